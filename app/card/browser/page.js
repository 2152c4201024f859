// The cards that stand on the page now, in reading order, and where the dashboard lives on its server.

const cards = new Set();

export const enter = (card) => cards.add(card);
export const leave = (card) => cards.delete(card);

/** All cards, from top to bottom. */
export function inOrder() {
  const follows = (one, other) => one.root.compareDocumentPosition(other.root) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...cards].filter((card) => card.root.isConnected).sort((a, b) => (follows(a, b) ? -1 : 1));
}

// this file is at <server>/_stcore/bidi-components/<name>/page.js
export const SERVER = new URL('../../../', import.meta.url);

/** The file of an exhibit: `kind` is 'pptx', 'xlsx' or 'csv'. */
export function fileAddress({ key, address }, kind) {
  return new URL(`uitvoer/${key}.${kind}${choiceOf(address)}`, SERVER).href;
}

/** The page with the choice that is shown now, at this card. */
export function linkAddress({ key, address, page }) {
  return `${new URL(`${page}${choiceOf(address)}`, SERVER).href}#${key}`;
}

function choiceOf(address) {
  const start = address.indexOf('?');
  return start < 0 ? '' : address.slice(start);
}

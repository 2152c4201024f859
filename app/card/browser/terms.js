// Words from the glossary explained where they stand: a button in the sentence that opens a small text.

import { element, uniqueId } from './dom.js';

const GAP = 6;

/** Fills `place` with `text`, in which the first of each word of `terms` (word → definition) can be opened. */
export function fillWithTerms(place, text, terms) {
  const words = Object.keys(terms).sort((a, b) => b.length - a.length);
  if (!words.length) {
    place.textContent = text;
    return;
  }
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const seen = new Set();
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const word = words.find((one) => one.toLowerCase() === match[0].toLowerCase());
    if (seen.has(word)) continue;
    seen.add(word);
    parts.push(text.slice(end, match.index), ...term(match[0], terms[word]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  place.replaceChildren(...parts.filter((part) => part !== ''));
}

function term(word, definition) {
  const id = uniqueId('term');
  const box = element('span', { id, className: 'card-definition', popover: 'auto', role: 'note' }, definition);
  const opener = element('button', { type: 'button', className: 'card-term', 'aria-expanded': 'false' }, word);
  opener.setAttribute('popovertarget', id);
  opener.setAttribute('aria-describedby', id);
  box.addEventListener('toggle', (event) => {
    const open = event.newState === 'open';
    opener.setAttribute('aria-expanded', String(open));
    if (open) placeBelow(box, opener);
  });
  return [opener, box];
}

/** Puts an open popover below what opens it, inside the window. */
export function placeBelow(box, opener) {
  const at = opener.getBoundingClientRect();
  const own = box.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(at.left, window.innerWidth - own.width - GAP));
  const below = at.bottom + GAP;
  const top = below + own.height > window.innerHeight ? Math.max(GAP, at.top - own.height - GAP) : below;
  Object.assign(box.style, { left: `${left}px`, top: `${top}px` });
}

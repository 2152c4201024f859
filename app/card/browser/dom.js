// A few lines around the DOM. Text always goes in as text: nothing from data is ever read as HTML.

/** A new element: `properties` are set on it ('aria-…', 'data-…' and 'role' as attributes), `children` are nodes or text. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name.includes('-') || name === 'role' || name === 'for' || name === 'scope') made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return made;
}

/** A button with words; `properties` as for `element`. */
export function button(words, onclick, properties = {}) {
  return element('button', { type: 'button', onclick, ...properties }, words);
}

/** Fills `place` with `text`; a sign and its amount ('−€ 389.756') stay on one line, which browsers do not see to. */
export function fillKeepingAmounts(place, text) {
  const parts = text.split(/([−+]€\S*)/);
  place.replaceChildren(...parts.map((part, at) => (at % 2 ? element('span', { className: 'card-whole' }, part) : part)));
}

/** The nearest ancestor that scrolls, null when that is the window itself. */
export function scroller(node) {
  for (let up = node.parentElement; up; up = up.parentElement) {
    if (/(auto|scroll)/.test(getComputedStyle(up).overflowY)) return up;
  }
  return null;
}

/** Hands the browser a file to save. */
export function save(blob, name) {
  const link = element('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

let serial = 0;

/** An id that no other element has. */
export const uniqueId = (start) => `${start}-${(serial += 1)}`;

// The entry that Streamlit calls for one card or a few: when they appear, when their data change, when the theme changes.
//
// `data` is a payload made by app/card/payload.py, or several, a line each, for cards that stand beside each other. Each is
// JSON in UTF-8:
//   key, address ('key?choice'), page, title, subtitle, mark, origin, alt, caveat, notes[], source_short,
//   sources[{text, url}], filter_text[], table {columns: [{title, kind, unit, numeric, texts[], values[] | null}], rows, total},
//   made_on, data_date, terms {word: definition}, picks {field: label}, briefing, figure {data, layout} | null
//
// Nothing here is thrown away on a change: the same elements get other words, the same figure other numbers.

import { element } from './dom.js';
import { Card } from './view.js';

const boxes = new WeakMap();
const text = new TextDecoder();
let parts = null;
const KEY = /^\{"key":"([^"]+)"/;

export default function show(component) {
  const lines = text.decode(component.data);
  // the parts of the briefing (app/briefing/editor.py) stand among the cards and use their modules
  return lines.startsWith('{"part"') ? showPart(component, lines) : showCards(component, lines.split('\n'));
}

function showPart(component, json) {
  // asked for once: two imports of a module that is still on its way may be answered the other way round
  parts ??= import('./briefing/parts.js').catch((error) => {
    parts = null; // the next run asks again
    throw error;
  });
  const showing = parts.then(({ show }) => show(component, JSON.parse(json)));
  return () => showing.then((remove) => remove());
}

function showCards({ parentElement, setTriggerValue }, payloads) {
  let box = boxes.get(parentElement);
  if (!box) {
    box = { root: parentElement.appendChild(element('div')), cards: new Map() };
    boxes.set(parentElement, box);
  }
  box.root.classList.toggle('card-beside', payloads.length > 1);
  const before = box.cards;
  box.cards = new Map();
  payloads.forEach((json, place) => {
    const [, key] = KEY.exec(json);
    const card = before.get(key) ?? new Card(box.root);
    before.delete(key);
    box.cards.set(key, card);
    // only where it is not yet: what moves loses its place for the keyboard
    if (box.root.children[place] !== card.root) box.root.insertBefore(card.root, box.root.children[place]);
    card.send = (event) => setTriggerValue('event', event);
    card.update(json);
  });
  before.forEach((card) => card.remove());
  return () => {
    box.cards.forEach((card) => card.remove());
    box.root.remove();
    boxes.delete(parentElement);
  };
}

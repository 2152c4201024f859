// The entry that Streamlit calls for each card: when it appears, when its data change, when the theme changes.
//
// `data` is the payload made by app/card/payload.py, JSON in UTF-8:
//   key, address ('key?choice'), page, title, subtitle, mark, origin, alt, caveat, notes[], source_short,
//   sources[{text, url}], filter_text[], table {columns: [{title, kind, unit, numeric, texts[], values[] | null}], rows, total},
//   made_on, data_date, terms {word: definition}, picks {field: label}, briefing, figure {data, layout} | null
//
// Nothing here is thrown away on a change: the same elements get other words, the same figure other numbers.

import { Card } from './view.js';

const cards = new WeakMap();
const text = new TextDecoder();

export default function show(component) {
  const json = text.decode(component.data);
  // the parts of the briefing (app/briefing/editor.py) stand among the cards and use their modules
  return json.startsWith('{"part"') ? showPart(component, json) : showCard(component, json);
}

function showPart(component, json) {
  const showing = import('./briefing/parts.js').then(({ show }) => show(component, JSON.parse(json)));
  return () => showing.then((remove) => remove());
}

function showCard({ parentElement, setTriggerValue }, json) {
  let card = cards.get(parentElement);
  if (!card) {
    card = new Card(parentElement);
    cards.set(parentElement, card);
  }
  card.send = (event) => setTriggerValue('event', event);
  card.update(json);
  return () => {
    card.remove();
    cards.delete(parentElement);
  };
}

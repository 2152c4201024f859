// The entry that Streamlit calls for each card: when it appears, when its data change, when the theme changes.
//
// `data` is the payload made by app/card/payload.py, JSON in UTF-8:
//   key, address ('key?choice'), page, title, subtitle, mark, origin, alt, caveat, notes[], source_short,
//   sources[{text, url}], filter_text[], table {columns: [{title, kind, unit, numeric, texts[], values[] | null}], rows},
//   made_on, data_date, terms {word: definition}, picks {field: label}, briefing, figure {data, layout} | null
//
// Nothing here is thrown away on a change: the same elements get other words, the same figure other numbers.

import { Card } from './view.js';

const cards = new WeakMap();
const text = new TextDecoder();

export default function show({ data, parentElement, setTriggerValue }) {
  let card = cards.get(parentElement);
  if (!card) {
    card = new Card(parentElement);
    cards.set(parentElement, card);
  }
  card.send = (event) => setTriggerValue('event', event);
  card.update(text.decode(data));
  return () => {
    card.remove();
    cards.delete(parentElement);
  };
}

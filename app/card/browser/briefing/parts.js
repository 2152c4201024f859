// The parts of the briefing page, each an element of its own. `part` in the data says which; app/briefing/ makes them:
//
//   bar    serial, briefing (exhibits/briefing/plain.py), link, base, limits {characters, notes}, can_go_back, keep (../keeping.js),
//          ready[{name, title, text, choices[[value, label]]}]
//   said   said {tone, text} | null, changed and gone (how many), can_go_back
//   list   entries[{address, title, gone, changed}]
//   cover  made_on, data_date
//   item   place, address, title, gone, changed, problem, changes[{what, before, now}], more, since, old_title, has_values
//   paper  address; sources nothing
//
// The same element gets other data after each run; its part then changes in place, so that nobody loses the cursor.

import { Bar } from './bar.js';
import { Cover } from './cover.js';
import { Item } from './item.js';
import { List } from './list.js';
import { Paper, Sources } from './paper.js';
import { Said } from './said.js';

const KINDS = { bar: Bar, said: Said, list: List, cover: Cover, item: Item, paper: Paper, sources: Sources };
const parts = new WeakMap();

export function show({ parentElement, setTriggerValue }, data) {
  let part = parts.get(parentElement);
  if (!part) {
    part = new KINDS[data.part](parentElement);
    parts.set(parentElement, part);
  }
  part.update(data, (event) => setTriggerValue('event', event));
  return () => {
    part.remove();
    parts.delete(parentElement);
  };
}

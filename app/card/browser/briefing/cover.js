// The title page: its four fields, and on paper the page itself.

import { element, uniqueId } from '../dom.js';
import { inOrder } from '../page.js';
import { keepInStep } from './fields.js';
import { change, flush, follow, state } from './state.js';
import { WORDS } from './words.js';

const FIELDS = { title: {}, occasion: { placeholder: WORDS.occasionHint }, date: { type: 'date' }, name: { placeholder: WORDS.nameHint } };
const day = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long' });

/** '3 december 2026' for '2026-12-03'. */
const inDutch = (date) => day.format(new Date(`${date}T12:00`));

export class Cover {
  constructor(parent) {
    this.inputs = {};
    const fields = Object.entries(FIELDS).map(([name, properties]) => this.field(name, properties));
    this.paper = element('div', { className: 'briefing-paper' });
    this.root = element(
      'section',
      { className: 'briefing-cover', id: 'titelpagina' },
      element('h2', { tabIndex: -1 }, WORDS.cover),
      element('div', { className: 'briefing-fields' }, fields),
    );
    parent.append(this.root, this.paper);
    this.stop = follow(() => this.draw());
    this.before = () => this.drawPaper();
    window.addEventListener('beforeprint', this.before);
  }

  field(name, properties) {
    const input = element('input', { type: 'text', id: uniqueId('cover'), ...properties });
    input.addEventListener('input', () => change((briefing) => this.put(briefing, name, input.value), { typing: true }));
    input.addEventListener('change', flush);
    this.inputs[name] = input;
    const label = element('label', { for: input.id }, WORDS[name]);
    // a browser that is not Dutch writes month before day: so in words as well
    if (name === 'date') label.append((this.inWords = element('span', {})));
    return element('p', { className: `briefing-field briefing-field-${name}` }, label, input);
  }

  put(briefing, name, value) {
    if (value || name === 'title') briefing[name] = value;
    else delete briefing[name];
  }

  update(data) {
    this.data = data;
  }

  draw() {
    for (const [name, input] of Object.entries(this.inputs)) {
      input.maxLength = state.limits.characters;
      keepInStep(input, state.briefing[name] ?? '');
    }
    const { date } = state.briefing;
    this.inWords.textContent = date ? `: ${inDutch(date)}` : '';
  }

  drawPaper() {
    const { title, occasion, date, name } = state.briefing;
    const below = [occasion, date && inDutch(date), name].filter(Boolean);
    const cards = inOrder();
    const marks = [...new Set(cards.map((card) => card.exhibit.mark).filter(Boolean))];
    this.paper.replaceChildren(
      element('p', { className: 'paper-title' }, title),
      ...below.map((words) => element('p', { className: 'paper-below' }, words)),
      element('ol', { className: 'paper-contents' }, cards.map((card) => element('li', {}, card.exhibit.title))),
      element('p', { className: 'paper-made' }, WORDS.madeOn(this.data.made_on, this.data.data_date)),
      marks.length ? element('p', { className: 'paper-mark' }, WORDS.marks(marks)) : '',
    );
  }

  remove() {
    this.stop();
    window.removeEventListener('beforeprint', this.before);
    this.root.remove();
    this.paper.remove();
  }
}

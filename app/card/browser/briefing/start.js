// The ready-made briefings: one button each, and a list to choose from where one must be chosen first.

import { button, element, uniqueId } from '../dom.js';
import { act } from './state.js';
import { WORDS } from './words.js';

export class Start {
  /** `done` runs when one was chosen. */
  constructor(done) {
    this.done = done;
    this.tiles = element('ul', { className: 'briefing-tiles' });
    this.root = element('div', {}, element('h2', {}, WORDS.start), element('p', { className: 'briefing-hint' }, WORDS.startHelp), this.tiles);
  }

  offer(offered) {
    const text = JSON.stringify(offered);
    if (text === this.offered) return;
    this.offered = text;
    this.tiles.replaceChildren(...offered.map((one) => this.tile(one)));
  }

  tile({ name, title, text, choices }) {
    const heading = element('h3', { id: uniqueId('ready') }, title);
    const choice = choices.length ? element('select', { 'aria-label': WORDS.choose }, choices.map(([value, label]) => element('option', { value }, label))) : null;
    const open = button(WORDS.make, () => {
      act({ kind: 'ready', name, choice: choice?.value ?? '' });
      this.done();
    }, { className: 'briefing-main', 'aria-describedby': heading.id });
    return element('li', {}, heading, element('p', {}, text), element('div', { className: 'briefing-row' }, choice, open));
  }
}

// What the page has to say at its top: what went wrong or was opened, what can no longer be made, that figures have
// changed, and what this browser kept of an earlier visit.

import { button, element } from '../dom.js';
import { contents, followKept, forget, offered } from '../keeping.js';
import { act } from './state.js';
import { WORDS } from './words.js';

const MOST_OFFERED = 3;

export class Said {
  constructor(parent) {
    const box = (kind = '') => element('div', { className: `briefing-said ${kind}`.trim(), hidden: true });
    this.said = box();
    this.gone = box('briefing-lost');
    this.changed = box('briefing-changed');
    this.kept = box('briefing-kept');
    this.root = element('section', { className: 'briefing-messages', role: 'status' }, this.said, this.gone, this.changed, this.kept);
    parent.append(this.root);
    this.stop = followKept(() => this.offer());
  }

  update({ said, changed, gone, can_go_back: canGoBack }) {
    const back = canGoBack && said?.tone === 'notice' ? button(WORDS.back, () => act({ kind: 'back' })) : '';
    this.fill(this.said, said && [element('p', {}, said.text), back]);
    this.said.classList.toggle('briefing-problem', said?.tone === 'problem');
    this.fill(this.gone, gone && [element('p', {}, WORDS.goneCount(gone)), button(WORDS.goneShow, () => this.showGone())]);
    this.fill(this.changed, changed && [element('p', {}, WORDS.changedCount(changed)), button(WORDS.accept, () => act({ kind: 'accept' }))]);
    this.offer();
    if (said?.text && said.text !== this.text) this.bringIntoSight();
    this.text = said?.text;
  }

  /** What was made here before, and is in nobody's way: taken back or thrown away by the reader only. */
  offer() {
    const all = offered().slice(0, MOST_OFFERED);
    const isEmpty = !contents()?.count;
    const text = JSON.stringify([isEmpty, ...all.map(({ key, packed }) => [key, packed])]);
    if (text === this.offeredText) return;
    this.offeredText = text;
    const line = (one) =>
      element(
        'div',
        { className: 'briefing-row' },
        element('p', {}, WORDS.keptOf(one)),
        button(WORDS.takeKept, () => act({ kind: 'kept', packed: one.packed }), { 'aria-label': `${WORDS.takeKept}: ${one.title}` }),
        button(WORDS.forgetKept, () => forget(one.key), { 'aria-label': `${WORDS.forgetKept}: ${one.title}` }),
      );
    const parts = [...all.map(line), element('p', { className: 'briefing-hint' }, WORDS.keptHere)];
    // who is at work on a briefing is not to be held up by an older one
    const shown = isEmpty ? parts : [element('details', {}, element('summary', {}, WORDS.keptCount(all.length)), ...parts)];
    this.fill(this.kept, all.length && shown);
  }

  /** Whoever opened something far below must see what came of it. */
  bringIntoSight() {
    requestAnimationFrame(() => {
      if (this.root.getBoundingClientRect().top < 0) this.root.scrollIntoView({ block: 'center' });
    });
  }

  showGone() {
    const first = [...document.querySelectorAll('.briefing-item')].find((one) => one.querySelector('.briefing-gone:not([hidden])'));
    first?.scrollIntoView({ block: 'start' });
    first?.focus({ preventScroll: true });
  }

  fill(box, parts) {
    box.hidden = !parts;
    box.replaceChildren(...(parts || []).filter(Boolean));
  }

  remove() {
    this.stop();
    this.root.remove();
  }
}

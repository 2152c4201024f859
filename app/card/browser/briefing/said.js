// What the page has to say below the bar: that another briefing was opened, what went wrong, that figures have changed.

import { button, element } from '../dom.js';
import { act } from './state.js';
import { WORDS } from './words.js';

export class Said {
  constructor(parent) {
    this.said = element('div', { className: 'briefing-said', hidden: true });
    this.changed = element('div', { className: 'briefing-said briefing-changed', hidden: true });
    this.root = element('section', { className: 'briefing-told', role: 'status' }, this.said, this.changed);
    parent.append(this.root);
  }

  update({ said, changed, can_go_back: canGoBack }) {
    const back = canGoBack && said?.tone === 'notice' ? button(WORDS.back, () => act({ kind: 'back' })) : '';
    this.fill(this.said, said && [element('p', {}, said.text), back]);
    this.said.classList.toggle('briefing-problem', said?.tone === 'problem');
    this.fill(this.changed, changed && [element('p', {}, WORDS.changedCount(changed)), button(WORDS.accept, () => act({ kind: 'accept' }))]);
  }

  fill(box, parts) {
    box.hidden = !parts;
    box.replaceChildren(...(parts || []).filter(Boolean));
  }

  remove() {
    this.root.remove();
  }
}

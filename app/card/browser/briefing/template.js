// The user's own template for PowerPoint: chosen here and looked at by our own server at once, held while the page is open,
// sent along with the briefing, never kept.

import { button, element } from '../dom.js';
import { SERVER } from '../page.js';
import { WORDS } from './words.js';

const MOST_BYTES = 10_000_000;

export class Template {
  /** `say(text)` says what happened. */
  constructor(say) {
    this.say = say;
    this.file = null;
    this.chooser = element('input', { type: 'file', accept: '.pptx,.potx', hidden: true, 'aria-label': WORDS.template });
    this.chooser.addEventListener('change', () => this.chosen());
    this.name = element('span', { className: 'briefing-template' });
    this.choose = button(WORDS.template, () => this.chooser.click(), { title: WORDS.templateHelp });
    this.forget = button(WORDS.templateForget, () => this.take(null), { hidden: true });
    this.root = element('p', { className: 'briefing-row' }, this.choose, this.chooser, this.name, this.forget);
  }

  chosen() {
    const [file] = this.chooser.files;
    this.chooser.value = '';
    if (!file) return;
    if (file.size > MOST_BYTES) this.say(WORDS.templateTooLarge);
    else this.check(file);
  }

  /** Takes the file when a deck can be made with it, else says why not; the one before stays. */
  async check(file) {
    this.say(WORDS.templateChecking(file.name));
    this.asked = file;
    const isLast = () => this.asked === file; // another was chosen, or taken away, before this was answered
    try {
      const answer = await fetch(new URL('uitvoer/briefing-sjabloon', SERVER), { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } });
      const why = answer.ok ? '' : (await answer.text()).trim();
      if (!isLast()) return;
      if (answer.ok) this.take(file);
      else this.say(WORDS.templateRefused(file.name, why));
    } catch (error) {
      console.error(error);
      if (isLast()) this.say(WORDS.templateUnchecked);
    }
  }

  take(file) {
    this.asked = null;
    this.file = file;
    this.name.textContent = file?.name ?? '';
    this.forget.hidden = !file;
    this.say(file ? WORDS.templateChosen(file.name) : WORDS.templateForgotten);
  }
}

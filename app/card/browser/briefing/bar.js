// The bar above the briefing: what one can do with all of it, what the page has to say, and a start while it is empty.

import { button, element } from '../dom.js';
import { keep } from '../keeping.js';
import { makeFile, openFile } from './files.js';
import { Start } from './start.js';
import { act, flush, follow, isUnsettled, noteAnswer, receive, settled, state } from './state.js';
import { Template } from './template.js';
import { WORDS } from './words.js';

const LATE_MS = 1000;

export class Bar {
  constructor(parent) {
    this.status = element('p', { className: 'briefing-status', role: 'status' });
    this.progress = element('progress', { hidden: true, 'aria-label': WORDS.making(WORDS.files.pptx) });
    this.present = element('a', { className: 'briefing-main' }, WORDS.present);
    this.present.addEventListener('click', (event) => this.startPresenting(event));
    this.copy = button(WORDS.copyLink, () => this.copyLink());
    this.chooser = element('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': WORDS.open });
    this.chooser.addEventListener('change', () => this.opened());
    this.back = button(WORDS.back, () => act({ kind: 'back' }));
    this.more = element('details', { className: 'briefing-more' }, element('summary', {}, WORDS.more));
    this.more.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.more.open) return;
      this.more.open = false;
      this.more.firstChild.focus();
    });
    this.house = new Template((text) => this.say(text));
    this.ofFull = element(
      'div',
      { className: 'briefing-actions', role: 'group', 'aria-label': WORDS.actions },
      this.present,
      this.file('pptx', WORDS.pptx),
      this.file('xlsx', WORDS.xlsx),
      button(WORDS.print, () => this.print(), { title: WORDS.printHelp, className: 'briefing-print' }),
      this.house.root,
      element('span', { className: 'briefing-gap' }),
      this.copy,
      this.file('briefing.json', WORDS.save, WORDS.saveHelp),
    );
    this.open = button(WORDS.open, () => this.chooser.click());
    this.empty = button(WORDS.empty, () => act({ kind: 'empty' }));
    this.ready = new Start(() => (this.more.open = false));
    this.others = element('div', { className: 'briefing-others' }, this.ready.root, element('p', { className: 'briefing-row' }, this.open, this.empty, this.back));
    this.root = element('section', { className: 'briefing-bar' }, this.ofFull, this.progress, this.status, this.chooser);
    parent.append(this.root);
    this.stop = follow(() => this.draw());
    this.leaving = () => flush({ leaving: true });
    window.addEventListener('pagehide', this.leaving);
  }

  file(kind, words, help = '') {
    return button(words, () => makeFile(kind, this), { title: help });
  }

  update(data, send) {
    noteAnswer(data.serial);
    this.data = data;
    this.ready.offer(data.ready);
    keep(data.keep);
    receive(data, send);
  }

  draw() {
    const { data } = this;
    if (!data) return;
    const isEmpty = !state.briefing.items.length;
    this.root.classList.toggle('briefing-is-empty', isEmpty);
    this.ofFull.hidden = isEmpty;
    // one that is too long for a link is presented from what this tab keeps
    this.present.href = new URL(`${state.base}presentatie${state.link && `?stuk=${state.link}`}`, location.origin).href;
    this.back.hidden = !data.can_go_back;
    this.empty.hidden = isEmpty;
    // the same choices: in sight while there is nothing else, behind a button when there is
    if (isEmpty) this.root.append(this.others);
    else {
      this.more.append(this.others);
      this.ofFull.append(this.more);
    }
  }

  get template() {
    return this.house.file;
  }

  /** Says something below the buttons, to who sees it and to who hears it. */
  say(text) {
    this.status.textContent = text;
  }

  /** Whether the server has every word, and so the link too; says so when that takes long, and when it does not answer. */
  async hasAll() {
    const late = setTimeout(() => this.say(WORDS.waiting), LATE_MS);
    const isAnswered = await settled();
    clearTimeout(late);
    if (!isAnswered) this.say(WORDS.noAnswer);
    return isAnswered;
  }

  async copyLink() {
    if (!(await this.hasAll())) return;
    if (!state.link) {
      this.say(WORDS.tooLongForLink);
      return;
    }
    const link = new URL(`${state.base}briefing?stuk=${state.link}`, location.origin).href;
    try {
      await navigator.clipboard.writeText(link);
      this.say(WORDS.linkCopied);
    } catch {
      this.say(WORDS.linkRefused(link));
    }
  }

  /** Waits for words that were just typed: the link has them once the server has answered. */
  async startPresenting(event) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!isPlain || !isUnsettled()) return;
    event.preventDefault();
    if (!(await this.hasAll())) return;
    location.assign(this.present.href);
  }

  print() {
    flush();
    window.print();
  }

  async opened() {
    const [file] = this.chooser.files;
    this.chooser.value = '';
    if (file) await openFile(file, this);
  }

  remove() {
    this.stop();
    window.removeEventListener('pagehide', this.leaving);
    this.root.remove();
  }
}

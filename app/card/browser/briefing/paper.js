// What goes along on paper below a figure: its table and its explanation, made when the browser prints.

import { element } from '../dom.js';
import { inOrder } from '../page.js';
import { beforePaper } from '../print.js';
import { itemAt } from './state.js';
import { WORDS } from './words.js';

// A4 on its side, in the pixels of print.css
const PAGE_PX = 655;
const MOST_PX = 440;
const LEAST_PX = 290;
const LINE_CHARACTERS = 170;
// explanations of more remarks stand in two columns, as print.css has them
const ONE_COLUMN = 3;

export class Paper {
  constructor(parent) {
    this.root = element('div', { className: 'briefing-paper' });
    parent.append(this.root);
    this.before = () => this.draw();
    this.after = () => this.root.replaceChildren();
    beforePaper.add(this.before);
    window.addEventListener('afterprint', this.after);
  }

  update({ address }) {
    this.address = address;
  }

  draw() {
    const item = itemAt(this.address);
    const card = inOrder().find((one) => one.exhibit?.address === this.address);
    if (!item || !card) return;
    const { notes, table, figure } = card.exhibit;
    const parts = [];
    card.paperHeight = roomFor(item, card.exhibit);
    if (item.with_notes !== false && notes.length) {
      parts.push(element('section', { className: `paper-notes${notes.length > ONE_COLUMN ? ' paper-notes-many' : ''}` }, element('h3', {}, WORDS.explanation), element('ul', {}, notes.map((note) => element('li', {}, note)))));
    }
    if (item.with_table && figure) parts.push(element('section', { className: 'paper-table' }, element('h3', {}, WORDS.tableOf(card.exhibit.title)), wholeTable(table)));
    this.root.replaceChildren(...parts);
  }

  remove() {
    beforePaper.delete(this.before);
    window.removeEventListener('afterprint', this.after);
    this.root.remove();
  }
}

/** How high the figure may be, so that the explanation fits below it; less than LEAST_PX nobody can read. */
function roomFor({ conclusion, with_notes: withNotes }, { notes, title, caveat }) {
  const lines = (text) => Math.ceil((text?.length ?? 0) / LINE_CHARACTERS);
  const inTwo = notes.length > ONE_COLUMN;
  const noted = notes.reduce((sum, note) => sum + Math.ceil(note.length / (inTwo ? LINE_CHARACTERS / 2.1 : LINE_CHARACTERS)) * 17 + 3, 0);
  const explained = withNotes === false || !notes.length ? 0 : 34 + (inTwo ? noted / 2 + 17 : noted);
  const above = 150 + (conclusion ? 40 : 0) + (title.length > 95 ? 26 : 0) + lines(caveat) * 18;
  return Math.max(LEAST_PX, Math.min(MOST_PX, PAGE_PX - above - explained));
}

function wholeTable({ columns, rows }) {
  const side = (column) => (column.numeric ? 'card-number' : '');
  const head = element('tr', {}, columns.map((column) => element('th', { scope: 'col', className: side(column) }, column.title)));
  const lines = Array.from({ length: rows }, (_, row) => element('tr', {}, columns.map((column) => element('td', { className: side(column) }, column.texts[row]))));
  return element('table', {}, element('thead', {}, head), element('tbody', {}, lines));
}

/** The last page: every source in full, once. */
export class Sources {
  constructor(parent) {
    this.root = element('div', { className: 'briefing-paper paper-sources' });
    parent.append(this.root);
    this.before = () => {
      const texts = new Set(inOrder().flatMap((card) => card.exhibit.sources.map(({ text }) => text)));
      this.root.replaceChildren(element('h3', {}, WORDS.sources), element('ul', {}, [...texts].map((text) => element('li', {}, text))));
    };
    window.addEventListener('beforeprint', this.before);
  }

  update() {}

  remove() {
    window.removeEventListener('beforeprint', this.before);
    this.root.remove();
  }
}

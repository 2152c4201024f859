// A table as a slide: large while it is short, and as many whole rows as fit when it is long; the rest a page further. On a
// phone held upright a table that is wider than that is a list: each row its own block, its columns below each other.

import { element } from '../dom.js';
import { linked } from '../table.js';
import { WORDS as CARD_WORDS } from '../words.js';
import { WORDS } from './words.js';

const SCALES = [1.5, 1.35, 1.2, 1.1];
const SHORT = 25;
const AT_ONCE = 40;
const NARROW_PX = 560;
const MOST_LISTED = 200; // rows; the slide scrolls

/** Numbers stand at the right; they and days stay on one line. */
const kindOf = ({ numeric, kind }) => (numeric ? 'card-number' : kind === 'date' ? 'slide-day' : '');

/** A part of a table (app/http/table_slides.py) as the content of a `SlideTable`. */
export function partOf({ titles, numeric, rows, widths, size, left_out: leftOut }) {
  const columns = titles.map((title, at) => ({ title, numeric: numeric[at], texts: rows.map((row) => row[at]) }));
  return { columns, rows: rows.length, total: rows.length, widths, size, leftOut };
}

export class SlideTable {
  /**
   * `content` is a payload's table ({columns, rows, total}) or a part of one: with the `widths` of its columns in per cent,
   * the `size` of its letters where all parts have the same, and what it has `leftOut`. `space` is where it must fit.
   */
  constructor(space, content, caption) {
    Object.assign(this, { space, content, starts: [0] });
    this.scales = content.size ? [content.size] : SCALES;
    this.body = element('tbody');
    const heads = content.columns.map((column) => element('th', { scope: 'col', className: kindOf(column) }, column.title));
    this.root = element('table', { className: 'slide-table' }, element('caption', { className: 'card-hidden' }, caption), this.widths(), element('thead', {}, element('tr', {}, heads)), this.body);
  }

  widths() {
    const columns = (this.content.widths ?? []).map((width) => {
      const column = element('col');
      column.style.width = `${width}%`;
      return column;
    });
    return element('colgroup', {}, columns);
  }

  /** Draws it anew for the size of `space`, from the row that it was at; `note(words)` says what is not in sight. */
  fit(note) {
    this.note = note;
    this.space.replaceChildren(this.root);
    note(this.content.leftOut ?? '');
    const { rows } = this.content;
    this.root.style.fontSize = '1em';
    this.root.classList.remove('slide-tight', 'slide-listed');
    if (!rows) {
      this.body.replaceChildren(element('tr', {}, element('td', { colSpan: this.content.columns.length }, CARD_WORDS.noRows)));
      return;
    }
    if (this.isTooWide()) {
      this.list();
      return;
    }
    if (rows <= SHORT) {
      this.put(0, rows);
      for (const scale of [...this.scales, 1]) {
        this.root.style.fontSize = `${scale}em`;
        if (this.isInside()) {
          this.starts = [0];
          this.say(0, rows);
          return;
        }
      }
    }
    note(WORDS.rows(1, rows, rows)); // takes a line from what there is for rows
    this.page();
  }

  /** Whether its columns cannot stand beside each other on a phone, in letters of the slide and with whole words. */
  isTooWide() {
    if (this.space.clientWidth >= NARROW_PX) return false;
    this.put(0, Math.min(AT_ONCE, this.content.rows));
    return this.root.classList.contains('slide-tight');
  }

  list() {
    const { rows, total, leftOut } = this.content;
    this.root.classList.replace('slide-tight', 'slide-listed');
    this.put(0, Math.min(rows, MOST_LISTED));
    this.starts = [0];
    this.shown = rows; // all that there is to turn to
    const all = Math.max(total ?? 0, rows);
    this.note(MOST_LISTED < all ? WORDS.firstRows(MOST_LISTED, all) : (leftOut ?? ''));
  }

  /** The next rows (1) or those before (-1), as far as there are any. */
  turn(step) {
    const next = this.starts.at(-1) + this.shown;
    if (step > 0 && next < this.content.rows) this.starts.push(next);
    else if (step < 0 && this.starts.length > 1) this.starts.pop();
    else return;
    this.page();
  }

  page() {
    const start = this.starts.at(-1);
    this.put(start, Math.min(start + AT_ONCE, this.content.rows));
    while (this.body.rows.length > 1 && !this.isInside()) this.body.lastChild.remove();
    this.say(start, start + this.body.rows.length);
  }

  put(first, end) {
    const { columns } = this.content;
    const rows = Array.from({ length: end - first }, (_, at) =>
      element('tr', {}, columns.map((column, place) => element(place ? 'td' : 'th', { className: kindOf(column), 'data-title': column.title, ...(place ? {} : { scope: 'row' }) }, linked(column.texts[first + at])))),
    );
    this.body.replaceChildren(...rows);
    // words are broken only where there are too many columns for whole ones
    if (this.root.style.fontSize === '1em' && this.root.offsetWidth > this.space.clientWidth) this.root.classList.add('slide-tight');
  }

  say(first, end) {
    this.shown = end - first;
    const all = Math.max(this.content.total ?? 0, this.content.rows);
    this.note(this.shown < all ? WORDS.rows(first + 1, end, all) : (this.content.leftOut ?? ''));
  }

  // not by rectangles: the speaker sees the slide small
  isInside() {
    return this.root.offsetHeight <= this.space.clientHeight && this.root.offsetWidth <= this.space.clientWidth;
  }
}

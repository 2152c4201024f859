// The exhibit's figures as a real table: sorted by any column, searched, ten rows at a time or all of them, scrolling inside itself.

import { button, element, uniqueId } from './dom.js';
import { WORDS } from './words.js';

const ROWS_PER_PAGE = 10;
// a page more for a few rows only costs a click
const FEW_MORE = 6;
const SEARCH_FROM = 20;
const LONG_TEXT = 40;
// a column of short texts keeps them on one line where there is room
const SHORT_TEXT = 22;
const collator = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });

const AMOUNT = /^([−-]?)€\s?([\d.]+(?:,\d+)?)(\s?mln)?$/;

/** '−€ 1.072.000' and '€ 7,3 mln' in euros, null for other words. */
function euros(text) {
  const [, minus, number, millions] = AMOUNT.exec(text.trim()) ?? [];
  if (!number) return null;
  return (minus ? -1 : 1) * (millions ? 1e6 : 1) * Number(number.replaceAll('.', '').replace(',', '.'));
}

/** What a column is sorted by: its values, its texts, or the amounts in them where some rows say in words why there is none. */
function sortKeys({ numeric, texts, values }) {
  const amounts = numeric ? [] : texts.map(euros);
  const isAmounts = 2 * amounts.filter((amount) => amount !== null).length > texts.length;
  return { keys: isAmounts ? amounts : (values ?? texts), isNumeric: numeric || isAmounts };
}

/** Row numbers of `column` ({texts, values}) in order; what is not known comes last either way. */
export function order(column, ascending) {
  const { keys, isNumeric } = sortKeys(column);
  const isUnknown = (row) => keys[row] === null || column.texts[row] === WORDS.unknown;
  const compare = isNumeric ? (a, b) => a - b : (a, b) => collator.compare(a, b);
  return keys
    .map((_, row) => row)
    .sort((a, b) => {
      if (isUnknown(a) || isUnknown(b)) return isUnknown(a) - isUnknown(b) || a - b;
      return (ascending ? 1 : -1) * compare(keys[a], keys[b]) || a - b;
    });
}

/** A web address as a link that says where it goes; any other text as it is. */
export function linked(text) {
  if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text)) return text;
  const site = new URL(text).hostname.replace(/^www\./, '');
  return element('a', { href: text, target: '_blank', rel: 'noopener', title: WORDS.otherSite }, site);
}

export class Table {
  /** Builds inside `panel`; `say(text)` announces, `onPick(pick)` hears that a row was chosen for the page's filter. */
  constructor(panel, { say, onPick }) {
    Object.assign(this, { panel, say, onPick });
    this.search = element('input', { type: 'search', id: uniqueId('search'), oninput: () => this.turn(0) });
    this.finder = element('p', { className: 'card-search' }, element('label', { for: this.search.id }, WORDS.search), this.search);
    this.table = element('table');
    this.scroll = element('div', { className: 'card-scroll', onscroll: () => this.cue() }, this.table);
    this.hint = element('p', { className: 'card-hint', hidden: true }, WORDS.scroll);
    this.cut = element('p', { className: 'card-hint card-cut', hidden: true });
    this.pager = element('div', { className: 'card-pager', role: 'group', 'aria-label': WORDS.pages });
    this.tools = element('div', { className: 'card-tools' }, this.finder, this.pager);
    panel.replaceChildren(this.tools, this.cut, this.hint, this.scroll);
    this.size = new ResizeObserver(() => this.cue());
    this.size.observe(this.scroll);
  }

  /** Shows `content` ({columns, rows}) under the `caption`, in its own order; `picks` are the first cells to choose by. */
  show(content, caption, picks = new Map()) {
    const titles = content.columns.map((column) => column.title).join('|');
    if (titles !== this.titles) {
      this.sorted = null;
      this.whole = false;
      this.search.value = '';
    }
    Object.assign(this, { content, titles, picks, page: 0 });
    this.finder.hidden = content.rows <= SEARCH_FROM;
    this.cut.hidden = !(content.total > content.rows);
    this.cut.textContent = this.cut.hidden ? '' : WORDS.cut(content.rows, content.total);
    this.body = element('tbody');
    this.heads = content.columns.map((column, place) => this.head(column, place));
    this.table.replaceChildren(
      element('caption', { className: 'card-hidden' }, caption),
      element('thead', {}, element('tr', {}, this.heads)),
      this.body,
    );
    this.scroll.setAttribute('aria-label', caption);
    this.arrange();
  }

  head(column, place) {
    const sorter = button(column.title, () => this.sort(place), { title: WORDS.sortable });
    const longest = column.texts.reduce((most, text) => Math.max(most, text.length), 0);
    const wide = longest > LONG_TEXT && !column.numeric ? 'card-long' : '';
    const whole = column.title.length <= SHORT_TEXT ? 'card-short' : '';
    return element('th', { scope: 'col', className: `${column.numeric ? 'card-number' : ''} ${wide} ${whole}` }, sorter);
  }

  /** Up, down, and back to the order that it came in. */
  sort(place) {
    const before = this.sorted?.place === place ? this.sorted.ascending : null;
    this.sorted = before === false ? null : { place, ascending: before === null };
    this.arrange();
    this.say(this.sorted ? WORDS.sorted(this.content.columns[place].title, this.sorted.ascending) : WORDS.unsorted);
  }

  /** Puts the rows in the order that was asked for. */
  arrange() {
    const { columns, rows } = this.content;
    this.rows = this.sorted ? order(columns[this.sorted.place], this.sorted.ascending) : [...Array(rows).keys()];
    for (const head of this.heads) head.removeAttribute('aria-sort');
    if (this.sorted) this.heads[this.sorted.place].setAttribute('aria-sort', this.sorted.ascending ? 'ascending' : 'descending');
    this.turn(0);
  }

  turn(page) {
    this.page = page;
    this.fill();
  }

  /** The rows that the search leaves: all its words somewhere in the row. */
  matching() {
    const words = this.search.value.toLocaleLowerCase('nl').split(/\s+/).filter(Boolean);
    if (!words.length) return this.rows;
    return this.rows.filter((row) => {
      const text = this.content.columns.map((column) => column.texts[row]).join(' ').toLocaleLowerCase('nl');
      return words.every((word) => text.includes(word));
    });
  }

  fill(all = this.whole) {
    const rows = this.matching();
    const size = all || rows.length <= ROWS_PER_PAGE + FEW_MORE ? Math.max(rows.length, 1) : ROWS_PER_PAGE;
    const first = all ? 0 : this.page * size;
    this.body.replaceChildren(...rows.slice(first, first + size).map((row) => this.row(row)));
    if (!rows.length) {
      const words = this.content.rows ? WORDS.noMatch : WORDS.noRows;
      this.body.append(element('tr', {}, element('td', { colSpan: this.content.columns.length }, words)));
    }
    this.fillPager(rows.length, size, first);
    this.cue();
  }

  row(row) {
    const cells = this.content.columns.map((column, place) => {
      const text = column.texts[row];
      const kind = `${column.numeric ? 'card-number' : ''} ${text.length <= SHORT_TEXT ? 'card-short' : ''}`;
      return place ? element('td', { className: kind }, linked(text)) : element('th', { scope: 'row', className: kind }, this.name(text));
    });
    return element('tr', {}, cells);
  }

  /** The first cell: a button where the page can be filtered by it, the way in for who cannot click on a figure. */
  name(text) {
    const pick = this.picks.get(text);
    return pick ? button(text, () => this.onPick(pick), { className: 'card-link', title: WORDS.pickHelp(text) }) : text;
  }

  fillPager(total, size, first) {
    this.pager.hidden = total <= size && !this.search.value && !this.whole;
    this.tools.hidden = this.finder.hidden && this.pager.hidden;
    const words = total ? WORDS.rows(first + 1, Math.min(first + size, total), total) : WORDS.noMatch;
    const turn = (label, page, possible) => button(label, () => this.turn(page), { disabled: !possible });
    const toggle = button(this.whole ? WORDS.fewRows : WORDS.allRows, () => this.showWhole(!this.whole));
    this.pager.replaceChildren(
      element('span', { role: 'status' }, words),
      turn(WORDS.previous, this.page - 1, this.page > 0),
      turn(WORDS.next, this.page + 1, first + size < total),
      ...(this.whole || total > size ? [toggle] : []),
    );
  }

  /** All rows below each other, or a page of them. */
  showWhole(whole) {
    this.whole = whole;
    this.turn(0);
    this.pager.lastElementChild?.focus();
  }

  /** Says that there is more to the side or below, and lets the keyboard get there, only when there is. */
  cue() {
    const { scrollWidth, clientWidth, scrollLeft, scrollHeight, clientHeight, scrollTop } = this.scroll;
    const more = scrollWidth > clientWidth + 1;
    const high = scrollHeight > clientHeight + 1;
    this.hint.hidden = !more;
    this.scroll.classList.toggle('card-more', more && scrollLeft + clientWidth < scrollWidth - 1);
    this.scroll.classList.toggle('card-below', high && scrollTop + clientHeight < scrollHeight - 1);
    if (more || high) {
      this.scroll.tabIndex = 0;
      this.scroll.setAttribute('role', 'region');
    } else {
      this.scroll.removeAttribute('tabindex');
      this.scroll.removeAttribute('role');
    }
  }

  remove() {
    this.size.disconnect();
  }
}

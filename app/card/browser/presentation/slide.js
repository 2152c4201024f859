// One slide: title, mark, own conclusion, the exhibit as large as fits, its caveat and source. It is drawn while it is
// out of sight, so that turning to it only has to show it. Its size is that of the element it stands in.

import { element, fillKeepingAmounts, uniqueId } from '../dom.js';
import { plotly } from '../plotly.js';
import { coloursAround } from '../theme.js';
import { WORDS as CARD_WORDS } from '../words.js';
import { drawFigure } from './figure.js';
import { partOf, SlideTable } from './table.js';
import { WORDS } from './words.js';

// letters of 24 px on a screen of 1920 × 1080, 16 on one of 1280 × 720, in that ratio on others; never smaller
const SMALLEST_PX = 16;
const letterOf = (width, height) => Math.max(SMALLEST_PX, Math.min(width / 80, height / 45));

export class Slide {
  /**
   * `item` is {address, conclusion, notes, title?}, or a title slide: {cover: {title, lines[]}}. With `table` it shows the
   * table of its exhibit, or the part of it that is given, under a `caveat` of its own (app/http/table_slides.py).
   */
  constructor(parent, item, { place, total }) {
    Object.assign(this, { item, place, total, exhibit: null, drawn: null, at: 0 });
    this.heading = element('h1', { id: uniqueId('slide-title'), tabIndex: -1 });
    this.subtitle = element('p', { className: 'slide-subtitle' });
    this.conclusion = element('p', { className: 'slide-conclusion' }, item.conclusion ?? '');
    this.mark = element('p', { className: 'card-mark', hidden: true });
    this.space = element('div', { className: 'slide-space' });
    this.more = element('p', { className: 'slide-more', hidden: true });
    this.caveat = element('p', { className: 'slide-caveat' });
    this.source = element('p', { className: 'slide-source' });
    this.number = element('p', { className: 'slide-number' }, `${place} / ${total}`);
    this.across = element('p', { className: 'slide-across', 'aria-hidden': 'true', hidden: true });
    this.root = element(
      'section',
      { className: 'card slide', role: 'group', 'aria-roledescription': WORDS.slide, 'aria-labelledby': this.heading.id },
      element('header', {}, this.heading, this.subtitle, this.mark, this.conclusion),
      this.space,
      element('footer', {}, element('div', {}, this.more, this.caveat, this.source), this.number),
      this.across,
    );
    this.space.addEventListener('scroll', () => this.cue());
    if (item.cover) this.showCover(item.cover);
    else fillKeepingAmounts(this.heading, item.title || WORDS.loading);
    parent.append(this.root);
    this.show(false);
  }

  get title() {
    return this.item.cover?.title ?? (this.item.title || this.exhibit?.title) ?? WORDS.loading;
  }

  showCover({ title, lines }) {
    this.root.classList.add('slide-cover');
    this.heading.textContent = title;
    this.space.append(...lines.map((line) => element('p', {}, line)));
  }

  /** A remark on a title slide about what follows; '' for none. */
  warn(words) {
    if (this.item.cover) this.caveat.textContent = words;
  }

  /** Fills in the payload of the exhibit (app/card/payload.py), parsed. */
  fill(exhibit) {
    this.exhibit = exhibit;
    fillKeepingAmounts(this.heading, this.title);
    this.subtitle.textContent = exhibit.subtitle;
    this.mark.textContent = this.across.textContent = exhibit.mark ?? '';
    this.mark.hidden = !exhibit.mark;
    this.across.hidden = exhibit.origin !== 'voorbeeld';
    this.caveat.textContent = this.item.caveat ?? exhibit.caveat;
    this.table = null;
    this.source.textContent = [exhibit.source_short, ...exhibit.filter_text, CARD_WORDS.dataDate(exhibit.data_date)].join(' · ');
    this.drawn = null;
  }

  /** Says why there is nothing to show; the slide keeps its place. */
  refuse(reason) {
    this.refused = true;
    fillKeepingAmounts(this.heading, this.item.title || this.item.was || WORDS.gone);
    this.space.replaceChildren(element('p', { className: 'slide-refused' }, reason), element('p', {}, this.item.address));
  }

  /** Draws what is not drawn yet at the size and in the colours that hold then, after what is being drawn already. */
  prepare() {
    this.preparing = (this.preparing ?? Promise.resolve()).then(() => this.drawAnew());
    return this.preparing;
  }

  async drawAnew() {
    const { clientWidth: width, clientHeight: height } = this.root;
    const colours = coloursAround(this.root);
    const wanted = `${width}×${height} ${colours.text} ${colours.background}`;
    if (!this.exhibit || !width || this.drawn === wanted) return;
    this.drawn = wanted;
    this.root.style.setProperty('--letter', `${letterOf(width, height)}px`);
    this.root.classList.toggle('card-dark', colours.dark);
    try {
      if (this.exhibit.figure && this.item.table === undefined) await this.drawFigure(colours);
      else this.drawTable();
    } catch (error) {
      console.error(error);
      this.space.textContent = CARD_WORDS.drawFailed;
    }
    this.cue();
    this.letFocus();
    Object.assign(this.root.dataset, { drawn: 'true', size: `${width}×${height}` });
  }

  async drawFigure(colours) {
    const library = await plotly();
    await document.fonts.load(`16px ${colours.font}`); // labels are measured in the font they will have
    this.clear();
    this.library = library;
    const letter = letterOf(this.root.clientWidth, this.root.clientHeight);
    this.parts = await drawFigure(library, this.space, this.exhibit, { colours, letter });
    this.showPart(this.part);
  }

  drawTable() {
    const { table } = this.item;
    this.table ??= new SlideTable(this.space, table ? partOf(table) : this.exhibit.table, this.title);
    this.table.fit((words) => this.sayMore(words));
  }

  /** Whether there is more below, said where the eye goes. */
  cue() {
    if (this.table || this.parts) return;
    const { scrollHeight, clientHeight, scrollTop } = this.space;
    this.sayMore(scrollHeight - clientHeight - scrollTop < 8 ? '' : WORDS.more);
  }

  /** What scrolls can be reached by keyboard, as on a phone, where little fits. */
  letFocus() {
    for (const scrolling of [this.root, this.space]) {
      if (scrolling.scrollHeight > scrolling.clientHeight) scrolling.tabIndex = 0;
      else scrolling.removeAttribute('tabindex');
    }
  }

  sayMore(words) {
    this.more.textContent = words;
    this.more.hidden = !words;
  }

  /** Which part of a figure that is too high for one slide is in sight, of how many. */
  get part() {
    return Math.min(this.at, this.lastPart);
  }

  get lastPart() {
    return (this.parts?.count ?? 1) - 1;
  }

  /** 'deel 1 van 2'; '' for what is whole. */
  get partWords() {
    return this.parts ? WORDS.part(this.part + 1, this.parts.count) : '';
  }

  /** Before it is shown: from its first part, or from its last when one comes back to it; also where it is still to be drawn. */
  enter(atItsEnd) {
    this.at = atItsEnd ? Infinity : 0;
    this.showPart(this.part);
  }

  /** Shows the next part of the figure (1), or the one before (-1); false when there is none. */
  turn(step) {
    return this.showPart(this.part + step);
  }

  showPart(at) {
    if (!this.parts || at < 0 || at >= this.parts.count) return false;
    this.at = at;
    this.parts.show(at);
    this.number.textContent = [`${this.place} / ${this.total}`, this.partWords].join(' · ');
    return true;
  }

  /** A piece of the figure, or the next rows of the table. */
  scroll(share) {
    if (this.parts) this.turn(Math.sign(share));
    else if (this.table) this.table.turn(Math.sign(share));
    else this.space.scrollBy(0, share * this.space.clientHeight);
  }

  /** Before what is in sight, or out of sight and out of reach. */
  show(now) {
    this.root.classList.toggle('slide-now', now);
    this.root.inert = !now;
  }

  /** Gives back what a figure holds; it is drawn anew when it comes near again. */
  purge() {
    if (!this.library) return;
    this.clear();
    this.drawn = null;
    delete this.root.dataset.drawn;
  }

  clear() {
    this.parts = null;
    for (const plot of this.space.querySelectorAll('.js-plotly-plot')) this.library.purge(plot);
  }

  remove() {
    this.purge();
    this.root.remove();
  }
}

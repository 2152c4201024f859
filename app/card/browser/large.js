// One exhibit that fills the screen, for a room: title and source stay, arrow keys go to the next one of the page.

import { button, element, fillKeepingAmounts } from './dom.js';
import { fitted, smallestLetter } from './fit.js';
import { inOrder } from './page.js';
import { CONFIG, plotly } from './plotly.js';
import { Table } from './table.js';
import { inColours } from './theme.js';
import { WORDS } from './words.js';

// a presenter's remote sends PageUp and PageDown
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
// a figure of few rows grows beyond the least letters, so that it fills the screen
const MOST = 1.6;
const SCROLLS = { ArrowDown: 80, ArrowUp: -80 };

/** Opens `card`; when it closes again, whichever card is shown then, the focus returns to `opener`. */
export function openLarge(card, opener) {
  const dialog = element('dialog', { className: 'card-large' });
  card.root.append(dialog);
  const view = new Large(dialog, card, (step) => {
    const cards = inOrder();
    const next = cards[cards.indexOf(card) + step];
    if (!next) return;
    dialog.close();
    openLarge(next, opener);
  });
  dialog.addEventListener('close', () => {
    view.remove();
    dialog.remove();
    if (!document.querySelector('dialog.card-large[open]')) opener.focus();
  });
  dialog.showModal();
  view.draw();
}

class Large {
  constructor(dialog, card, go) {
    const { exhibit } = card;
    const cards = inOrder();
    const place = cards.indexOf(card);
    this.card = card;
    this.space = element('div', { className: 'card-large-space', onscroll: () => this.cue() });
    const heading = element('h2', { id: `${card.heading.id}-large` });
    fillKeepingAmounts(heading, exhibit.title);
    dialog.setAttribute('aria-labelledby', heading.id);
    dialog.append(
      element(
        'header',
        {},
        element('div', {}, heading, element('p', { className: 'card-subtitle' }, exhibit.subtitle), exhibit.mark && element('p', { className: 'card-mark' }, exhibit.mark)),
        button(WORDS.close, () => dialog.close(), { className: 'card-close', autofocus: true }),
      ),
      this.space,
      element(
        'footer',
        {},
        element('div', {}, element('p', { className: 'card-caveat' }, exhibit.caveat), element('p', { className: 'card-source' }, [exhibit.source_short, ...exhibit.filter_text].join(' · '))),
        element(
          'nav',
          {},
          button(WORDS.previous, () => go(-1), { disabled: place === 0 }),
          element('span', {}, WORDS.position(place + 1, cards.length)),
          button(WORDS.next, () => go(1), { disabled: place === cards.length - 1 }),
        ),
      ),
    );
    dialog.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      const scroll = SCROLLS[event.key];
      if ((!step && !scroll) || event.target.matches('input')) return;
      event.preventDefault();
      event.stopPropagation();
      if (step) go(step);
      else this.space.scrollBy(0, scroll);
    });
    this.size = new ResizeObserver(() => this.draw());
  }

  async draw() {
    const { exhibit, colours } = this.card;
    if (!exhibit.figure) {
      this.table ??= this.drawTable(exhibit);
      this.cue();
      return;
    }
    const library = await plotly();
    const { clientWidth, clientHeight } = this.space;
    if (this.removed || (this.width === clientWidth && this.height === clientHeight)) return;
    this.size.observe(this.space);
    Object.assign(this, { width: clientWidth, height: clientHeight });
    const least = parseFloat(getComputedStyle(this.space).fontSize) / smallestLetter(exhibit.figure);
    const { figure, size } = fitted(exhibit.figure, clientWidth, clientHeight, { most: least * MOST, least });
    this.plot ??= element('div', { className: 'card-large-plot', role: 'img', 'aria-label': exhibit.alt });
    this.plot.style.transform = `scale(${size.scale})`;
    const held = element('div', { className: 'card-large-held' }, this.plot);
    Object.assign(held.style, { width: `${size.width * size.scale}px`, height: `${size.height * size.scale}px` });
    this.space.replaceChildren(held);
    const { data, layout } = structuredClone(inColours(figure, colours));
    await library.react(this.plot, data, { ...layout, width: size.width, height: size.height }, CONFIG);
    this.plot.dataset.drawn = 'true';
    this.library = library;
    this.cue();
  }

  /** The last lines fade while there is more below; what scrolls can be reached by keyboard. */
  cue() {
    const { scrollTop, clientHeight, scrollHeight, clientWidth, scrollWidth } = this.space;
    this.space.tabIndex = scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1 ? 0 : -1;
    this.space.classList.toggle('card-large-more', scrollTop + clientHeight < scrollHeight - 2);
  }

  drawTable(exhibit) {
    const table = new Table(this.space, { say: () => {} });
    table.show(exhibit.table, exhibit.title);
    return table;
  }

  remove() {
    this.removed = true;
    this.size.disconnect();
    this.table?.remove();
    if (this.library) this.library.purge(this.plot);
  }
}

// Paper: every figure is drawn again at a width that suits it, in dark on white, before the browser prints, and put back
// after. The style sheet does the rest: no controls, no title without its figure.

import { element } from './dom.js';
import { DEFAULT_HEIGHT } from './figure.js';
import { lowestHeight, smallestLetter } from './fit.js';
import { fillMargins } from './margins.js';
import { inOrder } from './page.js';
import { plotlyNow } from './plotly.js';
import { shaped } from './shape.js';
import { PAPER } from './theme.js';
import { WORDS } from './words.js';

const PAPER_PX = 1000;
// what A4 on its side has left for a figure, so that title, remark and source stand on the same page
const PAPER_HEIGHT_PX = 440;
// a page within its margins
const PAGE_PX = 690;
// of a card, what stands around its figure besides title and remark: choice, source, lines and air
const AROUND_PX = 98;
const SMALLEST = 0.52;
// 8 points, in the pixels of a style sheet
const READABLE_PX = 8 / 0.75;
// a longer table prints as it stands; 'Alle rijen' asks for the whole of it
const MOST_ROWS = 150;
// so many short rows stand in two columns: a municipality's profile is one page
const TWO_COLUMNS_FROM = 24;
const TWO_COLUMNS_TO = 60;
const NARROW_COLUMNS = 5;
const ON_PAPER = 'on-paper';

/**
 * Draws a figure for paper, where cards stand below each other; its svg then scales along with the page, upright or not.
 * A high one is drawn lower, as far as its texts allow, and then wider, so that it shrinks; `most` is its greatest height.
 */
function toPaper(card, most) {
  const { figure } = card;
  if (!figure || card.panels.figure.hidden) return;
  figure.library ??= plotlyNow(); // a figure further down may still wait for its turn
  if (!figure.library) return;
  const scale = scaleFor(figure.figure, most);
  const width = Math.round(PAPER_PX / scale);
  const { data, layout } = shaped(figure.figure, width);
  const height = Math.round(Math.min(layout.height ?? DEFAULT_HEIGHT, Math.max(lowestHeight(layout), most / scale)));
  figure.onPaper = true;
  figure.draw(width, { ...PAPER, font: card.colours.font }, { data, layout: { ...layout, height } });
  figure.box.style.aspectRatio = `${width} / ${height}`;
  for (const drawing of figure.box.querySelectorAll('.main-svg')) drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
}

/** The room for a figure on a sheet of its own, or below the heading of the page. */
function roomOf({ root, caveat }, belowHeading) {
  const sheet = PAGE_PX - AROUND_PX - root.querySelector('header').offsetHeight - caveat.offsetHeight;
  const before = [...document.querySelectorAll('.top, .strip, [data-testid="stAlertContainer"]')].filter((part) => part.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING);
  return belowHeading ? before.reduce((room, part) => room - part.offsetHeight - 14, sheet) : sheet;
}

/** How high a figure may be: the first one what is left below the heading; as much of a sheet as its letters need to be read. */
function heightFor(card, first) {
  if (!card.figure) return PAPER_HEIGHT_PX;
  const rooms = [PAPER_HEIGHT_PX, Math.max(PAPER_HEIGHT_PX, roomOf(card, false))];
  if (first) rooms.unshift(Math.min(PAPER_HEIGHT_PX, roomOf(card, true)));
  const { figure } = card.figure;
  const enough = Math.min(READABLE_PX, letterAt(figure, rooms.at(-1)));
  return rooms.find((most) => letterAt(figure, most) >= enough);
}

/** The smallest letters of a figure on paper that may be `most` high, in pixels; 0 when it is higher than that. */
function letterAt(figure, most) {
  const scale = scaleFor(figure, most);
  const drawn = shaped(figure, PAPER_PX / scale);
  return lowestHeight(drawn.layout) * scale > most + 1 ? 0 : smallestLetter(drawn) * scale;
}

/** How much a figure shrinks: what is drawn wider may have its wide shape, which is lower. */
function scaleFor(figure, most) {
  const scaleOf = ({ layout }) => Math.max(SMALLEST, Math.min(1, most / lowestHeight(layout)));
  return scaleOf(shaped(figure, PAPER_PX / scaleOf(shaped(figure, PAPER_PX))));
}

/** The second half of a table as a table beside it, under a head of its own; `fill` puts the rows back. */
function halve(table) {
  if (!table || table.nextElementSibling?.matches('.card-second-half')) return;
  const second = table.cloneNode(true);
  second.className = 'card-second-half';
  second.removeAttribute('id');
  const half = Math.ceil(table.tBodies[0].rows.length / 2);
  [...second.tBodies[0].rows].slice(0, half).forEach((row) => row.remove());
  [...table.tBodies[0].rows].slice(half).forEach((row) => row.remove());
  table.after(second);
}

/** Below a heading that has its sheet to itself: what the figures on the next ones say. */
function listTitles(first) {
  const titles = inOrder().map(({ exhibit }) => element('li', {}, exhibit.title));
  first.root.before(element('div', { className: 'paper-titles' }, element('p', {}, WORDS.nextSheets), element('ul', {}, titles)));
}

function toScreen(card) {
  const { figure } = card;
  if (!figure?.library) return;
  figure.onPaper = false;
  figure.box.style.aspectRatio = '';
  for (const drawing of figure.box.querySelectorAll('.main-svg')) drawing.removeAttribute('viewBox');
  figure.place();
  figure.invalidate();
}

/** What must have happened before figures are drawn for paper: a briefing says how much room each leaves (`paperHeight`). */
export const beforePaper = new Set();
let prepared = false;

/** Gets every card ready for paper whenever the browser prints. */
export function preparePrinting() {
  if (prepared) return;
  prepared = true;
  window.addEventListener('beforeprint', () => {
    fillMargins();
    document.body.classList.add(ON_PAPER);
    beforePaper.forEach((say) => say());
    inOrder().forEach((card, place) => {
      const most = card.paperHeight ?? heightFor(card, place === 0);
      toPaper(card, most);
      if (card.figure && !card.paperHeight && place === 0 && most > roomOf(card, true)) listTitles(card);
      const { rows, columns } = card.exhibit.table;
      if (card.panels.table.hidden || rows > MOST_ROWS) return;
      card.table.fill(true);
      card.panels.table.before(card.foot); // below a table of more pages they would be alone on the last
      const inTwo = rows >= TWO_COLUMNS_FROM && rows <= TWO_COLUMNS_TO && columns.length <= NARROW_COLUMNS;
      card.root.classList.toggle('card-two-columns', inTwo);
      if (inTwo) halve(card.root.querySelector('.card-scroll table'));
    });
  });
  window.addEventListener('afterprint', () => {
    document.body.classList.remove(ON_PAPER);
    document.querySelector('.paper-titles')?.remove();
    for (const card of inOrder()) {
      toScreen(card);
      card.root.append(card.foot);
      card.root.querySelector('.card-second-half')?.remove();
      if (!card.panels.table.hidden) card.table.fill();
    }
  });
}

// Paper: every figure is drawn again at a width that suits it, in dark on white, before the browser prints, and put back
// after. The style sheet does the rest: no controls, no title without its figure.

import { DEFAULT_HEIGHT } from './figure.js';
import { inOrder } from './page.js';
import { shaped } from './shape.js';
import { PAPER } from './theme.js';

const PAPER_PX = 1000;
// what A4 on its side has left for a figure, so that title, remark and source stand on the same page
const PAPER_HEIGHT_PX = 440;
const SMALLEST = 0.55;

/**
 * Draws a figure for paper; its svg then scales along with the page, upright or not. A high one is drawn wider, so that
 * it becomes lower; one that has half a page beside another gets half. `widest` is the width of the widest on the screen.
 */
function toPaper(card, widest) {
  const { figure } = card;
  if (!figure?.library || card.panels.figure.hidden) return;
  const room = (PAPER_PX * figure.box.clientWidth) / widest;
  const width = Math.round(room / scaleFor(card, room));
  const spec = shaped(figure.figure, width);
  const height = heightOf(spec);
  figure.draw(width, { ...PAPER, font: card.colours.font }, spec);
  figure.box.style.aspectRatio = `${width} / ${height}`;
  for (const drawing of figure.box.querySelectorAll('.main-svg')) drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
}

const heightOf = ({ layout }) => layout.height ?? DEFAULT_HEIGHT;

/** How much a figure shrinks in `room` pixels of width: what is drawn wider may have its wide shape, which is lower. */
function scaleFor({ figure: { figure }, paperHeight = PAPER_HEIGHT_PX }, room) {
  const scaleOf = (spec) => Math.max(SMALLEST, Math.min(1, paperHeight / heightOf(spec)));
  return scaleOf(shaped(figure, room / scaleOf(shaped(figure, room))));
}

function toScreen(card) {
  const { figure } = card;
  if (!figure?.library) return;
  figure.box.style.aspectRatio = '';
  for (const drawing of figure.box.querySelectorAll('.main-svg')) drawing.removeAttribute('viewBox');
  figure.invalidate();
}

let prepared = false;

/** Gets every card ready for paper whenever the browser prints. */
export function preparePrinting() {
  if (prepared) return;
  prepared = true;
  window.addEventListener('beforeprint', () => {
    const widest = Math.max(...inOrder().map((card) => card.plot.clientWidth), 1);
    for (const card of inOrder()) {
      toPaper(card, widest);
      if (!card.panels.table.hidden) card.table.fill(true);
    }
  });
  window.addEventListener('afterprint', () => {
    for (const card of inOrder()) {
      toScreen(card);
      if (!card.panels.table.hidden) card.table.fill();
    }
  });
}

// Paper: every figure is drawn again at a width that suits it, in dark on white, before the browser prints, and put back
// after. The style sheet does the rest: no controls, no title without its figure.

import { inOrder } from './page.js';
import { PAPER } from './theme.js';

const PAPER_PX = 1000;

/** Draws a figure for paper; its svg then scales along with the page, upright or not. */
function toPaper(card) {
  const { figure } = card;
  if (!figure?.library || card.panels.figure.hidden) return;
  figure.draw(PAPER_PX, { ...PAPER, font: card.colours.font });
  const height = figure.box.querySelector('.main-svg')?.getAttribute('height');
  figure.box.style.aspectRatio = `${PAPER_PX} / ${height}`;
  for (const drawing of figure.box.querySelectorAll('.main-svg')) {
    drawing.setAttribute('viewBox', `0 0 ${PAPER_PX} ${height}`);
  }
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
    for (const card of inOrder()) {
      toPaper(card);
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

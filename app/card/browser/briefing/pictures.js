// The small pictures in the list: a figure as an image, the first rows of a table. Made one after another, when there is time.

import { element } from '../dom.js';
import { DEFAULT_HEIGHT } from '../figure.js';
import { fontFaces } from '../font.js';
import { inOrder } from '../page.js';
import { plotly } from '../plotly.js';
import { rastered } from '../raster.js';
import { shaped } from '../shape.js';
import { inColours } from '../theme.js';

const WIDTHS = [960, 620, 440];
const SHAPE = 2.2; // of the place for a picture: its width in times its height
const DRAWN = { width: 640, height: 280 }; // at the most: more than twice its place
const AGAIN_MS = 300;
const ROWS = 5;
const COLUMNS = 3;
let queue = Promise.resolve();

/** Fills `place` with the picture of the card at `address`, as soon as there is one. */
export function fillPicture(place, address, colours) {
  const card = inOrder().find((one) => one.exhibit?.address === address);
  if (!card) {
    if (place.dataset.waiting !== address) {
      place.dataset.waiting = address;
      setTimeout(() => {
        delete place.dataset.waiting;
        if (place.isConnected) fillPicture(place, address, colours);
      }, AGAIN_MS);
    }
    return;
  }
  const { exhibit } = card;
  // a card keeps its exhibit until it gets another, so this is quick for the many that did not change
  if (place.pictured === exhibit && place.dark === colours.dark) return;
  Object.assign(place, { pictured: exhibit, dark: colours.dark });
  if (!exhibit.figure) {
    place.replaceChildren(smallTable(exhibit.table));
    return;
  }
  queue = queue.then(idle).then(async () => {
    if (place.pictured !== exhibit || place.dark !== colours.dark) return;
    const src = await draw(exhibit.figure, colours);
    if (place.pictured === exhibit) place.replaceChildren(element('img', { src, alt: '', draggable: false }));
  }).catch((error) => console.error(error));
}

const idle = () => new Promise((resume) => (window.requestIdleCallback ?? setTimeout)(resume, { timeout: 1000 }));

async function draw(figure, colours) {
  const library = await plotly();
  const { width, height, shape } = bestOf(WIDTHS.map((width) => sized(figure, width)));
  const { data, layout } = inColours(shape, colours);
  const spec = structuredClone({ data, layout: { ...layout, width, height } });
  // a mark this small cannot be read: the card has it
  const address = await library.toImage(spec, { format: 'svg', width, height });
  const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  // a picture that stands alone has no fonts of the page: it brings its own, until it is drawn
  const style = `<style>${await fontFaces(colours.font)}</style>`;
  const svg = new Blob([text.replace(/<svg\b[^>]*>/, (tag) => tag + style)], { type: 'image/svg+xml' });
  const share = Math.min(DRAWN.width / width, DRAWN.height / height);
  const canvas = await rastered(svg, Math.round(width * share), Math.round(height * share));
  return canvas.toDataURL('image/png');
}

function sized(figure, width) {
  const shape = shaped(figure, width);
  return { shape, width, height: shape.layout.height ?? DEFAULT_HEIGHT };
}

/** The one that fills most of its place when all of it is shown there. */
function bestOf(sizes) {
  const filled = ({ width, height }) => Math.min(width / height / SHAPE, (height / width) * SHAPE);
  return sizes.reduce((best, size) => (filled(size) > filled(best) ? size : best));
}

function smallTable({ columns, rows }) {
  const shown = columns.slice(0, COLUMNS);
  const lines = Array.from({ length: Math.min(rows, ROWS) }, (_, row) => element('tr', {}, shown.map((column) => element('td', { className: column.numeric ? 'card-number' : '' }, column.texts[row]))));
  return element('table', {}, element('tr', {}, shown.map((column) => element('th', {}, column.title))), lines);
}

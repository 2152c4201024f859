// The figure of a slide: in letters that the back row can read, in one piece, or as columns beside each other when it
// is a list of rows that would be too high. What is too high for that too is shown in parts (parts.js).

import { element } from '../dom.js';
import { DEFAULT_HEIGHT } from '../figure.js';
import { fitted, smallestLetter } from '../fit.js';
import { CONFIG } from '../plotly.js';
import { shaped, wideFrom } from '../shape.js';
import { inColours } from '../theme.js';
import { cutsOf, marksOf, partsOf, Parts, wordsMeet } from './parts.js';

const LARGEST = 1.35;
const LARGEST_WIDE = 1.55;
const MOST_COLUMNS = 3;
const NARROWEST_PX = 300; // charts are made to be readable at 320
const GAP = 40;
const AIR = 8;
const LINE = 1.3; // 'deel 1 van 2' may take a line at the foot of the slide
const LOWEST = 0.55; // of the height that a figure was made with
const ROUGH = 1.25; // and some room for that, before it is known where they are cut
const UNEVEN = 1.08; // columns are cut between rows, so one is a little higher than its share
// charts whose rows stand below each other, each with its own label
const ROWS = ['bars', 'dumbbell', 'differences', 'intervals', 'units', 'stacked'];

/** Draws the figure of `exhibit` into `space`; `letter` is the least height of its letters in pixels. Gives its `Parts`, or null. */
export async function drawFigure(library, space, exhibit, { colours, letter }) {
  const { clientWidth: width, clientHeight: height } = space;
  const least = letter / smallestLetter(exhibit.figure);
  const { figure, size } = fitted(exhibit.figure, width, height, { most: most(exhibit.figure, width, least), least });
  const draw = async (held, shape, drawnWidth, drawnHeight, scale) => {
    const plot = element('div', { className: 'slide-plot', role: 'img', 'aria-label': exhibit.alt });
    plot.style.transform = `scale(${scale})`;
    held.append(plot);
    const { data, layout } = structuredClone(inColours(shape, colours));
    await library.react(plot, data, { ...layout, width: drawnWidth, height: drawnHeight }, CONFIG);
    return plot;
  };
  const columns = columnsFor(exhibit.figure, { width, height, least, size });
  if (columns === 1) {
    const whole = async (tall) => {
      for (const drawn of space.querySelectorAll('.js-plotly-plot')) library.purge(drawn);
      const held = box(size.width * size.scale, 0);
      space.replaceChildren(held);
      const plot = await draw(held, figure, size.width, tall, size.scale);
      // room that a figure keeps for headings of more lines on a narrow page
      const [first] = marksOf(plot, tall);
      const empty = Math.max(0, (first?.top ?? 0) - AIR);
      plot.style.marginTop = `${-empty * size.scale}px`;
      held.style.height = `${(tall - empty) * size.scale}px`;
      return { held, plot, empty };
    };
    const { plot, held, empty } = await whole(size.height);
    const room = height / size.scale;
    if (size.height - empty <= room + 1) return null;
    // rows far apart may stand closer, as long as no words meet
    if (room >= size.height * LOWEST && !wordsMeet((await whole(Math.floor(room))).plot)) return null;
    const again = plot.isConnected ? { plot, held } : await whole(size.height);
    const parts = partsOf(again.plot, { chart: exhibit.figure.layout.meta?.chart, height: size.height, room: room - (LINE * letter) / size.scale, start: empty });
    if (!parts) return null;
    const head = box(size.width * size.scale, 0);
    if (parts.head) spoken(await draw(head, figure, size.width, size.height, size.scale));
    space.replaceChildren(head, again.held);
    return new Parts(parts, { head, held: again.held, scale: size.scale });
  }
  const scale = least * spare(exhibit.figure, { width, height, least, columns });
  const each = eachOf(width / scale, columns);
  const shape = shaped(exhibit.figure, each);
  const tall = shape.layout.height ?? DEFAULT_HEIGHT;
  const row = element('div', { className: 'slide-columns' });
  row.style.columnGap = `${GAP * scale}px`;
  space.replaceChildren(row);
  const first = box(each * scale, tall * scale);
  row.append(first);
  const plot = await draw(first, shape, each, tall, scale);
  const cuts = cutsOf(plot, tall, columns);
  for (let column = 0; column < columns; column += 1) {
    const [top, bottom] = [cuts[column], cuts[column + 1]];
    const held = column ? box(each * scale, 0) : first;
    held.style.height = `${(bottom - top) * scale}px`;
    if (column) {
      row.append(held);
      const copy = spoken(await draw(held, shape, each, tall, scale));
      copy.style.marginTop = `${-top * scale}px`;
    }
  }
  return null;
}

/** A copy of what is drawn elsewhere already, which speaks for it. */
function spoken(copy) {
  copy.removeAttribute('role');
  copy.removeAttribute('aria-label');
  copy.setAttribute('aria-hidden', 'true');
  return copy;
}

/** How large a figure may be: a low one fills more of the slide, as long as its labels keep their place beside the bars. */
function most(figure, width, least) {
  const from = wideFrom(figure);
  return from ? Math.max(least * LARGEST, Math.min(least * LARGEST_WIDE, width / from)) : least * LARGEST;
}

const eachOf = (width, columns) => Math.floor((width - GAP * (columns - 1)) / columns);

/** How much larger than need be columns can be drawn, that would leave the foot of the slide empty. */
function spare(figure, { width, height, least, columns }) {
  const tall = shaped(figure, 0).layout.height * least * ROUGH;
  return Math.max(1, Math.min(LARGEST, (height * columns) / tall, eachOf(width / least, columns) / NARROWEST_PX));
}

function box(width, height) {
  const made = element('div', { className: 'slide-held' });
  Object.assign(made.style, { width: `${width}px`, height: `${height}px` });
  return made;
}

/** In how many columns a figure that is too high at `size` is shown; 1 when it fits or cannot be cut. */
function columnsFor(figure, { width, height, least, size }) {
  const { layout } = shaped(figure, 0);
  if (size.height * size.scale <= height + 1 || !ROWS.includes(layout.meta?.chart)) return 1;
  const wanted = Math.ceil((layout.height * least * UNEVEN) / height);
  return wanted <= MOST_COLUMNS && width / least / wanted >= NARROWEST_PX ? wanted : 1;
}

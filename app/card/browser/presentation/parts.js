// Where a drawn figure can be cut: between its rows, for columns beside each other or for parts after each other.

const HEADED = ['cells', 'pairs', 'dumbbell']; // charts with names above their columns, which every part needs
const SHORTEST = 0.55; // of the room: a part may end earlier where there is a wider gap
const WIDE = 12; // pixels of the figure that a wider gap is worth, for each of its own

/** A figure that is shown part by part, each with the names above its columns. */
export class Parts {
  /** `parts` as `partsOf` gives them; `held` has the figure, `head` a copy of it for the names. */
  constructor({ head, cuts }, boxes) {
    Object.assign(this, { top: head, cuts }, boxes);
  }

  get count() {
    return this.cuts.length - 1;
  }

  show(at) {
    const [top, bottom] = [this.cuts[at], this.cuts[at + 1]];
    this.head.style.height = at ? `${this.top * this.scale}px` : '0';
    this.held.style.height = `${(bottom - top) * this.scale}px`;
    this.held.firstChild.style.marginTop = `${-top * this.scale}px`;
  }
}

/** The cuts of a figure of `height` from `start`, in parts of `room` at the most, and the height of its head; null when it cannot be cut so. */
export function partsOf(plot, { chart, height, room, start }) {
  const gaps = gapsOf(plot, height);
  const head = HEADED.includes(chart) && gaps.length ? gaps[0].place : 0;
  const cuts = [start];
  while (height - cuts.at(-1) > room - (cuts.length > 1 ? head : 0)) {
    const from = cuts.at(-1);
    const most = room - (cuts.length > 1 ? head : 0);
    const within = gaps.filter(({ place }) => place > Math.max(head, from + most * SHORTEST) && place <= from + most);
    if (!within.length) return null;
    const worth = (gap) => gap.place + WIDE * gap.room;
    cuts.push(within.reduce((best, gap) => (worth(gap) > worth(best) ? gap : best)).place);
  }
  return { head, cuts: [...cuts, height] };
}

/** Heights at which nothing is drawn: {place, room, above, below}, with the marks on either side. */
function gapsOf(plot, height) {
  const gaps = [];
  let above = { bottom: 0, label: true };
  for (const mark of marksOf(plot, height)) {
    const room = mark.top - above.bottom;
    if (room > 0 && above.bottom > 0) gaps.push({ place: mark.top - room / 2, room, above, below: mark });
    if (mark.bottom > above.bottom) above = mark;
  }
  return gaps;
}

/**
 * Where to cut a drawn figure of `height`: above the label of a row, below the marks of the row before it, so that
 * neither a row nor a heading is parted from what belongs to it. Rather where there is more room: above a heading.
 */
export function cutsOf(plot, height, columns) {
  const cuts = gapsOf(plot, height).filter(({ above, below }) => below.label && !above.label);
  const inner = Array.from({ length: columns - 1 }, (_, n) => {
    const ideal = (height * (n + 1)) / columns;
    const cost = ({ place, room }) => Math.abs(place - ideal) - 4 * room;
    return cuts.reduce((best, cut) => (cost(cut) < cost(best) ? cut : best), cuts[0])?.place ?? ideal;
  });
  return [0, ...inner, height];
}

/** Whether any two texts of a drawn figure stand on each other. */
export function wordsMeet(plot) {
  const boxes = [...plot.querySelectorAll('text')].filter((node) => node.textContent.trim()).map((node) => node.getBoundingClientRect()).filter(({ height }) => height);
  return boxes.some((a, at) => boxes.slice(at + 1).some((b) => meet(a, b)));
}

const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.12 * Math.min(a.height, b.height);

/** Texts and marks of a drawn figure of `height`, from the top: {top, bottom} in its own pixels, and whether it is a label. */
export function marksOf(plot, height) {
  const { top: start, height: shown } = plot.querySelector('.main-svg').getBoundingClientRect();
  const scale = shown / height; // of the slide too, which the speaker sees small
  return [...plot.querySelectorAll('text, .points path, .layer-above path, .hm, .trace path')]
    .map((mark) => ({ label: Boolean(mark.closest('.annotation')), at: mark.getBoundingClientRect() }))
    .filter(({ at }) => at.height > 0)
    .map(({ label, at }) => ({ label, top: (at.top - start) / scale, bottom: (at.bottom - start) / scale }))
    .sort((a, b) => a.top - b.top);
}

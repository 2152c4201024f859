// An exhibit as a picture for a slide: 1920 × 1080, on white, with everything that must go along inside it. Plotly gives
// the figure as svg; it goes into an svg of ours with title, subtitle, source, choice, date and the mark of sample data.

import { fitted } from './fit.js';
import { fontFaces } from './font.js';
import { CONFIG, plotly } from './plotly.js';
import { rastered } from './raster.js';
import { inColours, PAPER } from './theme.js';
import { WORDS } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
export const WIDTH = 1920;
export const HEIGHT = 1080;
const EDGE = 80;
const GAP = 28;
const LARGEST = 2;
const LINE = 1.28;
const MUTED = '#4c5763';
const MARK = { colour: '#9a4a00', size: 92, turned: -16, rows: [0.3, 0.62, 0.94] };

/** The picture as an svg file. */
export async function pictureSvg(exhibit, colours) {
  const text = new XMLSerializer().serializeToString(await compose(exhibit, colours));
  return new Blob([text], { type: 'image/svg+xml' });
}

/** The picture as a PNG file. */
export async function picturePng(exhibit, colours) {
  const canvas = await rastered(await pictureSvg(exhibit, colours), WIDTH, HEIGHT);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** The picture as an svg element. */
export async function compose(exhibit, colours) {
  const family = colours.font ?? 'sans-serif';
  const pen = new Pen(family);
  const width = WIDTH - 2 * EDGE;
  let top = EDGE * 0.8;
  top = pen.block([exhibit.title], { top, width, size: 46, weight: 700, colour: PAPER.text });
  top = pen.block([exhibit.subtitle], { top: top + 6, width, size: 28, colour: MUTED });
  top = pen.block([exhibit.mark], { top: top + 6, width, size: 26, weight: 600, colour: MARK.colour });
  const foot = [exhibit.caveat, exhibit.source_short, [...exhibit.filter_text, dates(exhibit)].filter(Boolean).join(' · ')];
  const size = foot.flatMap((text) => pen.lines(text, { width, size: 24 })).length > 3 ? 20 : 24;
  const footHeight = pen.heightOf(foot, { width, size });
  const footTop = HEIGHT - EDGE * 0.6 - footHeight;
  const space = { top: top + GAP, height: footTop - GAP - (top + GAP), width };
  const figure = await drawFigure(exhibit.figure, { ...PAPER, font: family }, space);
  pen.block(foot, { top: footTop, width, size, colour: MUTED });

  const root = node('svg', { xmlns: SVG, width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'font-family': family });
  const style = node('style', {});
  style.textContent = await fontFaces(family);
  root.append(style, node('rect', { width: WIDTH, height: HEIGHT, fill: PAPER.background }), figure, ...pen.made);
  if (exhibit.origin === 'voorbeeld') root.append(...watermark(exhibit.mark, space));
  return root;
}

const dates = ({ data_date: date, made_on: made }) => [date && WORDS.dataDate(date), WORDS.madeOn(made)].filter(Boolean).join(' · ');

/** Plotly's svg, scaled to what fits into `space`. */
async function drawFigure(figure, colours, space) {
  const library = await plotly();
  const { figure: suited, size } = fitted(figure, space.width, space.height, { most: LARGEST });
  const { data, layout } = inColours(suited, colours);
  const spec = structuredClone({ data, layout: { ...layout, width: size.width, height: size.height } });
  const address = await library.toImage({ ...spec, config: CONFIG }, { format: 'svg', width: size.width, height: size.height });
  const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  const drawn = document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
  const place = { x: EDGE, y: space.top, width: size.width * size.scale, height: size.height * size.scale, class: 'figure' };
  for (const [name, value] of Object.entries(place)) drawn.setAttribute(name, value);
  return drawn;
}

/** The mark over the whole figure, three times: no part of it can be cut out without. */
function watermark(words, { top, height }) {
  return MARK.rows.map((share) => {
    const [x, y] = [WIDTH / 2, top + height * share];
    const text = node('text', { class: 'watermark', x, y, 'text-anchor': 'middle', 'font-size': MARK.size, 'font-weight': 700, fill: MARK.colour, 'fill-opacity': 0.15, transform: `rotate(${MARK.turned} ${x} ${y})` });
    text.textContent = words;
    return text;
  });
}

/** Writes lines of text, broken where they no longer fit. */
class Pen {
  constructor(family) {
    this.family = family;
    this.made = [];
    this.measure = document.createElement('canvas').getContext('2d');
  }

  lines(text, { width, size, weight = 400 }) {
    this.measure.font = `${weight} ${size}px ${this.family}`;
    const lines = [];
    for (const word of text.split(/[^\S\u00a0]+/).filter(Boolean)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && this.measure.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  heightOf(texts, style) {
    return texts.filter(Boolean).flatMap((text) => this.lines(text, style)).length * style.size * LINE;
  }

  /** Writes `texts` below each other from `top`; returns where they end. */
  block(texts, { top, width, size, weight = 400, colour }) {
    let end = top;
    for (const line of texts.filter(Boolean).flatMap((text) => this.lines(text, { width, size, weight }))) {
      const text = node('text', { x: EDGE, y: end + size, 'font-size': size, 'font-weight': weight, fill: colour });
      text.textContent = line;
      this.made.push(text);
      end += size * LINE;
    }
    return end;
  }
}

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) if (attribute !== 'xmlns') made.setAttribute(attribute, value);
  return made;
}

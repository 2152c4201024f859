// How a figure that was made for a page fits another place, on a screen or in a picture: as large as it can be there,
// never so much lower that its texts meet.

import { DEFAULT_HEIGHT } from './figure.js';
import { shaped, wideFrom } from './shape.js';

const LETTER = 14;
const SQUEEZED = { network: 0.6, map: 0.72, slopes: 0.76, cells: 0.84, lines: 0.7, columns: 0.8, other: 0.85 };
const STRETCHED = 1.4;

/** The smallest letters in a figure, in pixels. */
export function smallestLetter({ data, layout }) {
  const sizes = [];
  const look = (value, name) => {
    if (name === 'text') [value].flat().forEach((text) => sizes.push(...sizesIn(text)));
    if (!value || typeof value !== 'object' || ArrayBuffer.isView(value)) return;
    if (Array.isArray(value)) {
      if (typeof value[0] === 'object') value.forEach((item) => look(item, name));
      return;
    }
    if (/font$/i.test(name)) sizes.push(...[value.size].flat().filter((size) => size > 0));
    for (const [key, inner] of Object.entries(value)) if (key !== 'hoverlabel' && key !== 'meta') look(inner, key);
  };
  look(layout, '');
  data.forEach((trace) => look(trace, ''));
  return sizes.length ? Math.min(...sizes) : LETTER;
}

/** The sizes that a text sets within itself, such as the smaller second line of a cell. */
const sizesIn = (text) => (typeof text === 'string' && text.includes('font-size') ? [...text.matchAll(/font-size:([\d.]+)px/g)].map(([, size]) => Number(size)) : []);

/**
 * A figure ({data, layout}) in the shape that suits a space of `width` × `height`, and its size there: {figure, size}.
 * `limits` are those of `fit`.
 */
export function fitted(figure, width, height, limits) {
  const wide = fit(withHeight(shaped(figure, Infinity)).layout, width, height, limits);
  const size = wide.width >= wideFrom(figure) ? wide : fit(withHeight(shaped(figure, 0)).layout, width, height, limits);
  return { figure: withHeight(shaped(figure, size.width)), size };
}

const withHeight = ({ data, layout }) => ({ data, layout: { ...layout, height: layout.height ?? DEFAULT_HEIGHT } });

/** How low a figure may become before its texts meet. */
export const lowestHeight = (layout) => (layout.height ?? DEFAULT_HEIGHT) * (SQUEEZED[layout.meta?.chart] ?? SQUEEZED.other);

/**
 * The size to draw at and the scale to show it with, in a space of `width` × `height`: {width, height, scale}.
 * Scaled by `most` at most. With `least`, letters count more than height: scaled by that at least, a little lower than it
 * was made when it then just fits, else as high as it was made, and the reader scrolls.
 */
export function fit(layout, width, height, { most, least = 0 }) {
  const natural = layout.height;
  const squeezed = lowestHeight(layout);
  const scale = Math.max(least, Math.min(most, height / natural));
  const room = height / scale;
  const lowest = room < natural && room >= squeezed ? room : natural;
  const drawn = Math.min(Math.max(room, lowest), natural * STRETCHED);
  return { width: Math.floor(width / scale), height: Math.floor(drawn), scale };
}

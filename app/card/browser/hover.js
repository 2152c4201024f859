// The texts that open over a figure, broken into lines that fit: Plotly itself writes each on one line.

const WIDE = 64;
const NARROW = 38;
const NARROW_PX = 640;

/** Breaks the hover texts of `data` (traces) in place, for a figure of `width` pixels. */
export function wrapHovers(data, width) {
  const limit = width < NARROW_PX ? NARROW : WIDE;
  for (const trace of data) {
    for (const name of ['hovertext', 'hovertemplate']) {
      if (trace[name]) trace[name] = wrapAll(trace[name], limit);
    }
  }
}

function wrapAll(texts, limit) {
  if (Array.isArray(texts)) return texts.map((text) => wrapAll(text, limit));
  return typeof texts === 'string' ? wrap(texts, limit) : texts;
}

/** `text` with line breaks at spaces, so that no line shows more than `limit` letters; markup counts for nothing. */
function wrap(text, limit) {
  return text
    .split(/<br\s*\/?>/)
    .map((line) => wrapLine(line, limit))
    .join('<br>');
}

function wrapLine(line, limit) {
  let broken = '';
  let length = 0;
  // a word is everything up to a space that is not inside a tag
  for (const word of line.match(/(?:<[^>]*>|[^\s<])+|\s+/g) ?? []) {
    const letters = word.replace(/<[^>]*>/g, '').replace(/&[a-z#0-9]+;/gi, '.').length;
    if (/^[^\S\u00a0]+$/.test(word)) {
      if (length) broken += word;
      length += letters;
    } else {
      if (length && length + letters > limit) {
        broken = `${broken.trimEnd()}<br>`;
        length = 0;
      }
      broken += word;
      length += letters;
    }
  }
  return broken;
}

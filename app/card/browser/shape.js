// A figure is made for two widths: narrow, as on a phone, and wide, with its labels beside the bars. What differs in the
// wide one stands in `layout.meta.wide` (view/charts/rows.py): {from, data: [{…} a trace], layout: {…}, rooms: {axis: [low, high, value, px, px, …]},
// legend: [lines, px of an entry, …]}.

/** The figure ({data, layout}) as it is drawn at `width` pixels. */
export function shaped(figure, width) {
  const { wide, ...meta } = figure.layout.meta ?? {};
  if (!wide) return figure;
  if (width < wide.from) return { data: figure.data, layout: { ...figure.layout, meta } };
  const layout = { ...figure.layout, ...wide.layout, meta };
  for (const [name, room] of Object.entries(wide.rooms)) layout[name] = withRoom(layout[name], room, width, layout.margin);
  if (wide.legend) takeLines(layout, wide.legend, width);
  return { data: figure.data.map((trace, place) => ({ ...trace, ...wide.data[place] })), layout };
}

/** Makes a figure lower by the lines that its legend does not need at this width (view/charts/legend.py counts them so). */
function takeLines(layout, [room, ...entries], width) {
  const whole = entries.reduce((sum, px) => sum + px, 0);
  const lines = whole <= width ? 1 : Math.ceil(entries.length / Math.max(1, Math.floor(width / Math.max(...entries))));
  const less = (room - lines) * LEGEND_LINE_PX;
  layout.height -= less;
  layout.margin = { ...layout.margin, t: layout.margin.t - less };
}

const LEGEND_LINE_PX = 20;

/**
 * An axis from `low` to `high` in a figure of `width`, with pixels for the words at each of `ends`: value, px left, px right, …
 * A pixel is worth more as the range grows. For any two ends the range must hold what is between them and their words, so
 * a pixel is worth at least (to - from) / (all pixels - words): of all those the largest is exactly enough.
 */
function withRoom(axis, [low, high, ...ends], width, margin) {
  const [start, end] = axis.domain ?? [0, 1];
  const axisPx = (width - margin.l - margin.r) * (end - start);
  const [lefts, rights] = [[[low, 0]], [[high, 0]]];
  for (let place = 0; place < ends.length; place += 3) {
    const [value, left, right] = ends.slice(place, place + 3);
    lefts.push([value, Math.min(left, axisPx * MOST)]);
    rights.push([value, Math.min(right, axisPx * MOST)]);
  }
  const perPx = Math.max(...lefts.flatMap(([from, left]) => rights.map(([to, right]) => (to - from) / (axisPx - left - right))));
  const range = [Math.min(...lefts.map(([from, left]) => from - left * perPx)), Math.max(...rights.map(([to, right]) => to + right * perPx))];
  return { ...axis, range };
}

/** Of the axis for words at either side at the most. */
const MOST = 0.4;

/** The least width at which the figure is wide; 0 when it is the same at any width. */
export const wideFrom = (figure) => figure.layout.meta?.wide?.from ?? 0;

// A figure is made for two widths: narrow, as on a phone, and wide, with its labels beside the bars. What differs in the
// wide one stands in `layout.meta.wide` (view/charts/rows.py): {from, data: [{…} a trace], layout: {…}, rooms: {axis: […]}}.

/** The figure ({data, layout}) as it is drawn at `width` pixels. */
export function shaped(figure, width) {
  const { wide, ...meta } = figure.layout.meta ?? {};
  if (!wide) return figure;
  if (width < wide.from) return { data: figure.data, layout: { ...figure.layout, meta } };
  const layout = { ...figure.layout, ...wide.layout, meta };
  for (const [name, room] of Object.entries(wide.rooms)) layout[name] = withRoom(layout[name], room, width, layout.margin);
  return { data: figure.data.map((trace, place) => ({ ...trace, ...wide.data[place] })), layout };
}

/** An axis from `low` to `high` with so many pixels for words at its left and right, in a figure of `width`. */
function withRoom(axis, [low, high, left, right], width, margin) {
  const [start, end] = axis.domain ?? [0, 1];
  const axisPx = (width - margin.l - margin.r) * (end - start);
  const perPx = (high - low) / Math.max(axisPx - left - right, axisPx * LEAST);
  return { ...axis, range: [low - left * perPx, high + right * perPx] };
}

const LEAST = 0.2;

/** The least width at which the figure is wide; 0 when it is the same at any width. */
export const wideFrom = (figure) => figure.layout.meta?.wide?.from ?? 0;

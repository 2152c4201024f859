// What a click names: figures say in `layout.meta` which filter of the page each of their points stands for
// (view/charts/base.py, ChartData). A pick is {field, value, text}; only fields that the page filters by count.

/** The pick of a point as Plotly reports it, null when it names nothing. */
export function picked({ curveNumber, pointNumber }, { meta }) {
  return pickAt(meta, meta?.points?.[curveNumber]?.[pointNumber]);
}

/** Text of a category → its pick, for the rows of the table. */
export function picksByText(figure, fields) {
  const meta = figure?.layout.meta;
  const named = (meta ? names(meta) : []).map((text, place) => [text, pickAt(meta, place)]);
  return new Map(named.filter(([, pick]) => pick && pick.field in fields));
}

function pickAt(meta, place) {
  const pick = meta?.picks?.[place];
  return pick ? { ...pick, text: names(meta)[place] } : null;
}

/** What the picks stand for: of lines that is a line, not one of the years that it goes through; without its rank ('1. '). */
function names({ chart, categories = [], series = [] }) {
  return (chart === 'lines' ? series.map(({ name }) => name) : categories).map((text) => text.replace(/^\d+\. /, ''));
}

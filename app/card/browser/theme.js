// The colours of the page, read where the card stands: Streamlit sets its theme there as CSS variables. A figure takes
// its text colour from here, so a switch between light and dark needs nothing from the server.

export const PAPER = { text: '#1c2430', background: '#ffffff', dark: false };

/** {text, background, dark, font} as they are now around `node`. */
export function coloursAround(node) {
  const style = getComputedStyle(node);
  const background = style.getPropertyValue('--st-background-color').trim() || PAPER.background;
  const text = style.getPropertyValue('--st-text-color').trim() || PAPER.text;
  return { text, background, dark: lightness(background) < 0.5, font: style.fontFamily };
}

const known = new Map();

/** 0 for black to 1 for white, of a colour in any notation that the browser knows. */
function lightness(colour) {
  if (!known.has(colour)) known.set(colour, lightnessOf(colour));
  return known.get(colour);
}

function lightnessOf(colour) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.fillStyle = colour;
  const parts = /^#(..)(..)(..)/.exec(pen.fillStyle);
  if (!parts) return 1;
  const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The traces in the shades of the dark page: `layout.meta` says which class of shade each point has and what the
 * classes look like there (view/charts/base.py, ChartData). Figures are made in the light ones.
 */
function inShades({ data, layout: { meta } }, dark) {
  const ramp = meta?.ramps?.dark;
  if (!dark || !ramp || !meta.shades) return data;
  return data.map((trace, curve) => {
    const classes = meta.shades[curve];
    if (!classes?.some((shade) => shade !== null)) return trace;
    const each = (colours, part) => classes.map((shade, point) => (shade === null ? (Array.isArray(colours) ? colours[point] : colours) : ramp[shade][part]));
    const textfont = { ...trace.textfont, color: each(trace.textfont?.color, 1) };
    if (trace.fill && trace.fill !== 'none') return { ...trace, fillcolor: ramp[classes.find((shade) => shade !== null)][0], textfont };
    return { ...trace, marker: { ...trace.marker, color: each(trace.marker?.color, 0) }, textfont };
  });
}

/** Words over marks of any colour get an edge as wide as a letter's line in the colour of the page: it reads on every shade. */
function withEdges(data, { background }) {
  const shadow = EDGE.map(([x, y]) => `${x}px ${y}px 1px ${background}`).join(', ');
  return data.map((trace) => (trace.textfont?.shadow === 'auto' ? { ...trace, textfont: { ...trace.textfont, shadow } } : trace));
}

const EDGE = [[2, 0], [-2, 0], [0, 2], [0, -2], [1, 1], [-1, 1], [1, -1], [-1, -1], [2, 1], [-2, 1], [2, -1], [-2, -1]];

/** A figure's {data, layout} in these colours; what it is given stays as it is. */
export function inColours(figure, colours) {
  const font = { ...figure.layout.font, color: colours.text, family: colours.font };
  const hover = figure.layout.hoverlabel ?? {};
  return {
    data: withEdges(inShades(figure, colours.dark), colours),
    layout: {
      ...figure.layout,
      font,
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
      hoverlabel: {
        ...hover,
        bgcolor: colours.background,
        bordercolor: colours.text,
        font: { ...hover.font, color: colours.text, family: colours.font },
      },
    },
  };
}

"""Lines over the years with their name and last value at the end: no legend, and no label on top of another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from textwrap import wrap

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, Pick, Wide, described, figure, hover
from view.escape import escape_html
from view.formats import Kind

PLOT_PX = 280
TOP_PX, BOTTOM_PX = 18, 34
LABEL_PX = 34
"""Height of a label: its name and its value below each other."""
CHARACTER_PX = 7.2
WIDEST_PX = 172
"""Room for the labels at the right, the rest is for the lines."""
LEADER_PX = 16
NARROW_LETTERS = 14
NARROW_PX = 102
"""Letters of a label on a line, and their width, on a phone; there the first values are left out."""
YEAR_PX = 22
"""Room at the left for half of the first year below the axis: Plotly leaves out what does not fit."""
WIDE_FROM_PX = 520
HEADROOM = 1.06
BAND, BAND_EDGE = "rgba(133,139,148,0.14)", "rgba(133,139,148,0.6)"


@dataclass(frozen=True)
class Line:
    """A series, one value a year; None is a gap. `highlight` ones have their colour and labels, the rest is grey."""

    name: str
    values: Sequence[float | None]
    texts: Sequence[str]
    hovers: Sequence[str]
    colour: str = palette.ACCENT
    highlight: bool = False
    pick: Pick | None = None


def spread(wanted: Sequence[float], height: float, room: float) -> list[float]:
    """Places as near as can be to those `wanted`, `room` apart, within 0 to `height` when they fit; order is kept."""
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    placed = [wanted[n] for n in order]
    for n in range(len(placed)):
        placed[n] = max(placed[n], room / 2 if n == 0 else placed[n - 1] + room)
    limit = height - room / 2
    for n in reversed(range(len(placed))):
        placed[n] = min(placed[n], limit)
        limit = placed[n] - room
    if placed and placed[0] < room / 2:  # more than fit: from the top down, and the figure has grown for it
        placed = [room / 2 + n * room for n in range(len(placed))]
    result = [0.0] * len(placed)
    for n, value in zip(order, placed, strict=True):
        result[n] = value
    return result


def lines(
    labels: Sequence[str], series: Sequence[Line], *, incomplete: Collection[int] = (), unit: Kind = "eur"
) -> go.Figure:
    """Zero-based lines; short texts ('€ 0,9 mln') leave a phone more room for them. Years whose place is in `incomplete` stand in a band.

    Without highlights every line has its label.
    """
    named = [line for line in series if line.highlight] or list(series)
    rest = [line for line in series if not any(line is one for one in named)]
    top = (max((v for line in series for v in line.values if v is not None), default=1) or 1) * HEADROOM
    ends = [
        (line, n)
        for line in named
        if (n := max((i for i, v in enumerate(line.values) if v is not None), default=None)) is not None
    ]
    plot_px = max(PLOT_PX, LABEL_PX * len(ends))
    traces: list[go.Bar | go.Scatter] = []
    points: list[list[int]] = []
    place = {id(line): n for n, line in enumerate(series)}
    if incomplete:
        traces.append(
            go.Bar(
                x=sorted(incomplete), y=[top] * len(incomplete), width=0.8, customdata=[None] * len(incomplete),
                marker={"color": BAND, "line": {"width": 1, "color": BAND_EDGE}}, hoverinfo="skip",
            )
        )  # fmt: skip
        points.append([])
    if rest:
        traces.append(_trace(rest, len(labels), palette.GREY, width=1.5))
        points.append([place[id(line)] for line in rest for _ in (*labels, None)])
    for line in named:
        traces.append(_trace([line], len(labels), line.colour, width=3))
        points.append([place[id(line)]] * (len(labels) + 1))
    drawn = figure(traces, height=plot_px + TOP_PX + BOTTOM_PX)
    longest = max((len(text) for line, n in ends for text in (line.name, line.texts[n])), default=0)
    first = max((len(_first_text(line)) for line in named), default=0)
    margin = {"l": YEAR_PX, "r": LEADER_PX + NARROW_PX, "t": TOP_PX, "b": BOTTOM_PX}
    said = _said_of_incomplete(incomplete, len(labels))
    drawn.update_layout(margin=margin, annotations=[*_last_labels(ends, plot_px, top, narrow=True), *said])
    wide: Wide = {
        "from": WIDE_FROM_PX,
        "data": [{} for _ in traces],
        "layout": {
            "height": plot_px + TOP_PX + BOTTOM_PX,
            "margin": {
                **margin,
                "l": max(YEAR_PX, 8 + min(round(first * CHARACTER_PX), 80)),
                "r": min(round(longest * CHARACTER_PX) + LEADER_PX + 6, WIDEST_PX),
            },
            "annotations": [*_last_labels(ends, plot_px, top), *_first_labels(named, plot_px, top), *said],
        },
        "rooms": {},
    }
    drawn.update_xaxes(
        tickvals=list(range(len(labels))),
        ticktext=[escape_html(label) for label in labels],
        range=[-0.08, len(labels) - 0.92],
        tickfont={"size": FONT_SIZE - 1},
        automargin=False,
    )
    drawn.update_yaxes(visible=False, range=[0, top])
    return described(
        drawn,
        {
            "chart": "lines",
            "unit": unit,
            "categories": list(labels),
            "series": [
                {
                    "name": line.name,
                    "values": list(line.values),
                    "texts": list(line.texts),
                    "colours": [line.colour if any(line is one for one in named) else palette.GREY] * len(labels),
                    "named": any(line is one for one in named),
                }
                for line in series
            ],
            "picks": [line.pick for line in series],
            "points": points,
            "wide": wide,
        },
    )


def _trace(some: Sequence[Line], years: int, colour: str, *, width: float) -> go.Scatter:
    """Lines of one colour in one trace, with a gap between them."""
    return go.Scatter(
        x=[x for _ in some for x in (*range(years), None)],
        y=[y for line in some for y in (*line.values, None)],
        customdata=[y for line in some for y in (*line.values, None)],
        mode="lines+markers",
        line={"width": width, "color": colour},
        marker={"size": 5 + width, "color": colour},
        hovertext=[hover(text) for line in some for text in (*line.hovers, "")],
        hoverinfo="text",
        connectgaps=False,
        cliponaxis=False,
    )


def _label(line: Line, text: str, *, narrow: bool) -> str:
    """Name and value in two lines; narrow the name is broken, with the value behind its last part where that fits."""
    if not narrow:
        return f"<b>{escape_html(line.name)}</b><br>{escape_html(text)}"
    parts = wrap(line.name, NARROW_LETTERS)
    together = len(parts[-1]) + 1 + len(text) <= NARROW_LETTERS if parts else True
    name = "<br>".join(f"<b>{escape_html(part)}</b>" for part in parts)
    return f"{name}{' ' if together else '<br>'}{escape_html(text)}"


def _last_labels(
    ends: Sequence[tuple[Line, int]], plot_px: float, top: float, *, narrow: bool = False
) -> list[dict[str, object]]:
    """Name and last value at the right, each tied to its last point; positions in pixels, so at any width the same."""
    wanted = [(1 - (line.values[n] or 0) / top) * plot_px for line, n in ends]
    return [
        {
            "x": n,
            "y": line.values[n],
            "ax": LEADER_PX,
            "ay": y - own,
            "text": _label(line, line.texts[n], narrow=narrow),
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": line.colour,
            "xanchor": "left",
            "align": "left",
            "font": {"size": FONT_SIZE - 1},
        }
        for (line, n), own, y in zip(ends, wanted, spread(wanted, plot_px, LABEL_PX), strict=True)
    ]


def _said_of_incomplete(incomplete: Collection[int], years: int) -> list[dict[str, object]]:
    """What the band means, above the first year that has it."""
    if not incomplete:
        return []
    first = min(incomplete)
    return [
        {
            "x": first,
            "y": 1,
            "yref": "paper",
            "text": "niet compleet",
            "showarrow": False,
            "xanchor": "left" if first < years / 2 else "right",
            "yanchor": "bottom",
            "xshift": -8 if first < years / 2 else 8,
            "font": {"size": FONT_SIZE - 2},
        }
    ]


def _first_text(line: Line) -> str:
    return line.texts[0] if line.values and line.values[0] is not None else ""


def _first_labels(named: Sequence[Line], plot_px: float, top: float) -> list[dict[str, object]]:
    """The first value at the left, where the first year is known."""
    starting = [line for line in named if _first_text(line)]
    wanted = [(1 - (line.values[0] or 0) / top) * plot_px for line in starting]
    return [
        {
            "x": 0,
            "y": line.values[0],
            "xshift": -8,
            "yshift": own - y,
            "text": escape_html(line.texts[0]),
            "showarrow": False,
            "xanchor": "right",
            "font": {"size": FONT_SIZE - 1},
        }
        for line, own, y in zip(starting, wanted, spread(wanted, plot_px, LABEL_PX / 2), strict=True)
    ]

"""What changed between two moments, by several measures beside each other: small dumbbells, a scale each, from zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from view import graph_objects as go
from view import palette
from view.charts.base import AXIS, FONT_SIZE, GRID, LABEL_PX, Pick, Series, described, hover
from view.charts.rows import FILLED, OPEN, Rows, Side, room
from view.escape import escape_html
from view.formats import UNKNOWN, Kind

DOTS_PX = 18
WIDE_PX = 38
WIDE_FROM_PX = 760
VALUES_PX = 18
GAP_PX = 14
LINE_PX = 17
GAP_SHARE = 0.06
"""Between two measures, as a share of the width."""
WRAP = 13
"""Letters of a measure's name on a line: what a third of a phone holds."""
LEGEND = 24
"""Letters of a legend on one line: what the column of the labels holds without breaking one."""
EDGE = 0.07
"""Room beside the scale for half a dot."""


@dataclass(frozen=True)
class Measure:
    """A column: `unit_text` ('× € 1 mln') stands below its name."""

    name: str
    unit_text: str
    unit: Kind


@dataclass(frozen=True)
class Change:
    """One measure of one row: earlier and later value, None when not known, and how they read."""

    first: float | None
    last: float | None
    first_text: str = UNKNOWN
    last_text: str = UNKNOWN
    hover: str = ""


@dataclass(frozen=True)
class Slope:
    """A row: one change a measure, in the order of the measures."""

    label: str
    changes: Sequence[Change]
    colour: str = palette.ACCENT
    pick: Pick | None = None


def slopes(rows: Sequence[Slope], measures: Sequence[Measure], first_name: str, last_name: str) -> go.Figure:
    """Rows by measures: an open dot for the earlier and a filled one for the later value, each with its value.

    Wide the values stand beside their dots; narrow they stand below them, so that nothing overlaps at 320 pixels.
    """
    starts = [n * (1 + GAP_SHARE) / len(measures) for n in range(len(measures))]
    moments = [f"{OPEN} {escape_html(first_name)}", f"{FILLED} {escape_html(last_name)}"]
    place, middles = _placed(rows, measures, starts, "   ".join(moments), None)
    # the legend stands in the column of the labels, which may be single letters: a longer one takes two lines
    legend = [f"○ {first_name}  ● {last_name}"]
    if len(legend[0]) > LEGEND:
        legend = [f"○ {first_name}", f"● {last_name}"]
    side = Side.of([*(row.label for row in rows), *legend])
    beside, wide_middles = _placed(rows, measures, starts, ("   " if len(legend) == 1 else "<br>").join(moments), side)
    traces: list[go.Scatter] = []
    differing: list[dict[str, Any]] = []
    points: list[list[int]] = []
    axes: dict[str, Any] = {}
    rooms: dict[str, list[float]] = {}
    for n, start in enumerate(starts):
        changes = [row.changes[n] for row in rows]
        suffix = "" if n == 0 else str(n + 1)
        domain = [start, start + (1 + GAP_SHARE) / len(measures) - GAP_SHARE]
        axes[f"xaxis{suffix}"] = {**AXIS, "visible": False, "anchor": "y", "domain": domain, "range": scale(changes)}
        rooms[f"xaxis{suffix}"] = dots_room(changes)
        made, places = dumbbells(changes, [row.colour for row in rows], middles, f"x{suffix}")
        traces += made
        differing += beside_dots(changes, wide_middles)
        points += places
    drawn = place.draw(traces, left=0, right=1)
    drawn.update_layout(axes)
    wide = beside.wide(differing, rooms=rooms, **axes)
    wide["from"] = WIDE_FROM_PX
    return described(
        drawn,
        {
            "chart": "slopes",
            "unit": measures[0].unit,
            "categories": [row.label for row in rows],
            "series": [
                series for n, m in enumerate(measures) for series in _series(rows, n, m, first_name, last_name)
            ],
            "picks": [row.pick for row in rows],
            "points": points,
            "wide": wide,
        },
    )  # fmt: skip


def _placed(
    rows: Sequence[Slope], measures: Sequence[Measure], starts: Sequence[float], heading: str, side: Side | None
) -> tuple[Rows, list[float]]:
    """The words in their places, and the middles of the rows."""
    place = Rows(side)
    if side is None:
        place.words(heading, LABEL_PX, size=FONT_SIZE - 1)
    names = [[measure.name] if side else wrap(measure.name, WRAP, break_long_words=False) for measure in measures]
    for start, name, measure in zip(starts, names, measures, strict=True):
        lines = [*(f"<b>{escape_html(line)}</b>" for line in name), escape_html(measure.unit_text)]
        place.place_words("<br>".join(lines), place.y, x=start, anchor="top", size=FONT_SIZE - 1)
    height = LINE_PX * (max(len(name) for name in names) + 1)
    if side:
        place.beside(heading, place.y + height / 2, size=FONT_SIZE - 1)
    place.y += height + GAP_PX
    middles: list[float] = []
    for row in rows:
        middles += place.labelled(row.label, [WIDE_PX if side else DOTS_PX], LABEL_PX)
        if side is None:
            for start, change in zip(starts, row.changes, strict=True):
                text = f"{escape_html(change.first_text)} → <b>{escape_html(change.last_text)}</b>"
                place.place_words(text, place.y + VALUES_PX / 2, x=start, size=FONT_SIZE - 1)
            place.y += VALUES_PX + GAP_PX
    return place, middles


def scale(changes: Sequence[Change]) -> list[float]:
    """The axis of one measure, from zero, without room for words."""
    top = max((v for c in changes for v in (c.first, c.last) if v is not None), default=1) or 1
    return [-EDGE * top, (1 + EDGE) * top]


def dots_room(changes: Sequence[Change]) -> list[float]:
    """The room of one measure whose values stand beside its dots."""
    ends = [(c.first, f"{c.first_text}  ") for c in changes] + [(c.last, f"{c.last_text}  ") for c in changes]
    return room([value for value, _ in ends], [text for _, text in ends], both=True)


def beside_dots(changes: Sequence[Change], middles: Sequence[float]) -> list[dict[str, Any]]:
    """What differs from `dumbbells` when each value stands beside its dot, away from the other one."""
    zero, between = _lines(changes, middles)
    # fainter: a value may stand on zero
    made: list[dict[str, Any]] = [{**zero, "line": {"width": 1, "color": GRID}}, between]
    for later in (False, True):
        known = [n for n, c in enumerate(changes) if (c.last if later else c.first) is not None]
        texts = [changes[n].last_text if later else changes[n].first_text for n in known]
        made.append(
            {
                "y": [middles[n] for n in known],
                "mode": "markers+text",
                "text": [f"  <b>{escape_html(t)}</b>  " if later else f"  {escape_html(t)}  " for t in texts],
                "textposition": [_outside(changes[n], later) for n in known],
                "textfont": {"size": FONT_SIZE},
            }
        )
    return made


def _outside(change: Change, later: bool) -> str:
    """On which side of its dot a value keeps clear of the other one; when they are equal the earlier is at the left."""
    if change.first is None or change.last is None:
        return "middle right"
    rises = change.last >= change.first
    return "middle right" if rises == later else "middle left"


def _lines(changes: Sequence[Change], middles: Sequence[float]) -> tuple[dict[str, Any], dict[str, Any]]:
    """x and y of zero beside each row, and of the line between its dots."""
    both = [(c, y) for c, y in zip(changes, middles, strict=True) if c.first is not None and c.last is not None]
    reach = DOTS_PX / 2
    zero = {"x": [0, 0, None] * len(middles), "y": [y for m in middles for y in (m - reach, m + reach, None)]}
    between = {
        "x": [x for c, _ in both for x in (c.first, c.last, None)],
        "y": [v for _, y in both for v in (y, y, None)],
    }
    return zero, between


def dumbbells(
    changes: Sequence[Change], colours: Sequence[str], middles: Sequence[float], axis: str
) -> tuple[list[go.Scatter], list[list[int]]]:
    """The dots of one measure on one axis, and for each trace which change each of its points is of."""
    zeros, betweens = _lines(changes, middles)
    # zero beside each row and the line between its dots: two traces however many rows there are
    thin: dict[str, Any] = {"mode": "lines", "hoverinfo": "skip", "xaxis": axis}
    zero = go.Scatter(**zeros, **thin, line={"width": 1, "color": palette.GREY})
    between = go.Scatter(**betweens, **thin, line={"width": 3, "color": palette.GREY})
    made = [zero, between]
    places: list[list[int]] = [[], []]
    for later in (False, True):
        known = [n for n, c in enumerate(changes) if (c.last if later else c.first) is not None]
        made.append(
            go.Scatter(
                x=[changes[n].last if later else changes[n].first for n in known],
                y=[middles[n] for n in known],
                xaxis=axis,
                mode="markers",
                marker={
                    "size": 12,
                    "symbol": "circle" if later else "circle-open",
                    "color": [colours[n] for n in known] if later else palette.GREY,
                    "line": {"width": 0 if later else 2.5},
                },
                hovertext=[hover(changes[n].hover) for n in known],
                hoverinfo="text",
                cliponaxis=False,
            )
        )
        places.append(known)
    return made, places


def _series(rows: Sequence[Slope], number: int, measure: Measure, first_name: str, last_name: str) -> list[Series]:
    """The earlier and the later values of one measure; the later ones have the colours of their rows."""
    changes = [row.changes[number] for row in rows]
    panel = f"{measure.name}, {measure.unit_text}"
    earlier: Series = {
        "name": first_name, "panel": panel, "unit": measure.unit,
        "values": [c.first for c in changes], "texts": [c.first_text for c in changes],
    }  # fmt: skip
    later: Series = {
        "name": last_name, "panel": panel, "unit": measure.unit,
        "values": [c.last for c in changes], "texts": [c.last_text for c in changes],
        "colours": [row.colour for row in rows],
    }  # fmt: skip
    return [earlier, later]

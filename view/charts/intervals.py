"""Shares with their margin: a point on a band, from zero to a hundred per cent, words above each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from view import graph_objects as go
from view import palette
from view.charts.base import AXIS, FONT_SIZE, GRID, Pick, described, hover
from view.charts.rows import Rows, Side
from view.escape import escape_html
from view.formats import Kind

WORDS_PX = 22
LINE_PX = 18
BAND_PX, WIDE_PX, GAP_PX = 16, 30, 6
AXIS_PX = 28
SCALE: dict[str, Any] = {
    **AXIS,
    "visible": True,
    "range": [-2, 102],
    "tickvals": [0, 25, 50, 75, 100],
    "ticktext": ["0%", "25%", "50%", "75%", "100%"],
    "tickfont": {"size": FONT_SIZE - 2},
    "showgrid": True,
    "gridcolor": GRID,
    "automargin": False,
}
LONGEST = 54
"""Characters of label and text that fit beside each other on a telephone; else the text gets a line of its own."""


@dataclass(frozen=True)
class Interval:
    """A share with its lower and upper end, in per cents; the ends are None where there is no margin to give."""

    label: str
    text: str
    value: float
    low: float | None
    high: float | None
    hover: str
    pick: Pick | None = None


def intervals(rows: Sequence[Interval], *, unit: Kind = "pct") -> go.Figure:
    """Band and point in the order given; a row without a margin has an open point alone."""
    side = Side.of([row.label for row in rows], [row.text for row in rows])
    place, middle = _placed(rows, None)
    beside, wide_middle = _placed(rows, side)
    known = [(row, y) for row, y in zip(rows, middle, strict=True) if row.low is not None and row.high is not None]
    traces: list[go.Bar | go.Scatter] = [
        go.Bar(
            base=[row.low for row, _ in known],
            x=[(row.high or 0) - (row.low or 0) for row, _ in known],
            y=[y for _, y in known],
            orientation="h",
            width=10,
            marker={"color": palette.GREY, "opacity": 0.45, "line": {"width": 0}},
            hovertext=[hover(row.hover) for row, _ in known],
            hoverinfo="text",
        ),
        go.Scatter(
            x=[row.value for row in rows],
            y=middle,
            mode="markers",
            marker={
                "size": 12,
                "color": palette.ACCENT,
                "symbol": ["circle-open" if row.low is None else "circle" for row in rows],
                "line": {"width": 2, "color": palette.ACCENT},
            },
            hovertext=[hover(row.hover) for row in rows],
            hoverinfo="text",
            cliponaxis=False,
        ),
    ]
    drawn = place.draw(traces, left=-2, right=102)
    drawn.update_layout(xaxis=SCALE, margin_b=AXIS_PX, height=place.height + AXIS_PX)
    sure = [y for row, y in zip(rows, wide_middle, strict=True) if row.low is not None and row.high is not None]
    wide = beside.wide([{"y": sure}, {"y": wide_middle}], left=-2, right=102, xaxis=SCALE)
    wide["layout"]["margin"]["b"] = AXIS_PX
    wide["layout"]["margin"]["r"] = AXIS_PX
    wide["layout"]["height"] += AXIS_PX
    return described(
        drawn,
        {
            "chart": "intervals",
            "unit": unit,
            "categories": [row.label for row in rows],
            "series": [
                {"name": "Aandeel", "values": [row.value for row in rows], "texts": [row.text for row in rows]},
                {"name": "Ondergrens", "values": [row.low for row in rows]},
                {"name": "Bovengrens", "values": [row.high for row in rows]},
            ],
            "picks": [row.pick for row in rows],
            "points": [
                [i for i, row in enumerate(rows) if row.low is not None and row.high is not None],
                list(range(len(rows))),
            ],
            "wide": wide,
        },
    )


def _placed(rows: Sequence[Interval], side: Side | None) -> tuple[Rows, list[float]]:
    """The words in their places, and the middles of the rows."""
    place = Rows(side)
    middles: list[float] = []
    for row in rows:
        long = len(row.label) + 2 + len(row.text) > LONGEST
        if side is None and long:  # a line of its own
            place.words(f"<b>{escape_html(row.label)}</b>", LINE_PX)
            place.words(escape_html(row.text), LINE_PX)
            middles.append(place.bar(BAND_PX))
        else:
            middles += place.labelled(row.label, [WIDE_PX if side else BAND_PX], WORDS_PX, text=row.text)
        place.y += 0 if side else GAP_PX
    return place, middles

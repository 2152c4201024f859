"""Shares with their margin: a point on a band, from zero to a hundred per cent, words above each row."""

from collections.abc import Sequence
from dataclasses import dataclass

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, Pick, described, figure, hover, label_above
from view.escape import escape_html
from view.formats import Kind

ROW_PX = 44
WORDS_PX = 22
LINE_PX = 18
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
    extra = [LINE_PX if len(row.label) + 2 + len(row.text) > LONGEST else 0 for row in rows]
    tops = [i * ROW_PX + sum(extra[:i]) for i in range(len(rows))]
    words = [WORDS_PX + more for more in extra]
    bottom = len(rows) * ROW_PX + sum(extra)
    middle = [top + high + (ROW_PX - WORDS_PX) / 2 - 3 for top, high in zip(tops, words, strict=True)]
    known = [(row, y) for row, y in zip(rows, middle, strict=True) if row.low is not None and row.high is not None]
    drawn = figure(
        [
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
        ],
        height=bottom + 74,
    )
    drawn.update_layout(margin_t=34)  # room for the button that saves the picture
    drawn.update_xaxes(
        range=[-2, 102],
        tickvals=[0, 25, 50, 75, 100],
        ticktext=["0%", "25%", "50%", "75%", "100%"],
        tickfont={"size": FONT_SIZE - 1},
        showgrid=True,
        gridcolor="#85858530",
    )
    drawn.update_yaxes(visible=False, range=[bottom, 0])
    label_above(
        drawn,
        [
            f"{escape_html(row.label)}{'<br>' if more else '  '}<b>{escape_html(row.text)}</b>"
            for row, more in zip(rows, extra, strict=True)
        ],
        [top + high / 2 for top, high in zip(tops, words, strict=True)],
    )
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
        },
    )

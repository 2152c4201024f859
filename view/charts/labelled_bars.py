"""Slim bars below a line of words: many rows in little height, and no label that is ever cut off by a bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from view import graph_objects as go
from view import palette
from view.charts.base import Pick, described
from view.charts.rows import Rows, bars_at, zero_marks
from view.escape import escape_html
from view.formats import Kind

HEADING_PX = 34
WORDS_PX = 21
BAR_PX = 11
GAP_PX = 8
CHARACTERS = 48
"""So many fit beside each other on a phone, of 390 pixels wide."""


@dataclass(frozen=True)
class LabelledBar:
    """A row: `label` (bold) and `text` on one line, the bar below it; `value` None is words alone.

    Without `text` it is a heading above the rows that follow.
    """

    label: str
    text: str = ""
    value: float | None = None
    colour: str = palette.ACCENT
    hover: str = ""
    hatched: bool = False
    pick: Pick | None = None


def labelled_bars(rows: Sequence[LabelledBar], *, unit: Kind = "decimal", maximum: float = 0.0) -> go.Figure:
    """Bars from zero in the order given, to `maximum` at least; when some are below zero, zero is marked at the bars."""
    place = Rows()
    middles: list[float] = []
    lines: list[LabelledBar] = []
    headings: list[str] = []
    heading = ""
    for row in rows:
        if not row.text:
            place.words(f"<b>{escape_html(row.label.upper())}</b>", HEADING_PX, middle=0.6, shift=-2)
            heading = row.label
            continue
        lines.append(row)
        headings.append(heading)
        heading = ""
        for words in _lines(row):
            place.words(words, WORDS_PX, shift=-2)
        if row.value is not None:
            middles.append(place.bar(BAR_PX))
        place.y += GAP_PX
    bars = [row for row in lines if row.value is not None]
    values = [row.value or 0.0 for row in bars]
    low, high = min([0.0, *values]), max([0.0, maximum, *values])
    traces: list[go.Bar | go.Scatter] = [
        bars_at(
            middles,
            values,
            height=BAR_PX,
            colours=[row.colour for row in bars],
            hovers=[row.hover or f"{row.label}: {row.text}" for row in bars],
            hatched=[row.hatched for row in bars],
        )
    ]
    if low < 0:
        traces.append(zero_marks(middles, BAR_PX))
    return described(
        place.draw(traces, left=low * 1.01, right=(high or 1.0) * 1.01),
        {
            "chart": "bars",
            "unit": unit,
            "categories": [row.label for row in lines],
            "headings": headings if any(headings) else [],
            "series": [
                {
                    "name": "",
                    "values": [row.value for row in lines],
                    "texts": [row.text for row in lines],
                    "colours": [row.colour for row in lines],
                }
            ],
            "picks": [row.pick for row in lines],
            "points": [[n for n, row in enumerate(lines) if row.value is not None], []][: len(traces)],
        },
    )


def _lines(row: LabelledBar) -> list[str]:
    """The words of a row as escaped html: on one line, or the label on its own where a phone would cut them off."""
    if len(row.label) + 2 + len(row.text) <= CHARACTERS:
        return [f"<b>{escape_html(row.label)}</b>  {escape_html(row.text)}"]
    label = [f"<b>{escape_html(line)}</b>" for line in wrap(row.label, CHARACTERS)]
    return label + [escape_html(line) for line in wrap(row.text, CHARACTERS)]

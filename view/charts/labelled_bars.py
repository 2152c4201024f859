"""Slim bars below a line of words: many rows in little height, and no label that is ever cut off by a bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, Pick, described
from view.charts.marks import bars_at, zero_marks, zero_places
from view.charts.rows import MOST_WITH_HEADS_PX, Rows, Side
from view.escape import escape_html
from view.formats import Kind

HEADING_PX = 34
WORDS_PX = 21
BAR_PX = 11
GAP_PX = 8
WIDE_HEADING_PX, WIDE_BAR_PX, WIDE_GAP_PX = 28, 15, 7


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
    pick: Pick | None = None


def labelled_bars(rows: Sequence[LabelledBar], *, unit: Kind = "decimal", maximum: float = 0.0) -> go.Figure:
    """Bars from zero in the order given, to `maximum` at least; when some are below zero, zero is marked at the bars."""
    lines = [row for row in rows if row.text]
    bars = [row for row in lines if row.value is not None]
    values = [row.value or 0.0 for row in bars]
    low, high = min([0.0, *values]), max([0.0, maximum, *values])
    left, right = low * 1.01, (high or 1.0) * 1.01
    narrow, middles = _placed(rows, None)
    traces: list[go.Bar | go.Scatter] = [
        bars_at(
            middles,
            values,
            height=BAR_PX,
            colours=[row.colour for row in bars],
            hovers=[row.hover or f"{row.label}: {row.text}" for row in bars],
        )
    ]
    texts = [row.label for row in lines], [row.text for row in lines]
    side = Side.of(*texts, [row.label for row in rows if not row.text])
    if side.px > MOST_WITH_HEADS_PX:  # then headings have a line of their own
        side = Side.of(*texts)
    wide, wide_middles = _placed(rows, side)
    differing: list[dict[str, Any]] = [{"y": wide_middles, "width": WIDE_BAR_PX}]
    if low < 0:
        traces.append(zero_marks(middles, BAR_PX))
        differing.append(zero_places(wide_middles, WIDE_BAR_PX))
    return described(
        narrow.draw(traces, left=left, right=right),
        {
            "chart": "bars",
            "unit": unit,
            "categories": [row.label for row in lines],
            "headings": _headings(rows),
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
            "wide": wide.wide(differing, left=left, right=right),
        },
    )


def _placed(rows: Sequence[LabelledBar], side: Side | None) -> tuple[Rows, list[float]]:
    """The words in their places, and the middles of the bars."""
    place = Rows(side)
    middles: list[float] = []
    head = ""
    for row in rows:
        if not row.text and side and side.head_px:
            head = row.label
            place.y += WIDE_GAP_PX
            continue
        if not row.text:
            height = WIDE_HEADING_PX if side else HEADING_PX
            place.words(f"<b>{escape_html(row.label.upper())}</b>", height, middle=0.6, size=FONT_SIZE - 1, shift=-2)
            continue
        heights = [] if row.value is None else [WIDE_BAR_PX if side else BAR_PX]
        middles += place.labelled(row.label, heights, WORDS_PX, text=row.text, head=head, shift=-2)
        head = ""
        place.y += WIDE_GAP_PX if side else GAP_PX
    return place, middles


def _headings(rows: Sequence[LabelledBar]) -> list[str]:
    """For each row that is no heading the one right above it, '' for none; [] when there are none at all."""
    above = [
        before.label if not before.text else "" for before, row in pairwise([LabelledBar("", "-"), *rows]) if row.text
    ]
    return above if any(above) else []

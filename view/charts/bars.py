"""Horizontal bars from zero in rows, to one or both sides."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from view import graph_objects as go
from view.charts.base import FONT_SIZE, LABEL_PX, ROW_PX, ChartData, Pick, Series, described
from view.charts.marks import bars_at, range_with_room, zero_marks, zero_places
from view.charts.rows import Rows, Side, room, text_px
from view.escape import escape_html
from view.formats import Kind

BAR_SHARE = 0.78
"""The part of a row's height that its bar fills."""
SLIM_PX = 16
WIDE_PX = 24
GAP_PX = 0.35 * ROW_PX
NARROWEST_PX = 320
"""Width of the drawing on a phone of 390 px: there the words at the bars' ends must still fit."""


@dataclass(frozen=True)
class Bar:
    """One bar: `value` None is drawn as the words of `text` without a bar."""

    value: float | None
    text: str
    colour: str
    hover: str = ""


@dataclass(frozen=True)
class Row:
    """A label with its bars below it, top to bottom; `text` (a total) stands behind the label. A click is `pick`."""

    label: str
    bars: Sequence[Bar] = field(default_factory=tuple)
    pick: Pick | None = None
    text: str = ""


def rows_of_bars(
    rows: Sequence[Row],
    *,
    names: Sequence[str] = (),
    unit: Kind = "decimal",
    sides: tuple[str, str] | None = None,
    ends: tuple[Series, Series] | None = None,
) -> go.Figure:
    """Labels at the left above their bars, values written at the bars' ends, zero-based, no axis needed.

    Values may be negative; then zero is marked at the bars. `names` says what a row's first, second … bar is: it is
    not drawn (the texts say it), but goes along as data. With `sides`, what left and right of
    zero mean, a difference is split into its parts: the total behind the label, the texts in a line below it, and
    the bars have the whole width. `ends` are what each row started from and came to: they go along as data.
    """
    row_px = SLIM_PX if sides else ROW_PX
    bars = [bar for row in rows for bar in row.bars]
    values = [bar.value or 0.0 for bar in bars]
    place, middles = _placed(rows, sides, None)
    traces: list[go.Bar | go.Scatter] = [
        bars_at(
            middles,
            values,
            height=BAR_SHARE * row_px,
            colours=[bar.colour for bar in bars],
            hovers=[bar.hover or bar.text for bar in bars],
            texts=None if sides else [bar.text for bar in bars],
        )
    ]
    widths = [text_px(bar.text) + 6 for bar in bars]
    low, high = _range(values) if sides else range_with_room(values, widths, NARROWEST_PX)
    side = Side.of([row.label for row in rows], [row.text for row in rows])
    beside, wide_middles = _placed(rows, sides, side)
    wide_bar = {"y": wide_middles, "width": WIDE_PX * BAR_SHARE}
    if sides:
        wide_bar |= {"text": [escape_html(bar.text) for bar in bars], "textfont": {"size": FONT_SIZE - 1}}
    differing: list[dict[str, Any]] = [wide_bar]
    if low < 0:
        traces.append(zero_marks(middles, BAR_SHARE * row_px))
        differing.append(zero_places(wide_middles, WIDE_PX * BAR_SHARE))
    data: ChartData = {
        "chart": "differences" if sides else "bars",
        "unit": unit,
        "categories": [row.label for row in rows],
        "series": _series(rows, names),
        "picks": [row.pick for row in rows],
        "points": [[r for r, row in enumerate(rows) for _ in row.bars], []][: len(traces)],
        "wide": beside.wide(differing, rooms={"xaxis": room(values, [bar.text for bar in bars])}),
    }
    if ends:
        data["start"], data["end"] = ends
    return described(place.draw(traces, left=low, right=high), data)


def _placed(rows: Sequence[Row], sides: tuple[str, str] | None, side: Side | None) -> tuple[Rows, list[float]]:
    """The words in their places, and the middles of the bars."""
    place = Rows(side)
    middles: list[float] = []
    if sides:
        place.words(f"{escape_html(sides[0])} ←   → {escape_html(sides[1])}", LABEL_PX, size=FONT_SIZE - 1)
    height = WIDE_PX if side else SLIM_PX if sides else ROW_PX
    for row in rows:
        if sides and not side:
            total = f"  {escape_html(row.text)}" if row.text else ""
            place.words(f"<b>{escape_html(row.label)}</b>{total}", LABEL_PX)
            words = " · ".join(escape_html(bar.text) for bar in row.bars)
            place.words(words, LABEL_PX - 4, size=FONT_SIZE - 1)
            middles += [place.bar(height) for _ in row.bars]
        else:
            middles += place.labelled(row.label, [height] * len(row.bars), LABEL_PX, text=row.text)
        place.y += GAP_PX
    return place, middles


def _series(rows: Sequence[Row], names: Sequence[str]) -> list[Series]:
    most = max((len(row.bars) for row in rows), default=0)
    absent = Bar(None, "", "")
    return [
        _one_series([row.bars[n] if n < len(row.bars) else absent for row in rows], names[n] if n < len(names) else "")
        for n in range(most)
    ]


def _one_series(bars: Sequence[Bar], name: str = "") -> Series:
    """Bars as the values of one series."""
    return {
        "name": name,
        "values": [bar.value for bar in bars],
        "texts": [bar.text for bar in bars],
        "colours": [bar.colour for bar in bars],
    }


def _range(values: Sequence[float]) -> tuple[float, float]:
    return min([0.0, *values]) * 1.01, (max([0.0, *values]) or 0.01) * 1.01

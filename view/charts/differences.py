"""Differences to both sides of zero: the difference at the bar's end, what it is made of on the free side."""

from collections.abc import Sequence
from dataclasses import dataclass

from view import graph_objects as go
from view import palette
from view.charts.base import LABEL_PX, ROW_PX, Pick, described
from view.charts.marks import bars_at, words_at, zero_marks, zero_places
from view.charts.rows import Rows, Side, room_at, text_px
from view.formats import Kind

BAR_PX = 0.72 * ROW_PX
SLOT_PX = 0.8 * ROW_PX
GAP_PX = 0.45 * ROW_PX
WIDE_GAP_PX = 6


@dataclass(frozen=True)
class Difference:
    """A row: `text` stands at the bar's end, `parts` ('64% tegen 28%') across zero, where no bar is."""

    label: str
    value: float
    text: str
    parts: str
    hover: str = ""
    pick: Pick | None = None


def differences(rows: Sequence[Difference], *, unit: Kind = "points") -> go.Figure:
    """Bars to the right (accent) or left (grey) of one zero in the middle, in the order given."""
    side = Side.of([row.label for row in rows])
    place, middles = _placed(rows, None)
    beside, wide_middles = _placed(rows, side)
    furthest = max((abs(row.value) for row in rows), default=0) or 1
    away = ["middle right" if row.value >= 0 else "middle left" for row in rows]
    across = ["middle left" if row.value >= 0 else "middle right" for row in rows]
    traces: list[go.Bar | go.Scatter] = [
        bars_at(
            middles,
            [row.value for row in rows],
            height=BAR_PX,
            colours=[palette.ACCENT if row.value >= 0 else palette.GREY for row in rows],
            hovers=[row.hover or row.text for row in rows],
        ),
        zero_marks(middles, BAR_PX),
        words_at(
            [*(row.value for row in rows), *[0.0] * len(rows)],
            [*middles, *middles],
            [*(row.text for row in rows), *(row.parts for row in rows)],
            [*away, *across],
        ),
    ]
    words_px = max((text_px(text) for row in rows for text in (row.text, row.parts)), default=0) + ROW_PX
    ends = [(-furthest, words_px, 0.0), (furthest, 0.0, words_px)]
    # room for the words at the bars' ends, also on a narrow screen
    return described(
        place.draw(traces, left=-1.6 * furthest, right=1.6 * furthest),
        {
            "chart": "differences",
            "unit": unit,
            "categories": [row.label for row in rows],
            "series": [
                {
                    "name": "",
                    "values": [row.value for row in rows],
                    "texts": [f"{row.text} ({row.parts})" if row.parts else row.text for row in rows],
                }
            ],
            "picks": [row.pick for row in rows],
            "points": [list(range(len(rows))), [], []],
            "wide": beside.wide(
                [{"y": wide_middles}, zero_places(wide_middles, BAR_PX), {"y": [*wide_middles, *wide_middles]}],
                rooms={"xaxis": room_at(-furthest, furthest, ends)},
            ),
        },
    )


def _placed(rows: Sequence[Difference], side: Side | None) -> tuple[Rows, list[float]]:
    """The words in their places, and the middles of the bars."""
    place = Rows(side)
    middles: list[float] = []
    for row in rows:
        middles += place.labelled(row.label, [SLOT_PX], LABEL_PX)
        place.y += WIDE_GAP_PX if side else GAP_PX
    return place, middles

"""Counts of one group: a bar on a track that stands for the whole group; what is not known is one line of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, Pick, described
from view.charts.marks import bars_at, words_at
from view.charts.rows import PLAIN_PX, Rows, Side
from view.escape import escape_html
from view.formats import Kind

BAR_PX = 20
GAP_PX = 12
WIDE_GAP_PX = 8
HEADING_PX = 30
TEXT_PX = 124
"""Room at the right for '46 van 49 · 94%', the same on a narrow screen."""
LINE_PX = 18
CHARACTERS = 46
"""On a line of words that is as wide as a phone."""
UNKNOWN_WORDS = "Geen aantal bekend"
TRACK = "rgba(133,139,148,0.20)"


@dataclass(frozen=True)
class BarOfBase:
    """One count out of `base`; `value` None is not known. `heading` opens a group above it."""

    label: str
    value: float | None
    base: float
    text: str
    colour: str = palette.ACCENT
    hover: str = ""
    heading: str = ""
    pick: Pick | None = None


def bars_of_base(rows: Sequence[BarOfBase], *, unit: Kind = "integer") -> go.Figure:
    """Label above its bar, the count at the right of the track.

    Rows that are not known take no bar: their labels stand together in one line below their group.
    """
    place, middles = _placed(rows, None)
    side = Side.of([row.label for row in rows if row.value is not None])
    wide, wide_middles = _placed(rows, side)
    grouped = any(row.heading for row in rows)
    known_rows = [row for row in rows if row.value is not None]
    hovers = [row.hover or f"{row.label}: {row.text}" for row in known_rows]
    bases = [row.base for row in known_rows]
    track = bars_at(
        middles,
        bases,
        height=BAR_PX,
        colours=[TRACK] * len(known_rows),
        hovers=hovers,
    )
    known = bars_at(
        middles,
        [row.value for row in known_rows],
        height=BAR_PX,
        colours=[row.colour for row in known_rows],
        hovers=hovers,
    )
    words = words_at(bases, middles, [row.text for row in known_rows], ["middle right"] * len(known_rows))
    traces: list[go.Bar | go.Scatter] = [track, known, words]
    each = [n for n, row in enumerate(rows) if row.value is not None]
    return described(
        place.draw(traces, left=0, right=max(bases, default=1), right_px=TEXT_PX),
        {
            "chart": "bars",
            "unit": unit,
            "categories": [row.label for row in rows],
            "headings": [row.heading for row in rows] if grouped else [],
            "series": [
                {
                    "name": "",
                    "values": [row.value for row in rows],
                    "texts": [row.text for row in rows],
                    "colours": [row.colour for row in rows],
                }
            ],
            "bases": [row.base for row in rows],
            "picks": [row.pick for row in rows],
            "points": [each, each, []],
            "wide": wide.wide([{"y": wide_middles}] * 3, left=0, right=max(bases, default=1), right_px=TEXT_PX),
        },
    )


def _placed(rows: Sequence[BarOfBase], side: Side | None) -> tuple[Rows, list[float]]:
    """The words in their places, and the middles of the bars."""
    place = Rows(side)
    middles: list[float] = []
    grouped = any(row.heading for row in rows)
    waiting: list[str] = []
    for row in rows:
        if row.heading:
            _say_unknown(place, waiting)
            place.words(f"<b>{escape_html(row.heading)}</b>", HEADING_PX)
        if row.value is None:
            waiting.append(row.label)
            continue
        middles += place.labelled(row.label, [BAR_PX], LABEL_PX, bold=not grouped)
        place.y += WIDE_GAP_PX if side else GAP_PX
    _say_unknown(place, waiting)
    return place, middles


def _say_unknown(place: Rows, labels: list[str]) -> None:
    """One line for the labels that wait, broken where a phone ends; then none wait."""
    if labels:
        words = f"{UNKNOWN_WORDS}: {', '.join(labels)}"
        lines = wrap(words, round((place.side.from_px - 16) / PLAIN_PX) if place.side else CHARACTERS)
        height = len(lines) * LINE_PX
        place.words("<br>".join(escape_html(line) for line in lines), height, size=FONT_SIZE - 1)
        place.y += GAP_PX
        labels.clear()

"""Two subjects beside each other, a row each group: counts as bars at the left, what changed as a dumbbell at the right."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from view import graph_objects as go
from view import palette
from view.charts.base import AXIS, FONT_SIZE, LABEL_PX, Pick, Series, described
from view.charts.marks import bars_at
from view.charts.rows import FILLED, OPEN, Rows, Side
from view.charts.slopes import DOTS_PX, VALUES_PX, Change, beside_dots, dots_room, dumbbells, scale
from view.escape import escape_html
from view.formats import Kind

LEFT_SHARE = 0.6
RIGHT_START = 0.66
LINE_PX = 17
BAR_PX = 10
GAP_PX = 8
WIDE_FROM_PX = 680
WIDE_HEADING_PX, WIDE_BAR_PX, WIDE_GAP_PX = 30, 16, 4
WIDE_ROOM = 1.25
"""The scale of the counts, with room for '35 van 49' behind a full bar."""
WRAP = 27
"""Letters on a line at the left: what fits there on a phone."""


@dataclass(frozen=True)
class Count:
    """A bar below its label and its `text`; `value` None is named in one line with the others that are not known."""

    label: str
    value: float | None
    text: str
    hover: str


@dataclass(frozen=True)
class AlignedPair:
    """A group: its counts at the left (`empty` says that there are none), its change at the right."""

    label: str
    counts: Sequence[Count]
    change: Change
    colour: str = palette.ACCENT
    empty: str = ""
    pick: Pick | None = None


def aligned_pairs(
    rows: Sequence[AlignedPair],
    left_name: str,
    right_name: str,
    moments: tuple[str, str],
    *,
    base: float,
    units: tuple[Kind, Kind] = ("integer", "eur"),
) -> go.Figure:
    """Bars from zero to `base`, dumbbells from zero to the highest value; the two scales have nothing in common."""
    heading = f"{escape_html(right_name)}<br>{OPEN} {escape_html(moments[0])}   {FILLED} {escape_html(moments[1])}"
    place, drawn_at = _placed(rows, left_name, heading, None)
    side = Side.of([count.label for row in rows for count in row.counts if count.value is not None])
    beside, wide_at = _placed(rows, left_name, heading, side)
    bars = [(number, count) for number, row in enumerate(rows) for count in row.counts if count.value is not None]
    changes = [row.change for row in rows]
    made, places = dumbbells(changes, [row.colour for row in rows], drawn_at.dots, "x2")
    left = bars_at(
        drawn_at.bars,
        [count.value for _, count in bars],
        height=BAR_PX,
        colours=[rows[n].colour for n, _ in bars],
        hovers=[count.hover for _, count in bars],
    )
    drawn = place.draw([left, *made], left=0, right=base)
    right: dict[str, Any] = {**AXIS, "domain": [RIGHT_START, 1], "visible": False, "anchor": "y"}
    drawn.update_layout(
        xaxis_domain=[0, LEFT_SHARE],
        xaxis2={**right, "range": scale(changes)},
        shapes=_rules(drawn_at.rules, 0),
    )
    texts = [escape_html(count.text) for _, count in bars]
    wide = beside.wide(
        [
            {"y": wide_at.bars, "width": WIDE_BAR_PX, "text": texts, "textfont": {"size": FONT_SIZE - 1}},
            *beside_dots(changes, wide_at.dots),
        ],
        left=0,
        right=base * WIDE_ROOM,
        rooms={"xaxis2": dots_room(changes)},
        xaxis2=right,
        shapes=_rules(wide_at.rules, side.px),
    )
    wide["layout"]["xaxis"]["domain"] = [0, LEFT_SHARE]
    wide["from"] = WIDE_FROM_PX
    # one category a count, and after those of its group one for the change
    entries = [(n, entry) for n, row in enumerate(rows) for entry in (*row.counts, None)]
    of_change = [i for i, (_, entry) in enumerate(entries) if entry is None]
    of_bars = [i for i, (_, entry) in enumerate(entries) if entry is not None and entry.value is not None]
    return described(
        drawn,
        {
            "chart": "pairs",
            "unit": units[0],
            "categories": [right_name if entry is None else entry.label for _, entry in entries],
            "headings": [rows[n].label for n, _ in entries],
            "series": [
                {
                    "name": left_name,
                    "panel": left_name,
                    "unit": units[0],
                    "values": [None if entry is None else entry.value for _, entry in entries],
                    "texts": ["" if entry is None else entry.text for _, entry in entries],
                    "colours": [rows[n].colour for n, _ in entries],
                },
                *(_moment(moments[m], right_name, units[1], m, entries, rows) for m in (0, 1)),
            ],
            "picks": [rows[n].pick for n, _ in entries],
            "points": [of_bars, *([of_change[p] for p in some] for some in places)],
            "wide": wide,
        },
    )


@dataclass
class _At:
    """Where things are drawn: the lines between the groups, the bars of the known counts, the change of each group."""

    rules: list[float] = field(default_factory=list)
    bars: list[float] = field(default_factory=list)
    dots: list[float] = field(default_factory=list)


def _placed(rows: Sequence[AlignedPair], left_name: str, heading: str, side: Side | None) -> tuple[Rows, _At]:
    """The words in their places, and the places of the rest."""
    place, at = Rows(side), _At()
    place.place_words(escape_html(left_name), 0, anchor="top", size=FONT_SIZE - 1, shift=-round(side.px) if side else 0)
    place.place_words(heading, 0, x=RIGHT_START, anchor="top", size=FONT_SIZE - 1)
    place.y = 2 * LINE_PX + GAP_PX
    for row in rows:
        at.rules.append(place.y)
        start = place.y
        place.words(f"<b>{escape_html(row.label)}</b>", WIDE_HEADING_PX if side else LABEL_PX + 4)
        unknown = [count.label for count in row.counts if count.value is None]
        words = f"Geen aantal bekend: {', '.join(unknown)}" if unknown else "" if row.counts else row.empty
        if side:
            at.dots.append((start + place.y) / 2)
            for count in row.counts:
                if count.value is not None:
                    at.bars += place.labelled(count.label, [WIDE_BAR_PX], LABEL_PX, bold=False)
                    place.y += WIDE_GAP_PX
            if words:
                place.words(escape_html(words), LABEL_PX, size=FONT_SIZE - 1)
            place.y += WIDE_GAP_PX
            continue
        start = place.y
        at.dots.append(place.bar(DOTS_PX))
        text = f"{escape_html(row.change.first_text)} → <b>{escape_html(row.change.last_text)}</b>"
        place.place_words(text, place.y + VALUES_PX / 2, x=RIGHT_START, size=FONT_SIZE - 1)
        end, place.y = place.y + VALUES_PX, start
        for count in row.counts:
            if count.value is not None:
                whole = count.text.replace(" ", "\u00a0")  # '35 van 49' stays on one line
                _lines(place, f"{count.label}: {whole}")
                at.bars.append(place.bar(BAR_PX))
                place.y += GAP_PX
        if words:
            _lines(place, words)
        place.y = max(place.y, end) + GAP_PX
    return place, at


def _rules(places: Sequence[float], side_px: float) -> list[dict[str, Any]]:
    """A line above each group; beside the drawing it goes on over the `side_px` of the labels."""
    look = {"type": "line", "xref": "paper", "line": {"width": 1, "color": palette.GREY}, "opacity": 0.5}
    ends: list[dict[str, Any]] = [{"x0": 0, "x1": 1}]
    if side_px:
        ends.append({"xsizemode": "pixel", "xanchor": 0, "x0": -side_px, "x1": 0})
    return [{**look, **end, "y0": y, "y1": y} for y in places for end in ends]


def _lines(place: Rows, text: str) -> None:
    lines = wrap(text, WRAP)
    place.place_words("<br>".join(map(escape_html, lines)), place.y, anchor="top", size=FONT_SIZE - 1)
    place.y += LINE_PX * len(lines) + 3


def _moment(
    name: str,
    panel: str,
    unit: Kind,
    moment: int,
    entries: Sequence[tuple[int, Count | None]],
    rows: Sequence[AlignedPair],
) -> Series:
    values = [(row.change.first, row.change.last)[moment] for row in rows]
    texts = [(row.change.first_text, row.change.last_text)[moment] for row in rows]
    made: Series = {
        "name": name,
        "panel": panel,
        "unit": unit,
        "values": [values[n] if entry is None else None for n, entry in entries],
        "texts": [texts[n] if entry is None else "" for n, entry in entries],
    }
    if moment == 1:
        made["colours"] = [rows[n].colour for n, _ in entries]
    return made

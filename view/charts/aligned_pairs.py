"""Two subjects beside each other, a row each group: counts as bars at the left, what changed as a dumbbell at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, Pick, Series, described
from view.charts.rows import Rows, bars_at
from view.charts.slopes import DOTS_PX, EDGE, VALUES_PX, Change, dumbbells
from view.escape import escape_html
from view.formats import Kind

LEFT_SHARE = 0.6
RIGHT_START = 0.66
LINE_PX = 17
BAR_PX = 10
GAP_PX = 8
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
    place = Rows()
    heading = f"{escape_html(right_name)}<br>○ {escape_html(moments[0])} ● {escape_html(moments[1])}"
    place.place_words(escape_html(left_name), 0, anchor="top", size=FONT_SIZE - 1)
    place.place_words(heading, 0, x=RIGHT_START, anchor="top", size=FONT_SIZE - 1)
    place.y = 2 * LINE_PX + GAP_PX
    rules: list[float] = []
    bars: list[tuple[int, Count, float]] = []
    dots: list[float] = []
    for number, row in enumerate(rows):
        rules.append(place.y)
        place.words(f"<b>{escape_html(row.label)}</b>", LABEL_PX + 4)
        start = place.y
        dots.append(place.bar(DOTS_PX))
        text = f"{escape_html(row.change.first_text)} → <b>{escape_html(row.change.last_text)}</b>"
        place.words(text, VALUES_PX, x=RIGHT_START, size=FONT_SIZE - 1)
        end, place.y = place.y, start
        for count in row.counts:
            if count.value is not None:
                whole = count.text.replace(" ", "\u00a0")  # '35 van 49' stays on one line
                _lines(place, f"{count.label}: {whole}")
                bars.append((number, count, place.bar(BAR_PX)))
                place.y += GAP_PX
        unknown = [count.label for count in row.counts if count.value is None]
        if unknown or not row.counts:
            _lines(place, f"Geen aantal bekend: {', '.join(unknown)}" if unknown else row.empty)
        place.y = max(place.y, end) + GAP_PX
    changes = [row.change for row in rows]
    top = max((v for c in changes for v in (c.first, c.last) if v is not None), default=1) or 1
    made, places = dumbbells(changes, [row.colour for row in rows], dots, "x2")
    left = bars_at(
        [y for *_, y in bars],
        [count.value for _, count, _ in bars],
        height=BAR_PX,
        colours=[rows[n].colour for n, *_ in bars],
        hovers=[count.hover for _, count, _ in bars],
        hatched=[False] * len(bars),
    )
    drawn = place.draw([left, *made], left=0, right=base)
    drawn.update_layout(
        xaxis_domain=[0, LEFT_SHARE],
        xaxis2={
            "domain": [RIGHT_START, 1],
            "range": [-EDGE * top, (1 + EDGE) * top],
            "visible": False,
            "fixedrange": True,
            "anchor": "y",
        },
        shapes=[
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y,
             "line": {"width": 1, "color": palette.GREY}, "opacity": 0.5}
            for y in rules
        ],
    )  # fmt: skip
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
                },
                *(_moment(moments[m], right_name, units[1], m, entries, changes) for m in (0, 1)),
            ],
            "picks": [rows[n].pick for n, _ in entries],
            "points": [of_bars, *([of_change[p] for p in some] for some in places)],
        },
    )


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
    changes: Sequence[Change],
) -> Series:
    values = [(change.first, change.last)[moment] for change in changes]
    texts = [(change.first_text, change.last_text)[moment] for change in changes]
    return {
        "name": name,
        "panel": panel,
        "unit": unit,
        "values": [values[n] if entry is None else None for n, entry in entries],
        "texts": [texts[n] if entry is None else "" for n, entry in entries],
    }

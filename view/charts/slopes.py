"""What changed between two moments, by several measures beside each other: small dumbbells, a scale each, from zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, Pick, Series, described, hover
from view.charts.rows import Rows
from view.escape import escape_html
from view.formats import UNKNOWN, Kind

DOTS_PX = 18
VALUES_PX = 18
GAP_PX = 14
LINE_PX = 17
GAP_SHARE = 0.06
"""Between two measures, as a share of the width."""
WRAP = 13
"""Letters of a measure's name on a line: what a third of a phone holds."""
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
    """Rows by measures: an open dot for the earlier and a filled one for the later value, both values below them.

    The label stands above its row and the values below their dots, so that nothing overlaps at 320 pixels.
    """
    place = Rows()
    place.words(f"○ {escape_html(first_name)}   ● {escape_html(last_name)}", LABEL_PX, size=FONT_SIZE - 1)
    starts = [n * (1 + GAP_SHARE) / len(measures) for n in range(len(measures))]
    width = (1 + GAP_SHARE) / len(measures) - GAP_SHARE
    names = [wrap(measure.name, WRAP, break_long_words=False) for measure in measures]
    for start, name, measure in zip(starts, names, measures, strict=True):
        lines = [*(f"<b>{escape_html(line)}</b>" for line in name), escape_html(measure.unit_text)]
        place.place_words("<br>".join(lines), place.y, x=start, anchor="top", size=FONT_SIZE - 1)
    place.y += LINE_PX * (max(len(name) for name in names) + 1) + GAP_PX
    middles: list[float] = []
    for row in rows:
        place.words(f"<b>{escape_html(row.label)}</b>", LABEL_PX)
        middles.append(place.bar(DOTS_PX))
        for start, change in zip(starts, row.changes, strict=True):
            text = f"{escape_html(change.first_text)} → <b>{escape_html(change.last_text)}</b>"
            place.place_words(text, place.y + VALUES_PX / 2, x=start, size=FONT_SIZE - 1)
        place.y += VALUES_PX + GAP_PX
    traces: list[go.Bar | go.Scatter] = []
    points: list[list[int]] = []
    axes: dict[str, object] = {}
    for n, start in enumerate(starts):
        changes = [row.changes[n] for row in rows]
        top = max((v for c in changes for v in (c.first, c.last) if v is not None), default=1) or 1
        suffix = "" if n == 0 else str(n + 1)
        axes[f"xaxis{suffix}"] = {
            "domain": [start, start + width],
            "range": [-EDGE * top, (1 + EDGE) * top],
            "visible": False,
            "fixedrange": True,
            "anchor": "y",
        }
        made, places = dumbbells(changes, [row.colour for row in rows], middles, f"x{suffix}")
        traces += made
        points += places
    drawn = place.draw(traces, left=0, right=1)
    drawn.update_layout(axes)
    return described(
        drawn,
        {
            "chart": "slopes",
            "unit": measures[0].unit,
            "categories": [row.label for row in rows],
            "series": [
                series for n, m in enumerate(measures) for series in _series([r.changes[n] for r in rows], m, first_name, last_name)
            ],
            "picks": [row.pick for row in rows],
            "points": points,
        },
    )  # fmt: skip


def dumbbells(
    changes: Sequence[Change], colours: Sequence[str], middles: Sequence[float], axis: str
) -> tuple[list[go.Scatter], list[list[int]]]:
    """The dots of one measure on one axis, and for each trace which change each of its points is of."""
    both = [(c, y) for c, y in zip(changes, middles, strict=True) if c.first is not None and c.last is not None]
    reach = DOTS_PX / 2
    # zero beside each row and the line between its dots: two traces however many rows there are
    zero = go.Scatter(
        x=[0, 0, None] * len(middles), y=[y for m in middles for y in (m - reach, m + reach, None)], mode="lines",
        line={"width": 1, "color": palette.GREY}, hoverinfo="skip", xaxis=axis,
    )  # fmt: skip
    between = go.Scatter(
        x=[x for c, _ in both for x in (c.first, c.last, None)], y=[v for _, y in both for v in (y, y, None)],
        mode="lines", line={"width": 3, "color": palette.GREY}, hoverinfo="skip", xaxis=axis,
    )  # fmt: skip
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


def _series(changes: Sequence[Change], measure: Measure, first_name: str, last_name: str) -> list[Series]:
    return [
        {
            "name": first_name,
            "panel": measure.name,
            "unit": measure.unit,
            "values": [c.first for c in changes],
            "texts": [c.first_text for c in changes],
        },
        {
            "name": last_name,
            "panel": measure.name,
            "unit": measure.unit,
            "values": [c.last for c in changes],
            "texts": [c.last_text for c in changes],
        },
    ]

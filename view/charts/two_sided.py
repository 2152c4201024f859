"""Groups with bars on two sides that have nothing in common but the group: each side its own scale, from zero."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, Pick, Series, described
from view.charts.rows import Rows, bars_at
from view.escape import escape_html
from view.formats import Kind

LEFT_SHARE = 0.58
RIGHT_START = 0.64
LINE_PX = 17
BAR_PX = 13
GAP_PX = 7
HEADING_PX = 28
TOP_PX = 30
TEXT_ROOM = 1.38
"""The left axis as a multiple of its base, so that a text fits after the longest bar."""
WRAP = 29
"""Letters on a line: what fits the left side at 390 pixels."""


@dataclass(frozen=True)
class Side:
    """A bar with its label above it; `value` None is not known and is hatched over the whole width."""

    label: str
    value: float | None
    text: str
    hover: str
    colour: str = palette.GREY


@dataclass(frozen=True)
class Group:
    """What stands together; a side without bars says so in words."""

    heading: str
    left: Sequence[Side]
    right: Sequence[Side]
    left_empty: str = ""
    right_empty: str = ""
    pick: Pick | None = None


def two_sided(
    groups: Sequence[Group],
    left_name: str,
    right_name: str,
    *,
    left_base: float,
    right_base: float,
    units: tuple[Kind, Kind] = ("integer", "eur"),
) -> go.Figure:
    """Left the bars of each group with their text at the end, right the other bars with their text above them.

    A side's base is its whole scale; what is not known is hatched over all of it.
    """
    sides: dict[str, list[tuple[Side, float]]] = {"x": [], "x2": []}
    place = Rows()
    place.place_words(escape_html(left_name), TOP_PX / 2, size=FONT_SIZE - 1)
    place.place_words(escape_html(right_name), TOP_PX / 2, x=RIGHT_START, size=FONT_SIZE - 1)
    place.y = TOP_PX
    rules: list[float] = []
    for group in groups:
        rules.append(place.y + 2)
        place.words(f"<b>{escape_html(group.heading)}</b>", HEADING_PX, middle=0.57, size=FONT_SIZE - 1)
        start, ends = place.y, []
        for axis, x, bars, empty in (
            ("x", 0.0, group.left, group.left_empty),
            ("x2", RIGHT_START, group.right, group.right_empty),
        ):
            place.y = start
            if not bars and empty:
                _lines(place, textwrap.wrap(empty, 26 if axis == "x" else 17), x)
                place.y += GAP_PX
            for bar in bars:
                _lines(place, textwrap.wrap(bar.label, WRAP), x)
                place.y += 2
                sides[axis].append((bar, place.bar(BAR_PX)))
                place.y += GAP_PX
            ends.append(place.y)
        place.y = max(ends)
    traces = [t for axis, base in (("x", left_base), ("x2", right_base)) for t in _bars(axis, sides[axis], base)]
    drawn = place.draw(traces, left=0, right=left_base * TEXT_ROOM)
    drawn.update_layout(
        xaxis_domain=[0, LEFT_SHARE],
        xaxis2={
            "domain": [RIGHT_START, 1],
            "range": [0, right_base * 1.02],
            "visible": False,
            "fixedrange": True,
            "anchor": "y",
        },
        shapes=[
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y,
             "line": {"width": 1, "color": palette.GREY}}
            for y in rules
        ],
    )  # fmt: skip
    placed = [(n, side, bar) for n, g in enumerate(groups) for side in (0, 1) for bar in (g.left, g.right)[side]]
    return described(
        drawn,
        {
            "chart": "pairs",
            "unit": units[0],
            "categories": [bar.label for _, _, bar in placed],
            "headings": [groups[n].heading for n, _, _ in placed],
            "series": [
                _side_series(name, units[side], [bar if its == side else None for _, its, bar in placed])
                for side, name in enumerate((left_name, right_name))
            ],
            "picks": [groups[n].pick for n, _, _ in placed],
            "points": [
                [i for i, (_, its, bar) in enumerate(placed) if its == side and (bar.value is None) == unknown]
                for side in (0, 1)
                for unknown in (False, True)
                if any(its == side and (bar.value is None) == unknown for _, its, bar in placed)
            ],
        },
    )


def _side_series(name: str, unit: Kind, bars: Sequence[Side | None]) -> Series:
    return {
        "name": name,
        "panel": name,
        "unit": unit,
        "values": [None if bar is None else bar.value for bar in bars],
        "texts": ["" if bar is None else bar.text or bar.label for bar in bars],
    }


def _lines(place: Rows, lines: Sequence[str], x: float) -> None:
    place.place_words("<br>".join(map(escape_html, lines)), place.y, x=x, anchor="top", size=FONT_SIZE - 1)
    place.y += LINE_PX * len(lines)


def _bars(axis: str, placed: Sequence[tuple[Side, float]], base: float) -> list[go.Bar]:
    """The known bars, and apart from them those that are not known."""
    made = []
    for unknown in (False, True):
        chosen = [(bar, y) for bar, y in placed if (bar.value is None) == unknown]
        if chosen:
            made.append(
                bars_at(
                    [y for _, y in chosen],
                    [base if bar.value is None else bar.value for bar, _ in chosen],
                    height=BAR_PX,
                    colours=[palette.UNKNOWN if unknown else bar.colour for bar, _ in chosen],
                    hovers=[bar.hover for bar, _ in chosen],
                    hatched=[unknown] * len(chosen),
                    light=True,
                    texts=[f" {bar.text}" for bar, _ in chosen],
                    text_size=FONT_SIZE - 1,
                    axis=axis,
                )
            )
    return made

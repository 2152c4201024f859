"""Groups with bars on two sides that have nothing in common but the group: each side its own scale, from nought."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.bars import HATCH
from view.charts.base import FONT_SIZE, figure, safe

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


def two_sided(
    groups: Sequence[Group], left_name: str, right_name: str, *, left_base: float, right_base: float
) -> go.Figure:
    """Left the bars of each group with their text at the end, right the other bars with their text above them.

    A side's base is its whole scale; what is not known is hatched over all of it.
    """
    sides: dict[str, list[tuple[Side, float]]] = {"x": [], "x2": []}
    texts: list[tuple[float, float, str, str]] = [
        (0, TOP_PX / 2, safe(left_name), "middle"),
        (RIGHT_START, TOP_PX / 2, safe(right_name), "middle"),
    ]
    rules: list[float] = []
    y = float(TOP_PX)
    for group in groups:
        rules.append(y + 2)
        texts.append((0, y + HEADING_PX / 2 + 2, f"<b>{safe(group.heading)}</b>", "middle"))
        y += HEADING_PX
        ends = []
        for axis, start, bars, empty in (
            ("x", 0.0, group.left, group.left_empty),
            ("x2", RIGHT_START, group.right, group.right_empty),
        ):
            place = y
            if not bars and empty:
                lines = textwrap.wrap(empty, 26 if axis == "x" else 17)
                texts.append((start, place, "<br>".join(safe(line) for line in lines), "top"))
                place += LINE_PX * len(lines) + GAP_PX
            for bar in bars:
                lines = textwrap.wrap(bar.label, WRAP)
                texts.append((start, place, "<br>".join(safe(line) for line in lines), "top"))
                place += LINE_PX * len(lines) + 2
                sides[axis].append((bar, place + BAR_PX / 2))
                place += BAR_PX + GAP_PX
            ends.append(place)
        y = max(ends)
    traces = [t for axis, base in (("x", left_base), ("x2", right_base)) for t in _bars(axis, sides[axis], base)]
    drawn = figure(traces, height=round(y) + 8)
    drawn.update_layout(
        barmode="overlay",
        margin={"l": 8, "r": 8, "t": 0, "b": 4},
        xaxis={"domain": [0, LEFT_SHARE], "range": [0, left_base * TEXT_ROOM], "visible": False},
        xaxis2={
            "domain": [RIGHT_START, 1],
            "range": [0, right_base * 1.02],
            "visible": False,
            "fixedrange": True,
            "anchor": "y",
        },
        yaxis={"visible": False, "range": [y, 0]},
    )
    for place in rules:
        drawn.add_shape(
            type="line", xref="paper", x0=0, x1=1, y0=place, y1=place, line={"width": 1, "color": palette.GREY}
        )
    for x, place, text, anchor in texts:
        drawn.add_annotation(
            x=x, xref="paper", y=place, text=text, showarrow=False, xanchor="left", yanchor=anchor, align="left",
            font={"size": FONT_SIZE - 1},
        )  # fmt: skip
    return drawn


def _bars(axis: str, placed: Sequence[tuple[Side, float]], base: float) -> list[go.Bar]:
    """The known bars, and apart from them those that are not known."""
    made = []
    for unknown in (False, True):
        chosen = [(bar, y) for bar, y in placed if (bar.value is None) == unknown]
        if chosen:
            made.append(
                go.Bar(
                    x=[base if bar.value is None else bar.value for bar, _ in chosen],
                    y=[y for _, y in chosen],
                    xaxis=axis,
                    orientation="h",
                    width=BAR_PX,
                    text=[f" {safe(bar.text)}" for bar, _ in chosen],
                    textposition="outside",
                    textfont={"size": FONT_SIZE - 1},
                    cliponaxis=False,
                    constraintext="none",
                    marker={
                        "color": [palette.UNKNOWN if unknown else bar.colour for bar, _ in chosen],
                        "pattern": {
                            "shape": HATCH if unknown else "",
                            "fillmode": "replace",
                            "size": 7,
                            "solidity": 0.2,
                        },
                    },
                    hovertext=[safe(bar.hover) for bar, _ in chosen],
                    hoverinfo="text",
                )
            )
    return made

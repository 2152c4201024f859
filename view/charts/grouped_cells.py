"""Coloured cells under headings: group, then a row's label, then its cells. Readable at 390 px, also with long labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from view import palette
from view.charts.base import FONT_SIZE, figure, label_above, safe
from view.formats import UNKNOWN

GROUP_PX = 30
LABEL_PX = 22
GAP_PX = 6
ONE_LINE_PX, TWO_LINES_PX = 28, 42


@dataclass(frozen=True)
class Cell:
    """A value with its words and a smaller line `under` them; None is hatched and reads `text` ('n.b.')."""

    value: float | None
    hover: str
    text: str = UNKNOWN
    under: str = ""


@dataclass(frozen=True)
class Group:
    """A heading with the rows below it: (label, one cell a column)."""

    heading: str
    rows: Sequence[tuple[str, Sequence[Cell]]]


def grouped_cells(columns: Sequence[str], groups: Sequence[Group], *, maximum: float) -> go.Figure:
    """One cell a column in each row, darker is more, `maximum` the darkest; a newline in a column breaks its line."""
    cell_px = TWO_LINES_PX if any(c.under for g in groups for _, row in g.rows for c in row) else ONE_LINE_PX
    headings: list[tuple[str, float]] = []
    labels: list[tuple[str, float]] = []
    placed: list[tuple[int, float, Cell]] = []
    y = 0.0
    for group in groups:
        headings.append((f"<b>{safe(group.heading)}</b>", y + GROUP_PX / 2))
        y += GROUP_PX
        for label, row in group.rows:
            labels.append((safe(label), y + LABEL_PX / 2))
            y += LABEL_PX
            placed += [(column, y, cell) for column, cell in enumerate(row)]
            y += cell_px + GAP_PX
    traces: list[go.Bar | go.Scatter] = []
    for unknown in (False, True):
        found = [(column, top, cell) for column, top, cell in placed if (cell.value is None) == unknown]
        if found:
            traces.append(_cells(found, cell_px, maximum, unknown=unknown))
        if found and unknown:
            traces.append(_words(found, cell_px))
    lines = max(column.count("\n") for column in columns) + 1
    drawn = figure(traces, height=round(y) + 16 * lines + 40)
    # the headings stay clear of the button that saves the picture, above them at the right
    drawn.update_layout(margin_t=16 * lines + 32)
    drawn.update_layout(barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8})
    drawn.update_xaxes(
        tickvals=list(range(len(columns))),
        ticktext=[_lines(column) for column in columns],
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickfont={"size": FONT_SIZE - 2},
        tickangle=0,
        ticks="",
    )
    drawn.update_yaxes(visible=False, range=[y, 0])
    for texts in (headings, labels):
        label_above(drawn, [text for text, _ in texts], [position for _, position in texts])
    return drawn


def _lines(text: str) -> str:
    return "<br>".join(safe(line) for line in text.split("\n"))


def _cells(found: Sequence[tuple[int, float, Cell]], height: float, maximum: float, *, unknown: bool) -> go.Bar:
    colours = [palette.UNKNOWN if c.value is None else palette.between(c.value / maximum) for _, _, c in found]
    return go.Bar(
        x=[column for column, _, _ in found],
        base=[top for _, top, _ in found],
        y=[height] * len(found),
        width=0.97,
        customdata=[c.value for _, _, c in found],
        marker={
            "color": colours,
            "line": {"width": 0},
            "pattern": {"shape": "/" if unknown else "", "fillmode": "replace", "size": 8, "solidity": 0.15},
        },
        text=None if unknown else [_told(c) for _, _, c in found],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": FONT_SIZE - 1, "color": [palette.text_on(x) for x in colours]},
        hovertext=[_lines(c.hover) for _, _, c in found],
        hoverinfo="text",
    )


def _told(cell: Cell) -> str:
    return safe(cell.text) + (f"<br><span style='font-size:11px'>{safe(cell.under)}</span>" if cell.under else "")


def _words(found: Sequence[tuple[int, float, Cell]], height: float) -> go.Scatter:
    """Words on hatched cells, in the page's own colour: inside a bar plotly takes the colour that suits the bar."""
    return go.Scatter(
        x=[column for column, _, _ in found],
        y=[top + height / 2 for _, top, _ in found],
        mode="text",
        text=[_told(c) for _, _, c in found],
        textfont={"size": FONT_SIZE - 1},
        hoverinfo="skip",
    )

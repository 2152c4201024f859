"""Cells whose shade says how much: rows under column headings, the words in each cell. Unknown cells are hatched."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Literal

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, LABEL_PX, Pick, described, figure, hatch, hover, label_above
from view.charts.labelled_bars import LabelledBar, labelled_bars
from view.escape import escape_html
from view.formats import UNKNOWN, Kind
from view.formats import cell as cell_text

HEADING_PX = 30
ONE_LINE_PX, TWO_LINES_PX = 30, 42
GAP_PX = 8
LEGEND_PX = 18
LINE_PX = 16
TOP_PX = 32
"""Room above the column headings for the button that saves the picture."""
TURNED_PX = 100
"""Room for column headings that turn upright where they do not fit side by side."""
WRAP_AT = 15


@dataclass(frozen=True)
class Cell:
    """A value with its words, and a smaller line `under` them.

    A `value` of None is hatched and reads `text`; without `text` nothing belongs there: an empty place with its hover.
    """

    value: float | None
    text: str = UNKNOWN
    hover: str = ""
    under: str = ""


@dataclass(frozen=True)
class CellRow:
    """A label with one cell a column; None leaves a place empty. `heading` opens a group above the row."""

    label: str
    cells: Sequence[Cell | None] = field(default_factory=tuple)
    heading: str = ""
    pick: Pick | None = None


@dataclass(frozen=True)
class _Placed:
    row: int
    column: int
    top: float
    cell: Cell


def cell_table(
    columns: Sequence[str],
    rows: Sequence[CellRow],
    *,
    maximum: float | None = None,
    labels: Literal["above", "left"] = "above",
    turn_headings: bool = False,
    unit: Kind = "decimal",
    legend: bool = False,
) -> go.Figure:
    """Darker is more, in equal steps from zero to `maximum` (a round one when None); with `legend` they are named.

    One column alone would be bars of equal length: then real bars from zero are drawn instead.

    Labels `above` leave the cells the whole width, also on a phone; at the `left` the rows are closer together.
    A newline in a column's heading breaks it; `turn_headings` wraps them and lets them stand upright where narrow.
    """
    known = [cell.value for row in rows for cell in row.cells if cell is not None and cell.value is not None]
    top = maximum or rounded_up(max(known, default=1) or 1)
    if len(columns) == 1:
        return _bars(rows, top, unit)
    cell_px = TWO_LINES_PX if any(c and (c.under or "\n" in c.text) for row in rows for c in row.cells) else ONE_LINE_PX
    texts: list[tuple[str, float]] = []
    placed: list[_Placed] = []
    y = 0.0
    grouped = any(row.heading for row in rows)
    for number, row in enumerate(rows):
        if row.heading:
            texts.append((f"<b>{escape_html(row.heading)}</b>", y + HEADING_PX / 2))
            y += HEADING_PX
        if labels == "above":
            label = escape_html(row.label)
            texts.append((label if grouped else f"<b>{label}</b>", y + LABEL_PX / 2))
            y += LABEL_PX
        placed += [_Placed(number, column, y, cell) for column, cell in enumerate(row.cells) if cell is not None]
        y += cell_px + (GAP_PX if labels == "above" else 4)
    traces: list[go.Bar | go.Scatter] = []
    shaded = [x for x in placed if x.cell.value is not None]
    unknown = [x for x in placed if x.cell.value is None and x.cell.text]
    empty = [x for x in placed if x.cell.value is None and not x.cell.text]
    if shaded:
        traces.append(_shaded(shaded, cell_px, top))
    if unknown:
        traces += [_unknown(unknown, cell_px), _words(unknown, cell_px)]
    if empty:
        traces.append(_blocks(empty, cell_px, marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}}))
    if legend and shaded:
        traces.append(_legend(y, top, len(columns), unit))
        y += LEGEND_PX + GAP_PX
    headings = ["\n".join(wrap(c, WRAP_AT, break_long_words=False)) if turn_headings else c for c in columns]
    top_px = TOP_PX + (TURNED_PX if turn_headings else LINE_PX * (1 + max((c.count("\n") for c in columns), default=0)))
    drawn = figure(traces, height=round(y) + top_px + 8)
    drawn.update_layout(margin_t=top_px, barmode="overlay", bargap=0, uniformtext={"mode": None, "minsize": 8})
    drawn.update_xaxes(
        tickvals=list(range(len(columns))),
        ticktext=[_broken(heading) for heading in headings],
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickfont={"size": FONT_SIZE - 1},
        ticks="",
        **({"autotickangles": [0, 90]} if turn_headings else {"tickangle": 0}),
    )
    drawn.update_yaxes(visible=False, range=[y, 0])
    if labels == "left":
        step = cell_px + 4
        drawn.update_yaxes(
            visible=True,
            tickvals=[r * step + cell_px / 2 for r in range(len(rows))],
            ticktext=[escape_html(row.label) + "  " for row in rows],
            tickfont={"size": FONT_SIZE},
        )
    label_above(drawn, [text for text, _ in texts], [place for _, place in texts])
    classes = [palette.shade_class(x.cell.value or 0, top) for x in shaded]
    blocks = [[x.row for x in some] for some in (shaded, unknown, empty) if some]
    if unknown:
        blocks.insert(2 if shaded else 1, [])  # their words
    shades: list[list[int | None]] = [list(classes)] if shaded else []
    shades += [[] for _ in range(len(traces) - len(shades))]
    if legend and shaded:
        blocks.append([])
        shades[-1] = list(range(len(palette.LIGHT_SHADES)))
    grid = [[row.cells[n] if n < len(row.cells) else None for row in rows] for n in range(len(columns))]
    return described(
        drawn,
        {
            "chart": "cells",
            "unit": unit,
            "categories": [row.label for row in rows],
            "headings": [row.heading for row in rows] if grouped else [],
            "series": [
                {
                    "name": column.replace("\n", " "),
                    "values": [None if cell is None else cell.value for cell in column_cells],
                    "texts": ["" if cell is None else cell.text.replace("\n", " ") for cell in column_cells],
                }
                for column, column_cells in zip(columns, grid, strict=True)
            ],
            "picks": [row.pick for row in rows],
            "points": blocks,
            "shades": shades,
            "ramps": palette.ramps(),
        },
    )


def rounded_up(value: float) -> float:
    """The smallest scale of five round steps (1, 2, 2,5 or 5 times a power of ten) that holds a value above zero."""
    step = value / len(palette.LIGHT_SHADES)
    power = 10.0 ** math.floor(math.log10(step))
    return len(palette.LIGHT_SHADES) * next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= step * (1 - 1e-9))


def _broken(text: str, each: str = "{}") -> str:
    return "<br>".join(each.format(escape_html(line)) for line in text.split("\n"))


def _in_cell(cell: Cell, each: str = "{}") -> str:
    return _broken(cell.text, each) + (
        f"<br><span style='font-size:11px'>{escape_html(cell.under)}</span>" if cell.under else ""
    )


def _blocks(placed: Sequence[_Placed], height: float, **look: object) -> go.Bar:
    return go.Bar(
        x=[x.column for x in placed],
        base=[x.top for x in placed],
        y=[height] * len(placed),
        width=0.97,
        hovertext=[hover(x.cell.hover) for x in placed],
        hoverinfo="text",
        **look,
    )


def _shaded(placed: Sequence[_Placed], height: float, maximum: float) -> go.Bar:
    colours = [palette.LIGHT_SHADES[palette.shade_class(x.cell.value or 0, maximum)] for x in placed]
    return _blocks(
        placed,
        height,
        customdata=[x.cell.value for x in placed],
        marker={"color": colours, "line": {"width": 0}},
        text=[_in_cell(x.cell) for x in placed],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": FONT_SIZE - 1, "color": [palette.text_on(colour) for colour in colours]},
    )


def _legend(y: float, maximum: float, columns: int, unit: Kind) -> go.Bar:
    """A row of narrow cells below the others: which values each shade stands for."""
    steps = len(palette.LIGHT_SHADES)
    width = columns / steps
    limits = [cell_text(maximum * n / steps, unit) for n in range(steps)]
    return go.Bar(
        x=[-0.5 + width * (n + 0.5) for n in range(steps)],
        base=[y + GAP_PX] * steps,
        y=[LEGEND_PX] * steps,
        width=width,
        marker={"color": list(palette.LIGHT_SHADES), "line": {"width": 0}},
        text=[f"vanaf {limits[0]}", *limits[1:]],  # the upper limits as well do not fit a phone
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 11, "color": [palette.text_on(colour) for colour in palette.LIGHT_SHADES]},
        customdata=[None] * steps,
        hoverinfo="skip",
    )


def _bars(rows: Sequence[CellRow], maximum: float, unit: Kind) -> go.Figure:
    lines: list[LabelledBar] = []
    for row in rows:
        cell = row.cells[0] if row.cells else None
        if row.heading:
            lines.append(LabelledBar(row.heading))
        if cell is not None and cell.text:
            text = f"{cell.text} ({cell.under})" if cell.under else cell.text.replace("\n", ", ")
            lines.append(LabelledBar(row.label, text, cell.value, hover=cell.hover, pick=row.pick))
    return labelled_bars(lines, unit=unit, maximum=maximum)


def _unknown(placed: Sequence[_Placed], height: float) -> go.Bar:
    return _blocks(
        placed,
        height,
        customdata=[None] * len(placed),
        marker={
            "color": palette.UNKNOWN,
            "line": {"width": 0},
            "pattern": hatch(True, light=True),
        },
    )


def _words(placed: Sequence[_Placed], height: float) -> go.Scatter:
    """Words in the page's own colour: inside a hatched bar Plotly would take one that suits the bar."""
    return go.Scatter(
        x=[x.column for x in placed],
        y=[x.top + height / 2 for x in placed],
        mode="text",
        text=[_in_cell(x.cell, "<b>{}</b>") for x in placed],
        textfont={"size": FONT_SIZE - 1},
        hoverinfo="skip",
    )

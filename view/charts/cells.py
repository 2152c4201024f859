"""Cells whose shade says how much: rows under column headings, the words in each cell. Unknown cells are hatched."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Literal

from view import graph_objects as go
from view import palette
from view.charts import shades
from view.charts.base import FONT_SIZE, ChartData, described, figure, hatch, hover, label_above
from view.charts.cell_places import GAP_PX, Cell, CellRow, PlacedCell, placed_cells, staggered_headings, wide_cells
from view.charts.labelled_bars import LabelledBar, labelled_bars
from view.charts.rows import MARGIN_PX, Side, text_px
from view.escape import escape_html
from view.formats import Kind

__all__ = ["Cell", "CellRow", "cell_table"]

ONE_LINE_PX, TWO_LINES_PX = 30, 42
LINE_PX = 16
TOP_PX = 12
TURNED_PX = 100
"""Room for column headings that turn upright where they do not fit side by side."""
WRAP_AT = 15


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
    A newline in a column's heading breaks it; `turn_headings` lets them stand upright where narrow, and at two heights
    where there is room.
    """
    known = [cell.value for row in rows for cell in row.cells if cell is not None and cell.value is not None]
    most = max(known, default=0.0)
    top = maximum or shades.rounded_up(most if most > 0 else 1)
    if len(columns) == 1:
        return _bars(rows, top, unit)
    cell_px = TWO_LINES_PX if any(c and (c.under or "\n" in c.text) for row in rows for c in row.cells) else ONE_LINE_PX
    grouped = any(row.heading for row in rows)
    side = Side.of([row.label for row in rows]) if labels == "above" else None
    texts, placed, y = placed_cells(rows, cell_px, labels == "above", None)
    wide_texts, wide_placed, wide_y = placed_cells(rows, cell_px, False, side) if side else ([], [], 0.0)
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
        traces.append(shades.legend(y + GAP_PX, top, len(columns), unit))
        y += shades.LEGEND_PX + GAP_PX
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
    wide = (
        wide_cells(drawn, side, wide_texts, wide_placed, wide_y, cell_px, legend=legend and bool(shaded))
        if side
        else None
    )
    if turn_headings:
        beside_px = side.px if side else max(text_px(row.label) for row in rows) + MARGIN_PX
        wide = staggered_headings(drawn, wide, columns, beside_px + 3 * MARGIN_PX)
    classes = [palette.shade_class(x.cell.value or 0, top) for x in shaded]
    blocks = [[x.row for x in some] for some in (shaded, unknown, empty) if some]
    if unknown:
        blocks.insert(2 if shaded else 1, [])  # their words
    classed: list[list[int | None]] = [list(classes)] if shaded else []
    classed += [[] for _ in range(len(traces) - len(classed))]
    if legend and shaded:
        blocks.append([])
        classed[-1] = list(range(len(palette.LIGHT_SHADES)))
    grid = [[row.cells[n] if n < len(row.cells) else None for row in rows] for n in range(len(columns))]
    data: ChartData = {
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
        "shades": classed,
        "ramps": palette.ramps(),
    }
    if wide is not None:
        data["wide"] = wide
    return described(drawn, data)


def _broken(text: str, each: str = "{}") -> str:
    return "<br>".join(each.format(escape_html(line)) for line in text.split("\n"))


def _in_cell(cell: Cell, each: str = "{}") -> str:
    return _broken(cell.text, each) + (
        f"<br><span style='font-size:12px'>{escape_html(cell.under)}</span>" if cell.under else ""
    )


def _blocks(placed: Sequence[PlacedCell], height: float, **look: object) -> go.Bar:
    return go.Bar(
        x=[x.column for x in placed],
        base=[x.top for x in placed],
        y=[height] * len(placed),
        width=0.97,
        hovertext=[hover(x.cell.hover) for x in placed],
        hoverinfo="text",
        **look,
    )


def _shaded(placed: Sequence[PlacedCell], height: float, maximum: float) -> go.Bar:
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


def _unknown(placed: Sequence[PlacedCell], height: float) -> go.Bar:
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


def _words(placed: Sequence[PlacedCell], height: float) -> go.Scatter:
    """Words in the page's own colour: inside a hatched bar Plotly would take one that suits the bar."""
    return go.Scatter(
        x=[x.column for x in placed],
        y=[x.top + height / 2 for x in placed],
        mode="text",
        text=[_in_cell(x.cell, "<b>{}</b>") for x in placed],
        textfont={"size": FONT_SIZE - 1},
        hoverinfo="skip",
    )

"""Where the cells of a table of shades stand: below their labels on a phone, beside them where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from view import graph_objects as go
from view import palette
from view.charts import shades
from view.charts.base import LABEL_PX, Pick, Wide
from view.charts.rows import LINE_PX, MARGIN_PX, NARROWEST_PX, Rows, Side, text_px
from view.escape import escape_html
from view.formats import UNKNOWN

HEADING_PX = 30
GAP_PX = 8
COLUMN_LETTERS = 12
"""On a line of a column's heading where headings stand at two heights."""
HEADING_LINE_PX = 16


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
class PlacedCell:
    row: int
    column: int
    top: float
    cell: Cell


def placed_cells(
    rows: Sequence[CellRow], cell_px: float, above: bool, side: Side | None
) -> tuple[list[tuple[str, float]], list[PlacedCell], float]:
    """Labels and headings with their places, the cells with theirs, and where they end."""
    grouped = any(row.heading for row in rows)
    texts: list[tuple[str, float]] = []
    placed: list[PlacedCell] = []
    y = 0.0
    for number, row in enumerate(rows):
        if row.heading:
            texts.append((f"<b>{escape_html(row.heading)}</b>", y + HEADING_PX / 2))
            y += HEADING_PX
        each = "{}" if grouped else "<b>{}</b>"
        room = cell_px
        if side:
            lines = wrap(row.label, side.label_letters)
            room = max(cell_px, LINE_PX * len(lines) + 2)
            texts.append(("<br>".join(each.format(escape_html(line)) for line in lines), y + room / 2))
        elif above:
            texts.append((each.format(escape_html(row.label)), y + LABEL_PX / 2))
            y += LABEL_PX
        top = y + (room - cell_px) / 2
        placed += [PlacedCell(number, column, top, cell) for column, cell in enumerate(row.cells) if cell is not None]
        y += room + (GAP_PX if above else 4)
    return texts, placed, y


def wide_cells(
    drawn: go.Figure,
    side: Side,
    texts: Sequence[tuple[str, float]],
    placed: Sequence[PlacedCell],
    y: float,
    cell_px: float,
    *,
    legend: bool,
) -> Wide:
    """What differs with the labels beside their rows; traces in the order of `cell_table`."""
    place = Rows(side)
    for text, middle in texts:
        place.beside(text, middle)
    shaded = [x.top for x in placed if x.cell.value is not None]
    unknown = [x.top for x in placed if x.cell.value is None and x.cell.text]
    empty = [x.top for x in placed if x.cell.value is None and not x.cell.text]
    differing: list[dict[str, object]] = [{"base": shaded}] if shaded else []
    if unknown:
        differing += [{"base": unknown}, {"y": [top + cell_px / 2 for top in unknown]}]
    if empty:
        differing.append({"base": empty})
    if legend:
        differing.append({"base": [y + GAP_PX] * len(palette.LIGHT_SHADES)})
        y += shades.LEGEND_PX + GAP_PX
    place.y = y
    layout = drawn.layout.to_plotly_json()
    top_px = layout["margin"]["t"]
    xaxis = layout["xaxis"]
    wide = place.wide(differing, xaxis=xaxis, height=round(y) + top_px + 8)
    wide["layout"]["margin"] |= {"t": top_px}
    return wide


def staggered_headings(drawn: go.Figure, wide: Wide | None, columns: Sequence[str], beside_px: float) -> Wide:
    """Where long headings fit beside each other every other one stands higher, so none has to turn.

    Changes `wide` (labels beside the rows), or makes one when only the headings differ; `beside_px` is what labels take.
    """
    broken = [
        [escape_html(line) for line in wrap(column, COLUMN_LETTERS, break_long_words=False)] for column in columns
    ]
    low = max(len(lines) for lines in broken[::2])
    high = max((len(lines) for lines in broken[1::2]), default=0)
    texts = ["<br>".join(lines + ["\u00a0"] * (low if n % 2 else 0)) for n, lines in enumerate(broken)]
    widest = max(text_px(line) for lines in broken for line in lines)
    made = drawn.layout.to_plotly_json()
    layout = wide["layout"] if wide else {"height": made["height"], "margin": made["margin"]}
    top_px = 2 * MARGIN_PX + HEADING_LINE_PX * (low + high)
    return {
        "from": max(wide["from"] if wide else NARROWEST_PX, round(beside_px + len(columns) * widest / 2)),
        "data": wide["data"] if wide else [{} for _ in drawn.data],
        "layout": {
            **layout,
            "height": layout["height"] - layout["margin"]["t"] + top_px,
            "margin": {**layout["margin"], "t": top_px},
            "xaxis": {**made["xaxis"], "ticktext": texts, "tickangle": 0},
        },
        "rooms": {},
    }

"""What a native table on a slide says: texts under titles, of an exhibit's own table or of a figure that has rows and columns."""

from dataclasses import dataclass

from exhibits.exhibit import Exhibit
from view import formats
from view.charts.base import ChartData, Series

NO_TIE = "–"


@dataclass(frozen=True)
class TextTable:
    """Texts under titles; `numeric` says which columns stand at the right."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def own_table(exhibit: Exhibit) -> TextTable:
    """The table of the exhibit as it reads."""
    columns = exhibit.table.columns
    rows = zip(*(column.texts for column in columns), strict=True)
    return TextTable(exhibit.table.titles, tuple(rows), tuple(column.is_numeric for column in columns))


def table_of_cells(data: ChartData) -> TextTable:
    """The figure's own rows and columns; a heading is a row."""
    rows: list[tuple[str, ...]] = []
    texts = [_read(one, data) for one in data["series"]]
    for n, label in enumerate(data["categories"]):
        heading = data.get("headings", [])
        if heading and heading[n]:
            rows.append((heading[n].upper(), *("" for _ in texts)))
        rows.append((label, *(text[n] for text in texts)))
    return TextTable(("", *(one["name"] for one in data["series"])), tuple(rows), (False, *(True for _ in texts)))


def table_of_ties(data: ChartData) -> TextTable:
    """From each row to each column, as the network writes it."""
    names = data["categories"]
    ties = {(edge["start"], edge["end"]): edge["text"] or formats.UNKNOWN for edge in data["edges"]}
    rows = tuple(
        (name, *(ties.get((start, end), NO_TIE) for end in range(len(names)))) for start, name in enumerate(names)
    )
    return TextTable(("Van ↓ naar →", *names), rows, (False, *(True for _ in names)))


def table_of_lines(data: ChartData) -> TextTable:
    """A row for each line of the figure, a column for each moment."""
    rows = tuple(
        (one["name"], *(texts[n] or formats.UNKNOWN for n in range(len(data["categories"]))))
        for one in data["series"]
        for texts in (_read(one, data),)
    )
    return TextTable(("", *data["categories"]), rows, (False, *(True for _ in data["categories"])))


def _read(one: Series, data: ChartData) -> list[str]:
    return list(one.get("texts", [formats.cell(v, one.get("unit", data["unit"])) for v in one["values"]]))

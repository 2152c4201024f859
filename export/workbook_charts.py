"""Native charts in a workbook: the same plain data as a slide's chart, in cells that Excel draws from."""

from typing import Any

from exhibits.exhibit import Exhibit
from export.slides.charts import COLOURS
from export.slides.content import body
from export.slides.native import ChartSeries, NativeChart, number_format
from export.slides.rows import TextTable
from view import formats, palette

KINDS = {
    "bars": {"type": "bar"},
    "stacked": {"type": "bar", "subtype": "stacked"},
    "columns": {"type": "column"},
    "lines": {"type": "line"},
}
WIDTH_PX = 720
ROW_PX, LEAST_PX, MOST_PX = 26, 320, 1100
MOST_LABELLED_LINES = 2
"""The values of more lines would cover each other."""


class ChartSheet:
    """The sheet 'Grafiekgegevens': what the charts are drawn from, one block below the other."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._sheet = book.add_worksheet("Grafiekgegevens")
        self._bold = book.add_format({"bold": True})
        self._row = 0
        self._sheet.set_column(0, 0, 50)
        self._sheet.set_column(1, 12, 18)

    def charts_of(self, exhibit: Exhibit) -> list[tuple[Any, int]]:
        """The charts of an exhibit with their height in pixels; none where Excel has nothing that shows the same."""
        shown = body(exhibit)
        return [] if isinstance(shown, TextTable) else [self._chart(exhibit, chart) for chart in shown]

    def _chart(self, exhibit: Exhibit, chart: NativeChart) -> tuple[Any, int]:
        top = self._write(exhibit, chart)
        last = top + len(chart.categories) - 1
        name = self._sheet.get_name()
        made = self._book.add_chart(dict(KINDS[chart.form]))
        for number, one in enumerate(chart.series):
            made.add_series(
                {
                    "name": [name, top - 1, number + 1],
                    "categories": [name, top, 0, last, 0],
                    "values": [name, top, number + 1, last, number + 1],
                    "gap": 45,
                    **({"overlap": 100} if chart.form == "stacked" else {}),
                    **_looks(one, number if len(chart.series) > 1 else 1, chart),
                }
            )
        made.set_title({"name": chart.title, "name_font": {"size": 11}} if chart.title else {"none": True})
        if len(chart.series) > 1:
            made.set_legend({"position": "top"})
        else:
            made.set_legend({"none": True})
        upright = chart.form in ("columns", "lines")
        made.set_x_axis(
            {"reverse": not upright, "major_tick_mark": "none", "label_position": "low", "interval_unit": 1}
        )
        low = min([0.0, *(v for one in chart.series for v in one.values if v is not None)])
        made.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, **({} if low < 0 else {"min": 0})})
        bars = len(chart.categories) * (len(chart.series) if chart.form == "bars" else 1)
        height = LEAST_PX if upright else min(max(LEAST_PX, 90 + ROW_PX * bars), MOST_PX)
        made.set_size({"width": WIDTH_PX, "height": height})
        return made, height

    def _write(self, exhibit: Exhibit, chart: NativeChart) -> int:
        """The block of one chart; returns the row of its first category."""
        self._sheet.write_string(
            self._row, 0, f"{exhibit.title}{f' · {chart.title}' if chart.title else ''}", self._bold
        )
        head = self._row + 1
        for number, one in enumerate(chart.series, 1):
            style = self._book.add_format({"num_format": number_format(one)})
            self._sheet.write_string(head, number, one.name, self._bold)
            for row, value in enumerate(one.values, head + 1):
                if value is not None:
                    self._sheet.write_number(row, number, value, style)
        for row, label in enumerate(chart.categories, head + 1):
            self._sheet.write_string(row, 0, label)
        self._row = head + len(chart.categories) + 2
        return head + 1


def _looks(one: ChartSeries, number: int, chart: NativeChart) -> dict[str, Any]:
    shades = dict.fromkeys(colour for colour in one.colours if colour)
    own = chart.form == "bars" or len(chart.series) == 1
    colour = next(iter(shades)) if own and len(shades) == 1 else COLOURS[number % len(COLOURS)]
    if chart.form == "lines":
        looks: dict[str, Any] = {
            "line": {"color": colour, "width": 2.25},
            "marker": {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
        }
    else:
        looks = {"fill": {"color": colour}}
        if own and len(shades) > 1:
            looks["points"] = [{"fill": {"color": shade}} if shade else None for shade in one.colours]
    if chart.form == "lines" and len(chart.series) > MOST_LABELLED_LINES:
        return looks
    font = {"color": palette.text_on(colour)} if chart.form == "stacked" else {}
    looks["data_labels"] = {
        "value": True,
        "num_format": number_format(one),
        "font": font,
        "custom": _labels(one, chart),
    }
    return looks


def _labels(one: ChartSeries, chart: NativeChart) -> list[dict[str, Any] | None]:
    """The figure's own words where a number format reads otherwise; None leaves it to the number format."""
    labels: list[dict[str, Any] | None] = []
    for value, text in zip(one.values, one.texts, strict=True):
        if value is None or (chart.form == "stacked" and value == 0):
            labels.append({"delete": True})
        elif text and text != formats.cell(value, one.kind):
            labels.append({"value": text})
        else:
            labels.append(None)
    return labels

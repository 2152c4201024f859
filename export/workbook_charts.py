"""Native charts in a workbook: the same plain data as a slide's chart, in cells that Excel draws from."""

import io
import re
import zipfile
from typing import Any

from xlsxwriter.utility import xl_range_abs

from exhibits.exhibit import Exhibit
from export.slides.charts import hues
from export.slides.content import body
from export.slides.end_labels import labels_of
from export.slides.line_ends import TOP_IN, placed, top_of
from export.slides.lines import MARKER_PT, NAMED_PT, SMALL_MARKER_PT, THIN_PT
from export.slides.native import ChartSeries, NativeChart, cell_format, number_format, says_value
from export.slides.rows import TextTable
from export.workbook import print_one_page_wide
from view import palette

KINDS = {
    "bars": {"type": "bar"},
    "stacked": {"type": "bar", "subtype": "stacked"},
    "columns": {"type": "column"},
    "lines": {"type": "line"},
}
WIDTH_PX, PX_PER_IN = 720, 96
ROW_PX, LEAST_PX, MOST_PX = 26, 320, 1100
LINES_PX, LETTERS_PT = 480, 10
VALUES = re.compile(rb"<c:val><c:numRef><c:f>([^<]*)</c:f>")


class ChartSheet:
    """The sheet 'Grafiekgegevens': what the charts are drawn from, one block below the other."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._sheet = book.add_worksheet("Grafiekgegevens")
        self._bold = book.add_format({"bold": True})
        self._row = 0
        self._labels: dict[bytes, bytes] = {}
        self._sheet.set_column(0, 0, 50)
        self._sheet.set_column(1, 12, 18)
        print_one_page_wide(self._sheet)

    def charts_of(self, exhibit: Exhibit) -> list[tuple[Any, int]]:
        """The charts of an exhibit with their height in pixels; none where Excel has nothing that shows the same."""
        shown = body(exhibit)
        return [] if isinstance(shown, TextTable) else [self._chart(exhibit, chart) for chart in shown]

    def _chart(self, exhibit: Exhibit, chart: NativeChart) -> tuple[Any, int]:
        top = self._write(exhibit, chart)
        last = top + len(chart.categories) - 1
        name = self._sheet.get_name()
        made = self._book.add_chart(dict(KINDS[chart.form]))
        legend = len(chart.series) > 1 and chart.form != "lines"
        for number, (one, hue) in enumerate(zip(chart.series, hues(chart, legend=legend), strict=True)):
            made.add_series(
                {
                    "name": [name, top - 1, number + 1],
                    "categories": [name, top, 0, last, 0],
                    "values": [name, top, number + 1, last, number + 1],
                    "gap": 45,
                    **({"overlap": 100} if chart.form == "stacked" else {}),
                    **_looks(one, hue, chart, by_point=not legend),
                }
            )
        made.set_title({"name": chart.title, "name_font": {"size": 11}} if chart.title else {"none": True})
        made.set_legend({"position": "top"} if legend else {"none": True})
        upright = chart.form in ("columns", "lines")
        low = min([0.0, *(v for one in chart.series for v in one.values if v is not None)])
        names = {"reverse": not upright, "major_tick_mark": "none", "label_position": "low", "interval_unit": 1}
        names["major_gridlines"] = {"visible": False}
        values = {"visible": False, "major_gridlines": {"visible": False}, **({} if low < 0 else {"min": 0})}
        # the x-axis lies: of bars that is the one of the values
        made.set_x_axis(names if upright else values)
        made.set_y_axis(values if upright else names)
        bars = len(chart.categories) * (len(chart.series) if chart.form == "bars" else 1)
        height = LEAST_PX if upright else min(max(LEAST_PX, 90 + ROW_PX * bars), MOST_PX)
        if chart.form == "lines":
            height = LINES_PX
            self._place_lines(made, chart, top)
        made.set_size({"width": WIDTH_PX, "height": height})
        return made, height

    def _place_lines(self, made: Any, chart: NativeChart, top: int) -> None:
        """Lines with room for the names at their ends, which `with_labels` puts there: XlsxWriter cannot place a label."""
        width, height = WIDTH_PX / PX_PER_IN, LINES_PX / PX_PER_IN
        plot = placed(chart, width, height, LETTERS_PT)
        shares = (plot.left, TOP_IN, width - plot.left - plot.right, plot.height)
        places = zip(("x", "y", "width", "height"), shares, (width, height) * 2, strict=True)
        made.set_plotarea({"layout": {name: inches / whole for name, inches, whole in places}})
        made.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": top_of(chart)})
        if len(chart.categories) > 1:
            made.set_x_axis({"major_tick_mark": "none", "label_position": "low", "position_axis": "on_tick"})
        for number, one in enumerate(chart.series):
            firsts, lasts = ([end for end in ends if end.series == number] for ends in (plot.first, plot.last))
            if lasts:
                cells = xl_range_abs(top, number + 1, top + len(chart.categories) - 1, number + 1)
                labels = labels_of(one, firsts, lasts, height, LETTERS_PT)
                self._labels[f"{self._sheet.get_name()}!{cells}".encode()] = labels.encode()

    def with_labels(self, content: bytes) -> bytes:
        """The finished workbook with the names at the ends of its lines."""
        if not self._labels:
            return content
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as made,
            zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written,
        ):
            for part in made.infolist():
                text = made.read(part)
                written.writestr(part, self._labelled(text) if b"<c:lineChart>" in text else text)
        return buffer.getvalue()

    def _labelled(self, chart: bytes) -> bytes:
        begin, *several = chart.split(b"<c:ser>")
        for number, one in enumerate(several):
            cells = VALUES.search(one)
            labels = self._labels.get(cells[1], b"") if cells else b""
            several[number] = one.replace(b"<c:cat>", labels + b"<c:cat>", 1)
        return b"<c:ser>".join([begin, *several])

    def _write(self, exhibit: Exhibit, chart: NativeChart) -> int:
        """The block of one chart; returns the row of its first category."""
        self._sheet.write_string(
            self._row, 0, f"{exhibit.title}{f' · {chart.title}' if chart.title else ''}", self._bold
        )
        head = self._row + 1
        for number, one in enumerate(chart.series, 1):
            style = self._book.add_format({"num_format": cell_format(one)})
            self._sheet.write_string(head, number, one.name, self._bold)
            for row, value in enumerate(one.values, head + 1):
                if value is not None:
                    self._sheet.write_number(row, number, value, style)
        for row, label in enumerate(chart.categories, head + 1):
            self._sheet.write_string(row, 0, label)
        self._row = head + len(chart.categories) + 2
        return head + 1


def _looks(one: ChartSeries, colour: str, chart: NativeChart, *, by_point: bool) -> dict[str, Any]:
    if chart.form == "lines":
        looks: dict[str, Any] = {
            "line": {"color": colour, "width": NAMED_PT if one.named else THIN_PT},
            "marker": {
                "type": "circle",
                "size": MARKER_PT if one.named else SMALL_MARKER_PT,
                "fill": {"color": colour},
                "border": {"color": colour},
            },
        }
        return looks
    looks = {"fill": {"color": colour}}
    if by_point and len({shade for shade in one.colours if shade}) > 1:
        looks["points"] = [{"fill": {"color": shade}} if shade else None for shade in one.colours]
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
    for place, (value, text) in enumerate(zip(one.values, one.texts, strict=True)):
        if value is None or (chart.form == "stacked" and value == 0):
            labels.append({"delete": True})
        elif text and not says_value(one, place):
            labels.append({"value": text})
        else:
            labels.append(None)
    return labels

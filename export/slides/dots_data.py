"""What a chart of points is drawn from: its values in a workbook that PowerPoint opens to edit, and the ends of its lines."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from pptx.chart.data import XyChartData
from pptx.chart.xlsx import XyWorkbookWriter

from export.slides.native import NativeChart, cell_format
from export.slides.text import plain
from export.workbook import TEXT_ONLY

SUBJECT, LINES = "Onderwerp", "Lijnen"
HELPERS = 2
"""The series before the points: the lines from point to point with a gap after each, and the subjects. The longest is the
first: LibreOffice loses series that stand before a longer one."""


@dataclass(frozen=True)
class _End:
    """Where a line begins or ends: a value, of the point at `place` of `series` when it is one of the points."""

    value: float
    series: int | None = None
    place: int = 0


class _Writer(XyWorkbookWriter):  # type: ignore[misc]
    """Each series as a block of value, height in the chart, and subject."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        with xlsxwriter.Workbook(xlsx_file, TEXT_ONLY) as workbook:
            yield workbook, workbook.add_worksheet("Sheet1")

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        super()._populate_worksheet(workbook, worksheet)
        data = self._chart_data
        worksheet.set_column(0, 1, 16)
        worksheet.set_column(2, 2, 50)
        for series, subjects in zip(data, data.subjects, strict=True):
            top = self.series_table_row_offset(series)
            worksheet.write(top, 0, "Waarde")
            worksheet.write_column(top, 2, [SUBJECT, *subjects])
        top = self.series_table_row_offset(data[0])
        for row, end in enumerate(data.ends, top + 1):
            if end is not None and end.series is not None:
                # a formula of ours: so a line follows its points
                cell = self.series_table_row_offset(data[end.series]) + end.place + 2
                worksheet.write_formula(row, 0, f"=A{cell}", None, end.value)


class PointData(XyChartData):  # type: ignore[misc]
    """Series of points with the subject of each; `ends` are those of the lines, None for a gap."""

    subjects: list[list[str]]
    ends: list[_End | None]

    @property
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)


def data_of(chart: NativeChart, low: float) -> PointData:
    """Subjects at `low`, lines, and the points of each series in rows from the top; what is not known is no point."""
    labels = [plain(label) for label in chart.categories]
    heights = [len(labels) - place - 0.5 for place in range(len(labels))]
    known = [[place for place, value in enumerate(one.values) if value is not None] for one in chart.series]
    data = PointData()
    lines, subjects = data.add_series(LINES), data.add_series(SUBJECT)
    for height in heights:
        subjects.add_data_point(low, height)
    data.subjects, data.ends = [[], labels], []
    for place, height in enumerate(heights):
        if ends := _ends(chart, known, place):
            for end in (*ends, None):
                lines.add_data_point(None if end is None else end.value, None if end is None else height)
                data.ends.append(end)
                data.subjects[0].append("" if end is None else labels[place])
    for one, places in zip(chart.series, known, strict=True):
        added = data.add_series(plain(one.name), cell_format(one))
        for place in places:
            added.add_data_point(one.values[place], heights[place])
        data.subjects.append([labels[place] for place in places])
    return data


def _ends(chart: NativeChart, known: Sequence[Sequence[int]], place: int) -> tuple[_End, ...]:
    """Both ends of the line of a subject; none when it has only one point."""
    one = chart.series[0]
    if one.low:
        low, high = one.low[place], one.high[place]
        return () if low is None or high is None else (_End(low), _End(high))
    if any(place not in places for places in known) or len(known) < HELPERS:
        return ()
    return tuple(
        _End(float(series.values[place] or 0), number, places.index(place))
        for number, (series, places) in enumerate(zip(chart.series, known, strict=True), HELPERS)
    )

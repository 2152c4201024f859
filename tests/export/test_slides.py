"""Decks as PowerPoint reads them: every exhibit, its values, its words, and nothing beside the slide."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from exhibits import catalogue
from exhibits.exhibit import SAMPLE_MARK, Column, Exhibit, Table
from export import slides
from export.slides import Page
from export.slides.content import body
from export.slides.rows import TextTable
from store.reading import Ask, Database
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.base import data_of
from view.charts.lines import Line, lines

EVIL = '=HYPERLINK("http://kwaad") <b>&amp; \x07 +A1'


@pytest.fixture(scope="module")
def exhibits(database: Database) -> list[Exhibit]:
    made = [database.derive(e.make, e.choice_type.default(database.ask)) for e in catalogue.entries()]
    assert len(made) > 40
    return made


@pytest.fixture(scope="module")
def content(exhibits: list[Exhibit]) -> bytes:
    return slides.deck([Page(exhibit) for exhibit in exhibits], "Alles")


@pytest.fixture(scope="module")
def deck(content: bytes) -> Any:
    return read(content)


def read(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def shows(shape: Any) -> bool:
    """Whether this is what an exhibit shows: a chart, a table, or a group of shapes."""
    return bool(shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP)


def charts_of(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def texts_of(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def one_chart(title: str, label: str) -> Exhibit:
    return Exhibit(
        key="proef-dia",
        title=title,
        subtitle="Aantal per soort, in stuks, 2026",
        table=Table([Column("Soort", "text", [label, "b"]), Column("Aantal", "integer", [3, None])]),
        alt="Staven met het aantal per soort: de eerste heeft er drie.",
        sources=(),
        figure=rows_of_bars([Row(label, [Bar(3, "3", "#2474b8")]), Row("b", [Bar(None, "n.b.", "#2474b8")])]),
    )


def test_every_exhibit_is_a_slide_with_its_title(deck: Any, exhibits: list[Exhibit]) -> None:
    assert len(deck.slides) == len(exhibits)
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    for slide, exhibit in zip(deck.slides, exhibits, strict=True):
        title = slide.shapes.title.text_frame.text
        assert title == exhibit.title or (title.endswith("…") and exhibit.title.startswith(title[:-1])), exhibit.key
        assert any(shows(shape) for shape in slide.shapes), exhibit.key


def test_native_values_are_those_of_the_figure(deck: Any, exhibits: list[Exhibit]) -> None:
    compared = 0
    for slide, exhibit in zip(deck.slides, exhibits, strict=True):
        if not (charts := charts_of(slide)):
            continue
        assert exhibit.figure is not None
        drawn = [v for c in charts for s in c.plots[0].series for v in s.values if v is not None]
        data = data_of(exhibit.figure)
        meant = [v for s in data["series"] for v in s["values"] if v is not None]
        if data["chart"] == "intervals":
            meant = [v for v in data["series"][0]["values"] if v is not None]
        if "start" in data:  # a waterfall: lengths above a foot that is not drawn, between start and end
            drawn = [v for c in charts for s in list(c.plots[0].series)[1:] for v in s.values if v is not None]
            ends = [*data["start"]["values"], *data["end"]["values"]]
            meant = [*map(abs, meant), *(v for v in ends if v is not None)]
        assert sorted(drawn) == pytest.approx(sorted(float(v) for v in meant)), exhibit.key
        for chart in charts:
            book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
            for number, series in enumerate(chart.plots[0].series, 1 + chart.plots[0].categories.depth):
                cells = [row[number - 1].value for row in book.active.iter_rows(min_row=2)]
                assert [None if v is None else pytest.approx(v) for v in series.values] == cells, exhibit.key
        compared += len(drawn)
    assert compared > 200


def test_each_value_stands_beside_its_own_category(ask: Ask, database: Database) -> None:
    entry, choice = catalogue.parse(database, "clusters-bedragen", "indeling=gelijk")
    chart = charts_of(read(slides.pptx(database.derive(entry.make, choice))).slides[0])[0]
    plot = chart.plots[0]
    assert dict(zip(plot.categories, plot.series[0].values, strict=True))["Analyse"] == 670969
    assert [series.name for series in plot.series] == ["2020", "2021"]
    assert plot.series[0].data_labels.number_format == '"€" #,##0'


def test_bars_begin_at_zero_unless_there_are_negative_ones(deck: Any) -> None:
    seen = 0
    for slide in deck.slides:
        for chart in charts_of(slide):
            values = [v for s in chart.plots[0].series for v in s.values if v is not None]
            if min(values) >= 0:
                assert chart.value_axis.minimum_scale == 0
                seen += 1
    assert seen > 20


def test_nothing_stands_outside_its_slide(deck: Any) -> None:
    shapes = 0
    for slide in deck.slides:
        for shape in slide.shapes:
            shapes += 1
            assert shape.left >= 0, shape.name
            assert shape.top >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name
    assert shapes > 200


def test_what_stands_below_each_other_does_not_overlap(deck: Any, exhibits: list[Exhibit]) -> None:
    for slide, exhibit in zip(deck.slides, exhibits, strict=True):
        boxes = [s for s in slide.shapes if "Merk" not in s.name]
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                beside = one.left + one.width <= other.left or other.left + other.width <= one.left
                apart = one.top + one.height <= other.top or other.top + other.height <= one.top
                assert beside or apart, (exhibit.key, one.name, other.name)


def test_sample_data_say_so_across_the_slide_and_others_do_not(deck: Any, exhibits: list[Exhibit]) -> None:
    marked = 0
    for slide, exhibit in zip(deck.slides, exhibits, strict=True):
        names = [shape.name for shape in slide.shapes]
        assert ("Merk over de dia" in names) == (exhibit.mark is not None), exhibit.key
        if exhibit.mark:
            assert SAMPLE_MARK in list(texts_of(slide))
            assert SAMPLE_MARK in slide.notes_slide.notes_text_frame.text
            marked += 1
    assert marked >= 5


def test_source_date_and_words_go_along(deck: Any, exhibits: list[Exhibit]) -> None:
    for slide, exhibit in zip(deck.slides, exhibits, strict=True):
        assert any("Gemaakt op" in text or text.endswith("…") for text in texts_of(slide)), exhibit.key
        notes = slide.notes_slide.notes_text_frame.text
        assert " ".join(exhibit.alt.split()) in " ".join(notes.split()), exhibit.key
        for source in exhibit.sources:
            assert source.title in notes, exhibit.key


def test_every_chart_and_table_has_an_alt_text_and_all_text_is_dutch(deck: Any, exhibits: list[Exhibit]) -> None:
    for slide, exhibit in zip(deck.slides, exhibits, strict=True):
        for shape in slide.shapes:
            if shows(shape):
                assert len(next(shape._element.iter(qn("p:cNvPr"))).get("descr")) > 40, exhibit.key
        runs = [properties.get("lang") for properties in slide._element.iter(qn("a:rPr"))]
        assert runs
        assert set(runs) == {"nl-NL"}, exhibit.key


def test_text_from_data_is_never_a_formula_link_or_markup() -> None:
    slide = read(slides.pptx(one_chart(EVIL, EVIL))).slides[0]
    assert slide.shapes.title.text_frame.text.startswith('=HYPERLINK("http://kwaad") <b>&amp;')
    chart = charts_of(slide)[0]
    assert chart.plots[0].categories[0].startswith("=HYPERLINK")
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None
    table = read(slides.pptx(replace(one_chart("Titel", EVIL), figure=None))).slides[0]
    assert any(text.startswith("=HYPERLINK") for text in texts_of(table))
    assert not [link for s in (slide, table) for link in s._element.iter(qn("a:hlinkClick"))]


def test_what_is_not_known_is_said_and_not_drawn() -> None:
    exhibit = one_chart("Titel", "a")
    charts = body(exhibit)
    assert not isinstance(charts, TextTable)
    assert charts[0].categories == ("a", "b (n.b.)")
    assert charts[0].series[0].values == (3, None)
    assert charts_of(read(slides.pptx(exhibit)).slides[0])[0].plots[0].series[0].values == (3, None)


def test_a_long_table_says_how_many_rows_are_left_out() -> None:
    rows = [f"rij {n}" for n in range(100)]
    exhibit = replace(one_chart("Titel", "a"), figure=None, table=Table([Column("Naam", "text", rows)]))
    slide = read(slides.pptx(exhibit)).slides[0]
    shown = next(len(s.table.rows) - 1 for s in slide.shapes if s.has_table)
    assert f"Nog {100 - shown} rijen in het Excel-bestand van dit overzicht." in list(texts_of(slide))


def test_a_number_that_is_edited_changes_its_label() -> None:
    label = charts_of(read(slides.pptx(one_chart("Titel", "a"))).slides[0])[0].plots[0].series[0]
    assert label.data_labels.show_value
    assert not list(label._element.iter(qn("c:dLbl")))


def line_of(values: list[float | None], number: int) -> Line:
    texts = ["" if value is None else f"€ {value:.0f}" for value in values]
    return Line(f"lijn {number}", values, texts, texts)


@pytest.mark.parametrize(("number", "chart"), [(2, True), (30, False)])
def test_so_many_lines_that_nobody_can_follow_them_are_a_table(number: int, chart: bool) -> None:
    drawn = lines(["2020", "2021"], [line_of([1.0 + n, None if n else 2.0], n) for n in range(number)], unit="eur")
    charts = body(replace(one_chart("Titel", "a"), figure=drawn))
    assert isinstance(charts, TextTable) != chart
    if not isinstance(charts, TextTable):
        assert charts[0].categories[0] == "2020"


def test_no_label_of_a_chart_is_longer_than_can_be_read(exhibits: list[Exhibit]) -> None:
    seen = 0
    for exhibit in exhibits:
        charts = body(exhibit)
        if not isinstance(charts, TextTable):
            for chart in charts:
                seen += len(chart.categories)
                assert max(map(len, chart.categories)) <= 110, exhibit.key
    assert seen > 100


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_makes_a_page_of_each_slide(content: bytes, exhibits: list[Exhibit], tmp_path: Path) -> None:
    (tmp_path / "alles.pptx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "alles.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=400)
    pdf = (tmp_path / "alles.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(exhibits)
    if shutil.which("pdftotext") is None:
        return
    subprocess.run(["pdftotext", "-bbox", "alles.pdf", "words.xml"], cwd=tmp_path, check=True, timeout=100)
    number = r'="(-?[\d.]+)"'
    words = outside = 0
    width, height = 0.0, 0.0
    for line in (tmp_path / "words.xml").read_text(encoding="utf-8").splitlines():
        if size := re.search(f"<page width{number} height{number}", line):
            width, height = map(float, size.groups())
        elif place := re.search(f"<word xMin{number} yMin{number} xMax{number} yMax{number}", line):
            left, top, right, bottom = map(float, place.groups())
            words += 1
            outside += left < -1 or top < -1 or right > width + 1 or bottom > height + 1
    assert words > 2000
    assert outside == 0

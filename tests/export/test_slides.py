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
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from exhibits import catalogue
from exhibits.exhibit import SAMPLE_MARK, Column, Exhibit, Table
from export import slides
from export.slides import Page, parts
from export.slides.content import body
from export.slides.dots_data import HELPERS
from export.slides.native import ChartSeries, NativeChart
from export.slides.rows import TextTable
from export.slides.tables import parts_of
from export.slides.text import BOLD_EM, Box, letter_in, letters_of, lines_of
from export.slides.waterfall import waterfalls
from store.reading import Ask, Database
from view import palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.base import data_of
from view.charts.lines import Line, lines

pytestmark = pytest.mark.slow  # draws every exhibit as a slide

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


def of_each(deck: Any) -> list[list[Any]]:
    """The slides of each exhibit: a long one goes on, 'Titel (2 van 3)'."""
    grouped: list[list[Any]] = []
    for slide in deck.slides:
        if re.search(r" \((?!1\u00a0)\d+\u00a0van\u00a0\d+\)$", slide.shapes.title.text_frame.text):
            grouped[-1].append(slide)
        else:
            grouped.append([slide])
    return grouped


def each_with_its_exhibit(deck: Any, exhibits: list[Exhibit]) -> list[tuple[Any, Exhibit]]:
    return [(slide, one) for several, one in zip(of_each(deck), exhibits, strict=True) for slide in several]


def values_of(chart: Any) -> list[list[float | None]]:
    """The values that are drawn, a list for each series; of points without the names and the lines."""
    plot = chart.plots[0]
    if chart.chart_type != XL_CHART_TYPE.XY_SCATTER:
        return [list(series.values) for series in plot.series]
    found = [series._element.findall(f"{qn('c:xVal')}//{qn('c:v')}") for series in list(plot.series)[HELPERS:]]
    return [[float(one.text) for one in values] for values in found]


def plainly(text: str) -> str:
    """Without what keeps words on one line."""
    return text.replace("\u2011", "-").replace("\u2060", "")


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
    assert len(of_each(deck)) == len(exhibits)
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    for several, exhibit in zip(of_each(deck), exhibits, strict=True):
        for number, slide in enumerate(several, 1):
            title = plainly(slide.shapes.title.text_frame.text)
            whole = f"{exhibit.title} ({number}\u00a0van\u00a0{len(several)})" if len(several) > 1 else exhibit.title
            assert title == whole or (title.endswith("…") and exhibit.title.startswith(title[:-1])), exhibit.key
            assert any(shows(shape) for shape in slide.shapes), exhibit.key


def test_native_values_are_those_of_the_figure(deck: Any, exhibits: list[Exhibit]) -> None:
    compared = 0
    for several, exhibit in zip(of_each(deck), exhibits, strict=True):
        if not (charts := [chart for slide in several for chart in charts_of(slide)]):
            continue
        assert exhibit.figure is not None
        drawn = [v for c in charts for values in values_of(c) for v in values if v is not None]
        data = data_of(exhibit.figure)
        meant = [v for s in data["series"] for v in s["values"] if v is not None]
        if data["chart"] == "intervals":
            meant = [v for v in data["series"][0]["values"] if v is not None]
        if "start" in data:  # a waterfall: lengths above a foot that is not drawn, between start and end
            drawn = [v for c in charts for s in list(c.plots[0].series)[1:4] for v in s.values if v is not None]
            ends = [*data["start"]["values"], *data["end"]["values"]]
            meant = [*map(abs, meant), *(v for v in ends if v is not None)]
        assert sorted(drawn) == pytest.approx(sorted(float(v) for v in meant)), exhibit.key
        for chart in charts:
            book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), data_only=True)
            numbers = chart._chartSpace.findall(f".//{qn('c:numRef')}")
            assert numbers
            for reference in numbers:  # what is drawn is what PowerPoint opens to edit
                cells = book.active[reference.find(qn("c:f")).text.partition("!")[2].replace("$", "")]
                edited = [c[0].value for c in cells] if isinstance(cells, tuple) else [cells.value]
                cache = reference.find(qn("c:numCache"))
                shown = {int(p.get("idx")): float(p.find(qn("c:v")).text) for p in cache.findall(qn("c:pt"))}
                assert len(edited) == int(cache.find(qn("c:ptCount")).get("val"))
                assert {n: pytest.approx(v) for n, v in enumerate(edited) if v is not None} == shown, exhibit.key
        compared += len(drawn)
    assert compared > 200


def test_each_value_stands_beside_its_own_category(ask: Ask, database: Database) -> None:
    entry, choice = catalogue.parse(database, "clusters-bedragen", "indeling=gelijk")
    chart = charts_of(read(slides.pptx(database.derive(entry.make, choice))).slides[0])[0]
    lines, names, *years = chart.plots[0].series
    labels = [names.points[n].data_label.text_frame.text for n in range(len(values_of(chart)[0]))]
    assert dict(zip(labels, values_of(chart)[0], strict=True))["Analyse"] == 670969
    assert [series.name for series in years] == ["2020", "2021"]
    assert (
        years[0].points[0].data_label.text_frame.text == "0,67"
    )  # below a title that says '× € 1 mln', as on the page
    shade = years[1].points[0].marker.format.fill.fore_color.rgb
    assert f"#{shade}".lower() == palette.CLUSTER["analyse"]
    ends = [float(v.text) for v in lines._element.findall(f"{qn('c:xVal')}//{qn('c:v')}")]
    assert ends[:2] == [670969, 977896]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet["A2"].value.startswith("=A")  # a line follows its points


def test_bars_begin_at_zero_unless_there_are_negative_ones(deck: Any) -> None:
    seen = 0
    for slide in deck.slides:
        for chart in charts_of(slide):
            values = [v for series in values_of(chart) for v in series if v is not None]
            if min(values) >= 0:
                if (
                    chart.chart_type == XL_CHART_TYPE.XY_SCATTER
                ):  # words at the left of a point may need room below zero
                    assert chart.category_axis.minimum_scale <= 0
                    continue
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
    for slide, exhibit in each_with_its_exhibit(deck, exhibits):
        boxes = [s for s in slide.shapes if "Merk" not in s.name]
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                beside = one.left + one.width <= other.left or other.left + other.width <= one.left
                apart = one.top + one.height <= other.top or other.top + other.height <= one.top
                assert beside or apart, (exhibit.key, one.name, other.name)


def test_sample_data_say_so_across_the_slide_and_others_do_not(deck: Any, exhibits: list[Exhibit]) -> None:
    marked = 0
    for slide, exhibit in each_with_its_exhibit(deck, exhibits):
        names = [shape.name for shape in slide.shapes]
        assert ("Merk over de dia" in names) == (exhibit.mark is not None), exhibit.key
        if exhibit.mark:
            assert SAMPLE_MARK in list(texts_of(slide))
            assert SAMPLE_MARK in slide.notes_slide.notes_text_frame.text
            marked += 1
    assert marked >= 5


def test_source_date_and_words_go_along(deck: Any, exhibits: list[Exhibit]) -> None:
    for slide, exhibit in each_with_its_exhibit(deck, exhibits):
        assert any(re.search("Herkomst: .* · Gemaakt op .", text) for text in texts_of(slide)), exhibit.key
        notes = slide.notes_slide.notes_text_frame.text
        assert " ".join(exhibit.alt.split()) in " ".join(notes.split()), exhibit.key
        for source in exhibit.sources:
            assert source.title in notes, exhibit.key


def test_every_chart_and_table_has_an_alt_text_and_all_text_is_dutch(deck: Any, exhibits: list[Exhibit]) -> None:
    for slide, exhibit in each_with_its_exhibit(deck, exhibits):
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
    assert f"De eerste {shown} van 100 rijen; alle in het Excel-bestand." in list(texts_of(slide))


def test_a_table_of_a_few_slides_goes_on_with_every_row_once() -> None:
    rows = [f"rij {n}" for n in range(31)]
    exhibit = replace(one_chart("Titel", "a"), figure=None, table=Table([Column("Naam", "text", rows)]))
    made = read(slides.pptx(exhibit)).slides
    shown = [[row.cells[0].text for row in s.table.rows][1:] for slide in made for s in slide.shapes if s.has_table]
    assert [name for page in shown for name in page] == rows
    assert max(map(len, shown)) - min(map(len, shown)) <= 2  # about as many on each
    titles = [slide.shapes.title.text_frame.text for slide in made]
    assert titles == [f"Titel ({n}\u00a0van\u00a0{len(made)})" for n in range(1, len(made) + 1)]


def test_rows_that_are_each_as_high_as_a_slide_stand_on_one_each() -> None:
    columns = tuple("abcdef")
    rows = tuple(tuple("een woord " * 11 for _ in columns) for _ in range(3))
    table = TextTable(columns, rows, (False,) * 6)
    # with hardly any room, as below the large title of a template of 4:3, this once went on without end
    made = parts_of(table, Box(0.5, 1.5, 9.0, 2.5))
    assert [len(part.rows) for part in made] == [1, 1, 1]


def test_a_table_shows_more_than_a_row_or_two_of_many() -> None:
    columns = ("Gemeente", "Wat er speelt", "Wat er gebeurt", "Wat er nodig is")
    rows = tuple((f"Gemeente {n}", *("een woord " * 11 for _ in columns[1:])) for n in range(20))
    made = parts_of(TextTable(columns, rows, (False,) * 4), Box(0.5, 1.5, 9.0, 2.0))
    assert {part.titles for part in made} == {columns[:2]}  # fewer columns, and shorter texts, for more rows
    assert sum(len(part.rows) for part in made) >= 5
    (least,) = parts_of(TextTable(columns, rows, (False,) * 4), Box(0.5, 1.5, 5.0, 1.0))
    assert least.left_out.startswith("Alleen de eerste van 20 rijen; alle, en nog 2 kolommen")


def test_no_word_is_broken_in_a_table_or_measured_too_short_in_wide_letters() -> None:
    clusters = ("Analyse", "Persoonsgerichte aanpak", "Sleutelfiguren", "Deskundigheid", "Preventie", "Evaluatie")
    rows = tuple((f"Voorbeeldgemeente {n}", *("1.234",) * 6) for n in range(10))
    table = TextTable(("", *clusters), rows, (False, *(True,) * 6))
    assert lines_of("Deskundigheid", 1.3, 12) == 1
    with letters_of(["Calibri", "Verdana"]):
        assert lines_of("Deskundigheid", 1.3, 14) == 2
        part, *_ = parts_of(table, Box(0.5, 1.5, 9.0, 3.5))
        assert (part.size, len(part.titles)) == (9, 7)  # rather than a cluster less
        for text, width in zip(part.titles, part.widths, strict=True):
            assert all(len(word) * letter_in(part.size, BOLD_EM) <= width - 0.1 for word in text.split())
    assert letter_in(12) == pytest.approx(12 * 0.55 / 72)


def test_a_change_in_parts_has_one_scale_on_all_its_slides(database: Database) -> None:
    figure = catalogue.resolve(database, "clusters-verandering", "").figure
    assert figure is not None
    several = waterfalls(data_of(figure))
    assert len(several) == 2
    assert parts.parts_of(several, 12.0, 4.2) == [several]
    low = parts.parts_of(several, 9.0, 2.2)
    assert [len(slide) for slide in low] == [1, 1, 1]  # nowhere beside each other
    assert len({(chart.base, chart.low, chart.longest) for (chart,) in low}) == 1
    assert sum((chart.categories for (chart,) in low), ()) == several[0].categories + several[1].categories


def test_names_of_two_lines_beside_points_have_room_below_the_key() -> None:
    names = tuple(f"Voldoende vaardigheden om de signalen {n} te herkennen" for n in range(7))
    series = tuple(ChartSeries(name, (1.0,) * 7, ("1",) * 7, "integer") for name in ("Toen", "Nu"))
    made = parts.parts_of([NativeChart("dots", names, series)], width_in=9.0, height_in=2.9)
    assert [len(chart.categories) for slide in made for chart in slide] == [4, 3]


def test_a_figure_of_more_rows_than_a_slide_goes_on_by_groups_on_the_same_scale(database: Database) -> None:
    exhibit = catalogue.resolve(database, "vraag-en-geld", "")
    made = list(read(slides.pptx(exhibit)).slides)
    assert len(made) > 1
    assert exhibit.figure is not None
    meant = [v for one in data_of(exhibit.figure)["series"] for v in one["values"] if v is not None]
    drawn = [v for s in made for c in charts_of(s) for values in values_of(c) for v in values if v is not None]
    assert sorted(drawn) == pytest.approx(sorted(meant))
    assert all(len(charts_of(slide)) == 2 for slide in made)  # needs, and beside them the money of their clusters
    assert len({charts_of(slide)[0].value_axis.maximum_scale for slide in made}) == 1


def test_letters_are_large_enough_to_be_read(deck: Any) -> None:
    of_charts = {float(chart.font.size.pt) for slide in deck.slides for chart in charts_of(slide)}
    assert of_charts
    assert min(of_charts) >= 12
    small = 0
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    for table in tables:
        small += (
            min(
                run.font.size.pt
                for row in table.rows
                for c in row.cells
                for p in c.text_frame.paragraphs
                for run in p.runs
            )
            < 12
        )
    assert small <= len(tables) / 5  # only where a word would not fit in its column


def test_a_date_and_a_signed_amount_stay_on_one_line() -> None:
    slide = read(slides.pptx(one_chart("Van 1-12-2020 af: −€ 3", "a"))).slides[0]
    assert slide.shapes.title.text_frame.text == "Van 1\u201112\u20112020 af: −\u2060€ 3"
    assert any(re.search(r"Gemaakt op \d+\u2011\d+\u2011\d{4}", text) for text in texts_of(slide))
    cover = read(slides.deck([], "x", cover=slides.Cover("Overleg", ("21-11-2026",)))).slides[0]
    assert "21\u201111\u20112026" in list(texts_of(cover))


def test_the_alt_text_tells_of_what_is_drawn(deck: Any, exhibits: list[Exhibit]) -> None:
    seen = set()
    for slide, exhibit in each_with_its_exhibit(deck, exhibits):
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                alt = next(shape._element.iter(qn("p:cNvPr"))).get("descr").lower()
                points = shape.has_chart and shape.chart.chart_type == XL_CHART_TYPE.XY_SCATTER
                assert not re.search(r"open punt|dicht punt|blokje|donkerder", alt), exhibit.key
                assert points or exhibit.figure is None or not re.search(r"lichte punt|volle punt", alt), exhibit.key
                seen |= {points}
    assert seen == {True, False}


def test_a_sign_that_the_figure_writes_goes_along(exhibits: list[Exhibit]) -> None:
    exhibit = next(one for one in exhibits if one.key == "overzicht-geld")
    assert "≥" in exhibit.caveat
    chart = charts_of(read(slides.pptx(exhibit)).slides[0])[0]
    listed = next(series for series in chart.plots[0].series if series.name.endswith("lijst"))
    assert listed.points[0].data_label.text_frame.text == "≥\u00a04,4"
    assert listed.data_labels.number_format == "#,##0.0"  # the others follow an edit


def test_a_number_that_is_edited_changes_its_label() -> None:
    label = charts_of(read(slides.pptx(one_chart("Titel", "a"))).slides[0])[0].plots[0].series[0]
    assert label.data_labels.show_value
    assert not list(label._element.iter(qn("c:dLbl")))


def line_of(values: list[float | None], number: int) -> Line:
    texts = ["" if value is None else f"€ {value:.0f}" for value in values]
    return Line(f"lijn {number}", values, texts, texts)


def test_every_line_is_drawn_and_those_that_matter_have_their_name_at_their_end() -> None:
    several = [line_of([9.0 - n / 8, None if n == 1 else 9.0 - n / 9], n) for n in range(22)]
    several = [
        replace(one, highlight=n < 4, colour="#2474b8" if n == 0 else "#7d8590") for n, one in enumerate(several)
    ]
    exhibit = replace(one_chart("Titel", "a"), figure=lines(["2020", "2021"], several, unit="eur"))
    chart = charts_of(read(slides.pptx(exhibit)).slides[0])[0]
    assert chart.chart_type == XL_CHART_TYPE.LINE_MARKERS
    assert [series.name for series in chart.plots[0].series][-4:] == ["lijn 3", "lijn 2", "lijn 1", "lijn 0"]
    assert {one.name: list(one.values) for one in chart.plots[0].series} == {
        one.name: list(one.values) for one in several
    }
    named = [series for series in chart.plots[0].series if series._element.findall(f".//{qn('c:dLbl')}")]
    assert [series.name for series in named] == ["lijn 3", "lijn 2", "lijn 1", "lijn 0"]
    assert {series.format.line.width.pt for series in named} == {2.75}
    moved = [
        float(label.find(f".//{qn('c:manualLayout')}/{qn('c:y')}").get("val"))
        for one in named
        for label in one._element.iter(qn("c:dLbl"))
    ]
    assert any(moved)  # so near to each other that their words would be on one another
    assert not isinstance(body(replace(exhibit, figure=lines(["2020"], [line_of([3.0], 1)], unit="eur"))), TextTable)


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
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(read(content).slides)
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

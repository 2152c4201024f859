"""A workbook of exhibits in every form: numbers as numbers, text as text, charts of the same values as the figures."""

import io
import re
import zipfile

import openpyxl
import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from exhibits import catalogue
from exhibits.briefing import Briefing, Item
from exhibits.briefing.drawn import Drawn, draw
from export.briefing_workbook import MOST_ROWS_ON_PAGE, xlsx
from export.slides.content import body
from export.slides.rows import TextTable
from store.reading import Database
from tests.export.chart_order import kinds_in_order
from view.charts.base import data_of

pytestmark = pytest.mark.slow  # writes workbooks of every exhibit

EVIL = '=HYPERLINK("http://x") <b> | \''


@pytest.fixture(scope="module")
def drawn(database: Database) -> list[Drawn]:
    addresses = []
    for entry in catalogue.entries():
        choice = entry.choice_type.default(database.ask)
        addresses.append(catalogue.address(database.derive(entry.make, choice), choice, database.ask))
    items = tuple(Item(address, title=EVIL, conclusion=EVIL, notes="a\n\nb") for address in addresses)
    assert len(items) > 40
    return draw(database, Briefing(items=items))


@pytest.fixture(scope="module")
def content(drawn: list[Drawn]) -> bytes:
    seen: list[tuple[int, int]] = []
    made = xlsx(Briefing(EVIL, date="2026-12-03"), drawn, lambda done, total: seen.append((done, total)))
    assert seen == [(n, len(drawn)) for n in range(1, len(drawn) + 1)]
    return made


def test_every_exhibit_has_a_sheet_with_its_words_source_and_numbers(drawn: list[Drawn], content: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for number, one in enumerate(drawn, 1):
        assert one.exhibit is not None
        sheet = book[f"{number} {one.exhibit.key}"[:31]]
        rows = list(sheet.iter_rows())
        values = [cell.value for row in rows for cell in row]
        assert sheet["A1"].value == EVIL
        assert values.count(EVIL) == 2
        assert any(str(value).startswith(one.exhibit.source_line[:40]) for value in values), one.exhibit.key
        assert one.exhibit.mark is None or one.exhibit.mark in values
        assert all(remark in values for remark in one.exhibit.remarks), one.exhibit.key
        numbers = {round(float(v), 4) for v in values if isinstance(v, int | float) and not isinstance(v, bool)}
        wanted = {
            round(float(v), 4) for c in one.exhibit.table.columns if c.is_numeric for v in c.values if v is not None
        }
        assert wanted <= numbers, one.exhibit.key
        assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}, one.exhibit.key
    # on paper: each sheet one page wide, and no chart cut by the end of a page
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in book.worksheets)
    assert book["Grafiekgegevens"].page_setup.orientation == "landscape"
    below = [s for s in book.worksheets if s._charts and s._charts[0].anchor._from.col == 0]
    low = [s for s in below if s._charts[-1].anchor.to.row < MOST_ROWS_ON_PAGE - 4]
    assert low
    assert all(sheet.page_setup.fitToHeight is None for sheet in low)  # one, which is not written
    assert "f" not in {cell.data_type for name in book.sheetnames for row in book[name].iter_rows() for cell in row}


def test_charts_are_native_and_drawn_from_the_values_of_the_figure(drawn: list[Drawn], content: bytes) -> None:
    wanted = []
    for one in drawn:
        assert one.exhibit is not None
        shown = body(one.exhibit)
        wanted += [] if isinstance(shown, TextTable) else list(shown)
    assert len(wanted) > 20
    data = openpyxl.load_workbook(io.BytesIO(content))["Grafiekgegevens"]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        charts = [packed.read(f"xl/charts/chart{n}.xml").decode() for n in range(1, len(wanted) + 1)]
    for chart, xml in zip(wanted, charts, strict=True):
        ranges = re.findall(r"<c:val><c:numRef><c:f>Grafiekgegevens!\$(\w+)\$(\d+)(?::\$\w+\$(\d+))?<", xml)
        assert len(ranges) == len(chart.series)
        for one_series, (column, first, last) in zip(chart.series, ranges, strict=True):
            cells = [data[f"{column}{row}"].value for row in range(int(first), int(last or first) + 1)]
            assert cells == pytest.approx(list(one_series.values)), chart.categories


def test_charts_are_as_the_standard_has_them_and_lines_have_their_names(drawn: list[Drawn], content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        charts = {name: packed.read(name) for name in packed.namelist() if name.startswith("xl/charts/chart")}
    kinds = set().union(*(kinds_in_order(name, parse_xml(xml)) for name, xml in charts.items()))
    assert kinds >= {"barChart", "lineChart", "dLbl", "manualLayout"}
    several = [parse_xml(xml) for xml in charts.values() if b"<c:lineChart>" in xml]
    assert len(several) == sum(
        data_of(one.exhibit.figure)["chart"] == "lines" for one in drawn if one.exhibit and one.exhibit.figure
    )
    axes = [
        root.find(f".//{qn('c:catAx')}")
        for root in map(parse_xml, charts.values())
        if root.find(f".//{qn('c:barDir')}[@val='bar']") is not None
    ]
    assert len(axes) > 20
    for axis in axes:  # names from the top, as on the page
        assert axis.find(qn("c:delete")) is None
        assert axis.find(f"{qn('c:scaling')}/{qn('c:orientation')}").get("val") == "maxMin"
    legends = [root for root in map(parse_xml, charts.values()) if root.find(f".//{qn('c:legend')}") is not None]
    assert len(legends) > 10
    for root in legends:  # a legend has one colour for a series, so its bars have no other
        fills = [one.find(f"{qn('c:spPr')}/{qn('a:solidFill')}/{qn('a:srgbClr')}") for one in root.iter(qn("c:ser"))]
        assert len({fill.get("val") for fill in fills}) == len(fills) > 1
        assert root.find(f".//{qn('c:dPt')}") is None
    for root in several:
        labels = [len(list(series.iter(qn("c:dLbl")))) for series in root.iter(qn("c:ser"))]
        assert labels[-1] >= 1
        assert len(labels) >= 6


def test_definitions_stay_out_of_a_workbook_that_goes_without_them(database: Database) -> None:
    items = (Item("clusters-verandering", notes="Mijn notitie", with_notes=False),)
    shown = draw(database, Briefing(items=items))
    book = openpyxl.load_workbook(io.BytesIO(xlsx(Briefing("x"), shown)))
    values = {cell.value for row in book["1 clusters-verandering"].iter_rows() for cell in row}
    assert shown[0].exhibit is not None
    assert shown[0].exhibit.caveat in values
    assert "Notities: Mijn notitie" in values
    assert values.isdisjoint(shown[0].exhibit.notes)


def test_the_alt_text_of_a_chart_tells_of_bars_where_bars_are_drawn(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/drawings/drawing")]
        alts = [alt for name in names for alt in re.findall(r'descr="([^"]*)"', packed.read(name).decode())]
    assert len(alts) > 20
    assert not [alt for alt in alts if re.search(r"open punt|dicht punt|blokje", alt)]


def test_sources_stand_once_with_the_exhibits_that_rest_on_them(drawn: list[Drawn], content: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Bronnen"]
    titles = [row[1].value for row in sheet.iter_rows(min_row=2) if row[1].value]
    wanted = {cited.title for one in drawn if one.exhibit for cited in one.exhibit.sources}
    assert len(titles) == len(set(titles))
    assert set(titles) == wanted

"""What PowerPoint is strict about: a file that is not as the standard (ISO/IEC 29500) has it gets the offer to be repaired.

The orders are those of the schema's sequences (dml-chart.xsd, transitional), of the elements that our charts use.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsuri, qn

from exhibits import catalogue
from export import slides
from export.slides import Cover, Page
from store.reading import Database
from tests.export.template import house_style

LABELS = (
    "delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator "
    "showLeaderLines leaderLines extLst"
)
AXIS = "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt "
ORDER = {
    "chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts protection chart spPr txPr externalData printSettings userShapes extLst",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
    "plotArea": "layout barChart lineChart scatterChart catAx dateAx serAx valAx dTable spPr extLst",
    "manualLayout": "layoutTarget xMode yMode wMode hMode x y w h extLst",
    "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
    "legendEntry": "idx delete txPr extLst",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
    "scatterChart": "scatterStyle varyColors ser dLbls axId extLst",
    "ser": "idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat val xVal yVal smooth shape extLst",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    "dLbls": f"dLbl {LABELS}",
    "dLbl": f"idx delete layout tx {LABELS.removeprefix('delete ')}",
    "marker": "symbol size spPr extLst",
    "catAx": f"{AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    "valAx": f"{AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    "scaling": "logBase orientation max min extLst",
    "numRef": "f numCache extLst",
    "numCache": "formatCode ptCount pt extLst",
    "strRef": "f strCache extLst",
    "strCache": "ptCount pt extLst",
    "multiLvlStrRef": "f multiLvlStrCache extLst",
    "multiLvlStrCache": "ptCount lvl extLst",
    "externalData": "autoUpdate",
    "rich": "bodyPr lstStyle p",
    "txPr": "bodyPr lstStyle p",
}
LEAF_FREE = {"lvl", "pt", "tx", "xVal", "yVal", "cat", "val", "layout", "majorGridlines", "spPr", "title"}
"""Elements with one kind of child, or of another standard: no order to hold."""


@pytest.fixture(scope="module", params=["ours", pytest.param("house style", marks=pytest.mark.slow)])
def parts(request: pytest.FixtureRequest, database: Database) -> dict[str, bytes]:
    """Name → content of every part of a deck with each kind of chart, tables, shapes and the mark."""
    made = [database.derive(e.make, e.choice_type.default(database.ask)) for e in catalogue.entries()]
    template = house_style(dark=True) if request.param == "house style" else None
    pages = [Page(exhibit, "Ons besluit", "Notities", with_table=False) for exhibit in made]
    content = slides.deck(pages, "Alles", cover=Cover("Overleg", ("21-11-2026",)), template=template)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        assert len(names) == len(set(names))
        return {name: packed.read(name) for name in names}


def named(parts: dict[str, bytes], folder: str) -> Iterator[tuple[str, Any]]:
    found = [name for name in parts if posixpath.dirname(name) == folder and name.endswith(".xml")]
    assert found, folder
    for name in found:
        yield name, parse_xml(parts[name])


def related(parts: dict[str, bytes], name: str) -> dict[str, tuple[str, str]]:
    """Id → (kind, name) of what a part refers to."""
    folder, base = posixpath.split(name)
    root = parse_xml(parts[f"{folder}/_rels/{base}.rels"])
    return {
        one.get("Id"): (
            one.get("Type").rpartition("/")[2],
            posixpath.normpath(posixpath.join(folder, one.get("Target"))).lstrip("/"),
        )
        for one in root
    }


def test_the_elements_of_charts_stand_in_the_order_of_the_standard(parts: dict[str, bytes]) -> None:
    kinds = set()
    for name, root in named(parts, "ppt/charts"):
        for element in root.iter(f"{{{nsuri('c')}}}*"):
            kind = element.tag.rpartition("}")[2]
            children = [child.tag.rpartition("}")[2] for child in element]
            if not children or kind in LEAF_FREE:
                continue
            order = ORDER[kind].split()
            places = [order.index(child) for child in children]
            assert places == sorted(places), (name, kind, children)
            kinds.add(kind)
            if kind == "plotArea":  # a chart before its axes, each of which it names
                plot = next(child for child in element if child.tag.endswith("Chart"))
                of_chart = {found.get("val") for found in plot.findall(qn("c:axId"))}
                axes = {found.find(qn("c:axId")).get("val") for found in element if found.tag.endswith("Ax")}
                assert of_chart == axes
                assert all(0 <= int(number) < 2**32 for number in axes)
    assert kinds >= {"barChart", "lineChart", "scatterChart", "dLbl", "legendEntry", "manualLayout", "multiLvlStrRef"}


def test_every_chart_has_its_workbook_and_series_of_its_own(parts: dict[str, bytes]) -> None:
    for name, root in named(parts, "ppt/charts"):
        data = root.find(qn("c:externalData"))
        assert data.find(qn("c:autoUpdate")).get("val") == "0", name
        kind, workbook = related(parts, name)[data.get(qn("r:id"))]
        assert kind == "package"
        assert parts[workbook].startswith(b"PK")
        for tag in ("c:idx", "c:order"):
            numbers = [ser.find(qn(tag)).get("val") for ser in root.iter(qn("c:ser"))]
            assert len(numbers) == len(set(numbers)), name
        for series in root.iter(qn("c:ser")):
            for kind in ("c:dPt", "c:dLbls/c:dLbl"):
                path = "/".join(qn(step) for step in kind.split("/"))
                places = [int(found.find(qn("c:idx")).get("val")) for found in series.findall(path)]
                assert places == sorted(set(places)), (name, kind)


def test_slides_have_notes_a_layout_and_shapes_with_ids_of_their_own(parts: dict[str, bytes]) -> None:
    for name, root in named(parts, "ppt/slides"):
        ids = [found.get("id") for found in root.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids)), name
        assert all(0 < int(number) < 2**31 for number in ids)
        assert not [run for run in root.iter(qn("a:r")) if run.find(qn("a:t")).text is None], name
        kinds = sorted(kind for kind, _ in related(parts, name).values())
        assert kinds.count("slideLayout") == kinds.count("notesSlide") == 1, (name, kinds)
        notes = next(target for kind, target in related(parts, name).values() if kind == "notesSlide")
        assert sorted(kind for kind, _ in related(parts, notes).values()) == ["notesMaster", "slide"]
        for found in root.iter(qn("c:chart")):
            assert related(parts, name)[found.get(qn("r:id"))][0] == "chart"
        for extension in root.iter(qn("a:ext")):
            uri = extension.get("uri")  # the other a:ext is a size
            assert (uri is None) == (extension.get("cx") is not None), name
            assert uri is None or (uri.startswith("{") and uri.endswith("}")), name


def test_the_package_names_each_part_once_and_with_its_type(parts: dict[str, bytes]) -> None:
    types = parse_xml(parts["[Content_Types].xml"])
    overrides = [one.get("PartName").lstrip("/") for one in types if one.get("PartName")]
    defaults = {one.get("Extension").lower() for one in types if one.get("Extension")}
    assert len(overrides) == len(set(overrides))
    assert set(overrides) <= set(parts)
    for name in set(parts) - set(overrides) - {"[Content_Types].xml"}:
        assert name.rpartition(".")[2].lower() in defaults, name
    assert {"docProps/core.xml", "ppt/presentation.xml"} <= set(overrides)
    listed = [one.get("id") for one in parse_xml(parts["ppt/presentation.xml"]).iter(qn("p:sldId"))]
    assert len(listed) == len(set(listed))
    assert all(256 <= int(number) < 2**31 for number in listed)
    masters = [one.get("id") for one in parse_xml(parts["ppt/presentation.xml"]).iter(qn("p:sldMasterId"))]
    layouts = [one.get("id") for _, root in named(parts, "ppt/slideMasters") for one in root.iter(qn("p:sldLayoutId"))]
    assert len({*masters, *layouts}) == len(masters) + len(layouts)

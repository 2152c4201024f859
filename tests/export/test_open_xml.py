"""What PowerPoint is strict about: a file that is not as the standard (ISO/IEC 29500) has it gets the offer to be repaired."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from exhibits import catalogue
from export import slides
from export.slides import Cover, Page
from store.reading import Database
from tests.export.chart_order import kinds_in_order
from tests.export.template import house_style


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
        kinds |= kinds_in_order(name, root)
    assert kinds >= {"barChart", "lineChart", "scatterChart", "dLbl", "dPt", "legendEntry", "manualLayout"}


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

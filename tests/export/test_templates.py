"""A deck in a user's own template, shapes that can be edited, and what makes a file no template."""

import io
import itertools
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from exhibits import catalogue
from exhibits.briefing.model import MOST_CHARACTERS
from exhibits.exhibit import SAMPLE_MARK
from export import slides
from export.slides import Cover, Page, TemplateUnusable
from export.slides.template import MAIN_TYPE, TEMPLATE_TYPE
from export.slides.text import lines_of
from export.slides.words import beside_a_table
from export.template_error import MOST_TEMPLATE_BYTES
from store.reading import Database
from tests.export.template import ACCENTS, house_style, repacked
from view import palette
from view.charts.base import data_of

pytestmark = pytest.mark.slow  # makes decks in templates of every shape

KEYS = (
    "clusters-bedragen", "clusters-verandering", "gemeenten-kaart", "netwerk-figuur", "netwerk-zekerheid", "activiteiten-bedragen",
)  # fmt: skip
COVER = Cover("Overleg <b>x</b>", ("Voortgang", "3 december"))


@pytest.fixture(scope="module")
def pages(database: Database) -> list[Page]:
    made = [Page(catalogue.resolve(database, key, "")) for key in KEYS]
    return [Page(made[0].exhibit, "Ons besluit", "Eerst dit\nDan dat", with_table=True, with_notes=False), *made[1:]]


@pytest.fixture(scope="module")
def content(pages: list[Page]) -> bytes:
    return slides.deck(pages, "In huisstijl", cover=COVER, template=house_style(dark=True))


@pytest.fixture(scope="module")
def deck(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def test_the_templates_layouts_fonts_and_colours_are_followed(deck: Any, content: bytes, pages: list[Page]) -> None:
    assert len(deck.slides) == len(pages) + 3  # the cover, and a table of two slides
    for slide in list(deck.slides)[1:]:
        assert slide.slide_layout.name == "Title Only"
        title = slide.shapes.title
        assert title._element.spPr.find(qn("a:xfrm")) is None  # where the template has it
        assert title.text_frame.paragraphs[0].runs[0].font.color.type is None
    fonts = {font.get("typeface") for slide in deck.slides for font in slide._element.iter(qn("a:latin"))}
    assert fonts == set()  # the theme's
    charts = [shape.chart._chartSpace for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    named = {colour.get("val") for chart in charts for colour in chart.iter(qn("a:schemeClr"))}
    assert {"accent3", "tx1"} <= named  # the first accent does not stand out from this dark page
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert ACCENTS["accent1"] in packed.read("ppt/theme/theme1.xml").decode()


def test_nothing_of_the_templates_own_slides_comes_along(content: bytes, deck: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        texts = b"".join(packed.read(name) for name in packed.namelist() if name.endswith(".xml"))
    assert b"Interne dia" not in texts
    assert b"sectionLst" not in texts
    assert deck.core_properties.author == ""


def test_the_package_is_whole(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        assert len(names) == len(set(names))
        related = 0
        for name in names:
            if name.endswith((".xml", ".rels")):
                root = parse_xml(packed.read(name))
            if name.startswith("ppt/slides/slide"):
                ids = [found.get("id") for found in root.iter(qn("p:cNvPr"))]
                assert len(ids) == len(set(ids)), name
            if not name.endswith(".rels"):
                continue
            folder = name.partition("_rels/")[0]
            for relationship in root:
                related += 1
                assert relationship.get("TargetMode") != "External"
                target = relationship.get("Target")
                path = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
                while "/../" in path:
                    path = re.sub(r"[^/]+/\.\./", "", path, count=1)
                assert path in names, (name, target)
        assert related > 50


def test_everything_stands_on_the_slide_and_not_on_something_else(deck: Any) -> None:
    for slide in deck.slides:
        boxes = [shape for shape in slide.shapes if "Merk" not in shape.name]
        for number, one in enumerate(boxes):
            assert one.left >= 0
            assert one.left + one.width <= deck.slide_width
            assert one.top + one.height <= deck.slide_height
            for other in boxes[number + 1 :]:
                beside = one.left + one.width <= other.left or other.left + other.width <= one.left
                apart = one.top + one.height <= other.top or other.top + other.height <= one.top
                assert beside or apart, (one.name, other.name)


def test_own_words_and_the_mark_go_along(deck: Any) -> None:
    cover, first, table, *_, last = deck.slides
    assert [p.text for shape in cover.placeholders for p in shape.text_frame.paragraphs] == [COVER.title, *COVER.lines]
    assert any(shape.has_text_frame and shape.text_frame.text == "Ons besluit" for shape in first.shapes)
    notes = first.notes_slide.notes_text_frame.text
    assert notes.startswith("Eerst dit\nDan dat\n")
    assert "Toelichting" not in notes
    assert "Toelichting" in last.notes_slide.notes_text_frame.text or "Let op" in last.notes_slide.notes_text_frame.text
    assert any(shape.has_table for shape in table.shapes)
    assert table.shapes.title.text_frame.text.endswith("(tabel) (1\u00a0van\u00a02)")
    texts = [shape.text_frame.text for shape in last.shapes if shape.has_text_frame]
    assert SAMPLE_MARK in texts
    assert SAMPLE_MARK.upper() in texts


def test_the_longest_own_words_stand_whole_and_within_their_place(pages: list[Page]) -> None:
    words = ("Wij adviseren om de versterkingsgelden gerichter in te zetten en te evalueren. " * 4)[
        :MOST_CHARACTERS
    ].strip()
    page = replace(pages[0], exhibit=replace(pages[0].exhibit, title=words), conclusion=words, with_table=False)
    cover = Cover(words, (words, "3 december"))
    bare = Presentation(io.BytesIO(house_style()))
    for layout in bare.slide_layouts:
        for holder in list(layout.placeholders):
            if holder.placeholder_format.type in (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY):
                holder._element.getparent().remove(holder._element)
    bare.save(without := io.BytesIO())
    for template in (None, house_style(), without.getvalue()):
        made = Presentation(io.BytesIO(slides.deck([page], words, cover=cover, template=template)))
        title, figure, *_ = made.slides
        for slide in (title, figure):
            texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            whole = [text for text in texts if words in text]
            assert len(whole) == 2, [text for text in texts if "Wij" in text]
        for shape in title.placeholders:
            size = min(run.font.size.pt for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)
            lines = sum(lines_of(p.text, shape.width.inches - 0.2, size) for p in shape.text_frame.paragraphs)
            assert lines * size * 1.22 / 72 <= shape.height.inches
        assert any(shape.has_chart for shape in figure.shapes)


def test_map_and_network_are_shapes_that_can_be_edited(deck: Any) -> None:
    groups = {
        shape.name: shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP
    }
    assert set(groups) == {"Kaart", "Netwerk"}
    names = [shape.name for shape in groups["Kaart"].shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert len(names) == len(set(names)) == 12  # a freeform a province
    assert "Zuid-Holland" in names
    nodes = {shape.shape_id: shape.name for shape in groups["Netwerk"].shapes}
    ties = [shape for shape in groups["Netwerk"].shapes if shape.shape_type == MSO_SHAPE_TYPE.LINE]
    assert len(ties) >= 4
    for tie in ties:
        ends = [int(tie._element.find(f".//{qn(tag)}").get("id")) for tag in ("a:stCxn", "a:endCxn")]
        assert f"{nodes[ends[0]]} → {nodes[ends[1]]}" == tie.name


def test_the_key_of_a_map_stands_beside_it_and_below_each_other(deck: Any) -> None:
    group = next(shape for slide in deck.slides for shape in slide.shapes if shape.name == "Kaart")
    areas = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    words = [
        shape for shape in group.shapes if shape.has_text_frame and re.match("vanaf|geen|€", shape.text_frame.text)
    ]
    assert len(words) >= 4
    for one, below in itertools.pairwise(words):
        assert one.top + one.height <= below.top
    assert max(one.left + one.width for one in words) < min(shape.left for shape in areas) + 914400 // 2


def test_a_word_that_does_not_fit_on_a_line_goes_to_the_next() -> None:
    assert lines_of("Voorbeeldgemeente 46", 1.7, 12) == 2  # 18 letters
    assert lines_of("Voorbeeldgemeente 46", 2.0, 12) == 1
    assert lines_of("aa bbbbb ccccc dd", 0.55, 12) == 4  # 6 letters
    assert lines_of("Voorbeeldgemeente", 0.55, 12) == 3


def test_words_on_a_theme_s_colour_read_well(deck: Any) -> None:
    theme = {f"accent{n}": value for n, value in enumerate(ACCENTS.values(), 1)}
    read = 0
    for slide in deck.slides:
        for shape in slide._element.iter(qn("p:sp")):
            fill = shape.find(f"{qn('p:spPr')}/{qn('a:solidFill')}/{qn('a:schemeClr')}")
            letters = shape.find(f".//{qn('a:r')}//{qn('a:srgbClr')}")
            if fill is not None and letters is not None and not len(fill) and fill.get("val") in theme:
                assert palette.contrast(f"#{letters.get('val')}", f"#{theme[fill.get('val')]}") >= 4.5
                read += 1
    assert read >= 2


def test_margins_are_lines_and_a_change_in_parts_is_a_waterfall(deck: Any, pages: list[Page]) -> None:
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    margins = charts[-1].plots[0].series[0]
    ends = [float(found.text) for found in margins._element.findall(f"{qn('c:xVal')}//{qn('c:v')}")]
    assert pages[4].exhibit.figure is not None
    _, low, high = data_of(pages[4].exhibit.figure)["series"]
    meant = [end for pair in zip(low["values"], high["values"], strict=True) if None not in pair for end in pair]
    assert len(meant) >= 2
    assert ends == pytest.approx(meant)
    several = [chart for chart in charts if chart.chart_type == XL_CHART_TYPE.BAR_STACKED]
    assert len(several) == 2  # of six clusters, on one scale
    assert several[0].value_axis.maximum_scale == pytest.approx(several[1].value_axis.maximum_scale)
    for chart in several:
        foot, totals, more, less, beside = chart.plots[0].series
        assert foot._element.spPr.find(qn("a:noFill")) is not None
        steps = 5  # a heading, the start, two parts, the end
        for start in range(1, len(foot.values), steps):
            level = totals.values[start]
            for step in range(start + 1, start + steps - 2):
                before, level = level, level + (more.values[step] or 0) - (less.values[step] or 0)
                assert foot.values[step] == pytest.approx(min(before, level))
            assert level == pytest.approx(totals.values[start + steps - 2], abs=1)
        # each number stands once: in its bar, or beside a bar that is too short for it
        inside = [
            p for one in (totals, more, less) for p, v in enumerate(one.values) if v is not None and not _taken(one, p)
        ]
        outside = [p for p in range(len(foot.values)) if _taken(beside, p)]
        assert sorted(inside + outside) == [p for p in range(len(foot.values)) if p % steps]


def _taken(series: Any, place: int) -> bool:
    """Whether a point has a label of its own, with words or without."""
    return any(int(label.find(qn("c:idx")).get("val")) == place for label in series._element.iter(qn("c:dLbl")))


def test_a_caveat_beside_a_table_says_nothing_of_a_picture() -> None:
    assert (
        beside_a_table("Gekleurd: dit. Grijs: dat. Elke richting telt even zwaar.") == "Elke richting telt even zwaar."
    )
    assert beside_a_table("Bedragen in mln. Lege plek: niets.") == "Bedragen in mln."


def test_a_deck_of_sixty_slides(pages: list[Page]) -> None:
    heard: list[tuple[int, int]] = []
    made = slides.deck([pages[4]] * 60, "Zestig", progress=lambda done, total: heard.append((done, total)))
    assert len(Presentation(io.BytesIO(made)).slides) == 60
    assert heard[-1] == (60, 60)


OLE = b"\xd0\xcf\x11\xe0" + bytes(600)


def spoiled() -> dict[str, tuple[bytes, str]]:
    good = house_style()
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        types = packed.read("[Content_Types].xml")
        rels = packed.read("ppt/slideMasters/_rels/slideMaster1.xml.rels")
    outside = b'<Relationship Id="rIdX" Type="http://x/image" Target="http://kwaad/x.png" TargetMode="External"/></Relationships>'
    macro = types.replace(MAIN_TYPE.encode(), b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")
    return {
        "text": (b"geen zip", "geen PowerPoint-bestand"),
        "half": (good[:4000], "geen PowerPoint-bestand"),
        "old": (OLE, "wachtwoord"),
        "large": (bytes(MOST_TEMPLATE_BYTES + 1), "te groot"),
        "macro": (repacked(good, {"ppt/vbaProject.bin": b"x"}), "macro"),
        "macro type": (repacked(good, {"[Content_Types].xml": macro}), "macro"),
        "outside": (repacked(good, {"ppt/slideMasters/_rels/slideMaster1.xml.rels": rels.replace(b"</Relationships>", outside)}), "buiten het bestand"),
        "doctype": (repacked(good, {"ppt/presProps.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "nooit schrijft"),
    }  # fmt: skip


@pytest.mark.parametrize("name", spoiled())
def test_what_is_no_template_is_refused_in_dutch(name: str) -> None:
    file, words = spoiled()[name]
    with pytest.raises(TemplateUnusable, match=re.escape(words)):
        slides.deck([], "x", template=file)


def test_a_potx_is_a_template_too(pages: list[Page]) -> None:
    good = house_style()
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        types = packed.read("[Content_Types].xml").replace(MAIN_TYPE.encode(), TEMPLATE_TYPE.encode())
    made = slides.deck(pages[1:2], "x", template=repacked(good, {"[Content_Types].xml": types}))
    assert len(Presentation(io.BytesIO(made)).slides) == 1

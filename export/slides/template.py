"""A deck to begin with: our own empty one, or a user's template, checked and emptied, with the place that its layouts leave."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Inches

from export.slides.text import Box
from export.template_error import MOST_TEMPLATE_BYTES, TemplateUnusable

WIDTH_IN, HEIGHT_IN = 13.333, 7.5
MOST_UNPACKED_BYTES = 80_000_000
MOST_PARTS = 3000
LEAST_BODY_IN = (5.0, 2.6)
"""Less than this leaves no room for a figure that can be read."""
TITLE_ONLY = 5
"""The layout of python-pptx's own template that has a title and nothing else."""
COVER = 0
AIR_IN = 0.1
MACROS = re.compile(r"vbaproject|vbadata|activex|macroenabled", re.IGNORECASE)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
OUTSIDE = re.compile(rb'<Relationship\b[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>')
HYPERLINK = b"/relationships/hyperlink"
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
AT_THE_FOOT = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
INCHES = 914400


@dataclass(frozen=True)
class Frame:
    """Where things go on a slide of `layout`; `cover` is the layout of the title slide. `own` for a user's template."""

    layout: Any
    cover: Any
    title: Box
    body: Box
    own: bool = False


def begin(template: bytes | None) -> tuple[Any, Frame]:
    """An empty presentation with its frame. Raises TemplateUnusable."""
    if template is None:
        made = _ours()
        body = Box(0.55, 1.35, 12.23, 5.85)
        return made, Frame(made.slide_layouts[TITLE_ONLY], made.slide_layouts[COVER], Box(0.55, 0.3, 12.23, 1.0), body)
    made = _opened(template)
    _empty(made)
    return made, _frame(made)


def _ours() -> Any:
    """A presentation of 16:9: the template of python-pptx is 4:3, so what stands on its layouts is made wider."""
    made = Presentation()
    factor = Inches(WIDTH_IN) / made.slide_width
    made.slide_width, made.slide_height = Inches(WIDTH_IN), Inches(HEIGHT_IN)
    for holder in (made.slide_master, *made.slide_layouts):
        for shape in holder.placeholders:
            # a placeholder without a place of its own has that of the master
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)
    return made


# --- a user's file ---------------------------------------------------------------------------------------------


def _opened(content: bytes) -> Any:
    if len(content) > MOST_TEMPLATE_BYTES:
        raise TemplateUnusable(f"Het sjabloon is te groot: het meeste is {MOST_TEMPLATE_BYTES // 1_000_000} MB.")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TemplateUnusable(
            "Dit sjabloon is met een wachtwoord beveiligd of in de oude indeling (.ppt). Bewaar het als .pptx zonder wachtwoord."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = _checked_parts(packed)
        return Presentation(io.BytesIO(_packed(parts)))
    except TemplateUnusable:
        raise
    except Exception as error:  # whatever a damaged file makes python-pptx, lxml or zipfile raise
        raise TemplateUnusable(
            "Dit bestand is geen PowerPoint-bestand dat te lezen is. Open het in PowerPoint en bewaar het opnieuw als .pptx."
        ) from error


def _checked_parts(packed: zipfile.ZipFile) -> dict[str, bytes]:
    """Name → content of every part, when all of them are harmless."""
    listed = packed.infolist()
    if len(listed) > MOST_PARTS or sum(info.file_size for info in listed) > MOST_UNPACKED_BYTES:
        raise TemplateUnusable(
            "Dit sjabloon is uitgepakt te groot. Haal er dia's en afbeeldingen uit die u niet nodig hebt."
        )
    parts = {info.filename: packed.read(info) for info in listed if not info.is_dir()}
    types = parts.get("[Content_Types].xml", b"")
    if any(MACROS.search(name) for name in parts) or MACROS.search(types.decode("utf-8", "replace")):
        raise TemplateUnusable("Dit sjabloon bevat macro's. Bewaar het als gewone presentatie (.pptx) zonder macro's.")
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content[:2000]:
            raise TemplateUnusable(
                "Dit sjabloon bevat iets dat PowerPoint zelf nooit schrijft. Bewaar het opnieuw als .pptx."
            )
        if name.endswith(".rels") and any(HYPERLINK not in found for found in OUTSIDE.findall(content)):
            raise TemplateUnusable(
                "Dit sjabloon haalt iets op van buiten het bestand, zoals een gekoppelde afbeelding. Voeg die in het bestand zelf in."
            )
    return parts


def _packed(parts: dict[str, bytes]) -> bytes:
    """The package again; a template (.potx) as the presentation that it is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            is_types = name == "[Content_Types].xml"
            packed.writestr(name, content.replace(TEMPLATE_TYPE.encode(), MAIN_TYPE.encode()) if is_types else content)
    return buffer.getvalue()


def _empty(made: Any) -> None:
    """Without the slides that the file had, and without what names them."""
    listed = made.slides._sldIdLst
    for one in list(listed):
        made.part.drop_rel(one.rId)
        listed.remove(one)
    root = made.part._element
    for tag in ("p:custShowLst", "p:extLst"):  # own shows and sections list slides that are gone
        for found in root.findall(qn(tag)):
            root.remove(found)


# --- its layouts -------------------------------------------------------------------------------------------------


def _frame(made: Any) -> Frame:
    width, height = made.slide_width / INCHES, made.slide_height / INCHES
    fitting = [found for found in (_place(layout, made, width, height) for layout in _layouts(made)) if found]
    if not fitting:
        raise TemplateUnusable(
            "Dit sjabloon heeft geen indeling met een titel bovenaan en daaronder ruimte voor een figuur (‘Alleen titel’)."
        )
    layout, title, body = min(fitting, key=lambda found: len(_content(found[0])))
    covers = [one for one in _layouts(made) if _has(one, PP_PLACEHOLDER.CENTER_TITLE)]
    covers += [one for one in _layouts(made) if _has(one, PP_PLACEHOLDER.TITLE) and _has(one, PP_PLACEHOLDER.SUBTITLE)]
    return Frame(layout, covers[0] if covers else layout, title, body, own=True)


def _layouts(made: Any) -> Iterator[Any]:
    for master in made.slide_masters:
        yield from master.slide_layouts


def _has(layout: Any, kind: Any) -> bool:
    return any(one.placeholder_format.type == kind for one in layout.placeholders)


def _content(layout: Any) -> list[Any]:
    return [one for one in layout.placeholders if one.placeholder_format.type not in (*TITLES, *AT_THE_FOOT)]


def _place(layout: Any, made: Any, width: float, height: float) -> tuple[Any, Box, Box] | None:
    """The layout with the boxes of its title and of what is below it; None when nothing fits there."""
    title = next((one for one in layout.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.TITLE), None)
    if title is None or title.left is None:
        return None
    head = _box(title)
    texts = [one for one in layout.slide_master.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.BODY]
    main = _box(texts[0]) if texts and texts[0].left is not None else Box(head.left, 0, head.width, height)
    feet = [
        _box(one) for one in layout.placeholders if one.placeholder_format.type in AT_THE_FOOT and one.top is not None
    ]
    top = max(main.top, head.top + head.height + AIR_IN)
    lowest = [
        main.top + main.height,
        height - 2 * AIR_IN,
        *(foot.top - AIR_IN for foot in feet if foot.top > height / 2),
    ]
    left, right = max(main.left, 0.2), min(main.left + main.width, width - 0.2)
    body = Box(left, top, right - left, min(lowest) - top)
    if body.width < LEAST_BODY_IN[0] or body.height < LEAST_BODY_IN[1] or head.top < 0 or head.width < width / 3:
        return None
    return layout, head, body


def _box(shape: Any) -> Box:
    return Box(shape.left / INCHES, shape.top / INCHES, shape.width / INCHES, shape.height / INCHES)

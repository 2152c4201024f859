"""A template as an organisation has it: its own fonts, accents, places and a slide of its own; damaged in the ways that occur."""

import io
import zipfile

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

ACCENTS = {"accent1": "7A1E5A", "accent2": "0F7B6C", "accent3": "E0A100"}
FONT = "Verdana"


def house_style(*, dark: bool = False) -> bytes:
    """A .pptx of 13,33 by 7,5 inch with one slide in a section; titles stand to the right of a band."""
    made = Presentation()
    factor = Inches(13.333) / made.slide_width
    made.slide_width = Inches(13.333)
    master = made.slide_master
    for holder in (master, *made.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)
    for shape in master.placeholders:
        if shape.placeholder_format.idx in (0, 1):
            shape.left, shape.width = Inches(1.5), Inches(11)
    if dark:
        master._element.find(qn("p:clrMap")).set("bg1", "dk2")
        master._element.find(qn("p:clrMap")).set("tx1", "lt1")
        background = f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        tree = master._element.cSld
        for old in tree.findall(qn("p:bg")):
            tree.remove(old)
        tree.insert(0, parse_xml(background))
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "Interne dia die niemand mag zien"
    section = (
        f'<p:extLst {nsdecls("p")}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
        '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Intern" '
        f'id="{{7A5F5B0C-0000-4000-8000-000000000001}}"><p14:sldIdLst><p14:sldId id="{slide.slide_id}"/></p14:sldIdLst>'
        "</p14:section></p14:sectionLst></p:ext></p:extLst>"
    )
    made.part._element.append(parse_xml(section))
    made.core_properties.author = "Iemand"
    buffer = io.BytesIO()
    made.save(buffer)
    theme = "ppt/theme/theme1.xml"
    with zipfile.ZipFile(buffer) as packed:
        text = packed.read(theme).decode()
    for name, value in ACCENTS.items():
        start = text.index(f"<a:{name}>")
        end = text.index(f"</a:{name}>")
        text = f'{text[:start]}<a:{name}><a:srgbClr val="{value}"/>{text[end:]}'
    return repacked(buffer.getvalue(), {theme: text.replace("Calibri", FONT).encode()})


def repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with these parts in place of, or beside, its own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name in packed.namelist():
            if name not in changed:
                written.writestr(name, packed.read(name))
        for name, part in changed.items():
            written.writestr(name, part)
    return buffer.getvalue()

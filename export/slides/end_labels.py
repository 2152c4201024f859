"""The labels at the ends of a native line, as PowerPoint and Excel both have them: they follow an edit where they can."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from pptx.oxml.ns import nsdecls

from export.slides.line_ends import End, text_at, words_at
from export.slides.native import ChartSeries, number_format, says_value
from export.slides.text import plain
from view import palette

LEADERS = "http://schemas.microsoft.com/office/drawing/2012/chart"
SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
QUOTE = {'"': "&quot;"}


def labels_of(one: ChartSeries, firsts: Sequence[End], lasts: Sequence[End], height: float, size: int) -> str:
    """`<c:dLbls>` of a line in a chart of this height in inches: its value at the first, name and value at the last point."""
    labels = [_label(one, end, False, height, size) for end in firsts]
    labels += [_label(one, end, True, height, size) for end in lasts]
    return f"<c:dLbls {nsdecls('c', 'a')}>{''.join(labels)}{_shown()}{_leaders()}</c:dLbls>"


def _label(one: ChartSeries, end: End, last: bool, height: float, size: int) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{palette.LIGHT_TEXT.lstrip("#")}"/></a:solidFill>'
    text, look = "", f'<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size * 100}">{fill}</a:defRPr></a:pPr><a:endParaRPr lang="nl-NL"/></a:p></c:txPr>'  # fmt: skip
    if not says_value(one, end.place):
        words = escape(plain(words_at(one, end.place) if last else text_at(one, end.place)))
        run = f'<a:r><a:rPr lang="nl-NL" sz="{size * 100}">{fill}</a:rPr><a:t>{words}</a:t></a:r>'
        text, look = f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>', ""
    return (
        f'<c:dLbl><c:idx val="{end.place}"/>'
        f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{end.down / height:.4f}"/></c:manualLayout></c:layout>'
        f'{text}<c:numFmt formatCode="{escape(number_format(one), QUOTE)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>{look}'
        f'<c:dLblPos val="{"r" if last else "l"}"/>{_shown("showVal", *(["showSerName"] if last else []))}'
        "<c:separator> </c:separator></c:dLbl>"
    )


def _shown(*wanted: str) -> str:
    return "".join(f'<c:{name} val="{int(name in wanted)}"/>' for name in SHOWN)


def _leaders() -> str:
    """A thin line from words that had to move to their point, as Office has it since 2013."""
    return (
        f'<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{LEADERS}"><c15:showLeaderLines val="1"/>'
        f'<c15:leaderLines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{palette.GREY.lstrip("#")}"/>'
        "</a:solidFill></a:ln></c:spPr></c15:leaderLines></c:ext></c:extLst>"
    )

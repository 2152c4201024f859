"""What Office is strict about in a chart: the order of its elements, of the standard (ISO/IEC 29500, dml-chart.xsd, transitional)."""

from typing import Any

from pptx.oxml.ns import nsuri, qn

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
    "printSettings": "headerFooter pageMargins pageSetup",
    "rich": "bodyPr lstStyle p",
    "txPr": "bodyPr lstStyle p",
}
LEAF_FREE = {
    "lvl",
    "pt",
    "tx",
    "xVal",
    "yVal",
    "cat",
    "val",
    "layout",
    "majorGridlines",
    "spPr",
    "title",
    "extLst",
    "ext",
}
"""Elements with one kind of child, or of another standard: no order to hold."""


def kinds_in_order(name: str, root: Any) -> set[str]:
    """The kinds of elements of a chart, each with its children in the order of the schema, and all its axes."""
    kinds = set()
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
    return kinds

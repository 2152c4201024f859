"""What all figures share: a calm layout, Dutch separators, text that is never markup."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from view import palette
from view.escape import escape_html

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
FONT_SIZE = 14
ROW_PX = 30
"""Height of one bar with its air."""
LABEL_PX = 24
"""Height of a label that stands above its bar."""
WATERMARK_PX = 26
"""Height of the watermark below a figure of synthetic data."""


def hatch(where: bool | Sequence[bool], *, light: bool = False) -> dict[str, Any]:
    """The pattern of a trace's markers: all of them or each by itself hatched where true, `light` for a large area without a value."""
    return {
        "shape": ("/" if where else "") if isinstance(where, bool) else ["/" if hatched else "" for hatched in where],
        "fillmode": "replace",
        "size": 7,
        "solidity": 0.18 if light else 0.4,
    }


def figure(traces: Sequence[go.Scatter | go.Bar | go.Heatmap], height: int, *, legend: bool = False) -> go.Figure:
    """A figure with the house layout: no title (the page has it), no grid, no zooming by accident."""
    drawn = go.Figure(data=list(traces))
    drawn.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 40 if legend else 8, "b": 8},
        separators=",.",
        showlegend=legend,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "xanchor": "left",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": FONT_SIZE},
            "traceorder": "normal",
        },
        template=None,
        font={"size": FONT_SIZE},
        hoverlabel={"align": "left", "font": {"size": FONT_SIZE}},
        dragmode=False,
        bargap=0.25,
        uniformtext={"mode": "show", "minsize": 12},
        xaxis={"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True},
        yaxis={"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True},
    )
    return drawn


def label_above(drawn: go.Figure, texts: Sequence[str], positions: Sequence[float]) -> None:
    """Puts each label (escaped) at the left, above its row: readable at any width."""
    # all at once: adding them one by one costs plotly milliseconds each
    drawn.layout.annotations = [
        *drawn.layout.annotations,
        *(
            {
                "x": 0,
                "xref": "paper",
                "y": position,
                "yref": "y",
                "text": text,
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "middle",
                "font": {"size": FONT_SIZE},
                "align": "left",
            }
            for text, position in zip(texts, positions, strict=True)
        ),
    ]


def watermark(drawn: go.Figure, text: str) -> None:
    """Writes `text` at the foot of the figure, so that a saved picture says it too."""
    if drawn.layout.title.text == text:
        return
    margin = drawn.layout.margin.b or 0
    drawn.update_layout(
        title={
            "text": escape_html(text),
            "font": {"size": FONT_SIZE - 1},
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "pad": {"b": 4},
        },
        margin={"b": margin + WATERMARK_PX},
    )
    if drawn.layout.height:
        drawn.update_layout(height=drawn.layout.height + WATERMARK_PX)


def themed(drawn: go.Figure, *, dark: bool) -> dict[str, object]:
    """The figure in the colours of the page it stands on; the marks' own colours serve both."""
    page, text = (palette.DARK_PAGE, palette.DARK_TEXT) if dark else (palette.LIGHT_PAGE, palette.LIGHT_TEXT)
    spec = dict(drawn.to_plotly_json())
    layout = dict(spec["layout"])
    layout["font"] = {**layout.get("font", {}), "color": text, "family": FONT}
    layout["hoverlabel"] = {**layout.get("hoverlabel", {}), "bgcolor": page, "bordercolor": text}
    layout["hoverlabel"]["font"] = {**layout["hoverlabel"].get("font", {}), "color": text, "family": FONT}
    layout["modebar"] = {"bgcolor": "rgba(0,0,0,0)", "color": text, "activecolor": text}
    layout |= {"paper_bgcolor": page, "plot_bgcolor": page}
    spec["layout"] = layout
    return spec


CONFIG: dict[str, Any] = {
    "displayModeBar": True,
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "locale": "nl",
    "locales": {
        "nl": {
            "dictionary": {
                "Download plot as a PNG": "Figuur opslaan als PNG",
                "Download plot": "Figuur opslaan als PNG",
                "Taking snapshot - this may take a few seconds": "Figuur wordt opgeslagen",
                "Snapshot succeeded": "Figuur opgeslagen",
            },
            "format": {"decimal": ",", "thousands": "."},
        }
    },
}


def config(file_name: str) -> dict[str, Any]:
    """Plotly's settings on the page: one button, in Dutch, that saves the figure as `file_name`.png in the browser."""
    return {**CONFIG, "toImageButtonOptions": {"format": "png", "scale": 2, "filename": file_name}}

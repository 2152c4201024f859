"""What all figures share: a calm layout, Dutch separators, text that is never markup, and themselves as plain data."""

from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any, Literal, NotRequired, Required, TypedDict, cast

from view import graph_objects as go
from view.escape import escape_html
from view.formats import Kind

FONT_SIZE = 14
ROW_PX = 30
"""Height of one bar with its air."""
LABEL_PX = 24
"""Height of a label that stands above its bar."""
GRID = "#85858530"
"""Lines of a scale, faint on light and dark."""
WATERMARK_PX = 26
"""Height of the watermark below a figure of synthetic data."""


HOVER_CHARACTERS = 45
"""So many characters a line of a hover text: what fits on a phone."""

ChartName = Literal[
    "bars", "columns", "stacked", "pairs", "differences", "dumbbell", "slopes", "lines",
    "intervals", "cells", "units", "map", "network",
]  # fmt: skip


class Pick(TypedDict):
    """What a click puts into a filter: a field of the page's choice, and the value as the address writes it."""

    field: str
    value: str


class Series(TypedDict, total=False):
    """Values under one name ('' for the only one), one a category; None is not known, or not there."""

    name: Required[str]
    values: Required[list[float | None]]
    texts: list[str]
    """As the figure writes them; without them, `unit` says how a value reads."""
    colours: list[str]
    panel: str
    """The scale it is drawn on, with its unit, where the series do not share one."""
    named: bool
    """Of lines: whether it has its own colour, and its name at its end."""
    unit: Kind


Wide = TypedDict(
    "Wide",
    {
        "from": int,
        "data": list[dict[str, Any]],
        "layout": dict[str, Any],
        "rooms": dict[str, list[float]],
        "legend": NotRequired[list[float]],
    },
)
"""What a figure looks like from so many pixels of width on: for each trace and for the layout what takes the place of
what they have, and for axes [lowest, highest, value, px, px, …]: the words at the left and right of those values keep
that many pixels at any width. `legend`: see view/charts/legend.py."""


class Edge(TypedDict):
    """A tie of a network between places in `categories`; `value` None is not known."""

    start: int
    end: int
    value: float | None
    text: str
    drawn: bool
    """Whether it has an arrow: not when unknown, zero, or below the least share."""


class ChartData(TypedDict, total=False):
    """What a figure shows, as plain data in `figure.layout.meta`: for native charts in slides and for the browser.

    Always `chart` and `unit` (a kind of `view.formats`). Texts are as they read, not escaped.

    - Most charts: `categories` (rows from the top, or years from the left) and `series`. `headings` (parallel to the
      categories, '' for none) open groups; `bases` is what each value is out of.
    - cells: `categories` are the rows, each of the `series` is a column.
    - A waterfall has `start` and `end`: what each category begins and ends with; the start plus all series is the end.
    - units: a series an outcome, its values the number of units; `parts` has every unit's own value, a list a category.
    - map: `categories` are the areas and points, one of the series a measure.
    - network: `categories` are the nodes, the series their size; `edges` the ties.

    For clicks: `picks` (parallel to the categories, of lines to the series) and `points`: for each trace of the figure a list that gives for
    each of its points the place of its pick, [] for a trace that is not to be clicked.
    `const pick = meta.picks?.[meta.points[curveNumber][pointNumber]]`.

    `wide` is how the figure looks where there is room for labels beside the bars (view/charts/rows.py).

    For the theme: a figure has no colours for page and text; text without a colour takes that of the layout, text on a
    filled mark has its own. Only shades change: `shades` gives for each trace the class of each point (null or [] for
    none), `ramps` for 'light' and 'dark' the [fill, text] of each class. In the dark, set the trace's `marker.color`
    (`fillcolor` where the trace is filled) and its `textfont.color` from `ramps.dark`; figures are made with 'light'.
    """

    chart: Required[ChartName]
    unit: Required[Kind]
    categories: Required[list[str]]
    series: Required[list[Series]]
    headings: list[str]
    start: Series
    end: Series
    bases: list[float]
    parts: list[list[float | None]]
    edges: list[Edge]
    picks: list[Pick | None]
    points: list[list[int]]
    shades: list[list[int | None]]
    ramps: dict[str, list[list[str]]]
    wide: Wide


def described(drawn: go.Figure, data: ChartData) -> go.Figure:
    """The figure with its data in `layout.meta`, without what is empty. Raises ValueError when lengths do not fit."""
    size = len(data["categories"])
    lists: list[Sequence[Any]] = [one["values"] for one in data["series"]]
    lists += [one.get("texts", []) for one in data["series"]]
    lists += [data[name]["values"] for name in ("start", "end") if name in data]
    lists += [data.get("headings", []), data.get("bases", []), data.get("parts", [])]
    if data["chart"] != "lines":
        lists.append(data.get("picks", []))
    if any(len(values) not in (0, size) for values in lists):
        raise ValueError(f"{data['chart']}: every list needs one entry for each of the {size} categories")
    if "wide" in data and len(data["wide"]["data"]) != len(drawn.data):
        raise ValueError(f"{data['chart']}: the wide layout needs one entry for each of the {len(drawn.data)} traces")
    for trace, places in zip(drawn.data, data.get("points", [[]] * len(drawn.data)), strict=True):
        if len(places) not in (0, len(trace.x)):
            raise ValueError(f"{data['chart']}: points need one entry for each of the {len(trace.x)} points of a trace")
    if not any(data.get("picks", [])):
        data = cast("ChartData", {key: value for key, value in data.items() if key not in ("picks", "points")})
    if "wide" in data and data["wide"]["layout"]["height"] > drawn.layout.height:
        # long labels in a narrow column: then it is of no use
        data = cast("ChartData", {key: value for key, value in data.items() if key != "wide"})
    drawn.layout.meta = {key: value for key, value in data.items() if value or key in ("categories", "series")}
    return drawn


def data_of(drawn: go.Figure) -> ChartData:
    """What a figure of view/charts shows."""
    return cast("ChartData", drawn.layout.meta.to_plotly_json())


@lru_cache(maxsize=4096)
def hover(text: str) -> str:
    """Text from data for a hover: escaped, and broken into lines that fit."""
    lines = [part for line in str(text).split("\n") for part in wrap(line, HOVER_CHARACTERS) or [""]]
    return "<br>".join(escape_html(line) for line in lines)


def hatch(where: bool, *, light: bool = False) -> dict[str, Any]:
    """The pattern of a trace: what is not known and nothing else, `light` for a large area."""
    return {
        "shape": "/" if where else "",
        "fillmode": "replace",
        "size": 7,
        "solidity": 0.18 if light else 0.4,
    }


AXIS: dict[str, Any] = {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True}


def figure(traces: Sequence[go.Scatter | go.Bar], height: int, *, legend: bool = False) -> go.Figure:
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
        font={"size": FONT_SIZE},
        hoverlabel={"align": "left", "font": {"size": FONT_SIZE}},
        dragmode=False,
        bargap=0.25,
        uniformtext={"mode": "show", "minsize": 12},
        xaxis=AXIS,
        yaxis=AXIS,
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
    if wide := drawn.layout.to_plotly_json().get("meta", {}).get("wide"):
        wide["layout"]["height"] += WATERMARK_PX
        if "margin" in wide["layout"]:  # else the margin above holds there too
            wide["layout"]["margin"]["b"] += WATERMARK_PX

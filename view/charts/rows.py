"""Words and bars below each other: the one layout of all horizontal bars. Heights are pixels from the top."""

from collections.abc import Sequence
from typing import Any

from view import graph_objects as go
from view import palette
from view.charts.base import FONT_SIZE, figure, hatch, hover
from view.escape import escape_html

MARGIN_PX = 8


class Rows:
    """A column that fills from the top: words take a height, then bars, then air."""

    def __init__(self, top: float = 0.0) -> None:
        self.y = top
        self._words: list[dict[str, Any]] = []

    def words(
        self, text: str, height: float, *, x: float = 0.0, middle: float = 0.5, size: int = FONT_SIZE, shift: int = 0
    ) -> None:
        """Escaped `text` at the left, centred at `middle` of the `height` that it takes; `x` is a share of the width."""
        self.place_words(text, self.y + height * middle, x=x, size=size, shift=shift)
        self.y += height

    def place_words(
        self, text: str, y: float, *, x: float = 0.0, anchor: str = "middle", size: int = FONT_SIZE, shift: int = 0
    ) -> None:
        """Escaped `text` at a place of its own, taking no height."""
        self._words.append(
            {
                "x": x,
                "xref": "paper",
                "y": y,
                "yref": "y",
                "text": text,
                "showarrow": False,
                "xanchor": "left",
                "yanchor": anchor,
                "xshift": shift,
                "font": {"size": size},
                "align": "left",
            }
        )

    def bar(self, height: float) -> float:
        """Room for a bar; returns its middle."""
        self.y += height
        return self.y - height / 2

    def draw(self, traces: Sequence[go.Bar | go.Scatter], *, left: float, right: float, right_px: int = 8) -> go.Figure:
        """The figure with the horizontal axis from `left` to `right`, and `right_px` of room beside it."""
        drawn = figure(traces, height=round(self.y) + 2 * MARGIN_PX)
        drawn.update_layout(barmode="overlay", margin={"l": 8, "r": right_px, "t": MARGIN_PX, "b": MARGIN_PX})
        drawn.update_xaxes(visible=False, range=[left, right])
        drawn.update_yaxes(visible=False, range=[self.y, 0])
        # all at once: adding them one by one costs plotly milliseconds each
        drawn.layout.annotations = self._words
        return drawn


def bars_at(
    middles: Sequence[float],
    values: Sequence[float | None],
    *,
    height: float,
    colours: Sequence[str],
    hovers: Sequence[str],
    hatched: Sequence[bool],
    light: bool = False,
    texts: Sequence[str] | None = None,
    text_size: int = FONT_SIZE,
    axis: str = "x",
) -> go.Bar:
    """Horizontal bars from zero at `middles`, `texts` at their ends; `light` hatching for what has no value."""
    return go.Bar(
        x=list(values),
        y=list(middles),
        xaxis=axis,
        orientation="h",
        width=height,
        text=None if texts is None else [escape_html(text) for text in texts],
        textposition="outside",
        textfont={"size": text_size},
        cliponaxis=False,
        constraintext="none",
        marker={"color": list(colours), "pattern": hatch(hatched, light=light)},
        hovertext=[hover(text) for text in hovers],
        hoverinfo="text",
    )


def zero_marks(middles: Sequence[float], height: float) -> go.Scatter:
    """Zero drawn at each bar alone: a line over the whole height would strike through the words between them."""
    reach = height / 2 + 3
    return go.Scatter(
        x=[0, 0, None] * len(middles),
        y=[y for middle in middles for y in (middle - reach, middle + reach, None)],
        mode="lines",
        line={"width": 1.5, "color": palette.GREY},
        hoverinfo="skip",
        showlegend=False,
    )


def words_at(xs: Sequence[float], ys: Sequence[float], texts: Sequence[str], sides: Sequence[str]) -> go.Scatter:
    """Plain words beside places of the drawing; a side is 'middle left' or 'middle right'."""
    return go.Scatter(
        x=list(xs),
        y=list(ys),
        mode="text",
        text=[f" {escape_html(text)} " for text in texts],
        textposition=list(sides),
        textfont={"size": FONT_SIZE},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )

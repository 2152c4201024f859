"""Shades that say how much: the round scale they stand for, and the row of cells that names it."""

import math

from view import graph_objects as go
from view import palette
from view.formats import Kind
from view.formats import cell as cell_text

LEGEND_PX = 18


def rounded_up(value: float) -> float:
    """The smallest scale of five round steps (1, 2, 2,5 or 5 times a power of ten) that holds a value above zero."""
    step = value / len(palette.LIGHT_SHADES)
    power = 10.0 ** math.floor(math.log10(step))
    return len(palette.LIGHT_SHADES) * next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= step * (1 - 1e-9))


def legend(top: float, maximum: float, columns: int, unit: Kind) -> go.Bar:
    """A row of narrow cells below the others, from `top`: which values each shade stands for."""
    steps = len(palette.LIGHT_SHADES)
    width = columns / steps
    limits = [cell_text(maximum * n / steps, unit) for n in range(steps)]
    return go.Bar(
        x=[-0.5 + width * (n + 0.5) for n in range(steps)],
        base=[top] * steps,
        y=[LEGEND_PX] * steps,
        width=width,
        marker={"color": list(palette.LIGHT_SHADES), "line": {"width": 0}},
        text=[f"vanaf {limits[0]}", *limits[1:]],  # the upper limits as well do not fit a phone
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 11, "color": [palette.text_on(colour) for colour in palette.LIGHT_SHADES]},
        customdata=[None] * steps,
        hoverinfo="skip",
    )

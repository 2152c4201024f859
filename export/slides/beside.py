"""Charts that stand beside each other on a slide; points of the same subjects have their names once, at the left."""

from collections.abc import Sequence
from typing import Any

from export.slides import charts, dots
from export.slides.native import NativeChart
from export.slides.text import Box

GAP_IN, TITLED_IN = 0.3, 0.42


def height_of_titles(several: Sequence[NativeChart]) -> float:
    """What the titles of charts beside each other take."""
    return TITLED_IN if len(several) > 1 else 0.0


def draw(slide: Any, several: Sequence[NativeChart], place: Box, alt: str) -> None:
    """Each as wide as the others, apart from the names."""
    one = several[0]
    shared = len(several) > 1 and all(c.form == "dots" and c.categories == one.categories for c in several)
    room = place.width - GAP_IN * (len(several) - 1)
    names = dots.names_in(one, room / len(several), charts.LETTERS[1]) if shared else 0.0
    size = min(charts.font_size(c, Box(0, 0, room / len(several), place.height)) for c in several)
    each, left = (room - names) / len(several), place.left
    for number, chart in enumerate(several):
        width = each + (names if number == 0 else 0.0)
        charts.draw(slide, chart, Box(left, place.top, width, place.height), alt, size, named=not shared or number == 0)
        left += width + GAP_IN

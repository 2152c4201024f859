"""A chart as PowerPoint has it, as plain data."""

from dataclasses import dataclass
from typing import Literal

from view.formats import Kind

Form = Literal["bars", "stacked", "columns", "lines", "waterfall"]


@dataclass(frozen=True)
class ChartSeries:
    """Values under a name, one a category; `texts` is what the figure writes beside them, where a number format cannot."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    kind: Kind
    colours: tuple[str, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    """The ends of each value's margin; () for no margins."""


@dataclass(frozen=True)
class NativeChart:
    """A chart that can be edited in PowerPoint; `title` where there are two beside each other."""

    form: Form
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    title: str = ""
    headings: tuple[str, ...] = ()
    """Of each category the group that it opens, '' when it belongs to the one before; () for no groups."""
    base: float = 0.0
    """What each value is out of, at most: the axis is at least this long."""

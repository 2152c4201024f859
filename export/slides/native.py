"""A chart as PowerPoint has it, as plain data."""

from dataclasses import dataclass
from typing import Literal

from view.formats import Kind

Form = Literal["bars", "stacked", "columns", "lines", "waterfall", "dots"]
"""`dots` are points on a scale: two series with a line between them, or one with margins."""


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
    low: float = 0.0
    """The axis begins here, or lower."""
    opens: tuple[int, ...] = ()
    """The places of categories that are the heading of those below, without values."""


def number_format(series: ChartSeries) -> str:
    """How PowerPoint writes the values: '"€" #,##0'. Its point and comma follow the reader's own settings."""
    whole = reads_whole(series)
    by_kind: dict[Kind, str] = {
        "eur": '"€" #,##0' if whole else '"€" #,##0.00',
        "mln_eur": '"€" #,##0.00" mln"',
        "pct": '0"%"' if whole else '0.0"%"',
        "points": "+0.0;-0.0;0.0",
    }
    return by_kind.get(series.kind, "#,##0" if whole else "#,##0.00")


def reads_whole(series: ChartSeries) -> bool:
    """Whether the figure writes every value without decimals."""
    known = [text for value, text in zip(series.values, series.texts, strict=True) if value is not None]
    return not any("," in text for text in known)

"""A chart as PowerPoint has it, as plain data, and how its numbers are written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from view import formats
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
    named: bool = True
    """Of lines: in its own colour, with its name at its end; the others are thin and grey."""


@dataclass(frozen=True)
class NativeChart:
    """A chart that can be edited in PowerPoint; `title` where there are two beside each other."""

    form: Form
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    title: str = ""
    base: float = 0.0
    """What each value is out of, at most: the axis is at least this long."""
    low: float = 0.0
    """The axis begins here, or lower."""
    longest: float = 0.0
    """Of a waterfall: the letters that its names take, and those of the one beside it."""
    opens: tuple[int, ...] = ()
    """The places of categories that are the heading of those below, without values."""


NUMBER = re.compile(r"[+−-]?[\d.]+(,\d+)?")
MARKED = re.compile(rf"([≥>≤<±]\s?)?{NUMBER.pattern}")
UNITS = (1, 1_000, 1_000_000)


def unit_of(values: Sequence[float | None], texts: Sequence[str]) -> int:
    """What the figure counts in: 1.000.000 where it writes '0,67' beside 670.969; 1 where the texts say no such thing."""
    read = [(v, t) for v, t in zip(values, texts, strict=True) if v is not None and NUMBER.fullmatch(t)]
    for unit in UNITS:
        if all(_reads(value / unit, text) for value, text in read):
            return unit
    return 1


def _reads(value: float, text: str) -> bool:
    """Whether this is the value, rounded."""
    return abs(value - _number(text)) <= 0.5001 * 10.0 ** -_decimals(text)


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace(".", "").replace(",", "."))


def _decimals(text: str) -> int:
    return len(text.partition(",")[2])


def cell_format(series: ChartSeries) -> str:
    """How a cell writes the values: '"€" #,##0'. Its point and comma follow the reader's own settings."""
    whole = reads_whole(series)
    by_kind: dict[Kind, str] = {
        "eur": '"€" #,##0' if whole or unit_of(series.values, series.texts) > 1 else '"€" #,##0.00',
        "mln_eur": '"€" #,##0.00" mln"',
        "pct": '0"%"' if whole else '0.0"%"',
        "points": "+0.0;-0.0;0.0",
    }
    return by_kind.get(series.kind, "#,##0" if whole else "#,##0.00")


def reads_bare(series: ChartSeries) -> bool:
    """Whether the figure writes its values as '7,3' or '≥ 4,5', below words that say of what."""
    known = [text for value, text in zip(series.values, series.texts, strict=True) if value is not None]
    return series.kind == "decimal" and bool(known) and all(MARKED.fullmatch(text) for text in known)


def number_format(series: ChartSeries) -> str:
    """How the chart writes the values: as a cell does, or in the thousands or millions that the figure counts in."""
    unit = unit_of(series.values, series.texts)
    if unit == 1 and not reads_bare(series):
        return cell_format(series)
    decimals = max(_decimals(text) for text in series.texts)
    return f"#,##0{'.' + '0' * decimals if decimals else ''}{',' * UNITS.index(unit)}"


def says_value(series: ChartSeries, place: int) -> bool:
    """Whether the number format reads as the figure does."""
    value, text = series.values[place], series.texts[place]
    if value is None:
        return not text
    if unit_of(series.values, series.texts) > 1:
        return NUMBER.fullmatch(text) is not None
    if reads_bare(series):
        decimals = max(map(_decimals, series.texts))
        return NUMBER.fullmatch(text) is not None and _decimals(text) == decimals and _reads(value, text)
    return text == formats.cell(formats.half_up(value) if reads_whole(series) else value, series.kind)


def reads_whole(series: ChartSeries) -> bool:
    """Whether the figure writes every value without decimals; '€ 11.670 (8,1% minder)' does."""
    known = [text for value, text in zip(series.values, series.texts, strict=True) if value is not None]
    return not any("," in number[0] for text in known if (number := NUMBER.search(text)))

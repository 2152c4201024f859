"""Numbers, dates and lists the Dutch way. Unknown reads 'n.b.'."""

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, localcontext
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pandas as pd
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import NumberPattern, format_decimal, parse_pattern

LOCALE = "nl_NL"
HERE = ZoneInfo("Europe/Amsterdam")
UNKNOWN = "n.b."
LEAST_MLN = 0.005  # in millions: less rounds to nothing
MINUS = "−"

Kind = Literal["text", "integer", "decimal", "eur", "mln_eur", "pct", "points", "date", "year", "boolean"]


def is_unknown(value: Any) -> bool:
    """Whether a cell holds nothing: None, NaN or NaT."""
    if value is None or isinstance(value, float):
        return value is None or value != value  # only NaN differs from itself
    # most are one of these, and asking pandas takes ten times as long
    return not isinstance(value, str | int | list | tuple | dict) and bool(pd.isna(value))


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> NumberPattern:
    return parse_pattern(pattern)


@lru_cache(maxsize=8192)
def _number(value: float, pattern: str, *, signed: bool = False) -> str:
    # Babel rounds in the decimal context, which is 'half to even' by default: 12,25 must read 12,3
    with localcontext(rounding=ROUND_HALF_UP):
        # what floats leave behind first: 0,47 of 0,80 is 58,75% and not 58,74999…%
        text = format_decimal(round(abs(value), 9), format=_pattern(pattern), locale=LOCALE)
    if not any(c in "123456789" for c in text):
        return text  # no 'minus zero' after rounding
    if value < 0:
        return MINUS + text
    return "+" + text if signed else text


def integer(value: Any, *, signed: bool = False) -> str:
    """1.763.369"""
    return UNKNOWN if is_unknown(value) else _number(float(value), "#,##0", signed=signed)


def decimal(value: Any, *, signed: bool = False) -> str:
    """1.763,37; whole numbers without decimals"""
    if is_unknown(value):
        return UNKNOWN
    whole = math.isclose(float(value), round(float(value)), abs_tol=1e-9)
    return _number(float(value), "#,##0" if whole else "#,##0.00", signed=signed)


def decimal_column(values: Sequence[Any], decimals: int = 2) -> list[str]:
    """Numbers of one unit, all with as many decimals where any of them has a decimal: '8,0' beside '7,5'"""
    whole = all(is_unknown(v) or math.isclose(float(v), round(float(v)), abs_tol=1e-9) for v in values)
    pattern = "#,##0" if whole else "#,##0." + "0" * decimals
    return [UNKNOWN if is_unknown(v) else _number(float(v), pattern) for v in values]


def tenths(value: Any) -> str:
    """6,3: one decimal, always"""
    return UNKNOWN if is_unknown(value) else _number(float(value), "#,##0.0")


def hundredths(value: Any) -> str:
    """6,30: two decimals, always"""
    if is_unknown(value):
        return UNKNOWN
    return "< 0,01" if 0 < float(value) < 0.005 else _number(float(value), "#,##0.00")


def _with_unit(value: float, unit: str, pattern: str, signed: bool, after: str = "") -> str:
    text = _number(value, pattern, signed=signed)
    sign = text[0] if text[0] in (MINUS, "+") else ""
    return f"{sign}{unit}{text.removeprefix(sign)}{after}"


def _is_whole_eur(value: Any) -> bool:
    return math.isclose(float(value), round(float(value)), abs_tol=0.004)


def eur(value: Any, *, signed: bool = False) -> str:
    """€ 1.763.369: in whole euros, so that a sentence, a figure and a table say an amount the same way"""
    return UNKNOWN if is_unknown(value) else _with_unit(float(value), "€\u00a0", "#,##0", signed)


def eur_exact(value: Any, *, signed: bool = False) -> str:
    """€ 580.489,20: as it was printed or loaded; cents only when there are any"""
    if is_unknown(value) or _is_whole_eur(value):
        return eur(value, signed=signed)
    return _with_unit(float(value), "€\u00a0", "#,##0.00", signed)


def mln_eur(value: Any, *, signed: bool = False) -> str:
    """€ 7,26 mln, from a value in millions; what would read '€ 0,00 mln' and is not nothing is in euros: € 3.400"""
    if is_unknown(value):
        return UNKNOWN
    if 0 < abs(float(value)) < LEAST_MLN:
        return _with_unit(float(value) * 1e6, "€\u00a0", "#,##0", signed)
    return _with_unit(float(value), "€\u00a0", "#,##0.00", signed, "\u00a0mln")


def eur_short(value: Any, *, signed: bool = False) -> str:
    """€ 7,3 mln or € 559.000: a value in euros, short enough for a title"""
    if is_unknown(value):
        return UNKNOWN
    if abs(float(value)) >= 999_500:
        pattern = "#,##0.0" if abs(float(value)) >= 2_000_000 else "#,##0.00"
        return _with_unit(float(value) / 1e6, "€\u00a0", pattern, signed, "\u00a0mln")
    if abs(float(value)) >= 10_000:
        thousands = half_up(abs(float(value)) / 1000)
        return _with_unit(math.copysign(thousands * 1000, float(value)), "€\u00a0", "#,##0", signed)
    return _with_unit(float(value), "€\u00a0", "#,##0", signed)


def eur_alike(*values: Any, signed: bool = False) -> list[str]:
    """Values in euros as `eur_short`, all millions with as many decimals: '€ 2,20 mln' beside '€ 1,92 mln'."""
    texts = [eur_short(value, signed=signed) for value in values]
    millions = [text.endswith("mln") for text in texts]
    if len({len(text.partition(",")[2]) for text, is_mln in zip(texts, millions, strict=True) if is_mln}) < 2:
        return texts
    both = zip(values, texts, millions, strict=True)
    return [mln_eur(value / 1e6, signed=signed) if is_mln else text for value, text, is_mln in both]


def pct(value: Any, *, signed: bool = False) -> str:
    """12,5%; whole percentages without decimals"""
    return UNKNOWN if is_unknown(value) else _number(float(value), "#,##0.#", signed=signed) + "%"


def about(text: str) -> str:
    """'ongeveer 50%': for what a source gives in words; `drawn` makes it fit into a figure."""
    return f"ongeveer {text}"


def drawn(text: str) -> str:
    """'± 50%' for 'ongeveer 50%', where a figure has no room for the word."""
    return text.replace("ongeveer ", "±\u00a0")


def half_up(value: float) -> int:
    """To a whole number as the reports print it: 62,5 reads 63 (Python's own `round` gives the even 62)."""
    return math.floor(round(value, 9) + 0.5)


def whole_pct(value: Any) -> str:
    """63%: a whole percentage, rounded half up"""
    return UNKNOWN if is_unknown(value) else pct(half_up(float(value)))


def points(value: Any) -> str:
    """+3,2 procentpunt"""
    return UNKNOWN if is_unknown(value) else _number(float(value), "#,##0.#", signed=True) + " procentpunt"


def day(value: Any) -> str:
    """19-11-2021"""
    if is_unknown(value):
        return UNKNOWN
    if isinstance(value, date) and not isinstance(value, datetime):
        return _day(value)
    moment = pd.Timestamp(value)
    return _day((moment.tz_convert(HERE) if moment.tzinfo else moment).date())


@lru_cache(maxsize=512)
def _day(moment: date) -> str:
    return str(format_date(moment, "dd-MM-yyyy", locale=LOCALE))


def yes_no(value: Any) -> str:
    return UNKNOWN if is_unknown(value) else ("ja" if value else "nee")


def text(value: Any) -> str:
    return UNKNOWN if is_unknown(value) or value == "" else str(value)


def year(value: Any) -> str:
    return UNKNOWN if is_unknown(value) else str(int(value))


_BY_KIND: dict[str, Callable[[Any], str]] = {
    "text": text,
    "integer": integer,
    "decimal": decimal,
    "eur": eur,
    "mln_eur": mln_eur,
    "pct": pct,
    "points": points,
    "date": day,
    "year": year,
    "boolean": yes_no,
}

IN_TENTHS: dict[Kind, Callable[[Any], str]] = {
    "pct": lambda value: UNKNOWN if is_unknown(value) else f"{tenths(value)}%",
    "points": lambda value: (
        UNKNOWN if is_unknown(value) else _number(float(value), "#,##0.0", signed=True) + " procentpunt"
    ),
}
"""How percentages and points read where any of them has a decimal: then all have one."""


def cell(value: Any, kind: Kind) -> str:
    """How a value of this kind reads in a table."""
    return _BY_KIND[kind](value)


def enumerate_words(words: Sequence[str]) -> str:
    """'a, b en c'"""
    return format_list(list(words), style="standard", locale=LOCALE)


_SMALL = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def stop(text: str) -> str:
    """The text with a full stop behind it; 'n.b.' brings its own."""
    return text if text.endswith(".") else f"{text}."


def count_word(value: int) -> str:
    """'drie', '14': small numbers as a word"""
    return _SMALL[value] if 0 <= value < len(_SMALL) else integer(value)


def plural(value: int, one: str, many: str) -> str:
    """'1 gemeente', '12 gemeenten'"""
    return f"{integer(value)} {one if value == 1 else many}"


def current_day() -> date:
    """The day that it is here, whatever the server's clock."""
    return datetime.now(HERE).date()


def today() -> str:
    return day(current_day())

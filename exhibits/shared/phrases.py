"""Sentences about numbers that are right for every outcome."""

import math
from collections.abc import Sequence

from view import formats

AT_LEAST = ("minstens", "ruim", "meer dan")
"""Relations that say that the amount is no less: it is never rounded up."""


def millions(value_eur: float, relation: str, decimals: int) -> float:
    """An amount in millions to so many decimals, down where the relation is one of AT_LEAST: 'ruim 7,7' of 7.750.000."""
    scaled = round(value_eur / 1e6 * 10**decimals, 6)
    whole = math.floor(scaled) if relation in AT_LEAST else formats.half_up(scaled)
    return whole / float(10**decimals)


def more_or_less(old: float, new: float) -> str:
    """'8,8% minder', '8,0% meer', 'evenveel': how `new` compares with `old` (which must not be 0)."""
    share = (new - old) / old * 100
    if abs(share) < 0.05:
        return "evenveel"
    return f"{formats.tenths(abs(share))}% {'meer' if share > 0 else 'minder'}"


def compared(old: float, new: float, with_what: str) -> str:
    """'8,8% minder dan in 2020', 'evenveel als in 2020'; 'voor het eerst' where there was nothing."""
    if not old:
        return "voor het eerst"
    text = more_or_less(old, new)
    return f"{text} {'als' if text == 'evenveel' else 'dan'} {with_what}"


def times(old: float, new: float) -> str:
    """'ruim twee keer zoveel', 'de helft minder', '36% meer': a change as people say it."""
    if old <= 0:
        return "voor het eerst"
    ratio = new / old
    if ratio >= 1.75:
        nearest = round(ratio)
        if abs(ratio - nearest) <= 0.05:
            return f"{formats.count_word(nearest)} keer zoveel"
        lead = "ruim" if ratio > nearest else "bijna"
        return f"{lead} {formats.count_word(nearest)} keer zoveel"
    if 0.45 <= ratio <= 0.55:
        return "ongeveer de helft"
    return more_or_less(old, new)


def table_words(count: int, one: str, many: str) -> str:
    """'Tabel met 3 activiteiten', 'Lege tabel': how an alternative text begins."""
    return f"Tabel met {formats.plural(count, one, many)}" if count else "Lege tabel"


def quoted(text: object) -> str | None:
    """A source's own words between quotation marks; None where there are none."""
    if formats.is_unknown(text) or not text:
        return None
    return f"“{text}”" if "’" in str(text) or "‘" in str(text) else f"‘{text}’"


def within(label: str) -> str:
    """A label inside a sentence: 'uitwisseling met gemeenten', but 'OOV-ambtenaar betrokken'."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def span_of_years(years: Sequence[int]) -> str:
    """'2018', '2016–2020' for years in a row, '2016, 2018 en 2020' when years are left out."""
    first, last = min(years), max(years)
    if len(years) > 2 and last - first + 1 == len(years):
        return f"{first}–{last}"
    return formats.enumerate_words([str(year) for year in sorted(years)])

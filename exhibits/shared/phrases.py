"""Sentences about numbers that are right for every outcome."""

import math
from collections.abc import Sequence

from view import formats, shares

AT_LEAST = ("minstens", "ruim", "meer dan")
"""Relations that say that the amount is no less: it is never rounded up."""


def millions(value_eur: float, relation: str, decimals: int) -> float:
    """An amount in millions to so many decimals, down where the relation is one of AT_LEAST: 'ruim 7,7' of 7.750.000."""
    scaled = round(value_eur / 1e6 * 10**decimals, 6)
    whole = math.floor(scaled) if relation in AT_LEAST else formats.half_up(scaled)
    return whole / float(10**decimals)


def is_alike(old: float, new: float) -> bool:
    """Whether two amounts differ by so little that a percentage would read '0,0%', or '0%' of a small one; `old` must not be 0."""
    least_pct = 0.05 if shares.bears_tenths(old) else 0.5
    return abs(new - old) / abs(old) * 100 < least_pct


def more_or_less(old: float, new: float) -> str:
    """'8,8% minder', 'evenveel': how an amount `new` compares with `old` (which must not be 0)."""
    share = (new - old) / old * 100
    if is_alike(old, new):
        return "evenveel" if new == old else "vrijwel evenveel"
    return f"{shares.share_pct(abs(share), old)} {'meer' if share > 0 else 'minder'}"


def more_or_fewer(old: int, new: int, one: str, many: str) -> str:
    """'15 activiteiten meer', 'evenveel activiteiten': what is counted one by one, as a percentage of few says no more."""
    if new == old:
        return f"evenveel {many}"
    return f"{formats.plural(abs(new - old), one, many)} {'meer' if new > old else 'minder'}"


def compared(old: float, new: float, with_what: str) -> str:
    """'8,8% minder dan in 2020', 'evenveel als in 2020'; 'voor het eerst' where there was nothing."""
    if not old:
        return "voor het eerst"
    return than(more_or_less(old, new), with_what)


def than(change: str, with_what: str) -> str:
    """'8,8% minder dan in 2020', 'evenveel activiteiten als in 2020'"""
    return f"{change} {'als' if 'evenveel' in change else 'dan'} {with_what}"


def table_words(count: int, one: str, many: str) -> str:
    """'Tabel met 3 activiteiten', 'Lege tabel': how an alternative text begins."""
    return f"Tabel met {formats.plural(count, one, many)}" if count else "Lege tabel"


def quoted(text: object) -> str | None:
    """A source's own words between quotation marks, those of two places (' / ') each by itself; None where there are none.

    For what is there word for word. A claim is not: it was cut to its one number, and goes without quotation marks.
    """
    if formats.is_unknown(text) or not text:
        return None
    parts = str(text).split(" / ")
    return "; ".join(f"“{part}”" if "’" in part or "‘" in part else f"‘{part}’" for part in parts)


def shortened(text: str, most: int) -> str:
    """The text, or its first whole words with an ellipsis: at most so many characters."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def within(label: str) -> str:
    """A label inside a sentence: 'uitwisseling met gemeenten', 'één activiteit', but 'OOV-ambtenaar betrokken'."""
    if label.startswith("Eén"):  # only the capital goes without its accent
        return f"é{label[1:]}"
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def span_of_years(years: Sequence[int]) -> str:
    """'2018', '2016–2020' for years in a row, '2016, 2018 en 2020' when years are left out."""
    first, last = min(years), max(years)
    if len(years) > 2 and last - first + 1 == len(years):
        return f"{first}–{last}"
    return formats.enumerate_words([str(year) for year in sorted(years)])

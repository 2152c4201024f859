"""Sentences about numbers that are right for every outcome."""

from collections.abc import Sequence

from view import formats


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


def within(label: str) -> str:
    """A label inside a sentence: 'uitwisseling met gemeenten', but 'OOV-ambtenaar betrokken'."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def span_of_years(years: Sequence[int]) -> str:
    """'2018', '2016–2020' for years in a row, '2016, 2018 en 2020' when years are left out."""
    first, last = min(years), max(years)
    if len(years) > 2 and last - first + 1 == len(years):
        return f"{first}–{last}"
    return formats.enumerate_words([str(year) for year in sorted(years)])

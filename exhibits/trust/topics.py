"""What the exhibits of the reconciliation share: topics, amounts with their unit, places, and counting what holds."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Cited, cite
from exhibits.trust.topic_choice import EVERY
from view import formats

ABOUT = {
    EVERY: "",
    "geld": " over de Versterkingsgelden",
    "actieplan": " over het Actieplan",
    "behoeften": " over behoeften",
    "netwerk": " over het netwerk",
}
UNITS = {"EUR": "euro", "mln EUR": "mln euro"}
_BY_UNIT: dict[str, Callable[[Any], str]] = {
    "EUR": formats.eur_exact,
    "mln EUR": formats.mln_eur,
    "%": formats.pct,
    "jaar": formats.year,
}


def amount(value: Any, unit: Any) -> str:
    """'€ 7.263.384', '€ 7,26 mln', '44%', '66 personen', '2008'; 'n.b.' when unknown."""
    if formats.is_unknown(value):
        return formats.UNKNOWN
    if formats.is_unknown(unit):
        return formats.decimal(value)
    if unit == "jaar" and abs(value) < 1000:  # a number of years, not a year
        return f"{formats.decimal(value)} jaar"
    return _BY_UNIT[unit](value) if unit in _BY_UNIT else f"{formats.decimal(value)} {unit}"


def of_topic(rows: pd.DataFrame, topic: str) -> pd.DataFrame:
    return rows if topic == EVERY else rows[rows["topic"] == topic]


def places(ask: Ask, rows: pd.DataFrame) -> list[str]:
    """Per row who says it and where, short enough for a cell of a table."""
    known = ask("trust/sources").set_index("source_id")

    def one(ids: str, locators: str) -> str:
        by_source: dict[str, list[str]] = {}
        for source_id, locator in zip(ids.split(" | "), locators.split(" | "), strict=True):
            listed = by_source.setdefault(source_id, [])
            if locator not in listed:
                listed.append(locator)
        texts = []
        for source_id, listed in by_source.items():
            texts.append(f"{known.loc[source_id, 'short_name']}: {'; '.join(listed)}")
        return "; ".join(texts)

    return [one(ids, locators) for ids, locators in zip(rows["source_id"], rows["locator"], strict=True)]


def sources(ask: Ask, rows: pd.DataFrame, topic: str) -> tuple[Cited, ...]:
    """The sources of the rows; of the topic's claims when no row is left, so that it says where was looked."""
    return cite(ask, rows if len(rows) else of_topic(ask("trust/claims"), topic))


def tally(good: int, total: int, things: tuple[str, str], verbs: tuple[str, str], aside: str = "") -> str:
    """'57 van de 65 totalen sluiten; 8 niet': `things` and `verbs` are for one and for more, `aside` is about the good ones.

    `total` must not be zero.
    """
    (thing, many_things), (one, many) = things, verbs
    if total == 1:
        return f"{thing} {one}{aside}" if good else f"{thing} {one} niet"
    if good == total:
        return f"{'Beide' if total == 2 else f'Alle {formats.integer(total)}'} {many_things} {many}{aside}"
    if good == 0:
        return f"Geen van de {formats.integer(total)} {many_things} {one}"
    verb = one if good == 1 else many
    return f"{formats.integer(good)} van de {formats.integer(total)} {many_things} {verb}{aside}; {formats.integer(total - good)} niet"


def share_words(good: int, total: int, verbs: tuple[str, str]) -> str:
    """'57 van de 65 sluiten', 'alle 9 sluiten', 'geen van de 4 sluit', '' of nothing; `verbs` are for one and for more."""
    one, many = verbs
    if not total:
        return ""
    if good == 0:
        return f"geen van de {formats.integer(total)} {one}" if total > 1 else f"1 {one} niet"
    if good == total:
        return f"{'beide' if total == 2 else f'alle {formats.integer(total)}'} {many}" if total > 1 else f"1 {one}"
    return f"{formats.integer(good)} van de {formats.integer(total)} {one if good == 1 else many}"

"""Example rows for the templates: of the sample, or plain ones for a year that was not published."""

from store.descriptor import Descriptor, Table
from store.files import read_rows
from store.loading.composing import Composed
from store.loading.tables import asked_fields, loadable

ROWS = 3
EXAMPLES = {"municipality": {"province": "Gelderland"}, "partner": {"place": "Voorbeeldstad", "year": "2025"}}
"""What the sample leaves empty or invents, because it is of no place, and a template shows all the same."""


def rows(base: Descriptor, table: Table, composed: Composed) -> list[dict[str, str]]:
    """A few rows (column → canonical text) that would load now without problems.

    A new year of amounts needs its cluster letters first; until these are loaded its example would not load.
    """
    header, *shipped = read_rows(table, composed.data / table.path)
    wanted = [f.name for f in asked_fields(table)]
    found = [dict(zip(header, row, strict=True)) for row in shipped[:ROWS]]
    if not loadable(table.name).replaces:
        found = _moved(table, header, shipped, composed)
    else:
        found = [_pointing(row, number, table, composed) for number, row in enumerate(found)]
    return [{name: row.get(name, "") for name in wanted} | EXAMPLES.get(table.name, {}) for row in found]


def _pointing(row: dict[str, str], number: int, table: Table, composed: Composed) -> dict[str, str]:
    """The row with references to what is there now: own municipalities have other codes than those of the sample."""
    for key in table.foreign_keys:
        known = sorted(composed.keys(key.table, key.table_fields))
        if known and tuple(row[f] for f in key.fields) not in set(known):
            row = row | dict(zip(key.fields, known[number % len(known)], strict=True))
    return row


def _moved(table: Table, header: list[str], shipped: list[list[str]], composed: Composed) -> list[dict[str, str]]:
    found = [dict(zip(header, row, strict=True)) for row in shipped]
    if table.name == "applicant":
        place = found[0]
        return [place | {"applicant_id": "voorbeeldgemeente", "name": "Voorbeeldgemeente", "cbs_code": "", "note": ""}]
    last = max(row["year"] for row in found)
    year = str(int(last) + 1)
    of_last = [row | {"year": year} for row in found if row["year"] == last]
    if table.name == "cluster_letter":  # all letters of the year: amounts and activities may then name any
        return [row | {"description": "Voorbeeld: de omschrijving in dat jaar"} for row in of_last]
    if table.name == "applicant_allocation":  # no invented amount beside the name of a real municipality
        return [row | {"amount_eur": "", "note": "Voorbeeld: vul het bedrag in"} for row in of_last[:ROWS]]
    return [row | {"activities": "10", "amount_eur": "12500.50"} for row in of_last[:ROWS]]

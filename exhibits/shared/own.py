"""What users loaded themselves, as exhibits say it: beside which published years, from which file, and of which tables."""

from collections.abc import Iterable, Sequence

import pandas as pd

from exhibits.exhibit import OWN_ID, Ask, Cited, is_own
from exhibits.table import Column
from store.errors import RecordsHidden
from view import formats

OWN, PUBLISHED = "eigen gegevens", "gepubliceerd"


def own_rows(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each row (column source_id) rests on a user's file."""
    return pd.Series([any(map(is_own, str(one).split(" | "))) for one in rows["source_id"]], rows.index, dtype=bool)


def own_years(rows: pd.DataFrame) -> frozenset[int]:
    """The years (column year) that come from a user's file; a year is never partly published."""
    return frozenset(int(year) for year in rows.loc[own_rows(rows), "year"])


def year_text(year: int, own: Iterable[int]) -> str:
    """'2020', '2023 (eigen gegevens)'"""
    return f"{year} ({OWN})" if year in own else str(year)


def origin_column(rows: pd.DataFrame, title: str = "Herkomst") -> list[Column]:
    """A column that says which rows are the user's, where any is; nothing to add to published rows alone."""
    mine, known = own_rows(rows), rows["source_id"].notna()
    said = [None if not there else OWN if one else PUBLISHED for one, there in zip(mine, known, strict=True)]
    return [Column(title, "text", said)] if mine.any() else []


def years_note(own: Iterable[int]) -> tuple[str, ...]:
    """Which years are the user's, as a note; () without such years."""
    years = sorted(own)
    if not years:
        return ()
    named = formats.enumerate_words([str(year) for year in years])
    return (f"{named}: uit een bestand dat uw organisatie heeft geladen, niet uit een openbare bron.",)


def loaded(ask: Ask, table: str, probe: str) -> bool:
    """Whether the records of a table are a user's own and may be seen; `probe` is a query without parameters on it."""
    origins = dict(ask("trust/datasets")[["table_name", "origin"]].itertuples(index=False))
    if origins.get(table) != "eigen":
        return False
    try:
        return bool(len(ask(probe)))
    except RecordsHidden:
        return False


def cited(ask: Ask, tables: Sequence[str]) -> tuple[Cited, ...]:
    """The files of own records, a source each, with the day of loading; a table that is not one's own is left out."""
    rows = ask("trust/datasets").set_index("table_name")
    made: dict[tuple[str, str], Cited] = {}
    for table in tables:
        if table in rows.index and rows.loc[table, "origin"] == "eigen" and rows.loc[table, "rows"]:
            name, day = str(rows.loc[table, "file_name"]), formats.day(rows.loc[table, "loaded_at"])
            # several sheets of one workbook are one file
            made.setdefault((name, day), Cited(f"{OWN_ID}_{table}", name, OWN.capitalize(), day, None, ()))
    return tuple(made.values())

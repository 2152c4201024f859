"""How a count of the quickscan reads: in words, as a bar, in a table; ranked or as the report has it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits.exhibit import Column, Table
from exhibits.needs.quickscan_choice import AS_REPORTED, RANKED
from exhibits.shared import phrases
from view import formats, palette
from view import graph_objects as go
from view.charts.bars_of_base import BarOfBase, bars_of_base

UNRANKED_NOTE = "Waar geen aantal bekend is (n.b.), is ook de plaats in de rangorde niet bekend."


def of_base(count: float, base: float) -> str:
    """'46 van 49 · 94%': count and share, both."""
    if formats.is_unknown(count):
        return formats.UNKNOWN
    return f"{formats.integer(count)} van {formats.integer(base)} · {formats.whole_pct(count / base * 100)}"


def order_of(rows: pd.DataFrame, order: str) -> pd.DataFrame:
    """By count, the unknown last, or as the query gives them (as the report has them)."""
    if order == AS_REPORTED:
        return rows
    return rows.sort_values("municipalities", ascending=False, na_position="last", kind="stable")


def leaders(rows: pd.DataFrame, places: int = 2) -> pd.DataFrame:
    """The rows with the highest known counts, ties included; fewer places when ties would make it a list."""
    known = rows.dropna(subset="municipalities").sort_values("municipalities", ascending=False, kind="stable")
    for wanted in range(places, 0, -1):
        values = sorted(set(known["municipalities"]), reverse=True)[:wanted]
        leading = known[known["municipalities"].isin(values)]
        if len(leading) <= places + 1:
            return leading
    return known.head(places)


def count_text(row: Any) -> str:
    """'Radicalisering: 46 van 49 · 94%.', with what the report adds to it or why it is not known."""
    count, note = row.municipalities, row.note
    text = f"{row.label}: {of_base(count, row.base_n)}"
    text += "" if text.endswith(".") else "."
    return text if formats.is_unknown(note) else f"{text} {note}"


def row_of(row: Any, accent: bool, heading: str = "") -> BarOfBase:
    """The bar of one row of needs/counts."""
    known = not formats.is_unknown(row.municipalities)
    return BarOfBase(
        row.label,
        float(row.municipalities) if known else None,
        float(row.base_n),
        of_base(row.municipalities, row.base_n),
        palette.ACCENT if accent else palette.GREY,
        count_text(row),
        heading=heading,
    )


def drawn_or_none(bars: Sequence[BarOfBase]) -> go.Figure | None:
    """The figure; None where nothing was asked."""
    return bars_of_base(list(bars)) if bars else None


def table_of(rows: pd.DataFrame, first: str = "Onderwerp", before: Sequence[Column] = ()) -> Table:
    """The rows of needs/counts under Dutch titles, `first` above the labels, `before` in front of them."""
    return Table(
        [
            *before,
            Column(first, "text", rows["label"]),
            Column("Gemeenten", "integer", rows["municipalities"]),
            Column("Van", "integer", rows["base_n"]),
            Column("Aandeel", "pct", rows["share_pct"], bases=rows["base_n"]),
            Column("Toelichting", "text", rows["note"].fillna("–")),
        ]
    )


def notes_of(rows: pd.DataFrame, order: str) -> tuple[str, ...]:
    """What the report adds to a count that it gives, each remark once with the items it is about."""
    remarks = rows.dropna(subset=["municipalities", "note"]).groupby("note", sort=False)["label"].agg(list)
    lines = [f"{formats.enumerate_words(list(labels))}: {phrases.within(note)}" for note, labels in remarks.items()]
    if rows["municipalities"].isna().any():
        lines.append(UNRANKED_NOTE if order == RANKED else "n.b.: geen aantal bekend.")
    return tuple(lines)

"""What would change: rows that come, go and change, the totals before and after, and the button that does it."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from app import shell
from app.loading import pieces
from app.loading.work import Work
from exhibits.facts import Fact
from store.loading import said
from store.loading.changes import Changes
from store.loading.examining import Found
from store.schema import Table
from view import formats

SHOWN_ROWS = 50


def draw(work: Work, found: Found, changes: Changes) -> None:
    """The verdict in figures, then the totals, then the rows themselves."""
    table = found.checked.table
    with st.container(key="loading-decide", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            st.header("Dit verandert er als u laadt", anchor=False)
        st.button("Laden", type="primary", icon=":material/check:", key="loading:apply", on_click=work.apply)
        st.button("Niet laden", key="loading:cancel", on_click=work.drop)
    facts = [
        _fact(len(changes.added), "erbij"),
        _fact(len(changes.gone), "weg"),
        _fact(changes.changed_rows, "gewijzigd"),
    ]
    st.html(shell.facts_html(facts))
    if left := said.examples_left(changes.examples):
        pieces.line(left, "bad")
    if changes.emptied:
        titles = formats.enumerate_words([f"‘{found.base.table(name).title}’" for name in changes.emptied])
        pieces.line(f"De voorbeeldgegevens van {titles} verdwijnen: die horen bij de gegevens die u vervangt.", "bad")
    same = formats.plural(changes.same_rows, "rij blijft", "rijen blijven")
    pieces.line(f"{same} gelijk. Er is nog niets veranderd; na het laden kunt u het ongedaan maken.", "mute")
    _totals(found, changes)
    _rows(table, changes)


def _fact(count: int, what: str) -> Fact:
    return Fact(formats.integer(count), f"{'rij' if count == 1 else 'rijen'} {what}")


WRITTEN: dict[said.Kind, Callable[[Any], str]] = {
    "text": str,
    "year": formats.year,
    "integer": formats.integer,
    "eur": formats.eur_exact,
    "difference": lambda value: formats.integer(value, signed=True) if value else "–",
    "difference_eur": lambda value: formats.eur_exact(value, signed=True) if value else "–",
}


def _totals(found: Found, changes: Changes) -> None:
    if changes.totals.empty:
        return
    made = said.totals(changes, found.composed)
    rows = [
        [cell if isinstance(cell, str) else WRITTEN[kind](cell) for cell, kind in zip(row, made.kinds, strict=True)]
        for row in made.rows
    ]
    pieces.table(made.what, made.titles, rows, numbers=range(made.keys, len(made.titles)))


def _rows(table: Table, changes: Changes) -> None:
    for verb, word, frame in (("komen", "erbij", changes.added), ("gaan", "weg", changes.gone)):
        if len(frame):
            with st.expander(f"Welke rijen {verb} {word}? ({formats.integer(len(frame))})"):
                _listed(table, frame, f"Rijen {word}")
    if len(changes.changed):
        cells = formats.plural(len(changes.changed), "cel", "cellen")
        with st.expander(f"Wat wijzigt er in bestaande rijen? ({cells})"):
            _changed(table, changes.changed)


def _listed(table: Table, frame: "pd.DataFrame", label: str) -> None:
    fields = [table.field(column) for column in frame.columns]
    rows = [
        [pieces.shown(field, _text(value)) for field, value in zip(fields, row, strict=True)]
        for row in frame.head(SHOWN_ROWS).itertuples(index=False)
    ]
    pieces.table(label, [field.title for field in fields], rows)
    _more(len(frame))


def _changed(table: Table, changed: "pd.DataFrame") -> None:
    keys = [table.field(name) for name in table.primary_key]
    rows = []
    for row in changed.head(SHOWN_ROWS).to_dict("records"):
        field = table.field(str(row["column"]))
        at = [pieces.shown(key, _text(row[key.name])) for key in keys]
        rows.append(
            [*at, field.title, pieces.shown(field, _text(row["before"])), pieces.shown(field, _text(row["after"]))]
        )
    pieces.table("Gewijzigde cellen", [*(key.title for key in keys), "Kolom", "Was", "Wordt"], rows)
    _more(len(changed))


def _more(count: int) -> None:
    if count > SHOWN_ROWS:
        pieces.line(f"Dit zijn de eerste {SHOWN_ROWS} van {formats.integer(count)}.", "mute")


def _text(value: object) -> str:
    """A value of a comparison as a canonical text; numbers there are numbers."""
    if formats.is_unknown(value):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

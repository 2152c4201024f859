"""Everything that is wrong with the file, in one list: on the page, to take along, and marked in a copy of the file."""

from functools import partial
from pathlib import PurePath

import streamlit as st

from app.loading import pieces
from app.loading.work import File
from store.errors import Problem
from store.loading import reports
from store.loading.examining import Found
from view import formats

TITLES = ("Rij", "Kolom", "Waarde", "Wat er mis is", "Wat u doet")


def draw(file: File, found: Found) -> None:
    """The verdict, the two files to take along, and the list."""
    checked = found.checked
    count = formats.plural(checked.problem_count, "probleem", "problemen")
    st.header(f"{count} in uw bestand", anchor=False)
    pieces.line("Er is niets veranderd. Verbeter uw bestand en kies het opnieuw.", "bad")
    stem = PurePath(file.name).stem
    with st.container(horizontal=True):
        table = checked.table.name
        listed = partial(reports.as_csv, checked.problems)
        pieces.download(
            "Lijst van problemen", listed, f"problemen-{stem}.csv", pieces.CSV, f"beheer/problemen/{table}.csv"
        )
        if checked.as_read is not None:
            copy = partial(_marked, found, file)
            name = f"gemarkeerd-{stem}.xlsx"
            pieces.download(
                "Uw bestand met de cellen gemarkeerd", copy, name, pieces.XLSX, f"beheer/gemarkeerd/{table}.xlsx"
            )
    listing(checked.problems)


def _marked(found: Found, file: File) -> bytes:
    return reports.marked_copy(found.checked, file.content) or b""


def listing(problems: tuple[Problem, ...]) -> None:
    """Problems as a table: where, what, and what to do."""
    rows = [
        ("" if p.row is None else str(p.row), p.column or "", p.value or "", reports.sentence(p.rule), p.advice)
        for p in problems
    ]
    pieces.table("Problemen", TITLES, rows, numbers=(0,), stacked=True)

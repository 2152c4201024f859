"""The first step: which table, its template, and the file."""

from functools import partial

import streamlit as st

from app.http import uploads
from app.loading import pieces
from app.loading.confirming import confirm
from app.loading.words import ABOUT
from app.loading.work import Work
from store.descriptor import load
from store.loading import checking, own, templates
from store.loading.tables import NAMES, asked_fields, loadable
from store.moments import moment
from store.schema import Table
from view import formats


def draw(work: Work, state: own.State, rows_now: dict[str, int]) -> None:
    """`state` is what is in use, `rows_now` the rows of each table."""
    base = load()
    left, right = st.columns(2)
    with left, st.container(key="sheet-table"):
        st.header("Welke gegevens?", anchor=False)
        picked = st.selectbox(
            "Soort gegevens",
            NAMES,
            index=NAMES.index(work.table),
            format_func=lambda name: base.table(name).title,
            key="loading:table",
            filter_mode=None,
            placeholder="Kies",
        )
        work.table = picked if picked in NAMES else NAMES[0]
        table = base.table(work.table)
        pieces.line(ABOUT[work.table].rows)
        pieces.line(_in_use(table, state, rows_now), "mute")
        if ABOUT[work.table].before:
            pieces.line(ABOUT[work.table].before, "mute")
        if state.part(table.name) is not None:
            _take_away(work, table, state)
        _templates(table)
    with right, st.container(key="sheet-file"):
        st.header("Uw bestand", anchor=False)
        pieces.line(f"Vul het sjabloon in voor ‘{table.title}’, of neem een lijst met dezelfde kolommen.")
        _uploader(work)
        pieces.line(
            "Er verandert niets voordat u zelf op ‘Laden’ drukt. U ziet eerst wat er mis is en wat er verandert.",
            "mute",
        )
    with st.expander(f"Welke kolommen heeft ‘{table.title}’?"):
        _columns(table)


def _uploader(work: Work) -> None:
    uploads.allow()
    given = st.file_uploader("Excel (.xlsx) of CSV, hoogstens 20 MB", key=f"loading:file:{work.files}")
    if given is not None:
        work.take(given.name, given.getvalue(), given.file_id)
        st.rerun()


def _in_use(table: Table, state: own.State, rows_now: dict[str, int]) -> str:
    part = state.part(table.name)
    count = rows_now.get(table.name, 0)
    rows = formats.plural(count, "rij", "rijen")
    if part is not None:
        loaded = formats.plural(part.rows, "rij", "rijen")
        return f"Nu in gebruik: uw bestand {part.file_name}, {loaded}, geladen op {moment(part.loaded_at)} door {part.loaded_by}."
    if loadable(table.name).replaces and not count:
        return "Nu zijn er geen rijen: het voorbeeld hoort bij andere tabellen dan u hebt geladen. Uw bestand vult de tabel."
    if loadable(table.name).replaces:
        return f"Nu in gebruik: voorbeeldgegevens, {rows}. Uw bestand komt daarvoor in de plaats."
    return f"Nu in gebruik: gepubliceerde cijfers, {rows}. Uw rijen komen daarnaast; gepubliceerde cijfers veranderen nooit."


def _take_away(work: Work, table: Table, state: own.State) -> None:
    act = partial(work.take_away, table.name, state.state_id)
    about = f"table:{table.name}"
    button = loadable(table.name).take_away
    if work.confirming == about:
        yes = "Ja, terugzetten" if loadable(table.name).replaces else "Ja, weghalen"
        confirm(work, f"{button.partition(',')[0]} voor ‘{table.title}’?", act, yes)
    else:
        st.button(
            button,
            key="loading:take-away",
            icon=":material/undo:",
            on_click=partial(work.ask, about),
        )


def _templates(table: Table) -> None:
    with st.container(horizontal=True):
        for label, suffix, make, mime in (
            ("Sjabloon voor Excel", "xlsx", templates.workbook, pieces.XLSX),
            ("Sjabloon als CSV", "csv", templates.as_csv, pieces.CSV),
        ):
            name = f"sjabloon-{table.name}.{suffix}"
            pieces.download(label, partial(_template, make, table), name, mime, f"beheer/{name}")


def _template(make: templates.Make, table: Table) -> bytes:
    return make(table, load(), checking.now())


def _columns(table: Table) -> None:
    rows = []
    for field in asked_fields(table):
        required = "ja" if field.constraints.get("required") else "nee"
        rows.append((field.title, field.description, templates.kind(field), required, templates.allowed(table, field)))
    pieces.table(
        f"Kolommen van {table.title}", ("Kolom", "Wat het is", "Soort", "Verplicht", "Toegestaan"), rows, stacked=True
    )

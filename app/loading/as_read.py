"""How the file was read: shown, and to be corrected where it was understood wrongly."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from app.loading import pieces
from app.loading.work import File, Work
from store.loading import said
from store.loading.delimited import DELIMITERS, ENCODINGS
from store.loading.examining import Found
from store.loading.grids import AsRead, plain
from store.loading.reading import may_be_text
from store.loading.tables import asked_fields
from view import formats

SHOWN_ROWS = 3
AUTOMATIC = ""
AMOUNTS = {",": "1.234,56", ".": "1,234.56"}


def draw(work: Work, file: File, found: Found, size: str) -> None:
    """What was made of the file, which columns are not used, and the choices to correct it."""
    checked = found.checked
    pieces.facts(
        [("Voor", checked.table.title), ("Grootte", size), *(_said(found, checked.as_read) if checked.as_read else ())]
    )
    if checked.left_out:
        pieces.line(f"Niet gebruikt, want onbekend: {formats.enumerate_words(checked.left_out)}.", "mute")
    if checked.absent:
        titles = formats.enumerate_words([checked.table.field(name).title for name in checked.absent])
        pieces.line(f"Niet in het bestand, dus onbekend: {titles}.", "mute")
    _corrections(work, file, found, checked.as_read)


def _said(found: Found, read: AsRead) -> list[tuple[str, str]]:
    columns = f"{len(found.checked.titles)} van {len(asked_fields(found.checked.table))}"
    pairs = [("Rijen", formats.integer(len(found.checked.frame))), ("Kolommen herkend", columns)]
    return pairs + said.how_read(read)


def _corrections(work: Work, file: File, found: Found, read: AsRead | None) -> None:
    """Widgets for what may be understood wrongly; what they give is checked by `store.loading.reading`."""
    has_amounts = any(f.type == "number" for f in asked_fields(found.checked.table))
    sheets = read.sheets if read else ()
    is_text = read.kind == "csv" if read else may_be_text(file.content)
    if not (is_text or (read is not None and has_amounts) or len(sheets) > 1):
        return
    with (
        st.expander("Klopt dit niet? Verander hoe het bestand wordt gelezen", expanded=read is None),
        st.container(horizontal=True),
    ):
        if len(sheets) > 1:
            _pick(work, file, "sheet", "Werkblad", {name: name for name in sheets}, read.sheet if read else None)
        if is_text:
            _pick(work, file, "delimiter", "Scheidingsteken", DELIMITERS, read.delimiter if read else None)
            encoding = (read.encoding or "").removesuffix("-sig") if read else None
            _pick(work, file, "encoding", "Tekencodering", {name: said.CODINGS[name] for name in ENCODINGS}, encoding)
        if has_amounts:
            _pick(work, file, "decimal", "Bedragen geschreven als", AMOUNTS, read.decimal if read else None)


def _pick(work: Work, file: File, option: str, label: str, choices: Mapping[str, str], in_use: str | None) -> None:
    """One of the options of reading; `in_use` is what it is now, None when the file does not tell."""
    names = dict(choices) if in_use in choices else {AUTOMATIC: "vanzelf", **choices}
    key = f"loading:{option}:{file.number}"
    st.selectbox(
        label,
        list(names),
        index=list(names).index(in_use or AUTOMATIC) if (in_use or AUTOMATIC) in names else 0,
        format_func=lambda name: names.get(name, name),
        key=key,
        filter_mode=None,
        placeholder="Kies",
        width=260,
        on_change=_corrected,
        args=(work, option, key),
    )


def _corrected(work: Work, option: str, key: str) -> None:
    picked = str(st.session_state.get(key) or "")
    changed: dict[str, Any] = {option: picked or None}
    work.correct(replace(work.options, **changed))


def has_rows(found: Found) -> bool:
    """Whether there is something to preview: without a column that must be there nothing is made of the file."""
    return any(name in found.checked.frame for name in found.checked.titles) and len(found.checked.frame) > 0


def preview(found: Found) -> None:
    """The first rows as they will be loaded, under the titles of the table and, where these differ, of the file."""
    checked = found.checked
    fields = [f for f in asked_fields(checked.table) if f.name in checked.titles and f.name in checked.frame]
    titles = []
    for field in fields:
        own_title = checked.titles[field.name]
        same = plain(own_title) in (plain(field.title), plain(field.name))
        titles.append(field.title if same else f"{field.title} (uw kolom ‘{own_title}’)")
    first = checked.frame.head(SHOWN_ROWS)
    rows = [
        (str(number), *(pieces.shown(field, text) for field, text in zip(fields, row, strict=True)))
        for number, row in zip(first.index, first[[f.name for f in fields]].itertuples(index=False), strict=True)
    ]
    right = [i for i, field in enumerate(fields, 1) if field.type in ("integer", "number") and field.name != "year"]
    pieces.table("De eerste rijen van uw bestand", ("Rij", *titles), rows, numbers=right)

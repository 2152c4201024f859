"""What was loaded, by whom and when; and the way back to any of it, or to the sample."""

from functools import partial

import streamlit as st

from app.loading import pieces
from app.loading.confirming import confirm
from app.loading.work import Work
from store import paths
from store.descriptor import load
from store.loading import own, said
from store.moments import moment
from view import formats

AT_FIRST = 8
ALL = "loading:all"


def draw(work: Work, now: str) -> None:
    """The versions of the own records; `now` is the one in use."""
    loaded = [state for state in own.states(paths.database_folder()) if state.state_id != own.SAMPLE]
    with st.container(key="loading-versions", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch"):
                st.header("Wat er is geladen", anchor=False)
            if now != own.SAMPLE:
                _to_sample(work, now)
        if not loaded:
            pieces.line("Nog niets. Wat u laadt komt hier te staan, met een knop om ernaar terug te gaan.", "mute")
        for state in loaded if st.session_state.get(ALL) else loaded[:AT_FIRST]:
            _version(work, state, now)
        if len(loaded) > AT_FIRST:
            st.toggle(f"Toon alle {len(loaded)} versies", key=ALL)


def _to_sample(work: Work, now: str) -> None:
    if work.confirming == own.SAMPLE:
        question = "Alle eigen gegevens uit het dashboard halen? Terugzetten kan daarna nog."
        confirm(work, question, partial(work.restore, own.SAMPLE, now), "Ja, weghalen")
    else:
        st.button(
            "Terug naar de voorbeeldgegevens",
            icon=":material/undo:",
            key="loading:sample",
            on_click=partial(work.ask, own.SAMPLE),
        )


def _version(work: Work, state: own.State, now: str) -> None:
    version = state.state_id
    with st.container(key=f"version-{version}", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            about = f"{said.DONE.get(state.action, '')} op {moment(state.made_at)} door {state.made_by}."
            pieces.entry(state.what, about, "Wat zit hierin?", _contents(state))
        if version == now:
            st.html('<p class="in-use">✓ In gebruik</p>', width="content")
        elif work.confirming == version:
            confirm(work, "Naar deze versie teruggaan?", partial(work.restore, version, now))
        else:
            st.button("Terugzetten", key=f"restore:{version}", on_click=partial(work.ask, version))


def _contents(state: own.State) -> list[str]:
    base = load()
    files = [
        f"‘{base.table(part.table).title}’ uit {part.file_name} ({formats.plural(part.rows, 'rij', 'rijen')})"
        for part in state.parts
    ]
    return files or ["geen eigen gegevens"]

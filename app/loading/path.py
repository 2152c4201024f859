"""The page from top to bottom: where the visitor is on the path, and the part that belongs there."""

from functools import partial

import streamlit as st

from app import page_search
from app.loading import as_read, choosing, differences, pieces, problems, rights, versions
from app.loading.words import ABOUT
from app.loading.work import Done, File, Notice, Work, in_hand
from app.page import Page
from store import paths
from store.descriptor import load
from store.loading import own
from store.loading.examining import Found
from store.loading.tables import NAMES
from store.moments import moment
from store.versions import Version
from view import formats
from view.escape import escape_markdown

QUESTION = "Hoe zet u uw eigen gegevens in het dashboard?"
STEPS = ("Bestand kiezen", "Controleren", "Bekijken wat er verandert", "Laden")
CHOOSING, CHECKING, COMPARING, LOADING, ALL_DONE = range(5)
OFF = (
    "Op deze server staat het laden van gegevens uit, omdat ook anderen hem kunnen bereiken. Wie de server beheert, zet "
    "het aan met DASHBOARD_LOADING=1; zie docs/beheer.md, ‘Eigen gegevens laden’."
)


def draw(page: Page) -> None:
    """Everything on the page but its frame. Raises AccessRefused for who may not load."""
    if not rights.loading_is_on():
        page.heading(QUESTION)
        page.note(OFF)
        return
    rights.require()
    work, version = in_hand(), page.database.version
    state = _state(work, version)
    page.heading(QUESTION, _answer(state))
    if work.file is not None and work.job is None and (work.found is None or work.found.version != version.name):
        if work.found is not None:
            work.notice = Notice("De gegevens zijn intussen veranderd.", "Hieronder staat wat er nu zou veranderen.")
        work.check(work.file, version.name)
    if work.done is None or work.done.table:
        pieces.steps(STEPS, _at(work))
    # always there, so that what stood on the page stays where it was while the work goes on
    progress = st.container(key="loading-progress")
    if work.job is not None:
        with progress:
            work.finish()
        st.rerun()
    _notice(work)
    if work.done is not None:
        _done(page, work, work.done)
    elif work.file is not None and work.found is not None:
        _file(work, work.file, work.found)
    else:
        choosing.draw(work, state, version.rows)
    versions.draw(work, version.own)


def _state(work: Work, version: Version) -> own.State:
    """What is in use; without its description still something to go on with, and the way back."""
    try:
        return own.state(paths.database_folder(), version.own)
    except own.OwnMissing as error:
        work.notice = Notice(str(error), error.advice)
        return own.State(state_id=version.own)


def _answer(state: own.State) -> str:
    if not state.parts:
        return "Er zijn nu geen eigen gegevens in gebruik: u ziet gepubliceerde cijfers en verzonnen voorbeeldgegevens."
    base = load()
    titles = formats.enumerate_words([f"‘{base.table(p.table).title}’" for p in state.parts if p.table in NAMES])
    last = max(state.parts, key=lambda part: part.loaded_at)
    return f"In gebruik zijn uw eigen gegevens voor {titles}; het laatst geladen op {moment(last.loaded_at)} door {last.loaded_by}."


def _at(work: Work) -> int:
    if work.done is not None:
        return ALL_DONE
    if work.file is None:
        return LOADING if work.job is not None else CHOOSING
    if work.found is None or not work.found.checked.ok:
        return CHECKING
    return LOADING if work.job is not None else COMPARING


def _notice(work: Work) -> None:
    if work.notice is None:
        return
    with st.container(key="sheet-notice"):
        pieces.line(work.notice.text, "bad")
        pieces.line(work.notice.advice)
        if work.notice.problems:
            problems.listing(work.notice.problems)


def _file(work: Work, file: File, found: Found) -> None:
    """The file in hand: how it was read, what is wrong with it, or what it would change."""
    fits = found.differences
    with st.container(key="sheet-given"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch"):
                st.header(escape_markdown(file.name), anchor=False)
            st.button("Ander bestand", key="loading:other", icon=":material/undo:", on_click=work.drop)
        as_read.draw(work, file, found, _size(len(file.content)))
        if fits is not None:
            as_read.preview(found)
    if fits is not None:
        with st.container(key="sheet-differences"):
            differences.draw(work, found, fits)
        return
    with st.container(key="sheet-problems"):
        problems.draw(file, found)
    if as_read.has_rows(found):
        with st.container(key="sheet-preview"):
            st.header("De eerste rijen, zoals ze zijn gelezen", anchor=False)
            as_read.preview(found)


def _size(count: int) -> str:
    return (
        f"{formats.tenths(count / 1024 / 1024)} MB"
        if count >= 1024 * 1024
        else f"{formats.integer(max(1, count // 1024))} kB"
    )


def _done(page: Page, work: Work, done: Done) -> None:
    """What was done, and the way back."""
    with st.container(key="sheet-done"):
        st.header("Klaar" if done.table else "Teruggezet", anchor=False)
        pieces.line(f"{done.state.what}. Elke pagina laat dit vanaf nu zien.", "good")
        if done.table:
            shown_on = ABOUT[done.table].page
            title = page_search.subjects()[shown_on].partition(":")[0]
            page.link(shown_on, f"Bekijk het op ‘{title}’")
        with st.container(horizontal=True):
            undo = partial(work.restore, done.before, done.state.state_id)
            st.button("Ongedaan maken", key="loading:undo", icon=":material/undo:", on_click=undo)
            st.button("Nog een bestand laden", key="loading:more", on_click=_go_on, args=(work,))


def _go_on(work: Work) -> None:
    work.done = work.notice = None

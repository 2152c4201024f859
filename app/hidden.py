"""What stands in place of what rests on own records, for who may not see those: one card, never an empty page."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app import access
from app.access import Role
from store.descriptor import load
from store.errors import RecordsHidden
from view import formats
from view.escape import escape_html

_HEADED = "_headed"
ANSWER = "Het antwoord op deze vraag rust op eigen gegevens."


def note_heading(*, drawn: bool) -> None:
    """Remembers for this run whether the page has its h1, so that it gets one and no more."""
    st.session_state[_HEADED] = drawn


def who_may(error: RecordsHidden) -> str:
    """On which tables it rests and who may see it: 'Gebruikt: ‘Partners’ van uw organisatie. Dat ziet wie …'"""
    titles = formats.enumerate_words([f"‘{load().table(name).title}’" for name in error.tables])
    roles = " of ".join(role.label for role in Role if role >= Role.ADVISEUR)
    return (
        f"Gebruikt: {titles} van uw organisatie. Dat ziet wie de rol {roles} heeft; uw rol is "
        f"{access.current_role().label}. Vraag de beheerder om toegang."
    )


def draw_card(error: RecordsHidden, title: str = "Deze figuur rust op eigen gegevens") -> None:
    """A card in the place of what may not be seen, with a heading of its own."""
    words = f"<h2>{escape_html(title)}</h2><p>{escape_html(who_may(error))}</p>"
    st.html(f'<article class="hidden-card">{words}</article>')


@contextmanager
def page_explained() -> Iterator[None]:
    """Around a page: what it could not leave out by itself, such as a filter bar of own records, ends it with a card."""
    note_heading(drawn=False)
    try:
        yield
    except RecordsHidden as error:
        if not st.session_state.get(_HEADED):
            st.title("Deze pagina rust op eigen gegevens", anchor=False)
        draw_card(error, "U ziet hier geen eigen gegevens")

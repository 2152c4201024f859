"""Asks once more before own records go or come back."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from app.loading.work import Work
from view.escape import escape_html


def confirm(work: Work, question: str, act: Callable[[], None], yes: str = "Ja, terugzetten") -> None:
    """The question with its two answers, in place of the button that asked for it."""
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="loading-confirm"):
        st.html(f'<p class="line">{escape_html(question)}</p>', width="content")
        st.button(yes, type="primary", key="loading:yes", on_click=act)
        st.button("Nee", key="loading:no", on_click=partial(work.ask, ""))

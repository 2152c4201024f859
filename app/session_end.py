"""A session that ended because nothing was done: what its tab shows when it comes back."""

import streamlit as st

from app.settings import SETTINGS

MOST_REMEMBERED = 1000
CONTINUED = "_continued"
_ended: dict[str, bytes] = {}
"""session → the last that its browser asked for"""


def mark(session_id: str, last_message: bytes | None) -> None:
    """Remembers that this session ended; the browser names it when it connects again."""
    _ended[session_id] = last_message or b""
    while len(_ended) > MOST_REMEMBERED:
        del _ended[next(iter(_ended))]


def last_message(session_id: str) -> bytes | None:
    """What the browser of an ended session asked for last: the page and its choices; None when it did not end."""
    return _ended.get(session_id)


def stop_if_ended() -> None:
    """First on every page: says that the session ended, and stops until the visitor goes on."""
    protocols = st.context.headers.get("Sec-Websocket-Protocol", "").split(",")
    previous = protocols[2].strip() if len(protocols) > 2 else ""
    if previous not in _ended or st.session_state.get(CONTINUED):
        return
    st.title("Uw sessie is afgesloten", anchor=False)
    st.markdown(f"U deed {SETTINGS.idle_minutes} minuten niets. Uw keuzes staan nog in het adres van de pagina.")
    if st.button("Verdergaan", type="primary"):
        st.session_state[CONTINUED] = True
        st.rerun()
    st.stop()

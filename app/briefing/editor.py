"""The parts of the briefing in the browser: what each is drawn from, and what the visitor does with them.

All parts are elements of the card's component (`app/card/browser/briefing/`): they use its modules, and its cards are what
the briefing is made of. The browser holds the words while they are typed and sends all of the briefing's after each
change; they are checked as those of any file are. `serial` says which of its messages the server has seen, so that an answer
to an earlier one does not undo what was typed since.
"""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from app.briefing import keeping, session
from app.card.assets import CARD
from exhibits.briefing import Briefing, ready
from exhibits.briefing.plain import BriefingUnreadable, read
from exhibits.choice import ChoiceInvalid
from store.errors import StoreError

log = logging.getLogger("dashboard")
_SERIAL = "briefing:serial"


def serial() -> int:
    """The number of the last message of the browser that was dealt with."""
    return int(st.session_state.get(_SERIAL, 0))


def mount(part: str, key: str, content: Mapping[str, Any], *, hears: bool = False) -> None:
    """Puts a part of the briefing on the page; one of them `hears` what the visitor does with all."""
    data = json.dumps({"part": part, **content}, ensure_ascii=False, separators=(",", ":")).encode()
    element = f"part-{key}"
    on_change = (lambda: _handle(element)) if hears else (lambda: None)
    CARD.mount()(key=element, data=data, on_event_change=on_change)


def _handle(element: str) -> None:
    """Before the page runs, as Streamlit's callbacks do."""
    state = st.session_state.get(element)
    event = state.get("event") if state is not None else None
    act = ACTIONS.get(str(event.get("kind"))) if isinstance(event, dict) else None
    if act is None or not isinstance(event, dict):
        log.warning("the briefing sent something that it cannot do")
        return
    number = event.get("serial")
    if isinstance(number, int) and not isinstance(number, bool):
        st.session_state[_SERIAL] = number
    try:
        if act is not _words and "briefing" in event:
            _words(event)  # typed, and not sent before something else was asked
        act(event)
    except (BriefingUnreadable, ChoiceInvalid, StoreError) as error:
        session.say(session.Said("problem", f"Dat is niet gelukt. {error}"))


def _words(event: Mapping[str, Any]) -> None:
    """Other words, another order, or fewer items; what was saved of each stays as it is."""
    session.change_words(read(event.get("briefing")))


def _open(event: Mapping[str, Any]) -> None:
    packed = event.get("packed")
    session.open_packed(packed if isinstance(packed, str) else "")


def _kept(event: Mapping[str, Any]) -> None:
    session.take_kept(keeping.unpacked(event.get("packed")))


def _ready(event: Mapping[str, Any]) -> None:
    database = session.database()
    made = ready.make(database, str(event.get("name")), str(event.get("choice", "")))
    if made is not None:
        session.start(made)


def _accept(event: Mapping[str, Any]) -> None:
    session.accept()


def _back(event: Mapping[str, Any]) -> None:
    session.take_back()


def _empty(event: Mapping[str, Any]) -> None:
    session.open_instead(Briefing(), "")


ACTIONS: dict[str, Callable[[Mapping[str, Any]], None]] = {
    "words": _words,
    "open": _open,
    "kept": _kept,
    "ready": _ready,
    "accept": _accept,
    "back": _back,
    "empty": _empty,
}

"""Puts cards on a page: one Streamlit component, one message, updated in place because its key stays the same."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import streamlit as st

from app.card.assets import CARD
from exhibits.briefing.model import MOST_ADDRESS

log = logging.getLogger(__name__)
LONGEST = 200


@dataclass(frozen=True)
class Event:
    """What a visitor did on a card: picked a `value` for the filter `field`, or asked for the exhibit in the briefing."""

    kind: Literal["pick", "briefing"]
    field: str = ""
    value: str = ""


def read_event(value: Any) -> Event | None:
    """The event in what a browser sent; None for anything that a card does not send."""
    if not isinstance(value, dict) or value.get("kind") not in ("pick", "briefing"):
        return None
    name, picked = value.get("field", ""), value.get("value", "")
    longest = MOST_ADDRESS if value["kind"] == "briefing" else LONGEST
    if not (isinstance(name, str) and isinstance(picked, str)) or len(name) > LONGEST or len(picked) > longest:
        return None
    return Event(value["kind"], name, picked)


def _handle(key: str, on_event: Callable[[Event], None]) -> None:
    state = st.session_state.get(key)
    event = read_event(state.get("event")) if state is not None else None
    if event is None:
        log.warning("card %s sent something else than an event", key)
    else:
        on_event(event)


def draw(payloads: Sequence[bytes], key: str, on_event: Callable[[Event], None] | None = None) -> None:
    """Draws the cards of these payloads (see `payload.payload`): more than one stand two by two, in one element.

    `key` stays the same whatever the choice, so that the browser keeps the cards and changes what is in them. `on_event`
    runs before the page does, as Streamlit's callbacks do, so that it may still set widgets.
    """
    element = f"card-{key}"
    CARD.mount()(
        key=element,
        data=b"\n".join(payloads),
        on_event_change=partial(_handle, element, on_event or (lambda event: None)),
    )

"""What the browser keeps of a briefing, so that a reload or a typed address loses nothing: what goes to it, and what comes back.

The text stays on the visitor's own machine (`app/card/browser/keeping.js`), under who is logged in, and is checked
when it comes back as that of any link is.
"""

import base64
import hashlib
import json
import logging
import secrets
import zlib
from collections.abc import Mapping
from typing import Any

import streamlit as st

from app import access, settings
from app.briefing import session
from app.card.assets import CARD
from exhibits.briefing import Briefing, file, link
from exhibits.briefing.model import MOST_ADDRESS, MOST_ITEMS
from exhibits.briefing.plain import BriefingUnreadable, loads, plain, read

log = logging.getLogger("dashboard")
_PACKED, _TURN = "briefing:packed", "briefing:turn"
MOST_WITH_VALUES = 20_000
"""Characters: it goes along with each run of a page, so the old values go along only while they are few."""
NOBODY, ONE_PERSON = "", "-"
BAND = "band"
"""The element that every page has; what the browser kept comes back through it."""


def parcel() -> dict[str, Any]:
    """For `keeping.js`: {module, base, session, turn, owner, open, heard, mine, packed, before, written, refused, title,
    count, addresses, most, longest}.

    `session` and `turn` tell what is said later from what only arrives later. `owner` tells who is logged in from the next
    person at the same browser. Only while `open` something is kept or asked for; `heard` when this session knows its
    briefing, `mine` when the visitor made something of it; `refused` says of an address how often it was not added.
    """
    claims = access.claims()
    login = access.login_configured()
    person = access.who(claims)
    owner = hashlib.sha256(person.encode()).hexdigest()[:16] if person else NOBODY
    is_open = not login or access.is_logged_in(claims)
    briefing, before = (session.collected(), session.before()) if is_open else (Briefing(), Briefing())
    content = {
        "open": is_open,
        "heard": session.is_known(),
        "mine": session.is_own_work(),
        "packed": _packed(briefing),
        "before": _packed(before),
        "written": session.own_links() if is_open else [],
        "refused": session.refused() if is_open else {},
    }
    name, turn = _turn(content)
    return {
        "module": f"{settings.base_path()}{CARD.address}keeping.js",
        "base": settings.base_path(),
        "session": name,
        "turn": turn,
        "owner": owner if login else ONE_PERSON,
        **content,
        "title": briefing.title,
        "count": len(briefing.items),
        "addresses": [item.address for item in briefing.items],
        "most": MOST_ITEMS,
        "longest": MOST_ADDRESS,
    }


def _turn(content: Mapping[str, Any]) -> tuple[str, int]:
    """A name for this session, and how often its content has changed: the same again is no message."""
    name, turn, before = st.session_state.get(_TURN, (secrets.token_hex(6), 0, None))
    if content != before:
        turn += 1
        st.session_state[_TURN] = (name, turn, dict(content))
    return name, turn


def packed(briefing: Briefing) -> str:
    """The briefing as a link packs it, with the saved values where there is room; '' for an empty one."""
    if not briefing.items:
        return ""
    text = _pack(briefing, values=True)
    return text if len(text) <= MOST_WITH_VALUES else _pack(briefing, values=False)


def _pack(briefing: Briefing, *, values: bool) -> str:
    content = json.dumps(plain(briefing, values=values), ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")


def _packed(briefing: Briefing) -> str:
    """`packed`, made once as long as the briefing stays the same."""
    if not briefing.items:
        return ""
    made: list[tuple[Briefing, str]] = st.session_state.setdefault(_PACKED, [])
    for other, text in made:
        if other is briefing:
            return text
    text = packed(briefing)
    made[:] = [*made[-1:], (briefing, text)]
    return text


def unpacked(text: object) -> Briefing:
    """What the browser kept. Raises BriefingUnreadable."""
    return read(loads(link.unpack(text if isinstance(text, str) else "", file.MOST_BYTES)))


def hear() -> None:
    """What the band sends: the briefing that this tab had before its page was loaded again."""
    state = st.session_state.get(BAND)
    event = state.get("event") if state is not None else None
    if not isinstance(event, dict) or event.get("kind") != "kept":
        log.warning("the band sent something that it cannot do")
        return
    restore(event)


def restore(event: Mapping[str, Any]) -> None:
    """Gives this session the briefing of the same tab, and the one before it; what another's link brought here goes first."""
    written = event.get("written")
    session.restore(
        _read(event.get("packed")),
        _read(event.get("before")),
        own_work=event.get("mine") is True,
        own_links=[text for text in written if isinstance(text, str)] if isinstance(written, list) else [],
    )


def _read(text: object) -> Briefing:
    try:
        return unpacked(text) if text else Briefing()
    except BriefingUnreadable as error:
        log.warning("what a browser kept of a briefing is unreadable: %s", error)
        return Briefing()

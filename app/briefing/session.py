"""The briefing of a session: what its visitor collected or opened, and the one before it, to go back to."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from app import access
from exhibits.briefing import Briefing, Item, Stamp, file, link
from exhibits.briefing.drawn import draw, draw_item, left_out_words, stamp_of, stamped
from exhibits.briefing.model import MOST_ITEMS
from exhibits.briefing.plain import BriefingUnreadable, plain
from store.reading import Database, current

_KEY, _BEFORE, _SAID = "briefing", "briefing:before", "briefing:said"
_WRITTEN, _ARRIVED, _STAMPS, _OWN_WORK = "briefing:written", "briefing:arrived", "briefing:stamps", "briefing:own-work"
_REFUSED = "briefing:refused"
MOST_REMEMBERED = 200
MOST_LINKS = 20
IN_FULL = f"Er is geen plaats meer: een briefing heeft hoogstens {MOST_ITEMS} figuren."
LAST_REMOVED = "De laatste figuur is verwijderd."
FROM_LINK = "Geopend uit een link: ‘{}’."


@dataclass(frozen=True)
class Said:
    """What the page says once, above the briefing; `left_out` is about figures that were in it more than once."""

    tone: Literal["notice", "problem"]
    text: str
    left_out: str = ""


def database() -> Database:
    """The data of now, as this visitor may see them."""
    return access.visible(current.get())


def collected() -> Briefing:
    """What this session has so far."""
    kept = st.session_state.get(_KEY)
    return kept if isinstance(kept, Briefing) else Briefing()


def keep(briefing: Briefing) -> None:
    """The briefing after a change of the visitor's own."""
    st.session_state[_KEY], _ = briefing.once()  # the page itself sends nothing twice
    st.session_state[_OWN_WORK] = True
    say(None)


def change_words(sent: Briefing) -> None:
    """The briefing as the browser has it now, with the stamps that this session knows; also of what comes back."""
    before = collected()
    stamps: dict[str, Stamp] = st.session_state.setdefault(_STAMPS, {})
    stamps |= {item.address: item.stamp for item in before.items if item.stamp}
    while len(stamps) > MOST_REMEMBERED:
        del stamps[next(iter(stamps))]
    keep(replace(sent, items=tuple(replace(item, stamp=stamps.get(item.address)) for item in sent.items)))
    if before.items and not sent.items:  # with its list goes the button that takes back a removal
        st.session_state[_BEFORE] = before
        say(Said("notice", LAST_REMOVED))


def add(address: str) -> None:
    """A card's button: the exhibit goes to the end of the briefing, with what it says today."""
    exhibit = draw_item(database(), Item(address)).exhibit
    briefing = collected().with_added(address, None if exhibit is None else stamp_of(exhibit))
    if briefing is collected() and not briefing.has(address):
        say(Said("problem", IN_FULL))
        st.session_state[_REFUSED] = {address: refused().get(address, 0) + 1}
        return
    if not collected().items:
        say(None)  # what was said of the last removal no longer holds
    st.session_state[_KEY] = briefing
    st.session_state[_OWN_WORK] = True


def refused() -> dict[str, int]:
    """The address that was not added last → how often, so that its card hears of it each time."""
    times: dict[str, int] = st.session_state.get(_REFUSED, {})
    return times


def accept() -> None:
    """The new figures hold from now on: nothing has changed any more."""
    keep(stamped(collected(), draw(database(), collected())))


# --- another briefing in its place ---------------------------------------------------------------------------


def open_instead(briefing: Briefing, said: str) -> None:
    """Shows another briefing, each figure once; the one before can be taken back."""
    before = collected()
    if before.items:
        st.session_state[_BEFORE] = before
    st.session_state.pop(_STAMPS, None)
    st.session_state[_KEY], repeated = briefing.once()
    st.session_state[_OWN_WORK] = False
    left_out = left_out_words(database(), collected(), repeated)
    say(Said("notice", said, left_out) if said or left_out else None)


def start(briefing: Briefing) -> None:
    """A ready-made briefing, or an empty one, with what its exhibits say today."""
    open_instead(stamped(briefing, draw(database(), briefing)), "")


def open_packed(packed: str) -> None:
    """A file that the browser packed as a link is packed; what is wrong with it is said on the page."""
    try:
        opened = file.open_file(link.unpack(packed, file.MOST_BYTES))
        open_instead(opened, f"Geopend uit een bestand: ‘{opened.title}’.")
    except BriefingUnreadable as error:
        say(Said("problem", f"Het bestand is niet geopend. {error} {error.advice}"))


def before() -> Briefing:
    """The one to take back; empty when there is none."""
    kept = st.session_state.get(_BEFORE)
    return kept if isinstance(kept, Briefing) else Briefing()


def take_kept(kept: Briefing) -> None:
    """One that the browser kept from an earlier visit or has in another tab: the visitor's own work."""
    open_instead(kept, f"Teruggehaald: ‘{kept.title}’.")
    st.session_state[_OWN_WORK] = True


def has_before() -> bool:
    """Whether there is one to take back."""
    return isinstance(st.session_state.get(_BEFORE), Briefing)


def take_back() -> None:
    """The briefing before this one, and this one becomes the one before."""
    if has_before():
        earlier, st.session_state[_BEFORE] = before(), collected()
        keep(earlier)


# --- what the browser kept (keeping.py) ----------------------------------------------------------------------


def is_known() -> bool:
    """Whether this session has a briefing of its own, be it empty; not when its page was only just loaded."""
    return _KEY in st.session_state


def is_own_work() -> bool:
    """Whether the visitor made something of this briefing, and did not only open it."""
    return bool(st.session_state.get(_OWN_WORK))


def restore(kept: Briefing, earlier: Briefing, *, own_work: bool, own_links: Collection[str] = ()) -> None:
    """The briefing that this tab had before its page was loaded again; behind one that a link brought here.

    An address with one of the tab's `own_links` is only what the page had not rewritten yet: that goes behind.
    What the visitor collected before the browser could say so comes after what was there.
    """
    arrived = collected()
    if kept.items and is_own_work() and _ARRIVED not in st.session_state:
        more = [item for item in arrived.items if not kept.has(item.address)]
        kept, arrived, own_work = replace(kept, items=(*kept.items, *more)[:MOST_ITEMS]), Briefing(), True
    is_behind = st.session_state.get(_ARRIVED) in own_links or _are_same(kept, arrived)
    for digest in own_links:  # one that is yet to arrive
        _note(digest, own=True)
    if kept.items and arrived.items and not is_behind:
        earlier = kept
        say(replace(said() or Said("notice", ""), tone="notice", text=FROM_LINK.format(arrived.title)))
    else:
        st.session_state[_KEY], _ = (kept if kept.items else arrived).once()
        st.session_state[_OWN_WORK] = own_work
    if earlier.items and not has_before():
        st.session_state[_BEFORE] = earlier


def _are_same(one: Briefing, other: Briefing) -> bool:
    """Whether they differ in no more than saved values, which a link leaves out."""
    return plain(one, values=False) == plain(other, values=False)


# --- the link ------------------------------------------------------------------------------------------------


def arrive(text: str | None) -> None:
    """Opens the briefing of a link, unless this session wrote that link itself: Back, a reload and our own address."""
    if not text or _digest(text) in _written():
        return
    st.session_state[_ARRIVED] = _digest(text)
    _note(_digest(text), own=False)
    try:
        opened = link.decode(text)
    except BriefingUnreadable as error:
        say(Said("problem", f"De briefing uit de link is niet geopend. {error} {error.advice}"))
        return
    if _are_same(opened, collected()):
        return  # this tab's own, that the browser gave back with more than a link has
    had_own = bool(collected().items)
    open_instead(opened, FROM_LINK.format(opened.title) if had_own else "")


def link_text() -> str:
    """What `?stuk=` of this briefing is; '' when it is empty or too long for a link."""
    briefing = collected()
    try:
        text = link.encode(briefing) if briefing.items else ""
    except link.BriefingTooLong:
        return ""
    _note(_digest(text), own=True)
    return text


def own_links() -> list[str]:
    """What `restore` needs to know the last links of this session's own writing."""
    return [digest for digest, own in _written().items() if own][-MOST_LINKS:]


def _written() -> dict[str, bool]:
    """Links that open nothing, because they are or were here already → whether this session wrote them itself."""
    written: dict[str, bool] = st.session_state.setdefault(_WRITTEN, {})
    return written


def _note(digest: str, *, own: bool) -> None:
    written = _written()
    written.setdefault(digest, own)
    while len(written) > MOST_REMEMBERED:
        del written[next(iter(written))]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


# --- what the page says --------------------------------------------------------------------------------------


def say(said: Said | None) -> None:
    """Replaces what the page says."""
    st.session_state[_SAID] = said


def said() -> Said | None:
    """What the page says now; it stays until the visitor does something."""
    kept = st.session_state.get(_SAID)
    return kept if isinstance(kept, Said) else None

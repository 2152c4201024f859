"""The page of the briefing: its bar, the list at the left, and at the right the title page and every exhibit with its words."""

import hashlib
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from app import settings, shell
from app.briefing import editor, keeping, session
from app.card import component, payload
from app.page import terms
from exhibits import catalogue
from exhibits.briefing import link, ready
from exhibits.briefing.drawn import Drawn, draw
from exhibits.briefing.model import MOST_CHARACTERS, MOST_NOTES
from exhibits.briefing.plain import plain
from store.reading import Database
from view import formats

MOST_CHANGES = 12
"""So many old values stand beside the new ones; the rest is counted."""
LIMITS = {"characters": MOST_CHARACTERS, "notes": MOST_NOTES}


def draw_page(database: Database) -> None:
    """All of it, for the session's briefing or the one in the address."""
    session.arrive(st.query_params.get(link.PARAMETER))
    briefing = session.collected()
    drawn = draw(database, briefing)
    text = session.link_text()
    editor.mount("said", "said", _said(drawn))
    with st.container(key="briefing-bar"):
        editor.mount("bar", "bar", _bar(database, drawn, text), hears=True)
    if briefing.items:
        left, right = st.columns([1, 3], gap="medium")
        with left:
            editor.mount("list", "list", {"entries": [_entry(one) for one in drawn]})
        with right:
            editor.mount("cover", "cover", {"made_on": formats.today(), "data_date": _data_date(database)})
            for place, one in enumerate(drawn):
                _draw_item(database, place, one)
            editor.mount("sources", "sources", {})
    shell.write_address("briefing", urlencode({link.PARAMETER: text}) if text else "", step=False, changed=0, words=())


def _bar(database: Database, drawn: list[Drawn], text: str) -> dict[str, Any]:
    return {
        "serial": editor.serial(),
        "briefing": plain(session.collected().stamped([None] * len(drawn)), values=False),
        "link": text,
        "base": f"{settings.base_path()}/",
        "limits": LIMITS,
        "can_go_back": session.has_before(),
        "keep": keeping.parcel(),
        "ready": [
            {"name": one.name, "title": one.title, "text": one.text, "choices": list(one.choices.items())}
            for one in ready.offered(database)
        ],
    }


def _said(drawn: list[Drawn]) -> dict[str, Any]:
    said = session.said()
    return {
        "said": {"tone": said.tone, "text": f"{said.text} {said.left_out}".strip()} if said else None,
        "changed": sum(one.has_changed for one in drawn),
        "gone": sum(one.exhibit is None for one in drawn),
        "can_go_back": session.has_before(),
    }


def _entry(one: Drawn) -> dict[str, Any]:
    """An item in the list."""
    return {
        "address": one.item.address,
        "title": one.exhibit.title if one.exhibit else one.title,
        "gone": one.exhibit is None,
        "changed": one.has_changed,
    }


def _draw_item(database: Database, place: int, one: Drawn) -> None:
    name = hashlib.sha256(one.item.address.encode("utf-8", "replace")).hexdigest()[:12]
    with st.container(key=f"stuk-{name}"):
        editor.mount("item", f"item-{name}", {"place": place, **_entry(one), "problem": one.problem, **_changes(one)})
        if one.renamed is not None:
            card = payload.remembered(one.renamed, _around(database, one.item.address))
            component.draw([card], f"briefing-{name}")
            editor.mount("paper", f"paper-{name}", {"address": one.item.address})


def _changes(one: Drawn) -> dict[str, Any]:
    if not one.has_changed or one.item.stamp is None:
        return {"changes": [], "more": 0, "since": "", "old_title": ""}
    listed = one.changes
    return {
        "changes": [{"what": c.what, "before": c.before, "now": c.now} for c in listed[:MOST_CHANGES]],
        "more": max(0, len(listed) - MOST_CHANGES),
        "since": formats.day(one.item.stamp.on),
        # its finding is a figure too: of own records the page does not lay two loads beside each other
        "old_title": "" if one.exhibit and one.exhibit.origin == "eigen" else one.item.stamp.title,
        "has_values": one.item.stamp.values is not None,
    }


def _around(database: Database, address: str) -> payload.Surroundings:
    key, _, query_string = address.partition("?")
    _, choice = catalogue.parse(database, key, query_string)
    return payload.Surroundings(
        address=address,
        page=choice.page,
        made_on=formats.today(),
        data_date=_data_date(database),
        terms=database.derive(terms),
    )


def _data_date(database: Database) -> str:
    return formats.day(database.version.built_at)

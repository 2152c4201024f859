"""What a page has around its exhibits: the band above, the address of what is chosen, large figures, the footer."""

import html
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from app import settings
from app.components import BrowserComponent
from exhibits.facts import Fact
from view.escape import escape_html

BROWSER = Path(__file__).parent / "browser"
BAND = BrowserComponent("band", BROWSER, "band.js")
ADDRESS = BrowserComponent("address", BROWSER, "address.js")
PRODUCT = "Lokale aanpak radicalisering"
SEARCH = {"url": "bronnen", "name": "zoek", "label": "Zoek een cijfer of begrip"}


FOLDERS = {component.address: component.folder for component in (BAND, ADDRESS)}
"""Path on the server (below its base path) → folder that gets another address when it changes."""


def head_links(base: str) -> str:
    """Elements for the page's head: its style, before anything is drawn. `base` is the server's base path."""
    sheets = ("page.css", "band.css", "loading.css", "print.css")
    return "".join(f'<link rel="stylesheet" href="{base}{BAND.address}{name}">' for name in sheets)


def later_links(base: str) -> str:
    """Elements for the end of the head: what draws the band is on its way before Streamlit asks for it."""
    return BAND.preloads(base, "band.js", "dutch.js", "navigate.js") + ADDRESS.preloads(base, ADDRESS.entry)


def heading_html(question: str, answer: str, mark: str | None, about: str) -> str:
    """The page's question as h1, the computed answer, and the mark of synthetic data with what that means."""
    parts = [f'<h1 id="inhoud">{escape_html(question)}</h1>']
    if mark:
        parts.append(f'<p class="top-mark"><strong>{escape_html(mark)}</strong> {escape_html(about)}</p>')
    if answer:
        parts.append(f'<p class="top-answer">{escape_html(answer)}</p>')
    return f'<div class="top">{"".join(parts)}</div>'


@dataclass(frozen=True)
class Place:
    """A page in the band: its `title` and its `url` without slash, '' for the first."""

    title: str
    url: str


def draw_band(
    sections: Mapping[str, Sequence[Place]],
    current: str,
    keep: Mapping[str, Any],
    on_kept: Callable[[], None],
) -> None:
    """The band with the sections and their pages; `current` is the page's URL.

    `keep` goes to the module that it names, which keeps it in the browser; `on_kept` runs when that gives something back
    (app/briefing/keeping.py). The band carries it because every page has one: an element of its own would be one more.
    """
    frame = {
        "product": PRODUCT,
        "base": settings.base_path(),
        "current": current,
        "sections": [
            {"title": title, "pages": [{"title": p.title, "url": p.url} for p in places]}
            for title, places in sections.items()
        ],
        "search": SEARCH,
        "keep": keep,
    }
    BAND.mount()(data=json.dumps(frame).encode(), key="band", height=1, on_event_change=on_kept)


def write_address(page: str, query_string: str, *, step: bool, changed: int, words: Sequence[str]) -> None:
    """Puts the choice into the browser's address; as a `step` that Back undoes when the visitor made it.

    `changed` counts the choices that are not the default; `words` say the choice, for paper.
    """
    bar = {
        "search": f"?{query_string}" if query_string else "",
        "step": step,
        "changed": changed,
        "words": " · ".join(words),
        "reset": f"{settings.base_path()}/{page}",
    }
    ADDRESS.mount()(data=json.dumps(bar).encode(), key="address")


def facts_html(facts: Sequence[Fact]) -> str:
    """A strip of at most three large figures."""
    cells = []
    for fact in facts[:3]:
        tone = {True: " strip-good", False: " strip-bad", None: ""}[fact.good]
        change = (
            f', <span class="strip-change{tone}">{escape_html(fact.change_text)}</span>' if fact.change_text else ""
        )
        cells.append(f"<div><dd>{escape_html(fact.value_text)}</dd><dt>{escape_html(fact.label)}{change}</dt></div>")
    return f'<dl class="strip">{"".join(cells)}</dl>'


def ways_html(ways: Mapping[str, Mapping[str, str]]) -> str:
    """Columns of links to pages: question → address of a page ('clusters?indeling=letters') → label."""
    columns = []
    for question, pages in ways.items():
        links = [
            f'<li><a href="{settings.base_path()}/{html.escape(url)}">{escape_html(label)}</a></li>'
            for url, label in pages.items()
        ]
        heading = f"<p><strong>{escape_html(question)}</strong></p>" if question else ""
        columns.append(f"<div>{heading}<ul>{''.join(links)}</ul></div>")
    return f'<div class="ways">{"".join(columns)}</div>'


def draw_footer(data_date: str) -> None:
    """Version, date of the data, and the ways to sources, accessibility and contact."""
    base = settings.base_path()
    contact = settings.SETTINGS.contact
    parts = [
        f"<span>Gegevens van {escape_html(data_date)}</span>",
        f"<span>Versie {escape_html(settings.version())}</span>",
        f'<a href="{base}/bronnen">Bronnen en begrippen</a>',
        f'<a href="{base}/toegankelijkheid">Toegankelijkheid</a>',
        f"<span>Contact: {escape_html(contact)}</span>" if contact else "",
    ]
    st.html(f'<footer class="foot" id="voet">{"".join(parts)}</footer>')

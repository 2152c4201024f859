"""The list of pages; dashboard.py serves it. Streamlit runs this file at every interaction, before the page itself."""

from pathlib import PurePath

import streamlit as st
from streamlit.navigation.page import Page

from app import login_page, logs, session_end
from app.briefing import keeping
from app.hidden import page_explained
from app.http import uploads
from app.loading import rights
from app.page import draw_foot, entered_by_navigation
from app.shell import PRODUCT, Place, draw_band

SECTIONS = {
    "Overzicht": {"pages/overzicht.py": "Overzicht"},
    "Geld": {
        "pages/clusters.py": "Per cluster",
        "pages/gemeenten.py": "Per gemeente",
        "pages/activiteiten.py": "Activiteiten",
        "pages/actieplan.py": "Actieplan 2007–2011",
    },
    "Behoeften": {
        "pages/quickscan.py": "Quickscan",
        "pages/profielen.py": "Gemeenten filteren",
        "pages/vraag-en-geld.py": "Behoeften en middelen",
    },
    "Netwerk": {
        "pages/netwerk.py": "Contactnetwerk",
        "pages/toerusting.py": "Kennis, kunde, capaciteit",
        "pages/casussen.py": "Casussen",
    },
    "Verantwoording": {
        "pages/bronnen.py": "Bronnen en begrippen",
        "pages/aansluiting.py": "Controle van de cijfers",
    },
    "Briefing": {"pages/briefing.py": "Briefing"},
    "Beheer": {"pages/beheer.py": "Gegevens beheren"},
}
"""Section → its pages (file → title). A page's file has the name of its URL; the first page of all is '/'.
The band names those that the visitor may open."""
APART = {"pages/toegankelijkheid.py": "Toegankelijkheid"}
"""Pages that the band does not name."""

FIRST = "pages/overzicht.py"


def page_of(file: str, title: str) -> Page:
    """The page as Streamlit knows it; its title is that of the browser's tab."""
    url = "" if file == FIRST else PurePath(file).stem
    return st.Page(file, title=f"{title} · {PRODUCT}", url_path=url or None, default=file == FIRST)


def place_of(file: str, title: str) -> Place:
    """The page as the band names it."""
    return Place(title, "" if file == FIRST else PurePath(file).stem)


listed = {file: title for pages in (*SECTIONS.values(), APART) for file, title in pages.items()}
# hidden: the band is ours, and Streamlit's own menu would say English words
chosen = st.navigation([page_of(file, title) for file, title in listed.items()], position="hidden")
places = {
    name: [place_of(file, title) for file, title in pages.items() if rights.may_open(PurePath(file).stem)]
    for name, pages in SECTIONS.items()
}
places = {name: pages for name, pages in places.items() if pages}
draw_band(places, chosen.url_path, keeping.parcel(), keeping.hear)
logs.page.set(f"/{chosen.url_path}")
uploads.disallow()
session_end.stop_if_ended()
login_page.stop_unless_allowed(chosen.url_path)
# only now: who was stopped above has not been let in
entered_by_navigation(chosen.url_path)
with page_explained():
    chosen.run()
draw_foot()

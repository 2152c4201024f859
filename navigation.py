"""The list of pages; dashboard.py serves it. Streamlit runs this file at every interaction, before the page itself."""

import streamlit as st

from app import login_page, logs, session_end
from app.http import uploads
from app.page import draw_foot, entered_by_navigation
from app.shell import PRODUCT, Place, draw_band

SECTIONS = {
    "Overzicht": [st.Page("pages/overzicht.py", title="Overzicht", default=True)],
    "Geld": [
        st.Page("pages/clusters.py", title="Per cluster", url_path="clusters"),
        st.Page("pages/gemeenten.py", title="Per gemeente", url_path="gemeenten"),
        st.Page("pages/actieplan.py", title="Actieplan 2007–2011", url_path="actieplan"),
    ],
    "Behoeften": [
        st.Page("pages/quickscan.py", title="Behoeften (n=49)", url_path="quickscan"),
        st.Page("pages/profielen.py", title="Gemeenten filteren", url_path="profielen"),
        st.Page("pages/vraag-en-geld.py", title="Behoeften en middelen", url_path="vraag-en-geld"),
    ],
    "Netwerk": [
        st.Page("pages/netwerk.py", title="Contactnetwerk", url_path="netwerk"),
        st.Page("pages/toerusting.py", title="Kennis, kunde, capaciteit", url_path="toerusting"),
        st.Page("pages/casussen.py", title="Casussen", url_path="casussen"),
    ],
    "Verantwoording": [
        st.Page("pages/bronnen.py", title="Bronnen en begrippen", url_path="bronnen"),
        st.Page("pages/aansluiting.py", title="Controle van de cijfers", url_path="aansluiting"),
    ],
}
APART = [st.Page("pages/toegankelijkheid.py", title="Toegankelijkheid", url_path="toegankelijkheid")]
"""Pages that the band does not name."""

# hidden: the band is ours, and Streamlit's own menu would say English words
chosen = st.navigation([*(page for pages in SECTIONS.values() for page in pages), *APART], position="hidden")
st.set_page_config(page_title=f"{chosen.title} · {PRODUCT}", page_icon="app/shell/icon.png", layout="wide")
sections = {title: [Place(page.title, page.url_path) for page in pages] for title, pages in SECTIONS.items()}
draw_band(sections, chosen.url_path)
logs.page.set(f"/{chosen.url_path}")
uploads.disallow()
session_end.stop_if_ended()
login_page.stop_unless_allowed(chosen.url_path)
# only now: who was stopped above has not been let in
entered_by_navigation(chosen.url_path)
chosen.run()
draw_foot()

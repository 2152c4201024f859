"""A page of cards for the tests: those of card_exhibits.py, or with `?pagina=…` the real ones of a page."""

import streamlit as st

from app.card import component
from app.card.payload import Surroundings, remembered
from exhibits import catalogue
from exhibits.exhibit import Exhibit
from store.reading import current
from tests.browser import card_exhibits

TERMS = {"n.b.": "Niet bekend: de bron noemt dit getal niet.", "toegekend": "Wat een gemeente mocht besteden."}

st.set_page_config(layout="wide")
page = st.query_params.get("pagina")
st.title("Proefpagina")
number = st.selectbox("Keuze", range(6), key="keuze")


def note(event: component.Event) -> None:
    st.session_state["last"] = f"{event.kind} {event.field} {event.value}"


def draw(exhibit: Exhibit, address: str, fields: dict[str, str]) -> None:
    around = Surroundings(
        address=address,
        page=page or "proef",
        made_on="21-11-2026",
        data_date="19-11-2021",
        terms=TERMS,
        picks=fields,
        briefing=st.query_params.get("briefing") == "ja",
    )
    component.draw([remembered(exhibit, around)], exhibit.key, note)


if page is None:
    for exhibit in (card_exhibits.small(number), card_exhibits.sample(number), card_exhibits.long()):
        draw(exhibit, f"{exhibit.key}?keuze={number}&soort=a+b", {"gemeente": "Gemeente"})
else:
    database = current.get()
    for entry in catalogue.entries():
        if entry.choice_type.page == page:
            choices = entry.choice_type.sample_choices(database.ask)
            choice = choices[min(number, len(choices) - 1)]
            exhibit = database.derive(entry.make, choice)
            fields = {p.field: p.label for p in choice.parameters(database.ask)}
            draw(exhibit, catalogue.address(exhibit, choice, database.ask), fields)
st.write("Laatste:", st.session_state.get("last", "geen"))

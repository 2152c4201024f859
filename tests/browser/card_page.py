"""A page of cards for the tests: the exhibits of the page named by `?pagina=`, by the choice numbered `?keuze=`."""

import streamlit as st

from app.card import component
from app.card.payload import Surroundings, remembered
from exhibits import catalogue
from store.reading import current

st.set_page_config(layout="wide")
database = current.get()
page = st.query_params.get("pagina", "clusters")
exhibits = [
    (entry, entry.choice_type.sample_choices(database.ask))
    for entry in catalogue.entries()
    if entry.choice_type.page == page
]
most = max(len(choices) for _, choices in exhibits)
st.title("Proefpagina")
number = st.selectbox("Keuze", range(most), key="keuze", bind="query-params")


def note(event: component.Event) -> None:
    st.session_state["last"] = f"{event.kind} {event.field} {event.value}"


for entry, choices in exhibits:
    choice = choices[min(number, len(choices) - 1)]
    exhibit = database.derive(entry.make, choice)
    around = Surroundings(
        address=catalogue.address(exhibit, choice, database.ask),
        page=page,
        made_on="21-11-2026",
        data_date="19-11-2021",
        terms={"n.b.": "Niet bekend: de bron noemt dit getal niet.", "gelijkgetrokken": "Met dezelfde clusters in beide jaren."},
        picks={p.field: p.label for p in choice.parameters(database.ask)},
        briefing=st.query_params.get("briefing") != "nee",
    )
    component.draw(remembered(exhibit, around), exhibit.key, note)
st.write("Laatste:", st.session_state.get("last", "geen"))

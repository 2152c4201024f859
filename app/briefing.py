"""The briefing of a session: what its visitor collected, and the page's widgets to order it and take it along."""

from dataclasses import replace
from functools import partial

import streamlit as st

from app import access
from exhibits.briefing import Briefing, Item
from exhibits.briefing.drawn import draw as draw_items
from exhibits.briefing.drawn import draw_item, shown
from exhibits.briefing.model import MOST_CHARACTERS
from exhibits.exhibit import Exhibit
from export import about
from store.reading import Database, current
from view.escape import escape_markdown

_KEY = "briefing"
READY_MADE = ("clusters-bedragen", "clusters-verandering", "gemeenten-totaal", "gemeenten-rang")
READY_MADE_TITLE = "Versterkingsgelden in vier beelden"


def collected() -> Briefing:
    """What this session has so far."""
    kept = st.session_state.get(_KEY)
    return kept if isinstance(kept, Briefing) else Briefing()


def add(address: str) -> None:
    """A card's button: the exhibit goes to the end of the briefing."""
    _keep(collected().with_added(address))


def _keep(briefing: Briefing) -> None:
    st.session_state[_KEY] = briefing


def draw(database: Database) -> None:
    """The list with its buttons, and the way to PowerPoint."""
    briefing = collected()
    if not briefing.items:
        st.markdown("## Nog niets gekozen\n\nKlik bij een figuur op ‘In briefing’, of begin met een voorbeeld.")
        st.button(READY_MADE_TITLE, on_click=_start_ready_made)
        return
    title = st.text_input("Titel", value=briefing.title, max_chars=MOST_CHARACTERS, key="briefing:title")
    briefing = replace(briefing, title=title.strip() or Briefing().title)
    _keep(briefing)
    for place, item in enumerate(briefing.items):
        _draw_item(place, item, draw_item(database, item).exhibit, last=place == len(briefing.items) - 1)
    briefing = collected()
    st.download_button(
        "PowerPoint van deze briefing",
        data=partial(_deck_now, briefing),
        file_name=f"briefing-{about.today()}.pptx",
        mime=about.PPTX_MIME,
        on_click="ignore",
        type="primary",
        icon=":material/download:",
    )
    st.caption("De briefing blijft bewaard zolang deze browserpagina open is. Bewaar uw werk als PowerPoint.")


def _draw_item(place: int, item: Item, exhibit: Exhibit | None, *, last: bool) -> None:
    with st.container(border=True):
        name = exhibit.title if exhibit else f"Dit adres bestaat niet meer: {item.address}"
        st.header(f"{place + 1}. {escape_markdown(name)}", anchor=False)
        if exhibit is not None:
            words = [exhibit.mark or "", exhibit.subtitle, *exhibit.filter_text]
            st.markdown(escape_markdown(" · ".join(word for word in words if word)))
            said = st.text_input(
                f"Uw conclusie bij {place + 1}",
                value=item.conclusion,
                max_chars=MOST_CHARACTERS,
                key=f"conclusion:{item.address}",
            )
            items = list(collected().items)
            items[place] = replace(items[place], conclusion=said.strip())
            _keep(replace(collected(), items=tuple(items)))
        with st.container(horizontal=True):
            number = f"nummer {place + 1}"
            st.button("Omhoog", key=f"up:{item.address}", disabled=place == 0, on_click=_move, args=(place, -1), help=f"Zet {number} een plaats hoger")  # fmt: skip
            st.button("Omlaag", key=f"down:{item.address}", disabled=last, on_click=_move, args=(place, 1), help=f"Zet {number} een plaats lager")  # fmt: skip
            st.button("Verwijderen", key=f"remove:{item.address}", on_click=_remove, args=(place,), help=f"Haal {number} uit de briefing")  # fmt: skip


def _move(place: int, step: int) -> None:
    _keep(collected().moved(place, step))


def _remove(place: int) -> None:
    _keep(collected().without(place))


def _start_ready_made() -> None:
    _keep(Briefing(READY_MADE_TITLE, items=tuple(Item(address) for address in READY_MADE)))


def _deck_now(briefing: Briefing) -> bytes:
    return deck(access.visible(current.get()), briefing)


def deck(database: Database, briefing: Briefing) -> bytes:
    """A slide for each item that exists, with its conclusion."""
    from export import slides  # python-pptx takes a tenth of a second to import

    drawn = shown(draw_items(database, briefing))
    exhibits = [one.renamed for one in drawn if one.renamed is not None]
    return slides.deck(exhibits, briefing.title, [one.item.conclusion for one in drawn])

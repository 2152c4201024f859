"""The briefing of a session: what its visitor collected, and the page's widgets to order it and take it along."""

from functools import partial

import streamlit as st

from app import access
from exhibits import catalogue
from exhibits.choice import ChoiceInvalid
from exhibits.exhibit import Exhibit
from export import about
from export.briefing import MOST_CHARACTERS, READY_MADE, READY_MADE_TITLE, Briefing, Item
from store.errors import RecordsHidden
from store.reading import Database, current
from view.escape import escape_markdown

_KEY = "briefing"


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
    briefing = Briefing(title.strip() or Briefing().title, briefing.items)
    _keep(briefing)
    for place, item in enumerate(briefing.items):
        _draw_item(place, item, exhibit_of(database, item), last=place == len(briefing.items) - 1)
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
            _keep(collected().concluded(item.address, said.strip()))
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
    _keep(Briefing(READY_MADE_TITLE, tuple(Item(address) for address in READY_MADE)))


def _deck_now(briefing: Briefing) -> bytes:
    return deck(access.visible(current.get()), briefing)


def exhibit_of(database: Database, item: Item) -> Exhibit | None:
    """The exhibit, made anew from the data of today; None when its address no longer exists or may not be seen."""
    key, _, query_string = item.address.partition("?")
    try:
        return catalogue.resolve(database, key, query_string)
    except (catalogue.AddressUnknown, ChoiceInvalid, RecordsHidden):
        return None


def deck(database: Database, briefing: Briefing) -> bytes:
    """A slide for each item that exists, with its conclusion."""
    from export import slides  # python-pptx takes a tenth of a second to import

    pairs = [(exhibit_of(database, item), item.conclusion) for item in briefing.items]
    shown = [(exhibit, words) for exhibit, words in pairs if exhibit is not None]
    return slides.deck([exhibit for exhibit, _ in shown], briefing.title, [words for _, words in shown])

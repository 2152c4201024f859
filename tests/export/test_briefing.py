"""A briefing: what is in it, in which order, and the deck that comes of it."""

import io

from pptx import Presentation

from app.briefing import deck, exhibit_of
from export.briefing import MOST_CHARACTERS, MOST_ITEMS, READY_MADE, Briefing, Item
from store.reading import Database

THREE = Briefing("Drie", (Item("a"), Item("b"), Item("c")))


def addresses(briefing: Briefing) -> str:
    return "".join(item.address for item in briefing.items)


def test_an_exhibit_is_added_once_and_at_the_end() -> None:
    assert addresses(THREE.with_added("d").with_added("a")) == "abcd"


def test_there_is_room_for_so_many() -> None:
    briefing = Briefing()
    for number in range(MOST_ITEMS + 5):
        briefing = briefing.with_added(str(number))
    assert len(briefing.items) == MOST_ITEMS


def test_items_move_as_far_as_there_are_places() -> None:
    assert addresses(THREE.moved(0, 1)) == "bac"
    assert addresses(THREE.moved(0, -1)) == "abc"
    assert addresses(THREE.moved(2, 1)) == "abc"
    assert addresses(THREE.without(1)) == "ac"


def test_a_conclusion_belongs_to_its_address() -> None:
    moved = THREE.concluded("b", "x" * 999).moved(1, -1)
    assert moved.items[0] == Item("b", "x" * MOST_CHARACTERS)
    assert moved.items[1].conclusion == ""


def test_every_address_of_the_ready_made_one_exists(database: Database) -> None:
    assert len(READY_MADE) == 4
    for address in READY_MADE:
        assert exhibit_of(database, Item(address)) is not None, address


def test_an_address_that_no_longer_exists_is_no_exhibit(database: Database) -> None:
    for address in ("onzin", "clusters-bedragen?indeling=onzin", "", "?", "../x"):
        assert exhibit_of(database, Item(address)) is None


def test_a_deck_has_a_slide_for_what_exists_with_its_conclusion(database: Database) -> None:
    conclusion = "=1+1 <b>Preventie</b> daalt"
    briefing = Briefing(
        "Overleg", (Item("clusters-bedragen?indeling=letters", conclusion), Item("onzin"), Item("casussen-stand"))
    )
    made = Presentation(io.BytesIO(deck(database, briefing)))
    assert made.core_properties.title == "Overleg"
    assert len(made.slides) == 2
    texts = [shape.text_frame.text for shape in made.slides[0].shapes if shape.has_text_frame]
    assert conclusion in texts
    assert any("letters" in text for text in texts)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= made.slide_height

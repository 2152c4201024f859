"""The page of the briefing: begin, order, conclude, remove."""

from streamlit.testing.v1 import AppTest

from app.briefing import READY_MADE, collected
from exhibits.briefing import Briefing, Item
from tests.visiting import visit


def headings(test: AppTest) -> list[str]:
    return [heading.value for heading in test.header]


def with_items(*addresses: str) -> AppTest:
    test = visit("briefing")
    test.session_state["briefing"] = Briefing("Proef", items=tuple(Item(address) for address in addresses))
    return test.run()


def test_an_empty_briefing_says_how_to_begin_and_offers_a_ready_made_one() -> None:
    test = visit("briefing")
    assert "In briefing" in test.markdown[0].value
    test.button[0].click().run()
    assert not test.exception
    assert len(headings(test)) == len(READY_MADE)
    assert [item.address for item in test.session_state["briefing"].items] == list(READY_MADE)


def test_items_change_places_and_go() -> None:
    test = with_items("clusters-bedragen", "casussen-stand")
    first, second = (heading.partition(". ")[2] for heading in headings(test))
    test.button(key="down:clusters-bedragen").click().run()
    assert headings(test) == [f"1. {second}", f"2. {first}"]
    test.button(key="remove:casussen-stand").click().run()
    assert headings(test) == [f"1. {first}"]


def test_a_conclusion_stays_with_its_exhibit() -> None:
    test = with_items("clusters-bedragen", "casussen-stand")
    test.text_input(key="conclusion:casussen-stand").set_value("Een stand, geen trend").run()
    test.button(key="up:casussen-stand").click().run()
    assert test.session_state["briefing"].items[0] == Item("casussen-stand", conclusion="Een stand, geen trend")
    assert test.text_input[1].value == "Een stand, geen trend"


def test_an_address_that_no_longer_exists_is_named_and_kept() -> None:
    test = with_items("weg-figuur?jaar=<b>1</b>", "casussen-stand")
    assert not test.exception
    assert "Dit adres bestaat niet meer" in headings(test)[0]
    assert "<b>" not in headings(test)[0]
    assert len(test.session_state["briefing"].items) == 2


def test_outside_a_session_there_is_nothing() -> None:
    assert collected() == Briefing()

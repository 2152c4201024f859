"""What a browser keeps of a briefing: what goes to it, what comes back after a reload, and whose it is."""

import time
from dataclasses import replace
from typing import Any

import pytest

from app import access
from app.briefing import add, collected, keeping, session
from app.card.component import read_event
from exhibits.briefing import Briefing, Item, link
from exhibits.briefing.drawn import draw
from exhibits.briefing.model import MOST_ADDRESS, MOST_ITEMS
from store.reading import current
from tests.app.test_briefing import parts
from tests.visiting import visit

OWN = Briefing("Overleg", items=(Item("clusters-bedragen", conclusion="Dus"), Item("casussen-stand")))
OTHER = Briefing("Van een collega", items=(Item("quickscan-kwesties"),))


def come_back(state: dict[str, Any], packed: Any, before: str = "", written: Any = ()) -> None:
    state["band"] = {"event": {"kind": "kept", "packed": packed, "before": before, "mine": True, "written": written}}
    keeping.hear()


def test_what_was_collected_comes_back_after_a_reload_with_its_old_values(state: dict[str, Any]) -> None:
    assert keeping.parcel()["heard"] is False
    add("casussen-stand")
    add("clusters-bedragen")
    kept, made = keeping.parcel(), collected()
    assert (kept["heard"], kept["mine"], kept["count"]) == (True, True, 2)
    assert kept["addresses"] == ["casussen-stand", "clusters-bedragen"]
    state.clear()  # another session: the page was loaded anew
    come_back(state, kept["packed"])
    assert collected() == made
    assert all(item.stamp and item.stamp.values for item in collected().items)
    assert keeping.parcel()["packed"] == kept["packed"]  # else the browser would ask again and again


def test_a_link_goes_before_what_the_tab_had_which_can_be_taken_back(state: dict[str, Any]) -> None:
    session.arrive(link.encode(OTHER))
    come_back(state, keeping.packed(OWN))
    assert (collected(), session.before()) == (OTHER, OWN)
    # the other way round: the tab's own came first
    state.clear()
    come_back(state, keeping.packed(OWN))
    session.arrive(link.encode(OTHER))
    assert (collected(), session.before()) == (OTHER, OWN)
    # and its own link is no other briefing
    state.clear()
    come_back(state, keeping.packed(OWN))
    session.arrive(link.encode(OWN))
    assert (collected(), session.has_before(), session.said()) == (OWN, False, None)


def test_an_address_that_the_page_had_yet_to_rewrite_is_no_link(state: dict[str, Any]) -> None:
    """Who loads a page again right after typing has the words of before in its address, and the last ones in the browser."""
    session.keep(OWN)
    earlier = session.link_text()
    session.keep(replace(OWN, title="Overleg met de regio"))
    kept = keeping.parcel()
    state.clear()
    session.arrive(earlier)
    come_back(state, kept["packed"], written=kept["written"])
    assert (collected().title, session.has_before(), session.said()) == ("Overleg met de regio", False, None)
    # the other way round
    state.clear()
    come_back(state, kept["packed"], written=kept["written"])
    session.arrive(earlier)
    assert (collected().title, session.has_before(), session.said()) == ("Overleg met de regio", False, None)
    # a link of somebody else is none of the tab's own, though this tab opened it before
    state.clear()
    session.arrive(link.encode(OTHER))
    session.keep(OWN)
    kept = keeping.parcel()
    state.clear()
    session.arrive(link.encode(OTHER))
    come_back(state, kept["packed"], written=kept["written"])
    assert (collected(), session.before()) == (OTHER, OWN)


@pytest.mark.parametrize("written", [7, None, [7, {}, None, ["a"]], "tekst"])
def test_what_no_page_wrote_is_no_address(state: dict[str, Any], written: Any) -> None:
    session.arrive(link.encode(OTHER))
    come_back(state, keeping.packed(OWN), written=written)
    assert (collected(), session.before()) == (OTHER, OWN)


def test_the_browser_can_tell_what_is_said_later(state: dict[str, Any]) -> None:
    first = keeping.parcel()
    assert keeping.parcel() == first  # the same words are no message
    add("casussen-stand")
    second = keeping.parcel()
    assert second["session"] == first["session"]
    assert second["turn"] > first["turn"]
    state.clear()
    assert keeping.parcel()["session"] != first["session"]


def test_what_is_collected_before_the_browser_gave_back_the_rest_comes_after_it(state: dict[str, Any]) -> None:
    add("casussen-stand")
    add("netwerk-matrix")
    come_back(state, keeping.packed(OWN))
    assert [item.address for item in collected().items] == ["clusters-bedragen", "casussen-stand", "netwerk-matrix"]
    assert (collected().title, session.has_before(), session.said(), session.is_own_work()) == (
        "Overleg",
        False,
        None,
        True,
    )


def test_a_card_hears_each_time_that_there_is_no_room(state: dict[str, Any]) -> None:
    session.keep(Briefing(items=tuple(Item(f"weg?n={number}") for number in range(MOST_ITEMS))))
    assert keeping.parcel()["refused"] == {}
    for times in (1, 2):
        before = keeping.parcel()["turn"]
        add("casussen-stand")
        assert keeping.parcel()["refused"] == {"casussen-stand": times}
        assert keeping.parcel()["turn"] > before


def test_only_what_the_visitor_made_is_kept_for_another_day(state: dict[str, Any]) -> None:
    session.arrive(link.encode(OTHER))
    assert keeping.parcel()["mine"] is False
    session.keep(OTHER)
    assert keeping.parcel()["mine"] is True
    session.take_kept(OWN)
    assert (keeping.parcel()["mine"], session.before()) == (True, OTHER)


@pytest.mark.parametrize("packed", ["onzin", 7, None, "A" * 9_000_000, {"schema": 2}])
def test_what_a_browser_cannot_have_kept_is_left_alone(state: dict[str, Any], packed: Any) -> None:
    come_back(state, packed)
    assert collected() == Briefing()
    assert keeping.parcel()["heard"] is True
    state["band"] = {"event": ["kept"]}
    keeping.hear()


def test_what_is_kept_belongs_to_who_is_logged_in(state: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    add("casussen-stand")
    assert keeping.parcel()["owner"] == keeping.ONE_PERSON
    monkeypatch.setattr(access, "login_configured", lambda: True)
    person = {"sub": "7", "email": "a@example.nl", "iat": time.time(), "is_logged_in": True}
    monkeypatch.setattr(access, "claims", lambda: person)
    first = keeping.parcel()
    assert first["open"]
    assert "example" not in first["owner"]
    monkeypatch.setattr(access, "claims", lambda: person | {"email": "b@example.nl"})
    assert keeping.parcel()["owner"] not in (first["owner"], keeping.NOBODY)
    # a login that has run out: the work stays for who logs in again, but nothing is given
    monkeypatch.setattr(access, "claims", lambda: person | {"iat": 0})
    late = keeping.parcel()
    assert (late["owner"], late["open"], late["packed"], late["addresses"]) == (first["owner"], False, "", [])
    # logged out: of nobody, so the browser wipes all
    monkeypatch.setattr(access, "claims", dict)
    assert (keeping.parcel()["owner"], keeping.parcel()["open"]) == (keeping.NOBODY, False)


def test_a_long_address_reaches_the_briefing_and_a_longer_one_does_not() -> None:
    for length, arrives in ((MOST_ADDRESS, True), (MOST_ADDRESS + 1, False)):
        event = read_event({"kind": "briefing", "field": "address", "value": "a" * length})
        assert (event is not None) is arrives
    assert read_event({"kind": "pick", "field": "x", "value": "a" * 300}) is None


def test_a_full_briefing_says_so_in_what_the_card_reads(state: dict[str, Any]) -> None:
    session.keep(Briefing(items=tuple(Item(f"weg?n={n}") for n in range(MOST_ITEMS))))
    add("casussen-stand")
    kept = keeping.parcel()
    assert len(kept["addresses"]) == kept["most"] == MOST_ITEMS
    assert len(kept["packed"]) < keeping.MOST_WITH_VALUES


def test_the_top_of_the_page_counts_what_is_gone_and_says_why_without_what_is_not_shown() -> None:
    gone = Briefing(items=(Item("weg"), Item("clusters-bedragen?indeling=cijfers"), Item("casussen-stand")))
    test = visit("briefing", stuk=link.encode(gone))
    assert list(parts(test))[:2] == ["said", "bar"]
    assert parts(test)["said"][0]["gone"] == 2
    problems = [one.problem for one in draw(current.get(), gone)]
    assert "‘cijfers’" in problems[1]
    assert not any("u ziet" in problem for problem in problems)

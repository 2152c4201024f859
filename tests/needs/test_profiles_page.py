"""The page 'Gemeenten filteren': each view from a link, contradictions, nonsense, and how many are compared."""

import re
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from exhibits.needs.profile_choice import VIEWS
from tests.visiting import cards, page_html, visit

DISTRUST, NO_KNOWLEDGE = "kwestie_wantrouwen.genoemd.ja", "kennis_onderwijs.voltooid.nee"


def run(**query: str | list[str]) -> AppTest:
    test = visit("profielen", **query)
    assert not test.exception
    return test


def words(test: AppTest) -> str:
    return page_html(test) + " ".join(m.value for m in test.markdown).replace("\\", "")


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_comes_from_its_link_with_one_exhibit(view: str) -> None:
    test = run(bekijk=view, voorwaarde=[DISTRUST, NO_KNOWLEDGE])
    assert len(cards(test)) == 1
    assert test.multiselect[0].value == [DISTRUST, NO_KNOWLEDGE]
    assert "met wantrouwen jegens de overheid en waar kennisopbouw bij onderwijs niet genoemd is" in words(test)


def test_conditions_in_the_link_decide_who_is_listed() -> None:
    everybody, some = run(), run(voorwaarde=[DISTRUST, NO_KNOWLEDGE])
    either = run(voorwaarde=[DISTRUST, NO_KNOWLEDGE], combineer="of")
    counts = [cards(test)[0]["table"]["rows"] for test in (some, either, everybody)]
    assert counts[0] < counts[1] < counts[2] == 49
    assert f"{counts[0]} van 49 gemeenten:" in words(some)


def test_choosing_a_condition_on_the_page_narrows_the_list() -> None:
    test = run()
    test.multiselect[0].set_value([DISTRUST]).run()
    assert cards(test)[0]["table"]["rows"] == 27


def test_a_contradiction_gives_a_kind_sentence_and_no_exhibit() -> None:
    test = run(voorwaarde=[DISTRUST, DISTRUST.replace("ja", "nee")])
    assert not cards(test)
    assert "kunnen niet tegelijk waar zijn" in test.info[0].value


def test_nonsense_in_the_link_is_named_and_the_rest_is_kept() -> None:
    test = run(voorwaarde=[DISTRUST, "drop table.genoemd.ja"], gemeente="Amsterdam", bekijk="een")
    assert test.multiselect[0].value == [DISTRUST]
    assert len(test.warning) == 2
    assert "Amsterdam" not in cards(test)[0]["title"]


def test_of_five_municipalities_four_are_compared() -> None:
    names = [f"VG{number:02d}" for number in range(1, 6)]
    test = run(bekijk="vergelijken", naast=names)
    assert len(cards(test)[0]["table"]["columns"]) == 2 + 4
    assert "eerste vier" in test.info[0].value


def test_without_a_choice_the_first_of_the_group_are_compared() -> None:
    test = run(bekijk="vergelijken")
    assert len(cards(test)[0]["table"]["columns"]) == 2 + 2


def test_the_page_starts_with_three_questions_that_lead_to_their_answers() -> None:
    start = run()
    shown = page_html(start)
    assert "begin met een van deze vragen" in shown
    links = re.findall(r'href="/profielen\?([^"]+)"', shown)
    assert len(links) >= 3
    for query in links:
        assert not re.search(r'href="/profielen\?', page_html(run(**parse_qs(query))))

"""What sentences about needs may claim: rules that hold for every choice, walked by the thousand."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from exhibits import catalogue
from exhibits.choice import Choice
from exhibits.exhibit import Exhibit
from exhibits.needs import condition_text, conditions, crosswalk, mapping, profiles, profiles_together, quickscan
from exhibits.needs.conditions import AND, OR
from exhibits.needs.crosswalk_choice import THEMES, CrosswalkChoice
from exhibits.needs.profile_choice import DIFFERENCE, LIST, TOGETHER, ProfileChoice
from exhibits.needs.quickscan_choice import QuickscanChoice
from exhibits.shared import phrases
from store.reading import Ask, Database
from tests.frames import values
from tests.walking import walked

WALKED = 60
LONGEST_TITLE = 110
BANNED = re.compile(
    r"\bknopen?\b|ligt maar binnen|het toeval laat ruimte|Wil niet|Wil geen kennis|Mist kennis|wens voor kennis"
    r"|is geen percentage te tonen|van alles\b|Naast de lijst|gevonden voor deze keuze|\bde rest\b|\bde keuze\b"
    r"|genoemd door \d|sluiten elkaar in de quickscan|\bvroegen\b|\bvragen om\b|letterlijk in een openbare bron",
    re.IGNORECASE,
)
ONE_OF_MANY = re.compile(
    r"\b1 (?:van 1 gemeente|gemeenten|behoeften|kwesties|onderwerpen)\b|\b[02-9] (?:gemeente|behoefte|kwestie)\b"
)

Shown = list[tuple[Choice, Exhibit]]


def everything_said(exhibit: Exhibit) -> str:
    return " ".join([exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks, *exhibit.filter_text])


def _profile_choices(ask: Ask) -> Iterator[ProfileChoice]:
    chance = random.Random(9)
    offered, sets = list(conditions.options(ask)), list(conditions.sets(ask))
    places, sizes = list(conditions.provinces(ask)), list(conditions.sizes(ask))
    start = ProfileChoice.default(ask)
    for _ in range(WALKED):
        yield replace(
            start,
            conditions=tuple(chance.sample(offered, chance.randint(0, 3))),
            combine=chance.choice([AND, OR]),
            provinces=tuple(chance.sample(places, chance.choice([0, 0, 0, 1]))),
            sizes=tuple(chance.sample(sizes, chance.choice([0, 0, 1]))),
            view=chance.choice([LIST, DIFFERENCE, TOGETHER]),
            rows=chance.choice(sets),
            columns=chance.choice(sets),
        )


@pytest.fixture(scope="module")
def shown(database: Database) -> Shown:
    """Every exhibit on needs for every choice of two pages, and for a sample of the thousands of the third."""
    ask = database.ask
    made: Shown = []
    makers = {LIST: profiles.listing, DIFFERENCE: profiles.difference, TOGETHER: profiles_together.together}
    for choice in walked(_profile_choices(ask), 3):
        made.append((choice, makers[choice.view](ask, choice)))
    for entry in catalogue.entries():
        if entry.choice_type in (QuickscanChoice, CrosswalkChoice, ProfileChoice):
            made += [(c, database.derive(entry.make, c)) for c in entry.choice_type.sample_choices(ask)[::3]]
    themes = list(THEMES)
    for number in walked(range(1, 2 ** len(themes)), 3):
        picked = CrosswalkChoice(tuple(t for bit, t in enumerate(themes) if number >> bit & 1))
        made += [(picked, make(ask, picked)) for make in (crosswalk.crosswalk, mapping.uncovered, mapping.mapping)]
    assert len(made) > 80
    return made


def test_no_title_is_longer_than_a_slide_takes(shown: Shown) -> None:
    for choice, exhibit in shown:
        assert len(exhibit.title) <= LONGEST_TITLE, (len(exhibit.title), exhibit.title, choice)


def test_no_words_that_claim_too_much(shown: Shown) -> None:
    for choice, exhibit in shown:
        assert (hit := BANNED.search(everything_said(exhibit))) is None, (hit, choice)


def test_one_is_one_and_more_are_more(shown: Shown) -> None:
    for choice, exhibit in shown:
        assert (hit := ONE_OF_MANY.search(everything_said(exhibit))) is None, (hit, exhibit.title, choice)


def test_a_title_on_invented_records_says_so(shown: Shown) -> None:
    invented = [exhibit for _, exhibit in shown if exhibit.origin == "voorbeeld"]
    assert len(invented) > 20
    for exhibit in invented:
        assert "oorbeeld" in exhibit.title, exhibit.title
        assert "verzonnen" in exhibit.source_line
        assert "interval" not in everything_said(exhibit)


def test_the_largest_difference_is_decided_before_rounding_and_ties_are_all_named(ask: Ask, shown: Shown) -> None:
    known = conditions.items(ask).set_index("yes_text")
    checked = 0
    for choice, exhibit in shown:
        if exhibit.key != "profielen-verschil" or "rootste verschil" not in exhibit.title:
            continue
        assert isinstance(choice, ProfileChoice)
        rows = values(exhibit).dropna(subset="Verschil")
        bound = profiles._bound_by(choice.conditions, known.reset_index())
        rows = rows[~rows["Onderwerp"].map(known["pair"]).isin(bound)]
        gaps = rows["Verschil"].astype(float).abs()
        top = rows[gaps >= gaps.max() - 1e-9]
        assert ("even groot" in exhibit.title) is (len(top) > 1)
        for topic in top["Onderwerp"]:
            names = {str(known.loc[topic, "words"]), phrases.within(topic)}
            assert any(name in exhibit.title for name in names)
        checked += 1
    assert checked > 2


def test_what_goes_together_stands_beside_what_chance_would_give(shown: Shown) -> None:
    checked = 0
    for _, exhibit in shown:
        if exhibit.key == "profielen-samen" and len(exhibit.table):
            rows = values(exhibit).dropna(subset="Gemeenten met beide")
            product = rows["Met het eerste"].astype(float) * rows["Met het tweede"].astype(float)
            expected = product / rows["Beide bekend bij"].astype(float)
            assert (rows["Verwacht zonder verband"].astype(float) - expected).abs().max() < 1e-9
            checked += 1
    assert checked > 2


def test_a_title_says_whether_knowledge_is_built_or_wanted(ask: Ask) -> None:
    choice = replace(ProfileChoice.default(ask), view=TOGETHER, rows="kennis|voltooid", columns="kennis|gewenst")
    assert "kennisopbouw bij" in profiles_together.together(ask, choice).title
    assert "meer kennis bij" in profiles_together.together(ask, choice).title


def test_no_sentence_on_a_page_has_a_banned_word(ask: Ask, shown: Shown) -> None:
    for choice in _profile_choices(ask):
        said = f"{condition_text.answer(ask, choice)} {condition_text.advice(ask, choice)}"
        assert (hit := BANNED.search(said)) is None, (hit, said)
    start, needs = QuickscanChoice.default(ask), CrosswalkChoice(())
    for said in (quickscan.answer(ask, start), quickscan.selection_note(ask, start), crosswalk.answer(ask, needs)):
        assert BANNED.search(said) is None


def test_a_share_of_needs_is_of_the_municipalities_that_were_asked(shown: Shown) -> None:
    for _, exhibit in shown:
        titles = exhibit.table.titles
        if {"Gemeenten", "Van", "Aandeel"} <= set(titles):
            for row in values(exhibit).dropna(subset="Gemeenten").to_dict("records"):
                assert row["Aandeel"] == pytest.approx(row["Gemeenten"] / row["Van"] * 100)


def test_the_need_named_most_is_the_highest_that_is_known(ask: Ask) -> None:
    assert "(hoogste bekende aantal: 35 van 49 gemeenten)" in crosswalk.answer(ask, CrosswalkChoice(()))

"""What the pages on the network say, for every choice: rules that a sentence must keep to, whatever the figures are."""

import itertools
import json
import os
import re
from collections.abc import Iterator

import pandas as pd
import pytest

from exhibits.exhibit import Exhibit
from exhibits.network import (
    asymmetry,
    capability,
    capability_gap,
    capability_manpower,
    contact_answer,
    contacts,
    strengths,
)
from exhibits.network.capability_choice import STEPS, CapabilityChoice
from exhibits.network.contact_choice import EVERYBODY, FREQUENCIES, NATURES, ContactChoice
from exhibits.network.domain_names import domain_names
from exhibits.network.layers import PUBLISHED, RECORDS
from exhibits.network.tie_text import LONGEST_TITLE
from exhibits.network.ties import chosen, highest
from exhibits.shared import privacy
from store.reading import Ask
from tests.walking import FAST

CONTACT = (contacts.contact_network, contacts.matrix, asymmetry.asymmetry, strengths.strengths, strengths.intervals)
CAPABILITY = (
    capability.shares,
    capability.responsibility,
    capability_gap.education_gap,
    capability_manpower.knowledge_and_manpower,
)
EVERY = int(os.environ.get("WALK_EVERY", "47" if FAST else "23"))
"""One in so many choices is tried; `WALK_EVERY=1 pytest tests/network/test_words.py` tries them all."""
BANNED = re.compile(
    r"\b(knoop|knopen|toeval|kan handelen|heeft de mensen|te tonen|over en weer|afgekapt|van alles|ten minste)\b"
    r"|procentpunt vast",
    re.IGNORECASE,
)
WRONG_NUMBER = re.compile(
    r"(?<!respondenten uit maatschappelijke )organisaties (is|heeft|noemt|zegt|blijft)\b|\b1 (richtingen|percentages|stellingen|domeinen|respondenten)\b"
    r"|\b0 van de\b|\b(\d+) van de \3\b|\b(\d+) van \4 (richtingen|paren)"
)


def own(ask: Ask, times: int = 9) -> Ask:
    """The sample so many times over, as if somebody loaded it."""

    def asked(name: str, /, **parameters: object) -> pd.DataFrame:
        frame = ask(name, **parameters)
        if name == "trust/datasets":
            return frame.assign(origin="eigen")
        counts = {
            "network/contact_atoms": ["people"],
            "network/domain_partners": ["partners"],
            "network/capability_records": ["respondents", "agree", "other", "blank"],
        }.get(name, [])
        return frame.assign(**{column: frame[column] * times for column in counts})

    return asked


def contact_choices(ask: Ask) -> Iterator[ContactChoice]:
    focuses = (EVERYBODY, *domain_names(ask))
    for focus, with_unknown in itertools.product(focuses, (False, True)):
        yield ContactChoice(PUBLISHED, "jaarlijks", "alle", 50, with_unknown, focus)
    for number, (frequency, nature, focus) in enumerate(itertools.product(FREQUENCIES, NATURES, focuses)):
        if not number % EVERY:
            yield ContactChoice(RECORDS, frequency, nature, 50 if number % 2 else 0, False, focus)


def capability_choices(ask: Ask) -> Iterator[CapabilityChoice]:
    steps = [(), *((step,) for step in STEPS), *itertools.combinations(STEPS, 2)]
    domains = [(), *((d,) for d in domain_names(ask)), *itertools.combinations(domain_names(ask), 2)]
    every = itertools.product((PUBLISHED, RECORDS), steps, domains)
    for number, (layer, some_steps, some_domains) in enumerate(every):
        if not number % EVERY:
            yield CapabilityChoice(layer, some_steps, some_domains)


def spoken(exhibit: Exhibit) -> list[str]:
    return [exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks, *exhibit.filter_text]


def sentences_of(text: str) -> list[str]:
    return re.split(r"(?<=[.;]) ", text)


def check_words(where: str, texts: list[str], title: str) -> None:
    assert 10 <= len(title) <= LONGEST_TITLE, (where, len(title), title)
    for text in texts:
        assert not BANNED.search(text), (where, text)
        assert not WRONG_NUMBER.search(text), (where, text)
        assert "  " not in text, (where, text)
    decimals = {"," in number for number in re.findall(r"\d+(?:,\d+)?(?=%)", title)}
    assert len(decimals) <= 1, (where, title)


def check_sample(where: str, exhibit: Exhibit) -> None:
    """No place, no interval, no source as if the figures came from it, and no domain as winner."""
    assert exhibit.title.startswith("Voorbeeldgegevens: "), (where, exhibit.title)
    assert exhibit.source_line.startswith("Verzonnen"), where
    for text in spoken(exhibit):
        assert "Arnhem" not in text, (where, text)
        assert "95%" not in text, (where, text)
    if exhibit.figure is not None:
        assert "Arnhem" not in json.dumps(exhibit.figure.to_plotly_json(), default=str), where


@pytest.mark.parametrize("layer", ["gepubliceerd", "voorbeeld", pytest.param("eigen", marks=pytest.mark.slow)])
def test_every_sentence_on_contact_can_be_borne(ask: Ask, layer: str) -> None:
    asked = own(ask) if layer == "eigen" else ask
    seen = 0
    for choice in contact_choices(ask):
        if choice.is_published != (layer == "gepubliceerd"):
            continue
        for make in CONTACT:
            exhibit = make(asked, choice)
            where = f"{exhibit.key} {choice}"
            check_words(where, spoken(exhibit), exhibit.title)
            assert choice.contact in exhibit.subtitle, where
            # frequency and nature stand in every title with a share or a difference
            if "%" in exhibit.title.replace("95%-interval", "") or "procentpunt" in exhibit.title:
                named = choice.contact in exhibit.title
                assert named or (layer == "gepubliceerd" and "bekend" in exhibit.title), (where, exhibit.title)
            if layer == "voorbeeld":
                check_sample(where, exhibit)
            seen += 1
        said = contact_answer.answer(asked, choice)
        check_words(f"answer {choice}", [said], said[:60])
        for sentence in sentences_of(said):
            if "%" in sentence:
                assert choice.contact in sentence, (choice, sentence)
        for fact in contact_answer.facts(asked, choice):
            assert not BANNED.search(fact.label)
            assert not WRONG_NUMBER.search(f"{fact.value_text} {fact.label}")
    assert seen >= 8


def test_what_is_withheld_is_not_called_unknown_and_says_how_many_are_needed(ask: Ask) -> None:
    asked, few = own(ask, 1), 0  # a small survey: nearly all is withheld
    for choice in (c for c in contact_choices(ask) if not c.is_published):
        every = chosen(asked, choice)
        made = [make(asked, choice) for make in CONTACT]
        if any(tie.state == "afgeschermd" for tie in every):
            assert all(privacy.NEEDED in exhibit.notes for exhibit in made), choice
            if not any(tie.state == "bekend" for tie in every):
                few += 1
                sentences = [contact_answer.answer(asked, choice), *(exhibit.title for exhibit in made)]
                assert not any("bekend" in text for text in sentences), sentences
                assert privacy.NEEDED in sentences[0]
    assert few > 0
    for capable in (c for c in capability_choices(ask) if not c.is_published):
        for make in CAPABILITY:
            exhibit = make(asked, capable)
            if "<5" in exhibit.alt:
                assert privacy.NEEDED in exhibit.notes, exhibit.key
                assert "bekend" not in exhibit.title or "van de" in exhibit.title, exhibit.title


def test_all_directions_at_the_top_are_named_or_counted(ask: Ask) -> None:
    """Decided on unrounded shares, also for own records."""
    asked = own(ask)
    named = 0
    for choice in contact_choices(ask):
        best = highest(chosen(asked, choice))
        title = contacts.contact_network(asked, choice).title
        if len(best) == 1 and "→" in title:
            assert best[0].name in title
            named += 1
        elif len(best) > 1 and "→" in title:
            assert all(tie.name in title for tie in best), title
            named += 1
    assert named > 0


@pytest.mark.parametrize("layer", ["gepubliceerd", "voorbeeld", pytest.param("eigen", marks=pytest.mark.slow)])
def test_every_sentence_on_capability_can_be_borne(ask: Ask, layer: str) -> None:
    asked = own(ask) if layer == "eigen" else ask
    seen = 0
    for choice in capability_choices(ask):
        if choice.is_published != (layer == "gepubliceerd"):
            continue
        for make in CAPABILITY:
            exhibit = make(asked, choice)
            where = f"{exhibit.key} {choice}"
            check_words(where, spoken(exhibit), exhibit.title)
            assert 10 <= len(exhibit.subtitle) <= 160, where
            if " tot " in exhibit.title and "stelling" in exhibit.title:
                assert "per stelling" in exhibit.title, (where, exhibit.title)
            if layer == "voorbeeld" and "%" in exhibit.title:
                check_sample(where, exhibit)
            seen += 1
        said = capability_gap.answer(asked, choice)
        check_words(f"answer {choice}", [said], said[:60])
        assert layer != "voorbeeld" or "Arnhem" not in said
    assert seen >= 8

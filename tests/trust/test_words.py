"""The words of every exhibit of this theme, for every choice: what officials may quote."""

import json
import re

import pytest

from exhibits.exhibit import Exhibit
from exhibits.shared import phrases
from exhibits.trust import claims, reconciliation, sources
from exhibits.trust.source_choice import SourceChoice
from exhibits.trust.topic_choice import TopicChoice
from store.reading import Database
from tests.walking import Drawn
from view import formats

BANNED = re.compile(r"\b(knoop|knopen|letterlijk|van alles|aansluiting|niet gepubliceerd|afgekapt)\b", re.IGNORECASE)
NONSENSE = (
    re.compile(r"\b(\d+) van (?:de )?\1\b"),
    re.compile(r"(?<![\d.,])[01] van de\b"),
    re.compile(
        r"(?<![\d.,/-])1 (?:beweringen|totalen|gedrukte totalen|cijfers|tegenstrijdigheden|drukfouten|bronnen)\b"
    ),
    re.compile(r"\bAlle [12] "),
)


@pytest.fixture(scope="module")
def shown(drawn: list[Drawn]) -> list[tuple[str, Exhibit]]:
    made = [(sample.name, sample.exhibit) for sample in drawn if sample.name.startswith("trust.")]
    assert len(made) > 20
    return made


def words(exhibit: Exhibit) -> list[str]:
    return [exhibit.title, exhibit.subtitle, *exhibit.remarks]


def test_no_banned_word_and_no_broken_count(shown: list[tuple[str, Exhibit]]) -> None:
    for name, exhibit in shown:
        for text in [*words(exhibit), *exhibit.table.titles]:
            assert not BANNED.search(text), (name, text)
            assert not any(pattern.search(text) for pattern in NONSENSE), (name, text)


def test_titles_are_short(shown: list[tuple[str, Exhibit]]) -> None:
    lengths = {name: len(exhibit.title) for name, exhibit in shown}
    assert {name: length for name, length in lengths.items() if length > 110} == {}
    assert sum(length > 90 for length in lengths.values()) <= len(lengths) // 10


def test_answers_and_large_figures_count_right_in_words(database: Database) -> None:
    ask = database.ask
    texts = [sources.answer(ask, SourceChoice.default(ask))]
    for choice in TopicChoice.sample_choices(ask):
        texts.append(reconciliation.answer(ask, choice))
        texts += [f"{fact.value_text} {fact.label}" for fact in reconciliation.facts(ask, choice)]
    assert len(texts) > 12
    for text in texts:
        assert not BANNED.search(text), text
        assert not NONSENSE[0].search(text), text
        verb = re.fullmatch(r"1 van .* (sluiten|kloppen) niet", text)
        assert verb is None, text


def test_source_below_a_figure_stays_short(shown: list[tuple[str, Exhibit]]) -> None:
    for name, exhibit in shown:
        assert len(exhibit.source_short) <= 200, (name, exhibit.source_short)


def test_how_many_sources_there_are_is_said_the_same_way_beside_their_list(database: Database) -> None:
    ask = database.ask
    table = sources.sources(ask, SourceChoice.default(ask)).table
    rows = list(
        zip(table.column("Bron").values, table.column("Cijfers").values, table.column("Beweringen").values, strict=True)
    )
    without = [str(name) for name, figures, said in rows if not figures and not said]
    assert 0 < len(without) < len(rows)
    counted = f"{len(rows) - len(without)} met cijfers of beweringen"
    exhibit = sources.sources(ask, SourceChoice.default(ask))
    assert exhibit.title.startswith(f"{len(rows)} bronnen, {counted}")
    assert all(name in exhibit.notes[0] for name in without)
    said = sources.answer(ask, SourceChoice.default(ask))
    assert f"uit {len(rows) - len(without)} openbare bronnen" in said
    assert f"{formats.count_word(len(without)).capitalize()} andere bronnen hebben geen cijfer" in said


def test_only_what_is_word_for_word_stands_in_quotation_marks(database: Database) -> None:
    """A claim was cut to its one number: quoted, those words would be in no source."""
    assert phrases.quoted("eerste zin / tweede’s zin") == "‘eerste zin’; “tweede’s zin”"
    assert phrases.shortened("een twee drie", 9) == "een twee…"
    assert phrases.shortened("een twee", 9) == "een twee"
    exhibit = claims.claims(database.ask, TopicChoice.default(database.ask))
    assert exhibit.figure is not None
    drawn = json.dumps(exhibit.figure.to_plotly_json(), ensure_ascii=False, default=str)
    texts = [str(text) for text in exhibit.table.column("Bewering").values]
    assert sum(text[1:40] in drawn for text in texts) > 100
    for text in texts:
        for mark in "‘“":
            assert f"{mark}{text[:40]}" not in drawn + exhibit.alt, text

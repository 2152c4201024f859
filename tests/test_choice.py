"""Choices: what an address asks for, what is refused, and that an address gives back what it was made of."""

from urllib.parse import parse_qs

import pytest

from exhibits import catalogue
from exhibits.choice import MAX_SEARCH_CHARACTERS, Choice, ChoiceInvalid
from exhibits.money.cluster_choice import ClusterChoice
from exhibits.needs.profile_choice import ProfileChoice
from exhibits.trust.source_choice import SourceChoice
from store.reading import Ask

NASTY = [
    "",
    " ",
    "alle ",
    "<script>alert(1)</script>",
    "' or 1=1 --",
    "\u202ejib",
    "\x00",
    "a" * 5000,
    "{{7*7}}",
    "../..",
]


def choice_types() -> list[type[Choice]]:
    return sorted({entry.choice_type for entry in catalogue.entries()}, key=lambda t: t.__name__)


def test_there_are_choices() -> None:
    assert len(choice_types()) >= 8


@pytest.mark.parametrize("choice_type", choice_types(), ids=lambda t: t.__name__)
def test_every_choice_reads_back_from_its_own_address(choice_type: type[Choice], ask: Ask) -> None:
    choices = choice_type.sample_choices(ask) + choice_type.each_option(ask)
    assert choices[0] == choice_type.default(ask)
    for choice in choices:
        again = choice_type.from_text(choice.query_string(ask), ask)
        assert again.query(ask) == choice.query(ask)
        assert all(line for line in choice.filter_text(ask))


@pytest.mark.parametrize("choice_type", choice_types(), ids=lambda t: t.__name__)
def test_an_address_names_every_parameter_that_applies(choice_type: type[Choice], ask: Ask) -> None:
    """Defaults too: a later change of a default does not change what a shared link shows."""
    start = choice_type.default(ask)
    assert set(start.query(ask)) == {p.name for p in choice_type.parameters(ask) if p.shown(start) or p.pinned}


@pytest.mark.parametrize("choice_type", choice_types(), ids=lambda t: t.__name__)
def test_parameters_have_a_field_a_name_and_a_label_of_their_own(choice_type: type[Choice], ask: Ask) -> None:
    parameters = choice_type.parameters(ask)
    for part in ("field", "name", "label"):
        values = [getattr(p, part) for p in parameters]
        assert len(set(values)) == len(values)
        assert all(values)


def test_no_words_of_a_choice_are_a_prompt_to_choose(ask: Ask) -> None:
    """'Voorwaarden: Kies wat …' on paper, or 'u ziet ‘Kies gemeenten’', says nothing of what is shown."""
    started = [(choice_type.default(ask), choice_type.offered(ask)) for choice_type in choice_types()]
    said = [p.words(getattr(choice, p.field)) for choice, offered in started for p in offered]
    assert len(said) > 30
    assert not [words for words in said if words.startswith("Kies")]


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("choice_type", choice_types(), ids=lambda t: t.__name__)
def test_nonsense_never_gets_into_a_choice(choice_type: type[Choice], nasty: str, ask: Ask) -> None:
    known = {p.name for p in choice_type.parameters(ask) if not hasattr(p, "placeholder")}
    for name in known:
        repaired, problems = choice_type.repair({name: [nasty]}, ask)
        assert repaired == choice_type.default(ask)
        assert len(problems) == 1
        assert "\u202e" not in problems[0]
        assert len(problems[0]) < 400
        with pytest.raises(ChoiceInvalid):
            choice_type.read({name: [nasty]}, ask)


def test_a_name_that_does_not_exist_is_refused_with_the_name(ask: Ask) -> None:
    with pytest.raises(ChoiceInvalid, match="‘jaar’"):
        ClusterChoice.from_text("jaar=2020", ask)


def test_what_is_known_of_a_list_is_kept(ask: Ask) -> None:
    query = {"selectie": ["alle"], "cluster": ["analyse", "onzin"]}
    choice, problems = ClusterChoice.repair(query, ask)
    assert choice.clusters == ("analyse",)
    assert problems == ["Bij ‘Clusters’ bestaat ‘onzin’ niet; u ziet ‘Analyse’."]


def test_what_does_not_apply_beside_another_choice_is_named_and_left_out(ask: Ask) -> None:
    choice, problems = ClusterChoice.repair({"selectie": ["szw"], "cluster": ["analyse"]}, ask)
    assert choice.clusters == ()
    assert "‘Clusters’ geldt niet" in problems[0]


def test_search_is_cut_and_made_printable(ask: Ask) -> None:
    choice, problems = SourceChoice.repair({"zoek": ["a" * 500]}, ask)
    assert choice.search == "a" * MAX_SEARCH_CHARACTERS
    assert problems
    assert SourceChoice.repair({"zoek": ["een\x00twee\n drie"]}, ask)[0].search == "een twee drie"


def test_a_condition_stands_in_the_address_by_its_code(ask: Ask) -> None:
    first = next(iter(p.options for p in ProfileChoice.parameters(ask) if p.name == "voorwaarde"))  # type: ignore[union-attr]
    code = str(next(iter(first)))
    assert code.count(".") == 2
    assert code.endswith((".ja", ".nee"))
    choice = ProfileChoice.from_text(f"voorwaarde={code}", ask)
    assert str(choice.conditions[0]) == code
    assert parse_qs(choice.query_string(ask))["voorwaarde"] == [code]

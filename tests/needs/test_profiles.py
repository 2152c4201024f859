"""Filtering municipalities: the logic against a slow reference, the small groups, n.b., and what the words say."""

import itertools
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from exhibits.exhibit import OWN_MARK, SAMPLE_MARK
from exhibits.needs import condition_text, conditions, profiles, profiles_compare, profiles_together, quickscan
from exhibits.needs.conditions import AND, OR, Condition
from exhibits.needs.profile_choice import COMPARE, ONE, SORTS, TOGETHER, ProfileChoice
from exhibits.needs.quickscan_choice import QuickscanChoice
from store.reading import Ask, Database
from tests.frames import values
from tests.large import large_database
from tests.walking import walked

Answers = Mapping[tuple[str, str], bool]


def of(ask: Ask, *chosen: Condition, **others: Any) -> ProfileChoice:
    """The default choice with these conditions, and whatever else differs from it."""
    return replace(ProfileChoice.default(ask), conditions=chosen, **others)


def when(item_id: str, state: str = "genoemd", wanted: bool = True) -> Condition:
    return Condition(item_id, state, wanted)


def first_condition(ask: Ask) -> Condition:
    return next(iter(conditions.options(ask)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """60 municipalities × 50 items with unknown and absent answers, so that every outcome occurs."""
    return large_database(tmp_path_factory.mktemp("made"), municipalities=60, items=50, unknown=0.2)


@pytest.fixture(scope="module")
def answers(made: Database) -> dict[tuple[str, str], bool]:
    """(municipality_id, pair) → answer; what is not known is not in it. Straight from the table's rows."""
    with made._connection.cursor() as cursor:
        rows = cursor.execute("select municipality_id, item_id, state, answer from quickscan_answer").fetchall()
    assert any(r[3] is None for r in rows)
    return {(m, f"{i}|{s}"): a for m, i, s, a in rows if a is not None}


@pytest.fixture(scope="module")
def places(made: Database) -> dict[str, tuple[str, str]]:
    found = made.ask("needs/municipalities")
    return {r.municipality_id: (r.province, r.size_class) for r in found.itertuples()}


def slow_outcome(municipality: str, place: tuple[str, str], known: Answers, choice: ProfileChoice) -> bool | None:
    """Three-valued logic spelled out, one municipality at a time."""
    met: list[bool | None] = []
    for condition in choice.conditions:
        given = known.get((municipality, condition.pair))
        met.append(None if given is None else given is condition.wanted)
    if not met:
        outcome: bool | None = True
    elif choice.combine == AND:
        outcome = False if False in met else None if None in met else True
    else:
        outcome = True if True in met else None if None in met else False
    if choice.provinces and place[0] not in choice.provinces:
        return False
    if choice.sizes and place[1] not in choice.sizes:
        return False
    return outcome


def test_every_filter_gives_what_a_slow_reference_gives(
    made: Database, answers: Answers, places: dict[str, tuple[str, str]]
) -> None:
    chance = random.Random(7)
    offered = list(conditions.options(made.ask))
    provinces, sizes = list(conditions.provinces(made.ask)), list(conditions.sizes(made.ask))
    seen = {True: 0, False: 0, None: 0}
    for _ in walked(range(400), 10):
        filters = of(
            made.ask,
            *chance.sample(offered, chance.randint(0, 5)),
            combine=chance.choice([AND, OR]),
            provinces=tuple(chance.sample(provinces, chance.choice([0, 0, 1, 2]))),
            sizes=tuple(chance.sample(sizes, chance.choice([0, 0, 1, 2]))),
        )
        found = filters.group(made.ask)
        for outcome, got in ((True, found.members), (False, found.rest), (None, found.left_out)):
            expected = {m for m, place in places.items() if slow_outcome(m, place, answers, filters) is outcome}
            assert set(got) == expected, filters
            seen[outcome] += len(expected)
        assert found.everyone == len(places)
    assert min(seen.values()) > 100, "every outcome must have been tried"


def test_all_and_any_follow_three_valued_logic(made: Database, answers: Answers) -> None:
    """Of two conditions, all nine combinations of yes, no and unknown occur, and each is judged by its own rule."""
    pairs = list(dict.fromkeys(c.pair for c in conditions.options(made.ask)))
    both = of(made.ask, *(when(pair.split("|")[0], pair.split("|")[1]) for pair in pairs[:2]))
    met, any_met = both.group(made.ask), replace(both, combine=OR).group(made.ask)
    seen = set()
    for municipality in conditions.municipality_names(made.ask):
        one, other = answers.get((municipality, pairs[0])), answers.get((municipality, pairs[1]))
        seen.add((one, other))
        assert (municipality in met.members) == (one is True and other is True)
        assert (municipality in met.rest) == (one is False or other is False)
        assert (municipality in any_met.members) == (one is True or other is True)
        assert (municipality in any_met.rest) == (one is False and other is False)
    assert len(seen) == 9


def test_a_condition_counts_what_was_published(ask: Ask) -> None:
    """In the sample each 'yes' condition gives exactly the published count, each 'no' the rest."""
    published = ask("needs/counts", themes=tuple(dict.fromkeys(conditions.items(ask)["theme"])))
    counts = {f"{r.item_id}|{r.state}": r.municipalities for r in published.itertuples()}
    offered = conditions.options(ask)
    assert len(offered) > 50
    for condition in offered:
        expected = counts[condition.pair] if condition.wanted else 49 - counts[condition.pair]
        assert len(of(ask, condition).group(ask).members) == expected, condition


def test_items_without_a_known_answer_offer_no_condition(ask: Ask) -> None:
    unknown = set(conditions.items(ask).query("known == 0")["pair"])
    assert "kwestie_overlast|genoemd" in unknown
    assert not unknown & {c.pair for c in conditions.options(ask)}
    assert "overlastgevende jongeren" in condition_text.without_answers(ask)


def test_conditions_read_as_sentences_and_differ(ask: Ask) -> None:
    offered = conditions.options(ask)
    assert offered[when("kwestie_radicalisering")] == "Speelt: radicalisering"
    assert offered[when("kennis_onderwijs", "voltooid", False)] == "Kennisopbouw niet genoemd bij: onderwijs"
    assert offered[when("behoefte_gemeente_uitwisseling")] == "Behoefte: uitwisseling met andere gemeenten"
    assert len(set(offered.values())) == len(offered)


def test_the_answer_says_the_choice_in_words(ask: Ask) -> None:
    filters = of(ask, when("kwestie_radicalisering"), when("kennis_onderwijs", "voltooid", False))
    count = len(filters.group(ask).members)
    text = condition_text.answer(ask, filters)
    assert text == f"{count} van 49 gemeenten: met radicalisering en waar kennisopbouw bij onderwijs niet genoemd is."
    places = ("Voorbeeldprovincie A", "Voorbeeldprovincie C")
    text = condition_text.answer(ask, replace(filters, combine=OR, provinces=places))
    wish = "met radicalisering of waar kennisopbouw bij onderwijs niet genoemd is"
    assert f"{wish}, in {places[0]} of {places[1]}" in text
    assert (
        condition_text.answer(
            ask,
            of(
                ask,
            ),
        )
        == "49 van 49 gemeenten: u hebt nog geen voorwaarden gekozen."
    )


def test_who_is_left_out_is_counted_in_words(made: Database) -> None:
    one = first_condition(made.ask)
    found = of(made.ask, one).group(made.ask)
    assert len(found.left_out) > 1
    assert f"{len(found.left_out)} gemeenten vielen buiten de selectie" in condition_text.answer(
        made.ask, of(made.ask, one)
    )
    assert condition_text.left_out_text(conditions.Group((), (), ("a",))).startswith("1 gemeente viel buiten")
    assert condition_text.left_out_text(conditions.Group(("a",), (), ())) == ""


def test_contradictions_and_exclusive_answers_are_explained(ask: Ask) -> None:
    yes, no = when("kwestie_wantrouwen"), when("kwestie_wantrouwen", "genoemd", False)
    assert of(ask, yes, no).group(ask).members == ()
    assert "kunnen niet tegelijk" in condition_text.advice(ask, of(ask, yes, no))
    assert len(of(ask, yes, no, combine=OR).group(ask).members) == 49
    both = of(ask, when("beleid_aanwezig"), when("beleid_in_ontwikkeling"))
    assert both.group(ask).members == ()
    assert "onze aanname" in condition_text.advice(ask, both)
    alone = condition_text.advice(ask, of(ask, when("capaciteit_oov", "genoemd", False)))
    assert "Geen enkele gemeente" in alone
    assert "(of)" not in alone


def test_shares_are_recomputed_by_hand(made: Database, answers: Answers) -> None:
    first = first_condition(made.ask)
    found = of(made.ask, first).group(made.ask)
    assert not found.too_small
    exhibit = profiles.difference(made.ask, of(made.ask, first))
    texts = conditions.items(made.ask).set_index("yes_text")["pair"]
    checked = 0
    for row in exhibit.table.frame().to_dict("records"):
        pair = texts[row["Onderwerp"]]
        group = [answers[m, pair] for m in found.members if (m, pair) in answers]
        rest = [answers[m, pair] for m in found.rest if (m, pair) in answers]
        assert (row["Selectie: bekend"], row["Overige: bekend"]) == (len(group), len(rest))
        if min(len(group), len(rest)) < 5:
            assert pd.isna(row["Verschil"])
            continue
        expected = 100 * sum(group) / len(group) - 100 * sum(rest) / len(rest)
        assert row["Verschil"] == pytest.approx(expected)
        checked += 1
    assert checked > 30
    gaps = values(exhibit)["Verschil"].abs().dropna()
    assert list(gaps) == sorted(gaps, reverse=True)


def test_conditions_and_what_they_exclude_are_not_drawn_as_findings(ask: Ask) -> None:
    exhibit = profiles.difference(ask, of(ask, when("beleid_aanwezig")))
    drawn = " ".join(a["text"] for a in exhibit.figure.to_plotly_json()["layout"]["annotations"])
    assert "beleid aanwezig" not in drawn
    assert "beleid in ontwikkeling" not in drawn
    assert "Genoemd: beleid in ontwikkeling" in set(values(exhibit)["Onderwerp"])
    assert "beleid in ontwikkeling" not in exhibit.title


def _small(ask: Ask, low: int, high: int) -> ProfileChoice:
    """A choice whose group counts between low and high municipalities."""
    offered = list(conditions.options(ask))
    for pair in itertools.combinations(offered, 2):
        if low <= len(of(ask, *pair).group(ask).members) <= high:
            return of(ask, *pair)
    raise AssertionError("no such group")


def test_a_group_smaller_than_five_shows_counts_and_no_shares(ask: Ask) -> None:
    filters = _small(ask, 1, 4)
    exhibit = profiles.difference(ask, filters)
    assert exhibit.figure is None
    assert not [c for c in exhibit.table.columns if c.kind in ("pct", "points")]
    assert "alleen aantallen" in exhibit.title
    assert "%" not in " ".join([exhibit.title, exhibit.alt, *exhibit.notes])


def test_a_rest_smaller_than_five_shows_counts_and_no_shares(ask: Ask) -> None:
    filters = of(ask, when("kwestie_radicalisering"))
    assert len(filters.group(ask).rest) == 3
    exhibit = profiles.difference(ask, filters)
    assert exhibit.figure is None
    assert exhibit.title.startswith("In de voorbeeldgegevens: er zijn 3 overige gemeenten over")
    assert not [c for c in exhibit.table.columns if c.kind in ("pct", "points")]


def test_a_group_of_five_has_shares(ask: Ask) -> None:
    exhibit = profiles.difference(ask, _small(ask, 5, 6))
    assert "Verschil" in exhibit.table.titles
    assert exhibit.figure is not None


def test_nobody_gives_whole_exhibits_without_numbers(ask: Ask) -> None:
    nobody = of(ask, when("capaciteit_oov", "genoemd", False))
    assert len(profiles.listing(ask, nobody).table) == 0
    assert profiles.difference(ask, nobody).figure is None
    assert profiles_together.together(ask, replace(nobody, view=TOGETHER)).figure is None


def test_together_counts_who_says_yes_to_both(made: Database, answers: Answers) -> None:
    filters = of(made.ask, first_condition(made.ask))
    members = filters.group(made.ask).members
    rows, columns = conditions.default_sets(made.ask)
    exhibit = profiles_together.together(made.ask, replace(filters, view=TOGETHER))
    known = conditions.items(made.ask)
    labels = {(f"{r.theme}|{r.state}", r.label): r.pair for r in known.itertuples()}
    assert len(exhibit.table) > 20
    for row in exhibit.table.rows():
        one, other = labels[rows, row[0]], labels[columns, row[1]]
        both = [answers[m, one] and answers[m, other] for m in members if {(m, one), (m, other)} <= set(answers)]
        assert row[2] == sum(both)
        assert row[6] == len(both)
        if both:
            assert row[3] == pytest.approx(row[4] * row[5] / len(both))


def test_a_set_against_itself_counts_each_two_once(ask: Ask) -> None:
    rows, _ = conditions.default_sets(ask)
    table = profiles_together.together(ask, of(ask, view=TOGETHER, rows=rows, columns=rows)).table
    twos = [frozenset(r[:2]) for r in table.rows()]
    assert len(twos) == len(set(twos)) > 5
    assert all(len(two) == 2 for two in twos)


@pytest.mark.parametrize("sort", SORTS)
def test_the_list_has_each_member_once_in_the_chosen_order(ask: Ask, sort: str) -> None:
    filters = of(ask, when("kwestie_wantrouwen"))
    table = values(profiles.listing(ask, replace(filters, sort=sort)))
    names = conditions.municipality_names(ask)
    assert sorted(table["Gemeente"]) == sorted(names[m] for m in filters.group(ask).members)
    assert set(table["Speelt: wantrouwen jegens de overheid"]) == {True}
    size = {"tot 50.000": 1, "50.000 tot 100.000": 2, "100.000 of meer": 3}
    order = {
        "name": list(table["Gemeente"]),
        "province": list(table["Provincie"]),
        "size": [size[s] for s in table["Grootte"]],
        "issues": [-n for n in table["Kwesties"]],
        "needs": [-n for n in table["Behoeften"]],
    }[sort]
    assert order == sorted(order)


def test_the_number_of_needs_is_that_of_the_profile(ask: Ask) -> None:
    table = values(profiles.listing(ask, of(ask, sort="needs"))).set_index("Gemeente")["Behoeften"]
    for municipality, name in list(conditions.municipality_names(ask).items())[::7]:
        rows = values(profiles_compare.profile(ask, of(ask, view=ONE, municipality=municipality)))
        yes = rows[rows["Thema"].str.startswith("Behoeften") & rows["Antwoord"].eq(True)]
        assert len(yes) == table[name]


def test_a_profile_holds_every_item_and_says_what_is_not_known(ask: Ask) -> None:
    exhibit = profiles_compare.profile(ask, of(ask, view=ONE))
    assert (
        len(exhibit.table)
        == len(conditions.items(ask))
        == len(
            ask(
                "needs/counts",
                themes=(
                    "kwestie",
                    "capaciteit",
                    "beleid",
                    "kennis",
                    "behoefte_gemeente",
                    "behoefte_professional",
                    "behoefte_maatschappelijk",
                ),
            )
        )
    )
    overlast = values(exhibit)[values(exhibit)["Onderwerp"] == "Overlastgevende jongeren"].iloc[0]
    assert pd.isna(overlast["Antwoord"])
    assert pd.isna(overlast["Gemeenten met ja"])


def test_side_by_side_keeps_only_real_differences(made: Database, answers: Answers) -> None:
    ids = tuple(conditions.municipality_names(made.ask))[:3]
    every = profiles_compare.side_by_side(made.ask, of(made.ask, view=COMPARE, municipalities=ids))
    only = profiles_compare.side_by_side(made.ask, of(made.ask, view=COMPARE, municipalities=ids, only_different=True))
    given = [[answers.get((m, pair)) for m in ids] for pair in conditions.items(made.ask)["pair"]]
    assert len(every.table) == len(given)
    assert len(only.table) == sum(True in g and False in g for g in given)
    comparable = sum(len([x for x in g if x is not None]) > 1 for g in given)
    assert f"{len(only.table)} van {comparable} onderwerpen" in only.title


def test_more_than_four_are_never_side_by_side(ask: Ask) -> None:
    ids = tuple(conditions.municipality_names(ask))[:6]
    assert len(profiles_compare.side_by_side(ask, of(ask, view=COMPARE, municipalities=ids)).table.columns) == 2 + 4


def test_sample_carries_its_mark_and_own_data_does_not(ask: Ask) -> None:
    exhibit = profiles.listing(ask, of(ask))
    assert exhibit.mark == SAMPLE_MARK
    assert "antwoorden per gemeente zijn verzonnen" in exhibit.source_line

    def owned(name: str, /, **parameters: Any) -> pd.DataFrame:
        frame = ask(name, **parameters)
        return frame.assign(origin="eigen") if name == "trust/datasets" else frame

    own = profiles.listing(owned, of(ask))
    assert own.origin == "eigen"
    assert own.mark == OWN_MARK
    assert "verzonnen" not in own.source_line
    assert "voorbeeld" not in own.title


def test_a_figure_of_the_sample_carries_its_mark_in_the_picture_itself(ask: Ask) -> None:
    drawn = profiles.difference(ask, of(ask, when("kwestie_discriminatie"))).figure
    assert drawn is not None
    assert drawn.layout.title.text == SAMPLE_MARK
    published = quickscan.issues(ask, QuickscanChoice.default(ask)).figure
    assert published is not None
    assert not published.layout.title.text


def test_a_no_of_the_sample_means_not_named(ask: Ask) -> None:
    one, other = list(conditions.municipality_names(ask))[:2]
    assert conditions.NO_MEANS in profiles_compare.profile(ask, of(ask, view=ONE, municipality=one)).notes
    assert (
        conditions.NO_MEANS
        in profiles_compare.side_by_side(ask, of(ask, view=COMPARE, municipalities=(one, other))).notes
    )


def test_nobody_is_said_as_none_of_all(ask: Ask) -> None:
    nobody = of(ask, when("beleid_aanwezig"), when("beleid_in_ontwikkeling"))
    assert condition_text.answer(ask, nobody).startswith("Geen van de 49 gemeenten: ")


def test_a_municipality_reads_whether_it_meets_the_conditions(made: Database) -> None:
    filters = of(made.ask, first_condition(made.ask))
    found = filters.group(made.ask)
    names = conditions.municipality_names(made.ask)
    chosen = (found.members[0], found.rest[0], found.left_out[0])
    text = condition_text.verdict(made.ask, replace(filters, view=COMPARE, municipalities=chosen))
    assert f"Past daarbij: {names[chosen[0]]}." in text
    assert f"Past daar niet bij: {names[chosen[1]]}." in text
    assert f"niet bekend (n.b.): {names[chosen[2]]}." in text
    assert names[chosen[0]] in condition_text.verdict(made.ask, of(made.ask, view=ONE, municipality=chosen[0]))

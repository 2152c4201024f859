"""The page on activities: the records that fit, their spread, and the duty to evaluate, always said to be invented."""

import random
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exhibits.catalogue import MakeExhibit
from exhibits.choice import ALL, ChoiceInvalid
from exhibits.exhibit import OWN_MARK, SAMPLE_MARK
from exhibits.money import activities, activities_common, activities_evaluation
from exhibits.money.activity_choice import UNKNOWN_GROUP, ActivityChoice, classes
from store import paths
from store.reading import Ask
from tests.csv_files import rows_of
from tests.frames import values
from tests.money.word_rules import assert_sentence_holds, assert_words_hold
from tests.walking import walked
from view.charts.base import data_of

EXHIBITS: tuple[MakeExhibit, ...] = (
    activities.listing,
    activities.sizes,
    activities.split,
    activities_evaluation.status,
    activities_evaluation.due,
    activities_evaluation.money,
)


def chosen(ask: Ask, **fields: Any) -> ActivityChoice:
    return replace(ActivityChoice.default(ask), **fields)


def amounts(**where: str) -> list[float]:
    rows = [r for r in rows_of("activity") if all(r[name] == value for name, value in where.items())]
    return [float(r["amount_eur"]) for r in rows]


def test_without_a_choice_every_activity_is_listed_the_largest_first(ask: Ask) -> None:
    listed = list(values(activities.listing(ask, chosen(ask)))["Toegekend"])
    assert listed == sorted(amounts(), reverse=True)


@pytest.mark.parametrize("code", [code for code in classes() if code != ALL])
def test_each_amount_falls_in_one_class(ask: Ask, code: str) -> None:
    low, _, high = code.partition("-")
    expected = [a for a in amounts() if a > float(low) and a <= float(high or "inf")]
    assert len(values(activities.listing(ask, chosen(ask, amounts=code)))) == len(expected) > 0
    assert classes()[code].startswith("boven ") == bool(float(low))  # an amount equal to the limit is not in it


def test_due_is_what_lies_above_the_chosen_limit(ask: Ask) -> None:
    for threshold in (50_000, 100_000):
        above = [a for a in amounts() if a > threshold]
        exhibit = activities_evaluation.due(ask, chosen(ask, threshold_eur=threshold))
        assert len(exhibit.table) == len(above) > 0
        status = values(activities_evaluation.status(ask, chosen(ask, threshold_eur=threshold)))
        assert status["Activiteiten"].sum() == len(above)
        assert status["Toegekend"].sum() == pytest.approx(sum(above))


def test_the_evaluation_clusters_own_money_is_that_of_table_s1(ask: Ask) -> None:
    exhibit = activities_evaluation.money(ask, chosen(ask))
    assert list(values(exhibit)["Cluster evaluatie"]) == [558806, 237245]
    # whatever is chosen, it is the whole year's
    some = activities_evaluation.money(ask, chosen(ask, clusters=("analyse",), threshold_eur=25_000))
    assert set(values(some)["Cluster evaluatie"]) <= {558806, 237245}


def test_split_and_sizes_add_up_to_the_list(ask: Ask) -> None:
    assert values(activities.split(ask, chosen(ask)))["Toegekend"].sum() == pytest.approx(sum(amounts()))
    assert values(activities.sizes(ask, chosen(ask)))["Activiteiten"].sum() == len(amounts())


def test_the_split_says_per_municipality_and_cluster_how_much_money_is_evaluated(ask: Ask) -> None:
    for threshold, above in ((100_000, "boven €\u00a0100.000"), (25_000, "boven €\u00a025.000")):
        choice = chosen(ask, threshold_eur=threshold)
        parts, years = values(activities.split(ask, choice)), values(activities_evaluation.money(ask, choice))
        for title in (f"Toegekend {above}", "Daarvan uitgezet", "Daarvan opgeleverd"):
            assert 0 < parts[title].sum() == pytest.approx(years[title].sum())
        assert (parts[f"Toegekend {above}"] >= parts["Daarvan uitgezet"] + parts["Daarvan opgeleverd"]).all()


@pytest.mark.parametrize("make", EXHIBITS)
def test_everything_is_marked_as_invented_and_every_title_says_so(ask: Ask, make: MakeExhibit) -> None:
    for choice in (chosen(ask), chosen(ask, text="bestaat niet")):
        exhibit = make(ask, choice)
        assert exhibit.mark == SAMPLE_MARK
        published = make is activities_evaluation.money and not choice.text
        assert exhibit.title.startswith("Voorbeeldgegevens: ") != published
        assert exhibit.source_line.startswith("Verzonnen; afgestemd op")


def test_a_title_within_a_sentence_keeps_its_accent(ask: Ask) -> None:
    assert activities_common.finding(ask, "Eén activiteit: € 8.000") == "Voorbeeldgegevens: één activiteit: € 8.000"


def test_a_search_that_matches_nothing_says_so_without_figures(ask: Ask) -> None:
    nothing = chosen(ask, text="bestaat niet")
    assert activities.facts(ask, nothing) == ()
    assert activities.answer(ask, nothing) == f"{activities_common.NOTHING}."
    for make in (activities.sizes, activities.split, activities_evaluation.status, activities_evaluation.money):
        assert make(ask, nothing).figure is None


def test_one_activity_is_no_activities(ask: Ask) -> None:
    places = Counter((int(r["year"]), r["municipality_id"]) for r in rows_of("activity"))
    year, municipality = next(place for place, count in places.items() if count == 1)
    first = activities.facts(ask, chosen(ask, years=(year,), municipalities=(municipality,)))[0]
    assert (first.value_text, first.label) == ("1", "activiteit van 1 gemeente")


def test_the_duty_is_explained_by_both_sources(ask: Ask) -> None:
    note = activities_evaluation.status(ask, chosen(ask)).caveat
    assert "RAND (2022)" in note
    assert "aangevraagd" in note


def test_every_sentence_of_many_choices_keeps_the_rules(ask: Ask) -> None:
    some = ActivityChoice.sample_choices(ask)
    rng = random.Random(11)
    choices = [some[0], *rng.sample(some, 10)]
    choices += [replace(rng.choice(some), threshold_eur=rng.choice((25_000, 250_000))) for _ in range(8)]
    for choice in walked(choices):
        assert_sentence_holds(activities.answer(ask, choice))
        for fact in activities.facts(ask, choice):
            assert_sentence_holds(f"{fact.value_text} {fact.label}")
        titles = []
        for make in EXHIBITS:
            exhibit = make(ask, choice)
            assert_words_hold(exhibit)
            titles.append(exhibit.title)
        if not choice.is_official:
            said = [*titles, *(fact.label for fact in activities.facts(ask, choice))]
            assert not any("plicht" in text for text in said), said


def test_the_duty_and_the_state_of_an_evaluation_have_one_word_each(ask: Ask) -> None:
    """The duty holds for all above the limit, delivered or not; the state is one of STATES in every table and text."""
    states = {activities_common.NOT_RECORDED, *activities_common.STATES.values()}
    for threshold in (25_000, 100_000, 250_000):
        choice = chosen(ask, threshold_eur=threshold)
        made = [make(ask, choice) for make in EXHIBITS]
        for exhibit in made:
            words = " ".join((exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks, *exhibit.table.titles))
            assert not re.search(r"\bverplicht|te evalueren", words, re.IGNORECASE), words
            if activities_common.STATE_TITLE in exhibit.table.titles:
                assert {*exhibit.table.column(activities_common.STATE_TITLE).texts} <= states
        listed = [
            (row[:4], row[-1])
            for row in activities.listing(ask, choice)
            .table.frame()[["Jaar", "Gemeente", "Activiteit", "Toegekend", activities_common.STATE_TITLE]]
            .itertuples(index=False, name=None)
        ]
        due = activities_evaluation.due(ask, choice).table.frame()[
            ["Jaar", "Gemeente", "Activiteit", "Toegekend", activities_common.STATE_TITLE]
        ]
        assert len(due) > 3
        assert {(row[:4], row[-1]) for row in due.itertuples(index=False, name=None)} <= set(listed)


def test_a_selection_of_small_activities_is_not_called_empty(ask: Ask) -> None:
    small = chosen(ask, amounts="0-25000")
    assert activities_evaluation.status(ask, small).title.endswith(
        "geen activiteiten boven €\u00a0100.000 in uw selectie"
    )


def test_one_activity_has_no_middle(ask: Ask) -> None:
    singles = 0
    towns = dict.fromkeys(activities.split(ask, chosen(ask)).table.column("Gemeente").values)
    for town in list(towns)[:12]:
        choice = chosen(ask, text=str(town), years=(2020,), clusters=("analyse",))
        if len(activities.listing(ask, choice).table) == 1:
            singles += 1
            sizes = activities.sizes(ask, choice)
            said = " ".join((sizes.title, sizes.alt, activities.answer(ask, choice)))
            assert "oorsnee" not in said
            assert "de helft" not in said, said
    assert singles > 0


def test_a_choice_comes_back_from_its_address(ask: Ask) -> None:
    choices = [*ActivityChoice.sample_choices(ask), chosen(ask, target_groups=())]
    for choice in choices:
        assert ActivityChoice.from_text(choice.query_string(ask), ask) == choice
    assert replace(choices[0], target_groups=(UNKNOWN_GROUP,)).chosen.target_groups == ("",)
    with pytest.raises(ChoiceInvalid, match="Evaluatieplicht boven"):
        ActivityChoice.from_text("grens=1", ask)


def test_the_page_opens_with_its_mark() -> None:
    app = AppTest.from_file(str(paths.ROOT / "navigation.py"), default_timeout=60)
    app.switch_page("pages/activiteiten.py")
    app.run()
    assert not app.exception
    assert any("389 activiteiten" in block.proto.body for block in app.get("html"))


def test_own_activities_name_themselves_as_source(ask: Ask) -> None:
    own = replace(activities.listing(ask, chosen(ask)), origin="eigen", sources=())
    assert own.source_line == own.source_short == "Bron: eigen gegevens"
    assert own.mark == OWN_MARK


def test_the_amounts_of_a_bar_have_equal_decimals(ask: Ask) -> None:
    bars: list[str] = []
    for threshold in (25_000, 50_000, 100_000):
        figure = activities_evaluation.status(ask, chosen(ask, threshold_eur=threshold)).figure
        assert figure
        ends = [note.text for note in figure.layout.annotations if note.text.startswith("<b>")]
        bars += map(" ".join, zip(*(series["texts"] for series in data_of(figure)["series"]), ends, strict=True))
    millions = [re.findall(r"€\u00a0\d+,(\d+)\u00a0mln", bar) for bar in bars]
    assert any(len(decimals) > 1 for decimals in millions)
    assert all(len({len(one) for one in decimals}) <= 1 for decimals in millions)

"""Money per cluster: sentences and titles hold for odd choices too."""

import itertools
from dataclasses import replace

import pytest

from exhibits.catalogue import MakeExhibit
from exhibits.money import clusters, clusters_change, clusters_common, clusters_shares, clusters_szw
from exhibits.money.cluster_choice import EVERY, HARMONISED, LETTERED, SZW, ClusterChoice, cluster_names
from exhibits.shared import phrases
from export import csv_file
from store.reading import Ask
from tests.csv_files import rows_of
from tests.money.word_rules import assert_sentence_holds, assert_words_hold
from tests.walking import walked
from view import formats
from view.charts.base import data_of


def of(*picked: str, scheme: str = HARMONISED) -> ClusterChoice:
    """Some clusters, or all of them when none is named."""
    return ClusterChoice(scheme, EVERY, picked)


EXHIBITS: tuple[MakeExhibit, ...] = (clusters.amounts, clusters_change.change, clusters_shares.shares)


def every_choice(ask: Ask) -> list[ClusterChoice]:
    """All that can be chosen: both schemes, SZW's selection, and each combination of clusters."""
    names = tuple(cluster_names(ask))
    combinations = [some for size in range(len(names)) for some in itertools.combinations(names, size)]
    return [
        choice
        for scheme in (HARMONISED, LETTERED)
        for choice in [ClusterChoice(scheme, SZW, ()), *(ClusterChoice(scheme, EVERY, some) for some in combinations)]
    ]


def test_of_a_year_without_money_there_are_no_shares(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = clusters_common.allocations(ask, of())
    nothing = rows.assign(amount_eur=rows["amount_eur"].where(rows["year"] == 2020, 0.0))
    monkeypatch.setattr(clusters_common, "allocations", lambda *_: nothing)
    made = clusters_shares.shares(ask, of())
    assert made.figure is not None
    assert "NaN" not in made.figure.to_json()
    assert "Preventie, 2021: n.b. " in made.alt
    assert made.title.endswith("100,0% van het totaalbedrag in 2020, n.b. in 2021")


def test_every_title_of_every_choice_keeps_the_rules(ask: Ask) -> None:
    choices = every_choice(ask)
    assert len(choices) > 120
    for choice in walked(choices):
        for make in EXHIBITS:
            assert_words_hold(make(ask, choice))
        assert_sentence_holds(clusters.answer(ask, choice))
        for fact in clusters.facts(ask, choice):
            assert_sentence_holds(f"{fact.value_text} {fact.label} {fact.change_text or ''}")


@pytest.mark.parametrize("scheme", [HARMONISED, LETTERED])
def test_one_cluster_is_called_by_its_name_and_is_neither_most_nor_least(ask: Ask, scheme: str) -> None:
    for cluster, name in cluster_names(ask).items():
        choice = of(cluster, scheme=scheme)
        for make in EXHIBITS:
            exhibit = make(ask, choice)
            assert "selectie" not in exhibit.title.lower()
            assert "vooral" not in exhibit.title.lower(), exhibit.title
        assert f"voor {name.lower()} " in clusters.answer(ask, choice)


def test_a_choice_is_not_presented_as_if_it_were_everything(ask: Ask) -> None:
    pair = of("analyse", "evaluatie")
    for make in (clusters.amounts, clusters_shares.shares):
        assert make(ask, pair).title.lower().startswith(("selectie", "uw selectie")), make
    assert clusters.facts(ask, pair)[0].label.endswith("voor uw selectie")
    assert "het meest van uw selectie" in clusters.facts(ask, pair)[2].label  # another cluster may have got more


def test_everything_says_which_cluster_rose_and_fell_most(ask: Ask) -> None:
    amounts = {(int(r["year"]), r["letter"]): float(r["amount_eur"]) for r in rows_of("cluster_allocation")}
    analysis = amounts[2021, "A"] - amounts[2020, "A"]
    prevention = amounts[2021, "E"] + amounts[2021, "F"] - amounts[2020, "E"]
    title = clusters.amounts(ask, of()).title
    assert f"vooral meer geld voor analyse ({formats.eur_short(analysis, signed=True)})" in title.lower()
    assert f"vooral minder voor preventie ({formats.eur_short(prevention, signed=True)})" in title


def test_letters_that_changed_are_never_drawn_as_one_series(ask: Ask) -> None:
    exhibit = clusters.amounts(ask, of(scheme=LETTERED))
    assert exhibit.title.startswith("Letters E en F betekenen in 2021 iets anders dan in 2020, G is nieuw in 2021")
    assert exhibit.figure is not None
    drawn = data_of(exhibit.figure)
    for label, first, last in zip(
        drawn["categories"], drawn["series"][0]["values"], drawn["series"][1]["values"], strict=True
    ):
        assert (first is None or last is None) == (label[0] in "EFG"), label
    assert not any("n.b." in text for series in drawn["series"] for text in series["texts"])


def test_the_split_adds_up_to_the_change_and_names_no_prices(ask: Ask) -> None:
    exhibit = clusters_change.change(ask, of())
    table = exhibit.table.frame()
    assert ((table["Door aantal"] + table["Door gemiddelde"] - table["Verandering"]).abs() < 0.01).all()
    assert exhibit.title.startswith(
        "Deskundigheid: +€\u00a01,13\u00a0mln door meer activiteiten, −€\u00a01,24\u00a0mln"
    )
    assert "goedkoper" not in exhibit.title
    assert any("meenemen naar 2021" in note for note in exhibit.remarks)


def test_the_reading_of_szws_letter_is_our_own_and_names_the_doubtful_letter(ask: Ask) -> None:
    exhibit = clusters_szw.szw_assessment(ask, ClusterChoice(HARMONISED, SZW, ()))
    assert exhibit.origin == "indeling"
    assert "onzeker is E in 2021 (€\u00a0266.000)" in exhibit.title
    assert all(exhibit.table.column("Reden").values)


def test_a_choice_comes_back_from_its_address(ask: Ask) -> None:
    for choice in ClusterChoice.sample_choices(ask):
        assert ClusterChoice.from_text(choice.query_string(ask), ask) == choice


def test_sentences_round_as_the_tables_do() -> None:
    assert phrases.more_or_less(3200, 3400) == "6,3% meer"  # 6,25
    assert phrases.more_or_less(32, 34) == "6% meer"
    assert phrases.compared(1_000_000, 1_000_100, "in 2020") == "vrijwel evenveel als in 2020"
    assert phrases.more_or_less(500, 501) == "vrijwel evenveel"  # never '0% meer'
    assert (
        phrases.than(phrases.more_or_fewer(2, 2, "activiteit", "activiteiten"), "toen")
        == "evenveel activiteiten als toen"
    )
    assert (
        phrases.than(phrases.more_or_fewer(2, 1, "activiteit", "activiteiten"), "toen")
        == "1 activiteit minder dan toen"
    )
    assert formats.pct(0.47 / 0.8 * 100) == "58,8%"  # 58,75, which a float holds as 58,74999…


def test_the_year_is_named_once_where_money_and_number_compare_alike() -> None:
    old = clusters_common.Total(2020, 1_000_000.0, 20, ())
    more, same = replace(old, year=2021, amount_eur=1_500_000.0, activities=22), replace(old, year=2021)
    assert clusters._compared(old, more, "2020") == "50,0% meer geld en 2 activiteiten meer dan in 2020"
    assert clusters._compared(old, same, "2020") == "evenveel geld en evenveel activiteiten als in 2020"
    assert clusters._compared(old, replace(same, activities=21), "2020") == (
        "evenveel geld als in 2020 en 1 activiteit meer"
    )


def test_csv_has_no_remains_of_binary_fractions(ask: Ask) -> None:
    text = csv_file.csv_bytes(clusters.amounts(ask, of())).decode("utf-8-sig")
    assert "Analyse;2021;A;977896;23;42517,217391" in text
    assert "Analyse;2020;A;670969;20;33548,45" in text

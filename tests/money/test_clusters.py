"""Money per cluster: sentences and titles hold for odd choices too."""

from typing import Any

import pytest

from exhibits import phrases
from exhibits.money import clusters, clusters_change
from exhibits.money.cluster_choice import EVERY, HARMONISED, LETTERED, OWN, ClusterChoice, cluster_names
from export import csv_file
from store.reading import Ask
from view import formats


def of(*picked: str, scheme: str = HARMONISED) -> ClusterChoice:
    """Some clusters, or all of them when none is named."""
    return ClusterChoice(scheme, OWN if picked else EVERY, picked)


@pytest.mark.parametrize("scheme", [HARMONISED, LETTERED])
def test_one_cluster_is_called_by_its_name_and_is_neither_most_nor_least(ask: Ask, scheme: str) -> None:
    for cluster, name in cluster_names(ask).items():
        choice = of(cluster, scheme=scheme)
        makers: tuple[Any, ...] = (
            clusters.amounts,
            clusters.shares,
            clusters_change.activities,
            clusters_change.mean_amounts,
        )
        for make in makers:
            exhibit = make(ask, choice)
            assert "gekozen clusters" not in exhibit.title
            letters_differ = scheme == LETTERED and cluster == "preventie"
            assert letters_differ or "het meest" not in exhibit.title, exhibit.title
        assert f"voor {name.lower()} " in clusters.answer(ask, choice)


def test_a_choice_is_not_presented_as_if_it_were_everything(ask: Ask) -> None:
    pair = of("analyse", "evaluatie")
    title = clusters.amounts(ask, pair).title
    assert title.startswith("Van 2020 op 2021, gekozen clusters: analyse groeide (+")
    assert "evaluatie daalde (−" in title
    assert ", gekozen clusters: " in clusters_change.mean_amounts(ask, pair).title
    assert clusters.answer(ask, pair).endswith("naar analyse (80% daarvan).")


def test_everything_says_most_only_where_several_moved_that_way(ask: Ask) -> None:
    title = clusters.amounts(ask, of()).title
    assert "analyse groeide het meest" in title
    assert "preventie daalde het meest" in title


def test_a_choice_comes_back_from_its_address(ask: Ask) -> None:
    for choice in ClusterChoice.sample_choices(ask):
        assert ClusterChoice.from_text(choice.query_string(ask), ask) == choice


def test_sentences_round_as_the_tables_do() -> None:
    assert phrases.more_or_less(32, 34) == "6,3% meer"  # 6,25
    assert formats.pct(0.47 / 0.8 * 100) == "58,8%"  # 58,75, which a float holds as 58,74999…


def test_csv_has_no_remains_of_binary_fractions(ask: Ask) -> None:
    text = csv_file.csv_bytes(clusters_change.mean_amounts(ask, of())).decode("utf-8-sig")
    assert "Analyse;2021;A;42517,217391" in text
    amounts = csv_file.csv_bytes(clusters.amounts(ask, of())).decode("utf-8-sig")
    assert "Analyse;2020;A;20;670969;33548,45" in amounts

"""Money per cluster: sentences and titles hold for odd choices too."""

import pytest
from briefing import downloads

from exhibits import phrases as words
from exhibits.money import clusters, clusters_change
from exhibits.money.clusters import HARMONISED, LETTERED
from store.reading import Ask
from view import formats


@pytest.mark.parametrize("scheme", [HARMONISED, LETTERED])
def test_one_cluster_is_called_by_its_name_and_is_neither_most_nor_least(ask: Ask, scheme: str) -> None:
    for cluster, name in clusters.options(ask).items():
        exhibits = [
            make(ask, scheme=scheme, clusters=(cluster,))
            for make in (clusters.amounts, clusters.shares, clusters_change.activities, clusters_change.mean_amounts)
        ]
        for exhibit in exhibits:
            assert "gekozen clusters" not in exhibit.title
            letters_differ = scheme == LETTERED and cluster == "preventie"
            assert letters_differ or "het meest" not in exhibit.title, exhibit.title
        assert f"voor {name.lower()} " in clusters.answer(ask, scheme=scheme, clusters=(cluster,))


def test_a_choice_is_not_told_as_if_it_were_everything(ask: Ask) -> None:
    pair = ("analyse", "evaluatie")
    title = clusters.amounts(ask, scheme=HARMONISED, clusters=pair).title
    assert title.startswith("Van 2020 op 2021, gekozen clusters: analyse groeide (+")
    assert "evaluatie daalde (−" in title
    assert ", gekozen clusters: " in clusters_change.mean_amounts(ask, scheme=HARMONISED, clusters=pair).title
    assert clusters.answer(ask, scheme=HARMONISED, clusters=pair).endswith("naar analyse (80% daarvan).")


def test_everything_says_most_only_where_several_moved_that_way(ask: Ask) -> None:
    title = clusters.amounts(ask, scheme=HARMONISED, clusters=tuple(clusters.options(ask))).title
    assert "analyse groeide het meest" in title
    assert "preventie daalde het meest" in title


def test_sentences_round_as_the_tables_do() -> None:
    assert words.more_or_less(32, 34) == "6,3% meer"  # 6,25
    assert formats.pct(0.47 / 0.8 * 100) == "58,8%"  # 58,75, which a float holds as 58,74999…


def test_csv_has_no_remains_of_binary_fractions(ask: Ask) -> None:
    every = tuple(clusters.options(ask))
    text = downloads.csv(clusters_change.mean_amounts(ask, scheme=HARMONISED, clusters=every)).decode("utf-8-sig")
    assert "Analyse;2021;A;42517,217391" in text
    amounts = downloads.csv(clusters.amounts(ask, scheme=HARMONISED, clusters=every)).decode("utf-8-sig")
    assert "Analyse;2020;A;20;670969;33548,45" in amounts

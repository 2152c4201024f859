"""Needs beside money: each need in one place, money as granted, and no claim that one met the other."""

import json
import re
from typing import Any

import pandas as pd
import pytest

from exhibits.needs import crosswalk, mapping
from exhibits.needs.crosswalk_choice import THEMES, CrosswalkChoice
from store import paths
from store.reading import Ask
from tests.frames import values

ALL = CrosswalkChoice(())
AGREED = {
    "Netwerk van sleutelfiguren": "Sleutelfiguren",
    "Steun aan netwerk sleutelfiguren": "Sleutelfiguren",
    "Kennis bij onderwijs": "Deskundigheid",
    "Kennis bij ouders": "Deskundigheid",
    "Analyse van de lokale situatie": "Analyse",
    "Casuïstiek (urgente gevallen)": "Persoonsgerichte aanpak",
    "Bewustwording en weerbaarheid": "Preventie",
    "Opvoedingsondersteuning": "Preventie",
    "Uitwisseling met andere gemeenten": "Geen cluster",
    "Advies over (crisis)communicatie": "Geen cluster",
    "Draaiboek of protocol": "Geen cluster",
    "Ondersteuning bij beleid": "Geen cluster",
}


def reclustered(ask: Ask, change: dict[str, str | None]) -> Ask:
    """An `ask` with another mapping for some needs: the mapping is data that anyone may edit."""
    names = {"analyse": "Analyse", "evaluatie": "Evaluatie"}

    def other(name: str, /, **parameters: Any) -> pd.DataFrame:
        rows = ask(name, **parameters)
        if name == "needs/mapped_pairs":
            to = [change.get(i, c) for i, c in zip(rows["item_id"], rows["cluster_id"], strict=True)]
            named = [
                names.get(str(c)) if i in change else n
                for i, c, n in zip(rows["item_id"], to, rows["cluster_name"], strict=True)
            ]
            rows = rows.assign(cluster_id=to, cluster_name=named)
        return rows

    return other


def test_every_need_of_the_quickscan_is_mapped_with_a_reason(ask: Ask) -> None:
    table = values(mapping.mapping(ask, ALL))
    expected = [
        r
        for theme in THEMES
        for r in ask("needs/counts", themes=(theme,)).itertuples()
        if r.state == ("gewenst" if theme == "kennis" else "genoemd")
    ]
    assert table["Behoefte"].nunique() == len(expected) == 20
    assert not table.duplicated(["Behoefte", "Cluster"]).any()
    assert (table["Reden van de indeling"].str.len() > 20).all()


def test_the_mapping_is_the_agreed_one(ask: Ask) -> None:
    table = values(mapping.mapping(ask, ALL))
    pairs = set(zip(table["Behoefte"], table["Cluster"], strict=True))
    assert pairs >= set(AGREED.items())
    assert ("Kennis bij ouders", "Preventie") in pairs


def test_money_is_what_table_s1_prints(ask: Ask) -> None:
    table = values(crosswalk.crosswalk(ask, ALL))
    money = table[table["Eenheid"] == "euro"].set_index(["Cluster", "Onderdeel"])["Waarde"]
    assert money["Deskundigheid", "Toegekend in 2020"] == 1_198_708
    assert money["Preventie", "Toegekend in 2021"] == 266_424 + 1_107_189
    assert len(money) == 12
    assert money.sum() == 7_263_384 + 6_623_737
    assert ("Geen cluster", "Toegekend in 2020") not in money.index


def test_needs_without_a_cluster_stand_in_a_figure_of_their_own(ask: Ask) -> None:
    table = values(mapping.uncovered(ask, ALL))
    assert set(table["Behoefte"]) == {
        "Uitwisseling met andere gemeenten",
        "Ondersteuning bij beleid",
        "De rol van zorg- en welzijnsinstellingen",
        "Advies over (crisis)communicatie",
        "Draaiboek of protocol",
        "Bemiddeling",
    }


def test_clusters_stand_in_the_order_of_their_most_named_need(ask: Ask) -> None:
    table = values(crosswalk.crosswalk(ask, ALL))
    assert list(dict.fromkeys(table["Cluster"])) == [
        "Deskundigheid",  # 35
        "Sleutelfiguren",  # 28
        "Preventie",  # 24
        "Analyse",  # 15
        "Persoonsgerichte aanpak",  # not known
        "Evaluatie",  # no need at all
    ]


@pytest.mark.parametrize(
    "themes", [(), *((theme,) for theme in THEMES), ("behoefte_gemeente", "behoefte_professional")]
)
def test_each_pair_is_drawn_once_whatever_is_chosen(ask: Ask, themes: tuple[str, ...]) -> None:
    choice = CrosswalkChoice(themes)
    rows = values(mapping.mapping(ask, choice))
    fitted = rows[rows["Cluster"] != "Geen cluster"]
    figure = crosswalk.crosswalk(ask, choice).figure
    assert figure is not None
    bars = [trace for trace in json.loads(figure.to_json())["data"] if trace["type"] == "bar"]
    assert sum(len(trace["y"]) for trace in bars) == int(fitted["Gemeenten"].notna().sum())
    assert len(mapping.uncovered(ask, choice).table) == len(rows) - len(fitted)


def test_the_answer_says_which_cluster_the_most_named_need_fits(ask: Ask) -> None:
    text = crosswalk.answer(ask, ALL)
    assert text.startswith("Dat zeggen de bronnen niet: de behoeften zijn van 2015, het geld is van 2020 en 2021")
    assert "35 van 49 gemeenten" in text
    assert "kennis bij onderwijs past bij deskundigheid" in text
    assert "Zes van de 20 behoeften passen bij geen cluster" in text
    assert "31: uitwisseling met andere gemeenten" in text


def test_the_answer_says_it_when_the_most_named_need_fits_none(ask: Ask) -> None:
    text = crosswalk.answer(ask, CrosswalkChoice(("behoefte_gemeente",)))
    assert "uitwisseling met andere gemeenten past bij geen cluster" in text
    assert text.count("uitwisseling met andere gemeenten") == 1


def test_the_answer_follows_an_edited_mapping(ask: Ask) -> None:
    everything: dict[str, str | None] = {
        str(r.item_id): "analyse" for r in ask("needs/mapped_pairs", themes=tuple(THEMES)).itertuples()
    }
    edited = reclustered(ask, everything)
    assert "Alle gekozen behoeften passen bij een cluster" in crosswalk.answer(edited, ALL)
    assert "past bij analyse" in crosswalk.answer(edited, ALL)
    assert mapping.uncovered(edited, ALL).title == "Alle gekozen behoeften passen bij een cluster"
    assert values(mapping.uncovered(edited, ALL)).empty
    assert "geen van deze behoeften past daarbij" in crosswalk.crosswalk(edited, ALL).title


def test_a_cluster_without_a_known_count_is_said_to_be_unknown(ask: Ask) -> None:
    assert crosswalk.crosswalk(ask, ALL).title.endswith("van de behoefte daarbij is geen aantal bekend")


def test_nothing_known_is_said_in_words(ask: Ask) -> None:
    def silent(name: str, /, **parameters: Any) -> pd.DataFrame:
        rows = ask(name, **parameters)
        return (
            rows.assign(municipalities=pd.array([None] * len(rows), dtype="Int64"))
            if name == "needs/mapped_pairs"
            else rows
        )

    assert "indeling: van de gekozen behoeften is geen aantal bekend." in crosswalk.answer(silent, ALL)
    assert (
        mapping.uncovered(silent, CrosswalkChoice(("behoefte_maatschappelijk",))).title
        == "1 behoefte zonder cluster: bemiddeling, aantal niet bekend"
    )


def test_the_warning_names_other_years_other_municipalities_and_our_own_mapping(ask: Ask) -> None:
    text = crosswalk.warning(ask, ALL)
    assert "Andere jaren en andere gemeenten" in text
    assert "2015" in text
    assert "2020 en 2021" in text
    assert "De koppeling is van ons" in text


def test_the_warning_stands_with_the_figure(ask: Ask) -> None:
    assert crosswalk.warning(ask, ALL) in crosswalk.crosswalk(ask, ALL).notes


def test_what_rests_on_the_mapping_says_so_and_cites_both_sources(ask: Ask) -> None:
    exhibit = crosswalk.crosswalk(ask, ALL)
    assert exhibit.origin == "indeling"
    assert {s.source_id for s in exhibit.sources} == {"ess2015", "rand2022"}
    assert any("onze eigen indeling" in note for note in exhibit.notes)


def test_a_page_is_reached_by_its_url_before_the_navigation_is_known() -> None:
    """On a fresh server Streamlit looks for pages/<url>.py; navigation.py makes the URL from that same file name."""
    listed = re.findall(r'"pages/([^"]+)\.py":', (paths.ROOT / "navigation.py").read_text(encoding="utf-8"))
    assert len(listed) > 5
    assert set(listed) == {path.stem for path in (paths.ROOT / "pages").glob("*.py")}


def test_what_the_rijk_did_stands_beside_the_needs_without_a_cluster(ask: Ask) -> None:
    exhibit = mapping.uncovered(ask, ALL)
    assert "leerkringen" in exhibit.caveat
    assert any("voorrang" in note for note in exhibit.notes)


def test_a_need_may_stand_at_two_clusters(ask: Ask) -> None:
    table = values(crosswalk.crosswalk(ask, ALL))
    assert set(table.loc[table["Onderdeel"] == "Kennis bij ouders", "Cluster"]) == {"Deskundigheid", "Preventie"}
    assert mapping.mapping(ask, ALL).title.endswith("5 bij meer dan één")


def test_the_strip_puts_need_money_and_remainder_beside_each_other(ask: Ask) -> None:
    need, money, alone = crosswalk.facts(ask, ALL)
    assert (need.value_text, alone.value_text) == ("35 van 49", "6 van 20")
    assert money.value_text == "€\u00a01,09\u00a0mln"
    assert money.change_text == "8,8% minder dan in 2020"

"""The quickscan page: counts as printed, remainders as they must be, and the unknown left unknown."""

import json
from typing import Any

import pandas as pd
import pytest

from exhibits import catalogue
from exhibits.exhibit import PARTLY_OWN_MARK
from exhibits.needs import quickscan, quickscan_policy
from exhibits.needs.quickscan_choice import AS_REPORTED, EVERYONE, NEEDS, RANKED, QuickscanChoice
from exhibits.needs.quickscan_counts import leaders, of_base
from exhibits.needs.quickscan_words import named
from exhibits.trust import sample_check
from exhibits.trust.topic_choice import TopicChoice
from store.reading import Ask
from tests.frames import texts, values

START = QuickscanChoice(RANKED, EVERYONE)


def counts(table: pd.DataFrame, column: str) -> dict[str, Any]:
    return dict(zip(table[column], table["Gemeenten"], strict=True))


def frame(*numbers: int | None) -> pd.DataFrame:
    """Rows of needs/counts with these counts, labelled A, B, C …"""
    return pd.DataFrame(
        {
            "label": [chr(65 + i) for i in range(len(numbers))],
            "municipalities": pd.array(numbers, dtype="Int64"),
            "base_n": 49,
        }
    )


def altered(ask: Ask, query: str, change: dict[str, int | None], key: str = "item_id") -> Ask:
    """An `ask` whose `query` has other counts for some items."""

    def other(name: str, /, **parameters: Any) -> pd.DataFrame:
        rows = ask(name, **parameters)
        if name == query:
            numbers = [change.get(i, n) for i, n in zip(rows[key], rows["municipalities"], strict=True)]
            rows = rows.assign(municipalities=pd.array(numbers, dtype="Int64"))
        return rows

    return other


def test_issues_are_ranked_as_printed_with_the_unknown_one_last(ask: Ask) -> None:
    exhibit = quickscan.issues(ask, START)
    assert list(values(exhibit)["Gemeenten"].dropna()) == [46, 27, 23, 21, 19]
    assert texts(exhibit)["Gemeenten"].iloc[-1] == "n.b."
    assert values(exhibit)["Kwestie"].iloc[-1] == "Overlastgevende jongeren"
    assert "46 van de 49" in exhibit.title
    assert "afbeelding" in values(exhibit)["Toelichting"].iloc[-1]


def test_the_unknown_issue_stands_second_in_the_order_of_the_report(ask: Ask) -> None:
    table = values(quickscan.issues(ask, QuickscanChoice(AS_REPORTED, EVERYONE)))
    assert table["Kwestie"].iloc[1] == "Overlastgevende jongeren"
    assert list(table["Gemeenten"].dropna()) == [46, 23, 27, 21, 19]


def test_what_is_not_known_is_a_line_of_words_and_has_no_bar(ask: Ask) -> None:
    drawn = json.loads(quickscan.issues(ask, START).figure.to_json())
    track, known, words = drawn["data"]
    assert track["x"] == [49.0] * 5
    assert known["x"] == [46.0, 27.0, 23.0, 21.0, 19.0]
    assert drawn["layout"]["annotations"][-1]["text"].startswith("Geen aantal bekend: ")
    assert words["text"][0].strip() == "46 van 49 · 94%"


def test_count_and_share_are_both_readable() -> None:
    assert of_base(20, 49) == "20 van 49 · 41%"
    assert of_base(pd.NA, 49) == "n.b."


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("behoefte_gemeente", [31, 28, 24, 15, 7, 6]),
        ("behoefte_professional", [24, 20, 18]),
        ("behoefte_maatschappelijk", [20, 18, 16]),
    ],
)
def test_needs_per_group_are_those_of_figures_three_to_five(ask: Ask, group: str, expected: list[int]) -> None:
    table = values(quickscan.needs(ask, QuickscanChoice(RANKED, group)))
    assert list(table["Gemeenten"].dropna()) == expected


def test_all_needs_together_keep_their_groups_apart(ask: Ask) -> None:
    exhibit = quickscan.needs(ask, START)
    assert list(dict.fromkeys(values(exhibit)["Van wie"])) == list(NEEDS.values())
    assert len(exhibit.table) == 14
    unknown = values(exhibit)[values(exhibit)["Gemeenten"].isna()]
    assert set(unknown["Behoefte"]) == {"Casuïstiek (urgente gevallen)", "Bemiddeling"}


def test_knowledge_is_sorted_by_the_gap_and_says_what_is_unknown(ask: Ask) -> None:
    exhibit = quickscan.knowledge(ask, START)
    assert list(values(exhibit)["Verschil in aantal (gewenst min opgebouwd)"].dropna()) == [15, -1, -17]
    assert values(exhibit)["Kennis bij"].iloc[0] == "Onderwijs"
    assert "20" in exhibit.title
    assert "35" in exhibit.title
    police = values(exhibit).set_index("Kennis bij").loc["Politie"]
    assert police["Opgebouwd"] == 39
    assert pd.isna(police["Gewenst"])
    drawn = exhibit.figure.to_json()
    assert "gewenst: n.b." in drawn
    assert "opgebouwd: n.b.; gewenst: n.b." in drawn


def test_knowledge_title_holds_when_nothing_is_wanted_more_than_built() -> None:
    rows = pd.DataFrame({"label": ["Politie"], "built": [30], "wanted": [20], "gap": [-10], "base_n": [49]})
    assert quickscan._knowledge_title(rows, 49).startswith(
        "Nergens is bekend dat kennis vaker gewenst dan opgebouwd is"
    )
    assert "geen enkele" in quickscan._knowledge_title(rows.assign(gap=pd.NA), 49)


def test_exclusive_answers_come_with_what_remains_of_49(ask: Ask) -> None:
    table = values(quickscan_policy.exclusive(ask, START))
    found = {about: list(rows["Gemeenten"]) for about, rows in table.groupby("Over")}
    assert found == {"Beleid": [25, 20, 4], "Contact tussen beleidsterreinen": [22, 19, 8], "Meldpunt": [20, 7, 4, 18]}
    assert all(sum(numbers) == 49 for numbers in found.values())


def test_the_remainder_of_contact_is_said_in_words(ask: Ask) -> None:
    assert "8 van de 49: geen van beide, of niet vermeld (berekend)" in quickscan_policy.exclusive(ask, START).alt


def test_a_remainder_is_unknown_when_one_answer_is(ask: Ask) -> None:
    def other(name: str, /, **parameters: Any) -> pd.DataFrame:
        rows = ask(name, **parameters)
        return rows.assign(remainder=pd.NA) if name == "needs/exclusive" else rows

    table = values(quickscan_policy.exclusive(other, START))
    assert table.loc[table["Antwoord"].str.contains("berekend"), "Gemeenten"].isna().all()


def test_that_answers_exclude_each_other_is_said_to_be_our_assumption(ask: Ask) -> None:
    exhibit = quickscan_policy.exclusive(ask, START)
    assert exhibit.origin == "indeling"
    assert "onze aanname" in exhibit.caveat
    assert sum("onze aanname: § 2.2 zegt het niet" in note for note in exhibit.notes) == 3
    assert "berekend" not in exhibit.title


def test_one_municipality_names_and_two_name(ask: Ask) -> None:
    assert named(frame(1).head(1)) == "1 van de 49 gemeenten noemt a"
    assert named(frame(49, 2, 2)) == "Alle 49 gemeenten noemen a, 2 b en c"
    assert "aantal bekend" in named(frame(5).head(0))


def test_the_strip_has_the_three_highest_counts(ask: Ask) -> None:
    strip = quickscan.facts(ask, START)
    assert [fact.value_text for fact in strip] == ["46 van 49", "35 van 49", "31 van 49"]


def test_what_the_report_says_of_its_method_stands_beside_the_counts(ask: Ask) -> None:
    assert any("was al bekend" in note for note in quickscan.issues(ask, START).notes)
    assert any("in werkelijkheid groter" in note for note in quickscan.knowledge(ask, START).notes)


def test_the_title_on_capacity_says_all_or_how_many(ask: Ask) -> None:
    title = quickscan_policy.capacity(ask, START).title
    assert title == "OOV-ambtenaar betrokken: alle 49 gemeenten; ook sociaal domein betrokken: 29"


def test_capacity_leaves_out_what_excludes_each_other(ask: Ask) -> None:
    table = values(quickscan_policy.capacity(ask, START))
    assert counts(table, "Onderwerp")["Ook sociaal domein betrokken"] == 29
    assert list(table["Gemeenten"].dropna()) == [49, 29, 24, 14]
    assert not any("Beleid" in label or "Meldpunt" in label for label in table["Onderwerp"])
    assert table["Gemeenten"].isna().sum() == 4


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((5, 3, 2), ["A", "B"]), ((5, 5, 2), ["A", "B", "C"]), ((5, 3, 3, 3), ["A"]), ((None, 4), ["B"]), ((None,), [])],
)
def test_leaders_take_ties_along_but_never_become_a_list(numbers: tuple[int | None, ...], expected: list[str]) -> None:
    assert list(leaders(frame(*numbers))["label"]) == expected


def test_a_tie_at_the_top_is_named_in_full(ask: Ask) -> None:
    tied = altered(ask, "needs/counts", {"kwestie_wantrouwen": 46})
    title = quickscan.issues(tied, START).title
    assert title.startswith("46 van de 49 gemeenten noemen radicalisering en wantrouwen jegens de overheid")


def test_the_answer_names_the_highest_known_counts(ask: Ask) -> None:
    text = quickscan.answer(ask, START)
    assert "46 van de 49 gemeenten noemen radicalisering" in text
    assert "35 willen (meer) kennis bij onderwijs" in text
    assert "31 noemen behoefte aan uitwisseling met andere gemeenten" in text
    assert text.endswith("van een gekozen groep gemeenten in 2015.")


def test_the_page_says_that_the_group_was_chosen(ask: Ask) -> None:
    note = quickscan.selection_note(ask, START)
    assert "niet representatief" in note
    assert "geen steekproef" in note


def test_everything_on_the_page_is_published(ask: Ask) -> None:
    makers = [e.make for e in catalogue.entries() if e.choice_type is QuickscanChoice]
    assert len(makers) >= 5
    for make in makers:
        assert make(ask, START).mark is None


def test_the_sample_closes_on_every_published_count(ask: Ask) -> None:
    exhibit = sample_check.sample_totals(ask, TopicChoice.default(ask))
    known = values(exhibit).dropna(subset="Gepubliceerd")
    assert len(known) == 35
    assert (known["Verschil"] == 0).all()
    assert values(exhibit)["Sluit"].all()
    assert values(exhibit).loc[values(exhibit)["Gepubliceerd"].isna(), "In de records"].isna().all()
    assert exhibit.mark == "Synthetische voorbeeldgegevens"


def test_a_sample_that_does_not_close_says_so(ask: Ask) -> None:
    def other(name: str, /, **parameters: Any) -> pd.DataFrame:
        rows = ask(name, **parameters)
        if name == "needs/sample_totals":
            wrong = rows["label"] == "Radicalisering"
            rows = rows.assign(
                closes=rows["closes"] & ~wrong, sampled=rows["sampled"].where(~wrong, 45), origin="eigen"
            )
        if name == "trust/datasets":
            own = rows["table_name"] == "quickscan_answer"
            rows = rows.assign(
                origin=rows["origin"].mask(own, "eigen"), file_name=rows["file_name"].mask(own, "antwoorden.xlsx")
            )
        return rows

    exhibit = sample_check.sample_totals(other, TopicChoice.default(ask))
    assert exhibit.title.startswith("1 telling van de 47 wijkt af")
    assert "gepubliceerd 46, in de records 45" in exhibit.alt
    assert exhibit.mark == PARTLY_OWN_MARK
    assert "antwoorden.xlsx" in exhibit.source_line

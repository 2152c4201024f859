"""The overview: large figures, the trend of the money, and how many figures are of which kind."""

import json
from collections import Counter

from exhibits.choice import NoChoice
from exhibits.trust import overview, overview_words
from store.reading import Ask
from tests.csv_files import rows_of
from tests.frames import values
from view.charts.base import data_of


def test_the_strip_has_the_headline_of_each_question(ask: Ask) -> None:
    money, need, contact = overview.facts(ask, NoChoice())
    assert money.value_text.replace("\u00a0", " ") == "€ 6,6 mln"
    assert money.change_text == "8,8% minder dan in 2020"
    assert need.value_text == "31 van 49"
    assert contact.value_text == "56%"
    assert contact.label.endswith("met de gemeente (Arnhem, 2019)")
    # whoever quotes a headline says of whom and when it is
    assert "gekozen gemeenten noemden in 2015" in need.label
    assert overview.network(ask, NoChoice()).title.startswith("Arnhem: 56%")


def test_the_trend_runs_to_the_last_announcement_and_says_what_each_amount_is(ask: Ask) -> None:
    exhibit = overview.money(ask, NoChoice())
    table = values(exhibit)
    filed = {
        int(row["year"]) for t in ("applicant_allocation", "cluster_allocation", "yearly_total") for row in rows_of(t)
    }
    assert set(table["Jaar"]) == filed
    assert max(filed) == 2024
    assert exhibit.figure is not None
    data = data_of(exhibit.figure)
    assert [one["name"] for one in data["series"]] == [
        group.name for name, group in overview.GROUPS.items() if not name.startswith("eigen")
    ]
    for place, what in enumerate(table["Wat het is"]):
        assert [one["name"] for one in data["series"] if one["values"][place] is not None] == [what]
    assert not any(
        "toegekend" in what for year, what in zip(table["Jaar"], table["Wat het is"], strict=True) if year > 2021
    )
    assert "2022–2024" in exhibit.caveat
    assert "≥: van 2016 zijn niet alle bedragen bekend." in exhibit.caveat
    texts = [text for trace in json.loads(exhibit.figure.to_json())["data"] for text in trace["text"]]
    assert [text for text in texts if "≥" in text] == ["≥\u00a04,4"]
    assert [text for text in texts if "&gt;" in text] == ["&gt;\u00a09,0", "&gt;\u00a07,7"]


def test_a_change_is_between_amounts_of_the_same_kind(ask: Ask) -> None:
    before, last = overview._last_granted(ask)
    assert (before["year"], last["year"]) == (2020, 2021)
    assert before["source_id"] == last["source_id"] == "rand2022"


def test_what_you_see_counts_each_kind_apart_and_claims_apart(ask: Ask) -> None:
    listed = ask("trust/figures")
    is_claim = listed["table_name"] == "claim"
    kinds = Counter(listed.loc[~is_claim, "kind"])
    words = " ".join(overview_words.kinds_of_figures(ask, NoChoice()))
    assert f"**{sum(kinds.values())} gepubliceerde cijfers.** {kinds['gedrukt']} staan gedrukt" in words
    assert f"{kinds['afgeleid']} zijn afgeleid" in words
    assert f"{kinds['onbekend']} zijn onbekend" in words
    assert f"**{int(is_claim.sum())} beweringen.**" in words
    assert "letterlijk" not in words

"""The cases of Arnhem: a stock that adds up, no suggestion of a trend, and actions that the report's words can be held to."""

import pandas as pd
import pytest

from exhibits.choice import NoChoice
from exhibits.network import cases, cases_actions
from store.reading import Ask
from tests.csv_files import rows_of

NOTHING = NoChoice()


def test_ongoing_and_closed_add_up_to_reported_in_every_period(ask: Ask) -> None:
    table = cases.stock(ask, NOTHING).table.frame()
    assert len(table) == 5
    assert (table["Lopend"] + table["Afgesloten"] == table["Aangemeld"]).all()


def test_periods_add_up_to_the_printed_totals_of_table_4_1(ask: Ask) -> None:
    table = cases.stock(ask, NOTHING).table.frame()
    parts, total = table.iloc[:-1], table.iloc[-1]
    assert [int(parts[c].sum()) for c in ("Aangemeld", "Lopend", "Afgesloten")] == [69, 36, 33]
    assert [int(total[c]) for c in ("Aangemeld", "Lopend", "Afgesloten")] == [69, 36, 33]


def test_detained_and_abroad_are_known_in_total_only(ask: Ask) -> None:
    table = cases.stock(ask, NOTHING).table
    read = pd.DataFrame({c.title: c.texts for c in table.columns})
    assert set(read["Waarvan gedetineerd"].iloc[:-1]) == {"n.b."}
    assert set(read["Waarvan uitgereisd"].iloc[:-1]) == {"n.b."}
    assert list(read.iloc[-1][["Waarvan gedetineerd", "Waarvan uitgereisd"]]) == ["7", "10"]


def test_the_periods_say_which_time_they_cover(ask: Ask) -> None:
    labels = list(cases.stock(ask, NOTHING).table.frame()["Periode van aanmelding"])
    assert labels[0] == "t/m 2016 (vanaf 2013)"
    assert labels[3] == "2019 (tot 1 juni)"
    assert "geen trend" in cases.stock(ask, NOTHING).caveat


def test_no_figure_of_the_cases_draws_a_line(ask: Ask) -> None:
    drawn = [make(ask, NOTHING).figure for make in (cases.stock, cases.ongoing, cases.closed, cases_actions.actions)]
    assert all(figure is not None and {trace.type for trace in figure.data} == {"bar"} for figure in drawn)


def test_parts_of_the_ongoing_cases_add_up(ask: Ask) -> None:
    table = cases.ongoing(ask, NOTHING).table.frame().set_index("Lopende casussen")
    assert table["Totaal"].to_dict() == {"Gedetineerd": 7, "Uitgereisd": 10, "Overige lopende casussen": 19}
    assert table["Aandeel"].sum() == pytest.approx(100)


def test_two_cases_give_no_share(ask: Ask) -> None:
    exhibit = cases.closed(ask, NOTHING)
    shares = exhibit.table.frame()["Aandeel afgesloten"]
    assert list(shares.iloc[:3]) == [44, 77, 27]
    assert pd.isna(shares.iloc[3])
    assert "te weinig voor een aandeel: 1 van 2" in list(exhibit.figure.data[0].text)  # type: ignore[union-attr]


def test_actions_are_those_of_the_report(ask: Ask) -> None:
    counted = {row["actor"]: int(row["actions"]) for row in rows_of("case_action")}
    table = cases_actions.actions(ask, NOTHING).table.frame().set_index("Partij")
    assert table["Acties"].to_dict() == counted
    assert table["Acties"].sum() == 588
    assert table["Aandeel"].to_dict() == {who: int(n / 5.88 + 0.5) for who, n in counted.items()}


def test_two_thirds_is_held_against_the_count(ask: Ask) -> None:
    note = cases_actions.actions(ask, NOTHING).notes[0]
    assert "twee derde" in note
    assert "68%; dat past bij 67%" in note


def test_a_stock_is_of_a_moment(ask: Ask) -> None:
    for make in (cases.stock, cases.ongoing, cases.closed):
        assert make(ask, NoChoice()).title.startswith("Stand tot 1 juni 2019: "), make.__name__


def test_means_read_the_same_in_title_and_table(ask: Ask) -> None:
    exhibit = cases_actions.intensity(ask, NOTHING)
    assert exhibit.title == "Gemiddeld 12,3 acties per casus en 32,7 per bijeenkomst"
    assert list(exhibit.table.frame()["Gemiddeld"]) == [588 / 48, 588 / 18]


def test_the_answer_gives_the_stock_and_the_actions(ask: Ask) -> None:
    sentence = cases.answer(ask, NOTHING)
    for words in ("69 aangemelde casussen", "lopen er 36 nog", "zijn er 33 afgesloten", "588", "68%"):
        assert words in sentence


def test_other_totals_give_another_answer(ask: Ask) -> None:
    """Nothing is typed: with other rows below it the same code tells another story."""

    def other(name: str, /, **parameters: object) -> pd.DataFrame:
        frame = ask(name, **parameters)
        if name == "network/cases_actions":
            return frame.assign(actions=[100, 300], total=400, share_pct=[25.0, 75.0]).sort_values(
                "actions", ascending=False
            )
        return frame

    exhibit = cases_actions.actions(other, NOTHING)
    assert exhibit.title.startswith("300 van de 400 acties (75%) waren voor politie")
    assert "dat past niet" in exhibit.notes[0]

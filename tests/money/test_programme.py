"""Actieplan 2007–2011: amounts add up to what the source prints, and what was corrected or left blank says so."""

import itertools
import json
from collections import defaultdict
from decimal import Decimal

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from exhibits.catalogue import MakeExhibit
from exhibits.choice import ALL
from exhibits.exhibit import Exhibit
from exhibits.money import programme, programme_lines, programme_reach, programme_use
from exhibits.money.programme_choice import ProgrammeChoice, code_of
from exhibits.shared import phrases
from store import paths
from store.reading import Ask
from tests.csv_files import rows_of
from tests.money.word_rules import assert_sentence_holds, assert_words_hold
from tests.walking import walked
from view import formats
from view.charts.base import data_of

YEARS = (2008, 2009, 2010, 2011)
# as printed in the source, 'Financieel overzicht actieplan P&R'
PRINTED = {
    "Begroot": {"2008": 10.00, "2009": 6.00, "2010": 6.00, "2011": 6.00, "Samen": 28.00},
    "Ander doel": {"2008": 7.26, "2009": 1.20, "2010": 0.73, "2011": 4.35, "Samen": 13.54},
    "Betaald": {"2008": 2.74, "2009": 4.80, "2010": 5.27, "2011": 1.65, "Samen": 14.46},
}
PAID_PER_LINE = {
    "Scan en monitor": 0.08,
    "Aanpak risicogebieden": 11.92,
    "Expertisefunctie": 1.87,
    "Specifieke instrumenten": 0.59,
}


def chosen(ask: Ask, line: str | None = None, years: tuple[int, ...] = ()) -> ProgrammeChoice:
    """A main line by its name, or the whole plan, in `years` or all of them."""
    return ProgrammeChoice(code_of(line) if line else ALL, years)


def texts_of(exhibit: Exhibit) -> pd.DataFrame:
    """The table as it reads in Dutch."""
    return pd.DataFrame({column.title: column.texts for column in exhibit.table.columns})


def test_stages_are_the_printed_totals(ask: Ask) -> None:
    table = programme.budget(ask, chosen(ask)).table.frame().set_index("Jaar")
    for column, printed in PRINTED.items():
        for year, amount in printed.items():
            assert table.loc[year, column] == pytest.approx(amount, abs=1e-9), (column, year)


def test_budgeted_less_other_purpose_is_paid_in_every_year(ask: Ask) -> None:
    table = programme.budget(ask, chosen(ask)).table.frame()
    assert ((table["Begroot"] - table["Ander doel"] - table["Betaald"]).abs() < 1e-9).all()


def test_answer_says_how_much_of_the_budget_was_paid(ask: Ask) -> None:
    sentence = programme.answer(ask, chosen(ask)).replace("\u00a0", " ")
    for amount in ("€ 28,00 mln", "€ 14,46 mln", "52%", "€ 13,54 mln"):
        assert amount in sentence


def test_answer_for_a_line_leaves_out_what_is_not_known_per_line(ask: Ask) -> None:
    sentence = programme.answer(ask, chosen(ask, "Aanpak risicogebieden", years=(2010,))).replace("\u00a0", " ")
    for amount in ("€ 4,00 mln", "€ 4,65 mln", "116%"):
        assert amount in sentence
    assert "ander doel" not in sentence


def test_answer_for_a_blank_cell_says_unknown_and_never_0(ask: Ask) -> None:
    sentence = programme.answer(ask, chosen(ask, "Scan en monitor", years=(2009,)))
    assert "niet bekend" in sentence
    assert "0,00" not in sentence


def test_a_blank_cell_is_not_counted_as_0_unless_the_source_prints_the_total(ask: Ask) -> None:
    assert "niet bekend" in programme.answer(ask, chosen(ask, "Scan en monitor", years=(2008, 2011)))
    # over all years the source prints 0,08 itself
    assert "€ 0,08 mln" in programme.answer(ask, chosen(ask, "Scan en monitor")).replace("\u00a0", " ")
    facts = programme.facts(ask, chosen(ask, "Scan en monitor", years=(2008, 2011)))
    assert [fact.value_text for fact in facts[:2]] == ["n.b.", "n.b."]
    used = programme_use.used(ask, chosen(ask, "Scan en monitor", years=(2008, 2011))).table.frame()
    assert list(used[used["Jaar"] == "Samen"]["Betaald van begroot"]) == [None]
    # 2011 has no detail line at all, and the amount is that of 2008 alone
    details = programme_lines.lines(ask, chosen(ask, "Scan en monitor", years=(2008, 2011)))
    assert "in 2008; het bedrag in 2011 is niet bekend" in details.title


def test_lost_minus_shows_printed_beside_used(ask: Ask) -> None:
    exhibit = programme.reallocations(ask, chosen(ask))
    row = texts_of(exhibit).query("Doel == 'Ander programma' and Jaar == '2008'").iloc[0]
    assert row["Gedrukt"] == "€\u00a00,49\u00a0mln"
    assert row["Gebruikt"] == "−€\u00a00,49\u00a0mln"
    assert row["Anders dan gedrukt"] == "ja"
    assert "minteken" in row["Toelichting"]
    assert any("Ander programma 2008" in note for note in exhibit.remarks)


def test_correction_is_only_mentioned_when_its_year_is_shown(ask: Ask) -> None:
    assert not any("gedrukt" in note for note in programme.reallocations(ask, chosen(ask, years=(2009, 2010))).remarks)
    assert not any("gedrukt" in note for note in programme.budget(ask, chosen(ask, years=(2011,))).remarks)


def test_other_purposes_add_up_to_the_printed_row_totals(ask: Ask) -> None:
    table = programme.reallocations(ask, chosen(ask)).table.frame()
    sums = table.groupby("Doel")["Gebruikt"].sum()
    assert table.drop_duplicates("Doel")["Samen in deze jaren"].sum() == pytest.approx(13.54)
    assert sums["Ander programma"] == pytest.approx(1.01)
    assert sums["Bezuinigingen/niet uitgegeven e.d."] == pytest.approx(6.91)
    assert sums["Eindejaarsmarge"] == pytest.approx(3.72)


def test_main_lines_add_up_to_the_printed_row_totals(ask: Ask) -> None:
    sums = programme_lines.lines(ask, chosen(ask)).table.frame().groupby("Hoofdregel")["Gebruikt"].sum()
    assert sums.to_dict() == pytest.approx(PAID_PER_LINE)


@pytest.mark.parametrize("line", PAID_PER_LINE)
def test_details_are_those_of_the_file(ask: Ask, line: str) -> None:
    table = programme_lines.lines(ask, chosen(ask, line)).table.frame()
    shown = table[~table["Regel"].str.endswith("(hele hoofdregel)")].set_index(["Regel", "Jaar"])["Gebruikt"]
    filed = {
        (r["line"], int(r["year"])): float(r["amount_mln_eur"]) if r["amount_mln_eur"] else None
        for r in rows_of("programme_budget")
        if r["parent_line"] == line and r["stage"] == "betaald"
    }
    assert len(shown) == len(filed)
    for place, amount in filed.items():
        if amount is None:
            assert shown[place] is None, place  # unknown, not 0
        else:
            assert shown[place] == pytest.approx(amount), place


def test_price_printed_without_comma_is_marked(ask: Ask) -> None:
    exhibit = programme_lines.lines(ask, chosen(ask, "Aanpak risicogebieden"))
    row = texts_of(exhibit).query("Regel == 'Gemeentenprijs' and Jaar == '2010'").iloc[0]
    assert (row["Gedrukt"], row["Gebruikt"]) == ("0 04", "€\u00a00,04\u00a0mln")
    assert (row["Anders dan gedrukt"], row["Jaar afgeleid"]) == ("ja", "ja")
    assert exhibit.figure is not None
    texts = [t for trace in json.loads(exhibit.figure.to_json())["data"] for t in trace.get("text") or []]
    assert "0,04*°" in texts


def test_details_that_do_not_add_up_are_named_with_their_reason(ask: Ask) -> None:
    details: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    main = {}
    for r in rows_of("programme_budget"):
        if r["stage"] == "betaald" and r["parent_line"] and r["amount_mln_eur"]:
            details[r["parent_line"], r["year"]] += Decimal(r["amount_mln_eur"])
        elif r["stage"] == "betaald" and r["amount_mln_eur"]:
            main[r["line"], r["year"]] = Decimal(r["amount_mln_eur"])
    off = {place for place, amount in main.items() if place in details and details[place] != amount}
    assert ("Aanpak risicogebieden", "2010") in off
    assert len(off) == 5
    for line in PAID_PER_LINE:
        notes = programme_lines.lines(ask, chosen(ask, line)).remarks
        for year in YEARS:
            said = any(note.startswith(f"{year}: ") for note in notes)
            assert said == ((line, str(year)) in off), (line, year)


def test_smaller_than_printed_precision_is_unknown_while_printed_0_is_0(ask: Ask) -> None:
    scan = texts_of(programme_lines.lines(ask, chosen(ask, "Scan en monitor")))
    row = scan.query("Regel == 'Trendanalyse' and Jaar == '2009'").iloc[0]
    assert (row["Gedrukt"], row["Gebruikt"]) == ("< 0,00", "n.b.")
    risk = texts_of(programme_lines.lines(ask, chosen(ask, "Aanpak risicogebieden")))
    assert risk.query("Regel == 'Regiobijeenkomsten' and Jaar == '2009'").iloc[0]["Gebruikt"] == "€\u00a00,00\u00a0mln"


def test_blank_main_cell_is_a_row_with_its_reason(ask: Ask) -> None:
    table = texts_of(programme_lines.lines(ask, chosen(ask)))
    blank = table[table["Gebruikt"] == "n.b."]
    assert list(blank["Hoofdregel"].unique()) == ["Scan en monitor"]
    assert list(blank["Jaar"]) == ["2009", "2010", "2011"]
    assert set(blank["Toelichting"]) == {programme_lines.BLANK_REASON}


def test_line_without_details_in_a_year_says_so(ask: Ask) -> None:
    assert "geen detailregels" in programme_lines.lines(ask, chosen(ask, "Scan en monitor", years=(2011,))).title
    # the source prints '< 0,00' there: an amount that is not known, not one that is not mentioned
    assert "niet bekend (n.b.)" in programme_lines.lines(ask, chosen(ask, "Scan en monitor", years=(2009,))).title
    several = programme_lines.lines(ask, chosen(ask, "Scan en monitor", years=(2008, 2009, 2010))).title
    assert several == "Trendanalyse: €\u00a00,08\u00a0mln in 2008; het bedrag in 2009 en 2010 is niet bekend (n.b.)"


def test_use_is_paid_over_budgeted(ask: Ask) -> None:
    table = programme_use.used(ask, chosen(ask)).table.frame().set_index(["Hoofdregel", "Jaar"])
    assert table.loc[("Aanpak risicogebieden", "Samen"), "Betaald van begroot"] == pytest.approx(11.92 / 17 * 100)
    assert table.loc[("Alle hoofdregels", "Samen"), "Betaald van begroot"] == pytest.approx(14.46 / 28 * 100)
    assert table.loc[("Alle hoofdregels", "2009"), "Betaald van begroot"] == pytest.approx(80.0)


def test_more_than_everything_is_explained(ask: Ask) -> None:
    assert any(
        "Meer dan 100%" in n
        for n in programme_use.used(ask, chosen(ask, "Aanpak risicogebieden", years=(2010,))).remarks
    )
    assert not any("Meer dan 100%" in n for n in programme_use.used(ask, chosen(ask, "Expertisefunctie")).remarks)


def test_reach_is_the_printed_totals_and_does_not_compare_numbers_of_unequal_periods(ask: Ask) -> None:
    exhibit = programme_reach.reach(ask, chosen(ask))
    sums = exhibit.table.frame().groupby("Periode")["Deelnemers"].sum()
    assert sums.to_dict() == {"2007–2009": 35650, "2010": 129905}
    assert "niet even lang" in exhibit.caveat
    assert "augustus 2007" in exhibit.caveat
    assert "keer zoveel" not in exhibit.title
    assert not any(formats.integer(total) in exhibit.title for total in sums)


def test_trainings_tell_the_total_that_was_printed_otherwise(ask: Ask) -> None:
    exhibit = programme_reach.trainings(ask, chosen(ask))
    assert exhibit.table.frame()["Trainingen"].sum() == 131
    assert exhibit.table.frame()["Deelnemers"].sum() == 3976
    assert any("3.975" in note for note in exhibit.remarks)
    table = exhibit.table.frame().set_index("Soort training")
    assert table.loc["Managerssessies", "Deelnemers per training"] == pytest.approx(8.1)


def test_projects_are_53_and_25_and_stand_with_the_other_counts(ask: Ask) -> None:
    table = programme_reach.outputs(ask, chosen(ask)).table.frame()
    assert sorted(table[table["Eenheid"] == "projecten"]["Aantal"]) == [25, 53]
    assert len(table) == 2 + len(rows_of("programme_output"))


def test_parts_of_the_stacked_bar_are_the_budget(ask: Ask) -> None:
    figure = programme.budget(ask, chosen(ask)).figure
    assert figure is not None
    paid, elsewhere = (series["values"] for series in data_of(figure)["series"])
    assert [round((p or 0) + (e or 0), 2) for p, e in zip(paid, elsewhere, strict=True)] == [10, 6, 6, 6]


def test_one_year_is_drawn_as_bars_and_more_as_cells(ask: Ask) -> None:
    for make in (programme_lines.lines, programme_use.used):
        charts = [make(ask, chosen(ask, years=years)).figure for years in ((2008,), YEARS)]
        assert [data_of(figure)["chart"] for figure in charts if figure] == ["bars", "cells"]


def test_every_sentence_of_every_choice_keeps_the_rules(ask: Ask) -> None:
    spans = [some for size in range(len(YEARS)) for some in itertools.combinations(YEARS, size)]
    choices = [chosen(ask, line, years) for line in (None, *PAID_PER_LINE) for years in spans]
    assert len(choices) == 5 * 15
    for choice in walked(choices):
        assert_sentence_holds(programme.answer(ask, choice))
        for fact in programme.facts(ask, choice):
            assert_sentence_holds(f"{fact.value_text} {fact.label}")
        for make in (programme.budget, programme_lines.lines, programme_use.used, programme.reallocations):
            assert_words_hold(make(ask, choice))
    for make in (programme_reach.reach, programme_reach.trainings, programme_reach.outputs):
        assert_words_hold(make(ask, choices[0]))


@pytest.mark.parametrize(
    ("years", "text"),
    [(YEARS, "2008–2011"), ((2008,), "2008"), ((2008, 2010), "2008 en 2010"), ((2008, 2009), "2008 en 2009")],
)
def test_period_reads_as_people_say_it(years: tuple[int, ...], text: str) -> None:
    assert phrases.span_of_years(years) == text


def run(**query: str) -> AppTest:
    test = AppTest.from_file(str(paths.ROOT / "navigation.py"), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.switch_page("pages/actieplan.py")
    return test.run()


def test_link_with_a_line_shows_that_line() -> None:
    test = run(hoofdregel="expertisefunctie", jaar="2009")
    assert not test.exception
    assert any("Expertisefunctie" in block.proto.body and "2009" in block.proto.body for block in test.get("html"))
    assert not test.warning


def test_nonsense_in_the_link_falls_back_with_a_notice() -> None:
    test = run(hoofdregel="drop table", jaar="1999")
    assert not test.exception
    assert len(test.warning) == 2
    assert any("52%" in block.proto.body for block in test.get("html"))


@pytest.mark.parametrize("make", [programme.budget, programme_lines.lines, programme_use.used])
def test_unknown_at_the_end_of_a_sentence_keeps_one_full_stop(ask: Ask, make: MakeExhibit) -> None:
    exhibit = make(ask, chosen(ask, "Scan en monitor"))
    assert "n.b." in exhibit.alt
    assert "n.b.." not in exhibit.alt

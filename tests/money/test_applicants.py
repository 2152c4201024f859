"""Money per applicant: sums against the documents, words right for every choice, places that exist."""

import itertools
import json
import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exhibits.catalogue import MakeExhibit
from exhibits.choice import ChoiceInvalid
from exhibits.exhibit import Exhibit
from exhibits.money import applicants, applicants_change, applicants_common, applicants_map, applicants_year, yearly
from exhibits.money.applicant_choice import KINDS, PREVIOUS, ApplicantChoice, applicant_names, list_years, provinces
from exhibits.shared import phrases
from store import paths
from store.reading import Ask
from tests.csv_files import rows_of
from tests.frames import values
from tests.money.word_rules import assert_sentence_holds, assert_words_hold
from tests.walking import walked
from view import formats
from view import graph_objects as go
from view.charts.base import data_of

# as the README of the sources gives them: year → (sum, applicants with an amount)
PRINTED = {
    2016: (Decimal("4477000"), 8),
    2017: (Decimal("6289538"), 18),
    2018: (Decimal("5975530"), 20),
    2019: (Decimal("7204578"), 20),
    2020: (Decimal("7373595.26"), 18),
}
TABLE_S1_2020 = Decimal("7263385")
YEARS = tuple(PRINTED)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return rows_of("applicant_allocation")


def chosen(ask: Ask, **fields: Any) -> ApplicantChoice:
    """The page's first choice, but for `fields`."""
    return replace(ApplicantChoice.default(ask), **fields)


def amounts_of(rows: list[dict[str, str]], year: int) -> dict[str, Decimal | None]:
    return {
        r["applicant_id"]: Decimal(r["amount_eur"]) if r["amount_eur"] else None for r in rows if int(r["year"]) == year
    }


def drawn_by(exhibit: Exhibit) -> go.Figure:
    assert exhibit.figure is not None
    return exhibit.figure


def texts_of(figure: go.Figure | None) -> list[str]:
    """All words that the figure writes."""
    assert figure is not None
    spec = json.loads(figure.to_json())
    texts = [a["text"] for a in spec["layout"].get("annotations", [])]
    for trace in spec["data"]:
        texts += trace.get("text") or []
    return texts


# --- over the years --------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_every_year_adds_up_to_the_documents_sum(ask: Ask, year: int) -> None:
    table = values(applicants.amounts(ask, chosen(ask)))
    listed = table[table["Jaar"] == year]["Toegekend"]
    assert round(Decimal(str(listed.sum())), 2) == PRINTED[year][0]
    assert listed.notna().sum() == PRINTED[year][1]


def test_lines_have_a_gap_where_nothing_is_known_and_never_0(ask: Ask) -> None:
    lines = data_of(drawn_by(applicants.amounts(ask, chosen(ask))))["series"]
    points = [value for line in lines for value in line["values"]]
    assert len(lines) == 22
    assert sum(value is not None for value in points) == 84
    assert 0 not in points


def test_an_incomplete_year_stands_in_a_band(ask: Ask) -> None:
    bars = [trace for trace in drawn_by(applicants.amounts(ask, chosen(ask))).data if trace.type == "bar"]
    assert [list(bar.x) for bar in bars] == [[YEARS.index(2016)]]


def test_ten_lines_have_a_name_or_all_when_asked(ask: Ask) -> None:
    def names(exhibit: Exhibit) -> int:
        return sum(text.startswith("<b>") for text in texts_of(exhibit.figure))

    assert names(applicants.amounts(ask, chosen(ask))) == applicants.LABELLED
    assert names(applicants.amounts(ask, chosen(ask, label_all=True))) == 22


def test_a_region_shows_that_it_is_one(ask: Ask) -> None:
    names = applicant_names(ask)
    assert sorted(n for n in names.values() if "(regio)" in n) == ["Limburg (regio)", "Oost-Brabant (regio)"]


@pytest.mark.parametrize("make", [applicants.amounts, applicants_year.ranking, applicants_map.provinces])
def test_that_money_is_mostly_for_a_region_stands_beside_rank_map_and_lines(ask: Ask, make: MakeExhibit) -> None:
    assert "groep gemeenten in hun regio" in make(ask, chosen(ask)).caveat
    assert "in de regio" in make(ask, chosen(ask, year=2018)).caveat
    assert make(ask, chosen(ask, year=2016)).caveat.startswith("Over 2020–2021 schrijft")


# --- one year --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_rank_and_share_are_of_the_whole_year(ask: Ask, rows: list[dict[str, str]], year: int) -> None:
    known = {a: v for a, v in amounts_of(rows, year).items() if v is not None}
    names = applicant_names(ask)
    table = values(applicants_year.ranking(ask, chosen(ask, year=year))).set_index("Aanvrager")
    for a, amount in known.items():
        share = table.loc[names[a], "Aandeel"]
        if year == 2016:  # two amounts are not known, so the total is not
            assert share is None
        else:
            assert share == pytest.approx(float(amount / sum(known.values()) * 100))
        assert table.loc[names[a], "Plaats"] == 1 + sum(other > amount for other in known.values())
    # choosing one applicant changes neither its place nor its share
    one = values(applicants_year.ranking(ask, chosen(ask, year=year, applicants=("rotterdam",)))).iloc[0]
    assert one["Plaats"] == table.loc["Rotterdam", "Plaats"]
    assert one["Aandeel"] == table.loc["Rotterdam", "Aandeel"]


def test_an_amount_still_to_be_fixed_has_words_and_no_bar(ask: Ask) -> None:
    exhibit = applicants_year.ranking(ask, chosen(ask, year=2016, applicants=("gouda", "rotterdam")))
    assert "<b>Gouda</b>  n.b. (wordt nog vastgesteld)" in texts_of(exhibit.figure)
    assert len(drawn_by(exhibit).data[0].x) == 1


def test_no_share_of_a_total_that_is_not_known(ask: Ask) -> None:
    for make in (applicants_year.ranking, applicants.amounts, applicants_map.provinces):
        exhibit = make(ask, chosen(ask, year=2016))
        assert "%" not in exhibit.title
        assert "niet compleet" in exhibit.title
    assert len(applicants.facts(ask, chosen(ask, year=2016))) == 2


def test_euro_per_inhabitant_only_where_inhabitants_are_known_and_with_its_warning(ask: Ask) -> None:
    exhibit = applicants_year.ranking(ask, chosen(ask, year=2020))
    table = values(exhibit).set_index("Aanvrager")
    people = {r["cbs_code"]: int(r["inhabitants"]) for r in rows_of("population") if r["year"] == "2020"}
    assert table.loc["Den Haag", "Euro per inwoner"] == pytest.approx(1235480 / people["GM0518"], abs=0.01)
    assert table.loc["Limburg (regio)", "Euro per inwoner"] is None
    assert any("per inwoner te hoog" in note for note in exhibit.notes)
    assert "Euro per inwoner" not in applicants_year.ranking(ask, chosen(ask, year=2019)).table.titles


@pytest.mark.parametrize("year", YEARS)
def test_provinces_add_up_to_the_year_and_none_says_0(ask: Ask, year: int) -> None:
    exhibit = applicants_map.provinces(ask, chosen(ask, year=year))
    table = values(exhibit)
    sums = table.drop_duplicates("Provincie")["Provincie samen"]
    assert round(Decimal(str(sums.sum())), 2) == PRINTED[year][0]
    drawn = data_of(drawn_by(exhibit))
    by_name = dict(zip(drawn["categories"], drawn["series"][0]["values"], strict=True))
    assert by_name["Drenthe"] is None
    assert 0 not in by_name.values()


def test_every_map_has_the_same_scale(ask: Ask) -> None:
    def legend(year: int) -> set[str]:
        return {t.name for t in drawn_by(applicants_map.provinces(ask, chosen(ask, year=year))).data if t.name}

    assert legend(2017) & legend(2020)
    names = {name for year in YEARS for name in legend(year)}
    assert {name for name in names if not name.startswith("vanaf €")} == {"geen aanvrager"}


# --- change ----------------------------------------------------------------------------------------------


def compared(ask: Ask, first: int, last: int, *applicants: str) -> Exhibit:
    return applicants_change.change(ask, chosen(ask, year=last, compare=str(first), applicants=applicants))


@pytest.mark.parametrize(("first", "last"), [(2017, 2018), (2018, 2019), (2019, 2020), (2017, 2020)])
def test_changes_add_up_to_the_change_of_the_totals(ask: Ask, first: int, last: int) -> None:
    table = values(compared(ask, first, last))
    assert round(Decimal(str(table["Verschil"].sum())), 2) == PRINTED[last][0] - PRINTED[first][0]


def test_a_municipality_that_became_a_region_neither_came_nor_left(ask: Ask) -> None:
    exhibit = compared(ask, 2019, 2020)
    table = values(exhibit).set_index("Aanvrager")
    assert table.loc["Oost-Brabant (regio), eerder Nuenen", "Op de lijst"] == "in 2019 en 2020"
    assert list(table.index[table["Op de lijst"] == "alleen in 2019"]) == ["Zwolle", "Culemborg"]
    assert "erbij" not in exhibit.title
    assert "2 alleen in 2019" in exhibit.title
    assert exhibit.title.startswith("2,3% meer dan in 2019: 9 kregen meer en 9 minder")
    assert any("De NCTV zegt niet dat het om dezelfde aanvraag gaat" in note for note in exhibit.notes)


def test_totals_of_a_selection_are_compared_only_when_it_is_the_same_in_both_years(ask: Ask) -> None:
    municipalities = chosen(ask, kind="gemeente")
    assert applicants.facts(ask, municipalities)[0].change_text is None
    assert "dan in" not in applicants.answer(ask, municipalities)
    assert "dan in" not in applicants.answer(ask, chosen(ask, areas=("Noord-Brabant",)))
    # Leiden is not on the list of 2016
    assert "dan in" not in applicants.answer(ask, chosen(ask, year=2017, applicants=("leiden", "utrecht")))
    assert "dan in 2016" in applicants.answer(ask, chosen(ask, year=2017, applicants=("rotterdam", "utrecht")))
    assert "dan in 2016" not in applicants.answer(ask, chosen(ask, year=2017))


def test_missing_in_2016_is_not_called_new(ask: Ask) -> None:
    exhibit = compared(ask, 2016, 2020)
    assert "erbij" not in exhibit.title
    assert "meer dan in" not in exhibit.title
    assert any("niet zeker nieuw" in note for note in exhibit.notes)
    table = values(exhibit)
    unknown = table[table["Op de lijst"] == "bedrag niet bekend"]
    assert set(unknown["Aanvrager"]) == {"Gouda", "Nijmegen"}
    assert unknown["Verschil"].isna().all()


def test_who_is_not_on_an_incomplete_list_has_no_difference(ask: Ask) -> None:
    table = values(compared(ask, 2016, 2017, "leiden", "utrecht")).set_index("Aanvrager")
    assert table["Verschil"].isna().to_dict() == {"Leiden": True, "Utrecht": False}


def test_who_is_on_the_other_list_under_another_name_is_named_with_it(ask: Ask) -> None:
    exhibit = compared(ask, 2019, 2020, "nuenen")
    assert "in 2020 op de lijst als Oost-Brabant (regio)" in exhibit.title
    assert any(note.startswith("Oost-Brabant (regio) tellen wij als vervolg van Nuenen. ") for note in exhibit.notes)


def test_an_unknown_amount_of_the_chosen_year_stands_first(ask: Ask) -> None:
    title = applicants.amounts(ask, chosen(ask, year=2016, applicants=("gouda",))).title
    assert title.startswith("Gouda: 2016 n.b.; ")
    assert "is minstens €" in applicants.answer(ask, chosen(ask, year=2016))
    total = applicants.facts(ask, chosen(ask, year=2016))[0]
    assert (total.value_text, total.label) == ("€\u00a04.477.000", "minstens toegekend in 2016 (niet compleet)")
    # of these two both amounts are known, whatever the list of that year lacks
    some = applicants.facts(ask, chosen(ask, applicants=("utrecht", "arnhem")))
    assert some[2].label == "naar Utrecht, het meest van uw selectie"  # Den Haag got more
    both = applicants.facts(ask, chosen(ask, year=2016, applicants=("utrecht", "arnhem")))[0]
    assert (both.value_text, both.label) == ("€\u00a01,08\u00a0mln", "toegekend in 2016 aan uw selectie")


def test_order_of_the_two_years_does_not_matter(ask: Ask) -> None:
    one, other = compared(ask, 2017, 2020), compared(ask, 2020, 2017)
    assert one.title == other.title
    assert one.table == other.table


def test_one_applicant_with_an_unknown_amount_is_not_compared(ask: Ask) -> None:
    assert compared(ask, 2016, 2019, "gouda").title == "Gouda: n.b. in 2016, €\u00a0248.370 in 2019"


def test_the_first_year_has_no_year_before_and_says_so(ask: Ask) -> None:
    exhibit = applicants_change.change(ask, chosen(ask, year=2016))
    assert exhibit.title.startswith("Van vóór 2016 is geen lijst bekend")
    assert (
        applicants_change.change(ask, chosen(ask, year=2016, compare="2016")).title == applicants_change.NO_OTHER_YEAR
    )
    assert exhibit.figure is None


# --- all years -------------------------------------------------------------------------------------------


def test_the_trend_runs_to_2024_and_tells_what_each_amount_is(ask: Ask) -> None:
    exhibit = yearly.trend(ask, chosen(ask))
    table = values(exhibit)
    assert set(table["Jaar"]) == set(range(2016, 2025))
    assert set(table[table["Jaar"] > 2021]["Wat het is"]) == {"Beschikbaar", "Aangevraagd"}
    assert exhibit.title.startswith(
        "Tabel S-1: toegekend €\u00a07,26\u00a0mln in 2020, €\u00a06,62\u00a0mln in 2021; 2022–2024: €\u00a07,00\u00a0mln"
    )
    gap = PRINTED[2020][0] - TABLE_S1_2020
    assert any(f"{formats.eur(gap)} hoger dan Tabel S-1" in note for note in exhibit.notes)
    assert "minstens €\u00a04,47\u00a0mln, 2 bedragen n.b." in " ".join(texts_of(exhibit.figure))


def test_trend_and_rounds_say_the_same_of_each_year(ask: Ask) -> None:
    """Applied for is in both for the same years; the rounds of a year are the announced amount together."""
    trend, rounds = values(yearly.trend(ask, chosen(ask))), ask("money/applied_available")
    main = rounds[rounds["round"] == "hoofdronde"].set_index("year")
    applied = trend[trend["Wat het is"] == "Aangevraagd"].set_index("Jaar")
    assert applied["Bedrag"].to_dict() == main["applied_eur"].to_dict()
    assert applied["Soort"].to_dict() == main["applied_kind"].to_dict()
    available = trend[trend["Wat het is"] == "Beschikbaar"].set_index("Jaar")["Bedrag"].to_dict()
    assert available == rounds.groupby("year")["available_eur"].sum().to_dict()
    for make in (yearly.trend, yearly.applied):
        assert (
            "€\u00a06,25\u00a0mln in de hoofdronde en €\u00a00,75\u00a0mln in de extra ronde"
            in make(ask, chosen(ask)).caveat
        )


@pytest.mark.parametrize("relation", phrases.AT_LEAST)
def test_what_is_at_least_so_much_is_never_rounded_up(relation: str) -> None:
    for value in (4_477_000, 7_750_000, 9_000_000, 5_999_999):
        for decimals in (1, 2):
            assert 0 <= value / 1e6 - phrases.millions(value, relation, decimals) < 10**-decimals
    assert phrases.millions(7_750_000, "gelijk", 1) == 7.8


def test_applied_for_stands_beside_what_was_available_and_says_what_is_inferred(ask: Ask) -> None:
    exhibit = yearly.applied(ask, chosen(ask))
    table = values(exhibit).set_index("Ronde")
    assert table.loc["2022", "Aangevraagd"] == 9767961
    assert table.loc["2022", "Aangevraagd is"] == "gedrukt"
    assert table.loc["2023", "Aangevraagd is"] == "afgeleid"
    assert (
        exhibit.title == "In elke ronde van 2022–2024 is meer aangevraagd dan er beschikbaar was"
    )  # amounts that are 'ruim' have no largest


# --- the answer, the choices, the page -------------------------------------------------------------------


def test_answer_names_total_number_and_change(ask: Ask) -> None:
    sentence = applicants.answer(ask, chosen(ask))
    assert sentence == "In 2020 is €\u00a07,4\u00a0mln toegekend, verdeeld over 18 aanvragers: 2,3% meer dan in 2019."
    share = formats.tenths(1235480 / 7373595.26 * 100)
    assert [fact.value_text for fact in applicants.facts(ask, chosen(ask))] == [
        "€\u00a07,4\u00a0mln",
        "18",
        f"{share}%",
    ]


@pytest.mark.parametrize(
    ("year", "picked", "text"),
    [
        (2016, ("limburg",), "De aankondiging voor 2016 noemt geen toekenning aan Limburg (regio)"),
        (2016, ("gouda",), "nog vastgesteld"),
        (2020, ("zwolle",), "noemt geen toekenning aan Zwolle"),
        (2020, ("gouda", "nijmegen"), "verdeeld over 2 aanvragers: 21,5% meer dan in 2019"),
    ],
)
def test_answer_is_right_when_little_is_left(ask: Ask, year: int, picked: tuple[str, ...], text: str) -> None:
    assert text in applicants.answer(ask, chosen(ask, year=year, applicants=picked))


def test_who_is_chosen_and_not_on_the_list_is_named(ask: Ask) -> None:
    some = chosen(ask, year=2020, applicants=("utrecht", "zwolle", "limburg"))
    assert "Niet op de lijst van 2020: Zwolle." in applicants.answer(ask, some)
    for make in (applicants.amounts, applicants_year.ranking, applicants_map.provinces):
        assert "Niet op de lijst van 2020: Zwolle." in " ".join(make(ask, some).notes), make
    pair = chosen(ask, year=2020, applicants=("utrecht", "zwolle"))
    assert applicants_year.ranking(ask, pair).title.startswith("Utrecht: plaats ")
    three = chosen(ask, year=2016, applicants=("gouda", "limburg", "den-haag"))
    assert "alleen Den Haag met een bekend bedrag op de lijst van 2016" in applicants.amounts(ask, three).title
    both = chosen(ask, year=2020, applicants=("amsterdam", "den-haag"))
    assert "Niet op de lijst" not in applicants.answer(ask, both) + " ".join(applicants.amounts(ask, both).notes)


def test_an_applicant_is_not_compared_with_another_one_of_the_choice(ask: Ask) -> None:
    assert "2019" not in applicants.answer(ask, chosen(ask, applicants=("nuenen", "oost-brabant")))


def test_one_applicant_is_called_by_its_name(ask: Ask) -> None:
    one = chosen(ask, applicants=("den-haag",))
    assert applicants.amounts(ask, one).title == "Den Haag: €\u00a0950.000 in 2016, €\u00a01.235.000 in 2020"
    assert applicants_year.ranking(ask, one).title.startswith("Den Haag: plaats 1 van 18 bekende bedragen in 2020")


def test_a_choice_without_awards_has_words_table_and_sources_but_no_figure(ask: Ask) -> None:
    nobody = chosen(ask, year=2016, applicants=("limburg",))
    for make in (applicants_year.ranking, applicants_map.provinces):
        exhibit = make(ask, nobody)
        assert exhibit.figure is None
        assert exhibit.title == "Geen bedragen voor uw selectie in 2016"
        assert exhibit.table.column("Aanvrager").values == ("Limburg (regio)",)
        assert exhibit.sources


def test_choices_are_the_crossing_of_all_filters(ask: Ask) -> None:
    assert set(chosen(ask).picked(ask)) == set(applicant_names(ask))
    assert set(chosen(ask, kind="regio").picked(ask)) == {"limburg", "oost-brabant"}
    nobody = chosen(ask, areas=("Utrecht",), applicants=("rotterdam",))
    assert nobody.picked(ask) == ()
    assert applicants.answer(ask, nobody) == f"{applicants_common.NOBODY}."
    for make in (applicants.amounts, applicants_year.ranking, applicants_map.provinces, applicants_change.change):
        exhibit = make(ask, nobody)
        assert (exhibit.figure, exhibit.title, len(exhibit.table)) == (None, applicants_common.NOBODY, 0)


def test_every_sentence_of_many_choices_keeps_the_rules(ask: Ask) -> None:
    names, years = tuple(applicant_names(ask)), list_years(ask)
    picks: list[dict[str, Any]] = [{}, *({"applicants": (a,)} for a in names)]
    picks += [{"applicants": pair} for pair in itertools.combinations(names, 2)]
    picks += [{"areas": (area,), "kind": kind} for area in provinces(ask) for kind in KINDS]
    every = [
        chosen(ask, year=year, compare=compare, **pick)
        for pick in picks
        for year in years
        for compare in (PREVIOUS, *map(str, years))
    ]
    assert len(every) > 8000
    sample = [chosen(ask, year=year, compare=c) for year in years for c in (PREVIOUS, "2016")]
    sample += random.Random(7).sample(every, 40)
    for choice in walked(sample):
        assert_sentence_holds(applicants.answer(ask, choice))
        for fact in applicants.facts(ask, choice):
            assert_sentence_holds(f"{fact.value_text} {fact.label} {fact.change_text or ''}".strip())
        for make in (applicants.amounts, applicants_year.ranking, applicants_change.change):
            assert_words_hold(make(ask, choice))
    for choice in sample[:: len(sample) // 6]:
        assert_words_hold(applicants_map.provinces(ask, choice))
    for make in (yearly.trend, yearly.applied):
        assert_words_hold(make(ask, chosen(ask)))


def test_a_choice_comes_back_from_its_address(ask: Ask) -> None:
    for choice in ApplicantChoice.sample_choices(ask):
        assert ApplicantChoice.from_text(choice.query_string(ask), ask) == choice


def test_an_address_with_an_unknown_applicant_is_refused_by_name(ask: Ask) -> None:
    with pytest.raises(ChoiceInvalid, match="‘atlantis’"):
        ApplicantChoice.from_text("aanvrager=atlantis", ask)


@pytest.mark.parametrize(
    ("years", "text"), [((2018,), "2018"), ((2016, 2017, 2018), "2016–2018"), ((2016, 2020), "2016 en 2020")]
)
def test_years_in_words(years: tuple[int, ...], text: str) -> None:
    assert phrases.span_of_years(years) == text


def _page(**query: Any) -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "navigation.py"), default_timeout=30)
    app.switch_page("pages/gemeenten.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_page_shows_its_exhibits() -> None:
    app = _page()
    assert not app.exception


def test_page_says_kindly_that_nothing_fits() -> None:
    app = _page(provincie=["Utrecht"], aanvrager=["rotterdam"])
    assert not app.exception
    assert any("geen aanvrager die bij al uw keuzes past" in box.value for box in app.info)


def test_page_with_one_year_and_one_region_does_not_break() -> None:
    app = _page(soort="regio", jaar="2016", met="2017")
    assert not app.exception

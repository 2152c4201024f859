"""Money per applicant: sums against the documents, words right for every choice, places that exist."""

import json
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from exhibits import phrases
from exhibits.choice import ChoiceInvalid
from exhibits.exhibit import Exhibit
from exhibits.money import applicants, applicants_announced, applicants_change, applicants_common, applicants_year
from exhibits.money.applicant_choice import BY_NAME, ApplicantChoice, applicant_names
from store import paths
from store.reading import Ask
from tests.csv_reader import rows_of
from view import formats

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
    spec = json.loads(figure.to_json(engine="json"))
    texts = [a["text"] for a in spec["layout"].get("annotations", [])]
    for trace in spec["data"]:
        texts += trace.get("text") or []
    return texts


# --- amounts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_every_year_adds_up_to_the_documents_sum(ask: Ask, year: int) -> None:
    table = applicants.amounts(ask, chosen(ask, years=(year,))).table.frame()
    assert round(Decimal(str(table["Toegekend"].sum())), 2) == PRINTED[year][0]
    assert table["Toegekend"].notna().sum() == PRINTED[year][1]


def test_not_on_the_list_is_blank_and_not_yet_known_is_hatched(ask: Ask) -> None:
    exhibit = applicants.amounts(ask, chosen(ask))
    spec = json.loads(drawn_by(exhibit).to_json(engine="json"))
    by_look = {}
    for trace in spec["data"]:
        if trace["type"] == "bar":
            hatched = trace["marker"].get("pattern", {}).get("shape") == "/"
            blank = trace["marker"]["color"] == "rgba(0,0,0,0)"
            by_look["hatched" if hatched else "blank" if blank else "filled"] = len(trace["x"])
    assert by_look == {"hatched": 2, "blank": 22 * 5 - 86, "filled": 84}
    assert texts_of(exhibit.figure).count("<b>n.b.</b>") == 2
    assert "0" not in texts_of(exhibit.figure)


def test_cells_read_in_thousands_so_that_they_fit_a_telephone(ask: Ask) -> None:
    exhibit = applicants.amounts(ask, chosen(ask))
    assert "1.052" in texts_of(exhibit.figure)  # Den Haag, 2017: € 1.052.000
    assert max(len(t) for t in texts_of(exhibit.figure) if t != "<b>n.b.</b>") <= 5
    assert any("duizenden euro" in note for note in exhibit.remarks)


def test_order_by_name_or_by_total(ask: Ask, rows: list[dict[str, str]]) -> None:
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for r in rows:
        totals[r["applicant_id"]] += Decimal(r["amount_eur"] or 0)
    names = applicant_names(ask)
    by_total = applicants.amounts(ask, chosen(ask)).table.frame()
    assert list(dict.fromkeys(by_total["Aanvrager"])) == [
        names[a] for a in sorted(totals, key=lambda a: totals[a], reverse=True)
    ]
    by_name = applicants.amounts(ask, chosen(ask, order=BY_NAME)).table.frame()
    assert list(dict.fromkeys(by_name["Aanvrager"])) == sorted(names.values(), key=str.lower)


def test_a_region_shows_that_it_is_one(ask: Ask) -> None:
    names = applicant_names(ask)
    assert sorted(n for n in names.values() if "(regio)" in n) == ["Limburg (regio)", "Oost-Brabant (regio)"]


def test_same_region_is_said_once_a_pair_and_not_merged(ask: Ask) -> None:
    notes = applicants_common.same_region_notes(ask, tuple(applicant_names(ask)))
    assert len(notes) == 2
    assert all("niet samengevoegd" in n and "(regio): lijkt dezelfde regio als" in n for n in notes)
    assert applicants_common.same_region_notes(ask, ("nuenen",))[0].startswith("Nuenen: lijkt dezelfde regio")
    assert applicants_common.same_region_notes(ask, ("rotterdam",)) == ()


# --- one year --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_rank_and_share_are_of_the_whole_year(ask: Ask, rows: list[dict[str, str]], year: int) -> None:
    known = {a: v for a, v in amounts_of(rows, year).items() if v is not None}
    names = applicant_names(ask)
    table = applicants_year.ranking(ask, chosen(ask, year=year)).table.frame().set_index("Aanvrager")
    for a, amount in known.items():
        assert table.loc[names[a], "Aandeel"] == pytest.approx(float(amount / sum(known.values()) * 100))
        assert table.loc[names[a], "Plaats"] == 1 + sum(other > amount for other in known.values())
    # choosing one applicant changes neither its place nor its share
    one = applicants_year.ranking(ask, chosen(ask, year=year, applicants=("rotterdam",))).table.frame().iloc[0]
    assert one["Plaats"] == table.loc["Rotterdam", "Plaats"]
    assert one["Aandeel"] == pytest.approx(table.loc["Rotterdam", "Aandeel"])


def test_an_amount_still_to_be_fixed_has_words_and_no_bar(ask: Ask) -> None:
    exhibit = applicants_year.ranking(ask, chosen(ask, year=2016, applicants=("gouda", "rotterdam")))
    assert "<b>Gouda</b>  n.b. (wordt nog vastgesteld)" in texts_of(exhibit.figure)
    assert len(drawn_by(exhibit).data[0].x) == 1
    assert exhibit.title.startswith("Rotterdam: plaats 4 van 8 in 2016 (niet compleet)")


def test_map_has_the_twelve_provinces_of_the_descriptor_each_in_its_own_place(ask: Ask) -> None:
    resources = json.loads((paths.ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    (fields,) = [r["schema"]["fields"] for r in resources if r["name"] == "applicant"]
    (allowed,) = [f["constraints"]["enum"] for f in fields if f["name"] == "province"]
    assert sorted(applicants_year.PROVINCES) == sorted(allowed)
    assert len(set(applicants_year.PROVINCES.values())) == 12


@pytest.mark.parametrize("year", YEARS)
def test_provinces_add_up_to_the_year_and_none_says_0(ask: Ask, year: int) -> None:
    exhibit = applicants_year.provinces(ask, chosen(ask, year=year))
    assert round(Decimal(str(exhibit.table.frame()["Toegekend"].sum())), 2) == PRINTED[year][0]
    assert not (exhibit.table.frame()["Toegekend"] == 0).any()
    assert any("Geen aanvrager: Friesland, Groningen, Drenthe en Zeeland" in note for note in exhibit.remarks)
    assert sum(text.endswith("geen<br>aanvrager") for text in texts_of(exhibit.figure)) == 4
    assert len([text for text in texts_of(exhibit.figure) if text]) == 12


def test_province_without_a_chosen_applicant_says_not_chosen(ask: Ask) -> None:
    exhibit = applicants_year.provinces(ask, chosen(ask, year=2020, applicants=("rotterdam",)))
    assert "<b>Utrecht</b><br>niet<br>gekozen" in texts_of(exhibit.figure)
    assert "<b>Drenthe</b><br>geen<br>aanvrager" in texts_of(exhibit.figure)
    assert list(exhibit.table.frame()["Provincie"]) == ["Zuid-Holland"]
    assert list(exhibit.table.frame()["Toegekend"]) == [725720]


def test_province_with_an_unknown_amount_is_striped_and_says_so(ask: Ask) -> None:
    exhibit = applicants_year.provinces(ask, chosen(ask, year=2016))
    assert any("Gestreept" in note for note in exhibit.remarks)
    assert any("<b>Gelderland</b><br>€\u00a0400.000<br>2 aanvragers<br>1 n.b." in t for t in texts_of(exhibit.figure))
    two = applicants_year.provinces(ask, chosen(ask, year=2016, applicants=("gouda", "arnhem")))
    assert any(t.endswith("<b>Holland</b><br>n.b.") for t in texts_of(two.figure))


def test_an_unknown_amount_alone_is_in_words_without_a_figure(ask: Ask) -> None:
    for exhibit in (
        applicants.amounts(ask, chosen(ask, years=(2016,), applicants=("gouda",))),
        applicants_year.ranking(ask, chosen(ask, year=2016, applicants=("gouda",))),
        applicants_year.provinces(ask, chosen(ask, year=2016, applicants=("gouda",))),
        applicants_change.change(ask, chosen(ask, from_year=2016, to_year=2017, applicants=("gouda",))),
    ):
        assert exhibit.figure is None
        assert "n.b." in exhibit.title or "Geen bedrag bekend" in exhibit.title


# --- change ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "last"), [(2017, 2018), (2018, 2019), (2019, 2020), (2017, 2020)])
def test_changes_add_up_to_the_change_of_the_totals(ask: Ask, first: int, last: int) -> None:
    table = applicants_change.change(ask, chosen(ask, from_year=first, to_year=last)).table.frame()
    assert round(Decimal(str(table["Verschil"].sum())), 2) == PRINTED[last][0] - PRINTED[first][0]


def test_who_came_and_who_left_between_2019_and_2020(ask: Ask, rows: list[dict[str, str]]) -> None:
    before, after = set(amounts_of(rows, 2019)), set(amounts_of(rows, 2020))
    exhibit = applicants_change.change(ask, chosen(ask, from_year=2019, to_year=2020))
    names = applicant_names(ask)
    by_name = exhibit.table.frame().groupby("Op de lijst")["Aanvrager"].apply(set)
    assert by_name["alleen in 2020"] == {names[a] for a in after - before}
    assert by_name["alleen in 2019"] == {names[a] for a in before - after}
    assert f"{len(after - before)} kwamen erbij en {len(before - after)} vielen weg" in exhibit.title
    assert any("Oost-Brabant (regio): lijkt dezelfde regio als Nuenen" in note for note in exhibit.remarks)


def test_missing_in_2016_is_not_called_new(ask: Ask) -> None:
    exhibit = applicants_change.change(ask, chosen(ask, from_year=2016, to_year=2020))
    assert "2016 (niet compleet)" in exhibit.title
    assert "erbij" not in exhibit.title
    assert "geld" not in exhibit.title
    assert any("niet zeker nieuw" in note for note in exhibit.remarks)
    unknown = exhibit.table.frame()[exhibit.table.frame()["Op de lijst"] == "bedrag niet bekend"]
    assert set(unknown["Aanvrager"]) == {"Gouda", "Nijmegen"}
    assert unknown["Verschil"].isna().all()


def test_order_of_the_two_years_does_not_matter(ask: Ask) -> None:
    one = applicants_change.change(ask, chosen(ask, from_year=2017, to_year=2020))
    other = applicants_change.change(ask, chosen(ask, from_year=2020, to_year=2017))
    assert one.title == other.title
    assert one.table == other.table


def test_one_applicant_with_an_unknown_amount_is_not_compared(ask: Ask) -> None:
    title = applicants_change.change(ask, chosen(ask, from_year=2016, to_year=2019, applicants=("gouda",))).title
    assert title == "Gouda: n.b. in 2016, €\u00a0248.370 in 2019"


# --- against what was announced --------------------------------------------------------------------------


def test_difference_with_table_s1_is_computed(ask: Ask) -> None:
    gap = PRINTED[2020][0] - TABLE_S1_2020
    exhibit = applicants_announced.announced(ask, chosen(ask))
    assert f"2020 ligt {formats.eur(gap)} boven Tabel S-1" in exhibit.title
    (line,) = exhibit.table.frame()[exhibit.table.frame()["Wat"] == "Tabel S-1"].itertuples()
    assert round(Decimal(str(line[4])), 2) == gap
    assert line[6] == "klopt niet"


def test_announced_words_are_shown_as_they_were_said(ask: Ask) -> None:
    exhibit = applicants_announced.announced(ask, chosen(ask))
    assert any("bijna zes miljoen euro" in note for note in exhibit.remarks)
    assert "<b>Aankondiging</b>  bijna €\u00a06\u00a0mln" in texts_of(exhibit.figure)
    assert "<b>Aankondiging</b>  €\u00a06,3\u00a0mln" in texts_of(exhibit.figure)
    verdicts = exhibit.table.frame()[exhibit.table.frame()["Wat"] == "Aankondiging"].set_index("Jaar")["Naast de lijst"]
    assert verdicts.to_dict() == {2017: "klopt", 2018: "klopt", 2019: "klopt", 2020: "klopt"}


def test_2016_is_marked_incomplete_and_has_no_announced_total(ask: Ask) -> None:
    exhibit = applicants_announced.announced(ask, chosen(ask, years=(2016,)))
    bars = drawn_by(exhibit).data[0]
    assert list(bars.marker.pattern.shape) == ["/"]
    assert "<b>Aankondiging</b>  noemt geen totaal voor dit jaar" in texts_of(exhibit.figure)
    assert "niet compleet" in exhibit.title


def test_thirteen_million_is_set_beside_both_years_only_when_both_are_chosen(ask: Ask) -> None:
    both = formats.eur(PRINTED[2016][0] + PRINTED[2017][0])
    shown = applicants_announced.announced(ask, chosen(ask, years=(2016, 2017)))
    assert any("dertien miljoen" in n and both in n and "zonder 2 bedragen" in n for n in shown.remarks)
    alone = applicants_announced.announced(ask, chosen(ask, years=(2017, 2018)))
    assert not any("dertien" in n for n in alone.remarks)


def test_chosen_applicants_stand_beside_the_whole_list(ask: Ask) -> None:
    exhibit = applicants_announced.announced(ask, chosen(ask, years=(2016, 2017), applicants=("gouda",)))
    own = exhibit.table.frame()[exhibit.table.frame()["Wat"] == "Gouda"].set_index("Jaar")["Bedrag"]
    assert own.isna().to_dict() == {2016: True, 2017: False}
    assert "<b>Gouda</b>  n.b." in texts_of(exhibit.figure)
    nobody = applicants_announced.announced(ask, chosen(ask, years=(2017,), applicants=("limburg",)))
    assert "<b>Limburg (regio)</b>  niet gevonden" in texts_of(nobody.figure)


# --- the answer, the choices, the page -------------------------------------------------------------------


def test_answer_names_total_number_and_top_receiver(ask: Ask) -> None:
    sentence = applicants.answer(ask, chosen(ask))
    share = formats.pct(round(1235480 / 7373595.26 * 100, 1))
    assert "7,4\u00a0mln toegekend aan 18 aanvragers (van wie 2 regio’s), 2,3% meer dan in 2019" in sentence
    assert f"Den Haag: €\u00a01.235.480, {share} van alles" in sentence


@pytest.mark.parametrize(
    ("years", "picked", "text"),
    [
        ((2016,), ("limburg",), "geen toekenning gevonden"),
        ((2016,), ("gouda",), "nog vastgesteld"),
        (YEARS, ("zwolle",), "In 2020 is van Zwolle geen toekenning gevonden"),
        (YEARS, ("gouda", "nijmegen"), "toegekend aan de 2 gekozen aanvragers, 21,5% meer dan in 2019"),
        ((2017,), ("gouda",), "3,8% van alles"),
    ],
)
def test_answer_is_right_when_little_is_left(
    ask: Ask, years: tuple[int, ...], picked: tuple[str, ...], text: str
) -> None:
    assert text in applicants.answer(ask, chosen(ask, years=years, applicants=picked))


def test_no_comparison_with_a_year_that_is_incomplete_for_the_choice(ask: Ask) -> None:
    assert "dan in 2016" not in applicants.answer(ask, chosen(ask, years=(2017,)))
    assert "dan in 2016" in applicants.answer(ask, chosen(ask, years=(2017,), applicants=("rotterdam",)))


def test_an_applicant_is_not_compared_with_another_one_of_the_choice(ask: Ask) -> None:
    sentence = applicants.answer(ask, chosen(ask, applicants=("nuenen", "oost-brabant")))
    assert sentence.startswith("Oost-Brabant (regio) kreeg in 2020")
    assert "2019" not in sentence


def test_one_applicant_is_called_by_its_name(ask: Ask) -> None:
    one: dict[str, tuple[str, ...]] = {"applicants": ("den-haag",)}
    total = applicants_announced.announced(ask, chosen(ask, **one))
    assert total.title.startswith("Den Haag: €\u00a0950.000 in 2016, €\u00a01,24\u00a0mln in 2020")
    assert applicants_year.provinces(ask, chosen(ask, year=2020, **one)).title.startswith(
        "Den Haag in Zuid-Holland kreeg in 2020"
    )


def test_a_cell_without_remark_does_not_read_as_unknown(ask: Ask) -> None:
    table = applicants.amounts(ask, chosen(ask)).table.frame()
    assert set(table.loc[table["Toegekend"].notna(), "Toelichting"]) == {"–"}
    assert set(table.loc[table["Toegekend"].isna(), "Toelichting"]) == {"wordt nog vastgesteld"}


def test_a_choice_without_awards_has_words_table_and_sources_but_no_figure(ask: Ask) -> None:
    for exhibit in (
        applicants.amounts(ask, chosen(ask, years=(2016,), applicants=("limburg",))),
        applicants_year.ranking(ask, chosen(ask, year=2016, applicants=("limburg",))),
        applicants_year.provinces(ask, chosen(ask, year=2016, applicants=("limburg",))),
        applicants_change.change(ask, chosen(ask, from_year=2016, to_year=2017, applicants=("limburg",))),
    ):
        assert exhibit.figure is None
        assert exhibit.title.startswith("Geen toekenning gevonden")
        assert list(exhibit.table.frame()["Aanvrager"]) == ["Limburg (regio)"]
        assert exhibit.sources


def test_choices_are_the_crossing_of_all_filters(ask: Ask) -> None:
    assert set(chosen(ask).picked(ask)) == set(applicant_names(ask))
    assert set(chosen(ask, kind="regio").picked(ask)) == {"limburg", "oost-brabant"}
    nobody = chosen(ask, areas=("Utrecht",), applicants=("rotterdam",))
    assert nobody.picked(ask) == ()
    assert "geen enkele aanvrager" in applicants.answer(ask, nobody)


def test_a_choice_of_nobody_has_exhibits_that_say_so(ask: Ask) -> None:
    nobody = chosen(ask, areas=("Utrecht",), applicants=("rotterdam",))
    for make in (applicants.amounts, applicants_year.ranking, applicants_year.provinces, applicants_change.change):
        exhibit = make(ask, nobody)
        assert exhibit.figure is None
        assert exhibit.title == applicants_common.NOBODY
        assert len(exhibit.table) == 0
        assert exhibit.sources


def test_one_year_beside_itself_asks_for_two(ask: Ask) -> None:
    exhibit = applicants_change.change(ask, chosen(ask, from_year=2020, to_year=2020))
    assert exhibit.title == applicants_change.TWO_YEARS
    assert exhibit.figure is None


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


def test_page_shows_its_five_exhibits() -> None:
    app = _page()
    assert not app.exception
    assert len(app.get("plotly_chart")) == 5
    assert "Den Haag" in app.markdown[0].value


def test_page_says_kindly_that_nothing_fits() -> None:
    app = _page(provincie=["Utrecht"], aanvrager=["rotterdam"])
    assert not app.exception
    assert len(app.get("plotly_chart")) == 0
    assert any("geen aanvrager die bij al uw keuzes past" in box.value for box in app.info)


def test_page_asks_for_two_different_years() -> None:
    app = _page(van="2020")
    assert not app.exception
    assert any("twee verschillende jaren" in box.value for box in app.info)


def test_page_with_one_year_and_one_region_does_not_break() -> None:
    app = _page(jaren=["2016"], soort="regio", jaar="2016", van="2016", met="2017")
    assert not app.exception
    assert any("Geen toekenning gevonden in 2016" in h.value.replace("\\", "") for h in app.header)

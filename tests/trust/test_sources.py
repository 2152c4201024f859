"""Bronnen en begrippen: every published figure can be listed, with its place; the dictionary is the descriptor."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from app import page_search
from exhibits.shared import phrases
from exhibits.trust import background, dictionary, sources, terms
from exhibits.trust.search import Index
from exhibits.trust.source_choice import SOURCES, TABLES, SourceChoice, table_options
from export import workbook
from store import paths
from store.descriptor import load
from store.reading import Ask
from tests.csv_files import rows_of
from tests.frames import texts, values
from view import formats

# table → the columns that hold a published figure; everything else published is words, codes or our own notes
FIGURES = {
    "cluster_allocation": ["activities", "amount_eur"],
    "applicant_allocation": ["amount_eur"],
    "yearly_total": ["amount_eur"],
    "programme_budget": ["amount_mln_eur"],
    "programme_reach": ["participants"],
    "programme_training": ["trainings", "participants"],
    "programme_project": ["projects"],
    "programme_output": ["value"],
    "quickscan_count": ["municipalities"],
    "partner_domain": ["respondents"],
    "contact_share": ["share_pct"],
    "capability_share": ["share_pct"],
    "case_count": ["cases"],
    "case_action": ["actions"],
    "published_total": ["value"],
    "claim": ["stated"],
}


def chosen(ask: Ask, **fields: Any) -> SourceChoice:
    return replace(SourceChoice.default(ask), **fields)


def matching(ask: Ask, search: str, **fields: Any) -> pd.DataFrame:
    return sources.matching_rows(ask, chosen(ask, search=search, **fields))


@pytest.mark.parametrize("table", FIGURES)
def test_every_figure_of_every_file_can_be_found(ask: Ask, table: str) -> None:
    listed = ask("trust/figures").query("table_name == @table")
    filed = [
        (float(row[c]) if row[c] else None, row["source_id"], row["locator"])
        for row in rows_of(table)
        for c in FIGURES[table]
    ]
    shown = [
        (None if v != v else float(v), s, p)
        for v, s, p in listed[["value", "source_id", "locator"]].itertuples(index=False)
    ]
    assert sorted(shown, key=str) == sorted(filed, key=str)


def test_no_published_table_with_measures_is_forgotten() -> None:
    """A published table with a column in a unit has figures, and so belongs on the page."""
    with_units = {
        t.name
        for t in load().tables
        if t.origin == "gepubliceerd" and any(f.unit and f.unit != "graden" for f in t.fields)
    }
    assert len(with_units) > 8
    assert with_units <= set(FIGURES)


def test_figures_are_told_apart_by_their_description(ask: Ask) -> None:
    listed = ask("trust/figures")
    tables = listed[~listed["table_name"].isin(["claim", "published_total"])]
    assert not tables["description"].duplicated().any()


def test_unknown_figures_read_nb_with_a_reason(ask: Ask) -> None:
    table = texts(sources.figures(ask, SourceChoice.default(ask)))
    unknown = table[table["Waarde"] == "n.b."]
    empty = sum(1 for t, columns in FIGURES.items() for row in rows_of(t) for c in columns if not row[c])
    assert len(unknown) == empty > 50
    assert not unknown["Toelichting"].isin([sources.NO_NOTE, "n.b."]).any()
    assert unknown["Soort"].str.endswith("onbekend").all()


@pytest.mark.parametrize(
    ("value", "unit", "hedge", "expected"),
    [
        (1763369.0, "EUR", None, "€\u00a01.763.369"),
        (7.26, "mln EUR", None, "€\u00a07,26\u00a0mln"),
        (46.0, "van de 49 gemeenten", None, "46 van de 49 gemeenten"),
        (50.0, "%", "ongeveer", "ongeveer 50%"),
        (12.5, "%", None, "12,5%"),
        (2007.0, "jaar", None, "2007"),
        (3.0, "jaar", None, "3 jaar"),
        (1.0, "casussen", None, "1 casus"),
        (0.0, "casussen", None, "0 casussen"),
        (None, "EUR", None, "n.b."),
        (float("nan"), "%", "ongeveer", "n.b."),
    ],
)
def test_value_reads_in_dutch_with_its_unit(value: float | None, unit: str, hedge: str | None, expected: str) -> None:
    assert sources.value_text(value, unit, hedge) == expected


def test_search_needs_every_word_and_no_capitals(ask: Ask) -> None:
    one, other = matching(ask, "tabel s-1"), matching(ask, "S-1 TABEL")
    assert len(one) == len(other) > 20
    # 26 figures of the clusters, four printed totals and the claims that stand beside the table
    assert one["locator"].str.contains("Tabel S-1").sum() >= 30


@pytest.mark.parametrize(
    ("search", "description", "text"),
    [
        (
            "28 sleutelfiguren",
            "Quickscan, behoefte gemeente, genoemd: Netwerk van sleutelfiguren",
            "28 van de 49 gemeenten",
        ),
        (
            "sleutelfiguren 28",
            "Quickscan, behoefte gemeente, genoemd: Netwerk van sleutelfiguren",
            "28 van de 49 gemeenten",
        ),
        ("preventie 2021", "Toegekend in 2021, cluster F: Preventie", "€ 1.107.189"),
        ("1.107.189", "Toegekend in 2021, cluster F: Preventie", "€ 1.107.189"),
        ("gouda n.b.", "Toegekend voor 2016: Gouda", "n.b."),
        ("rand europe 2022 pga", "Activiteiten in 2020, cluster B: PGA", "50 activiteiten"),
    ],
)
def test_what_people_type_is_in_the_answer(ask: Ask, search: str, description: str, text: str) -> None:
    rows = matching(ask, search)
    hits = rows[rows["description"] == description]
    assert len(hits) == 1, list(rows["description"])[:5]
    assert hits["text"].iloc[0].replace("\u00a0", " ") == text
    assert len(rows) < 40


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("28 sleutelfiguren", "Quickscan, behoefte gemeente, genoemd: Netwerk van sleutelfiguren"),
        ("preventie 2021", "Activiteiten in 2021, cluster E: Preventie"),
        ("cluster E", "Activiteiten in 2020, cluster E: Preventie"),
        ("hoeveel geld 2020", "Gedrukt totaal, Versterkingsgelden per cluster: 2020"),
        ("wat is een sleutelfiguur?", "Activiteiten in 2020, cluster C: Sleutelfiguren"),
        ("trainingen 2009", "Actieplan, deelnemers aan trainingen: Gastlessen Hoge Scholen (studenten bereikt)"),
        ("budget 2010", "Actieplan, begroot in 2010: Aanpak risicogebieden"),
        ("gemeente Arnhem", "Respondenten in Arnhem: Gemeente"),
        ("hoeveel kreeg Arnhem in 2018", "Toegekend voor 2018: Arnhem"),
        ("s gravenhage 2017", "Toegekend voor 2017: Den Haag"),
        ("'s-Gravenhage", "Toegekend voor 2016: Den Haag"),
        ("Rotterdam 2018-2020", "Toegekend voor 2018: Rotterdam"),
        ("utrecht 2019", "Toegekend voor 2019: Utrecht"),
        ("radikalisering kwestie", "Quickscan, kwestie, genoemd: Radicalisering"),
        ("amsterdm", "Toegekend voor 2016: Amsterdam"),
        ("€ 400.000,-", "Toegekend voor 2016: Arnhem"),
        ("400000", "Toegekend voor 2016: Arnhem"),
        ("7,3 miljoen", "Bewering: In 2020 is in totaal €7,3 miljoen uitgekeerd"),
        ("casusen lopend 2019", "Casussen uit 2019, lopend"),
    ],
)
def test_what_fits_best_comes_first(ask: Ask, search: str, first: str) -> None:
    assert matching(ask, search)["description"].iloc[0] == first


def test_another_form_or_spelling_finds_the_same(ask: Ask) -> None:
    for one, other in (
        ("rechtsextremisme", "rechts-extremisme"),
        ("rechtsextremisme", "rechts extremisme"),
        ("sleutelfiguur", "sleutelfiguren"),
        ("evaluaties", "evaluatie"),
        ("evalueren", "evaluatie"),
        ("€ 1.107.189", "1107189"),
        ("n.b.", "nb"),
    ):
        first, second = (list(matching(ask, search)["description"][:5]) for search in (one, other))
        assert first == second != [], (one, other)


def test_figure_says_what_was_looked_for_instead(ask: Ask) -> None:
    guessed = sources.figures(ask, chosen(ask, search="preventei 2021"))
    assert guessed.caveat == "Dit woord komt niet voor: ‘preventei’ gelezen als ‘preventie’."
    assert values(guessed)["Cijfer"].iloc[0] == "Activiteiten in 2021, cluster E: Preventie"
    partial = sources.figures(ask, chosen(ask, search="trainingen 2009 qqqqq"))
    assert partial.title.startswith("Niets heeft alle woorden van ‘trainingen 2009 qqqqq’; ")
    assert partial.caveat == "Niet gevonden en weggelaten: ‘qqqqq’."


def test_the_short_source_names_documents_only(ask: Ask) -> None:
    assert "per rij" not in sources.figures(ask, SourceChoice.default(ask)).source_short


def test_nb_finds_every_unknown_value(ask: Ask) -> None:
    rows = matching(ask, "n.b.")
    assert rows["value"].isna().sum() == ask("trust/figures")["value"].isna().sum() > 50


@pytest.mark.parametrize(
    ("search", "text", "expected"),
    [
        ("28", "28 van de 49", True),
        ("28", "€ 1.284", False),
        ("28", "2028", False),
        ("28", "28,5%", False),
        ("28", "in 28.", True),
        ("0,49", "−€ 0,49 mln", True),
        ("1,2,3 miljoen", "€ 1,23 mln", False),
        ("7,3 mln", "€ 7.250.000", True),
        ("2.000.00 mln", "€ 2.000.000", False),
        ("s-1 TABEL", "Tabel S-1", True),
        ("", "wat dan ook", False),
    ],
)
def test_a_number_is_a_whole_number(search: str, text: str, expected: bool) -> None:
    assert bool(Index([(text, "")]).find(search).positions) is expected


def test_search_takes_marks_as_they_are(ask: Ask) -> None:
    whole = len(ask("trust/figures"))
    for mark in ("%", ".*", "(", "'", "[a-z]"):
        assert len(matching(ask, mark)) < whole, mark
    assert matching(ask, "'; --").empty


def test_search_source_and_topic_narrow_together(ask: Ask) -> None:
    rows = matching(ask, "gemeente", source_id="uu2019", table_name="contact_share")
    assert len(rows) >= 8
    assert set(rows["source_id"]) == {"uu2019"}
    assert set(rows["table_name"]) == {"contact_share"}


def test_terms_and_pages_are_searched_too(ask: Ask) -> None:
    found = terms.terms(ask, chosen(ask, search="n.b."))
    assert "n.b." in values(found)["Begrip"].tolist()
    assert values(found)["Begrip"].iloc[0] == "n.b."
    assert len(found.table) < len(rows_of("term"))
    assert "clusters" in page_search.matching(ask, "CLUSTER geld")
    assert page_search.matching(ask, "") == page_search.matching(ask, "xyzzy") == {}
    chosen_there = page_search.matching(ask, "gemeente Arnhem")
    assert "Geld per gemeente, Aanvragers: Arnhem" in chosen_there.values()
    for address in page_search.matching(ask, "preventie 2021"):
        assert f"{address.partition('?')[0]}.py" in {path.name for path in (paths.ROOT / "pages").glob("*.py")}
    assert set(page_search.subjects()) == {path.stem for path in (paths.ROOT / "pages").glob("*.py")}


def test_nothing_that_fits_says_so_and_still_goes_into_a_file(ask: Ask) -> None:
    choice = chosen(ask, search="xyzzy")
    for exhibit in (sources.figures(ask, choice), terms.terms(ask, choice)):
        assert len(exhibit.table) == 0
        assert exhibit.title.startswith("Geen ")
        assert "xyzzy" in exhibit.title
        assert zipfile.is_zipfile(io.BytesIO(workbook.xlsx(exhibit)))


def test_each_source_counts_its_own_figures_and_claims(ask: Ask) -> None:
    table = values(sources.sources(ask, chosen(ask, part=SOURCES))).set_index("Bron")
    assert len(table) == len(rows_of("source"))
    figures = {t: columns for t, columns in FIGURES.items() if t != "claim"}
    assert table["Cijfers"].sum() == sum(len(rows_of(t)) * len(columns) for t, columns in figures.items())
    assert table["Beweringen"].sum() == len(rows_of("claim"))
    rand = sum(len(columns) for t, columns in figures.items() for row in rows_of(t) if row["source_id"] == "rand2022")
    assert table.loc["RAND Europe 2022", "Cijfers"] == rand
    assert table.loc["Het Parool (pers), zonder datum", ["Cijfers", "Beweringen"]].tolist() == [0, 1]


def test_a_source_without_an_address_says_what_to_do(ask: Ask) -> None:
    exhibit = sources.sources(ask, chosen(ask, part=SOURCES))
    places = values(exhibit)["Vinden"]
    assert set(places[~places.str.startswith("http")]) == {sources.NO_ADDRESS}
    assert sources.NO_ADDRESS in exhibit.caveat
    assert "n.b." not in set(places)


def test_words_that_the_pages_use_are_explained(ask: Ask) -> None:
    held = set(values(terms.terms(ask, SourceChoice.default(ask)))["Begrip"])
    for word in ("Toegekend", "Besteed", "Cluster", "Aanvrager", "Aandeel", "Procentpunt", "n.b.", "Gepubliceerd"):
        assert word in held
    for word in ("Indeling", "Voorbeeld", "Eigen gegevens", "Minstens jaarlijks contact", "Middelpuntmethode"):
        assert word in held
    assert "Stand, geen trend" in held


def test_every_mapping_of_ours_is_listed_with_its_reason(ask: Ask) -> None:
    table = values(background.mappings(ask, SourceChoice.default(ask)))
    filed = [row for t in load().tables if t.path.startswith("mapping/") for row in rows_of(t.name)]
    assert sorted(table["Reden"]) == sorted(row["reason"] for row in filed)


def test_every_remark_of_a_source_stands_beside_its_own_words(ask: Ask) -> None:
    table = values(background.context(ask, SourceChoice.default(ask)))
    given = sorted(zip(table["In het kort"], table["In de woorden van de bron"], strict=True))
    assert given == sorted((row["statement"], phrases.quoted(row["quote"])) for row in rows_of("context"))
    press = {row["short_name"] for row in rows_of("source") if row["kind"] == "pers"}
    assert all("pers" in name for name in press)


def test_dictionary_lists_every_table_with_the_rows_of_its_file(ask: Ask) -> None:
    table = values(dictionary.tables(ask, SourceChoice.default(ask)))
    assert len(table) == len(load().tables)
    for (_, row), described in zip(table.iterrows(), load().tables, strict=True):
        assert row["Rijen"] == formats.integer(described.expected_rows), described.name


def test_of_own_records_neither_rows_nor_file_are_shown(ask: Ask) -> None:
    def own(name: str, /, **parameters: Any) -> Any:
        rows = ask(name, **parameters)
        if name == "trust/datasets":
            rows = rows.assign(origin=rows["origin"].replace("voorbeeld", "eigen"), rows=271828)
        return rows

    exhibit = dictionary.tables(own, SourceChoice.default(ask))
    shown = [text for column in exhibit.table.columns for text in column.texts]
    table = texts(exhibit)
    mine = table[table["Herkomst"] == "eigen"]
    assert len(mine) == 6
    assert set(mine["Rijen"]) == {dictionary.WITHHELD}
    checksums = [str(sha)[:8] for sha in ask("trust/datasets")["sha256"]]
    everything = " ".join([*shown, exhibit.title, exhibit.alt, *exhibit.remarks])
    assert not any(sha in everything for sha in checksums)
    columns = [dictionary.columns(own, chosen(ask, part=TABLES, table=t)) for t in ("partner", "quickscan_answer")]
    assert not any("271.828" in f"{e.title} {e.alt} {' '.join(e.remarks)}" for e in columns)


@pytest.mark.parametrize("name", load().names())
def test_dictionary_lists_every_column(ask: Ask, name: str) -> None:
    table = values(dictionary.columns(ask, chosen(ask, part=TABLES, table=name)))
    assert list(table["Naam"]) == [f.name for f in load().table(name).fields]
    assert not table["Soort"].isin(["string", "number", "integer", "boolean", "date"]).any()


def test_dictionary_says_which_values_are_allowed(ask: Ask) -> None:
    table = values(dictionary.columns(ask, chosen(ask, part=TABLES, table="quickscan_count"))).set_index("Naam")
    assert table.loc["state", "Toegestane waarden"] == "genoemd, voltooid, gewenst"
    assert table.loc["municipalities", "Toegestane waarden"] == "0 tot en met 49"
    assert table.loc["item_id", "Verwijst naar"] == "Onderwerpen van de quickscan"


def test_choices_of_the_dictionary_differ_from_each_other() -> None:
    assert len(set(table_options().values())) == len(table_options())


def run(**query: str) -> AppTest:
    test = AppTest.from_file(str(paths.ROOT / "navigation.py"), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.switch_page("pages/bronnen.py")
    return test.run()


def test_link_of_the_band_searches(ask: Ask) -> None:
    test = run(zoek="Tabel S-1")
    assert not test.exception
    assert not test.warning
    assert test.text_input(key="bronnen:zoek").value == "Tabel S-1"


def test_words_that_are_markup_stay_words(ask: Ask) -> None:
    test = run(zoek="<b>**x**</b>")
    assert not test.exception
    assert "<b>**x**</b>" in sources.figures(ask, chosen(ask, search="<b>**x**</b>")).title


def test_too_long_a_search_is_cut_with_a_notice() -> None:
    test = run(zoek="a" * 5000)
    assert not test.exception
    assert len(test.text_input(key="bronnen:zoek").value or "") <= 80
    assert test.warning


def test_source_that_does_not_exist_falls_back_with_a_notice() -> None:
    test = run(bron="bestaat niet", onderwerp="ook niet")
    assert not test.exception
    assert len(test.warning) == 2

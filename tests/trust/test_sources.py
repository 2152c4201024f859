"""Bronnen en begrippen: every published figure can be found, with its place; the dictionary is the descriptor."""

import csv
import io
import zipfile

import pytest
from briefing import downloads
from streamlit.testing.v1 import AppTest
from view.page import MAX_SEARCH

from exhibits.exhibit import formatted
from exhibits.trust import dictionary, sources
from store import paths
from store.descriptor import load
from store.reading import Ask

ALL = sources.EVERYTHING
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


def rows_of(table: str) -> list[dict[str, str]]:
    with (paths.DATA / load().table(table).path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", FIGURES)
def test_every_figure_of_every_file_can_be_found(ask: Ask, table: str) -> None:
    found = ask("trust/figures").query("table_name == @table")
    filed = [
        (float(row[c]) if row[c] else None, row["source_id"], row["locator"])
        for row in rows_of(table)
        for c in FIGURES[table]
    ]
    shown = [
        (None if v != v else float(v), s, p)
        for v, s, p in found[["value", "source_id", "locator"]].itertuples(index=False)
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
    found = ask("trust/figures")
    tables = found[~found["table_name"].isin(["claim", "published_total"])]
    assert not tables["description"].duplicated().any()


def test_unknown_figures_read_nb_with_a_reason(ask: Ask) -> None:
    table = formatted(sources.figures(ask, "", ALL, ALL))
    unknown = table[table["Waarde"] == "n.b."]
    empty = sum(1 for t, columns in FIGURES.items() for row in rows_of(t) for c in columns if not row[c])
    assert len(unknown) == empty > 50
    assert not unknown["Toelichting"].isin([sources.NO_NOTE, "n.b."]).any()


@pytest.mark.parametrize(
    ("value", "unit", "hedge", "told"),
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
def test_value_reads_in_dutch_with_its_unit(value: float | None, unit: str, hedge: str | None, told: str) -> None:
    assert sources.value_text(value, unit, hedge) == told


def test_search_needs_every_word_and_no_capitals(ask: Ask) -> None:
    one = sources.found_rows(ask, "tabel s-1", ALL, ALL)
    other = sources.found_rows(ask, "S-1 TABEL", ALL, ALL)
    assert len(one) == len(other) > 20
    # 26 figures of the clusters, four printed totals and the claims that stand beside the table
    assert one["locator"].str.contains("Tabel S-1").sum() >= 30


def test_search_takes_marks_as_they_are(ask: Ask) -> None:
    whole = len(ask("trust/figures"))
    for mark in ("%", ".*", "(", "'", "[a-z]"):
        rows = sources.found_rows(ask, mark, ALL, ALL)
        assert len(rows) < whole, mark
    assert sources.found_rows(ask, "'; drop table claim; --", ALL, ALL).empty


def test_search_source_and_topic_narrow_together(ask: Ask) -> None:
    rows = sources.found_rows(ask, "gemeente", "uu2019", "contact_share")
    assert len(rows) >= 8
    assert set(rows["source_id"]) == {"uu2019"}
    assert set(rows["table_name"]) == {"contact_share"}


def test_nothing_found_says_so_and_still_goes_into_a_file(ask: Ask) -> None:
    exhibit = sources.figures(ask, "xyzzy", ALL, ALL)
    assert exhibit.table.empty
    assert exhibit.title.startswith("Geen van de")
    assert "xyzzy" in exhibit.title
    assert zipfile.is_zipfile(io.BytesIO(downloads.xlsx(exhibit)))


def test_each_source_counts_its_own_figures(ask: Ask) -> None:
    table = sources.sources(ask).table
    assert len(table) == len(rows_of("source"))
    assert table["Cijfers"].sum() == sum(len(rows_of(t)) * len(columns) for t, columns in FIGURES.items())
    rand = sum(len(columns) for t, columns in FIGURES.items() for row in rows_of(t) if row["source_id"] == "rand2022")
    title = next(row["title"] for row in rows_of("source") if row["source_id"] == "rand2022")
    assert table.set_index("Bron").loc[title, "Cijfers"] == rand


def test_words_that_the_pages_use_are_explained(ask: Ask) -> None:
    held = set(sources.terms(ask).table["Begrip"])
    for word in ("Toegekend", "Besteed", "Cluster", "Aanvrager", "Aandeel", "Procentpunt", "n.b.", "Gepubliceerd"):
        assert word in held
    for word in ("Indeling", "Voorbeeld", "Eigen gegevens", "Ten minste jaarlijks contact", "Middelpuntmethode"):
        assert word in held
    assert "Stand, geen trend" in held


def test_dictionary_lists_every_table_with_the_rows_of_its_file(ask: Ask) -> None:
    table = dictionary.tables(ask).table
    assert len(table) == len(load().tables)
    for (_, row), described in zip(table.iterrows(), load().tables, strict=True):
        assert row["Rijen"] == described.expected_rows, described.name
        assert len(row["Controlegetal"]) == dictionary.SHA_SHOWN


@pytest.mark.parametrize("name", load().names())
def test_dictionary_lists_every_column(ask: Ask, name: str) -> None:
    table = dictionary.columns(ask, name).table
    assert list(table["Naam"]) == [f.name for f in load().table(name).fields]
    assert not table["Soort"].isin(["string", "number", "integer", "boolean", "date"]).any()


def test_dictionary_says_which_values_are_allowed(ask: Ask) -> None:
    allowed = dictionary.columns(ask, "quickscan_count").table.set_index("Naam")["Toegestane waarden"]
    assert allowed["state"] == "genoemd, voltooid, gewenst"
    assert allowed["municipalities"] == "0 tot en met 49"
    refers = dictionary.columns(ask, "quickscan_count").table.set_index("Naam")["Verwijst naar"]
    assert refers["item_id"] == "Onderwerpen van de quickscan"


def test_choices_of_the_dictionary_differ_from_each_other() -> None:
    assert len(set(dictionary.options().values())) == len(dictionary.options())


def run(**query: str) -> AppTest:
    test = AppTest.from_file(str(paths.ROOT / "navigation.py"), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.switch_page("pages/bronnen.py")
    return test.run()


def headers(test: AppTest) -> list[str]:
    return [h.value.replace("\\", "") for h in test.header]


def test_link_with_words_shows_what_they_find(ask: Ask) -> None:
    test = run(zoek="Tabel S-1", onderwerp="Toegekend per clusterletter", tabel="Casussen (tabel 4.1)")
    assert not test.exception
    assert not test.warning
    assert headers(test)[0].startswith("26 van de ")
    assert headers(test)[-1].startswith("‘Casussen (tabel 4.1)’")


def test_words_that_are_markup_show_as_they_are() -> None:
    test = run(zoek="<b>**x**</b>")
    assert not test.exception
    assert "<b>**x**</b>" in headers(test)[0]


def test_too_long_a_search_is_cut_with_a_notice() -> None:
    test = run(zoek="a" * 5000)
    assert not test.exception
    assert len(test.text_input(key="zoek").value or "") <= MAX_SEARCH
    assert test.warning


def test_source_that_does_not_exist_falls_back_with_a_notice() -> None:
    test = run(bron="bestaat niet", tabel="ook niet")
    assert not test.exception
    assert len(test.warning) == 2
    assert headers(test)[0].startswith("Alle ")

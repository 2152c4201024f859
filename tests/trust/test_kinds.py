"""Every published value says whether it is printed, inferred from other words, or not known."""

import re
from collections import Counter

import pytest

from store.descriptor import load
from store.reading import Ask
from tests.csv_files import rows_of

Row = dict[str, str]
# table → the column whose value it is; a row with two values is printed in both
VALUES = {
    "cluster_allocation": "amount_eur",
    "applicant_allocation": "amount_eur",
    "yearly_total": "amount_eur",
    "programme_budget": "amount_mln_eur",
    "programme_reach": "participants",
    "programme_training": "participants",
    "programme_project": "projects",
    "programme_output": "value",
    "quickscan_count": "municipalities",
    "partner_domain": "respondents",
    "contact_share": "share_pct",
    "capability_share": "share_pct",
    "case_count": "cases",
    "case_action": "actions",
    "published_total": "value",
    "claim": "stated",
}
WORDS = {
    "anderhalf": 1.5,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "tien": 10,
    "twaalf": 12,
    "dertien": 13,
    "achttien": 18,
    "negentien": 19,
    "twintig": 20,
    "twintigtal": 20,
    "negentig": 90,
    "honderdtal": 100,
}
NUMBER = re.compile(r"(\d[\d.]*(?:,\d+)?)|\b(" + "|".join(WORDS) + r")\b")


def numbers_in(text: str) -> set[float]:
    """The numbers that stand in Dutch words or digits, with 'miljoen' both counted out and as it stands."""
    records, low = set(), text.lower()
    for hit in NUMBER.finditer(low):
        value = WORDS.get(hit[0]) or float(hit[0].rstrip(".").replace(".", "").replace(",", "."))
        records.add(float(value))
        if re.match(r"\s*(euro\s+)?miljoen", low[hit.end() :]):
            records.add(value * 1e6)
    return records


def test_every_table_with_figures_says_their_kind() -> None:
    held = {t.name for t in load().tables if any(f.name == "value_kind" for f in t.fields)}
    assert held == set(VALUES)


@pytest.mark.parametrize("table", VALUES)
def test_a_value_is_unknown_exactly_when_there_is_none(table: str) -> None:
    for row in rows_of(table):
        assert (row["value_kind"] == "onbekend") is (not row[VALUES[table]]), row


@pytest.mark.parametrize("table", [t for t in VALUES if t != "claim"])
def test_what_is_inferred_keeps_the_printed_words(table: str) -> None:
    for row in rows_of(table):
        if "afgeleid" in (row["value_kind"], row.get("year_kind")) and "Kolom afgeleid" not in (row.get("note") or ""):
            assert row["wording"], row
        if row["value_kind"] == "afgeleid":
            assert row["wording"], row


def test_a_claim_is_printed_when_its_number_stands_in_its_words_and_inferred_when_not() -> None:
    for row in rows_of("claim"):
        if row["stated"]:
            printed = float(row["stated"]) in numbers_in(row["text"])
            assert row["value_kind"] == ("gedrukt" if printed else "afgeleid"), row["claim_id"]


@pytest.mark.parametrize(
    ("table", "where", "words"),
    [
        ("programme_budget", {"line": "Ander programma", "year": "2008"}, "0,49"),
        ("programme_budget", {"line": "Gemeentenprijs", "year": "2010"}, "0 04"),
        ("quickscan_count", {"item_id": "capaciteit_oov"}, "In alle gevallen"),
        ("contact_share", {"from_domain": "veiligheid", "to_domain": "onderwijs"}, "De helft van de politiemensen"),
        ("claim", {"claim_id": "ess_meer_personen"}, "in de meeste gevallen"),
        ("claim", {"claim_id": "ess_mindere_mate_communicatie"}, "in mindere mate"),
        ("claim", {"claim_id": "uu_merendeel_jihadistisch"}, "Het merendeel van de 69"),
        ("claim", {"claim_id": "uu_overgrote_merendeel_collegas"}, "overgrote merendeel"),
        ("claim", {"claim_id": "uu_doelgroep_lastiger"}, "lastiger"),
        ("claim", {"claim_id": "ess_vaker_incidenteel"}, "vaker incidenteel"),
        ("claim", {"claim_id": "uu_helft_zorgen"}, "Ongeveer de helft"),
    ],
)
def test_what_we_read_into_the_text_is_inferred(table: str, where: Row, words: str) -> None:
    records = [r for r in rows_of(table) if all(r[k] == v for k, v in where.items())]
    assert len(records) == 1
    assert records[0]["value_kind"] == "afgeleid"
    assert words in (records[0].get("wording") or records[0].get("text") or "")


def test_the_year_2020_of_the_list_per_applicant_is_inferred() -> None:
    for row in rows_of("applicant_allocation"):
        assert (row["year_kind"] == "afgeleid") is (row["year"] == "2020")
        assert row["year"] != "2020" or row["wording"] == "in dit jaar"


def test_an_amount_under_10_000_that_is_not_printed_is_unknown_and_keeps_its_sign() -> None:
    unknown = [r for r in rows_of("programme_budget") if r["value_kind"] == "onbekend"]
    assert [(r["line"], r["year"], r["wording"]) for r in unknown] == [
        ("Trendanalyse", "2009", "< 0,00"),
        ("Trendanalyse", "2010", "<0,00"),
    ]


def test_figures_are_counted_by_kind_as_they_are_listed(ask: Ask) -> None:
    listed = ask("trust/figures")
    what = listed["table_name"].map(lambda name: "bewering" if name == "claim" else "cijfer")
    expected = Counter(zip(what, listed["kind"], listed["inferred"].fillna(""), strict=True))
    counted = ask("trust/figures_by_kind")
    records = {(r.what, r.kind, r.inferred or ""): r.figures for r in counted.fillna("").itertuples()}
    assert records == dict(expected)
    assert set(counted["kind"]) == {"gedrukt", "afgeleid", "onbekend"}
    assert counted["figures"].sum() == len(listed)


def test_numbers_of_the_action_plan_stand_in_their_words() -> None:
    for row in rows_of("programme_output"):
        assert float(row["value"]) in numbers_in(row["wording"]), row["output_id"]


def test_a_percentage_of_the_survey_gives_all_the_bases_that_it_fits(ask: Ask) -> None:
    records = ask("network/possible_bases")
    assert records["fit"].value_counts().to_dict() == {"alle": 28, "kleiner": 4, "afgekapt": 3, "geen": 2}
    schools = records[(records["about"] == "contact") & (records["from_domain"] == "onderwijs")].set_index("to_domain")
    assert list(schools.loc["gemeente", "bases"]) == [9]
    assert (schools.loc["gemeente", "people_least"], schools.loc["gemeente", "people_most"]) == (4, 4)
    assert schools.loc["veiligheid", "fit"] == "geen"
    for row in records.itertuples():
        assert all(1 <= base <= row.respondents for base in row.bases)
        assert (row.fit == "alle") is (row.respondents in row.bases and row.fit != "afgekapt")

"""What stands beside the figures: words of the sources, totals up to 2024, inhabitants and borders."""

import json
import re
from decimal import Decimal

import pytest

from store import paths
from store.reading import Ask
from tests.csv_files import rows_of

TOPICS = ("geld", "actieplan", "behoeften", "netwerk")
GEO = paths.DATA / "reference" / "gemeenten_provincies_2021.topo.json"
Row = dict[str, str]


# --- words of the sources ------------------------------------------------------------------------------------


def test_every_sentence_is_short_plain_and_beside_the_words_of_its_source() -> None:
    for row in rows_of("context"):
        assert 20 < len(row["statement"]) <= 160, row["context_id"]
        assert row["statement"].endswith("."), row["context_id"]
        assert row["quote"].strip() == row["quote"], row["context_id"]
        assert row["statement"] != row["quote"], row["context_id"]


def test_numbers_in_a_sentence_stand_in_its_quote_too() -> None:
    """A sentence of ours may say less than the source, and never another number."""
    for row in rows_of("context"):
        allowed = set(re.findall(r"\d[\d.]*", f"{row['quote']} {row['period']}".replace("/", " ")))
        given = set(re.findall(r"\d[\d.]*\d|\d", row["statement"]))
        assert given <= {number.strip(".") for number in allowed}, row["context_id"]


@pytest.mark.parametrize("topic", TOPICS)
def test_context_is_asked_by_topic(ask: Ask, topic: str) -> None:
    records = ask("trust/context", topic=topic)
    filed = [r["context_id"] for r in rows_of("context") if r["topic"] == topic]
    assert len(filed) > 5
    assert sorted(records["context_id"]) == sorted(filed)


@pytest.mark.parametrize(
    ("topic", "subject", "words"),
    [
        ("geld", "namens_regio", "namens een grotere groep gemeenten in de regio"),
        ("geld", "overgeheveld", "over te hevelen naar 2021"),
        ("geld", "online_training", "veel groter bereik"),
        ("geld", "aanbeveling", "interventielogica"),
        ("geld", "ondersteuning", "bijna alle gemeenten"),
        ("geld", "evaluatie", "procesevaluaties"),
        ("behoeften", "zonder_cluster", "leerkringen"),
        ("behoeften", "zonder_cluster", "prioriteit"),
        ("behoeften", "methode", "reeds bekende informatie"),
        ("netwerk", "basis", "weet niet"),
        ("netwerk", "respondenten", "specifiek bezig zijn met radicalisering"),
        ("netwerk", "contact", "contact met alle domeinen"),
        ("netwerk", "melden", "vier van de vijf domeinen"),
        ("netwerk", "training_scholen", "vier Arnhemse scholen"),
        ("netwerk", "versterkingsgelden", "twintigtal"),
        ("actieplan", "cofinanciering", "voor 100% gefinancierd"),
        ("actieplan", "looptijd", "augustus 2007"),
    ],
)
def test_what_the_figures_need_beside_them_is_there(ask: Ask, topic: str, subject: str, words: str) -> None:
    records = ask("trust/context", topic=topic)
    assert records.loc[records["subject"] == subject, "quote"].str.contains(words, regex=False).any()


def test_press_stands_last_and_is_named_as_press(ask: Ask) -> None:
    records = ask("trust/context", topic="geld")
    press = records[records["source_kind"] == "pers"]
    assert list(press["context_id"]) == ["destad_amersfoort"]
    assert press["statement"].str.contains("krant").all()


def test_a_definition_is_short_enough_for_a_tooltip() -> None:
    for row in rows_of("term"):
        assert 20 < len(row["meaning"]) <= 250, row["term_id"]
        assert row["meaning"].endswith("."), row["term_id"]


@pytest.mark.parametrize(
    "word",
    [
        "n.b.",
        "Sleutelfiguur",
        "Gelijkgetrokken",
        "95%-interval (Wilson)",
        "Procentpunt",
        "Middelpuntmethode",
        "Toegekend",
        "Hoofdaanvrager",
        "‘Weet niet’",
        "Persoonsgerichte aanpak (PGA)",
        "Gedrukt",
        "Afgeleid",
        "Niet onafhankelijk te controleren",
        "Euro per inwoner",
        "Beschikbaar",
        "Aangevraagd",
    ],
)
def test_a_word_of_the_pages_is_defined(ask: Ask, word: str) -> None:
    assert word in set(ask("trust/terms")["term"])


# --- totals up to 2024 ---------------------------------------------------------------------------------------


def test_trend_runs_from_2016_to_2024_and_says_what_each_amount_is(ask: Ask) -> None:
    records = ask("money/yearly_trend")
    assert sorted(set(records["year"])) == list(range(2016, 2025))
    given = {(r.year, r.measure): r.amount_eur for r in records.itertuples()}
    assert given == {
        (2016, "som van een lijst"): 4_477_000,
        (2017, "som van een lijst"): 6_289_538,
        (2018, "som van een lijst"): 5_975_530,
        (2019, "som van een lijst"): 7_204_578,
        (2020, "som van een lijst"): 7_373_595.26,
        (2020, "Tabel S-1"): 7_263_385,
        (2021, "Tabel S-1"): 6_623_737,
        (2022, "beschikbaar"): 7_000_000,
        (2022, "aangevraagd"): 9_767_961,
        (2023, "beschikbaar"): 7_000_000,
        (2023, "aangevraagd"): 9_000_000,
        (2024, "beschikbaar"): 7_000_000,
        (2024, "aangevraagd"): 7_750_000,
    }
    inferred = records[(records["measure"] == "aangevraagd") & (records["year"] > 2022)]
    assert set(zip(inferred["relation"], inferred["value_kind"], strict=True)) == {("ruim", "afgeleid")}


def test_a_sum_is_inferred_and_an_incomplete_list_gives_a_least_amount(ask: Ask) -> None:
    records = ask("money/yearly_trend").set_index(["year", "measure"])
    assert set(records.xs("som van een lijst", level="measure")["value_kind"]) == {"afgeleid"}
    assert set(records.xs("Tabel S-1", level="measure")["value_kind"]) == {"gedrukt"}
    assert records.loc[(2016, "som van een lijst"), ["relation", "unknown_amounts"]].tolist() == ["minstens", 2]
    assert "afgeleid" in records.loc[(2020, "som van een lijst"), "note"]


def test_nothing_is_known_of_what_was_granted_after_2021() -> None:
    granted = [r for r in rows_of("yearly_total") if r["measure"] == "toegekend"]
    assert {r["year"] for r in granted} == {"2022", "2023", "2024"}
    assert all(not r["amount_eur"] and r["value_kind"] == "onbekend" and r["note"] for r in granted)


def test_applied_for_stands_beside_available_and_says_what_is_inferred(ask: Ask) -> None:
    records = ask("money/applied_available").set_index(["year", "round"])
    columns = [
        "available_eur",
        "applied_eur",
        "applied_relation",
        "applied_kind",
        "excess_eur",
        "excess_relation",
        "excess_kind",
    ]
    given = {key: records.loc[key, columns].tolist() for key in records.index}
    assert given == {
        (2022, "hoofdronde"): [7_000_000, 9_767_961, "gelijk", "gedrukt", 2_767_961, "gelijk", "afgeleid"],
        (2023, "hoofdronde"): [7_000_000, 9_000_000, "ruim", "afgeleid", 2_000_000, "ruim", "gedrukt"],
        (2024, "hoofdronde"): [6_250_000, 7_750_000, "ruim", "afgeleid", 1_500_000, "ruim", "gedrukt"],
        (2024, "extra ronde"): [750_000, 850_000, "ongeveer", "afgeleid", 100_000, "ongeveer", "gedrukt"],
    }
    assert records["note"].notna().all()


def test_hedged_amounts_keep_the_word_of_the_source() -> None:
    for row in rows_of("yearly_total"):
        if row["relation"] in ("ruim", "ongeveer"):
            assert row["relation"] in row["wording"], row


# --- inhabitants and borders ---------------------------------------------------------------------------------


def test_inhabitants_add_up_to_the_country() -> None:
    records = rows_of("population")
    for year, municipalities, inhabitants in (("2020", 355, 17_407_585), ("2021", 352, 17_475_415)):
        of_year = [r for r in records if r["year"] == year]
        assert (len(of_year), sum(int(r["inhabitants"]) for r in of_year)) == (municipalities, inhabitants)
        assert len({r["municipality"] for r in of_year}) == municipalities


def test_every_municipality_that_applied_has_inhabitants_under_its_name() -> None:
    named = {(r["year"], r["cbs_code"]): r["municipality"] for r in rows_of("population")}
    longer = {"Den Haag": "'s-Gravenhage", "Nuenen": "Nuenen, Gerwen en Nederwetten"}
    for applicant in rows_of("applicant"):
        if applicant["kind"] == "gemeente":
            assert named["2020", applicant["cbs_code"]] == longer.get(applicant["name"], applicant["name"])


def test_euro_per_inhabitant_divides_the_two_and_is_unknown_for_a_region(ask: Ask) -> None:
    records = ask("money/per_inhabitant", year=2020).set_index("applicant_id")
    assert records.loc["den-haag", "eur_per_inhabitant"] == pytest.approx(1_235_480 / 545_838)
    assert records.loc["delft", "eur_per_inhabitant"] == pytest.approx(418_010 / records.loc["delft", "inhabitants"])
    regions = records[records["kind"] == "regio"]
    assert len(regions) == 2
    assert regions["eur_per_inhabitant"].isna().all()
    assert (records["eur_per_inhabitant"].isna() == records["reason"].notna()).all()


@pytest.mark.parametrize("year", range(2016, 2020))
def test_before_2020_no_amount_per_inhabitant_is_given(ask: Ask, year: int) -> None:
    records = ask("money/per_inhabitant", year=year)
    assert len(records) >= 10
    assert records["eur_per_inhabitant"].isna().all()
    assert records["reason"].notna().all()


def test_borders_are_those_of_2021_and_carry_their_licence() -> None:
    geometries = json.loads(GEO.read_text(encoding="utf-8"))["objects"]["gemeenten"]["geometries"]
    drawn = {g["properties"]["code"]: g["properties"]["naam"] for g in geometries}
    named = {r["cbs_code"]: r["municipality"] for r in rows_of("population") if r["year"] == "2021"}
    assert drawn == named
    licence = GEO.with_name("gemeenten_provincies_2021.LICENSE.txt").read_text(encoding="utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence


def test_a_province_is_the_one_of_the_borders() -> None:
    geometries = json.loads(GEO.read_text(encoding="utf-8"))["objects"]["gemeenten"]["geometries"]
    province = {g["properties"]["code"]: g["properties"]["provincie"] for g in geometries}
    for applicant in rows_of("applicant"):
        if applicant["cbs_code"]:
            assert applicant["province"] == province[applicant["cbs_code"]], applicant["name"]


def test_amounts_stay_exact() -> None:
    assert sum(Decimal(r["amount_eur"]) for r in rows_of("yearly_total") if r["measure"] == "aangevraagd") == 9_767_961

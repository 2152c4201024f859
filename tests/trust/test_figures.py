"""The published figures, recomputed from the CSVs with nothing but Python and held to what the documents print.

The numbers below were typed from the documents, apart from the CSVs: a slip in one does not pass in both.
"""

import csv
import re
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest

from exhibits.exhibit import cite
from store import paths
from store.descriptor import load
from store.reading import Ask
from tests.csv_files import rows_of

Row = dict[str, str]
SHARED_GRANTS = paths.ROOT.parent / "shared" / "sources" / "municipal_grants.csv"


def total(records: list[Row], column: str, **where: str) -> Decimal:
    chosen = [r for r in records if all(r[k] == v for k, v in where.items())]
    assert chosen, where
    return sum((Decimal(r[column]) for r in chosen if r[column]), Decimal(0))


def printed(topic: str, period: str, measure: str) -> Decimal:
    records = [
        r for r in rows_of("published_total") if (r["topic"], r["period"], r["measure"]) == (topic, period, measure)
    ]
    assert len(records) == 1, (topic, period, measure)
    return Decimal(records[0]["value"])


# --- every published row -------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [t for t in load().tables if t.origin == "gepubliceerd"], ids=lambda t: t.name)
def test_every_published_row_names_its_source_and_place(table: object) -> None:
    name = table.name  # type: ignore[attr-defined]
    sources = {r["source_id"] for r in rows_of("source")}
    for row in rows_of(name):
        assert row["source_id"] in sources
        if name != "source":
            assert len(row["locator"].strip()) > 3, row


def test_all_nineteen_sources_are_there_and_used() -> None:
    expected = {"rand2022", "szw2021", "bzk2012", "ess2015", "uu2019", "nctv2015", "nctv2016"}
    expected |= {"nctv2018a", "nctv2018b", "nctv2019", "nctv2021", "nctv2022", "nctv2023", "stcrt2019"}
    expected |= {"parool", "destad2018", "cbs2020", "cbs2021", "grenzen2021"}
    assert {r["source_id"] for r in rows_of("source")} == expected
    used = {
        r["source_id"]
        for t in load().tables
        if t.origin in ("gepubliceerd", "referentie") and t.name != "source"
        for r in rows_of(t.name)
    }
    assert used == expected


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("applicant_allocation", "amount_eur"),
        ("programme_budget", "amount_mln_eur"),
        ("quickscan_count", "municipalities"),
        ("contact_share", "share_pct"),
        ("capability_share", "share_pct"),
        ("case_count", "cases"),
    ],
)
def test_what_is_not_known_is_a_row_with_the_reason(table: str, column: str) -> None:
    unknown = [r for r in rows_of(table) if not r[column]]
    assert unknown
    assert all(r["note"] for r in unknown)


# --- Versterkingsgelden --------------------------------------------------------------------------------------

TABLE_S1 = {
    ("2020", "A"): (20, 670969),
    ("2020", "B"): (50, 2212366),
    ("2020", "C"): (32, 859166),
    ("2020", "D"): (25, 1198708),
    ("2020", "E"): (45, 1763369),
    ("2020", "F"): (15, 558806),
    ("2021", "A"): (23, 977896),
    ("2021", "B"): (41, 1919989),
    ("2021", "C"): (34, 1021924),
    ("2021", "D"): (59, 1093070),
    ("2021", "E"): (8, 266424),
    ("2021", "F"): (26, 1107189),
    ("2021", "G"): (11, 237245),
}


def test_table_s1_is_as_printed() -> None:
    records = {
        (r["year"], r["letter"]): (int(r["activities"]), int(r["amount_eur"])) for r in rows_of("cluster_allocation")
    }
    assert records == TABLE_S1


def test_table_s1_adds_up_in_2021_and_is_one_euro_short_in_2020() -> None:
    records = rows_of("cluster_allocation")
    assert total(records, "amount_eur", year="2021") == 6623737 == printed("cluster_allocation", "2021", "amount_eur")
    assert total(records, "amount_eur", year="2020") == 7263384
    assert printed("cluster_allocation", "2020", "amount_eur") == 7263385
    assert total(records, "activities", year="2020") == 187 == printed("cluster_allocation", "2020", "activities")
    assert total(records, "activities", year="2021") == 202 == printed("cluster_allocation", "2021", "activities")


def test_letters_change_meaning_between_the_years() -> None:
    meaning = {(r["year"], r["letter"]): r["cluster_id"] for r in rows_of("cluster_letter")}
    assert set(meaning) == set(TABLE_S1)
    assert [meaning["2020", x] for x in "ABCDEF"] == [
        "analyse",
        "pga",
        "sleutelfiguren",
        "deskundigheid",
        "preventie",
        "evaluatie",
    ]
    assert [meaning["2021", x] for x in "EFG"] == ["preventie", "preventie", "evaluatie"]


def test_szw_assesses_networks_resilience_and_evaluation() -> None:
    assessed = {r["cluster_id"] for r in rows_of("cluster") if r["szw_assesses"] == "true"}
    assert assessed == {"sleutelfiguren", "preventie", "evaluatie"}


def test_prevention_adds_e_and_f_in_2021(ask: Ask) -> None:
    frame = ask("money/by_cluster", clusters=("preventie",))
    amounts = dict(zip(frame["year"], frame["amount_eur"], strict=True))
    assert amounts[2020] == 1763369
    assert amounts[2021] == 266424 + 1107189 == 1373613
    change = ask("money/cluster_change", clusters=("preventie",), from_year=2020, to_year=2021)
    for locator in (frame["locator"].iloc[-1], change["locator"].iloc[0]):
        assert "rij E, 2021" in locator
        assert "rij F, 2021" in locator


def test_change_of_expertise_splits_exactly_into_volume_and_price(ask: Ask) -> None:
    (n0, a0), (n1, a1) = TABLE_S1["2020", "D"], TABLE_S1["2021", "D"]
    volume = (n1 - n0) * (Fraction(a0, n0) + Fraction(a1, n1)) / 2
    price = (Fraction(a1, n1) - Fraction(a0, n0)) * Fraction(n0 + n1, 2)
    assert volume + price == a1 - a0 == -105638
    assert float(volume) == pytest.approx(1_130_000, abs=5_000)
    assert float(price) == pytest.approx(-1_240_000, abs=5_000)
    frame = ask("money/cluster_change", clusters=("deskundigheid",), from_year=2020, to_year=2021)
    assert len(frame) == 1
    given = frame.iloc[0]
    assert float(given["volume_eur"]) == pytest.approx(float(volume), abs=0.01)
    assert float(given["price_eur"]) == pytest.approx(float(price), abs=0.01)
    assert float(given["volume_eur"]) + float(given["price_eur"]) == pytest.approx(-105638, abs=0.005)


def test_volume_and_price_add_up_to_the_change_of_every_cluster(ask: Ask) -> None:
    clusters = tuple(r["cluster_id"] for r in rows_of("cluster"))
    frame = ask("money/cluster_change", clusters=clusters, from_year=2020, to_year=2021)
    letters = {(r["year"], r["letter"]): r["cluster_id"] for r in rows_of("cluster_letter")}
    amounts: dict[tuple[str, str], int] = defaultdict(int)
    for (year, letter), (_, amount) in TABLE_S1.items():
        amounts[letters[year, letter], year] += amount
    assert len(frame) == 6
    for given in frame.to_dict("records"):
        change = amounts[given["cluster_id"], "2021"] - amounts[given["cluster_id"], "2020"]
        assert float(given["volume_eur"]) + float(given["price_eur"]) == pytest.approx(change, abs=0.01)


APPLICANTS = {
    "2016": (8, Decimal(4477000)),
    "2017": (18, Decimal(6289538)),
    "2018": (20, Decimal(5975530)),
    "2019": (20, Decimal(7204578)),
    "2020": (18, Decimal("7373595.26")),
}


@pytest.mark.parametrize("year", APPLICANTS)
def test_amounts_per_applicant_add_up_to_the_announced_lists(year: str) -> None:
    records = [r for r in rows_of("applicant_allocation") if r["year"] == year]
    assert (sum(1 for r in records if r["amount_eur"]), total(records, "amount_eur")) == APPLICANTS[year]


def test_2016_is_incomplete_for_gouda_and_nijmegen_only() -> None:
    unknown = {
        (r["year"], r["applicant_id"]): r["note"] for r in rows_of("applicant_allocation") if not r["amount_eur"]
    }
    assert set(unknown) == {("2016", "gouda"), ("2016", "nijmegen")}
    assert set(unknown.values()) == {"wordt nog vastgesteld"}


def test_the_list_of_2020_is_110_210_26_above_table_s1_and_says_that_its_year_is_inferred() -> None:
    records = [r for r in rows_of("applicant_allocation") if r["year"] == "2020"]
    assert total(records, "amount_eur") - 7263385 == Decimal("110210.26")
    assert all("afgeleid" in r["note"] for r in records)


def test_regions_that_look_alike_are_not_merged() -> None:
    applicants = {r["applicant_id"]: r for r in rows_of("applicant")}
    assert {"nuenen", "oost-brabant", "maastricht", "limburg"} <= set(applicants)
    years = defaultdict(set)
    for r in rows_of("applicant_allocation"):
        years[r["applicant_id"]].add(r["year"])
    assert years["nuenen"] == years["maastricht"] == {"2018", "2019"}
    assert years["oost-brabant"] == years["limburg"] == {"2020"}


@pytest.mark.skipif(not SHARED_GRANTS.is_file(), reason="the transcription of the announcements is not at hand")
def test_amounts_per_applicant_are_those_of_the_announcements_row_for_row() -> None:
    names = {r["applicant_id"]: r["name"] for r in rows_of("applicant")}
    ours = {
        (r["year"], names[r["applicant_id"]], r["source_id"]): Decimal(r["amount_eur"])
        for r in rows_of("applicant_allocation")
        if r["amount_eur"]
    }
    with SHARED_GRANTS.open(encoding="utf-8", newline="") as file:
        theirs = {(r["year"], r["applicant"], r["source_id"]): Decimal(r["amount_eur"]) for r in csv.DictReader(file)}
    assert len(theirs) == 84
    assert ours == theirs


# --- Actieplan -----------------------------------------------------------------------------------------------

YEARS = ("2008", "2009", "2010", "2011")
PROGRAMME = {
    # stage: {line: (2008, 2009, 2010, 2011, total)}; None where nothing is printed
    "begroot": {
        "Scan en monitor": ("1.00", "0.20", "0.20", "0.20", "1.60"),
        "Aanpak risicogebieden": ("5.00", "4.00", "4.00", "4.00", "17.00"),
        "Expertisefunctie": ("2.00", "0.80", "0.80", "0.80", "4.40"),
        "Specifieke instrumenten": ("2.00", "1.00", "1.00", "1.00", "5.00"),
        None: ("10.00", "6.00", "6.00", "6.00", "28.00"),
    },
    "reallocatie": {
        "Fietsendiefstal": ("0.80", None, None, None, "0.80"),
        "Pilots drank- en horecawet": ("1.10", None, None, None, "1.10"),
        "Ander programma": ("-0.49", "0.85", "0.65", None, "1.01"),
        "Bezuinigingen/niet uitgegeven e.d.": ("2.55", None, "0.08", "4.28", "6.91"),
        "Eindejaarsmarge": ("3.30", "0.35", None, "0.07", "3.72"),
        None: ("7.26", "1.20", "0.73", "4.35", "13.54"),
    },
    "betaald": {
        "Scan en monitor": ("0.08", None, None, None, "0.08"),
        "Aanpak risicogebieden": ("2.12", "4.05", "4.65", "1.10", "11.92"),
        "Expertisefunctie": ("0.41", "0.52", "0.47", "0.47", "1.87"),
        "Specifieke instrumenten": ("0.13", "0.23", "0.15", "0.08", "0.59"),
        None: ("2.74", "4.80", "5.27", "1.65", "14.46"),
    },
}


@pytest.mark.parametrize("stage", PROGRAMME)
def test_programme_lines_are_as_printed_and_close_both_ways(stage: str) -> None:
    main = [r for r in rows_of("programme_budget") if r["stage"] == stage and not r["parent_line"]]
    records = {(r["line"], r["year"]): Decimal(r["amount_mln_eur"]) for r in main if r["amount_mln_eur"]}
    lines = PROGRAMME[stage]
    expected = {
        (line, year): Decimal(value)
        for line, values in lines.items()
        if line
        for year, value in zip(YEARS, values, strict=False)
        if value
    }
    assert records == expected
    for line, values in lines.items():
        if line:
            assert total(main, "amount_mln_eur", line=line) == Decimal(str(values[-1]))
            assert printed("programme_budget", f"{stage}/{line}", "amount_mln_eur") == Decimal(str(values[-1]))
        else:
            for year, value in zip(YEARS, values, strict=False):
                assert total(main, "amount_mln_eur", year=year) == Decimal(str(value))
                assert printed("programme_budget", f"{stage}/{year}", "amount_mln_eur") == Decimal(str(value))
            assert total(main, "amount_mln_eur") == Decimal(str(values[-1]))
            assert printed("programme_budget", f"{stage}/totaal", "amount_mln_eur") == Decimal(str(values[-1]))


def test_what_was_paid_is_what_was_budgeted_less_what_was_reallocated() -> None:
    records = [r for r in rows_of("programme_budget") if not r["parent_line"]]
    for year, spendable in zip(YEARS, ("2.74", "4.80", "5.27", "1.65"), strict=True):
        by_stage = {s: total(records, "amount_mln_eur", stage=s, year=year) for s in PROGRAMME}
        assert by_stage["begroot"] - by_stage["reallocatie"] == by_stage["betaald"] == Decimal(spendable)
        assert printed("programme_budget", f"te besteden/{year}", "amount_mln_eur") == Decimal(spendable)


def test_the_lost_minus_is_corrected_and_the_printed_value_is_kept() -> None:
    changed = [
        r
        for r in rows_of("programme_budget")
        if r["amount_mln_eur"] and r["printed_mln_eur"] and r["amount_mln_eur"] != r["printed_mln_eur"]
    ]
    assert [(r["year"], r["line"], r["amount_mln_eur"], r["printed_mln_eur"]) for r in changed] == [
        ("2008", "Ander programma", "-0.49", "0.49")
    ]
    assert "minteken" in changed[0]["note"]
    as_printed = [r for r in rows_of("programme_budget") if r["stage"] == "reallocatie" and r["year"] == "2008"]
    assert total(as_printed, "printed_mln_eur") == Decimal("8.24")


# what the detail lines add up to, beside what is printed for their line
DETAILS = {
    ("Scan en monitor", "2008"): ("0.08", "0.08"),
    ("Aanpak risicogebieden", "2008"): ("2.12", "2.12"),
    ("Aanpak risicogebieden", "2009"): ("4.04", "4.05"),
    ("Aanpak risicogebieden", "2010"): ("4.69", "4.65"),
    ("Aanpak risicogebieden", "2011"): ("1.10", "1.10"),
    ("Expertisefunctie", "2008"): ("0.41", "0.41"),
    ("Expertisefunctie", "2009"): ("0.51", "0.52"),
    ("Expertisefunctie", "2010"): ("0.46", "0.47"),
    ("Expertisefunctie", "2011"): ("0.47", "0.47"),
    ("Specifieke instrumenten", "2008"): ("0.13", "0.13"),
    ("Specifieke instrumenten", "2009"): ("0.24", "0.23"),
    ("Specifieke instrumenten", "2010"): ("0.15", "0.15"),
    ("Specifieke instrumenten", "2011"): ("0.08", "0.08"),
}


@pytest.mark.parametrize(("line", "year"), DETAILS, ids=lambda v: v)
def test_detail_lines_add_up_to_their_line_or_differ_as_is_known(line: str, year: str) -> None:
    records = rows_of("programme_budget")
    detail = total(records, "amount_mln_eur", parent_line=line, year=year)
    whole = total(records, "amount_mln_eur", stage="betaald", line=line, year=year)
    assert (detail, whole) == tuple(map(Decimal, DETAILS[line, year]))


def test_every_detail_line_stands_under_a_line_that_exists() -> None:
    records = rows_of("programme_budget")
    lines = {r["line"] for r in records if not r["parent_line"]}
    assert {r["parent_line"] for r in records if r["parent_line"]} <= lines


def test_reach_is_as_printed_and_adds_up() -> None:
    records = {(r["period"], r["audience"]): int(r["participants"]) for r in rows_of("programme_reach")}
    audiences = (
        "Jongeren en leerlingen",
        "Professionals en gemeenteambtenaren",
        "Doelgroeporganisaties en sleutelpersonen",
        "Overig",
    )
    for period, counts, sum_printed in (
        ("2007-2009", (18644, 926, 18, 16062), 35650),
        ("2010", (32392, 498, 123, 96892), 129905),
    ):
        assert tuple(records[period, a] for a in audiences) == counts
        assert sum(counts) == sum_printed == printed("programme_reach", period, "participants")
    assert len(records) == 8


def test_trainings_add_up_and_participants_are_one_more_than_printed() -> None:
    records = rows_of("programme_training")
    pairs = sorted((int(r["trainings"]), int(r["participants"])) for r in records)
    assert pairs == [(20, 162), (21, 357), (25, 457), (25, 2000), (40, 1000)]
    assert total(records, "trainings") == 131 == printed("programme_training", "totaal", "trainings")
    assert total(records, "participants") == 3976
    assert printed("programme_training", "totaal", "participants") == 3975


def test_there_were_78_projects() -> None:
    assert sorted(int(r["projects"]) for r in rows_of("programme_project")) == [25, 53]
    assert total(rows_of("programme_project"), "projects") == 78 == printed("programme_project", "totaal", "projects")


# --- quickscan -----------------------------------------------------------------------------------------------

QUICKSCAN = {
    "kwestie": {
        "radicalisering": 46,
        "overlast": None,
        "gebedshuizen": 23,
        "wantrouwen": 27,
        "discriminatie": 21,
        "groepen": 19,
    },
    "capaciteit": {
        "oov": 49,
        "sociaal_domein": 29,
        "onvoldoende": 14,
        "contact_structureel": 19,
        "contact_incidenteel": 22,
        "brug": 24,
        "meer_personen": None,
        "geen_fte": None,
    },
    "beleid": {
        "aanwezig": 20,
        "in_ontwikkeling": 25,
        "meldpunt_intern": 20,
        "meldpunt_extern": 4,
        "meldpunt_in_oprichting": 7,
        "regierol": None,
        "preventief": None,
    },
    "behoefte_gemeente": {
        "beleid": 24,
        "analyse": 15,
        "netwerk": 28,
        "uitwisseling": 31,
        "communicatie": 7,
        "draaiboek": 6,
        "casuistiek": None,
    },
    "behoefte_professional": {"onderwijs": 24, "zorg_welzijn": 20, "wijkteams": 18},
    "behoefte_maatschappelijk": {"bewustwording": 20, "bemiddeling": None, "opvoeding": 16, "sleutelfiguren": 18},
}
KNOWLEDGE = {
    "ambtenaren": (39, 22),
    "politie": (39, None),
    "eerstelijns": (28, 27),
    "onderwijs": (20, 35),
    "sleutelfiguren": (None, None),
    "ouders": (None, None),
}


def test_quickscan_counts_are_those_of_the_text() -> None:
    records = {
        (r["item_id"], r["state"]): int(r["municipalities"]) if r["municipalities"] else None
        for r in rows_of("quickscan_count")
    }
    expected: dict[tuple[str, str], int | None] = {
        (f"{theme}_{item}", "genoemd"): count for theme, items in QUICKSCAN.items() for item, count in items.items()
    }
    for item, (built, wanted) in KNOWLEDGE.items():
        expected[f"kennis_{item}", "voltooid"] = built
        expected[f"kennis_{item}", "gewenst"] = wanted
    assert records == expected
    assert {r["base_n"] for r in rows_of("quickscan_count")} == {"49"}


def test_every_quickscan_item_is_counted_and_every_count_has_its_item() -> None:
    items = {r["item_id"]: r["theme"] for r in rows_of("quickscan_item")}
    assert set(items) == {r["item_id"] for r in rows_of("quickscan_count")}
    assert all(item.startswith(theme) for item, theme in items.items())


def test_exclusive_answers_fit_in_49() -> None:
    groups: defaultdict[str, int] = defaultdict(int)
    exclusive = {r["item_id"]: r["exclusive_group"] for r in rows_of("quickscan_item") if r["exclusive_group"]}
    for r in rows_of("quickscan_count"):
        if r["item_id"] in exclusive and r["municipalities"]:
            groups[exclusive[r["item_id"]]] += int(r["municipalities"])
    assert sorted(49 - n for n in groups.values()) == [4, 8, 18]


# --- Arnhem --------------------------------------------------------------------------------------------------

DOMAINS = ("gemeente", "veiligheid", "welzijn", "onderwijs", "maatschappelijk")


def test_sixty_six_partners_answered() -> None:
    records = {r["domain_id"]: int(r["respondents"]) for r in rows_of("partner_domain")}
    assert records == dict(zip(DOMAINS, (7, 11, 27, 10, 11), strict=True))
    assert sum(records.values()) == 66 == printed("partner_domain", "totaal", "respondents")


def test_all_twenty_directed_pairs_are_there_and_five_are_known() -> None:
    records = {(r["from_domain"], r["to_domain"]): r["share_pct"] for r in rows_of("contact_share")}
    assert set(records) == set(permutations(DOMAINS, 2))
    assert len(records) == 20
    assert {pair: int(share) for pair, share in records.items() if share} == {
        ("welzijn", "gemeente"): 56,
        ("onderwijs", "gemeente"): 44,
        ("welzijn", "veiligheid"): 48,
        ("onderwijs", "veiligheid"): 18,
        ("veiligheid", "onderwijs"): 50,
    }


def test_shares_that_the_text_gives_in_words_are_marked() -> None:
    approximate = {(r["from_domain"], r["to_domain"]) for r in rows_of("contact_share") if r["approximate"] == "true"}
    assert approximate == {("veiligheid", "onderwijs")}  # 'de helft'


CAPABILITY = {
    # statement begins with: gemeente, veiligheid, welzijn, onderwijs, maatschappelijk
    ("herkennen", "Voldoende vaardigheden"): (85, 90, 78, 50, 55),
    ("herkennen", "Voldoende capaciteit"): (None, 45, 48, None, None),
    ("herkennen", "Ondersteund"): (57, 81, 52, 30, 55),
    ("bespreken", "Te bespreken met collega"): (100, 100, 100, 90, 82),
    ("bespreken", "Te bespreken met de doelgroep"): (71, 73, 63, 40, 91),
    ("handelen", "Voldoende kennis en kunde"): (100, None, None, 60, None),
    ("handelen", "Voldoende menskracht"): (85, 35, 45, 30, 60),
    ("handelen", "Ondersteund"): (57, 64, 37, 40, 27),
}


def test_capability_shares_are_those_of_the_text() -> None:
    records = rows_of("capability_share")
    known = 0
    for (step, start), shares in CAPABILITY.items():
        for domain, share in zip(DOMAINS, shares, strict=True):
            match = [
                r
                for r in records
                if r["step"] == step and r["statement"].startswith(start) and r["domain_id"] == domain
            ]
            assert len(match) == 1, (step, start, domain)
            assert match[0]["share_pct"] == ("" if share is None else str(share)), (step, start, domain)
            known += share is not None
    assert sum(1 for r in records if r["share_pct"]) == known
    assert Counter(r["domain_id"] for r in records) == Counter(dict.fromkeys(DOMAINS, len(records) // 5))


def test_table_4_1_closes() -> None:
    records = rows_of("case_count")
    by_status = {
        status: tuple(int(r["cases"]) for r in records if r["status"] == status and r["cases"])
        for status in ("aangemeld", "lopend", "afgesloten")
    }
    assert by_status == {"aangemeld": (43, 13, 11, 2), "lopend": (24, 3, 8, 1), "afgesloten": (19, 10, 3, 1)}
    assert [r["cohort"] for r in records if r["status"] == "aangemeld"] == ["t/m 2016", "2017", "2018", "2019"]
    for reported, ongoing, closed in zip(*by_status.values(), strict=True):
        assert reported == ongoing + closed
    assert sum(by_status["aangemeld"]) == 69 == 36 + 33
    for status, cases in (
        ("aangemeld", 69),
        ("lopend", 36),
        ("gedetineerd", 7),
        ("uitgereisd", 10),
        ("afgesloten", 33),
    ):
        assert printed("case_count", f"status/{status}", "cases") == cases


def test_588_actions_are_188_for_police_and_400_for_municipality_and_welfare() -> None:
    records = {r["actor"]: int(r["actions"]) for r in rows_of("case_action")}
    assert sorted(records.values()) == [188, 400]
    assert records["Politie en Openbaar Ministerie"] == 188
    assert sum(records.values()) == 588 == printed("case_action", "totaal", "actions")


# --- claims --------------------------------------------------------------------------------------------------


def test_the_claims_of_the_assignment_are_there() -> None:
    texts = " ".join(r["text"].lower() for r in rows_of("claim"))
    for words in (
        "anderhalf miljoen",
        "12 miljoen",
        "2,5 miljoen",
        "530.000",
        "verviervoudiging",
        "twee derde",
        "bijna 400",
        "dertien miljoen",
        "9.767.961",
    ):
        assert words in texts, words


def test_every_claim_has_a_number_or_says_why_not() -> None:
    for r in rows_of("claim"):
        assert r["stated"] or r["note"], r["claim_id"]


def test_every_source_has_a_short_name_with_its_year_where_one_is_known(ask: Ask) -> None:
    for row in rows_of("source"):
        years = set(re.findall(r"\b(?:19|20)\d\d\b", row["short_name"]))
        assert len(row["short_name"]) <= 32, row["source_id"]
        assert years or "zonder datum" in row["short_name"], row["source_id"]
        assert years <= set(
            re.findall(r"\b(?:19|20)\d\d\b", " ".join(row.values()).replace(row["short_name"], ""))
        ) or (row["source_id"].endswith(tuple(years))), row["source_id"]
    cited = cite(ask, places=[("rand2022", "Tabel S-1, p. 4"), ("nctv2019", "Lijst"), ("nctv2019", "Alinea 2")])
    assert [source.short for source in cited] == ["RAND Europe 2022, Tabel S-1", "NCTV, bericht zonder datum"]

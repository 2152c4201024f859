"""The reconciliation finds what is there: totals, inconsistencies and claims, each against a slow reference over the CSV files."""

import shutil
from collections import defaultdict
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest

from exhibits.shared.verdicts import HOLDS, NOT_INDEPENDENT, REFUTED, ROUNDED_DOWN, UNCHECKED, verdict
from exhibits.trust import claims, inconsistencies, reconciliation
from exhibits.trust.topic_choice import EVERY, TOPICS, TopicChoice
from exhibits.trust.topics import amount, tally
from store import paths
from store.building import build
from store.reading import Ask, Current
from tests.csv_files import read_csv, rows_of, write_csv
from tests.frames import values
from view import formats

Rows = list[dict[str, str]]
Parts = dict[tuple[str, str, str], list[Decimal | None]]


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def slow_parts() -> Parts:
    """(table, period, measure) → the parts of every total that one could print, by hand."""
    parts: Parts = defaultdict(list)
    simple = (
        ("cluster_allocation", "year", ("activities", "amount_eur")),
        ("applicant_allocation", "year", ("amount_eur",)),
        ("programme_reach", "period", ("participants",)),
        ("programme_training", None, ("trainings", "participants")),
        ("programme_project", None, ("projects",)),
        ("partner_domain", None, ("respondents",)),
        ("case_action", None, ("actions",)),
    )
    for table, period, measures in simple:
        for row in rows_of(table):
            for measure in measures:
                parts[table, row[period] if period else "totaal", measure].append(number(row[measure]))
    for row in rows_of("case_count"):
        parts["case_count", f"status/{row['status']}", "cases"].append(number(row["cases"]))
        if row["status"] in ("lopend", "afgesloten"):
            parts["case_count", f"cohort/{row['cohort']}", "cases"].append(number(row["cases"]))
    for row in rows_of("programme_budget"):
        value, stage, year = number(row["amount_mln_eur"]), row["stage"], row["year"]
        key = ("programme_budget", "amount_mln_eur")
        if row["parent_line"]:
            parts[key[0], f"{stage}/{row['parent_line']}/{year}", key[1]].append(value)
            continue
        for period in (year, row["line"], "totaal"):
            parts[key[0], f"{stage}/{period}", key[1]].append(value)
        if stage != "betaald" and value is not None:
            for period in (year, "totaal"):
                parts[key[0], f"te besteden/{period}", key[1]].append(value if stage == "begroot" else -value)
    return parts


def printed_totals() -> dict[tuple[str, str, str], Decimal]:
    return {(r["topic"], r["period"], r["measure"]): Decimal(r["value"]) for r in rows_of("published_total")}


@pytest.fixture(scope="module")
def totals(ask: Ask) -> pd.DataFrame:
    return ask("trust/totals")


@pytest.fixture(scope="module")
def judged(ask: Ask) -> pd.DataFrame:
    return claims.judged(ask).set_index("claim_id")


@pytest.fixture(scope="module")
def inconsistent(ask: Ask) -> pd.DataFrame:
    return inconsistencies.inconsistent_rows(ask)


def of_rule(inconsistent: pd.DataFrame, rule: str) -> pd.DataFrame:
    return inconsistent[inconsistent["rule"] == rule]


def one(rows: pd.DataFrame, words: str) -> pd.Series:
    hits = rows[rows["subject"].str.contains(words, regex=False)]
    assert len(hits) == 1, (words, list(rows["subject"]))
    return hits.iloc[0]


def ask_of_changed_data(tmp_path: Path, change: Callable[[str, Rows], Rows]) -> Ask:
    """The questions put to a database of the same data with some rows changed."""
    data = tmp_path / "data"
    shutil.copytree(paths.DATA, data, ignore=shutil.ignore_patterns("db", "*.duckdb"))
    for path in sorted((data / "published").glob("*.csv")):
        rows = read_csv(path)
        names = list(rows[0])
        write_csv(path, names, [[row[name] for name in names] for row in change(path.stem, rows)])
    build(data=data, folder=tmp_path / "db")
    return Current(tmp_path / "db", data=data).get().ask


# --- totals ------------------------------------------------------------------------------------------------


def test_every_printed_total_finds_its_parts(totals: pd.DataFrame) -> None:
    printed = rows_of("published_total")
    assert len(printed) > 60
    assert len(totals) == len(printed)
    assert (totals["parts"] > 0).all()


def test_totals_are_those_of_a_slow_reference(totals: pd.DataFrame) -> None:
    parts, printed = slow_parts(), printed_totals()
    expected = sorted(
        (table, measure, float(value), len(parts[table, period, measure]))
        for (table, period, measure), value in printed.items()
    )
    given = sorted(zip(totals["table_name"], totals["measure"], totals["printed"], totals["parts"], strict=True))
    assert given == expected
    sums = [
        float("nan") if None in amounts else float(sum(p for p in amounts if p is not None))
        for amounts in (parts[key] for key in printed)
    ]
    assert sorted(s for s in sums if s == s) == sorted(totals["recomputed"].dropna())
    assert sum(s != s for s in sums) == totals["recomputed"].isna().sum() == 2


def test_what_does_not_close_is_what_the_reference_says(totals: pd.DataFrame) -> None:
    parts, printed = slow_parts(), printed_totals()
    differing = {
        key: sum(p for p in parts[key] if p is not None) - value
        for key, value in printed.items()
        if None not in parts[key] and sum(p for p in parts[key] if p is not None) != value
    }
    last_decimal = {"amount_eur": Decimal(1), "amount_mln_eur": Decimal("0.01")}
    rounding = {k: d for k, d in differing.items() if abs(d) <= last_decimal.get(k[2], Decimal(0))}
    for outcome, expected in (
        (reconciliation.ROUNDED, list(rounding.values())),
        (reconciliation.FAILS, [d for k, d in differing.items() if k not in rounding]),
    ):
        found = totals[totals["outcome"] == outcome]
        assert sorted(found["difference"]) == pytest.approx(sorted(map(float, expected)))
        assert found["note"].notna().all()
        assert len(found) > 1
    assert ("programme_training", "totaal", "participants") not in rounding  # people are not rounded


def test_reallocations_of_2008_close_only_with_the_minus_put_back(totals: pd.DataFrame) -> None:
    row = totals[totals["label"] == "ander doel: 2008"].iloc[0]
    assert (row["as_printed"], row["recomputed"], row["printed"]) == (8.24, 7.26, 7.26)
    assert row["outcome"] == reconciliation.CORRECTED


def test_a_total_with_an_unknown_part_is_neither_closing_nor_not(totals: pd.DataFrame) -> None:
    rows = totals[totals["label"].isin(["status: gedetineerd", "status: uitgereisd"])]
    assert len(rows) == 2
    assert rows["recomputed"].isna().all()
    assert set(rows["outcome"]) == {reconciliation.UNCOUNTABLE}


def test_title_and_answer_count_what_the_table_shows(ask: Ask) -> None:
    for topic in TOPICS:
        exhibit = reconciliation.totals(ask, TopicChoice(topic))
        closes = values(exhibit)["Sluit"].value_counts()
        total = int(closes.sum())
        good = sum(int(n) for word, n in closes.items() if str(word).startswith("ja"))
        if total == 0:
            assert len(exhibit.table) == 0
            assert exhibit.figure is None
        elif good == total:
            assert exhibit.title.startswith(f"Alle {total} ")
        else:
            assert exhibit.title.startswith(f"{good} van de {total} ")
            assert exhibit.title.endswith(f"{total - good} niet")
            assert f"{good} van de {total} gedrukte totalen sluiten" in reconciliation.answer(ask, TopicChoice(topic))


def test_what_needs_explaining_comes_first(ask: Ask) -> None:
    closes = values(reconciliation.totals(ask, TopicChoice(EVERY)))["Sluit"]
    assert set(closes) == {"nee", "ja, na een correctie", "ja, op afronding na", "ja", None}
    assert list(closes).index("ja") > max(i for i, word in enumerate(closes) if word == "nee")
    verdicts = list(values(claims.claims(ask, TopicChoice(EVERY)))["Oordeel"])
    assert verdicts[: verdicts.count(REFUTED)] == [REFUTED] * verdicts.count(REFUTED)


# --- inconsistencies -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "rule", "subject", "values"),
    [
        (1, "afronding", "Toegekend per clusterletter (2020)", ["7.263.384", "7.263.385"]),
        (2, "letter", "Letter F", ["2020: Evaluatie", "2021: Preventie"]),
        (2, "letter", "Cluster Evaluatie", ["2020: F", "2021: G"]),
        (2, "letter", "Cluster Preventie", ["2020: E", "2021: E + F"]),
        (2, "letter", "Rij F&G", ["558.806", "237.245"]),
        (3, "gecorrigeerd", "Ander programma, 2008", ["gedrukt € 0,49", "−€ 0,49"]),
        (3, "na_correctie", "ander doel: 2008", ["8,24", "7,26"]),
        (3, "na_correctie", "ander doel: Ander programma", ["1,99", "1,01"]),
        (4, "onleesbaar", "Gemeentenprijs, 2010", ["0,04"]),
        (4, "totaal", "Aanpak risicogebieden, 2010", ["4,69", "4,65"]),
        (4, "afronding", "Aanpak risicogebieden, 2009", ["4,04", "4,05"]),
        (4, "afronding", "Expertisefunctie, 2009", ["0,51", "0,52"]),
        (4, "afronding", "Expertisefunctie, 2010", ["0,46", "0,47"]),
        (4, "afronding", "Specifieke instrumenten, 2009", ["0,24", "0,23"]),
        (5, "jaartal", "€10 miljoen in 2007", ["tekst 2007", "tabel 2008"]),
        (6, "totaal", "Actieplan: trainingen", ["3.976", "3.975"]),
        (7, "tegenspraak", "Enquête Arnhem", ["98", "90", "ingevuld 66"]),
        ("ook", "tegenspraak", "Fight for your rights", ["minstens 20.000", "ongeveer 12.500"]),
        (8, "tegenspraak", "Contact van scholen", ["18%", "20%"]),
        (8, "geen_heel_aantal", "Onderwijs in contact met veiligheid", ["18%", "2 van 10 personen"]),
        (8, "kleinere_basis", "Onderwijs in contact met gemeente", ["44%", "4 van 10 personen", "4 van 9"]),
        (9, "afgekapt", "Gemeente: voldoende vaardigheden", ["85%", "6 van 7 personen", "85,7%"]),
        (9, "kleinere_basis", "Zorg en welzijn: voldoende menskracht", ["45%", "van 27 personen"]),
        (9, "geen_heel_aantal", "Veiligheid: voldoende menskracht", ["35%"]),
        (9, "afgekapt", "Wel naar boven afgerond", ["7 van 11 personen gedrukt als 64%"]),
        (10, "ongelijke_lengte", "t/m 2016", ["43"]),
        (10, "ongelijke_lengte", "2019", ["2 casussen"]),
        (11, "grondslag", "Evaluatieplicht", ["toegekend bedrag", "aangevraagd bedrag", "100.000"]),
        ("ook", "bronnen", "Toegekend in 2020", ["7.373.595,26", "7.263.385", "110.210,26"]),
        ("ook", "bronnen", "Uitgaven per spoor", ["15,03", "14,46"]),
        ("ook", "onbekend", "toegekend per aanvrager, 2016", ["aanvragers zonder bedrag 2"]),
    ],
)
def test_known_inconsistency_is_listed(
    inconsistent: pd.DataFrame, number: object, rule: str, subject: str, values: list[str]
) -> None:
    row = one(of_rule(inconsistent, rule), subject)
    shown = row["observed"].replace("\u00a0", " ")
    for value in values:
        assert value in shown, (number, shown)
    assert row["meaning"]


def test_every_rule_finds_something_and_every_finding_has_a_rule(inconsistent: pd.DataFrame) -> None:
    assert set(inconsistent["rule"]) == set(inconsistencies.RULES)


def test_notes_on_cohorts_say_how_long_they_are(inconsistent: pd.DataFrame) -> None:
    rows = of_rule(inconsistent, "ongelijke_lengte")
    assert "2013" in one(rows, "t/m 2016")["meaning"]
    assert "1 juni" in one(rows, "2019")["meaning"]


def test_shares_that_fit_nobody_are_those_of_a_slow_reference(inconsistent: pd.DataFrame) -> None:
    people = {r["domain_id"]: int(r["respondents"]) for r in rows_of("partner_domain")}
    shares = [(r["from_domain"], r) for r in rows_of("contact_share")]
    shares += [(r["domain_id"], r) for r in rows_of("capability_share")]
    expected: dict[str, list[str]] = {"geen_heel_aantal": [], "kleinere_basis": [], "afgekapt": []}
    for domain, row in shares:
        if not row["share_pct"] or row["approximate"] == "true":
            continue
        share, n = Decimal(row["share_pct"]), people[domain]
        exact = {m: [Decimal(100 * k) / m for k in range(m + 1)] for m in range(1, n + 1)}
        rounds = {
            m for m, shares_of in exact.items() if share in {e.quantize(Decimal(1), ROUND_HALF_UP) for e in shares_of}
        }
        cuts = {m for m, shares_of in exact.items() if share in {Decimal(int(e)) for e in shares_of}}
        if n not in rounds:
            rule = "kleinere_basis" if rounds else "afgekapt" if cuts else "geen_heel_aantal"
            expected[rule].append(f"{share.normalize():f}%")
    assert [len(shown) for shown in expected.values()] == [2, 4, 3]
    for rule, shown in expected.items():
        observed = of_rule(inconsistent, rule)["observed"]
        assert sorted(t.split(",")[0].removeprefix("gedrukt ") for t in observed if t.startswith("gedrukt")) == sorted(
            shown
        )


@pytest.mark.slow
def test_inconsistencies_are_gone_when_the_data_are_mended(tmp_path: Path, inconsistent: pd.DataFrame) -> None:
    def mend(name: str, rows: Rows) -> Rows:
        for row in rows:
            if name == "cluster_allocation" and (row["year"], row["letter"]) == ("2020", "A"):
                row["amount_eur"] = str(int(row["amount_eur"]) + 1)
            elif name == "programme_budget" and row["amount_mln_eur"]:
                row["printed_mln_eur"] = row["amount_mln_eur"]
            elif name == "programme_training" and row["training"] == "Managerssessies":
                row["participants"] = "161"
            elif name == "partner_domain" and row["domain_id"] == "onderwijs":
                row["respondents"] = "9"
            elif name == "cluster_letter" and row["letter"] == "F":
                row["cluster_id"] = "evaluatie"
            elif name == "claim" and row["claim_id"] == "uu_negentig_partners":
                row["stated"], row["relation"] = "98", "gelijk"
            elif name == "claim" and row["claim_id"] == "szw_evaluatieplicht":
                row["text"] = "Verplicht als er meer dan €100.000,- is toegekend"
            elif name == "claim" and row["claim_id"] == "bzk_eerste_jaar_jaartal":
                row["stated"] = "2008"
            elif name == "case_count":
                row["cohort"], row["note"] = row["cohort"], "" if row["cohort"] == "2019" else row["note"]
        return rows

    mended = inconsistencies.inconsistent_rows(ask_of_changed_data(tmp_path, mend))
    assert len(mended) < len(inconsistent)
    assert {"gecorrigeerd", "onleesbaar", "na_correctie", "jaartal", "grondslag"}.isdisjoint(set(mended["rule"]))
    subjects = "\n".join(f"{r.rule}: {r.subject}" for r in mended.itertuples())
    for gone in (
        "afronding: Toegekend per clusterletter",
        "totaal: Actieplan: trainingen",
        "letter: Letter F",
        "Enquête Arnhem",
        "kleinere_basis: Onderwijs in contact met gemeente",
        "Aangemeld 2019",
    ):
        assert gone not in subjects
    assert "ongelijke_lengte: Aangemeld t/m 2016" in subjects


@pytest.mark.slow
def test_a_new_fault_in_the_data_is_a_new_inconsistency(tmp_path: Path, inconsistent: pd.DataFrame) -> None:
    def spoil(name: str, rows: Rows) -> Rows:
        for row in rows:
            if name == "case_action" and row["actions"] == "400":
                row["actions"] = "401"
        return rows

    spoilt = of_rule(inconsistencies.inconsistent_rows(ask_of_changed_data(tmp_path, spoil)), "totaal")
    assert len(spoilt) == len(of_rule(inconsistent, "totaal")) + 1
    assert one(spoilt, "Acties per partij")["observed"] == "opgeteld 589 acties, gedrukt totaal 588 acties"


# --- claims ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "stated", "margin", "value", "expected"),
    [
        ("gelijk", 18, 0, 18, HOLDS),
        ("gelijk", 18, 0, 19, REFUTED),
        ("ongeveer", 2.5, 0.05, 2.55, HOLDS),
        ("ongeveer", 2.5, 0.05, 2.56, REFUTED),
        ("bijna", 400, 20, 389, HOLDS),
        ("bijna", 400, 20, 400, REFUTED),
        ("bijna", 400, 20, 379, REFUTED),
        ("ruim", 7, 0.5, 7, HOLDS),
        ("ruim", 7, 0.5, 6.99, REFUTED),
        ("ruim", 7, 0.5, 7.51, REFUTED),
        ("minstens", 50, 0, 50, HOLDS),
        ("minstens", 50, 0, 49.9, REFUTED),
        ("hoogstens", 50, 0, 50, HOLDS),
        ("hoogstens", 50, 0, 50.1, REFUTED),
        ("meer dan", 50, 0, 50, REFUTED),
        ("meer dan", 0, 0, 0.1, HOLDS),
        ("minder dan", 50, 0, 50, REFUTED),
        ("minder dan", 50, 0, 49.9, HOLDS),
        ("gelijk", None, 0, 18, UNCHECKED),
        ("gelijk", 18, 0, float("nan"), UNCHECKED),
    ],
)
def test_verdict(relation: str, stated: float | None, margin: float, value: float, expected: str) -> None:
    assert verdict(relation, stated, margin, value) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (85.4, "%", HOLDS),
        (85.71, "%", ROUNDED_DOWN),
        (86.0, "%", REFUTED),
        (84.3, "%", REFUTED),
        (85.71, "personen", REFUTED),
    ],
)
def test_a_percentage_without_its_decimals_holds_and_says_so(value: float, unit: str, expected: str) -> None:
    assert verdict("gelijk", 85, 0.5, value, unit) == expected


def test_no_claim_on_applications_is_judged_by_what_was_granted(judged: pd.DataFrame) -> None:
    for claim in ("szw_meer_aanvragen", "szw_grotere_bedragen"):
        assert judged.loc[claim, "verdict"] == UNCHECKED
        assert "niet wat is aangevraagd" in judged.loc[claim, "note"]


def test_no_number_is_put_into_the_mouth_of_a_source(ask: Ask, judged: pd.DataFrame) -> None:
    """'Grotere bedragen' is not 'minstens € 1', and 'meer dan de helft' is not the half."""
    assert not ((judged["relation"] == "minstens") & (judged["stated"] <= 1)).any()
    more = judged["text"].str.contains("meer dan de helft|meerderheid|het merendeel|boven €", case=False)
    shares = judged[more & judged["unit"].isin(["%", "EUR"]) & ~judged["text"].str.contains("overgrote")]
    assert len(shares) > 8
    assert set(shares["relation"]) == {"meer dan", "ruim"}
    table = values(claims.claims(ask, TopicChoice(EVERY))).set_index("Bewering")
    assert table.loc[judged.loc["szw_grotere_bedragen", "text"], "Genoemd, of zo gelezen"] == "geen getal"


def test_every_claim_is_judged_once(judged: pd.DataFrame) -> None:
    assert len(judged) == len(rows_of("claim")) > 100
    assert judged.index.is_unique
    assert set(judged["verdict"]) == {HOLDS, ROUNDED_DOWN, REFUTED, UNCHECKED, NOT_INDEPENDENT}


def test_every_computed_value_belongs_to_a_claim(ask: Ask) -> None:
    known = {row["claim_id"] for row in rows_of("claim")}
    computed = [i for name in claims.COMPUTED for i in ask(name)["claim_id"]]
    assert len(computed) > 80
    assert set(computed) <= known
    assert len(computed) == len(set(computed))


def test_a_claim_is_computed_unless_its_note_says_why_not(judged: pd.DataFrame) -> None:
    says_not = judged["note"].str.startswith("Niet te controleren") | judged["note"].str.contains(
        "Niet te controleren:"
    )
    assert judged.loc[says_not, "computed"].isna().all()
    says_computed = judged["note"].str.startswith("Berekend")
    assert says_computed.sum() > 30
    assert judged.loc[says_computed, "computed"].notna().all()


def test_a_claim_that_filled_its_own_table_is_not_checked_by_it(judged: pd.DataFrame) -> None:
    circular = judged[judged["note"].str.contains("geen onafhankelijke controle", case=False)]
    assert len(circular) == 20
    assert set(circular["verdict"]) == {NOT_INDEPENDENT}
    assert circular["computed"].isna().all()
    assert set(circular.index) == set(judged.index[judged["verdict"] == NOT_INDEPENDENT])


def test_what_a_check_rests_on_is_said_exactly_where_there_is_one(ask: Ask) -> None:
    computed = {i for name in claims.COMPUTED for i in ask(name)["claim_id"]}
    for row in rows_of("claim"):
        assert bool(row["rests_on"]) is (row["claim_id"] in computed), row["claim_id"]
        assert bool(row["independent"]) is bool(row["rests_on"]), row["claim_id"]


def test_a_percentage_may_be_of_fewer_people_than_answered(judged: pd.DataFrame) -> None:
    shares = judged[judged["note"].str.startswith("Berekend: het percentage met een heel aantal mensen")]
    assert len(shares) == 13
    for row in shares.itertuples():
        fits = "Past." in row.note or "kleinere basis." in row.note
        assert (row.verdict == HOLDS) is fits, row.Index
        assert (row.verdict == ROUNDED_DOWN) is ("Naar beneden afgerond wel" in row.note), row.Index
    refuted = {str(i).split("_")[1] for i in shares.index[shares["verdict"] == REFUTED]}
    assert refuted == {"18", "35"}


def test_press_is_a_claim_and_its_kind_is_said(ask: Ask) -> None:
    rows = ask("trust/claims").set_index("claim_id")
    press = rows[rows["source_kind"] == "pers"]
    assert set(press.index) == {"parool_twintig_miljoen", "destad_amersfoort_2017"}
    assert press["note"].str.startswith("Pers.").all()
    figures = ask("trust/figures")
    assert set(figures.loc[figures["source_id"].isin(press["source_id"]), "table_name"]) == {"claim"}


def test_an_incomplete_year_refutes_nothing(judged: pd.DataFrame) -> None:
    row = judged.loc["nctv_totaal_2016_2017"]
    assert row["verdict"] == UNCHECKED
    assert "niet compleet" in row["note"]


@pytest.mark.parametrize(
    ("claim", "value", "expected"),
    [
        ("nctv_totaal_2017", 6_289_538, HOLDS),  # sums as given with the grants
        ("nctv_totaal_2018", 5_975_530, HOLDS),
        ("nctv_totaal_2019", 7_204_578, HOLDS),
        ("nctv_totaal_2020", 7_373_595.26, HOLDS),
        ("rand_totaal_2020_aanvragers", 7_373_595.26, REFUTED),
        ("rand_activiteiten", 187 + 202, HOLDS),
        ("szw_weerbaarheid_gemiddeld", (1_763_369 + 266_424 + 1_107_189) / 2, HOLDS),
        ("bzk_lokaal_spoor", 11.92, HOLDS),
        ("bzk_nationaal_spoor", 14.46 - 11.92, HOLDS),
        ("bzk_nationaal_spoor_strikt", 14.46 - 11.92 - 0.53, REFUTED),
        ("bzk_internationaal_spoor", 530_000, HOLDS),
        ("bzk_eerste_jaar_jaartal", 2008, REFUTED),
        ("bzk_verviervoudiging", 129_905 / 35_650, HOLDS),
        ("ess_eerder_25_beleid", 25, HOLDS),
        ("parool_twintig_miljoen", 6_289_538 + 5_975_530 + 7_204_578, HOLDS),
        ("destad_amersfoort_2017", 78_200, REFUTED),
        ("uu_twintigtal_gemeenten", 20, HOLDS),
        ("nctv_achtergehouden_2024", 750_000, HOLDS),
        ("uu_helft_scholen_mist_herkennen", 50, HOLDS),
        ("uu_helft_scholen_mist_kennis", 40, REFUTED),
        ("uu_66_ingevuld", 7 + 11 + 27 + 10 + 11, HOLDS),
        ("uu_twee_derde_acties", 100 * 400 / 588, HOLDS),
        ("uu_negentien_zorgelijk", 36 - 7 - 10, HOLDS),
        ("uu_44_pct_scholen_gemeente", 100 * 4 / 9, HOLDS),
        ("uu_45_pct_welzijn_menskracht", 45, HOLDS),
        ("uu_35_pct_veiligheid_menskracht", 100 * 4 / 11, REFUTED),
        ("uu_56_pct_welzijn_gemeente", 100 * 15 / 27, HOLDS),
    ],
)
def test_claim_beside_what_the_documents_print(judged: pd.DataFrame, claim: str, value: float, expected: str) -> None:
    assert judged.loc[claim, "computed"] == pytest.approx(value)
    assert judged.loc[claim, "verdict"] == expected


def test_claims_title_counts_what_the_table_shows(ask: Ask) -> None:
    for topic in TOPICS:
        exhibit = claims.claims(ask, TopicChoice(topic))
        verdicts = values(exhibit)["Oordeel"].value_counts()
        held = int(verdicts.get(HOLDS, 0)) + int(verdicts.get(ROUNDED_DOWN, 0))
        refuted = int(verdicts.get(REFUTED, 0))
        if refuted:
            assert exhibit.title.startswith(f"{held} van de {held + refuted} ")
        else:
            assert exhibit.title.startswith("Beide " if held == 2 else f"Alle {held} ")
        # that some number of people gives the percentage is little proof, and is said where it is all there is
        assert any("een heel aantal mensen" in note for note in exhibit.notes) is (topic in ("alle", "netwerk"))


# --- words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("good", "total", "expected"),
    [
        (57, 65, "57 van de 65 totalen sluiten; 8 niet"),
        (1, 5, "1 van de 5 totalen sluit; 4 niet"),
        (9, 9, "Alle 9 totalen sluiten"),
        (0, 4, "Geen van de 4 totalen sluit"),
        (1, 1, "Het enige totaal sluit"),
        (0, 1, "Het enige totaal sluit niet"),
    ],
)
def test_tally(good: int, total: int, expected: str) -> None:
    assert tally(good, total, ("Het enige totaal", "totalen"), ("sluit", "sluiten")) == expected


def test_an_amount_reads_with_its_unit() -> None:
    assert amount(7263384, "EUR").replace("\u00a0", " ") == "€ 7.263.384"
    assert amount(7.26, "mln EUR").replace("\u00a0", " ") == "€ 7,26 mln"
    assert amount(2008, "jaar") == "2008"
    assert amount(3, "jaar") == "3 jaar"
    assert amount(44, "%") == "44%"
    assert amount(float("nan"), "EUR") == formats.UNKNOWN

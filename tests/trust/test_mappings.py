"""What is our own reading, not a source's: each row says why, and each question keeps to it."""

import pytest

from store.descriptor import load
from store.reading import Ask
from tests.csv_files import rows_of

THEMES = ("kennis", "behoefte_gemeente", "behoefte_professional", "behoefte_maatschappelijk")
Row = dict[str, str]


@pytest.mark.parametrize("table", [t.name for t in load().tables if t.path.startswith("mapping/")])
def test_every_coupling_of_ours_is_named_so_and_has_a_reason(table: str) -> None:
    assert load().table(table).origin == "indeling"
    assert all(len(row["reason"]) > 20 for row in rows_of(table))


# --- what SZW assesses ---------------------------------------------------------------------------------------


def test_szw_names_no_letter_and_2021_e_is_uncertain(ask: Ask) -> None:
    records = ask("money/szw_assessed")
    given = {(r.year, r.letter): r.assessed for r in records.itertuples()}
    assert len(given) == 13
    assert [key for key, assessed in given.items() if assessed == "onzeker"] == [(2021, "E")]
    assert {key for key, assessed in given.items() if assessed == "ja"} == {
        (2020, "C"),
        (2020, "E"),
        (2020, "F"),
        (2021, "C"),
        (2021, "F"),
        (2021, "G"),
    }
    uncertain = records[records["assessed"] == "onzeker"]
    assert uncertain["amount_eur"].tolist() == [266_424]
    assert ((records["assessed"] == "nee") == records["szw_part"].isna()).all()


def test_a_cluster_is_assessed_when_a_letter_of_it_is(ask: Ask) -> None:
    letters = ask("money/szw_assessed")
    by_cluster = letters.groupby("cluster_id")["assessed"].agg(lambda s: bool((s != "nee").any())).to_dict()
    assert by_cluster == {r["cluster_id"]: r["szw_assesses"] == "true" for r in rows_of("cluster")}


# --- answers that exclude each other -------------------------------------------------------------------------


def test_that_answers_exclude_each_other_is_said_to_be_ours(ask: Ask) -> None:
    records = ask("needs/exclusive")
    assert set(records["exclusive_group"]) == {"beleid", "contact", "meldpunt"}
    assert records["reason"].str.contains("onze aanname", regex=False).all()
    assert records["group_name"].notna().all()


# --- needs and clusters --------------------------------------------------------------------------------------


def test_a_need_may_fit_more_clusters_and_knowledge_of_parents_fits_prevention_too(ask: Ask) -> None:
    records = ask("needs/mapped_pairs", themes=THEMES)
    fits = records.groupby(["item_id", "state"])["cluster_id"].agg(lambda s: [c for c in s if isinstance(c, str)])
    assert fits["kennis_ouders", "gewenst"] == ["deskundigheid", "preventie"]
    assert fits["kennis_sleutelfiguren", "gewenst"] == ["deskundigheid", "sleutelfiguren"]
    assert fits["behoefte_gemeente_uitwisseling", "genoemd"] == []
    assert (fits.str.len() > 1).sum() == 5


def test_positions_count_from_one_and_only_a_need_without_a_cluster_is_empty() -> None:
    needs: dict[tuple[str, str], list[Row]] = {}
    for row in rows_of("need_cluster"):
        needs.setdefault((row["item_id"], row["state"]), []).append(row)
    assert len(needs) == 20
    for records in needs.values():
        assert [int(r["position"]) for r in records] == list(range(1, len(records) + 1))
        clusters = [r["cluster_id"] for r in records]
        assert len(set(clusters)) == len(clusters)
        assert all(clusters) or len(clusters) == 1


# --- who is on both lists ------------------------------------------------------------------------------------


def test_two_municipalities_went_on_as_a_region_in_2020(ask: Ask) -> None:
    records = ask("money/applicant_membership", from_year=2019, to_year=2020).set_index("applicant_id")
    given = records["membership"].to_dict()
    assert given["nuenen"] == given["maastricht"] == "verder onder een andere naam"
    assert given["oost-brabant"] == given["limburg"] == "eerder onder een andere naam"
    assert records.loc["nuenen", "unit_id"] == records.loc["oost-brabant", "unit_id"] == "oost-brabant"
    assert records.loc["nuenen", "partner_name"] == "Oost-Brabant"
    assert {a for a, m in given.items() if m == "weg"} == {"culemborg", "zwolle"}
    assert [a for a, m in given.items() if m == "erbij"] == []
    assert records.loc[["nuenen", "oost-brabant"], "comparable"].all()


def test_without_the_other_name_on_the_other_list_nobody_went_on(ask: Ask) -> None:
    records = ask("money/applicant_membership", from_year=2017, to_year=2020).set_index("applicant_id")
    assert records.loc[["oost-brabant", "limburg"], "membership"].tolist() == ["erbij", "erbij"]
    assert records["partner_id"].isna().all()


def test_the_order_of_the_years_turns_the_words(ask: Ask) -> None:
    records = ask("money/applicant_membership", from_year=2020, to_year=2019).set_index("applicant_id")
    assert records.loc["oost-brabant", "membership"] == "verder onder een andere naam"
    assert records.loc["nuenen", "membership"] == "eerder onder een andere naam"


def test_an_applicant_without_an_amount_is_on_the_list_and_not_comparable(ask: Ask) -> None:
    records = ask("money/applicant_membership", from_year=2016, to_year=2017).set_index("applicant_id")
    assert records.loc[["gouda", "nijmegen"], "membership"].tolist() == ["beide lijsten"] * 2
    assert not records.loc[["gouda", "nijmegen"], "comparable"].any()
    assert records.loc["leiden", "membership"] == "erbij"


def test_change_from_2019_to_2020_depends_on_who_is_compared(ask: Ask) -> None:
    records = ask("money/comparable_change", from_year=2019, to_year=2020).set_index("reading")
    whole = records.loc["alle aanvragers"]
    assert (whole["from_eur"], whole["to_eur"]) == (7_204_578, 7_373_595.26)
    assert whole["change_pct"] == pytest.approx(2.346, abs=0.001)
    same = records.loc["zelfde naam op beide lijsten"]
    assert same["from_applicants"] == same["to_applicants"] == 16
    assert same["from_eur"] == 7_204_578 - 47_620 - 30_270 - 510_100 - 529_448
    followed = records.loc["zelfde naam of opvolger"]
    assert followed["from_applicants"] == followed["to_applicants"] == 18
    assert followed["to_eur"] == 7_373_595.26


def test_an_unknown_amount_leaves_the_change_unknown(ask: Ask) -> None:
    records = ask("money/comparable_change", from_year=2016, to_year=2017)
    assert (records["unknown"] > 0).all()
    assert records[["from_eur", "to_eur", "change_eur", "change_pct"]].isna().all(axis=None)

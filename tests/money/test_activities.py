"""The queries behind the page on activities: filters, paging, split, concentration and the evaluation duty."""

import time
from dataclasses import asdict

import duckdb
import pandas as pd
import pytest

from store import activities, paths
from store.activities import Chosen
from store.questions import all_questions, question
from store.reading import Ask

ALL = Chosen()
RECORDS = pd.read_csv(paths.DATA / "sample" / "activity.csv", keep_default_na=False)


def test_without_a_choice_every_activity_counts(ask: Ask) -> None:
    row = activities.total(ask, ALL).iloc[0]
    assert (row.records, row.activities, row.municipalities) == (389, 389, 20 - 1)
    assert float(row.amount_eur) == RECORDS["amount_eur"].sum()


def test_pages_of_the_list_follow_each_other_without_gap_or_repeat(ask: Ask) -> None:
    pages = [activities.listed(ask, ALL, rows=100, start=start) for start in range(0, 500, 100)]
    assert [len(page) for page in pages] == [100, 100, 100, 89, 0]
    ids = pd.concat(pages)["activity_id"]
    assert ids.is_unique
    assert set(ids) == set(RECORDS["activity_id"])
    assert pd.concat(pages[:4])["amount_eur"].is_monotonic_decreasing


@pytest.mark.parametrize("sort", ["year", "cluster", "municipality", "title"])
def test_the_list_can_be_sorted_by_another_column(ask: Ask, sort: str) -> None:
    found = activities.listed(ask, ALL, sort=sort, rows=400)  # type: ignore[arg-type]
    column = found["cluster"].drop_duplicates() if sort == "cluster" else found[sort]
    assert column.is_unique if sort == "cluster" else column.is_monotonic_increasing or column.is_monotonic_decreasing


def test_each_filter_keeps_what_it_names(ask: Ask) -> None:
    def found(**choice: object) -> pd.DataFrame:
        return activities.listed(ask, Chosen(**choice), rows=1000)  # type: ignore[arg-type]

    assert set(found(years=(2021,))["year"]) == {2021}
    assert len(found(years=(2021,))) == 202
    prevention = found(clusters=("preventie",))
    assert set(zip(prevention["year"], prevention["letter"], strict=True)) == {(2020, "E"), (2021, "E"), (2021, "F")}
    assert set(found(municipalities=("VG01", "VG03"))["municipality_id"]) <= {"VG01", "VG03"}
    assert set(found(target_groups=("jongeren",))["target_group"]) == {"jongeren"}
    between = found(from_eur=50_000, to_eur=100_000)["amount_eur"]
    assert len(between) > 10
    assert between.between(50_000, 100_000).all()


def test_text_is_found_in_title_and_municipality_whatever_the_case_or_accents(ask: Ask) -> None:
    by_title = activities.listed(ask, Chosen(text="WEERBAARHEID"), rows=1000)
    assert len(by_title) == RECORDS["title"].str.contains("Weerbaarheid").sum() > 0
    name = activities.listed(ask, ALL, rows=1).iloc[0]["municipality"]
    assert set(activities.listed(ask, Chosen(text=name), rows=1000)["municipality"]) == {name}
    assert len(activities.listed(ask, Chosen(text="Wéérbaarheid"), rows=1000)) == len(by_title)


@pytest.mark.parametrize("text", ["%", "_", "' or 1=1 --", "\\", "<b>"])
def test_marks_in_the_text_are_only_text(ask: Ask, text: str) -> None:
    assert activities.total(ask, Chosen(text=text)).iloc[0]["records"] == 0


def test_distribution_and_classes_add_up_to_the_total(ask: Ask) -> None:
    spread, classes = activities.distribution(ask, ALL), activities.classes(ask, ALL)
    assert len(spread) == 6
    assert spread["activities"].sum() == classes["activities"].sum() == 389
    assert (spread["lowest_eur"] <= spread["median_eur"]).all()
    assert (spread["median_eur"] < spread["mean_eur"]).all()
    assert len(classes) == 6 * len(activities.CLASS_EDGES_EUR)
    above = classes[classes["from_eur"] >= 100_000]
    assert above["activities"].sum() == (RECORDS["amount_eur"] >= 100_000).sum()


def test_split_over_municipalities_and_clusters_adds_up(ask: Ask) -> None:
    parts = activities.split(ask, Chosen(years=(2020,)))
    assert parts["municipality_id"].nunique() == 18
    assert float(parts["amount_eur"].sum()) == RECORDS[RECORDS["year"] == 2020]["amount_eur"].sum()
    assert parts.groupby("municipality_id")["amount_eur"].sum().max() == parts["municipality_eur"].max()


def test_share_of_the_largest_five(ask: Ask) -> None:
    found = activities.concentration(ask, ALL).set_index("level")
    sums = RECORDS.groupby("municipality_id")["amount_eur"].sum().sort_values(ascending=False)
    assert found.loc["gemeente", "share_pct"] == pytest.approx(100 * sums.iloc[:5].sum() / sums.sum())
    largest = RECORDS["amount_eur"].nlargest(5).sum()
    assert found.loc["activiteit", "share_pct"] == pytest.approx(100 * largest / sums.sum())


def test_evaluation_is_due_above_the_threshold_and_not_at_it(ask: Ask) -> None:
    amount = float(RECORDS["amount_eur"].nlargest(3).iloc[-1])
    assert len(activities.due(ask, ALL, threshold_eur=amount)) == 2
    assert len(activities.due(ask, ALL, threshold_eur=amount - 0.01)) == 3


def test_evaluation_per_cluster_and_municipality_adds_up_to_the_money_covered(ask: Ask) -> None:
    parts, years = activities.evaluation(ask, ALL), activities.evaluation_money(ask, ALL).set_index("year")
    above = RECORDS[RECORDS["amount_eur"] > 100_000]
    assert parts["activities"].sum() == 389
    assert float(parts[parts["due"]]["amount_eur"].sum()) == above["amount_eur"].sum()
    assert float(years["due_eur"].sum()) == above["amount_eur"].sum()
    assert years["delivered_activities"].sum() == (above["evaluation"] == "opgeleverd").sum()
    assert activities.due(ask, ALL)["evaluation"].iloc[0] == "verplicht"


def test_the_evaluation_cluster_s_own_money_stands_beside_it_whatever_is_chosen(ask: Ask) -> None:
    for chosen in (ALL, Chosen(clusters=("preventie",))):
        own = activities.evaluation_money(ask, chosen).set_index("year")["evaluation_cluster_eur"]
        assert (own[2020], own[2021]) == (558_806, 237_245)


def test_nothing_that_fits_gives_empty_frames_and_a_total_of_zero_records(ask: Ask) -> None:
    none = Chosen(text="niets heet zo")
    for frame in (activities.listed, activities.distribution, activities.classes, activities.split, activities.due):
        assert frame(ask, none).empty
    assert activities.total(ask, none).iloc[0]["records"] == 0


def test_choices_name_all_that_occurs(ask: Ask) -> None:
    kinds = activities.choices(ask).groupby("kind")["value"].agg(list)
    assert kinds["year"] == ["2020", "2021"]
    assert len(kinds["cluster"]) == 6
    assert set(kinds["municipality"]) == set(RECORDS["municipality_id"])


def test_all_queries_on_activities_choose_in_the_same_words() -> None:
    names = [q.name for q in all_questions() if "target_groups" in q.parameters]
    assert len(names) == 9
    for name in names:
        text = (paths.QUERIES / f"{name}.sql").read_text(encoding="utf-8")
        assert "-- steps: money/chosen_activities\n" in text
        assert "$target_groups" not in text


@pytest.mark.slow
def test_queries_stay_quick_with_100_000_records() -> None:
    with duckdb.connect(config={"threads": 1}) as connection:
        for table in ("cluster", "cluster_letter", "cluster_allocation", "municipality"):
            folder = "sample" if table == "municipality" else "published"
            frame = pd.read_csv(paths.DATA / folder / f"{table}.csv")  # noqa: F841 (DuckDB finds it by name)
            connection.execute("create table " + table + " as from frame")
        many = pd.concat([RECORDS] * 258, ignore_index=True).iloc[:100_000]
        many["activity_id"] = [f"A{n}" for n in range(len(many))]
        connection.execute("create table activity as from many")
        bound = {**asdict(Chosen(text="training", years=(2020, 2021))), "sort": "amount", "row_limit": 100}
        bound |= {"row_offset": 5000, "largest": 5, "threshold_eur": 100_000, "edges_eur": [0, 10_000]}
        bound = {k: list(v) if isinstance(v, tuple) else v for k, v in bound.items()}
        for name in ("activities", "activity_total", "activity_distribution", "activity_split", "activity_evaluation"):
            asked = question(f"money/{name}")
            start = time.process_time()
            found = connection.execute(asked.sql, {k: bound[k] for k in asked.parameters}).df()
            assert time.process_time() - start < 1.5, name  # some tens of ms; of work, not of waiting for a turn
            assert len(found) > 0

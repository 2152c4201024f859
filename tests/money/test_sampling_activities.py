"""The sample of activities adds up to Table S-1, names nobody who exists, and never changes."""

import csv
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from store import paths
from store.sampling import activities, sample_all

PUBLISHED, SAMPLE = paths.DATA / "published", paths.DATA / "sample"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sample() -> list[dict[str, str]]:
    return rows(SAMPLE / "activity.csv")


def test_number_and_amount_are_those_of_table_s1_for_each_letter_and_year(sample: list[dict[str, str]]) -> None:
    number: Counter[tuple[str, str]] = Counter()
    amount: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in sample:
        number[row["year"], row["letter"]] += 1
        amount[row["year"], row["letter"]] += Decimal(row["amount_eur"])
    printed = rows(PUBLISHED / "cluster_allocation.csv")
    assert len(printed) == len(number) == 13
    for cell in printed:
        key = cell["year"], cell["letter"]
        assert (number[key], amount[key]) == (int(cell["activities"]), Decimal(cell["amount_eur"])), key


def test_187_activities_of_18_applicants_in_2020_and_202_of_19_in_2021(sample: list[dict[str, str]]) -> None:
    for year, number, applicants in (("2020", 187, 18), ("2021", 202, 19)):
        of_year = [row for row in sample if row["year"] == year]
        assert len(of_year) == number
        assert len({row["municipality_id"] for row in of_year}) == applicants


def test_applicants_are_fictitious_and_no_title_has_the_name_of_a_real_one(sample: list[dict[str, str]]) -> None:
    names = {row["municipality_id"]: row["name"] for row in rows(SAMPLE / "municipality.csv")}
    assert all(re.fullmatch(r"Voorbeeldgemeente \d\d", names[row["municipality_id"]]) for row in sample)
    real = [row["name"].lower() for row in rows(PUBLISHED / "applicant.csv")]
    assert len(real) > 15
    assert [r["title"] for r in sample if any(name in r["title"].lower() for name in real)] == []


def test_amounts_are_skewed_to_the_right_and_some_need_an_evaluation(sample: list[dict[str, str]]) -> None:
    amounts = sorted(Decimal(row["amount_eur"]) for row in sample)
    assert sum(amounts) / len(amounts) > Decimal("1.15") * amounts[len(amounts) // 2]
    assert min(amounts) >= activities.SMALLEST_EUR
    assert 10 <= sum(a > 100_000 for a in amounts) <= 60


def test_only_activities_above_100_000_have_an_evaluation(sample: list[dict[str, str]]) -> None:
    states = defaultdict(set)
    for row in sample:
        states[Decimal(row["amount_eur"]) > activities.EVALUATED_ABOVE_EUR].add(row["evaluation"])
    assert states[False] == {"geen"}
    assert states[True] == {"verplicht", "uitgezet", "opgeleverd"}


def test_making_it_twice_gives_the_same_bytes_as_the_file_in_the_project(tmp_path: Path) -> None:
    for turn in ("one", "two"):
        sample_all(into=tmp_path / turn)
        assert (tmp_path / turn / "sample" / "activity.csv").read_bytes() == (SAMPLE / "activity.csv").read_bytes()


def test_another_seed_gives_other_activities(monkeypatch: pytest.MonkeyPatch) -> None:
    first = activities.sample(paths.DATA)
    monkeypatch.setattr(activities, "SEED", activities.SEED + 1)
    assert activities.sample(paths.DATA) != first

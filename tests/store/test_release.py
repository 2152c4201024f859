"""A version that somebody has problems with does not become current; our own data are drawn before they do."""

import itertools
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest

from exhibits import catalogue, drawable
from exhibits.choice import Choice, NoChoice
from exhibits.exhibit import Exhibit
from store import building, paths, release, versions
from store.__main__ import main
from store.building import build
from store.descriptor import load
from store.errors import CheckFailed, Problem
from store.progress import Progress, unseen
from store.reading import Ask, Current, Database
from tests.csv_files import read_csv, write_csv
from tests.store.package import Package, numbered
from tests.store.test_reading import people

PROBLEM = Problem(
    "grants.csv", "hiermee is 'bedragen' niet te tekenen (ValueError).", "Verbeter het.", 2, "people", "12"
)


def test_a_version_with_problems_does_not_become_current_and_leaves_nothing(package: Package) -> None:
    package.renew(1)
    before = package.files()
    package.write("grants", numbered(2))
    seen: list[int] = []

    def look(database: Database, _: Progress) -> list[Problem]:
        seen.append(people(database))
        assert versions.current(package.folder).file_name in before  # the pointer has not moved
        return [PROBLEM]

    with pytest.raises(CheckFailed, match=r"grants\.csv, rij 2, kolom 'people', waarde '12'"):
        package.build(before_current=look)
    assert seen == [2]
    assert package.files() == before
    assert people(package.current().get()) == 1


def test_an_error_while_looking_leaves_the_current_version(package: Package) -> None:
    package.renew(1)
    before = package.files()

    def stop(*_: object) -> list[Problem]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        package.build(before_current=stop)
    assert package.files() == before


def test_how_far_a_build_is_only_goes_up_and_says_how_far_whoever_looks_is(package: Package) -> None:
    steps: list[tuple[float, str]] = []

    def look(_: Database, progress: Progress) -> list[Problem]:
        progress(0.5, "Halverwege")
        return []

    package.build(before_current=look, progress=lambda share, step: steps.append((share, step)))
    shares = [share for share, _ in steps]
    assert shares == sorted(set(shares))
    assert max(after - before for before, after in itertools.pairwise([*shares, 1.0])) <= 0.3
    assert building.VERIFIED < {step: share for share, step in steps}["Halverwege"] < building.DRAWN


def test_whoever_looks_may_only_read(package: Package) -> None:
    def write(database: Database, _: Progress) -> list[Problem]:
        with database._connection.cursor() as cursor, pytest.raises(Exception, match="read-only"):
            cursor.execute("delete from grants")
        return []

    version = package.build(before_current=write)
    assert people(package.current().get()) == 12
    assert package.build(only_if_needed=True, before_current=lambda *_: [PROBLEM]) == version  # nothing new to look at


@pytest.mark.slow
def test_our_own_data_are_looked_at_by_the_command_and_by_the_first_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(tmp_path))
    monkeypatch.setattr(drawable, "problems", lambda *_, **__: [PROBLEM])
    assert main(["build"]) == 1
    assert "hiermee is 'bedragen' niet te tekenen" in capsys.readouterr().err
    with pytest.raises(CheckFailed, match="niet te tekenen"):
        Current(tmp_path, before_current=release.before_current).get()
    assert not list(tmp_path.glob("*.duckdb*"))


def test_own_records_are_drawn_before_they_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.loading import applying, own

    built: list[object] = []
    monkeypatch.setattr("store.building.build", lambda **options: built.append(options["before_current"]))
    for data in (paths.DATA, tmp_path):
        applying._switch(own.State(), (), "geladen", "iets", "iemand", load(), data, tmp_path / "db", unseen)
    assert built == [release.before_current, None]


@pytest.mark.slow
def test_every_exhibit_is_drawn_and_our_own_data_have_no_problems(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    entries = catalogue.entries()

    def watched(entry: catalogue.Entry) -> catalogue.Entry:
        def make(ask: Ask, choice: Choice) -> Exhibit:
            drawn.append(entry.name)
            return entry.make(ask, choice)

        return replace(entry, make=make)

    monkeypatch.setattr(catalogue, "entries", lambda: [watched(entry) for entry in entries])
    shares: list[float] = []
    assert drawable.problems(database, progress=lambda share, _: shares.append(share)) == []
    assert len(drawn) == len(entries) > 50
    assert shares == [number / len(entries) for number in range(len(entries))], "the bar moves at each exhibit"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(paths.DATA, folder, ignore=shutil.ignore_patterns("db"))
    return folder


def refused(data: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Problem, ...]:
    monkeypatch.setattr("store.building.check_all", lambda *_: [])  # as if the check had let it pass
    descriptor = load(data / "datapackage.json")
    with pytest.raises(CheckFailed) as caught:
        build(descriptor=descriptor, data=data, folder=data.parent / "db", before_current=release.before_current)
    return caught.value.problems


def change(path: Path, column: str, value: str) -> None:
    rows = read_csv(path)
    rows[0][column] = value
    write_csv(path, list(rows[0]), [list(row.values()) for row in rows])


def without_rules(data: Path) -> None:
    """The descriptor without patterns and lists of values, so that only drawing can find what is wrong."""
    path = data / "datapackage.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    for resource in raw["resources"]:
        for field in resource["schema"]["fields"]:
            for rule in ("pattern", "enum"):
                field.get("constraints", {}).pop(rule, None)
    path.write_text(json.dumps(raw), encoding="utf-8")


@pytest.mark.slow
def test_a_value_that_a_query_cannot_read_is_refused_with_file_row_and_column(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_rules(data)
    change(data / "published" / "programme_reach.csv", "period", "de middelste jaren")
    named = [p for p in refused(data, monkeypatch) if p.file == "programme_reach.csv"]
    assert [(p.row, p.column, p.value) for p in named] == [(2, "period", "de middelste jaren")]
    assert "niet te tekenen (ConversionException)" in named[0].rule
    assert not list((data.parent / "db").glob("*.duckdb*"))


def test_what_stops_an_exhibit_without_a_value_is_refused_with_its_files(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clusters(ask: Ask, choice: Choice) -> Exhibit:
        ask("money/clusters")
        raise ValueError("zip() argument 2 is longer than argument 1")

    monkeypatch.setattr(catalogue, "entries", lambda: (catalogue.Entry(clusters, NoChoice),))
    for every_choice in (False, True):
        (problem,) = drawable.problems(database, every_choice)
        assert problem.file == "cluster.csv"
        assert problem.rule == "hiermee is 'clusters' niet te tekenen (ValueError)."


def test_a_choice_that_cannot_be_made_is_a_problem_too(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    class Empty(NoChoice):
        @classmethod
        def default(cls, ask: Ask) -> Self:
            ask("money/clusters")
            raise IndexError("no clusters")

    monkeypatch.setattr(catalogue, "entries", lambda: (catalogue.Entry(lambda ask, choice: NotImplemented, Empty),))
    (problem,) = drawable.problems(database)
    assert (problem.file, problem.rule) == (
        "cluster.csv",
        "hiermee is 'de lijst van figuren' niet te tekenen (IndexError).",
    )

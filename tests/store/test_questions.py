"""Queries are read once; while developing, again when their file has changed."""

import os
from pathlib import Path

import duckdb
import pytest

from store import paths
from store.database import Database
from store.questions import question
from tests.store.package import Package

ONE = "-- Een?\n-- parameters:\n-- columns: a\nselect 1 as a"


@pytest.fixture
def query(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "queries" / "trust" / "number.sql"
    path.parent.mkdir(parents=True)
    path.write_text(ONE)
    monkeypatch.setattr(paths, "QUERIES", tmp_path / "queries")
    return path


def change(path: Path) -> None:
    before = path.stat().st_mtime_ns
    path.write_text(ONE.replace("1", "2"))
    os.utime(path, ns=(before + 1_000_000, before + 1_000_000))


def shown(database: Database) -> int:
    return int(database.derive(number)["a"][0])


def number(ask):  # type: ignore[no-untyped-def]
    return ask("trust/number")


def test_a_query_is_read_once(package: Package, query: Path) -> None:
    database = package.current().get()
    assert shown(database) == 1
    change(query)
    assert shown(database) == 1
    assert question("trust/number").sql.endswith("select 1 as a")


def test_while_developing_a_changed_query_is_read_again_and_nothing_is_remembered(
    package: Package, query: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DEVELOP", "1")
    database = package.current().get()
    assert shown(database) == 1
    first = question("trust/number")
    assert question("trust/number") is first
    change(query)
    assert shown(database) == 2
    assert database._remembered == {}


def test_while_developing_a_changed_step_is_read_again(query: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DEVELOP", "1")
    step = query.parent / "steps" / "ones.sql"
    step.parent.mkdir()
    step.write_text(ONE)
    query.write_text("-- Een?\n-- parameters:\n-- steps: trust/ones\n-- columns: a\nselect a from ones")
    with duckdb.connect() as connection:
        assert connection.execute(question("trust/number").sql).fetchall() == [(1,)]
        step.write_text(ONE.replace("1", "2"))
        assert connection.execute(question("trust/number").sql).fetchall() == [(2,)]

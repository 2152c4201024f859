"""What is not the shipped sample, byte for byte, is somebody's own, whatever the description calls it."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import building, paths, wholeness
from store.building import build
from store.descriptor import load
from store.errors import DescriptorInvalid
from store.origin import SUMS, shipped_samples
from store.reading import Database, open_version
from store.sampling import sample_all
from tests.csv_files import read_csv, rows_of, write_csv

RECORDS = {"municipality", "quickscan_answer", "activity", "partner", "partner_contact", "partner_statement"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(paths.DATA, folder, ignore=shutil.ignore_patterns("db"))
    return folder


def origins(data: Path) -> dict[str, str]:
    folder = data.parent / "db"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("store.building.check_all", lambda *_: [])  # takes seconds, and is not what is tested here
        version = build(descriptor=load(data / "datapackage.json"), data=data, folder=folder)
    database = open_version(folder, version)
    rows = database.ask("trust/datasets")
    return dict(zip(rows["table_name"], rows["origin"], strict=True))


def describe(data: Path, table: str, **changes: Any) -> None:
    path = data / "datapackage.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    next(r for r in raw["resources"] if r["name"] == table).update(changes)
    path.write_text(json.dumps(raw), encoding="utf-8")


def test_the_list_names_every_sample_with_the_bytes_that_are_shipped(database: Database) -> None:
    assert set(shipped_samples(paths.DATA)) == RECORDS
    for table, sha256 in shipped_samples(paths.DATA).items():
        assert hashlib.sha256((paths.DATA / load().table(table).path).read_bytes()).hexdigest() == sha256
    stored = database.ask("trust/datasets").set_index("table_name")["origin"]
    assert set(stored.index[stored == "voorbeeld"]) == RECORDS


def test_making_the_samples_writes_the_list_that_is_shipped(tmp_path: Path) -> None:
    sample_all(into=tmp_path)
    assert (tmp_path / SUMS).read_bytes() == (paths.DATA / SUMS).read_bytes()


def one_row_less(data: Path) -> None:
    path = data / "sample" / "partner_statement.csv"
    rows = read_csv(path)[:-1]
    write_csv(path, list(rows[0]), [list(row.values()) for row in rows])
    describe(data, "partner_statement", expectedRows=len(rows))


def other_line_ends(data: Path) -> None:
    path = data / "sample" / "partner_statement.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def called_own(data: Path) -> None:
    describe(data, "partner_statement", origin="eigen")


def called_published(data: Path) -> None:
    describe(data, "partner_statement", origin="gepubliceerd")


def elsewhere_and_called_published(data: Path) -> None:
    shutil.move(data / "sample" / "partner_statement.csv", data / "published" / "statements.csv")
    describe(data, "partner_statement", origin="gepubliceerd", path="published/statements.csv")


def sum_of_another_table(data: Path) -> None:
    sums = data / SUMS
    other = shipped_samples(data)
    sums.write_text(sums.read_text().replace(other["partner_statement"], other["partner"]))


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        one_row_less,
        other_line_ends,
        called_own,
        called_published,
        elsewhere_and_called_published,
        sum_of_another_table,
    ],
    ids=lambda c: c.__name__,
)
def test_whatever_differs_from_the_shipped_sample_is_own(data: Path, change: Callable[[Path], None]) -> None:
    change(data)
    found = origins(data)
    assert {name for name in RECORDS if found[name] == "eigen"} == {"partner_statement"}
    assert {name for name in found if found[name] == "voorbeeld"} == RECORDS - {"partner_statement"}


UNREADABLE = {"gone": None, "empty": b"", "no text": b"\xff\xfe", "nonsense": b"nonsense\n"}


@pytest.mark.slow
@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_without_a_list_that_can_be_read_all_records_are_own(data: Path, content: bytes | None) -> None:
    (data / SUMS).unlink()
    if content is not None:
        (data / SUMS).write_bytes(content)
    assert {name for name, origin in origins(data).items() if origin == "eigen"} == RECORDS


@pytest.mark.parametrize("origin", ["Eigen", "eigen ", "VOORBEELD", "", "sample", None, 1, ["eigen"]])
def test_an_origin_outside_the_list_is_refused(data: Path, origin: Any) -> None:
    describe(data, "partner", origin=origin)
    with pytest.raises(DescriptorInvalid, match="tabel 'partner'"):
        load(data / "datapackage.json")


def modes(data: Path) -> set[str]:
    return {oct(path.stat().st_mode & 0o777) for path in (data.parent / "db").glob("*.duckdb")}


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The modes of every file in the database folder at the moment that all rows have been written."""
    seen: list[set[str]] = []
    contents = wholeness.contents

    def look(connection: Any, tables: Any) -> Any:
        folder = Path(connection.execute("select path from duckdb_databases() where path is not null").fetchall()[0][0])
        seen.append({oct(path.stat().st_mode & 0o777) for path in folder.parent.glob("*.duckdb*")})
        return contents(connection, tables)

    monkeypatch.setattr(building, "contents", look)
    return seen


@pytest.mark.slow
def test_a_database_with_own_records_is_for_its_owner_only_from_its_first_byte(
    data: Path, watched: list[set[str]]
) -> None:
    other_line_ends(data)
    before = os.umask(0o022)
    try:
        origins(data)
        assert watched[0] == {"0o600"}
        assert modes(data) == {"0o600"}
        assert (data.parent / "db" / "current.json").stat().st_mode & 0o777 == 0o644
    finally:
        assert os.umask(before) == 0o022


@pytest.mark.slow
def test_a_database_without_own_records_has_the_rights_that_the_system_gives(data: Path) -> None:
    before = os.umask(0o027)
    try:
        origins(data)
        assert modes(data) == {"0o640"}
    finally:
        os.umask(before)


def test_git_keeps_the_bytes_of_the_samples() -> None:
    """With other line ends on Windows every shipped sample would count as own."""
    assert "data/** -text" in (paths.ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert rows_of("partner")

"""Damage to the database file, closed or open: right figures or a Dutch error, and whole again when the file is."""

import contextlib
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from store import paths, release
from store.__main__ import main
from store.building import build
from store.database import Database, open_version
from store.errors import DatabaseCorrupt
from store.reading import Current
from store.wholeness import HeldFile, rows_and_checksum
from tests.store.package import GRANTS, Package
from tests.store.test_reading import people

pytestmark = pytest.mark.slow  # builds and damages a database per test


def flip(path: Path, place: int, bit: int = 0) -> None:
    """Changes one bit in place, as a failing disk does; doing it again mends it."""
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ (1 << bit)]))


def places(path: Path, number: int) -> list[tuple[int, int]]:
    chance = random.Random(10)
    return [(chance.randrange(path.stat().st_size), chance.randrange(8)) for _ in range(number)]


# --- a closed file -------------------------------------------------------------------------------------------


def test_each_of_500_random_flips_is_caught_before_duckdb_reads_the_file(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = package.build()
    path = package.folder / version.file_name

    def reads(*_: Any, **__: Any) -> None:
        raise AssertionError("DuckDB was given a damaged file")

    with monkeypatch.context() as patched:
        patched.setattr(duckdb, "connect", reads)
        for place, bit in places(path, 500):
            flip(path, place, bit)
            with pytest.raises(DatabaseCorrupt, match="is beschadigd"):
                open_version(package.folder, version, package.descriptor)
            flip(path, place, bit)
    assert people(open_version(package.folder, version, package.descriptor)) == 12


def test_damage_that_only_duckdb_meets_is_a_dutch_error_or_gives_the_right_rows(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What happens when a file is damaged after its bytes were looked at."""
    version = package.build()
    path = package.folder / version.file_name
    monkeypatch.setattr(HeldFile, "check", lambda *_: None)
    right = 0
    for place, bit in places(path, 60):
        flip(path, place, bit)
        with contextlib.suppress(DatabaseCorrupt):
            database = open_version(package.folder, version, package.descriptor)
            assert database.ask("trust/datasets")["rows"].sum() == 5
            del database
            right += 1
        flip(path, place, bit)
    assert 10 < right < 50


def test_a_flip_in_a_name_that_is_shown_is_caught_and_build_if_needed_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(tmp_path))
    monkeypatch.setattr(release, "before_current", lambda *_, **__: [])  # test_release.py draws
    version = build(folder=tmp_path)
    path = tmp_path / version.file_name
    flip(path, path.read_bytes().index(b"Sleutelfiguren"))
    current = Current(tmp_path)
    with pytest.raises(DatabaseCorrupt, match="is beschadigd"):
        current.get()
    with pytest.raises(DatabaseCorrupt):
        current.check_health()
    assert main(["build", "--if-needed"]) == 0
    assert version.name not in capsys.readouterr().out
    assert current.get().version != version
    assert "Sleutelfiguren" in " ".join(current.get().ask("money/clusters")["name"])


def test_every_row_counts_in_the_checksum_of_its_table() -> None:
    def checksum(*rows: tuple[Any, ...]) -> str:
        with duckdb.connect() as connection:
            connection.execute("create table t (a integer, b varchar)")
            for row in rows:
                connection.execute("insert into t values (?, ?)", row)
            return rows_and_checksum(connection, "t")[1]

    whole = checksum((1, "x"), (2, None))
    assert whole == checksum((2, None), (1, "x"))
    others = [
        checksum((1, "x")),
        checksum((1, "x"), (2, "")),
        checksum((2, "x"), (1, None)),
        checksum((1, "x"), (2, None), (3, "y"), (3, "y")),
        checksum(),
    ]
    assert whole not in others
    assert len(set(others)) == len(others)


def test_a_version_with_other_rows_than_its_checksums_is_refused(package: Package) -> None:
    version = package.build()
    pointer = package.folder / "current.json"
    pointer.write_text(pointer.read_text().replace(version.checksums["grants"], "0"))
    with pytest.raises(DatabaseCorrupt, match="bevat niet wat erin hoort"):
        package.current().get()


# --- an open file --------------------------------------------------------------------------------------------


def cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def emptied(path: Path) -> None:
    path.open("wb").close()


def lengthened(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x")


def flipped(path: Path) -> None:
    flip(path, path.stat().st_size // 2)


DAMAGE = [cut_short, emptied, lengthened, flipped]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda d: d.__name__)
def test_damage_to_an_open_file_is_noticed_and_over_when_the_file_is_whole(
    package: Package, damage: Callable[[Path], None]
) -> None:
    current = package.current()
    name = current.check_health()
    path = package.folder / f"{name}.duckdb"
    content = path.read_bytes()
    for _ in range(2):
        damage(path)
        for _ in range(2):
            with pytest.raises(DatabaseCorrupt) as caught:
                current.check_health()
            assert "python -m store build" in caught.value.advice
        with pytest.raises(DatabaseCorrupt):
            current.get()
        path.write_bytes(content)
        assert people(current.get()) == 12
        assert current.check_health() == name


def test_an_open_file_that_is_replaced_after_damage_is_read_again(package: Package) -> None:
    current = package.current()
    path = package.folder / f"{current.check_health()}.duckdb"
    content = path.read_bytes()
    cut_short(path)
    with pytest.raises(DatabaseCorrupt):
        current.check_health()
    spare = path.with_suffix(".spare")
    spare.write_bytes(content)
    spare.replace(path)
    assert people(current.get()) == 12


def test_a_rebuilt_version_is_picked_up_after_damage_to_an_open_file(package: Package) -> None:
    current = package.current()
    path = package.folder / f"{current.check_health()}.duckdb"
    emptied(path)
    with pytest.raises(DatabaseCorrupt):
        current.check_health()
    version = package.build(only_if_needed=True)
    assert current.check_health() == version.name
    assert people(current.get()) == 12


def test_pages_under_random_damage_show_right_figures_or_a_dutch_error(package: Package) -> None:
    """No health check in between: whoever reads meets the damage, or has read the block before."""
    current = package.current()
    path = package.folder / current.get().version.file_name
    right = 0
    for place, bit in places(path, 40):
        current.get().give_up()  # opened anew each time: nothing has been read yet
        opened = current.get()
        flip(path, place, bit)
        with contextlib.suppress(DatabaseCorrupt):
            rows = opened.ask("trust/datasets").set_index("table_name")["rows"].to_dict()
            assert rows == {"grants": 3, "regions": 2}
            right += 1
        flip(path, place, bit)
        assert people(current.get()) == 12
    assert right > 10


def test_a_query_that_meets_damage_closes_that_database_and_the_next_page_has_another(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = package.current()
    database = current.get()

    def damaged(*_: Any, **__: Any) -> Any:
        raise duckdb.Error("Corrupt database file: computed checksum does not match stored checksum")

    with monkeypatch.context() as patched:
        patched.setattr("store.database.question", damaged)
        with pytest.raises(duckdb.Error):
            database.ask("trust/datasets")  # a fault before the file is read says nothing about the file
    assert not database.damaged

    whole = database._connection
    database._connection = Broken(damaged)  # type: ignore[assignment]
    with pytest.raises(DatabaseCorrupt, match="tijdens het lezen beschadigd"):
        database.ask("trust/datasets")
    assert database.damaged
    whole.close()
    with pytest.raises(DatabaseCorrupt):
        database.ask("trust/datasets")
    assert current.get() is not database
    assert people(current.get()) == 12


def test_damage_that_a_reader_meets_gives_the_next_page_another_database_too(package: Package) -> None:
    current = package.current()
    database = current.get()
    database.without(frozenset({"person"})).give_up()
    assert database.damaged
    assert people(current.get()) == 12


class Broken:
    """A connection that answers as DuckDB does when the file under it is damaged."""

    def __init__(self, cursor: Callable[..., Any]) -> None:
        self.cursor = cursor

    def close(self) -> None:
        pass


def test_a_fault_in_a_query_on_whole_data_is_no_damage(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "wrong.sql").write_text("-- Wat?\n-- parameters:\n-- columns: a\nselect a from nowhere")
    database = package.current().get()
    monkeypatch.setattr(paths, "QUERIES", tmp_path)
    with pytest.raises(duckdb.CatalogException):
        database.ask("trust/wrong")
    assert not database.damaged


# --- health and cost -----------------------------------------------------------------------------------------


def test_health_reads_everything_once_in_a_while_and_at_once_when_the_file_was_written_to(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    verify = Database.verify

    def note(self: Database) -> None:
        read.append(self.version.name)
        verify(self)

    monkeypatch.setattr(Database, "verify", note)
    current = package.current()
    for _ in range(20):
        name = current.check_health()
    assert read == [name]
    path = package.folder / f"{name}.duckdb"
    path.write_bytes(path.read_bytes())
    assert current.check_health() == name
    assert len(read) == 2
    current.check_health(at_most_every_seconds=0)
    assert len(read) == 3
    package.renew(2)
    assert current.check_health() == read[-1] != name


def test_handing_out_the_current_database_stats_one_file_and_no_more(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = package.current()
    current.get()
    current.get()  # the first look was at a folder without a database
    looked: list[str] = []
    stat = Path.stat

    def note(self: Path, **options: bool) -> Any:
        looked.append(self.name)
        return stat(self, **options)

    monkeypatch.setattr(Path, "stat", note)
    current.get()
    assert looked == ["current.json"]


def test_verifying_takes_tenths_of_a_second_at_most_also_with_100000_rows(database: Database, package: Package) -> None:
    def seconds(one: Database) -> float:
        start = time.process_time()
        one.verify()
        return time.process_time() - start

    assert min(seconds(database) for _ in range(3)) < 0.3
    header = GRANTS.splitlines()[0]
    rows = [f"{2016 + n // 20_000},N{n % 20_000},{n}.50,{n},gemeente,,5.1" for n in range(100_000)]
    regions = [f"N{n},Regio {n},,true" for n in range(20_000)]
    package.write("grants", "\n".join([header, *rows]) + "\n")
    package.write("regions", "\n".join(["code,name,since,active", *regions]) + "\n")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("store.building.check_all", lambda *_: [])  # checking them is not what is measured here
        version = package.build()
    assert version.rows["grants"] == 100_000
    large = open_version(package.folder, version, package.descriptor)
    assert min(seconds(large) for _ in range(3)) < 0.5

"""A build is whole or it is not there: whatever goes wrong, the version that was current stays."""

import errno
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from filelock import FileLock

from store import building, versions
from store.building import build
from store.descriptor import load
from store.errors import BuildBusy, BuildFailed, CheckFailed, DescriptorInvalid
from store.reading import Database
from tests.csv_files import rows_of
from tests.store.conftest import mounted
from tests.store.package import GRANTS, HANGING_SECONDS, Package, numbered

pytestmark = pytest.mark.slow  # builds a database per test

READ = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "boolean": lambda text: text.lower() == "true",
    "date": date.fromisoformat,
}


def stored(package: Package) -> int:
    """The number that `Package.renew` put into every row of the current version."""
    with package.current().get()._connection.cursor() as cursor:
        numbers = cursor.execute("select distinct people from grants where region = 'N'").fetchall()
    assert len(numbers) == 1
    return int(numbers[0][0])


def test_a_build_leaves_one_database_and_a_pointer(package: Package) -> None:
    version = package.build()
    assert package.files() == {"current.json", version.file_name}
    assert version.rows == {"grants": 3, "regions": 2}


def test_every_cell_of_every_csv_stands_in_the_database(database: Database) -> None:
    compared = 0
    for table in load().tables:
        texts = rows_of(table.name)
        with database._connection.cursor() as cursor:
            rows = cursor.table(table.name).fetchall()
        assert len(rows) == len(texts)
        for row, text in zip(rows, texts, strict=True):
            for value, field in zip(row, table.fields, strict=True):
                expected = READ[field.type](text[field.name]) if text[field.name] else None  # type: ignore[operator]
                if isinstance(value, float):
                    assert value == pytest.approx(float(expected or 0))
                else:
                    assert value == expected, (table.name, field.name, text)
                compared += 1
    assert compared > 5000


def test_tables_and_columns_carry_their_description(database: Database) -> None:
    with database._connection.cursor() as cursor:
        tables = dict(cursor.execute("select table_name, comment from duckdb_tables()").fetchall())
        columns = cursor.execute("select table_name, column_name, comment from duckdb_columns()").fetchall()
    described = {(t.name, f.name): f.description for t in load().tables for f in t.fields}
    assert {t.name: t.description for t in load().tables}.items() <= tables.items()
    assert described == {(t, c): comment for t, c, comment in columns if (t, c) in described}


def test_the_database_itself_holds_the_rules(package: Package) -> None:
    version = package.build()
    with duckdb.connect(str(package.folder / version.file_name)) as connection:
        for values, rule in [
            ("(2020, 'N', 1, 1, 'gemeente', 'AB-9', 1)", "primary key"),
            ("(2020, 'W', 1, 1, 'gemeente', 'AB-9', 1)", "foreign key"),
            ("(1900, 'N', 1, 1, 'gemeente', 'AB-9', 1)", "CHECK"),
            ("(2022, 'N', -1, 1, 'gemeente', 'AB-9', 1)", "CHECK"),
            ("(2022, 'N', 1, 1, 'dorp', 'AB-9', 1)", "CHECK"),
            ("(2022, 'N', 1, 1, 'gemeente', 'x', 1)", "CHECK"),
            ("(2022, 'N', 1, 1, 'gemeente', 'AB-1', 1)", "unique"),
            ("(2022, 'N', 1, 1, NULL, 'AB-9', 1)", "NOT NULL"),
        ]:
            with pytest.raises(duckdb.ConstraintException, match=f"(?i){rule}"):
                connection.execute("insert into grants values " + values)


def test_a_failing_check_leaves_the_current_version(package: Package) -> None:
    package.renew(1)
    before = package.files()
    package.write("grants", GRANTS.replace("gemeente", "dorp"))
    with pytest.raises(CheckFailed, match="2 problemen") as caught:
        package.build()
    assert len(caught.value.problems) == 2
    assert package.files() == before
    assert stored(package) == 1


KILL = """
import os, signal
from store import building, filling, versions
def killed(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
"""
MOMENTS = {
    "while checking": "building.check_all = killed",
    "with half of the tables": "filling.rows_and_checksum = killed",
    "before it is counted back": "building._verify = killed",
    "before it is complete": "building.os.replace = killed",
    "before it is current": "versions.make_current = killed",
    "while the pointer moves": "versions.json.dump = killed",
    "before the old is removed": "versions.remove_old = killed",
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_killed_build_leaves_a_whole_version_and_the_next_cleans_up(package: Package, moment: str) -> None:
    package.renew(1)
    package.write("grants", numbered(2))
    process = package.start(f"{KILL}{moment}\npackage.build()")
    assert process.wait(30) == -signal.SIGKILL, process.communicate()[1]
    assert stored(package) == (2 if "remove_old" in moment else 1)
    version = package.renew(3)
    assert package.files() == {"current.json", version.file_name}
    assert stored(package) == 3


def test_a_build_killed_from_outside_at_any_time_leaves_a_whole_version(package: Package) -> None:
    package.renew(1)
    building_on = (
        "print('ready', flush=True)\n"
        "for number in range(2, 1000):\n"
        "    package.renew(number)\n"
        "    print(number, flush=True)\n"
    )
    for seconds in (0.21, 0.33, 0.47):
        process = package.start(building_on)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        process.wait()
        assert stored(package) >= 1
    assert package.files() >= {"current.json"}
    version = package.renew(5000)
    assert package.files() == {"current.json", version.file_name}


def test_a_full_disk_is_said_and_leaves_the_current_version(package: Package) -> None:
    with mounted(package.folder, "size=12m") as folder:
        package.renew(1)
        before = package.files()
        filler = folder / "filler"
        filler.write_bytes(b"\0" * shutil.disk_usage(folder).free)
        assert shutil.disk_usage(folder).free == 0
        with pytest.raises(BuildFailed, match="de schijf is vol") as caught:
            package.renew(2)
        assert "De vorige versie van de gegevens blijft in gebruik" in caught.value.advice
        assert str(folder) in caught.value.advice
        assert package.files() == before | {"filler"}
        assert stored(package) == 1
        filler.unlink()
        package.renew(3)
        assert stored(package) == 3


def test_a_disk_that_fills_up_halfway_is_said_too(package: Package) -> None:
    package.renew(1)
    before = package.files()
    package.write("grants", numbered(2))
    # a limit on the size of files is met by DuckDB itself, in the middle of its work
    script = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
try:
    package.build()
except Exception as error:
    print(type(error).__name__, error, error.advice)
"""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    for limit in (0, 20_000, 100_000):
        output, errors = package.start(script, limit).communicate(timeout=HANGING_SECONDS)
        assert output.startswith("BuildFailed"), errors
        assert "de schijf is vol" in output
        assert package.files() == before
    assert stored(package) == 1


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_is_full_when_the_pointer_moves_leaves_the_current_version(
    package: Package, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    package.renew(1)

    def full(*_: Any, **__: Any) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(versions.json, "dump", full)
        with pytest.raises(BuildFailed, match="de schijf is vol"):
            package.renew(2)
    assert stored(package) == 1
    version = package.renew(3)
    assert package.files() == {"current.json", version.file_name}


def test_a_read_only_disk_is_said_and_the_current_version_is_still_read(package: Package) -> None:
    with mounted(package.folder, "size=12m") as folder:
        package.renew(1)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        with pytest.raises(BuildFailed, match=f"de map {folder} is alleen-lezen") as caught:
            package.renew(2)
        assert "De vorige versie van de gegevens blijft in gebruik" in caught.value.advice
        assert "DASHBOARD_DATABASE_FOLDER" in caught.value.advice
        assert stored(package) == 1


def test_a_folder_without_rights_is_said(package: Package, without_rights: Callable[[], Any]) -> None:
    package.renew(1)
    package.folder.chmod(0o555)
    (package.folder / "build.lock").unlink(missing_ok=True)
    with without_rights(), pytest.raises(BuildFailed, match="is alleen-lezen"):
        package.build()
    package.folder.chmod(0o755)
    assert stored(package) == 1


def test_a_first_build_that_fails_does_not_speak_of_an_earlier_version(
    package: Package, without_rights: Callable[[], Any]
) -> None:
    package.folder.parent.chmod(0o555)
    with without_rights(), pytest.raises(BuildFailed, match=f"de map {package.folder} is alleen-lezen") as caught:
        package.build()
    assert "vorige versie" not in caught.value.advice
    assert "DASHBOARD_DATABASE_FOLDER" in caught.value.advice


def test_a_file_where_the_folder_should_be_is_said(package: Package) -> None:
    package.folder.write_text("I am a file")
    with pytest.raises(BuildFailed, match="is geen map"):
        package.build()


def test_a_build_waits_for_another_and_both_end_well(package: Package) -> None:
    slow = """
from store import building
write = building._write
def slowly(*arguments):
    print('writing', flush=True)
    sys.stdin.readline()
    return write(*arguments)
building._write = slowly
print(package.build().name)
"""
    first = package.start(slow)
    assert first.stdout
    assert first.stdin
    assert first.stdout.readline() == "writing\n"
    second = package.start("print(package.build().name)")
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1.5)
    assert package.files() == set()
    first.stdin.write("\n")
    first.stdin.flush()
    names = [process.communicate(timeout=HANGING_SECONDS)[0].strip() for process in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0]
    assert len(set(names)) == 2
    assert package.files() == {"current.json", f"{names[1]}.duckdb"}


def test_a_build_that_has_waited_long_enough_says_so(package: Package) -> None:
    package.build()
    with FileLock(package.folder / "build.lock"), pytest.raises(BuildBusy, match="Iemand anders bouwt") as caught:
        package.build(wait_seconds=0.1)
    assert "Wacht" in caught.value.advice


def test_only_if_needed_builds_when_data_or_database_changed(package: Package) -> None:
    first = package.build(only_if_needed=True)
    assert package.build(only_if_needed=True) == first
    package.write("grants", GRANTS.replace("99.00", "98.00"))
    second = package.build(only_if_needed=True)
    assert second != first
    with (package.folder / second.file_name).open("ab") as file:
        file.write(b"x")
    third = package.build(only_if_needed=True)
    assert third != second
    (package.folder / versions.POINTER).write_text("nonsense")
    assert package.build(only_if_needed=True) != third


def test_data_that_change_during_the_build_stop_it(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    package.renew(1)
    verify = building._verify

    def meanwhile(*arguments: Any) -> None:
        package.write("grants", GRANTS)
        verify(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(building, "_verify", meanwhile)
        with pytest.raises(BuildFailed, match="tijdens de bouw veranderd"):
            package.renew(2)
    assert stored(package) == 1


def test_data_that_lose_a_row_between_check_and_load_stop_it(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    package.renew(1)
    for content in (GRANTS + "2022,N\n", b"\xff\xff"):
        with monkeypatch.context() as patched:
            patched.setattr(building, "check_all", lambda *_, content=content: package.write("grants", content) or [])
            with pytest.raises(BuildFailed, match="tijdens de bouw veranderd"):
                package.build()
    assert stored(package) == 1


def test_what_only_the_database_refuses_is_a_problem_of_the_file(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    package.write("grants", GRANTS.replace("2020,N", "1900,N"))
    monkeypatch.setattr(building, "check_all", lambda *_: [])
    with pytest.raises(CheckFailed, match=r"grants\.csv: de database weigert"):
        package.build()


BROKEN = {
    "no json": (None, "klopt niet"),
    "unknown type": (('"boolean"', '"colour"'), "onbekende soort: colour"),
    "reference to nothing": (('"resource": "regions"', '"resource": "moon"'), "naar moon"),
    "key of no column": (('"primaryKey": ["code"]', '"primaryKey": ["cod"]'), "noemt een kolom die er niet is"),
    "no path": (('"path": "published/regions.csv"', '"way": "x"'), "ontbreekt 'path'"),
}


@pytest.mark.parametrize(("change", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_description_is_told(package: Package, change: tuple[str, str] | None, words: str) -> None:
    path = package.data / "datapackage.json"
    text = path.read_text()
    assert change is None or change[0] in text
    path.write_text(text.replace(*change) if change else "{")
    with pytest.raises(DescriptorInvalid, match=words) as caught:
        package.build()
    assert "datapackage.json" in caught.value.advice


def test_a_description_that_is_not_there_is_told(package: Package) -> None:
    (package.data / "datapackage.json").unlink()
    with pytest.raises(DescriptorInvalid, match="ontbreekt"):
        package.build()


def test_building_the_published_data_takes_seconds_at_most(tmp_path: Path) -> None:
    start = time.process_time()
    build(folder=tmp_path)
    assert time.process_time() - start < 5

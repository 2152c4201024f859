"""Readers always have one whole version, may only read, and hear in Dutch that there is nothing to read."""

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import duckdb
import pandas as pd
import pytest

from store import building, reading
from store import database as database_module
from store.descriptor import load
from store.errors import (
    BuildFailed,
    CheckFailed,
    DatabaseCorrupt,
    DatabaseMissing,
    DatabaseOutdated,
    DatabaseUnreadable,
    QueryInvalid,
    StoreError,
)
from store.reading import Database
from tests.store.package import GRANTS, HANGING_SECONDS, Package, make_package, table

pytestmark = pytest.mark.slow  # builds and breaks a database per test


def people(database: Database) -> int:
    with database._connection.cursor() as cursor:
        return int(cursor.execute("select people from grants where region = 'N' limit 1").fetchall()[0][0])


# --- which version -------------------------------------------------------------------------------------------


def test_the_first_reader_builds_the_database(package: Package) -> None:
    database = package.current().get()
    assert database.count_rows() == {"grants": 3, "regions": 2}


def test_the_same_version_is_handed_out_until_a_new_one_is_built(package: Package) -> None:
    current = package.current()
    first = current.get()
    assert current.get() is first
    package.renew(2)
    second = current.get()
    assert second is not first
    assert (people(first), people(second)) == (12, 2)


def test_a_reader_in_another_process_keeps_its_version_and_sees_the_new_one_next(package: Package) -> None:
    package.renew(1)
    reader = package.start(
        "from tests.store.test_reading import people\n"
        "current = package.current()\n"
        "held = current.get()\n"
        "print(people(held), flush=True)\n"
        "for _ in sys.stdin:\n"
        "    print(people(held), people(current.get()), flush=True)\n"
        "    held = current.get()\n"
    )
    assert reader.stdin
    assert reader.stdout
    assert reader.stdout.readline() == "1\n"
    for number in (2, 3):
        package.renew(number)
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == f"{number - 1} {number}\n"
    reader.communicate("")
    version = package.renew(4)
    assert package.files() == {"current.json", version.file_name}


def test_nobody_sees_half_a_version_while_builds_go_on(package: Package) -> None:
    """Readers in threads and in another process: within one page all numbers are of one version, without an error."""
    package.renew(1)
    reading_on = (
        "from tests.store.test_reading import watch\n"
        "import threading\n"
        "stop = threading.Event()\n"
        "threading.Thread(target=lambda: (sys.stdin.readline(), stop.set()), daemon=True).start()\n"
        "print(*sorted(watch(package, package.current(), stop, lambda: print('reading', flush=True))))\n"
    )
    process = package.start(reading_on)
    assert process.stdout
    assert process.stdout.readline() == "reading\n"
    stop = threading.Event()
    shared = package.current()
    with ThreadPoolExecutor(3) as pool:
        watching = [pool.submit(watch, package, current, stop) for current in (shared, shared, package.current())]
        for number in range(2, 7):
            package.renew(number)
        stop.set()
        seen = [w.result() for w in watching]
    output, errors = process.communicate("\n", timeout=HANGING_SECONDS)
    assert errors == ""
    for versions_seen in [*seen, set(map(int, output.split()))]:
        assert 6 in versions_seen
        assert versions_seen <= set(range(1, 7))


def watch(
    package: Package, current: reading.Current, stop: threading.Event, started: Callable[[], None] = lambda: None
) -> set[int]:
    """Reads page after page until `stop`; returns the numbers of the versions seen."""
    seen: set[int] = set()
    while True:
        last = stop.is_set()
        database = current.get()
        page = {people(database) for _ in range(3)}
        with database._connection.cursor() as cursor:
            page |= {int(n) for (n,) in cursor.execute("select amount_eur from grants where region = 'N'").fetchall()}
        assert len(page) == 1
        assert database.ask("trust/datasets")["rows"].sum() == 5
        if not seen:
            started()
        seen |= page
        if last:
            return seen
        stop.wait(0.01)


def test_a_version_that_nobody_holds_is_closed_at_once(package: Package) -> None:
    """Without waiting for a garbage collection: what is open cannot be removed by the next build."""
    current = package.current()
    found = current.get()
    found.ask("trust/datasets")
    found.derive(kind_of, 1)
    held = weakref.ref(found)
    del found
    package.renew(2)
    current.get()
    assert held() is None
    version = package.renew(3)
    assert len(package.files()) == 3  # the pointer, the new one and the one that `current` still has
    assert version.file_name in package.files()


def test_a_build_that_passes_between_two_looks_is_no_error(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    package.renew(1)
    look = building.versions.current
    numbers = iter((2, 3))

    def outrun(folder: Any) -> Any:
        version = look(folder)
        if number := next(numbers, None):
            monkeypatch.setattr(building.versions, "current", look)
            package.renew(number)
            monkeypatch.setattr(building.versions, "current", outrun)
        return version

    monkeypatch.setattr(building.versions, "current", outrun)
    assert people(package.current().get()) == 3


# --- when there is nothing to read ---------------------------------------------------------------------------


def truncated(package: Package) -> None:
    path = next(package.folder.glob("*.duckdb"))
    path.write_bytes(path.read_bytes()[:-1])


def garbage(package: Package) -> None:
    path = next(package.folder.glob("*.duckdb"))
    path.write_bytes(b"\xde\xad" * (path.stat().st_size // 2))


def holes(package: Package) -> None:
    """The head is right, the rest is not."""
    path = next(package.folder.glob("*.duckdb"))
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[:12288].ljust(size, b"\x55"))


def gone(package: Package) -> None:
    next(package.folder.glob("*.duckdb")).unlink()


def nonsense(package: Package) -> None:
    (package.folder / "current.json").write_text("nonsense")


def other_schema(package: Package) -> None:
    path = package.folder / "current.json"
    path.write_text(path.read_text().replace(package.descriptor.fingerprint, "0123456789abcdef"))


def locked(package: Package) -> None:
    next(package.folder.glob("*.duckdb")).chmod(0)


BROKEN = [
    (truncated, DatabaseCorrupt, "is niet compleet", "Bouw de database opnieuw"),
    (garbage, DatabaseCorrupt, "is beschadigd", "Bouw de database opnieuw"),
    (holes, DatabaseCorrupt, "is beschadigd", "Bouw de database opnieuw"),
    (gone, DatabaseMissing, "is verdwenen", "Bouw de database"),
    (nonsense, DatabaseCorrupt, "is beschadigd", "Bouw de database opnieuw"),
    (other_schema, DatabaseOutdated, "oudere of nieuwere versie", "start het dashboard dan opnieuw"),
    (locked, DatabaseUnreadable, "is niet te lezen", "leesrechten"),
]


@pytest.mark.parametrize(("damage", "kind", "words", "advice"), BROKEN, ids=[b[0].__name__ for b in BROKEN])
def test_a_broken_database_is_reported_and_recovers_by_itself(
    package: Package,
    without_rights: Callable[[], Any],
    damage: Callable[[Package], None],
    kind: type[StoreError],
    words: str,
    advice: str,
) -> None:
    package.renew(1)
    damage(package)
    current = package.current()
    for _ in range(2):
        with without_rights(), pytest.raises(StoreError, match=words) as caught:
            current.get()
        assert type(caught.value) is kind
        assert advice in caught.value.advice
    package.renew(2)
    assert people(current.get()) == 2


def test_contents_that_do_not_agree_with_the_pointer_are_reported(package: Package) -> None:
    package.renew(1)
    path = package.folder / "current.json"
    path.write_text(path.read_text().replace('"grants": 3', '"grants": 4'))
    with pytest.raises(DatabaseCorrupt, match="bevat niet wat erin hoort"):
        package.current().get()


def test_who_reads_already_goes_on_when_the_file_is_taken_away(package: Package) -> None:
    current = package.current()
    database = current.get()
    gone(package)
    assert current.get() is database
    assert database.count_rows() == {"grants": 3, "regions": 2}


def test_a_folder_that_cannot_be_written_is_reported_when_there_is_no_database_yet(
    package: Package, without_rights: Callable[[], Any]
) -> None:
    package.folder.mkdir()
    package.folder.chmod(0o555)
    current = package.current()
    with without_rights(), pytest.raises(BuildFailed, match=f"de map {package.folder} is alleen-lezen") as caught:
        current.get()
    assert "DASHBOARD_DATABASE_FOLDER" in caught.value.advice
    assert "vorige versie" not in caught.value.advice
    package.folder.chmod(0o755)
    assert people(current.get()) == 12


def test_wrong_data_are_reported_when_there_is_no_database_yet(package: Package) -> None:
    package.write("grants", GRANTS.replace("regio,", "dorp,"))
    current = package.current()
    with pytest.raises(CheckFailed, match="waarde 'dorp'"):
        current.get()
    package.write("grants", GRANTS)
    assert people(current.get()) == 12


def test_many_first_visitors_build_once(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    build = building.build
    monkeypatch.setattr(building, "build", lambda **options: built.append(1) or build(**options))
    current = package.current()
    with ThreadPoolExecutor(8) as pool:
        found = {pool.submit(current.get).result() for _ in range(8)}
    assert len(found) == 1
    assert len(built) == 1


def test_an_older_shape_of_the_tables_is_another_fingerprint(package: Package) -> None:
    import json

    before = package.descriptor.fingerprint
    path = package.data / "datapackage.json"
    described = json.loads(path.read_text())
    described["resources"].append(table("extra", 0, described["resources"][1]["schema"]["fields"], ["code"]))
    path.write_text(json.dumps(described))
    load.cache_clear()
    assert package.descriptor.fingerprint != before


# --- reading only --------------------------------------------------------------------------------------------

REFUSED = [
    "insert into regions values ('X', 'X', null, true)",
    "update regions set name = 'X'",
    "delete from regions",
    "drop table regions",
    "create table x (a integer)",
    "create or replace view x as select 1",
    "alter table regions add column x integer",
    "attach '{folder}/other.duckdb' as other",
    "attach ':memory:' as other; create table other.x (a integer); copy other.x to '{folder}/x.csv'",
    "copy regions to '{folder}/x.csv'",
    "copy regions from '{folder}/x.csv'",
    "export database '{folder}/all'",
    "select * from read_csv('{file}')",
    "select * from read_text('{file}')",
    "select * from read_blob('{file}')",
    "select * from '{file}'",
    "select * from glob('{folder}/*')",
    "set threads = 1",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "reset threads",
    "pragma enable_external_access",
    "install httpfs",
    "load httpfs",
    "create secret (type s3, key_id 'a', secret 'b')",
    "select getenv('HOME')",
    "select * from some_frame",
]


@pytest.fixture(scope="module")
def unchanging(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package for tests that leave it as it is."""
    package = make_package(tmp_path_factory.mktemp("unchanging"))
    package.build()
    return package


@pytest.mark.parametrize("statement", REFUSED)
def test_a_reader_may_only_read(unchanging: Package, statement: str) -> None:
    package = unchanging
    some_frame = pd.DataFrame({"a": [1]})
    database = package.current().get()
    before = package.files()
    with database._connection.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement.format(folder=package.folder, file=package.path("regions")))
    assert len(some_frame) == 1
    assert package.files() == before
    assert database.count_rows() == {"grants": 3, "regions": 2}


# --- asking --------------------------------------------------------------------------------------------------


def test_many_threads_at_once_get_right_answers(database: Database) -> None:
    asked: list[tuple[str, dict[str, Any]]] = [
        ("trust/datasets", {}),
        ("trust/sources", {}),
        ("money/clusters", {}),
        ("money/by_cluster", {"clusters": ("pga",)}),
        ("money/by_cluster", {"clusters": ("preventie", "analyse")}),
    ]
    expected = [reading.run(database._connection, name, parameters) for name, parameters in asked]
    assert not any(frame.empty for frame in expected)

    def ask_often(start: int) -> int:
        for turn in range(200):
            choice = (start + turn) % len(asked)
            assert reading.run(database._connection, *asked[choice]).equals(expected[choice])
        return 8

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask_often, range(8))) == 64


def test_remembering_gives_right_answers_while_it_is_emptied(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "MAX_REMEMBERED", 3)
    database = package.current().get()

    def remember_often(start: int) -> None:
        for turn in range(2000):
            number = (start + turn) % 7
            assert database.derive(double, number) == 2 * number

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(remember_often, range(8)))
    assert len(database._remembered) <= 3 + 8


def double(_: Any, number: Any) -> Any:
    return 2 * number


def test_an_answer_is_remembered_and_nobody_can_spoil_it(database: Database) -> None:
    first = database.ask("trust/datasets")
    first.loc[:, "rows"] = -1
    assert (database.ask("trust/datasets")["rows"] > 0).all()


def test_true_is_not_remembered_as_one(package: Package) -> None:
    database = package.current().get()
    assert database.derive(kind_of, 1) == "int"
    assert database.derive(kind_of, True) == "bool"
    assert database.derive(kind_of, 1.0) == "float"


def kind_of(_: Any, value: Any) -> str:
    return type(value).__name__


def test_an_error_is_not_remembered(package: Package) -> None:
    database = package.current().get()
    answers = iter((ZeroDivisionError(), "answer"))

    def make(_: Any) -> Any:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ZeroDivisionError):
        database.derive(make)
    assert database.derive(make) == "answer"


def test_a_list_a_set_and_a_tuple_may_be_asked_with(database: Database) -> None:
    tuples = database.ask("money/by_cluster", clusters=("pga",))
    assert len(tuples) > 0
    for clusters in (["pga"], {"pga"}):
        pd.testing.assert_frame_equal(database.ask("money/by_cluster", clusters=clusters), tuples)


def test_text_in_a_parameter_is_never_sql(database: Database) -> None:
    assert database.ask("money/by_cluster", clusters=("pga') or true --",)).empty
    with pytest.raises(QueryInvalid):
        database.ask("money/by_cluster; drop table cluster", clusters=("pga",))

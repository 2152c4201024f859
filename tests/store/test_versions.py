"""The pointer names one whole version or an error that says what to do; old files go when nobody reads them."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from store import versions
from store.errors import DatabaseCorrupt, DatabaseMissing, DatabaseUnreadable
from store.reading import open_version
from tests.store.package import HANGING_SECONDS, Package

HOLD = """
database = package.current().get()
print(database.version.file_name, flush=True)
sys.stdin.readline()
print(database.count_rows()['grants'], flush=True)
"""


def pointer(package: Package, **changes: Any) -> str:
    return json.dumps({**json.loads((package.folder / versions.POINTER).read_text()), **changes})


def test_the_pointer_gives_back_what_was_made_current(package: Package) -> None:
    version = package.build()
    assert versions.current(package.folder) == version
    assert version.schema_fingerprint == package.descriptor.fingerprint
    assert version.size_bytes == (package.folder / version.file_name).stat().st_size


def test_no_pointer_is_a_missing_database(package: Package) -> None:
    with pytest.raises(DatabaseMissing, match="nog geen database") as caught:
        versions.current(package.folder)
    assert "python -m store build" in caught.value.advice


NONSENSE: dict[str, Callable[[Package], str | bytes]] = {
    "empty": lambda p: "",
    "no json": lambda p: "current",
    "cut off": lambda p: pointer(p)[:50],
    "no text": lambda p: b"\xff\x00\xfe",
    "null": lambda p: "null",
    "a list": lambda p: "[]",
    "a part too few": lambda p: '{"name": "v1-a"}',
    "a part too many": lambda p: pointer(p, colour="red"),
    "a path for a name": lambda p: pointer(p, name="../../etc/passwd"),
    "a number for a name": lambda p: pointer(p, name=7),
    "no size": lambda p: pointer(p, size_bytes="large"),
    "no row counts": lambda p: pointer(p, rows=["grants"]),
    "words for row counts": lambda p: pointer(p, rows={"grants": "three"}),
    "no checksums": lambda p: pointer(p, checksums=None),
    "a checksum too few": lambda p: pointer(p, checksums={"grants": "1"}),
    "deep": lambda p: "[" * 200_000,
}


@pytest.mark.parametrize("content", NONSENSE.values(), ids=NONSENSE)
def test_a_pointer_with_nonsense_is_a_corrupt_database(package: Package, content: Callable[[Package], Any]) -> None:
    package.build()
    text = content(package)
    (package.folder / versions.POINTER).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DatabaseCorrupt, match=r"current\.json\) is beschadigd") as caught:
        versions.current(package.folder)
    assert "python -m store build" in caught.value.advice


def test_a_pointer_without_rights_is_told(package: Package, without_rights: Callable[[], Any]) -> None:
    package.build()
    (package.folder / versions.POINTER).chmod(0)
    with without_rights(), pytest.raises(DatabaseUnreadable, match="is niet te lezen") as caught:
        versions.current(package.folder)
    assert "leesrechten" in caught.value.advice


def test_a_folder_for_a_pointer_is_told(package: Package) -> None:
    (package.folder / versions.POINTER).mkdir(parents=True)
    with pytest.raises(DatabaseUnreadable, match="is niet te lezen"):
        versions.current(package.folder)


def test_a_file_for_the_folder_is_told(package: Package) -> None:
    package.folder.write_text("I am a file")
    with pytest.raises(DatabaseUnreadable, match="is geen map") as caught:
        versions.current(package.folder)
    assert "DASHBOARD_DATABASE_FOLDER" in caught.value.advice


def test_leftovers_go_and_files_of_others_stay(package: Package) -> None:
    package.build()
    leftovers = ["v1-dead.duckdb", "v1-dead.duckdb.partial", "v1-dead.duckdb.partial.wal", "current.json.partial"]
    for name in leftovers:
        (package.folder / name).write_bytes(b"half a database")
    (package.folder / "notes.txt").write_text("keep me")
    version = package.build()
    assert package.files() == {"current.json", version.file_name, "notes.txt"}


def test_a_version_stays_while_this_process_reads_it(package: Package) -> None:
    first = package.build()
    database = open_version(package.folder, first, package.descriptor)
    package.build()
    third = package.build()
    assert package.files() == {"current.json", first.file_name, third.file_name}
    assert database.count_rows() == first.rows
    del database
    fourth = package.build()
    assert package.files() == {"current.json", fourth.file_name}


@pytest.mark.slow
def test_a_version_stays_while_another_process_reads_it(package: Package) -> None:
    first = package.build()
    reader = package.start(HOLD)
    assert reader.stdout
    assert reader.stdout.readline().strip() == first.file_name
    package.build()
    third = package.build()
    assert package.files() == {"current.json", first.file_name, third.file_name}
    assert reader.communicate("\n", timeout=HANGING_SECONDS)[0].strip() == str(first.rows["grants"])
    fourth = package.build()
    assert package.files() == {"current.json", fourth.file_name}


@pytest.mark.slow
def test_looking_whether_a_file_is_open_does_not_release_it(package: Package) -> None:
    """Closing any handle on a file drops this process's locks on it: another process must still see it as open."""
    first = package.build()
    database = open_version(package.folder, first, package.descriptor)
    package.build()
    builder = package.start("package.build()")
    assert builder.communicate(timeout=HANGING_SECONDS)[1] == ""
    assert (package.folder / first.file_name).exists()
    assert database.count_rows() == first.rows


def test_a_file_that_cannot_be_removed_does_not_fail_the_build(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = package.build()

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError("in use")

    with monkeypatch.context() as patched:
        patched.setattr(versions.Path, "unlink", refuse)
        second = package.build()
    assert versions.current(package.folder) == second
    assert (package.folder / first.file_name).exists()


def test_syncing_a_folder_that_cannot_be_opened_is_no_problem(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> int:
        raise PermissionError("Windows")

    package.build()
    with monkeypatch.context() as patched:
        patched.setattr(versions.os, "open", refuse)
        versions.sync_folder(package.folder)

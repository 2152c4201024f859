"""What the tests share: a database built once from data/, asked the way a test or briefing asks, and all its exhibits."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from store import building, paths, versions
from store.building import build
from store.checking import check_all
from store.descriptor import Descriptor
from store.errors import Problem
from store.reading import Ask, Current, Database
from tests.own_records import build_with_own_records
from tests.walking import Drawn, draw_samples

FIRST = ("tests/app/", "tests/store/loading/", "tests/test_exhibits.py", "tests/network/")
"""What takes longest; side by side it begins first, so that no process is left alone with it at the end."""

SLOW = {"plain_server", "address", "server", "trusting", "own_folder", "full", "thin", "any_own", "many"}
"""Fixtures that start a server or build a database of own records: whatever asks for one is slow.

Who starts a server without them carries the mark itself; `start_server` refuses to do so for `make test-fast`.
"""


@pytest.hookimpl(tryfirst=True)  # before tests are left out by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in tests/browser/ drives a browser; what takes a slow fixture is slow; what takes longest is first."""
    for item in items:
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker(pytest.mark.browser)
        elif not SLOW.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: [not item.nodeid.startswith(name) for name in FIRST])


def once(name: str, make: Callable[[Path], object], tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder `name` that `make` fills, made once for all processes of a run. For copying, not for opening."""
    shared = tmp_path_factory.getbasetemp()
    folder = (shared if worker_id == "master" else shared.parent) / name
    with FileLock(f"{folder}.lock"):
        if not (folder / versions.POINTER).exists():
            make(folder)
    return folder


@pytest.fixture(scope="session")
def built(checked_once: None, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with the database of data/. For copying, not for opening."""
    return once("built", lambda folder: build(folder=folder), tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def own_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a database in which every table of records is own."""
    made = once("own", build_with_own_records, tmp_path_factory, worker_id)
    return Path(shutil.copytree(made, tmp_path_factory.mktemp("own") / "db"))


@pytest.fixture(scope="session", autouse=True)
def checked_once() -> Iterator[None]:
    """A build of data/ itself checks those files once in each process: other tests look at the check, and it takes over a second."""
    met: set[str] = set()

    def check(descriptor: Descriptor, data: Path) -> list[Problem]:
        files = building.inputs_fingerprint(descriptor, data) + repr(descriptor.tables)
        problems = [] if data == paths.DATA and files in met else check_all(descriptor, data)
        met.update([] if problems else [files])
        return problems

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "check_all", check)
        yield


@pytest.fixture(scope="session", autouse=True)
def database_folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this process's own: tests never touch the developer's database."""
    folder = tmp_path_factory.mktemp("db") / "db"
    shutil.copytree(built, folder)
    os.environ["DASHBOARD_DATABASE_FOLDER"] = str(folder)
    return folder


@pytest.fixture(scope="session")
def database(database_folder: Path) -> Database:
    return Current(database_folder).get()


@pytest.fixture(scope="session")
def ask(database: Database) -> Ask:
    return database.ask


@pytest.fixture(scope="session")
def drawn(database: Database) -> list[Drawn]:
    """Every exhibit for every sample choice (with `make test-fast` for some of them), drawn once."""
    made = list(draw_samples(database))
    assert len({sample.entry for sample in made}) > 50
    assert len(made) > 150
    return made

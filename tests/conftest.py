"""What the tests share: a database built once from data/, asked the way a test or briefing asks, and all its exhibits."""

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from store import versions
from store.building import build
from store.reading import Ask, Current, Database
from tests.walking import Drawn, draw_samples

FIRST = ("tests/app/", "tests/store/loading/", "tests/test_exhibits.py", "tests/network/")
"""What takes longest; side by side it begins first, so that no process is left alone with it at the end."""


@pytest.hookimpl(tryfirst=True)  # before tests are left out by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in tests/browser/ drives a browser; and what takes longest comes first."""
    for item in items:
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: [not item.nodeid.startswith(name) for name in FIRST])


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with the database of data/, built once for all processes of a run. For copying, not for opening."""
    shared = tmp_path_factory.getbasetemp()
    folder = (shared if worker_id == "master" else shared.parent) / "built"
    with FileLock(f"{folder}.lock"):
        if not (folder / versions.POINTER).exists():
            build(folder=folder)
    return folder


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

"""What the tests share: a database built once from data/, asked the way a test or briefing asks."""

import os
from pathlib import Path

import pytest

from store.building import build
from store.reading import Ask, Current, Database


@pytest.fixture(scope="session", autouse=True)
def database_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run's own: tests never touch the developer's database."""
    folder = tmp_path_factory.mktemp("db")
    os.environ["DASHBOARD_DATABASE_FOLDER"] = str(folder)
    build(folder=folder)
    return folder


@pytest.fixture(scope="session")
def database(database_folder: Path) -> Database:
    return Current(database_folder).get()


@pytest.fixture(scope="session")
def ask(database: Database) -> Ask:
    return database.ask

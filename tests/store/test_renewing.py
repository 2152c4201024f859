"""A server that starts renews the database of the program before it, and never loses own records by it."""

import json
from pathlib import Path

import pytest

from store import versions
from store.errors import DatabaseOutdated
from store.reading import Current
from tests.store.package import Package, numbered
from tests.store.test_reading import other_schema, people

pytestmark = pytest.mark.slow  # builds a database per test


def test_a_server_that_starts_renews_the_database_of_the_program_before(package: Package) -> None:
    package.renew(1)
    other_schema(package)
    before = versions.current(package.folder)
    path = package.folder / versions.POINTER
    path.write_text(path.read_text().replace(before.inputs, "of-other-files"))
    with pytest.raises(DatabaseOutdated):
        package.current().get()
    package.current().renew_if_outdated()
    assert people(package.current().get()) == 1
    made = versions.current(package.folder)
    package.current().renew_if_outdated()
    assert versions.current(package.folder) == made != before, "what is of these files is not built again"


def test_figures_that_were_corrected_are_in_use_after_a_start(package: Package) -> None:
    package.renew(1)
    package.write("grants", numbered(2))
    assert people(package.current().get()) == 1
    package.current().renew_if_outdated()
    assert people(package.current().get()) == 2


def test_without_a_database_the_first_who_asks_builds_it(package: Package) -> None:
    package.current().renew_if_outdated()
    assert not package.files()


def test_own_records_that_are_elsewhere_are_never_replaced_by_the_sample(own_folder: Path) -> None:
    before = json.loads((own_folder / versions.POINTER).read_text())
    Current(own_folder).renew_if_outdated()
    assert json.loads((own_folder / versions.POINTER).read_text()) == before

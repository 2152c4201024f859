"""What the tests of the server share."""

from pathlib import Path

import pytest

from tests.own_records import build_with_own_records


@pytest.fixture(scope="session")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database in which every table of records is own."""
    return build_with_own_records(tmp_path_factory.mktemp("own"))

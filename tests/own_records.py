"""A database of own records: the sample with its rows in another order, which is own, as it is not what was shipped."""

import shutil
import tempfile
from pathlib import Path

from store import paths
from store.building import build


def build_with_own_records(folder: Path) -> None:
    """Builds a database in `folder` in which every table of records is own."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(shutil.copytree(paths.DATA, Path(place) / "data", ignore=shutil.ignore_patterns("db")))
        for file in sorted((data / "sample").glob("*.csv")):
            header, first, *others = file.read_text(encoding="utf-8").splitlines()
            file.write_text("\n".join([header, *others, first]) + "\n", encoding="utf-8")
        build(folder=folder, data=data)

"""A database of own records: the sample with its rows in another order, which is own, as it is not what was shipped."""

import shutil
from pathlib import Path

from store import paths
from store.building import build


def build_with_own_records(folder: Path, *tables: str) -> Path:
    """The folder of a database, below `folder`, in which `tables` (all sample tables when none) are own records."""
    data = shutil.copytree(paths.DATA, folder / "data", ignore=shutil.ignore_patterns("db"))
    own = [data / "sample" / f"{name}.csv" for name in tables] or sorted((data / "sample").glob("*.csv"))
    for file in own:
        header, first, *others = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join([header, *others, first]) + "\n", encoding="utf-8")
    build(folder=folder / "db", data=data)
    return folder / "db"

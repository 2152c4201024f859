"""A small data package of its own, so that the store is tested apart from what is published in it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from store import building, paths
from store.checking import check_all
from store.descriptor import Descriptor, load
from store.errors import Problem
from store.reading import Current
from store.versions import Version

REGIONS = """code,name,since,active
N,Noord,2019-01-31,true
Z,Zuid,,false
"""
GRANTS = """year,region,amount_eur,people,kind,label,place
2020,N,1250.50,12,gemeente,AB-1,52.1
2020,Z,,0,regio,AB-2,51.9
2021,N,99.00,7,gemeente,AB-3,52.25
"""


def field(name: str, kind: str, *, storage: str | None = None, **constraints: object) -> dict[str, object]:
    described = {
        "name": name,
        "type": kind,
        "title": name.replace("_", " ").capitalize(),
        "description": f"Wat {name} is.",
    }
    return {**described, **({"storage": storage} if storage else {}), "constraints": constraints}


def table(
    name: str, expected: int, fields: list[dict[str, object]], key: list[str], **schema: object
) -> dict[str, object]:
    return {
        "name": name,
        "title": name.capitalize(),
        "description": f"Tabel {name}.",
        "theme": "geld",
        "origin": "gepubliceerd",
        "path": f"published/{name}.csv",
        "expectedRows": expected,
        "schema": {"fields": fields, "primaryKey": key, **schema},
    }


PACKAGE = {
    "resources": [
        table(
            "grants",
            3,
            [
                field("year", "integer", required=True, minimum=2016, maximum=2100),
                field("region", "string", required=True),
                field("amount_eur", "number", storage="DECIMAL(14,2)", minimum=0),
                field("people", "integer"),
                field("kind", "string", required=True, enum=["gemeente", "regio"]),
                field("label", "string", unique=True, pattern="^[A-Z]{2}-[0-9]+$"),
                field("place", "number"),
            ],
            ["year", "region"],
            foreignKeys=[{"fields": ["region"], "reference": {"resource": "regions", "fields": ["code"]}}],
        ),
        table(
            "regions",
            2,
            [
                field("code", "string", required=True),
                field("name", "string", required=True),
                field("since", "date"),
                field("active", "boolean", required=True),
            ],
            ["code"],
        ),
    ]
}


@dataclass(frozen=True)
class Package:
    """Data in a folder of its own, with a folder for its databases."""

    data: Path
    folder: Path

    @property
    def descriptor(self) -> Descriptor:
        return load(self.data / "datapackage.json")

    def path(self, name: str) -> Path:
        return self.data / "published" / f"{name}.csv"

    def write(self, name: str, content: str | bytes) -> None:
        self.path(name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def check(self) -> list[Problem]:
        return check_all(self.descriptor, self.data)

    def build(self, **options: object) -> Version:
        return building.build(descriptor=self.descriptor, data=self.data, folder=self.folder, **options)  # type: ignore[arg-type]

    def current(self) -> Current:
        return Current(self.folder, self.descriptor, self.data)

    def renew(self, number: int) -> Version:
        """Builds a version in which every amount of 2020 and every number of people is `number`."""
        self.write(
            "grants", GRANTS.replace("1250.50,12", f"{number},{number}").replace("99.00,7", f"{number},{number}")
        )
        return self.build()

    def files(self) -> set[str]:
        return {path.name for path in self.folder.glob("*") if path.name != "build.lock"}

    def start(self, script: str, *arguments: object, **options: object) -> "subprocess.Popen[str]":
        """A Python process that runs `script` with `package` at hand."""
        opening = (
            "import sys; from pathlib import Path; from tests.store.conftest import Package\n"
            f"package = Package(Path({str(self.data)!r}), Path({str(self.folder)!r}))\n"
        )
        return subprocess.Popen(
            [sys.executable, "-c", opening + script, *map(str, arguments)],
            cwd=paths.ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,  # type: ignore[call-overload]
        )


def make_package(root: Path) -> Package:
    package = Package(root / "data", root / "db")
    (package.data / "published").mkdir(parents=True)
    (package.data / "datapackage.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    package.write("regions", REGIONS)
    package.write("grants", GRANTS)
    return package


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return make_package(tmp_path)


@pytest.fixture
def without_rights(tmp_path: Path) -> Callable[[], "contextmanager"]:  # type: ignore[type-arg]
    """A context in which file modes count, as they do not for root."""

    @contextmanager
    def limited() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        for parent in [tmp_path, *tmp_path.parents]:
            if parent.stat().st_uid == 0 and str(parent) not in ("/", "/tmp"):
                parent.chmod(parent.stat().st_mode | 0o055)
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)

    return limited


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small file system in memory at `folder`; skips the test where we may not mount."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)

"""A small data package with a database folder, for the tests and for the processes that they start and kill.

Imports little: a process that is only to build something must start quickly.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store import building, paths
from store.checking import check_all
from store.descriptor import Descriptor, load
from store.errors import Problem
from store.versions import Version

if TYPE_CHECKING:
    from store.reading import Current

REGIONS = """code,name,since,active
N,Noord,2019-01-31,true
Z,Zuid,,false
"""
HANGING_SECONDS = 300
"""What starts a process of its own and takes longer will never end."""
GRANTS = """year,region,amount_eur,people,kind,label,place
2020,N,1250.50,12,gemeente,AB-1,52.1
2020,Z,,0,regio,AB-2,51.9
2021,N,99.00,7,gemeente,AB-3,52.25
"""


def numbered(number: int) -> str:
    return GRANTS.replace("1250.50,12", f"{number},{number}").replace("99.00,7", f"{number},{number}")


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

    def current(self) -> "Current":
        from store.reading import Current

        return Current(self.folder, self.descriptor, self.data)

    def renew(self, number: int) -> Version:
        """Builds a version in which all amounts and people of region N are `number`."""
        self.write("grants", numbered(number))
        return self.build()

    def files(self) -> set[str]:
        return {path.name for path in self.folder.glob("*") if path.name != "build.lock"}

    def start(self, script: str, *arguments: object, **options: object) -> "subprocess.Popen[str]":
        """A Python process that runs `script` with `package` at hand."""
        opening = (
            "import sys; from pathlib import Path; from tests.store.package import Package\n"
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

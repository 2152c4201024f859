"""What the tests of loading share: what is there now (only published figures and the sample), and files made on the spot."""

import io
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from store import release
from store.descriptor import Descriptor, load
from store.loading import checking
from store.loading.checking import Checked
from store.loading.composing import Composed
from store.loading.grids import Options

HEADER = "activity_id;year;municipality_id;letter;title;amount_eur;target_group;evaluation;regional;correction"
GOOD = "A1;2020;VG01;A;Analyse van meldingen;12500,50;gemeente;geen;ja;nee"
TITLES = "Activiteit-id;Jaar;Gemeente-id;Letter;Activiteit;Toegekend;Doelgroep;Evaluatie;Regionaal;Correctie"

CheckText = Callable[..., Checked]


@pytest.fixture(scope="session")
def base() -> Descriptor:
    return load()


@pytest.fixture(scope="session")
def composed(tmp_path_factory: pytest.TempPathFactory, base: Descriptor) -> Composed:
    return checking.now(tmp_path_factory.mktemp("nothing_loaded"), base)


@pytest.fixture(scope="session")
def check(base: Descriptor, composed: Composed) -> CheckText:
    """check(text or bytes, table="activity", name="lijst.csv", decimal=…) → Checked."""

    def run(content: str | bytes, table: str = "activity", name: str = "lijst.csv", **options: str) -> Checked:
        data = content.encode("utf-8") if isinstance(content, str) else content
        return checking.check_file(table, name, data, Options(**options), composed=composed, base=base)  # type: ignore[arg-type]

    return run


@pytest.fixture
def folder(tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database of its own, without own records. Whether the exhibits agree is not looked at here."""
    monkeypatch.setattr(release, "agreement", lambda data: None)
    return Path(shutil.copytree(built, tmp_path / "db"))


def lines(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def changed(**cells: str) -> str:
    """The good row with other values in some columns."""
    names = HEADER.split(";")
    row = dict(zip(names, GOOD.split(";"), strict=True)) | cells
    return ";".join(row[name] for name in names)


def workbook(
    rows: Sequence[Sequence[object]], *, sheet: str = "Blad1", more: dict[str, Sequence[Sequence[object]]] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    for name, extra in (more or {}).items():
        other = book.create_sheet(name)
        for row in extra:
            other.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """A workbook with parts added or replaced, as another program would have written them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in ({name: packed.read(name) for name in packed.namelist()} | parts).items():
            made.writestr(name, part)
    return out.getvalue()

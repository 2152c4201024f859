"""Whatever bytes a CSV holds and whatever a description says: a list of problems in Dutch, never a traceback.

And what passes the check can be built.
"""

import copy
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.__main__ import main
from store.building import build
from store.checking import check_all
from store.descriptor import load
from store.errors import DescriptorInvalid, Problem
from tests.store.package import GRANTS, PACKAGE, REGIONS, Package, make_package
from tests.walking import FAST

ENGLISH = re.compile(
    r"\b(the|not|error|invalid|expected|could|must|should|object|line|column|row|missing|failed|constraint|unexpected|"
    r"unterminated|expecting|delimiter|list|string indices|NoneType|dict|float|str)\b",
    re.IGNORECASE,
)
LIMITED = settings(
    max_examples=5 if FAST else 25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def shared(root: Path) -> Package:
    return make_package(root)


def in_dutch(text: str) -> None:
    # what is quoted is the reader's own, and types and rules have English names in the description
    bare = re.sub(r"'[^']*'|\(string\)|soort string|object", "", text)
    assert not ENGLISH.search(bare), text
    assert text.isprintable(), text


def hold(problems: list[Problem]) -> None:
    for problem in problems:
        assert problem.file in ("grants.csv", "regions.csv")
        assert problem.rule.endswith(".")
        assert problem.advice.endswith(".")
        in_dutch(f"{problem.rule} {problem.advice}")
        assert str(problem).isprintable()


def check_and_build(package: Package) -> None:
    """Problems in Dutch, or a database."""
    problems = check_all(package.descriptor, package.data)
    hold(problems)
    if not problems:
        shutil.rmtree(package.folder, ignore_errors=True)
        build(descriptor=package.descriptor, data=package.data, folder=package.folder)


# --- CSV -----------------------------------------------------------------------------------------------------

CELLS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", " ", "0", "-0", "+5", " 7 ", "007", "1e3", "1E-7", ".5", "5.", "NaN", "2020", "N", "Z", "true", "TRUE", "1",
         "0", "gemeente", "AB-1", "AB-1\n", "2020-02-29", "2021-2-3", "0000-01-01", "9999-12-31", "\u00a0", "\u202e",
         '"', "'", ",", "9" * 19, "9" * 400, "1e308", "1e309", "=1", "\ud7ff", "\x00", "\x85", "٣", "½", "²"]
    ),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=9), max_size=5)
HEADERS = {"grants": GRANTS.splitlines()[0].split(","), "regions": REGIONS.splitlines()[0].split(",")}


def quoted(rows: list[list[str]]) -> bytes:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return ("\n".join(lines) + "\n").encode("utf-8", errors="replace")


@LIMITED
@given(st.sampled_from(["grants", "regions"]), st.binary(max_size=200))
@example("regions", b"")
@example("regions", b'"')
@example("grants", b"year\n1")
@example("regions", b"\xef\xbb\xbf")
@example("regions", b"\r\r\n\x0c")
@example("regions", b"sep=,\n")
def test_any_bytes_in_place_of_a_csv(shared: Package, name: str, content: bytes) -> None:
    shared.write("grants", GRANTS)
    shared.write("regions", REGIONS)
    shared.write(name, content)
    check_and_build(shared)


@LIMITED
@given(st.sampled_from(["grants", "regions"]), ROWS)
@example("grants", [[]])
@example("grants", [["2020"]])
@example("grants", [["2020", "N"], ["2020", "N"]])
@example("regions", [["N"], ["N", "Noord", "", "true"], ["Z", "Zuid", "", "1"]])
def test_any_rows_below_the_right_header(shared: Package, name: str, rows: list[list[str]]) -> None:
    shared.write("grants", GRANTS)
    shared.write("regions", REGIONS)
    shared.write(name, quoted([HEADERS[name], *rows]))
    check_and_build(shared)


@LIMITED
@given(st.integers(0, 2), st.integers(0, 6), CELLS)
@example(0, 0, " 2020 ")
@example(0, 2, "1e2")
@example(0, 5, "AB-1\n")
@example(2, 3, "+7")
@example(1, 1, "N")
def test_any_value_in_a_file_that_is_right_for_the_rest(shared: Package, row: int, column: int, cell: str) -> None:
    rows = [line.split(",") for line in GRANTS.splitlines()]
    rows[row + 1][column] = cell
    shared.write("regions", REGIONS)
    shared.write("grants", quoted(rows))
    check_and_build(shared)


@LIMITED
@given(st.integers(0, 1), st.integers(0, 3), CELLS)
@example(0, 2, "2021-2-3")
@example(0, 2, "0000-01-01")
@example(1, 3, "T")
def test_any_value_in_a_file_that_is_referred_to(shared: Package, row: int, column: int, cell: str) -> None:
    rows = [line.split(",") for line in REGIONS.splitlines()]
    rows[row + 1][column] = cell
    shared.write("grants", GRANTS)
    shared.write("regions", quoted(rows))
    check_and_build(shared)


# --- the description -----------------------------------------------------------------------------------------

VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6),
        st.sampled_from(
            ["grants", "regions", "code", "year", "region", "string", "integer", "number", "date", "DECIMAL(3,9)",
             "DECIMAL(99,2)", "VARCHAR); drop table x", "a'b", 'a"b', "dataset", "../x.csv", "/x.csv", "(?=x)", "(", "[a-",
             "a{9999}", "é", "2020-01-01", 2**70, -1, 0, 3, 1e400, ["code"], ["year", "region"]]
        ),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in the description."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


PLACES = sorted(places(PACKAGE), key=str)
REMOVED = object()


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    package: Any = copy.deepcopy(PACKAGE)
    holder = package
    for key in path[:-1]:
        holder = holder[key]
    if value is REMOVED:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return package  # type: ignore[no-any-return]


def hold_description(package: Package, text: str | bytes) -> None:
    path = package.data / "datapackage.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", errors="surrogatepass"))
    load.cache_clear()
    package.write("grants", GRANTS)
    package.write("regions", REGIONS)
    refused: DescriptorInvalid | None = None
    try:
        descriptor = load(path)
    except DescriptorInvalid as error:
        refused = error
    if refused is not None:
        in_dutch(str(refused))
        assert "De beschrijving van de gegevens (datapackage.json)" in str(refused)
        return
    problems = check_all(descriptor, package.data)
    for problem in problems:
        in_dutch(f"{problem.rule} {problem.advice}")
    if not problems:
        shutil.rmtree(package.folder, ignore_errors=True)
        build(descriptor=descriptor, data=package.data, folder=package.folder)


@pytest.mark.slow
@settings(LIMITED, max_examples=150)
@given(st.sampled_from(PLACES), st.one_of(VALUES, st.just(REMOVED)))
@example(("resources",), [])
@example(("resources",), "grants")
@example(("resources", 0), None)
@example(("resources", 0, "name"), "gr'ants")
@example(("resources", 0, "name"), "Grants")
@example(("resources", 1, "name"), "dataset")
@example(("resources", 0, "expectedRows"), "3")
@example(("resources", 0, "expectedRows"), True)
@example(("resources", 0, "schema", "primaryKey"), "year")
@example(("resources", 0, "schema", "primaryKey"), [])
@example(("resources", 0, "schema", "primaryKey"), [["year"]])
@example(("resources", 0, "schema", "fields", 0, "constraints", "minimum"), "laag")
@example(("resources", 0, "schema", "fields", 4, "constraints", "enum"), [1, None])
@example(("resources", 0, "schema", "fields", 4, "constraints", "enum"), "gemeente")
@example(("resources", 0, "schema", "fields", 5, "constraints", "pattern"), "(?=A).*")
@example(("resources", 0, "schema", "fields", 5, "constraints", "pattern"), "[")
@example(("resources", 0, "schema", "fields", 2, "storage"), "DECIMAL(99,2)")
@example(("resources", 0, "schema", "fields", 2, "storage"), "INTEGER")
@example(("resources", 0, "schema", "foreignKeys", 0, "fields"), ["kind"])
@example(("resources", 0, "schema", "foreignKeys", 0, "reference", "fields"), ["name"])
@example(("resources", 0, "schema", "foreignKeys", 0, "reference", "resource"), "grants")
@example(("resources", 0, "path"), "x" * 400 + ".csv")
@example(("resources", 0, "path"), "a\x00.csv")
def test_any_value_anywhere_in_the_description(shared: Package, path: tuple[Any, ...], value: Any) -> None:
    hold_description(shared, json.dumps(changed(path, value)))


@LIMITED
@given(st.binary(max_size=60))
@example(b"")
@example(b"null")
@example(b"[]")
@example(b"\xff")
@example(b"[" * 100_000)
@example(b'{"resources":' * 50_000)
@example(b'{"resources": [' + b'{"name": ' * 3000)
@example(b'{"a": NaN}')
@example(b'{"a": ' + b"1" * 5000 + b"}")
def test_any_bytes_in_place_of_the_description(shared: Package, content: bytes) -> None:
    hold_description(shared, content)


def test_the_command_lists_problems_of_any_file_in_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for content in (b"", b"\x00", b"partner_id\n1", b'"', b"partner_id,domain_id\nP1\n"):
        path = tmp_path / "partner.csv"
        path.write_bytes(content)
        assert main(["check", str(path)]) == 1
        assert "partner.csv" in capsys.readouterr().err
    for name in ("x" * 300, "partner\x00"):
        assert main(["check", str(tmp_path / f"{name}.csv")]) == 2
        assert "er is geen tabel" in capsys.readouterr().err

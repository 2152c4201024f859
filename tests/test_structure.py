"""The house stays a house: imports run one way, streamlit lives in few places, pages open with the guard."""

import ast
from functools import cache
from pathlib import Path

import pytest

from store import paths

ALLOWED = {
    "store": {"store"},
    "view": {"view"},
    "exhibits": {"exhibits", "store", "view"},
    "export": {"export", "exhibits", "view"},
    "pages": {"app", "exhibits", "export", "store"},
    "app": {"app", "exhibits", "export", "store", "view"},
}
STREAMLIT_ALLOWED = ("dashboard.py", "navigation.py", "app/")
FILES = [
    p for p in paths.ROOT.rglob("*.py") if not {".venv", "tests", "benchmarks"} & set(p.relative_to(paths.ROOT).parts)
]
PAGES = sorted((paths.ROOT / "pages").glob("*.py"))
OWN = {"store", "view", "exhibits", "export", "pages", "dashboard", "navigation", "app"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> frozenset[str]:
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return frozenset(found)


def name_of(path: Path) -> str:
    return path.relative_to(paths.ROOT).as_posix()


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 25
    assert len(PAGES) >= 6


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    part = path.relative_to(paths.ROOT).parts[0]
    if part in ALLOWED:
        used = {name.split(".")[0] for name in imported(path)} & OWN
        assert used <= ALLOWED[part]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_streamlit_lives_in_few_places(path: Path) -> None:
    if not name_of(path).startswith(STREAMLIT_ALLOWED):
        assert "streamlit" not in {name.split(".")[0] for name in imported(path)}


def test_charts_and_store_do_not_know_each_other() -> None:
    store = [p for p in FILES if p.relative_to(paths.ROOT).parts[0] == "store"]
    assert len(store) > 5
    for path in store:
        assert "view" not in {name.split(".")[0] for name in imported(path)}, path.name


def test_plotlys_own_objects_are_not_used() -> None:
    """They take most of the time of an exhibit: `view/graph_objects.py` says why. Its scripts for the browser are fine."""
    for path in FILES:
        names = {name for name in imported(path) if name.startswith("plotly")}
        assert names <= ({"plotly"} if name_of(path).startswith("app/") else set()), path.name


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_first_statement_of_a_page_is_the_guard(path: Path) -> None:
    body = tree(path).body
    statements = [
        n
        for n in body
        if not isinstance(n, ast.Import | ast.ImportFrom)
        and not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))
    ]
    assert ast.unparse(statements[0]) == "page = guard()"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_pages_are_short_and_in_the_navigation(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120
    assert f"pages/{path.name}" in (paths.ROOT / "navigation.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_sql_is_made_by_formatting(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("execute", "sql"):
            assert not any(isinstance(a, ast.JoinedStr | ast.BinOp) for a in node.args)


def test_the_tree_in_the_readme_is_what_is_on_disk() -> None:
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.split("## What is where")[1].split("```")[1]
    named = {line.split()[0].rstrip("/") for line in block.splitlines() if line.strip()}
    on_disk = {
        p.name
        for p in paths.ROOT.iterdir()
        if not p.name.startswith((".", "__")) and (p.is_dir() or p.suffix == ".py") and p.name not in ("test-results",)
    }
    assert len(named) > 10
    assert named == on_disk


def test_every_dependency_earns_its_place_in_the_architecture() -> None:
    architecture = (paths.ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").lower()
    pinned = [
        line.split("==")[0].strip()
        for line in (paths.ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(pinned) > 8
    assert [name for name in pinned if name not in architecture] == []


def test_no_module_is_longer_than_one_subject() -> None:
    files = [path for kind in ("*.py", "*.js", "*.css") for path in paths.ROOT.rglob(kind)]
    ours = [p for p in files if not {".venv", "tests"} & set(p.relative_to(paths.ROOT).parts)]
    assert len(ours) > 200
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in ours}
    assert {name: length for name, length in lengths.items() if length > 250} == {}

"""Every query is one statement, keeps its header, and is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import paths
from store.errors import QueryInvalid
from store.questions import Question, all_questions, question
from store.reading import Database

QUESTIONS = all_questions()
CODE = [
    *(paths.ROOT / "exhibits").rglob("*.py"),
    *(paths.ROOT / "store").rglob("*.py"),
    *(paths.ROOT / "pages").rglob("*.py"),
    *(paths.ROOT / "app").rglob("*.py"),
]


def test_there_are_queries() -> None:
    assert len(QUESTIONS) > 5


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.name)
def test_query_title_is_a_question(asked: Question) -> None:
    assert asked.title.endswith("?")


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.name)
def test_query_gives_the_columns_of_its_header(asked: Question, database: Database) -> None:
    with database._connection.cursor() as cursor:
        described = cursor.execute(asked.sql, dict.fromkeys(asked.parameters)).description
    assert tuple(column[0] for column in described) == asked.columns


def test_step_gives_the_columns_of_its_header_and_more_than_one_query_begins_with_it(database: Database) -> None:
    files = sorted(paths.QUERIES.rglob("steps/*.sql"))
    assert files
    for file in files:
        step = f"{file.parent.parent.name}/steps/{file.stem}"
        text = file.read_text(encoding="utf-8")
        parameters, columns = (re.findall(rf"^-- {what}: *(.*)", text, re.M)[0] for what in ("parameters", "columns"))
        with database._connection.cursor() as cursor:
            described = cursor.execute(text, dict.fromkeys(filter(None, parameters.split(", "))) or None).description
        assert ", ".join(column[0] for column in described) == columns
        named = f"-- steps: {step.replace('/steps/', '/')}\n"
        assert sum(named in query.read_text(encoding="utf-8") for query in paths.QUERIES.glob("*/*.sql")) > 1


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.name)
def test_query_is_asked_somewhere(asked: Question) -> None:
    assert any(f'"{asked.name}"' in path.read_text(encoding="utf-8") for path in CODE)


def strings_of(path: Path) -> Iterator[str]:
    """The texts in a module, without its docstrings: 'With page and role' is no SQL."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_no_sql_outside_queries() -> None:
    sql = re.compile(r"(select|with|insert|update|delete)\s", re.IGNORECASE)
    # bookkeeping of the build, reading a query and putting its steps before it; bound parameters
    allowed = {paths.ROOT / "store" / name for name in ("filling.py", "database.py", "questions.py")}
    checked = [p for p in CODE if p not in allowed]
    assert len(checked) > 10
    assert [p.name for p in checked if any(sql.match(text) for text in strings_of(p))] == []
    assert any(sql.match(text) for text in strings_of(paths.ROOT / "store" / "filling.py"))


def test_unknown_query_is_refused() -> None:
    with pytest.raises(QueryInvalid, match="there is no query"):
        question("money/does_not_exist")


def test_path_outside_queries_is_refused() -> None:
    with pytest.raises(QueryInvalid, match="not theme/query"):
        question("../store/secrets")


def test_unknown_step_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "money").mkdir()
    (tmp_path / "money" / "one.sql").write_text(
        "-- Een?\n-- parameters:\n-- steps: money/gone\n-- columns: a\nselect 1 as a"
    )
    monkeypatch.setattr(paths, "QUERIES", tmp_path)
    with pytest.raises(QueryInvalid, match="there is no query 'money/gone'"):
        question("money/one")


def test_parameters_must_be_those_of_the_header(database: Database) -> None:
    with pytest.raises(QueryInvalid, match="was given"):
        database.ask("money/by_cluster", cluster="pga")


def test_two_statements_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "money").mkdir()
    (tmp_path / "money" / "two.sql").write_text("-- Twee?\n-- parameters:\n-- columns: a\nselect 1 as a; select 2 as a")
    monkeypatch.setattr(paths, "QUERIES", tmp_path)
    with pytest.raises(QueryInvalid, match="2 statements"):
        question("money/two")

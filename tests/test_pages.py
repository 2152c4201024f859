"""Every page runs, answers its question first, and says clearly in Dutch when there are no data."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store import paths, versions
from store.building import build
from store.reading import current

PAGES = sorted(p.name for p in (paths.ROOT / "pages").glob("*.py"))


@pytest.fixture(autouse=True)
def forget_open_database() -> None:
    """`current` lives as long as the process; each test starts with none open."""
    current._open = None
    current._seen = None


def run(page: str, **query: str) -> AppTest:
    test = AppTest.from_file(str(paths.ROOT / "navigation.py"), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.switch_page(f"pages/{page}")
    return test.run()


def opened(test: AppTest) -> AppTest:
    """The page with every 'Tabel en downloads' open; a table is only made when it is."""
    for expander in test.expander:
        test.session_state[expander.proto.id.partition("-")[2].partition("-")[2]] = True
    return test.run()


def figures(test: AppTest) -> list[dict[str, object]]:
    return [json.loads(chart.proto.spec) for chart in test.get("plotly_chart")]


def test_there_are_pages() -> None:
    assert len(PAGES) >= 6


@pytest.mark.parametrize("page_file", PAGES)
def test_page_runs_and_opens_with_its_question(page_file: str) -> None:
    test = run(page_file)
    assert not test.exception
    assert len(test.title) == 1
    assert not test.error


@pytest.mark.parametrize("page_file", PAGES)
def test_page_shows_exhibits_with_table_and_source(page_file: str) -> None:
    test = opened(run(page_file))
    assert test.header
    assert test.get("table") or test.table
    assert len(test.table) >= len(test.expander)
    assert any("Bron" in caption.value for caption in test.caption)


@pytest.mark.parametrize("page_file", PAGES)
def test_every_figure_has_an_alt_text(page_file: str) -> None:
    for chart in run(page_file).get("plotly_chart"):
        assert len(chart.proto.alt) > 40


def test_filter_changes_figure_and_table() -> None:
    before = run("clusters.py")
    after = run("clusters.py", selectie="szw")
    assert figures(before)[0] != figures(after)[0]
    assert len(opened(after).table[0].value) < len(opened(before).table[0].value)


def test_a_table_is_not_made_until_it_is_opened() -> None:
    test = run("clusters.py")
    assert len(test.expander) == len(figures(test)) > 0
    assert len(test.table) == 0
    assert len(opened(test).table) == len(test.expander)


def test_nonsense_in_the_link_falls_back_with_a_notice() -> None:
    test = run("clusters.py", indeling="<script>alert(1)</script>")
    assert not test.exception
    assert "bestaat" in test.warning[0].value
    assert test.warning[0].value.count("<script>") == 0
    assert figures(test)[0] == figures(run("clusters.py"))[0]


def test_part_of_a_link_that_is_known_is_kept() -> None:
    test = run("clusters.py", selectie="zelf", cluster="analyse")
    assert len(figures(test)[0]["data"][0]["y"]) == 2  # type: ignore[index]


@pytest.mark.parametrize("damage", ["missing", "garbage", "pointer", "schema"])
def test_broken_database_gives_one_clear_page(damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(tmp_path))
    version = build(folder=tmp_path)
    file, pointer = tmp_path / version.file_name, tmp_path / versions.POINTER
    if damage == "missing":
        file.unlink()
    elif damage == "garbage":
        file.write_bytes(b"x" * version.size_bytes)
    elif damage == "pointer":
        pointer.write_text("{")
    else:
        pointer.write_text(pointer.read_text().replace(version.schema_fingerprint, "0" * 16))
    test = run("clusters.py")
    assert not test.exception
    assert test.title[0].value == "De gegevens zijn nu niet te tonen"
    assert "store build" in " ".join(m.value for m in test.markdown)
    build(folder=tmp_path)
    assert "Waar ging het geld" in run("clusters.py").title[0].value

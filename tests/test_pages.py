"""Every page runs, answers its question first, and says clearly in Dutch when there are no data."""

import shutil
from pathlib import Path

import pytest

from store import paths, versions
from store.building import build
from tests.visiting import cards, messages, page_html, visit

OF_TEXT = {"toegankelijkheid", "briefing", "beheer"}
"""Pages that show no figures: one of our own texts, what the visitor collects or what they load."""
PAGES = sorted({p.stem for p in (paths.ROOT / "pages").glob("*.py")} - OF_TEXT)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 6


@pytest.mark.parametrize("page_file", PAGES)
def test_page_opens_with_its_question_and_shows_exhibits_with_table_source_and_alt_text(page_file: str) -> None:
    test = visit(page_file)
    assert not test.exception
    assert page_html(test).count("<h1 ") + len(test.title) == 1
    assert not test.error
    shown = cards(test)
    assert shown
    assert messages(test) <= 20
    for card in shown:
        assert card["table"]["columns"]
        assert card["source_short"].startswith(("Bron", "Verzonnen"))
        assert len(card["alt"]) > 40


def test_filter_changes_figure_and_table() -> None:
    before, after = cards(visit("clusters"))[0], cards(visit("clusters", selectie="szw"))[0]
    assert before["figure"] != after["figure"]
    assert after["table"]["rows"] < before["table"]["rows"]
    assert before["key"] == after["key"]


def test_nonsense_in_the_link_falls_back_with_a_notice() -> None:
    test = visit("clusters", indeling="<script>alert(1)</script>")
    assert not test.exception
    assert "bestaat" in test.warning[0].value
    assert test.warning[0].value.count("<script>") == 0
    assert cards(test) == cards(visit("clusters"))


def test_part_of_a_link_that_is_known_is_kept() -> None:
    test = visit("clusters", selectie="zelf", cluster="analyse", indeling="nonsens")
    assert test.warning
    assert "Clusters: analyse" in " ".join(cards(test)[0]["filter_text"]).replace("Analyse", "analyse")


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["missing", "garbage", "pointer", "schema"])
def test_broken_database_gives_one_clear_page(
    damage: str, tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(tmp_path))
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    version = versions.current(tmp_path)
    file, pointer = tmp_path / version.file_name, tmp_path / versions.POINTER
    if damage == "missing":
        file.unlink()
    elif damage == "garbage":
        file.write_bytes(b"x" * version.size_bytes)
    elif damage == "pointer":
        pointer.write_text("{")
    else:
        pointer.write_text(pointer.read_text().replace(version.schema_fingerprint, "0" * 16))
    test = visit("clusters")
    assert not test.exception
    assert test.title[0].value == "De gegevens zijn nu niet te tonen"
    assert "store build" in " ".join(m.value for m in test.markdown)
    build(folder=tmp_path)
    assert cards(visit("clusters"))

"""The first files: quickly compressed at once, as small as can be afterwards, and kept for the next start."""

from pathlib import Path

import brotli
import pytest

from app.card import assets
from app.http import compression, stack


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "script.js"
    file.write_text("".join(f"const name{n} = {n * n};\n" for n in range(5000)))
    monkeypatch.setattr(compression, "FIRST_FILES", [file])
    monkeypatch.setattr(compression, "_HELD", {})
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(tmp_path))
    return file


def test_the_best_is_smaller_whole_and_kept(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compression.compress_first_files()
    quick = compression.compressed(first, "br")
    compression.compress_best()
    best = compression.compressed(first, "br")
    assert len(best) < len(quick)
    assert brotli.decompress(best) == brotli.decompress(quick) == first.read_bytes()
    monkeypatch.setattr(compression, "_HELD", {})
    compression.compress_first_files()
    assert compression.compressed(first, "br") == best


def test_what_is_kept_of_something_else_is_not_served(first: Path) -> None:
    compression.compress_best()
    [kept] = (first.parent / "compressed").iterdir()
    for wrong in (b"nonsense", brotli.compress(b"alert(1)")):
        kept.write_bytes(wrong)
        compression.compress_first_files()
        assert brotli.decompress(compression.compressed(first, "br")) == first.read_bytes()


def test_a_folder_that_may_not_be_written_only_costs_the_next_start(first: Path) -> None:
    (first.parent / "compressed").write_text("a file where the folder would be")
    compression.compress_best()
    assert brotli.decompress(compression.compressed(first, "br")) == first.read_bytes()


def test_plotly_is_compiled_whole_while_it_arrives_and_is_otherwise_the_packages_own() -> None:
    content = compression.content_of(assets.PLOTLY)
    line, rest = content.split(b"\n", 1)
    assert line == b"//# allFunctionsCalledOnLoad"
    assert rest == assets.PLOTLY.read_bytes()


def test_plotly_and_streamlits_own_scripts_are_first_files() -> None:
    names = {file.name.split(".")[0] for file in compression.FIRST_FILES}
    assert {"plotly", "index", "protobuf"} <= names
    assert stack.FIRST_FILES is compression.FIRST_FILES

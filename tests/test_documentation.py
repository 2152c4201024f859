"""What the documents name exists: commands, make targets, files and folders."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from store import paths
from store.reading import HEALTH_SECONDS

DOCUMENTS = sorted(
    [*paths.ROOT.glob("*.md"), *(paths.ROOT / "docs").rglob("*.md"), paths.ROOT / "benchmarks" / "README.md"]
)
# what is made by a command, not kept in git, or an example of a name
MADE = ("data/db", "my/", "pad/naar", "docs/…")
PLACES = ("pages", "exhibits", "queries", "store", "view", "app", "export", "tests", "benchmarks", "docs", "data")
PATH = re.compile(rf"`((?:{'|'.join(PLACES)})/[\w./<>…-]*)`")


def name_of(path: Path) -> str:
    return path.relative_to(paths.ROOT).as_posix()


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) >= 8


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_named_path_is_there(document: Path) -> None:
    for named in PATH.findall(document.read_text(encoding="utf-8")):
        if named.startswith(MADE) or "<" in named or "…" in named or "largest_increase" in named:
            continue
        assert (paths.ROOT / named).exists(), f"{name_of(document)} names {named}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), f"{name_of(document)} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_make_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (paths.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert len(targets) > 8
    named = re.findall(r"(?:^|`)make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_the_manual_says_how_often_the_database_is_read_again() -> None:
    manual = (paths.ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
    assert f"hoogstens eens per {HEALTH_SECONDS:.0f} seconden" in manual


def test_every_store_command_exists() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "store", "--help"], capture_output=True, text=True, cwd=paths.ROOT, check=True
    )
    commands = set(re.findall(r"^    ([a-z]+) ", answer.stdout, re.MULTILINE))
    assert {"build", "check", "path", "sample"} <= commands
    for document in DOCUMENTS:
        named = re.findall(r"-m store ([a-z]+)", document.read_text(encoding="utf-8"))
        assert set(named) <= commands, name_of(document)

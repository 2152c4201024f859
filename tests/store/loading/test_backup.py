"""The commands of the manual keep own records and bring them back: the drill, as docs/beheer.md has it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store import paths, versions
from store.descriptor import load
from store.loading import applying, checking
from store.loading.grids import Options
from tests.store.loading.conftest import GOOD, lines

pytestmark = pytest.mark.skipif(shutil.which("sha256sum") is None or os.name != "posix", reason="needs a Unix shell")


def commands(title: str) -> str:
    """The block of commands in the manual that begins with this comment."""
    manual = (paths.ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
    [found] = re.findall(rf"```sh\n# {title}\n(.*?)```", manual, re.DOTALL)
    return str(found)


@pytest.mark.slow
def test_what_was_loaded_comes_back_from_the_backup(folder: Path, tmp_path: Path) -> None:
    composed = checking.now(folder)
    checked = checking.check_file(
        "activity", "lijst.csv", lines(GOOD).encode(), Options(), composed=composed, base=load()
    )
    state = applying.apply(checked, "An", folder=folder)
    before = versions.current(folder)

    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{python.parent}:{os.environ['PATH']}",
        "BACKUP": str(tmp_path / "back up"),
        "TRIAL": str(tmp_path / "trial"),
        "DASHBOARD_DATABASE_FOLDER": str(folder),
    }

    def run(title: str) -> str:
        done = subprocess.run(
            ["sh", "-e", "-c", commands(title)], cwd=paths.ROOT, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("back-up")
    shown = run("terugzetten")
    assert f"*  {state.state_id}" in shown
    after = versions.current(tmp_path / "trial")
    assert after.own == before.own == state.state_id
    assert {t: c for t, c in after.checksums.items() if t != "dataset"} == {
        t: c for t, c in before.checksums.items() if t != "dataset"
    }
    assert after.rows == before.rows

    # a backup that is not what was kept is not put back
    damaged = tmp_path / "back up" / "own.tar"
    damaged.write_bytes(damaged.read_bytes().replace(b"Analyse", b"analyse"))
    with pytest.raises(AssertionError, match=r"own\.tar"):
        run("terugzetten")

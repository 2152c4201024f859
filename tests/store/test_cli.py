"""The store's command line: what it prints, where, and with which exit code."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import paths, release
from store.__main__ import main

SOURCES = paths.DATA / "published" / "source.csv"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(tmp_path / "db"))
    monkeypatch.setattr(release, "before_current", lambda *_, **__: [])  # test_release.py draws
    return tmp_path / "db"


@pytest.mark.slow
def test_build_says_what_it_made_and_path_prints_the_file_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    printed = capsys.readouterr()
    assert "is actueel" in printed.out
    assert printed.err == ""
    assert main(["path"]) == 0
    printed = capsys.readouterr()
    assert Path(printed.out.rstrip("\n")).is_file()
    assert Path(printed.out.rstrip("\n")).parent == folder
    assert printed.out.count("\n") == 1
    assert printed.err == ""


@pytest.mark.slow
def test_build_if_needed_leaves_a_good_database(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--if-needed"]) == 0
    before = capsys.readouterr().out
    assert main(["build", "--if-needed"]) == 0
    assert capsys.readouterr().out == before
    assert main(["build"]) == 0
    assert capsys.readouterr().out != before


def test_path_without_a_database_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["path"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "nog geen database" in printed.err
    assert "python -m store build" in printed.err


def test_build_in_a_place_that_is_no_folder_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write_text("I am a file")
    assert main(["build"]) == 1
    assert "DASHBOARD_DATABASE_FOLDER" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "path"])
@pytest.mark.parametrize("name", ["x" * 300, "a" * 5000], ids=["long", "very long"])
def test_a_folder_with_a_name_that_cannot_be_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    monkeypatch.setattr(paths, "database_folder", lambda: tmp_path / name)
    assert main([command]) == 1
    error = capsys.readouterr().err
    assert "DASHBOARD_DATABASE_FOLDER" in error
    assert "File name" not in error


@pytest.mark.parametrize("command", [["build"], ["build", "--if-needed"], ["path"]], ids=" ".join)
def test_a_folder_without_access_says_what_to_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    without_rights: Callable[[], Any],
    command: list[str],
) -> None:
    closed = tmp_path / "closed"
    (closed / "db").mkdir(parents=True)
    monkeypatch.setattr(paths, "database_folder", lambda: closed / "db")
    closed.chmod(0)
    with without_rights():
        assert main(command) == 1
    error = capsys.readouterr().err
    assert "rechten" in error
    assert "Permission" not in error


@pytest.mark.slow
def test_build_if_needed_ends_well_where_nothing_may_be_written(
    folder: Path, capsys: pytest.CaptureFixture[str], without_rights: Callable[[], Any]
) -> None:
    assert main(["build"]) == 0
    built = capsys.readouterr().out
    (folder / "build.lock").unlink(missing_ok=True)
    folder.chmod(0o555)
    with without_rights():
        assert main(["build", "--if-needed"]) == 0
        assert capsys.readouterr().out == built
        assert main(["build"]) == 1
    assert "is alleen-lezen" in capsys.readouterr().err
    folder.chmod(0o755)


@pytest.mark.slow
def test_check_of_all_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "In orde:" in capsys.readouterr().out


def test_check_of_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SOURCES)]) == 0
    assert "1 bestand gecontroleerd" in capsys.readouterr().out


def test_check_lists_the_problems_of_several_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "source.csv").write_text(SOURCES.read_text().replace("2021-11-19", "19-11-2021"))
    (tmp_path / "cluster.csv").write_text("cluster_id;name\n")
    assert main(["check", str(tmp_path / "source.csv"), str(tmp_path / "cluster.csv")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "2 problemen" in printed.err
    assert "waarde '19-11-2021'" in printed.err
    assert "Schrijf 2021-11-19" in printed.err
    assert "cluster.csv, rij 1" in printed.err


def test_check_of_a_file_that_is_no_table_names_the_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "colours.csv")]) == 2
    printed = capsys.readouterr().err
    assert "colours" in printed
    assert "cluster_allocation" in printed


def test_check_of_two_files_for_one_table_checks_neither(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "a" / "cluster.csv"), str(tmp_path / "b" / "cluster.csv")]) == 2
    assert "'cluster' staat er twee keer in" in capsys.readouterr().err


def test_check_of_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "source.csv")]) == 1
    assert "source.csv: het bestand ontbreekt" in capsys.readouterr().err


def test_a_wrong_call_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["demolish"])
    assert caught.value.code == 2
    assert "python -m store" in capsys.readouterr().err


def test_the_command_runs_as_a_module(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "store", "path"], cwd=paths.ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr

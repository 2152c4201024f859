"""Loading from a terminal: what it prints, what it writes, and with which exit code."""

import json
from pathlib import Path

import pytest

from store.__main__ import main
from tests.store.loading.conftest import GOOD, HEADER, changed, lines, workbook


@pytest.fixture
def place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(folder))
    return folder.parent


def test_load_shows_what_would_change_applies_only_when_asked_and_can_be_undone(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_LOG_FOLDER", str(place / "log"))
    (place / "lijst.csv").write_text(lines(GOOD))
    assert main(["load", "activity", str(place / "lijst.csv")]) == 0
    shown = capsys.readouterr().out
    assert "scheidingsteken ;" in shown
    assert "1 rijen erbij, 389 weg" in shown
    assert "Er is niets veranderd" in shown
    assert main(["load", "activity", str(place / "lijst.csv"), "--apply"]) == 0
    version = capsys.readouterr().out.split("Geladen als versie ")[1].split(".")[0]
    assert main(["versions"]) == 0
    shown = capsys.readouterr().out
    assert f"* {version}" in shown
    assert "lijst.csv, 1 rij" in shown
    assert main(["restore", "voorbeeld"]) == 0
    assert main(["versions"]) == 0
    assert "* voorbeeld" in capsys.readouterr().out
    assert main(["restore", "20200101-000000-abcdef"]) == 1
    assert "is er niet" in capsys.readouterr().err
    recorded = [json.loads(line) for line in (place / "log" / "audit.jsonl").read_text().splitlines()]
    did = [{name: e.get(name) for name in ("message", "table", "file", "rows", "version")} for e in recorded]
    assert did == [
        {"message": "loaded", "table": "activity", "file": "lijst.csv", "rows": "1", "version": version},
        {"message": "restored", "table": None, "file": None, "rows": None, "version": "voorbeeld"},
    ]
    assert all(e["time"] and e["who"] for e in recorded)
    assert "Analyse van meldingen" not in (place / "log" / "audit.jsonl").read_text()


def test_nothing_is_loaded_that_cannot_be_put_on_record(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "no folder").write_text("")
    monkeypatch.setenv("DASHBOARD_LOG_FOLDER", str(place / "no folder"))
    (place / "lijst.csv").write_text(lines(GOOD))
    assert main(["load", "activity", str(place / "lijst.csv")]) == 0
    assert main(["load", "activity", str(place / "lijst.csv"), "--apply"]) == 1
    assert "logboek" in capsys.readouterr().err
    assert main(["versions"]) == 0
    assert "* voorbeeld" in capsys.readouterr().out


def test_a_bad_file_ends_with_all_problems_and_writes_them_where_asked(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = HEADER.split(";")
    bad = changed(letter="G", amount_eur="12").split(";")
    (place / "lijst.xlsx").write_bytes(workbook([names, bad]))
    arguments = ["load", "activity", str(place / "lijst.xlsx"), "--apply", "--problems", str(place / "p.csv")]
    assert main([*arguments, "--marked", str(place / "m.xlsx")]) == 1
    shown = capsys.readouterr()
    assert "cluster G bestaat niet in 2020" in shown.err
    assert "Er is niets veranderd" in shown.err
    assert (place / "p.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (place / "m.xlsx").read_bytes().startswith(b"PK")


def test_a_file_that_is_not_there_and_a_table_that_cannot_be_loaded(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", "activity", str(place / "weg.csv")]) == 1
    assert "niet te lezen" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["load", "claim", "x.csv"])
    assert "activity" in capsys.readouterr().err


def test_template_writes_what_can_be_loaded(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "municipality", str(place / "a.xlsx")]) == 0
    assert main(["load", "municipality", str(place / "a.xlsx")]) == 0
    assert "Antwoorden op de quickscan" in capsys.readouterr().out
    assert main(["template", "municipality", str(place / "a.pdf")]) == 1

"""Loading from a terminal: what it prints, what it writes, and with which exit code."""

import json
import re
from pathlib import Path

import pytest

from store import paths
from store.__main__ import main
from store.descriptor import load as load_descriptor
from store.loading import own
from store.moments import moment
from tests.store.loading.conftest import GOOD, HEADER, changed, lines, workbook


@pytest.fixture
def place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(folder))
    return folder.parent


@pytest.mark.slow
def test_load_shows_what_would_change_applies_only_when_asked_and_can_be_undone(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_LOG_FOLDER", str(place / "log"))
    (place / "lijst.csv").write_text(lines(GOOD))
    assert main(["load", "activity", str(place / "lijst.csv")]) == 0
    shown = capsys.readouterr().out
    assert "Gelezen als CSV: 1 rij, kopregel rij 1, scheidingsteken puntkomma, tekencodering UTF-8" in shown
    assert "1 rij erbij, 389 weg" in shown
    titles = next(line.split() for line in shown.splitlines() if line.startswith("Jaar"))
    assert titles == [
        "Jaar",
        "Cluster",
        "Rijen",
        "nu",
        "Rijen",
        "straks",
        "Verschil",
        "Bedrag",
        "nu",
        "Bedrag",
        "straks",
        "Verschil",
    ]
    assert "Totaal" in shown
    for name in [f.name for f in load_descriptor().table("activity").fields] + ["before", "after", "cluster_id"]:
        assert not re.search(rf"\b{name}\b", shown), f"{name} is a name of ours"
    assert "Er is niets veranderd" in shown
    assert main(["load", "activity", str(place / "lijst.csv"), "--apply"]) == 0
    version = capsys.readouterr().out.split("Geladen als versie ")[1].split(".")[0]
    assert main(["versions"]) == 0
    shown = capsys.readouterr().out
    made = own.states(place / "db")[0].made_at
    assert re.search(rf"\* +{version} +{re.escape(moment(made))} .* Geladen: Activiteiten: lijst.csv, 1 rij", shown)
    assert main(["restore", "voorbeeld"]) == 0
    assert main(["versions"]) == 0
    assert re.search(r"\* +voorbeeld", capsys.readouterr().out)
    for unknown in ("20200101-000000-abcdef", "gisteren", "../../x"):
        assert main(["restore", unknown]) == 1
        said = capsys.readouterr().err
        assert f"Er is geen versie '{unknown}'" in said
        assert f"- {version} ({moment(made)}: Activiteiten: lijst.csv, 1 rij)" in said
        assert "- voorbeeld" in said
        assert "back-up" not in said
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
    assert re.search(r"\* +voorbeeld", capsys.readouterr().out)


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


def test_check_says_of_an_own_list_what_load_says(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names, good = HEADER.split(";"), changed().split(";")
    (place / "activity.xlsx").write_bytes(workbook([names, good, changed(letter="G").split(";")]))
    said = []
    for call in (["check"], ["load", "activity"]):
        assert main([*call, str(place / "activity.xlsx")]) == 1
        said.append(capsys.readouterr().err)
    assert said[0] == said[1]
    assert "2 problemen" in said[0]
    (place / "activity.csv").write_text(lines(GOOD), encoding="cp1252")
    assert main(["check", str(place / "activity.csv"), str(paths.DATA / "published" / "source.csv")]) == 0
    assert "2 bestanden gecontroleerd" in capsys.readouterr().out
    assert main(["check", str(place / "partner.csv")]) == 1
    assert "niet te lezen" in capsys.readouterr().err


def test_a_file_that_is_not_there_and_a_table_that_cannot_be_loaded(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", "activity", str(place / "weg.csv")]) == 1
    assert "niet te lezen (het bestaat niet, of de map niet)" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["load", "claim", "x.csv"])
    said = capsys.readouterr().err
    assert "Deze opdracht klopt niet: 'claim' kan niet bij TABEL. Kies uit: 'municipality', 'activity'" in said
    assert said.startswith("gebruik: python -m store load")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ([], "dit ontbreekt nog: OPDRACHT."),
        (["restore"], "dit ontbreekt nog: VERSIE."),
        (["versions", "alle"], "dit is onbekend: alle."),
        (["load", "activity", "x.csv", "--sheet"], "bij --sheet hoort een waarde."),
    ],
)
def test_a_call_that_is_not_right_is_explained_in_dutch(
    call: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(call)
    assert ended.value.code == 2
    shown = capsys.readouterr().err
    assert said in shown
    for english in ("usage", "error", "required", "argument"):
        assert english not in shown.lower().replace("--help", "")


def test_times_are_dutch_times_in_summer_and_winter_and_a_version_is_named_by_the_same_clock() -> None:
    assert moment("2026-07-01T22:30:00+00:00") == "02-07-2026, 00:30"
    assert moment("2026-11-21T22:30:00+00:00") == "21-11-2026, 23:30"
    assert moment("") == ""


def test_template_writes_what_can_be_loaded(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "municipality", str(place / "a.xlsx")]) == 0
    assert main(["load", "municipality", str(place / "a.xlsx")]) == 0
    assert "Antwoorden op de quickscan" in capsys.readouterr().out
    assert main(["template", "municipality", str(place / "a.pdf")]) == 1

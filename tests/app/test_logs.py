"""The log: one line an event, readable by a program, without contents, and it does not grow without end."""

import dataclasses
import json
import logging
import sys
from pathlib import Path

import pytest

from app import audit, logs
from app.settings import SETTINGS
from store.errors import DatabaseCorrupt
from tests.app.visitor import visitor
from tests.serving import ask, start_server


def line_of(error: Exception) -> dict[str, str]:
    try:
        raise error
    except Exception:
        record = logging.LogRecord("dashboard", logging.ERROR, __file__, 1, "a page stopped", (), sys.exc_info())
    text = logs.JsonLines().format(record)
    assert "\n" not in text
    found: dict[str, str] = json.loads(text)
    return found


def test_an_error_is_one_line_that_says_where_and_not_with_what_data() -> None:
    line = line_of(ValueError("could not convert 'Voorbeeldgemeente 07'\nto a number"))
    assert line["error"] == "ValueError"
    assert line["place"].startswith("tests/app/test_logs.py:")
    assert "Voorbeeldgemeente" not in json.dumps(line)


def test_an_error_of_the_store_says_which_file() -> None:
    assert line_of(DatabaseCorrupt("Het bestand x is beschadigd."))["text"] == "Het bestand x is beschadigd."


def test_a_line_has_time_page_and_role() -> None:
    logs.page.set("/clusters")
    logs.role.set("lezer")
    line = line_of(ValueError())
    assert line["page"] == "/clusters"
    assert line["role"] == "lezer"
    assert line["time"].startswith("20")


def test_the_same_line_is_counted_after_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    repeats = logs.Repeats()
    at = 100.0
    monkeypatch.setattr("app.logs.time.monotonic", lambda: at)
    records = [logging.LogRecord("x", logging.INFO, "", 1, "too slow %s", (n,), None) for n in range(50)]
    assert sum(repeats.filter(record) for record in records) == logs.SAME_LINES
    at = 200.0
    last = logging.LogRecord("x", logging.INFO, "", 1, "too slow %s", (50,), None)
    assert repeats.filter(last)
    assert last.dropped == 50 - logs.SAME_LINES  # type: ignore[attr-defined]


@pytest.mark.slow
def test_forged_messages_do_not_fill_the_log(database_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "log"
    environment = {"DASHBOARD_DATABASE_FOLDER": str(database_folder), "DASHBOARD_LOG_FOLDER": str(folder)}
    printed: list[Path] = []
    with start_server(environment, output=printed) as address:
        for _ in range(100):
            with visitor(address) as tab:
                tab.socket.send(b"\xff\xff nonsense")
            ask(address, "/", Host="evil.example")
        lines = (folder / "dashboard.jsonl").read_text().splitlines()
        console = printed[0].read_text()
    assert 0 < len(lines) < 60
    events = [json.loads(line) for line in lines]
    assert all({"time", "level", "logger", "message"} <= set(event) for event in events)
    assert "Traceback" not in console
    assert "\x1b" not in console
    assert (folder / "dashboard.jsonl").stat().st_mode & 0o007 == 0


def test_files_are_rotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "SETTINGS", dataclasses.replace(SETTINGS, log_folder=str(tmp_path)))
    monkeypatch.setattr(logs, "FILE_BYTES", 1000)
    handler = logs.handler("dashboard.jsonl")
    for number in range(300):
        handler.handle(logging.LogRecord("x", logging.INFO, "", 1, f"line {number}", (), None))
    handler.close()
    files = sorted(tmp_path.glob("dashboard.jsonl*"))
    assert len(files) == logs.FILES_KEPT + 1
    assert all(file.stat().st_size <= 1000 for file in files)


def test_the_record_only_knows_agreed_events() -> None:
    with pytest.raises(ValueError, match="unknown event"):
        audit.record("looked", "somebody")

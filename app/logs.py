"""The log: one line of JSON for each event, with time and page; an error is one line as well.

It has no contents of the data: an error says where it happened and what kind it is. Its text only goes along for
errors of the store, which are about files, and for who works on the code (DASHBOARD_DEVELOP).
"""

import logging
import logging.handlers
import os
import sys
import time
import traceback
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import streamlit.logger

from app.settings import SETTINGS, SettingInvalid
from store import json_lines
from store.errors import StoreError
from store.json_lines import MESSAGE_LENGTH
from store.paths import ROOT

page: ContextVar[str] = ContextVar("page", default="")
role: ContextVar[str] = ContextVar("role", default="")
FILE_BYTES = 10_000_000
FILES_KEPT = 9
SAME_LINES = 5
SECONDS = 10.0


def place(error: BaseException) -> str:
    """Where an error happened: the last lines of our own program, 'exhibits/clusters.py:41 in by_cluster'."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if Path(f.filename).is_relative_to(ROOT) and ".venv" not in f.filename] or frames
    names = [
        f"{Path(f.filename).relative_to(ROOT) if Path(f.filename).is_relative_to(ROOT) else Path(f.filename).name}"
        f":{f.lineno} in {f.name}"
        for f in own[-3:]
    ]
    return " < ".join(reversed(names))


class JsonLines(json_lines.JsonLines):
    """With page and role; an error is on the same line."""

    def fields(self, record: logging.LogRecord) -> dict[str, Any]:
        line = super().fields(record)
        line |= {"page": page.get(), "role": role.get(), "dropped": getattr(record, "dropped", 0)}
        line |= getattr(record, "details", {})
        if record.exc_info and (error := record.exc_info[1]):
            line |= {"error": type(error).__name__, "place": place(error)}
            if isinstance(error, StoreError) or SETTINGS.develop:
                line["text"] = str(error)[:MESSAGE_LENGTH]
            if SETTINGS.develop:
                line["traceback"] = "".join(traceback.format_exception(error))
        return line


class Repeats(logging.Filter):
    """Lets the same message through a few times in a while, then counts: nobody can fill the disk from outside."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[str, str], list[float]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        key = (record.name, str(record.msg))
        now = time.monotonic()
        begun, passed, dropped = self._seen.get(key, (now, 0, 0))
        if now - begun > SECONDS:
            record.dropped = int(dropped)
            begun, passed, dropped = now, 0, 0
        allowed = passed < SAME_LINES
        self._seen[key] = [begun, passed + allowed, dropped + (not allowed)]
        if len(self._seen) > 1000:
            self._seen.clear()
        return allowed


def handler(name: str) -> logging.Handler:
    """Where lines go: `name` in DASHBOARD_LOG_FOLDER, in files of 10 MB of which ten are kept; else to stderr.

    Raises SettingInvalid when that folder cannot be written to.
    """
    made: logging.Handler
    if SETTINGS.log_folder:
        folder = Path(SETTINGS.log_folder)
        file = folder / name
        made = logging.handlers.RotatingFileHandler(
            file, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8", delay=True
        )
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o750)
            file.touch(mode=0o640)
            os.chmod(file, 0o640)
        except OSError as error:
            raise SettingInvalid(
                f"DASHBOARD_LOG_FOLDER is '{SETTINGS.log_folder}'; verwacht wordt een map waarin het dashboard kan schrijven."
            ) from error
    else:
        made = logging.StreamHandler(sys.stderr)
    made.setFormatter(JsonLines())
    return made


def _to_root(logger: logging.Logger) -> None:
    for old in list(logger.handlers):
        logger.removeHandler(old)
    logger.propagate = True


def configure() -> None:
    """Sends every log to one place. Streamlit and uvicorn each have their own, some twice."""
    root = logging.getLogger()
    root.handlers = [handler("dashboard.jsonl")]
    root.handlers[0].addFilter(Repeats())
    root.setLevel(logging.INFO)
    for name in list(logging.root.manager.loggerDict):
        _to_root(logging.getLogger(name))
    # a line for each request and handshake, with the address of the visitor, helps nobody
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").propagate = False
    # a logger of Streamlit's gets a handler of its own when it is first used
    streamlit.logger.setup_formatter = _to_root

"""The record of who did what: logged in, loaded, restored, exported. No contents, never more than a name.

The server writes it (app/audit.py says where to), and so does the command line: whoever loads there is on record too.
"""

import logging
import os
from pathlib import Path

from store.errors import StoreError
from store.json_lines import JsonLines

log = logging.getLogger("audit")
EVENTS = ("login", "logout", "refused", "loaded", "restored", "exported")
FILE_NAME = "audit.jsonl"
FOLDER_SETTING = "DASHBOARD_LOG_FOLDER"


class RecordUnwritable(StoreError):
    """What is about to be done could not be put on record, so it is not done."""

    advice = f"Geef schrijfrechten op de map van het logboek ({FOLDER_SETTING}). Er is niets veranderd."


def record(event: str, who: str, **details: str) -> None:
    """One line: `event` (of EVENTS) by `who`, with names of tables, files or addresses, never what is in them."""
    if event not in EVENTS:
        raise ValueError(f"unknown event {event}; one of {EVENTS}")
    log.info(event, extra={"details": {"who": who, **details}})


def open_for_command_line() -> None:
    """Adds the lines of a command to the server's record, in DASHBOARD_LOG_FOLDER; without one there is no file.

    Only the server moves full files aside: two programs that do so would lose lines. Raises RecordUnwritable.
    """
    log.handlers, log.propagate = [logging.NullHandler()], False
    folder = os.environ.get(FOLDER_SETTING, "").strip()
    if not folder:
        return
    file = Path(folder) / FILE_NAME
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        file.touch(mode=0o640)
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError as error:
        raise RecordUnwritable(f"{file}: hier kan niet in worden geschreven wie wat deed.") from error
    handler.setFormatter(JsonLines())
    log.handlers = [handler]
    log.setLevel(logging.INFO)

"""The record of who did what: logged in, loaded, restored, exported. No contents, never more than a name."""

import logging

from app import logs

log = logging.getLogger("audit")
EVENTS = ("login", "logout", "refused", "loaded", "restored", "exported")


def configure() -> None:
    """Gives the record a file of its own; it is kept longer than the log, and nothing in it is dropped."""
    log.handlers = [logs.handler("audit.jsonl")]
    log.propagate = False
    log.setLevel(logging.INFO)


def record(event: str, who: str, **details: str) -> None:
    """One line: `event` (of EVENTS) by `who`, with names of tables, files or addresses, never what is in them."""
    if event not in EVENTS:
        raise ValueError(f"unknown event {event}; one of {EVENTS}")
    log.info(event, extra={"details": {"who": who, **details}})

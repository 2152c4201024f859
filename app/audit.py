"""The record of who did what, as the server keeps it: a file of its own beside the log."""

import logging

from app import logs
from store.audit import EVENTS, FILE_NAME, log, record

__all__ = ["EVENTS", "configure", "record"]


def configure() -> None:
    """Gives the record a file of its own; it is kept longer than the log, and nothing in it is dropped."""
    log.handlers = [logs.handler(FILE_NAME)]
    log.propagate = False
    log.setLevel(logging.INFO)

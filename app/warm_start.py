"""Makes the server ready before the first visitor comes."""

import asyncio
import gc
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from app.http import compression
from app.http.connections import bound_connections
from app.settings import SETTINGS
from exhibits import catalogue
from store.reading import current

log = logging.getLogger("dashboard")


def draw_ahead() -> None:
    """Opens the database and draws every exhibit as it is first shown."""
    database = current.get()
    catalogue.by_key(database)  # the first reader of a server may not see all that is needed to know every address
    for entry in catalogue.entries():
        exhibit = database.derive(entry.make, entry.choice_type.default(database.ask))
        if exhibit.figure is not None:
            exhibit.figure.to_json()


def warm_up() -> None:
    """Does what the first visitor would have to wait for. Never raises: the server must run to say what is wrong."""
    for step in (compression.compress_large_files, *(() if SETTINGS.develop else (draw_ahead,))):
        try:
            step()
        except Exception as error:
            log.warning("not warm: %s stopped with %s: %s", step.__name__, type(error).__name__, error)


def disable_nagle() -> None:
    """Lets small messages go without waiting until the browser has confirmed the one before.

    asyncio sees to that, but not on the socket that Streamlit binds (its protocol number is 0; uvicorn has the same in
    issue 3149): then every interaction waits 40 ms. A connection inherits it from the socket that it comes in on.
    """
    for thing in gc.get_objects():
        if type(thing) is socket.socket and thing.fileno() >= 0 and thing.family in (socket.AF_INET, socket.AF_INET6):
            thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """What happens around serving."""
    await asyncio.to_thread(warm_up)
    disable_nagle()
    bound_connections()
    # what is loaded now will never be garbage: no need to look at it again
    gc.collect()
    gc.freeze()
    yield

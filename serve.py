"""The dashboard as it is served: health, delivery, warm from the first visit, errors in Dutch.

`make run` serves this. It adds nothing to what the pages show; `streamlit run dashboard.py` shows the same.
"""

import asyncio
import gc
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import config

from delivery import BASE, Delivery, compress_large_files
from exhibits import catalogue
from store.errors import StoreError
from store.reading import current
from view.plain import plain

log = logging.getLogger("serve")
NOT_KEPT = {"cache-control": "no-store"}
LOOPBACK = ("127.0.0.1", "localhost", "::1")

# A full garbage collection after every rerun takes more time than the rerun: see docs/architecture.md
config.set_option("runner.postScriptGC", False)
# Who serves this machine only, is asked for under this machine's names only; that keeps out web pages that point
# a name of their own at 127.0.0.1. Whoever binds elsewhere, or names hosts, has chosen for themselves.
if config.get_option("server.address") in LOOPBACK and not config.get_option("server.allowedHosts"):
    config.set_option("server.allowedHosts", list(LOOPBACK))


async def healthz(request: Request) -> JSONResponse:
    """200 with the version and row counts, answered by a query; 503 with the reason."""
    try:
        database = await asyncio.to_thread(current.get)
        counted = await asyncio.to_thread(database.count_rows)
    except StoreError as error:
        told = {"status": "niet beschikbaar", "reden": str(error), "advies": error.advice}
        return JSONResponse(told, 503, headers=NOT_KEPT)
    return JSONResponse({"status": "ok", "version": database.version.name, "rows": counted}, headers=NOT_KEPT)


def warm_up() -> None:
    """Compresses the large scripts, opens the database and draws every exhibit as it is first shown, before anybody comes."""
    compress_large_files()
    database = current.get()
    for make, choices in catalogue.entries(database.ask):
        exhibit = database.derive(make, **choices[0])
        if exhibit.figure is not None:
            exhibit.figure.to_json()


def send_at_once() -> None:
    """Lets small messages go without waiting until the browser has confirmed the one before.

    asyncio sees to that, but not on the socket that Streamlit binds (its protocol number is 0; uvicorn has the same in
    issue 3149): then every interaction waits 40 ms. A connection inherits it from the socket that it comes in on.
    """
    for thing in gc.get_objects():
        if type(thing) is socket.socket and thing.fileno() >= 0 and thing.family in (socket.AF_INET, socket.AF_INET6):
            thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    try:
        await asyncio.to_thread(warm_up)
    except StoreError as error:
        # the pages themselves tell the visitor; the server must run to do so
        log.warning("%s %s", error, error.advice)
    send_at_once()
    # what is loaded now will never be garbage: no need to look at it again
    gc.collect()
    gc.freeze()
    yield


def explain(error: Exception) -> bool:
    """What a visitor reads when a page stops halfway; the log has the rest. Returns True: it has been shown."""
    log.error("a page stopped halfway", exc_info=error)
    if isinstance(error, StoreError):
        st.error(plain(f"De gegevens zijn nu niet te tonen. {error} {error.advice}"), icon=":material/error:")
    else:
        words = "Deze pagina kon niet worden getoond door een fout in het programma. Laad de pagina opnieuw; blijft de fout, meld het dan aan de beheerder."
        st.error(words, icon=":material/error:")
    return True


app = st.App(
    Path(__file__).parent / "dashboard.py",
    lifespan=lifespan,
    routes=[Route(f"{BASE}/healthz", healthz)],
    middleware=[Middleware(Delivery)],
    on_script_error=explain,
)

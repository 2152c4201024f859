"""The dashboard as it is served: health, security headers, Dutch html, compression, warm from the first visit.

`make run` serves this. It adds nothing to what the pages show; `streamlit run dashboard.py` shows the same.
"""

import asyncio
import base64
import gc
import gzip
import hashlib
import json
import logging
import mimetypes
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from exhibits import catalogue
from store.errors import StoreError
from store.reading import current
from view.plain import plain

STATIC = (Path(st.__file__).parent / "static").resolve()
LOOPBACK = ("127.0.0.1", "localhost", "::1")

# A full garbage collection after every rerun takes more time than the rerun: see docs/architecture.md
config.set_option("runner.postScriptGC", False)
# Who serves this machine only, is asked for under this machine's names only; that keeps out web pages that point
# a name of their own at 127.0.0.1. Whoever binds elsewhere, or names hosts, has chosen for themselves.
if config.get_option("server.address") in LOOPBACK and not config.get_option("server.allowedHosts"):
    config.set_option("server.allowedHosts", list(LOOPBACK))

BASE = ("/" + (config.get_option("server.baseUrlPath") or "").strip("/")).rstrip("/")
# Without this the browser looks for the server below each page's own address first, and logs two 404s a visit
WHERE_THE_SERVER_IS = f"window.__streamlit = {{ BACKEND_BASE_URL: window.location.origin + {json.dumps(BASE)} }};"


def _inline_script_hashes() -> str:
    """The hashes of the page's inline scripts, so that the policy can allow exactly those."""
    scripts = re.findall(r"<script>(.*?)</script>", (STATIC / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    scripts.append(WHERE_THE_SERVER_IS)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    return "".join(f" 'sha256-{digest}'" for digest in digests)


log = logging.getLogger("serve")
COMPRESSED_TYPES = (".js", ".css", ".html", ".svg", ".json", ".map")
LARGE_FILE_BYTES = 200_000
NOT_KEPT = {"cache-control": "no-store"}
ONE_YEAR = "public, max-age=31536000, immutable"
# Streamlit's own, which nobody here needs and which tell how many sessions there are and how much memory they take
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
# the page is rewritten on its way, so it is always asked for in full
ABOUT_PARTS = (b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since")
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)
HOST = re.compile(r"[A-Za-z0-9.\-]+(:[0-9]+)?|\[[0-9A-Fa-f:.]+\](:[0-9]+)?")
# Streamlit styles with inline <style>; scripts only from here. Plotly draws PNGs over blob: and data:
POLICY = (
    f"default-src 'self'; script-src 'self'{_inline_script_hashes()}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; connect-src 'self' data: blob:"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


def _headers_for(host: str | None) -> list[tuple[bytes, bytes]]:
    # older browsers do not take 'self' to mean the websocket as well
    sockets = f" ws://{host} wss://{host}" if host and HOST.fullmatch(host) else ""
    headers = {**HEADERS, "content-security-policy": POLICY + sockets}
    return [(name.encode(), value.encode()) for name, value in headers.items()]


async def healthz(request: Request) -> JSONResponse:
    """200 with the version and row counts, answered by a query; 503 with the reason."""
    try:
        database = await asyncio.to_thread(current.get)
        counted = await asyncio.to_thread(database.count_rows)
    except StoreError as error:
        told = {"status": "niet beschikbaar", "reden": str(error), "advies": error.advice}
        return JSONResponse(told, 503, headers=NOT_KEPT)
    return JSONResponse({"status": "ok", "version": database.version.name, "rows": counted}, headers=NOT_KEPT)


@lru_cache(maxsize=512)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def _static_file(path: str) -> Path | None:
    """The file of Streamlit's own that `path` names; None for anything else, outside its folder in particular."""
    try:
        file = (STATIC / path.removeprefix("/")).resolve()
        return file if file.is_relative_to(STATIC / "static") and file.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


class Delivery:
    """Serves Streamlit's own files compressed, makes its page Dutch, and puts the headers on everything."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        path = scope["path"].removeprefix(BASE)
        send = self._with_headers(send, request.headers.get("host"))
        if answer := self._own_answer(request, path):
            await answer(scope, receive, send)
        elif path.startswith(("/static/", "/media/")):
            await self.app(scope, receive, send)
        else:
            whole = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k not in ABOUT_PARTS]}
            await self.app(whole, receive, self._in_dutch(send))

    def _own_answer(self, request: Request, path: str) -> Response | None:
        """What we answer ourselves instead of Streamlit."""
        host = request.headers.get("host")
        if path != "/healthz" and not is_host_allowed(host):
            told = f"Het dashboard is niet bereikbaar onder de naam '{host}'. De beheerder kan die naam toevoegen met server.allowedHosts; zie docs/beheer.md.\n"
            return PlainTextResponse(told, 400)
        if path.startswith(CLOSED):
            return PlainTextResponse("Niet gevonden.\n", 404)
        if not path.startswith("/static/") or request.method not in ("GET", "HEAD"):
            return None
        file = _static_file(path)
        if file is None:
            # Streamlit would send its page instead, and a browser would take that for a script
            return PlainTextResponse("Niet gevonden.\n", 404)
        if file.suffix in COMPRESSED_TYPES and TAKES_GZIP.search(request.headers.get("accept-encoding", "")):
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            headers = {"content-encoding": "gzip", "vary": "accept-encoding", "cache-control": ONE_YEAR}
            return Response(_compressed(file), media_type=kind, headers=headers)
        return None

    def _with_headers(self, send: Send, host: str | None) -> Send:
        ours = _headers_for(host)
        names = {name for name, _ in ours}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [(k, v) for k, v in message["headers"] if k.lower() not in names] + ours
            await send(message)

        return sending

    def _in_dutch(self, send: Send) -> Send:
        """Rewrites <html lang="en"> of the one page there is; Streamlit has no setting for it."""
        start: Message | None = None
        body = b""
        script = f"<head><script>{WHERE_THE_SERVER_IS}</script>".encode()

        async def sending(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                headers = dict(message["headers"])
                if not headers.get(b"content-type", b"").startswith(b"text/html"):
                    await send(message)
                else:
                    start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    page = body.replace(b'<html lang="en"', b'<html lang="nl"', 1).replace(b"<head>", script, 1)
                    # an answer to HEAD has no body, and the length that the page would have
                    grown = len(page) - len(body) if body else len(script) - len(b"<head>")
                    length = int(dict(start["headers"]).get(b"content-length", len(body))) + grown
                    dropped = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
                    kept = [(k, v) for k, v in start["headers"] if k not in dropped]
                    start["headers"] = [*kept, (b"content-length", str(length).encode())]
                    await send(start)
                    await send({"type": "http.response.body", "body": page})

        return sending


def warm_up() -> None:
    """Compresses the large scripts, opens the database and draws every exhibit as it is first shown, before anybody comes."""
    for file in STATIC.rglob("*.js"):
        if file.stat().st_size > LARGE_FILE_BYTES:
            _compressed(file)
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

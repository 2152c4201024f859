"""The dashboard as it is served: health, security headers, Dutch html, compression, warm from the first visit.

`make run` serves this. It adds nothing to what the pages show; `streamlit run dashboard.py` shows the same.
"""

import asyncio
import base64
import gc
import gzip
import hashlib
import logging
import mimetypes
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exhibits import catalogue
from store.errors import StoreError
from store.reading import current

STATIC = Path(st.__file__).parent / "static"


# Without this the browser looks for the server below each page's own address first, and logs two 404s a visit
WHERE_THE_SERVER_IS = "window.__streamlit = { BACKEND_BASE_URL: window.location.origin };"


def _inline_script_hashes() -> str:
    """The hashes of the page's inline scripts, so that the policy can allow exactly those."""
    scripts = re.findall(r"<script>(.*?)</script>", (STATIC / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    scripts.append(WHERE_THE_SERVER_IS)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    return "".join(f" 'sha256-{digest}'" for digest in digests)


log = logging.getLogger("serve")
COMPRESSED_TYPES = (".js", ".css", ".html", ".svg", ".json", ".map")
LARGE_FILE_BYTES = 200_000
ONE_YEAR = "public, max-age=31536000, immutable"
HEADERS = {
    # Streamlit styles with inline <style>; scripts only from here. Plotly draws PNGs over blob: and data:
    "content-security-policy": (
        f"default-src 'self'; script-src 'self'{_inline_script_hashes()}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


async def healthz(request: Request) -> JSONResponse:
    """200 with the version and row counts, answered by a query; 503 with the reason."""
    try:
        database = await asyncio.to_thread(current.get)
        counted = await asyncio.to_thread(database.count_rows)
    except StoreError as error:
        return JSONResponse({"status": "niet beschikbaar", "reden": str(error), "advies": error.advice}, 503)
    return JSONResponse({"status": "ok", "version": database.version.name, "rows": counted})


@lru_cache(maxsize=512)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def _static_file(url_path: str) -> Path | None:
    if not url_path.startswith("/static/"):
        return None
    path = (STATIC / url_path.removeprefix("/")).resolve()
    return path if path.is_file() and path.is_relative_to(STATIC) and path.suffix in COMPRESSED_TYPES else None


class Delivery:
    """Serves Streamlit's own files compressed, makes its page Dutch, and puts the headers on everything."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        file = _static_file(request.url.path)
        if file and request.method == "GET" and "gzip" in request.headers.get("accept-encoding", ""):
            await self._compressed_file(file)(scope, receive, self._with_headers(send))
            return
        # the page must come uncompressed to be put into Dutch
        plain = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]}
        await self.app(plain, receive, self._in_dutch(self._with_headers(send)))

    def _compressed_file(self, file: Path) -> Response:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {"content-encoding": "gzip", "vary": "accept-encoding", "cache-control": ONE_YEAR}
        return Response(_compressed(file), media_type=kind, headers=headers)

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(k, v) for k, v in message["headers"] if k.decode().lower() not in HEADERS]
                message["headers"] = kept + [(k.encode(), v.encode()) for k, v in HEADERS.items()]
            await send(message)

        return sending

    def _in_dutch(self, send: Send) -> Send:
        """Rewrites <html lang="en"> of the one page there is; Streamlit has no setting for it."""
        start: Message | None = None
        body = b""

        async def sending(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                types = dict(message["headers"]).get(b"content-type", b"")
                if not types.startswith(b"text/html"):
                    await send(message)
                else:
                    start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    page = body.replace(b'<html lang="en"', b'<html lang="nl"', 1)
                    page = page.replace(b"<head>", f"<head><script>{WHERE_THE_SERVER_IS}</script>".encode(), 1)
                    kept = [(k, v) for k, v in start["headers"] if k not in (b"content-length", b"etag")]
                    start["headers"] = [*kept, (b"content-length", str(len(page)).encode())]
                    await send(start)
                    await send({"type": "http.response.body", "body": page})

        return sending


def warm_up() -> None:
    """Opens the database, draws every exhibit as it is first shown, and compresses the large scripts, before anybody comes."""
    database = current.get()
    for make, choices in catalogue.entries(database.ask):
        exhibit = database.derive(make, **choices[0])
        if exhibit.figure is not None:
            exhibit.figure.to_json()
    for file in STATIC.rglob("*.js"):
        if file.stat().st_size > LARGE_FILE_BYTES:
            _compressed(file)


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    try:
        await asyncio.to_thread(warm_up)
    except StoreError as error:
        # the pages themselves tell the visitor; the server must run to do so
        log.warning("%s %s", error, error.advice)
    # Streamlit collects all garbage after every rerun; what is loaded now will never be garbage
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    Path(__file__).parent / "dashboard.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz)],
    middleware=[Middleware(Delivery)],
)

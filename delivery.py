"""What goes over the line: Streamlit's own files compressed, its page in Dutch, security headers on everything."""

import base64
import gzip
import hashlib
import json
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

STATIC = (Path(st.__file__).parent / "static").resolve()
BASE = ("/" + (config.get_option("server.baseUrlPath") or "").strip("/")).rstrip("/")
# Without this the browser looks for the server below each page's own address first, and logs two 404s a visit
WHERE_THE_SERVER_IS = f"window.__streamlit = {{ BACKEND_BASE_URL: window.location.origin + {json.dumps(BASE)} }};"


def _inline_script_hashes() -> str:
    """The hashes of the page's inline scripts, so that the policy can allow exactly those."""
    scripts = re.findall(r"<script>(.*?)</script>", (STATIC / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    scripts.append(WHERE_THE_SERVER_IS)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    return "".join(f" 'sha256-{digest}'" for digest in digests)


COMPRESSED_TYPES = (".js", ".css", ".html", ".svg", ".json", ".map")
LARGE_FILE_BYTES = 200_000
ONE_YEAR = "public, max-age=31536000, immutable"
# Streamlit's own, which nobody here needs and which tell how many sessions there are and how much memory they take
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
# the page is rewritten on its way, so it is always asked for in full
ABOUT_PARTS = (b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since")
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)
# a page's file has the name of its URL; a test holds that
PAGES = frozenset(p.stem for p in (Path(__file__).parent / "pages").glob("*.py"))
PAGE_NAME = re.compile(r"[A-Za-z0-9-]+")
NO_PAGE = f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Deze pagina bestaat niet</title></head>
<body style="font-family: sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>Deze pagina bestaat niet</h1>
<p>Kijk of het adres klopt, of ga naar <a href="{BASE}/">het overzicht</a>.</p></body></html>
"""
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


def _is_no_page(path: str) -> bool:
    """Whether `path` looks like a page of ours and is none; Streamlit would show the first page and say so in English."""
    name = path.strip("/")
    return bool(PAGE_NAME.fullmatch(name)) and name not in PAGES and name != "healthz"


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
        if request.method == "GET" and _is_no_page(path):
            return HTMLResponse(NO_PAGE, 404)
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


def compress_large_files() -> None:
    """Compresses what is slow to compress, so that the first visitor need not wait for it."""
    for file in STATIC.rglob("*.js"):
        if file.stat().st_size > LARGE_FILE_BYTES:
            _compressed(file)

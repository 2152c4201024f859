"""Streamlit's one html page, made ours on its way: Dutch, knowing where the server is, with what must be fetched early."""

import json
import re
from pathlib import Path

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.settings import base_path

STATIC = (Path(st.__file__).parent / "static").resolve()
HEAD_LINKS: list[str] = []
"""`<link …>` elements for the head, such as a preload. Add to it while the program loads, never later."""
# Without this the browser looks for the server below each page's own address first, and logs two 404s a visit
SERVER_ADDRESS = f"window.__streamlit = {{ BACKEND_BASE_URL: window.location.origin + {json.dumps(base_path())} }};"
# the page is rewritten, so it is always asked for in full
PARTIAL_REQUEST = (b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since")
STALE_HEADERS = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
UNTOUCHED = ("/static/", "/media/")


def inline_scripts() -> list[str]:
    """The text of every inline script in the page as we send it."""
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    return [*re.findall(r"<script>(.*?)</script>", page, re.DOTALL), SERVER_ADDRESS]


def rewrite(page: bytes) -> bytes:
    """The page in Dutch, with our script and links; anything else as it is."""
    head = f"<head><script>{SERVER_ADDRESS}</script>{''.join(HEAD_LINKS)}".encode()
    return page.replace(b'<html lang="en"', b'<html lang="nl"', 1).replace(b"<head>", head, 1)


class DutchPage:
    """Rewrites every html answer; Streamlit has no setting for its language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # an answer to HEAD has the length of the page but not the page
        page = (STATIC / "index.html").read_bytes()
        self.grows_bytes = len(rewrite(page)) - len(page)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].removeprefix(base_path()).startswith(UNTOUCHED):
            await self.app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name not in PARTIAL_REQUEST]
        await self.app({**scope, "headers": headers}, receive, self._rewriting(send))

    def _rewriting(self, send: Send) -> Send:
        start: Message | None = None
        body = b""

        async def sending(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                if dict(message["headers"]).get(b"content-type", b"").startswith(b"text/html"):
                    start = message
                else:
                    await send(message)
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    page = rewrite(body)
                    grows = len(page) - len(body) if body else self.grows_bytes
                    length = int(dict(start["headers"]).get(b"content-length", len(body))) + grows
                    kept = [(k, v) for k, v in start["headers"] if k not in STALE_HEADERS]
                    start["headers"] = [*kept, (b"content-length", str(length).encode())]
                    await send(start)
                    await send({"type": "http.response.body", "body": page})

        return sending

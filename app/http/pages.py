"""Which paths exist: a page, or something that a page needs. The rest is a Dutch 404."""

from collections.abc import Sequence
from html import escape

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from app.http.compression import FOLDERS
from app.settings import base_path
from store.paths import ROOT

STREAM = "/_stcore/stream"
UPLOAD = "/_stcore/upload_file/"
LOGIN_PATHS = ("/auth/login", "/auth/logout", "/oauth2callback")
# What a page fetches. Streamlit has more (metrics, an interface for programs, a check that runs the pages), which
# nobody here needs and which tell about the inside.
PAGE_NEEDS = ("/_stcore/health", "/_stcore/host-config", "/favicon.png", *LOGIN_PATHS)
PAGE_NEEDS_BELOW = ("/static/", "/media/", "/_stcore/bidi-components/", UPLOAD)
# a page's file has the name of its URL; a test holds that
PAGES = frozenset(p.stem for p in (ROOT / "pages").glob("*.py"))


def message_page(status: int, title: str, text: str, **headers: str) -> HTMLResponse:
    """A page of one message, in Dutch, with the way to the overview; names and text are escaped."""
    return HTMLResponse(
        f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title></head>
<body style="font-family: sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; line-height: 1.5">
<h1>{escape(title)}</h1>
<p>{escape(text)}</p>
<p><a href="{base_path()}/">Naar het overzicht</a></p></body></html>
""",
        status,
        headers={"cache-control": "no-store", **headers},
    )


async def refuse_websocket(websocket: WebSocket, status: int, text: str) -> None:
    """Answers the handshake with `status` instead of opening it."""
    await websocket.receive()  # the request itself: an answer may only follow it
    await websocket.send_denial_response(PlainTextResponse(text + "\n", status))


class KnownPaths:
    """Answers for paths that do not exist; Streamlit would show its page for them, or tell about itself."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] != base_path() + STREAM:
            await refuse_websocket(WebSocket(scope, receive, send), 404, "Niet gevonden.")
            return
        answer = self._answer(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path = scope["path"]
        if not path.startswith(base_path() + "/") and path != base_path():
            return PlainTextResponse("Niet gevonden.\n", 404)
        path = path.removeprefix(base_path())
        if path in PAGE_NEEDS or path.startswith((*PAGE_NEEDS_BELOW, *FOLDERS)):
            return None
        if any(route.matches(scope)[0] != Match.NONE for route in self.routes):
            return None
        if path in ("", "/") or (path.strip("/") in PAGES and path.startswith("/") and not path.startswith("//")):
            return None
        return message_page(404, "Deze pagina bestaat niet", "Kijk of het adres klopt.")

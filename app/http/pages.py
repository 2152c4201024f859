"""Which paths exist: a page, or something that a page needs. The rest is a Dutch 404."""

import re

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.settings import base_path
from store.paths import ROOT

# Streamlit's own, which nobody here needs and which tell how many sessions there are and how much memory they take
BLOCKED_PATHS = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
# a page's file has the name of its URL; a test holds that
PAGES = frozenset(p.stem for p in (ROOT / "pages").glob("*.py"))
PAGE_NAME = re.compile(r"[A-Za-z0-9-]+")
NO_PAGE = f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Deze pagina bestaat niet</title></head>
<body style="font-family: sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>Deze pagina bestaat niet</h1>
<p>Kijk of het adres klopt, of ga naar <a href="{base_path()}/">het overzicht</a>.</p></body></html>
"""


def _is_no_page(path: str) -> bool:
    """Whether `path` looks like a page of ours and is none; Streamlit would show the first page and say so in English."""
    name = path.strip("/")
    return bool(PAGE_NAME.fullmatch(name)) and name not in PAGES and name != "healthz"


class KnownPaths:
    """Answers for paths that do not exist, before Streamlit shows its page for them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._answer(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path = scope["path"].removeprefix(base_path())
        if path.startswith(BLOCKED_PATHS):
            return PlainTextResponse("Niet gevonden.\n", 404)
        if scope["method"] == "GET" and _is_no_page(path):
            return HTMLResponse(NO_PAGE, 404)
        return None

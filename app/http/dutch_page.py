"""Streamlit's one html page, made ours: Dutch, knowing where the server is, with what must be fetched early."""

import json
import re
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app.http.compression import accepted_encoding, compress
from app.http.pages import PAGES
from app.settings import base_path

STATIC = (Path(st.__file__).parent / "static").resolve()
ICON = Path(__file__).parent.parent / "shell" / "icon.png"
LARGE_FILE_BYTES = 100_000
HEAD_LINKS: list[str] = []
"""What comes first in the head, such as style sheets. Add to it while the program loads, never later."""
LATER_LINKS: list[str] = []
"""What comes last in the head: preloads of what is needed once Streamlit runs. Add to it while the program loads, never later."""
LATER_PARTS = ("BidiComponent", "Html")
"""Streamlit's parts that every page of ours draws, and that its own page leaves out until the first of them arrives."""
IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([^"']+\.js)["']""")
TITLE = "Lokale aanpak radicalisering"
NO_SCRIPT = "<noscript><p>Zet JavaScript aan in uw browser om dit dashboard te zien.</p></noscript>"
# Without this the browser looks for the server below each page's own address first, and logs two 404s a visit
SERVER_ADDRESS = f"window.__streamlit = {{ BACKEND_BASE_URL: window.location.origin + {json.dumps(base_path())} }};"

# Streamlit asks for its icons (375 kB) before anything is drawn; so they come when an icon is, if any
NO_ICONS_AHEAD = (
    "{ const load = document.fonts.load; document.fonts.load = function (font, ...rest) {"
    " return font.includes('Material Symbols') ? Promise.resolve([]) : load.call(this, font, ...rest); }; }"
)


def inline_scripts() -> list[str]:
    """The text of every inline script in the page as we send it."""
    return re.findall(r"<script>(.*?)</script>", _rewritten(), re.DOTALL)


def large_scripts() -> list[Path]:
    """Streamlit's scripts that the page names and that take long to compress."""
    named = [STATIC / name for name in re.findall(r'"\./(static/js/[^"]+\.js)"', _rewritten())]
    return [file for file in named if file.stat().st_size > LARGE_FILE_BYTES]


def later_scripts(page: str) -> list[str]:
    """Scripts of LATER_PARTS, with all that they import, that `page` does not name."""
    folder = STATIC / "static" / "js"
    wanted = [file.name for part in LATER_PARTS for file in sorted(folder.glob(f"{part}.*.js"))]
    for name in wanted:  # grows while it is gone through
        imported = dict.fromkeys(IMPORTED.findall((folder / name).read_text(encoding="utf-8")))
        wanted += [other for other in imported if other not in wanted and other not in page]
    return wanted


@lru_cache
def page_bytes(encoding: str | None) -> bytes:
    """The page that every address of a page gives, plain or in 'br' or 'gzip'."""
    return compress(page_bytes(None), encoding) if encoding else _rewritten().encode()


def _rewritten() -> str:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    later = (
        f'<link rel="modulepreload" fetchpriority="low" crossorigin href="./static/js/{name}">'
        for name in later_scripts(page)
    )
    tail = f"{''.join((*later, *LATER_LINKS))}</head>"
    head = f"<head><script>{SERVER_ADDRESS} {NO_ICONS_AHEAD}</script>{''.join(HEAD_LINKS)}"
    for old, new in (
        (r'<html lang="en"', '<html lang="nl"'),
        (r"<head>", head),
        (r"<title>.*?</title>", f"<title>{TITLE}</title>"),
        # a link to Streamlit's interface for programs, which is closed
        (r'<link rel="service-desc"[^>]*>', ""),
        (r"<noscript>.*?</noscript>", NO_SCRIPT),
        (r"</head>", tail),
    ):
        page, count = re.subn(old, lambda _, new=new: new, page, count=1, flags=re.DOTALL)  # type: ignore[misc]
        if not count:
            raise RuntimeError(f"Streamlit's page has changed: no {old}")
    return page


async def page(request: Request) -> Response:
    """The page; always whole, for it may change with the program."""
    encoding = accepted_encoding(request.headers.get("accept-encoding", ""))
    headers = {"cache-control": "no-cache", "vary": "accept-encoding"}
    if encoding:
        headers["content-encoding"] = encoding
    return Response(page_bytes(encoding), media_type="text/html", headers=headers)


async def to_overview(request: Request) -> Response:
    """The page's own links only work below the slash."""
    return RedirectResponse(f"{base_path()}/")


async def icon(request: Request) -> Response:
    """Our icon instead of Streamlit's, without a message at every run."""
    return FileResponse(ICON, headers={"cache-control": "public, max-age=86400"})


def routes() -> list[BaseRoute]:
    """The address of every page, and the icon that each names."""
    pages: list[BaseRoute] = [Route(f"{base_path()}/{name}", page) for name in ("", *sorted(PAGES))]
    pages.append(Route(f"{base_path()}/favicon.png", icon))
    return [*pages, Route(base_path(), to_overview)] if base_path() else pages

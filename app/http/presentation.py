"""`/presentatie`: exhibits full screen, one a slide. A page of our own instead of Streamlit's, drawn by the card's modules.

`?stuk=…` is a briefing as its link has it, `?figuur=<key?choice>` (more than once, in order) exhibits by their address;
without either the tab's own briefing is sent along, which may be too long for a link. The
page itself holds no figures: `inhoud.json` says what is presented and `figuur.json` gives each exhibit as its card has it,
with the same checks as a file (`app/http/identity.py`).
"""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from app import access
from app.briefing import keeping
from app.card import payload
from app.card.assets import CARD, plotly_script
from app.http.after_login import login_first
from app.http.compression import accepted_encoding, compress
from app.http.dutch_page import NO_SCRIPT, STATIC, TITLE
from app.http.refusals import refusal_of
from app.http.table_slides import slides_of
from app.settings import base_path
from exhibits import catalogue
from exhibits.briefing import Briefing, Item, link
from exhibits.briefing.drawn import draw_item
from exhibits.briefing.model import MOST_ITEMS
from exhibits.choice import ChoiceInvalid
from store.reading import Database, current
from view import formats

log = logging.getLogger("dashboard")
PAGE = "/presentatie"
MOST_SENT_BYTES = 2_000_000
FONT_FILE = "SourceSansVF-Upright*.woff2"
THEME = {"--st-background-color": "backgroundColor", "--st-text-color": "textColor", "--st-link-color": "linkColor"}


def routes() -> list[BaseRoute]:
    """The page and its two sources of data."""
    base = f"{base_path()}{PAGE}"
    return [
        Route(base, page),
        Route(f"{base}/inhoud.json", contents, methods=["GET", "POST"]),
        Route(f"{base}/figuur.json", figure),
    ]


async def page(request: Request) -> Response:
    """The empty page, the same for everybody: what goes into it is asked for with the checks of `contents`."""
    if way := login_first(request):
        return way
    return HTMLResponse(_page(), headers={"cache-control": "no-cache"})


@lru_cache
def _page() -> str:
    base = base_path()
    card = f"{base}{CARD.address}"
    modules = sorted(file.name for file in (CARD.folder / "presentation").glob("*.js"))
    preloads = "".join(f'<link rel="modulepreload" href="{card}presentation/{name}">' for name in modules)
    font = next((STATIC / "static" / "media").glob(FONT_FILE)).name
    return f"""<!doctype html>
<html lang="nl" data-theme="light"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Presentatie · {escape(TITLE)}</title>
<link rel="icon" href="{base}/favicon.png"><link rel="stylesheet" href="{card}card.css">
<style>
@font-face {{ font-family: "Source Sans"; src: url("{base}/static/media/{font}") format("woff2"); font-weight: 200 900 }}
{_colours("light")}
{_colours("dark")}
</style>
<link rel="stylesheet" href="{card}presentation/presentation.css">
{plotly_script(base)}{preloads}
<script type="module" src="{card}presentation/present.js"></script></head>
<body>{NO_SCRIPT}</body></html>
"""


def _colours(theme: str) -> str:
    values = "; ".join(f"{name}: {st.get_option(f'theme.{theme}.{option}')}" for name, option in THEME.items())
    return f'[data-theme="{theme}"] {{ color-scheme: {theme}; {values} }}'


async def contents(request: Request) -> Response:
    """{title, cover, items, back}, or a Dutch sentence that says what is wrong; an item that is a table has more (table_slides.py)."""
    packed = await _sent(request) if request.method == "POST" else None
    return await _answer(request, lambda: _contents(request, packed))


async def _sent(request: Request) -> str:
    """What the browser kept of its briefing; of more than there is room for the first part, which is refused as not whole."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > MOST_SENT_BYTES:
            break
    return content[:MOST_SENT_BYTES].decode("ascii", "replace")


async def figure(request: Request) -> Response:
    """The payload (`app.card.payload`) of the exhibit at `?adres=`, or a Dutch sentence that says what is wrong."""
    return await _answer(request, lambda: _figure(request.query_params.get("adres", "")))


async def _answer(request: Request, make: Callable[[], bytes]) -> Response:
    encoding = accepted_encoding(request.headers.get("accept-encoding", ""))
    headers = {"cache-control": "private, no-cache", "vary": "accept-encoding"}
    try:
        # queries take a while: not on the thread that serves everybody
        content = await asyncio.to_thread(make)
        if encoding:
            content = await asyncio.to_thread(compress, content, encoding)
            headers["content-encoding"] = encoding
        return Response(content, media_type="application/json", headers=headers)
    except Exception as error:
        return refusal_of(error, "Deze dia")


def _contents(request: Request, packed: str | None) -> bytes:
    text = request.query_params.get(link.PARAMETER)
    if packed is not None:
        content = _of_briefing(keeping.unpacked(packed)) | {"back": "briefing"}
    elif text is not None:
        content = _of_briefing(link.decode(text)) | {"back": f"briefing?{link.PARAMETER}={text}"}
    else:
        content = _of_addresses(request.query_params.getlist("figuur")) | {"back": ""}
    return json.dumps(content, ensure_ascii=False).encode()


def _of_briefing(briefing: Briefing) -> dict[str, Any]:
    if not briefing.items:
        raise ChoiceInvalid(["Deze briefing is leeg: kies eerst figuren."])
    return {
        "title": briefing.title,
        "cover": {"title": briefing.title, "lines": list(briefing.cover_lines)},
        "items": _slides(briefing.items),
    }


def _of_addresses(addresses: Sequence[str]) -> dict[str, Any]:
    if not addresses:
        raise ChoiceInvalid(["Open een presentatie vanuit een briefing."])
    if len(addresses) > MOST_ITEMS:
        raise ChoiceInvalid(
            [f"Een presentatie heeft hoogstens {MOST_ITEMS} dia's; dit adres noemt er {len(addresses)}."]
        )
    return {"title": TITLE, "cover": None, "items": _slides([Item(address) for address in addresses])}


def _slides(items: Sequence[Item]) -> list[dict[str, Any]]:
    """Every item, and after it the table that goes along; a table that is too long for one slide has several."""
    database = access.visible(current.get())
    return [slide for item in items for slide in _slides_of(database, item)]


def _slides_of(database: Database, item: Item) -> list[dict[str, Any]]:
    exhibit = draw_item(database, item).renamed
    first = _item(item)
    if exhibit is None:
        return [first]
    tables = slides_of(exhibit, conclusion=item.conclusion, with_table=item.with_table)
    if exhibit.figure is None:
        return [first | table for table in tables] or [first]
    return [first, *(first | {"conclusion": ""} | table for table in tables)]


def _item(item: Item) -> dict[str, str]:
    """What the browser shows of an item before, or without, its exhibit: `was` is its title when it was saved."""
    was = item.stamp.title if item.stamp else ""
    return {
        "address": item.address,
        "title": item.title,
        "was": was,
        "conclusion": item.conclusion,
        "notes": item.notes,
    }


def _figure(address: str) -> bytes:
    database = access.visible(current.get())
    key, _, query_string = address.partition("?")
    entry, choice = catalogue.parse(database, key, query_string)
    exhibit = database.derive(entry.make, choice)
    return payload.remembered(
        exhibit,
        payload.Surroundings(
            address=catalogue.address(exhibit, choice, database.ask),
            page=choice.page,
            made_on=formats.today(),
            data_date=formats.day(database.version.built_at),
        ),
    )

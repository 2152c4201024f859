"""Files by address: GET /uitvoer/<key>.xlsx|pptx|csv|json?<choice>, made of the same exhibit that a page shows.

The address is all there is to it: no session and no state, so a workbook can link to it (Power Query) and any server
can answer it.
"""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app import access, audit
from app.http.refusals import refusal, refusal_of
from app.settings import base_path
from exhibits import catalogue
from exhibits.exhibit import Exhibit
from export import about, csv_file, json_file, workbook
from store.reading import current

log = logging.getLogger("dashboard")
PREFIX = "/uitvoer"


@dataclass(frozen=True)
class _Format:
    make: Callable[[Exhibit], bytes]
    media_type: str


def _pptx(exhibit: Exhibit) -> bytes:
    # python-pptx takes a tenth of a second to import: not while the server starts
    from export import slides

    return slides.pptx(exhibit)


FORMATS = {
    "xlsx": _Format(workbook.xlsx, workbook.MIME),
    "pptx": _Format(_pptx, about.PPTX_MIME),
    "csv": _Format(csv_file.csv_bytes, csv_file.MIME),
    "json": _Format(json_file.json_bytes, json_file.MIME),
}


def routes() -> list[BaseRoute]:
    """The routes of this module."""
    return [Route(f"{base_path()}{PREFIX}/{{file_name}}", export, methods=["GET", "HEAD"])]


async def export(request: Request) -> Response:
    """The file, or 404/400/503 with a Dutch sentence that says what is wrong with the address."""
    key, _, suffix = request.path_params["file_name"].rpartition(".")
    if suffix not in FORMATS:
        known = ", ".join(f".{name}" for name in FORMATS)
        return refusal(f"Een bestand eindigt op {known}; ‘{request.path_params['file_name'][:60]}’ niet.", 404)
    asked_tag = request.headers.get("if-none-match", "")
    # queries and writing a workbook take a while: not on the thread that serves everybody
    return await asyncio.to_thread(_answer, key, suffix, request.url.query, asked_tag)


def _answer(key: str, suffix: str, query_string: str, asked_tag: str) -> Response:
    try:
        database = access.visible(current.get())
        entry, choice = catalogue.parse(database, key, query_string)
        # the date is in the file, so a file is one of its day; and what a reader may not see is not in a reader's
        role = access.current_role().label
        made_of = (database.version.name, key, choice.query_string(database.ask), suffix, about.today(), role)
        identity = "\n".join(made_of)
        headers = {
            "etag": f'"{hashlib.sha256(identity.encode()).hexdigest()[:32]}"',
            "cache-control": "private, no-cache",
        }
        if headers["etag"] in asked_tag:
            return Response(status_code=304, headers=headers)
        exhibit = database.derive(entry.make, choice)
        headers["content-disposition"] = f'attachment; filename="{about.file_name(exhibit, suffix)}"'
        content = FORMATS[suffix].make(exhibit)
        audit.record("exported", access.who(access.claims()), address=f"{key}.{suffix}?{query_string}")
        return Response(content, media_type=FORMATS[suffix].media_type, headers=headers)
    except Exception as error:
        return refusal_of(error, "Dit bestand")

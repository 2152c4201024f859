"""Files of a whole briefing: POST /uitvoer/briefing.pptx|xlsx|briefing.json with the briefing in the body.

A briefing with speaker notes does not fit in an address, so it is sent; it is checked as every briefing that comes in. The
answer says how far it is, a line '3/12' for each exhibit, then '=name of the file' and the file; after a mistake of ours
'!' and a Dutch sentence. POST /uitvoer/briefing-sjabloon says whether a template for PowerPoint can be used.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from app import access, audit
from app.http.origin import is_same_origin
from app.http.refusals import refusal, refusal_of
from app.settings import base_path
from exhibits.briefing import Briefing, file
from exhibits.briefing.drawn import Drawn, draw, shown, stamped
from exhibits.briefing.plain import BriefingUnreadable, loads, read
from export import about
from export.template_error import MOST_TEMPLATE_BYTES, TemplateUnusable
from store.reading import current

log = logging.getLogger("dashboard")
MOST_BYTES = 2_000_000
NOTHING = "Er staat niets in de briefing dat te maken is. Voeg eerst een figuur toe."
MISTAKE = "Dit bestand kon niet worden gemaakt door een fout in het programma. Meld het aan de beheerder."
Progress = Callable[[int, int], None]
TEMPLATE_FROM = "x-template-from"
"""Header: where in the body, after the briefing, the user's own template for PowerPoint begins."""


@dataclass(frozen=True)
class _Format:
    make: Callable[[Briefing, list[Drawn], Progress, bytes | None], bytes]
    suffix: str


def _pptx(briefing: Briefing, drawn: list[Drawn], progress: Progress, template: bytes | None) -> bytes:
    # python-pptx takes a tenth of a second to import: not while the server starts
    from export import briefing_slides

    return briefing_slides.pptx(briefing, shown(drawn), progress, template)


def _xlsx(briefing: Briefing, drawn: list[Drawn], progress: Progress, template: bytes | None) -> bytes:
    from export import briefing_workbook

    return briefing_workbook.xlsx(briefing, drawn, progress)


def _json(briefing: Briefing, drawn: list[Drawn], progress: Progress, template: bytes | None) -> bytes:
    return file.file_bytes(stamped(briefing, drawn), about.today())


FORMATS = {"pptx": _Format(_pptx, ".pptx"), "xlsx": _Format(_xlsx, ".xlsx"), "json": _Format(_json, file.SUFFIX)}


def routes() -> list[BaseRoute]:
    """One route a format; to be listed before the files by address, which have the same folder."""
    start = f"{base_path()}/uitvoer/briefing"
    suffixes = {name: ".briefing.json" if name == "json" else f".{name}" for name in FORMATS}
    files = [Route(start + suffix, _answerer(name), methods=["POST"]) for name, suffix in suffixes.items()]
    return [Route(f"{start}-sjabloon", check_template, methods=["POST"]), *files]


async def check_template(request: Request) -> Response:
    """204 when a deck can be made with the template in the body, else why not: when it is chosen, not after a minute."""
    secure = request.url.scheme == "https"
    if not is_same_origin(request.headers.get("origin"), request.headers.get("host"), secure=secure):
        return refusal("Alleen voor pagina's van dit dashboard.", 403)
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > MOST_TEMPLATE_BYTES:
            break  # `begin` says that it is too large
    try:
        await asyncio.to_thread(_try_template, bytes(content))
    except TemplateUnusable as error:
        return refusal(str(error), 400)
    except Exception as error:
        return refusal_of(error, "Dit sjabloon")
    return Response(status_code=204)


def _try_template(content: bytes) -> None:
    from export.slides import template  # see `_pptx`

    template.begin(content)


def _answerer(name: str) -> Callable[[Request], "asyncio.Future[Response]"]:
    async def answer(request: Request) -> Response:
        secure = request.url.scheme == "https"
        if not is_same_origin(request.headers.get("origin"), request.headers.get("host"), secure=secure):
            return refusal("Alleen voor pagina's van dit dashboard.", 403)
        try:
            content, template = await _body(request, with_template=name == "pptx")
            briefing = read(loads(content))
            drawn = await asyncio.to_thread(lambda: draw(access.visible(current.get()), briefing))
        except Exception as error:
            return refusal_of(error, "Dit bestand")
        if not drawn or (name != "json" and not shown(drawn)):
            return refusal(NOTHING, 400)
        audit.record("exported", access.who(access.claims()), address=f"briefing.{name}")
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(
            _stream(name, briefing, drawn, template), media_type="application/octet-stream", headers=headers
        )

    return answer  # type: ignore[return-value]


async def _body(request: Request, *, with_template: bool) -> tuple[bytes, bytes | None]:
    """The briefing that was sent, and the template after it; as far as there is room. Raises BriefingUnreadable."""
    start = request.headers.get(TEMPLATE_FROM, "") if with_template else ""
    has_template = start.isdecimal() and len(start) < len(str(MOST_BYTES)) + 1
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES + (MOST_TEMPLATE_BYTES if has_template else 0):
            raise BriefingUnreadable("Ze is te groot, met het sjabloon erbij." if has_template else "Ze is te groot.")
    if not has_template:
        return bytes(content), None
    return bytes(content[: int(start)]), bytes(content[int(start) :])


async def _stream(name: str, briefing: Briefing, drawn: list[Drawn], template: bytes | None) -> AsyncIterator[bytes]:
    """Lines while the file is made on another thread, then the file."""
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def progress(done: int, total: int) -> None:
        loop.call_soon_threadsafe(lines.put_nowait, f"{done}/{total}\n")

    def make() -> bytes:
        try:
            return FORMATS[name].make(briefing, drawn, progress, template)
        finally:
            loop.call_soon_threadsafe(lines.put_nowait, None)

    making = asyncio.create_task(asyncio.to_thread(make))
    while (line := await lines.get()) is not None:
        yield line.encode()
    try:
        content = await making
    except TemplateUnusable as error:
        yield f"!{error}\n".encode()
        return
    except Exception:
        log.exception("a briefing's %s stopped halfway", name)
        yield f"!{MISTAKE}\n".encode()
        return
    yield f"={file.file_name(briefing, about.today(), FORMATS[name].suffix)}\n".encode()
    yield content

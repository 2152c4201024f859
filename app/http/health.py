"""The answer to who watches over the server: whether it can be trusted with visitors, and nothing about the data."""

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse

from app.http.headers import NO_STORE
from store.errors import StoreError
from store.reading import current

log = logging.getLogger("dashboard")


async def healthz(request: Request) -> JSONResponse:
    """200 with the version, after reading all that it vouches for; 503 when it cannot, with the reason in the log."""
    try:
        version = await asyncio.to_thread(current.check_health)
    except StoreError as error:
        log.error("not healthy: %s %s", error, error.advice)
        return JSONResponse({"status": "niet beschikbaar"}, 503, headers=NO_STORE)
    return JSONResponse({"status": "ok", "version": version}, headers=NO_STORE)

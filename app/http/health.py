"""The answer to who watches over the server."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse

from app.http.headers import NO_STORE
from store.errors import StoreError
from store.reading import current


async def healthz(request: Request) -> JSONResponse:
    """200 with the version and row counts, answered by a query; 503 with the reason."""
    try:
        database = await asyncio.to_thread(current.get)
        rows = await asyncio.to_thread(database.count_rows)
    except StoreError as error:
        problem = {"status": "niet beschikbaar", "reden": str(error), "advies": error.advice}
        return JSONResponse(problem, 503, headers=NO_STORE)
    return JSONResponse({"status": "ok", "version": database.version.name, "rows": rows}, headers=NO_STORE)

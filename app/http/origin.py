"""Only our own pages may open a websocket: same host and same port.

Streamlit decides this too, but asks a host on the internet for its own address when the origin is not ours.
"""

import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from app.http.pages import refuse_websocket

log = logging.getLogger("dashboard")


def is_same_origin(origin: str | None, host: str | None, *, secure: bool = False) -> bool:
    """Whether `origin` is that of the page at `host`; without an origin it is no browser, which has no cookies of ours.

    `secure` when the page is known to be on https; then so must the origin be.
    """
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    schemes = ("https",) if secure else ("http", "https")
    return parts.scheme in schemes and bool(host) and parts.netloc == host and origin == f"{parts.scheme}://{host}"


class SameOrigin:
    """Refuses a websocket from another page, before Streamlit sees it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            if not is_same_origin(headers.get("origin"), headers.get("host"), secure=scope["scheme"] == "wss"):
                log.warning("websocket refused: from another origin")
                await refuse_websocket(WebSocket(scope, receive, send), 403, "Alleen voor pagina's van dit dashboard.")
                return
        await self.app(scope, receive, send)

"""The security headers on every answer, and the names under which the dashboard answers."""

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from app.http.dutch_page import inline_scripts
from app.http.pages import refuse_websocket
from app.settings import base_path

NO_STORE = {"cache-control": "no-store"}
HOST = re.compile(r"[A-Za-z0-9.\-]+(:[0-9]+)?|\[[0-9A-Fa-f:.]+\](:[0-9]+)?")


def _script_hashes() -> str:
    """The hashes of the page's inline scripts, so that the policy allows exactly those."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline_scripts()]
    return "".join(f" 'sha256-{digest}'" for digest in digests)


# Streamlit styles with inline <style>; scripts only from here. Plotly draws PNGs over blob: and data:
POLICY = (
    f"default-src 'self'; script-src 'self'{_script_hashes()}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; connect-src 'self' data: blob:"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
# a year; the government's guideline asks half of one at least
HSTS = "max-age=31536000"
DRESSED = ("http.response.start", "websocket.accept", "websocket.http.response.start")


def headers_for(host: str | None, *, secure: bool) -> list[tuple[bytes, bytes]]:
    """The headers of every answer to a request for `host`; `secure` when it came over https."""
    # older browsers do not take 'self' to mean the websocket as well
    sockets = f" ws://{host} wss://{host}" if host and HOST.fullmatch(host) else ""
    headers = {**HEADERS, "content-security-policy": POLICY + sockets}
    if secure:
        headers["strict-transport-security"] = HSTS
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def _secured(name: bytes, value: bytes) -> bytes:
    """A cookie for https only; anything else as it is."""
    return value + b"; Secure" if name == b"set-cookie" and b"; secure" not in value.lower() else value


class SecurityHeaders:
    """Puts the headers on every answer, whoever gives it: pages, files, and handshakes of the websocket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        secure = scope["scheme"] in ("https", "wss")
        ours = headers_for(Headers(scope=scope).get("host"), secure=secure)
        names = {name for name, _ in ours}
        opened = False

        def dressed(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
            kept = [(k.lower(), v) for k, v in headers if k.lower() not in names]
            return [(k, _secured(k, v) if secure else v) for k, v in kept] + ours

        async def sending(message: Message) -> None:
            nonlocal opened
            if message["type"] == "websocket.close" and not opened:
                # refused without an answer; uvicorn's own has no headers
                opened = True
                start = {"type": "websocket.http.response.start", "status": 403, "headers": dressed(())}
                await send(start)
                message = {"type": "websocket.http.response.body", "body": b"Geweigerd.\n"}
            elif message["type"] in DRESSED:
                opened = True
                message["headers"] = dressed(message.get("headers", ()))
            await send(message)

        await self.app(scope, receive, sending)


class AllowedHosts:
    """Answers only under the names of `server.allowedHosts`; health may be asked under any name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open_path = f"{base_path()}/healthz"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = Headers(scope=scope).get("host") if scope["type"] in ("http", "websocket") else None
        if scope["type"] == "lifespan" or scope["path"] == self.open_path or is_host_allowed(host):
            await self.app(scope, receive, send)
            return
        text = (
            f"Het dashboard is niet bereikbaar onder de naam '{host}'. De beheerder kan die naam toevoegen met "
            "server.allowedHosts; zie docs/beheer.md."
        )
        if scope["type"] == "websocket":
            await refuse_websocket(WebSocket(scope, receive, send), 400, text)
        else:
            await PlainTextResponse(text + "\n", 400)(scope, receive, send)

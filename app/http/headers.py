"""The security headers on every answer, and the names under which the dashboard answers."""

import base64
import hashlib
import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from app.http.dutch_page import inline_scripts
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


def _headers_for(host: str | None) -> list[tuple[bytes, bytes]]:
    # older browsers do not take 'self' to mean the websocket as well
    sockets = f" ws://{host} wss://{host}" if host and HOST.fullmatch(host) else ""
    headers = {**HEADERS, "content-security-policy": POLICY + sockets}
    return [(name.encode(), value.encode()) for name, value in headers.items()]


class SecurityHeaders:
    """Puts the headers on every answer, whoever gives it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        ours = _headers_for(Headers(scope=scope).get("host"))
        names = {name for name, _ in ours}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [(k, v) for k, v in message["headers"] if k.lower() not in names] + ours
            await send(message)

        await self.app(scope, receive, sending)


class AllowedHosts:
    """Answers only under the names of `server.allowedHosts`; health may be asked under any name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open_path = f"{base_path()}/healthz"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = Headers(scope=scope).get("host") if scope["type"] == "http" else None
        if scope["type"] != "http" or scope["path"] == self.open_path or is_host_allowed(host):
            await self.app(scope, receive, send)
            return
        text = f"Het dashboard is niet bereikbaar onder de naam '{host}'. De beheerder kan die naam toevoegen met server.allowedHosts; zie docs/beheer.md.\n"
        await PlainTextResponse(text, 400)(scope, receive, send)

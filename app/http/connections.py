"""What a connection may do before anything of it reaches Streamlit: how many there are, and how slow they may be.

uvicorn has no settings for this, and Streamlit starts uvicorn by itself; so its running configuration gets protocol
classes of ours before the first connection.
"""

import asyncio
import gc
import logging
from collections import Counter
from typing import Any

import h11
import uvicorn
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request, Response

from app.http.headers import headers_for
from app.settings import SETTINGS, is_trusted_proxy

log = logging.getLogger("dashboard")
BUSY = b"Het is nu te druk. Probeer het over een minuut opnieuw.\n"
REFUSED = b"".join(
    (
        b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\nretry-after: 60\r\n",
        b"connection: close\r\n",
        *(name + b": " + value + b"\r\n" for name, value in headers_for(None, secure=False)),
        b"content-length: %d\r\n\r\n" % len(BUSY),
        BUSY,
    )
)


class OpenConnections:
    """Who is connected, by address. A trusted proxy speaks for many: only the total holds for it."""

    def __init__(self) -> None:
        self._address: dict[int, str] = {}
        self._by_address: Counter[str] = Counter()

    def admit(self, transport: Any) -> bool:
        """Counts this connection; False when it must be refused."""
        address = str((transport.get_extra_info("peername") or ("",))[0])
        trusted = is_trusted_proxy(address)
        if SETTINGS.proxy_logs_in and not trusted:
            return False  # it would say itself who it is
        if len(self._address) >= SETTINGS.connections:
            return False
        if not trusted and self._by_address[address] >= SETTINGS.connections_per_address:
            return False
        self._address[id(transport)] = address
        self._by_address[address] += 1
        return True

    def release(self, transport: Any) -> None:
        """Counts it no more; more than once is fine."""
        address = self._address.pop(id(transport), None)
        if address is not None:
            self._by_address[address] -= 1
            if not self._by_address[address]:
                del self._by_address[address]


OPEN = OpenConnections()


class BoundedHttp(H11Protocol):
    """A connection with a limited time to send its headers and its body, and to read its answer."""

    _timer: asyncio.TimerHandle | None = None
    _phase = ""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if not OPEN.admit(transport):
            log.warning("connection refused: too many, or not from a trusted proxy")
            transport.write(REFUSED)
            transport.close()
            return
        self._limit("headers", SETTINGS.header_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self._limit("")
        OPEN.release(self.transport)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if isinstance(self.transport.get_protocol(), BoundedWebSocket):
            return
        if self.conn.their_state is h11.IDLE:
            self._limit("headers", SETTINGS.header_seconds)
        elif self.conn.their_state is h11.SEND_BODY:
            self._limit("body", SETTINGS.body_seconds)
        else:
            self._limit("response", SETTINGS.response_seconds)

    def on_response_complete(self) -> None:
        self._limit("")  # from here uvicorn's own limit for an idle connection holds
        super().on_response_complete()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        self._limit("")
        super().handle_websocket_upgrade(event)

    def send_400_response(self, msg: str) -> None:
        head = b"HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
        ours = b"".join(name + b": " + value + b"\r\n" for name, value in headers_for(None, secure=False))
        text = b"Dit verzoek is niet te lezen.\n"
        self.transport.write(head + ours + b"content-length: %d\r\n\r\n" % len(text) + text)
        self.transport.close()

    def _limit(self, phase: str, seconds: int = 0) -> None:
        """Starts the time of a phase, once; '' for none."""
        if phase == self._phase:
            return
        self._phase = phase
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self._too_slow, phase) if phase else None

    def _too_slow(self, phase: str) -> None:
        log.warning("connection ended: too slow (%s)", phase)
        self.transport.abort()


class BoundedWebSocket(WebSocketsSansIOProtocol):
    """A websocket that is counted, and whose refused handshake carries the headers of every answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accept = self.conn.accept

        def accept_or_refuse(request: Request) -> Response:
            response = accept(request)
            if response.status_code != 101:
                for name, value in headers_for(None, secure=False):
                    response.headers[name.decode()] = value.decode()
            return response

        self.conn.accept = accept_or_refuse  # type: ignore[method-assign]

    async def send(self, message: Any) -> None:
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body"):
            # uvicorn sends the refusal, and then logs as an error that there was no handshake
            self.handshake_complete = True

    def connection_lost(self, exc: Exception | None) -> None:
        OPEN.release(self.transport)
        super().connection_lost(exc)


def bound_connections() -> None:
    """Gives the running server our limits; before it takes its first connection."""
    for config in [thing for thing in gc.get_objects() if type(thing) is uvicorn.Config]:
        config.http_protocol_class = BoundedHttp
        config.ws_protocol_class = BoundedWebSocket
        config.ws_max_size = SETTINGS.message_kb * 1024
        # which program answers is nobody's business
        config.encoded_headers = [header for header in config.encoded_headers if header[0] != b"server"]
        # uvicorn believes every proxy on this machine; we believe those that were named
        app = config.loaded_app
        if isinstance(app, ProxyHeadersMiddleware):
            proxies = [part.strip() for part in SETTINGS.trusted_proxies.split(",") if part.strip()]
            config.loaded_app = ProxyHeadersMiddleware(app.app, trusted_hosts=proxies)

"""How many browser tabs there may be, how much each may send, and how long one may stay without doing anything."""

import asyncio
import logging
import time
from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from app import session_end
from app.http.pages import message_page, refuse_websocket
from app.settings import SETTINGS, base_path, is_trusted_proxy, most_sessions

log = logging.getLogger("dashboard")
BUSY = "Het is nu te druk. Probeer het over een minuut opnieuw."
RETRY_SECONDS = "60"
FIRST_MESSAGES = 20
"""The session's name is in one of the first messages to the browser."""


class Pace:
    """A bucket of messages that fills at a steady rate: short bursts pass, more waits its turn."""

    def __init__(self, per_second: float, at_once: int) -> None:
        self._per_second = per_second
        self._at_once = at_once
        self._left = float(at_once)
        self._at = time.monotonic()

    def seconds_to_wait(self) -> float:
        """Takes one message; how long it must wait."""
        now = time.monotonic()
        self._left = min(self._at_once, self._left + (now - self._at) * self._per_second) - 1
        self._at = now
        return max(0.0, -self._left / self._per_second)


class Tab:
    """One open websocket: paces what the browser sends, and ends it when nothing comes."""

    def __init__(self, receive: Receive, send: Send, previous: str = "") -> None:
        """`previous` is the session that the browser had before, '' for none."""
        self._receive = receive
        self._send = send
        self._pace = Pace(SETTINGS.messages_per_second, SETTINGS.messages_at_once)
        self._slowed = False
        self._sent = 0
        self._session_id = ""
        self._connected = False
        self._last = session_end.last_message(previous)
        self._repeat = bool(self._last)

    async def receive(self) -> Message:
        if self._connected and self._repeat:
            # after an ended session the browser comes back but asks for nothing, and would go on showing the old page
            self._repeat = False
            return {"type": "websocket.receive", "bytes": self._last}
        try:
            message = await asyncio.wait_for(self._receive(), SETTINGS.idle_minutes * 60)
        except TimeoutError:
            await self._end()
            return {"type": "websocket.disconnect", "code": 1000}
        self._connected = True
        if message["type"] == "websocket.receive":
            self._last = message.get("bytes")
            await self._wait_turn()
        return message

    async def _wait_turn(self) -> None:
        if seconds := self._pace.seconds_to_wait():
            if not self._slowed:
                self._slowed = True
                log.warning("a browser tab sends more than %s messages a second: slowed", SETTINGS.messages_per_second)
            # what waits here is not read from the network either
            await asyncio.sleep(seconds)

    async def send(self, message: Message) -> None:
        if not self._session_id and self._sent < FIRST_MESSAGES and message["type"] == "websocket.send":
            self._sent += 1
            forward = ForwardMsg.FromString(message.get("bytes") or b"")
            self._session_id = forward.new_session.initialize.session_id
        await self._send(message)

    async def _end(self) -> None:
        log.info("a session ended: nothing was done for %s minutes", SETTINGS.idle_minutes)
        if self._session_id:
            session_end.mark(self._session_id, self._last)
            Runtime.instance().close_session(self._session_id)
        await self._send({"type": "websocket.close", "code": 1000})


class SessionLimits:
    """Counts open websockets, in all and by address; who comes too late hears so in Dutch."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.by_address: Counter[str] = Counter()
        self.most = most_sessions()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["type"] == "http" and self._is_page(scope) and self._is_full(_address(scope)):
            await message_page(503, "Het is nu te druk", BUSY, **{"retry-after": RETRY_SECONDS})(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = _address(scope)
        if self._is_full(address):
            log.warning("websocket refused: as many sessions as there may be")
            await refuse_websocket(WebSocket(scope, receive, send), 503, BUSY)
            return
        self.by_address[address] += 1
        try:
            named = scope.get("subprotocols", [])
            tab = Tab(receive, send, named[2] if len(named) > 2 else "")
            await self.app(scope, tab.receive, tab.send)
        finally:
            self.by_address[address] -= 1
            if not self.by_address[address]:
                del self.by_address[address]

    def _is_full(self, address: str) -> bool:
        alone = not is_trusted_proxy(address)
        return self.by_address.total() >= self.most or (
            alone and self.by_address[address] >= SETTINGS.sessions_per_address
        )

    @staticmethod
    def _is_page(scope: Scope) -> bool:
        path = scope["path"].removeprefix(base_path())
        return path != "/healthz" and not path.startswith(("/static/", "/media/", "/_stcore/", "/auth/"))


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])

"""What one visitor, or many, can take from the server, and that it goes on for the others."""

import asyncio
import dataclasses
import socket
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.types import Message
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed

from app import session_end
from app.http import limits
from app.settings import SETTINGS
from tests.app.visitor import visitor
from tests.serving import ask, shake_hands, start_server

SMALL = {
    "DASHBOARD_HEADER_SECONDS": "1",
    "DASHBOARD_BODY_SECONDS": "1",
    "DASHBOARD_CONNECTIONS_PER_ADDRESS": "20",
    "DASHBOARD_SESSIONS": "4",
    "DASHBOARD_SESSIONS_PER_ADDRESS": "3",
    "DASHBOARD_MESSAGE_KB": "16",
    "DASHBOARD_MESSAGES_PER_SECOND": "10",
    "DASHBOARD_MESSAGES_AT_ONCE": "10",
}


@pytest.fixture(scope="module")
def address(database_folder: Path) -> Iterator[str]:
    with start_server({"DASHBOARD_DATABASE_FOLDER": str(database_folder), **SMALL}) as found:
        yield found


def connected(address: str) -> socket.socket:
    where = urllib.parse.urlsplit(address)
    return socket.create_connection((where.hostname or "", where.port or 0), timeout=60)


def wait_until_served(address: str, path: str) -> None:
    """Until the server has noticed that others left."""
    deadline = time.monotonic() + 60
    while ask(address, path).status != 200:
        assert time.monotonic() < deadline, "there never was room again"
        time.sleep(0.1)


def closes_within(connection: socket.socket, seconds: float) -> bool:
    connection.settimeout(seconds)
    try:
        while connection.recv(4096):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        b"POST /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nabc",
        b"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n",
    ],
    ids=["nothing", "half of the headers", "half of the body", "half of a handshake"],
)
def test_a_connection_that_never_finishes_its_request_ends(address: str, begun: bytes) -> None:
    with connected(address) as connection:
        connection.sendall(begun)
        assert closes_within(connection, 60)


def test_headers_that_come_byte_by_byte_get_no_more_time(address: str) -> None:
    begun = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
    with connected(address) as connection, pytest.raises(OSError):  # noqa: PT011, PT012 - which one depends on what is under way
        for byte in begun + b"a" * 1200:  # a minute, if each byte gave another second
            connection.sendall(bytes([byte]))
            time.sleep(0.05)


def test_a_connection_that_is_used_again_keeps_its_time(address: str) -> None:
    with connected(address) as connection:
        for _ in range(12):
            connection.sendall(b"GET /_stcore/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            answer = b""
            while not answer.endswith(b"ok"):
                received = connection.recv(4096)
                assert received, "the connection was ended"
                answer += received
            assert b"200 OK" in answer
            time.sleep(0.2)  # a good deal less than a second, also when this test has to wait for its turn


def test_one_address_gets_so_many_connections_and_no_more(address: str) -> None:
    with ExitStack() as stack:
        held = [stack.enter_context(connected(address)) for _ in range(20)]
        with connected(address) as one_more:
            answer = b"".join(iter(lambda: one_more.recv(4096), b""))
        assert answer.startswith(b"HTTP/1.1 503")
        assert b"content-security-policy" in answer
        assert "te druk" in answer.decode()
        assert len(held) == 20
    wait_until_served(address, "/healthz")


def test_one_address_gets_so_many_sessions_and_hears_so_in_dutch(address: str) -> None:
    with ExitStack() as stack:
        for _ in range(3):
            stack.enter_context(visitor(address))
        assert shake_hands(address, Origin=address) == 503
        page = ask(address, "/clusters")
        assert page.status == 503
        assert page.headers["retry-after"] == "60"
        assert 'lang="nl"' in page.text
        assert "Het is nu te druk" in page.text
        assert ask(address, "/healthz").status == 200
    wait_until_served(address, "/clusters")


def test_a_message_that_is_too_large_ends_the_connection(address: str) -> None:
    with visitor(address) as tab:
        tab.visit()
        tab.socket.send(b"x" * 17 * 1024)
        with pytest.raises(ConnectionClosed) as closed:  # noqa: PT012
            while True:
                tab.socket.recv(timeout=60)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009


def test_who_sends_too_much_waits_and_the_others_do_not(address: str) -> None:
    with visitor(address) as greedy, visitor(address) as other:
        greedy.socket.close_timeout = 0  # the server reads that it leaves after all the rest
        other.visit()
        for _ in range(200):
            greedy.send("bronnen")
        start = time.monotonic()
        other.visit("casussen")
        waited = time.monotonic() - start
        while greedy.receive().WhichOneof("type") != "script_finished":
            pass
        assert waited < 15  # of the 19 seconds that the other one's messages take at this pace
    assert limits.Pace(10, 10).seconds_to_wait() == 0


def test_the_pace_lets_a_burst_through_and_then_a_steady_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    at = time.monotonic()
    monkeypatch.setattr("app.http.limits.time.monotonic", lambda: at)
    pace = limits.Pace(per_second=10, at_once=3)
    assert [pace.seconds_to_wait() for _ in range(5)] == pytest.approx([0, 0, 0, 0.1, 0.2], abs=1e-6)
    at += 0.4
    assert [pace.seconds_to_wait() for _ in range(3)] == pytest.approx([0, 0, 0.1], abs=1e-6)


def test_a_session_without_anything_done_ends_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SETTINGS", dataclasses.replace(SETTINGS, idle_minutes=0))
    closed: list[str] = []

    class Runtime:
        @staticmethod
        def instance() -> "type[Runtime]":
            return Runtime

        close_session = staticmethod(closed.append)

    monkeypatch.setattr(limits, "Runtime", Runtime)
    sent: list[Message] = []

    async def run() -> Message:
        async def nothing_comes() -> Message:
            await asyncio.sleep(10)
            raise AssertionError

        async def send(message: Message) -> None:
            sent.append(message)

        tab = limits.Tab(nothing_comes, send)
        hello = ForwardMsg()
        hello.new_session.initialize.session_id = "session-1"
        await tab.send({"type": "websocket.send", "bytes": hello.SerializeToString()})
        return await tab.receive()

    assert asyncio.run(run())["type"] == "websocket.disconnect"
    assert sent[-1]["type"] == "websocket.close"
    assert closed == ["session-1"]
    assert "session-1" in session_end._ended


def test_after_an_ended_session_the_page_is_asked_for_again_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser connects again but asks for nothing; without this it would go on showing the old page."""
    monkeypatch.setattr(session_end, "_ended", {})
    session_end.mark("session-1", b"last asked")

    async def run(previous: str) -> list[Message]:
        coming: list[Message] = [{"type": "websocket.connect"}, {"type": "websocket.receive", "bytes": b"next"}]

        async def receive() -> Message:
            return coming.pop(0)

        async def send(message: Message) -> None: ...

        tab = limits.Tab(receive, send, previous)
        return [await tab.receive() for _ in range(3 if previous == "session-1" else 2)]

    assert [m.get("bytes") for m in asyncio.run(run("session-1"))] == [None, b"last asked", b"next"]
    assert [m.get("bytes") for m in asyncio.run(run("session-2"))] == [None, b"next"]

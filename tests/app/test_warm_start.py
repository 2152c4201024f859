"""Nothing small waits on the network: without this every interaction takes 40 ms longer."""

import socket

import pytest

from app import warm_start
from app.warm_start import disable_nagle


def test_connections_to_a_listening_socket_send_at_once() -> None:
    with socket.socket() as listening:  # as Streamlit binds it: protocol 0, for which asyncio leaves the option off
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        disable_nagle()
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


@pytest.mark.parametrize("error", [ValueError("| in a locator"), ZeroDivisionError(), RuntimeError()])
def test_nothing_in_the_warm_up_stops_the_server(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(ask: object) -> None:
        raise error

    monkeypatch.setattr("exhibits.catalogue.entries", break_down)
    warm_start.warm_up((*warm_start.BEFORE_SERVING, warm_start.draw_other_pages))

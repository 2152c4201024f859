"""Nothing small waits on the network: without this every interaction takes 40 ms longer."""

import socket

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

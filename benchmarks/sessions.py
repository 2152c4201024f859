"""Visitors without a browser: what a Streamlit server does for a session, over the websocket a browser would use."""

import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

SECONDS_TO_ANSWER = 60
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Visitor:
    """One session: opens pages, and waits until the script behind each has been drawn to its end."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._socket = connect(
            address.replace("http://", "ws://") + "/_stcore/stream",
            origin=address,
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
        )

    def visit(self, page: str = "", query: str = "") -> float:
        """Opens a page (its URL path) in this session; from the request to the last message, in ms."""
        request = BackMsg()
        request.rerun_script.page_name = page
        request.rerun_script.query_string = query
        request.rerun_script.context_info.url = f"{self._address}/{page}"
        begun = time.perf_counter()
        self._socket.send(request.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self._socket.recv(timeout=SECONDS_TO_ANSWER))
            if answer.WhichOneof("type") == "script_finished" and answer.script_finished != EARLY:
                return (time.perf_counter() - begun) * 1000

    def leave(self) -> None:
        self._socket.close()

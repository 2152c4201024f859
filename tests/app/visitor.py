"""A browser tab without a browser: the websocket, and the messages of Streamlit over it."""

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Visitor:
    """One session on the page `path`."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.session_id = ""

    def send(self, page: str = "", query: str = "") -> None:
        """Asks for a run of `page` with this query string in its address, without waiting for it."""
        request = BackMsg()
        request.rerun_script.page_name = page
        request.rerun_script.query_string = query
        self.socket.send(request.SerializeToString())

    def visit(self, page: str = "", timeout: float = 60, query: str = "") -> list[ForwardMsg]:
        """Opens `page` and waits for all of it."""
        self.send(page, query)
        return self.rest(timeout)

    def rest(self, timeout: float = 60) -> list[ForwardMsg]:
        """The messages until the next run of the page is at its end."""
        messages = [self.receive(timeout)]
        while messages[-1].WhichOneof("type") != "script_finished" or messages[-1].script_finished == EARLY:
            messages.append(self.receive(timeout))
        return messages

    def answer(self, request: BackMsg) -> list[ForwardMsg]:
        """What follows on this request, whatever it is."""
        self.socket.send(request.SerializeToString())
        return self.rest()

    def press(self, button: str, page: str, shown: list[ForwardMsg]) -> list[ForwardMsg]:
        """Presses the button with this label on `page`, of which `shown` are the messages; what follows."""
        elements = [m.delta.new_element for m in shown if m.WhichOneof("type") == "delta"]
        [widget] = [e.button.id for e in elements if e.WhichOneof("type") == "button" and e.button.label == button]
        request = BackMsg()
        request.rerun_script.page_name = page
        request.rerun_script.widget_states.widgets.add(id=widget, trigger_value=True)
        return self.answer(request)

    def receive(self, timeout: float = 60) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(bytes(self.socket.recv(timeout=timeout, decode=False)))
        if session_id := message.new_session.initialize.session_id:
            self.session_id = session_id
        return message


@contextmanager
def visitor(address: str, *, token: str = "x", previous: str = "", cookie: str = "") -> Iterator[Visitor]:
    """A tab of the page at `address`; `token` and `cookie` as the browser has them,
    `previous` the session that it had before."""
    with connect(  # type: ignore[call-overload]
        address.replace("http://", "ws://") + "/_stcore/stream",
        origin=Origin(address),
        subprotocols=[Subprotocol(name) for name in ("streamlit", token, previous) if name],
        additional_headers={"Cookie": cookie} if cookie else None,
        max_size=None,
        open_timeout=60,
    ) as socket:
        yield Visitor(socket)

"""Visitors without a browser: what a Streamlit server does for a session, over the websocket a browser would use."""

import re
import time
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks.contenders import OURS, STREAMLIT, serving
from benchmarks.figures import Goal, Line, Series
from exhibits.needs import conditions
from store.reading import Database

SECONDS_TO_ANSWER = 60
WIDGET = re.compile(rb"\$\$ID-[0-9a-f]{32}-(?P<key>[a-z]+)(?![a-z-])")
"""A widget's id; it ends in the key that the page gave it."""
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Visitor:
    """One session: opens pages, and waits until the script behind each has been drawn to its end."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._widgets: dict[str, str] = {}
        self.shown: list[bytes] = []
        """What the last visit put on the page, part by part."""
        self._socket = connect(
            address.replace("http://", "ws://") + "/_stcore/stream",
            origin=address,
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
        )

    def visit(self, page: str = "", **filters: str) -> float:
        """Opens a page (its URL path), or changes its filters (by key) to these labels when it is open, in this session.

        From the request to the last message, in ms.
        """
        request = BackMsg()
        request.rerun_script.page_name = page
        request.rerun_script.query_string = urlencode(filters)
        request.rerun_script.context_info.url = f"{self._address}/{page}"
        for key, label in filters.items():
            if key in self._widgets:
                state = request.rerun_script.widget_states.widgets.add(id=self._widgets[key])
                state.string_array_value.data.append(label)
        begun = time.perf_counter()
        self._socket.send(request.SerializeToString())
        messages = [self._next()]
        while messages[-1].WhichOneof("type") != "script_finished" or messages[-1].script_finished == EARLY:
            messages.append(self._next())
        taken = (time.perf_counter() - begun) * 1000
        self.shown = [m.delta.SerializeToString() for m in messages if m.WhichOneof("type") == "delta"]
        found = (match for part in self.shown for match in WIDGET.finditer(part))
        self._widgets = {match["key"].decode(): match[0].decode() for match in found}
        return taken

    def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self._socket.recv(timeout=SECONDS_TO_ANSWER))
        return message

    def leave(self) -> None:
        self._socket.close()


KNOWN = {
    "clusters": ("indeling", ("Gelijkgetrokken", "Letters per jaar")),
    "gemeenten": ("volgorde", ("Bedrag", "Naam")),
    "netwerk": ("gegevens", ("Gepubliceerd", "Voorbeeld of eigen")),
}
"""page → the filter on it, and the two choices to go between."""
FIRST = {"profielen": {"bekijk": "Verschil met de rest"}}
"""page → filters to open it with."""


def server_part(folder: Path, database: Database, file: Path, repeats: int) -> list[Line]:
    """From the request for a rerun until its last message, taking turns; no browser that draws in between."""
    offered = [text for choice, text in conditions.options(database.ask).items() if choice.endswith("|true")]
    times = {name: Series() for name in (*KNOWN, "profielen", "aansluiting", STREAMLIT)}
    with serving(OURS, folder, file) as ours, serving(STREAMLIT, folder, file) as bare:
        visitors = {name: Visitor((bare if name == STREAMLIT else ours).address) for name in times}
        for number in range(-2, repeats):  # the first two make all choices known
            for name, visitor in visitors.items():
                if number == -2:
                    visitor.visit("" if name == STREAMLIT else name, **FIRST.get(name, {}))
                if name in KNOWN:
                    key, labels = KNOWN[name]
                    taken = _changed(visitor, name, key, labels[(number + 1) % 2])
                elif name == "profielen":
                    if number + 2 >= len(offered):
                        continue
                    taken = _changed(visitor, name, "voorwaarde", offered[number + 2], **FIRST[name])
                else:
                    taken = visitor.visit("" if name == STREAMLIT else name)
                if number >= 0:
                    times[name].add(taken)
    goal = Goal("≤ 20 ms", 20)
    words = {page: f"server part, /{page}: known choice" for page in KNOWN}
    words["profielen"] = "server part, /profielen: a choice never asked before"
    words["aansluiting"] = "server part, /aansluiting: nothing but tables, unchanged"
    return [
        *(Line(told, times[page], goal=goal) for page, told in words.items()),
        Line("(server part, bare Streamlit)", times[STREAMLIT]),
    ]


def _changed(visitor: Visitor, page: str, key: str, label: str, **others: str) -> float:
    before = visitor.shown
    taken = visitor.visit(page, **others, **{key: label})
    if visitor.shown == before:
        raise RuntimeError(f"/{page} did not heed {key}={label}: what would be measured is not a change")
    return taken

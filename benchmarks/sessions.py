"""Visitors without a browser: what a Streamlit server does for a session, over the websocket a browser would use."""

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from benchmarks.contenders import OURS, STREAMLIT, serving
from benchmarks.figures import Goal, Line, Series
from exhibits.needs.profile_choice import ProfileChoice
from store.reading import Database

SECONDS_TO_ANSWER = 60
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Visitor:
    """One session: opens pages, and waits until the script behind each has been drawn to its end."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.messages = 0
        """How many messages the last visit took."""
        self.kilobytes = 0.0
        """How much those were, before compression."""
        self.shown: list[bytes] = []
        """What the last visit put on the page, part by part."""
        self._held: dict[str, ForwardMsg] = {}
        self._socket = connect(
            address.replace("http://", "ws://") + "/_stcore/stream",
            origin=Origin(address),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
        )

    def visit(self, page: str = "", **filters: str) -> float:
        """Opens a page (its URL path) with these filters in its address, or changes them when it is open, in this session.

        From the request to the last message, in ms.
        """
        request = BackMsg()
        request.rerun_script.page_name = page
        request.rerun_script.query_string = urlencode(filters)
        request.rerun_script.context_info.url = f"{self._address}/{page}"
        request.rerun_script.cached_message_hashes.extend(self._held)
        begun = time.perf_counter()
        self._socket.send(request.SerializeToString())
        messages = [self._next()]
        while messages[-1].WhichOneof("type") != "script_finished" or messages[-1].script_finished == EARLY:
            messages.append(self._next())
        taken = (time.perf_counter() - begun) * 1000
        self.messages, self.kilobytes = len(messages), sum(m.ByteSize() for m in messages) / 1000
        whole = [self._whole(message) for message in messages]
        self.shown = [m.delta.SerializeToString() for m in whole if m.WhichOneof("type") == "delta"]
        return taken

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message, or the earlier one that it names; keeps what a browser would, but for longer."""
        if message.metadata.cacheable:
            self._held[message.hash] = message
        return self._held[message.ref_hash] if message.WhichOneof("type") == "ref_hash" else message

    def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self._socket.recv(timeout=SECONDS_TO_ANSWER))
        return message

    def leave(self) -> None:
        self._socket.close()


KNOWN = {
    "clusters": ("indeling", ("gelijk", "letters")),
    "gemeenten": ("soort", ("alle", "gemeente")),
    "netwerk": ("gegevens", ("gepubliceerd", "records")),
}
"""page → the filter on it, and the two choices to go between."""
FIRST = {"profielen": {"bekijk": "verschil"}}
"""page → filters to open it with."""
PAGES = ("", "clusters", "gemeenten", "actieplan", "quickscan", "profielen", "netwerk", "toerusting", "casussen")


def server_part(folder: Path, database: Database, file: Path, repeats: int) -> list[Line]:
    """From the request for a rerun until its last message, taking turns; no browser that draws in between."""
    (parameter,) = [p for p in ProfileChoice.parameters(database.ask) if p.field == "conditions"]
    offered = [str(condition) for condition in getattr(parameter, "options", ()) if condition.wanted]
    times = {name: Series() for name in (*KNOWN, "profielen", "aansluiting", STREAMLIT)}
    counts = {name: Series("messages") for name in times}
    sizes = {name: Series("kB") for name in times}
    with serving(OURS, folder, file) as ours, serving(STREAMLIT, folder, file) as bare:
        visitors = {name: Visitor((bare if name == STREAMLIT else ours).address) for name in times}
        for number in range(-2, repeats):  # the first two make all choices known
            for name, visitor in visitors.items():
                if number == -2:
                    visitor.visit("" if name == STREAMLIT else name, **FIRST.get(name, {}))
                if name in KNOWN:
                    key, codes = KNOWN[name]
                    taken = _changed(visitor, name, key, codes[(number + 1) % 2])
                elif name == "profielen":
                    if number + 2 >= len(offered):
                        continue
                    taken = _changed(visitor, name, "voorwaarde", offered[number + 2], **FIRST[name])
                else:
                    taken = visitor.visit("" if name == STREAMLIT else name)
                if number >= 0:
                    times[name].add(taken)
                    counts[name].add(visitor.messages)
                    sizes[name].add(visitor.kilobytes)
    goal, few = Goal("≤ 12 ms", 12), Goal("≤ 20 messages", 20)
    words = {page: f"/{page}: known choice" for page in KNOWN}
    words["profielen"] = "/profielen: a choice never asked before"
    words["aansluiting"] = "/aansluiting: nothing but tables, unchanged"
    return [
        *(Line(f"server part, {text}", times[page], goal=goal) for page, text in words.items()),
        Line("(server part, bare Streamlit)", times[STREAMLIT]),
        *(Line(f"messages a rerun, {text}", counts[page], goal=few) for page, text in words.items()),
        *(Line(f"kB a rerun, {text}", sizes[page]) for page, text in words.items()),
    ]


def _changed(visitor: Visitor, page: str, key: str, code: str, **others: str) -> float:
    before = visitor.shown
    taken = visitor.visit(page, **others, **{key: code})
    if visitor.shown == before:
        raise RuntimeError(f"/{page} did not change with {key}={code}: what would be measured is not a change")
    return taken


def crowd(folder: Path, file: Path, people: int = 50, seconds: float = 60, at_once: int = 10) -> list[Line]:
    """Many people browsing with pauses of 5 to 15 s; then a few without a pause, for what the server can carry."""
    waits, failed = Series(), Series("failures")
    with serving(OURS, folder, file) as ours:
        failures = _together(people, partial_walk(ours.address, waits, seconds, pause=(5, 15)))
        failed.add(failures)
        busy = Series()
        begun = time.perf_counter()
        failures = _together(at_once, partial_walk(ours.address, busy, seconds / 3, pause=(0, 0)))
        taken = time.perf_counter() - begun
        failed.add(failures)
    slowest = Series()
    slowest.add(sorted(waits.values)[int(len(waits.values) * 0.95)])
    inverse = Series("ms a page run, all cores")
    inverse.add(taken * 1000 / max(1, len(busy.values)))
    return [
        Line(
            f"{people} people browsing: 95th percentile of {len(waits.values)} page runs",
            slowest,
            goal=Goal("≤ 150 ms", 150),
        ),
        Line("failures, both loads", failed, goal=Goal("none", 0)),
        Line(
            f"{at_once} at once without a pause: {len(busy.values)} page runs",
            inverse,
            goal=Goal("≥ 60 a second", 1000 / 60),
        ),
    ]


def partial_walk(address: str, waits: Series, seconds: float, pause: tuple[float, float]) -> Callable[[int], None]:
    """One person's walk over the pages, changing a filter now and then; notes each wait."""

    def walk(number: int) -> None:
        chance = random.Random(number)
        until = time.perf_counter() + seconds
        visitor = Visitor(address)
        time.sleep(chance.uniform(0, pause[1] / 2))
        while time.perf_counter() < until:
            page = chance.choice(PAGES)
            waits.add(visitor.visit(page))
            if page in KNOWN:
                key, codes = KNOWN[page]
                time.sleep(chance.uniform(*pause))
                waits.add(visitor.visit(page, **{key: chance.choice(codes)}))
            time.sleep(chance.uniform(*pause))
        visitor.leave()

    return walk


def _together(people: int, walk: Callable[[int], None]) -> int:
    """Runs `walk` for each person at the same time; returns how many stopped with an error."""
    failures: list[Exception] = []

    def one(number: int) -> None:
        try:
            walk(number)
        except Exception as error:  # whatever it is, that person saw it
            failures.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(failures)

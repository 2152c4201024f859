"""What the middleware costs (app/http/stack.py): the dashboard with it beside the dashboard without, taking turns."""

import http.client
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.contenders import OURS, WITHOUT_MIDDLEWARE, Served, serving
from benchmarks.figures import Line, Series, timed
from benchmarks.sessions import KNOWN, Visitor

PAGE = "clusters"
REQUESTS = {
    "html of a page": f"/{PAGE}",
    "figures as CSV by address": "/uitvoer/clusters-bedragen.csv",
}
REPEATS_A_TURN = 5


def measure(folder: Path, database: Path, repeats: int) -> list[Line]:
    """A request with its connection, and a change of a filter over the websocket; each known before."""
    with serving(OURS, folder, database) as ours, serving(WITHOUT_MIDDLEWARE, folder, database) as bare:
        work: dict[str, dict[str, Callable[[], float]]] = {
            what: {served.address: _request(served, path) for served in (ours, bare)} for what, path in REQUESTS.items()
        }
        work[f"filter changed on /{PAGE}"] = {served.address: _filter(served) for served in (ours, bare)}
        lines = []
        for what, turns in work.items():
            times = {address: Series() for address in turns}
            for number in range(-1, repeats):  # the first makes all known
                for address, once in turns.items():
                    for _ in range(REPEATS_A_TURN):
                        taken = once()
                        if number >= 0:
                            times[address].add(taken)
            lines.append(Line(what, times[ours.address], times[bare.address], "without middleware"))
        return lines


def _request(served: Served, path: str) -> Callable[[], float]:
    def once() -> None:
        connection = http.client.HTTPConnection(urlsplit(served.address).netloc, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        if answer.status != 200 or not answer.read():
            raise RuntimeError(f"{path} gave {answer.status}")
        connection.close()

    return lambda: timed(once)


def _filter(served: Served) -> Callable[[], float]:
    visitor = Visitor(served.address)
    visitor.visit(PAGE)
    name, codes = KNOWN[PAGE]
    turn = [0]

    def once() -> float:
        turn[0] += 1
        return visitor.visit(PAGE, **{name: codes[turn[0] % len(codes)]})

    return once

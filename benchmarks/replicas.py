"""Two replicas behind the real nginx while people browse and download: one is killed, then each is replaced.

    python -m benchmarks.replicas

Prints what each of twenty people met: runs of pages, files, reloads, and errors, of which there may be none. A reload is
what a browser does by itself when its connection breaks: the page again, from the same address.
"""

import http.client
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus, WebSocketException

from benchmarks.nginx import find_nginx, nginx
from store.building import build
from tests.app.visitor import visitor
from tests.serving import Answer, ask, free_port, start_server

PEOPLE = 20
PAUSE_SECONDS = (0.5, 2)
SETTLE_SECONDS = 2.5
"""So long everything is left as it is between two events."""
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("", {}),
    ("clusters", {"indeling": "letters"}),
    ("gemeenten", {"soort": "gemeente"}),
    ("netwerk", {"gegevens": "records"}),
    ("quickscan", {}),
    ("casussen", {}),
)
FILES = ("clusters-bedragen.csv?indeling=letters", "clusters-bedragen.xlsx", "clusters-bedragen.json")
BROKEN = (OSError, TimeoutError, http.client.HTTPException, WebSocketException)
"""What a browser sees when a replica goes in the middle of something."""
HEADING = re.compile(r"<h1[ >]")


class ErrorSeen(Exception):
    """Somebody got an error page, or half a page."""


class Replica:
    """One server on a port that stays the same when it is replaced."""

    def __init__(self, database: Path, log_folder: Path) -> None:
        self.log = log_folder / "dashboard.jsonl"
        self.environment = {
            "DASHBOARD_DATABASE_FOLDER": str(database),
            "DASHBOARD_TRUSTED_PROXIES": "127.0.0.1",
            "DASHBOARD_LOG_FOLDER": str(log_folder),
        }
        self.port = free_port()
        self._running = ExitStack()
        self._processes: list[subprocess.Popen[str]] = []

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        server = start_server(self.environment, port=self.port, processes=self._processes)
        self._running.enter_context(server)

    def kill(self) -> None:
        """As a machine that loses its power."""
        self._processes[-1].kill()
        self._running.close()

    def stop(self) -> None:
        """As a machine that is replaced: it may say goodbye."""
        self._running.close()


@dataclass
class Person:
    """Somebody who browses and downloads; what went wrong is counted, and what was seen of it kept."""

    number: int
    address: str
    over: threading.Event
    runs: int = 0
    files: int = 0
    reloads: int = 0
    errors: list[str] = field(default_factory=list)
    cookie: str = ""

    def browse(self) -> None:
        """Until it is over: a page, its filter, a file; after a break the same page again."""
        chance = random.Random(self.number)
        broken, page, choice = False, *PAGES[0]
        while not self.over.is_set():
            if not broken:
                page, choice = chance.choice(PAGES)
            try:
                self._visit(page, choice, chance)
                broken = False
            except (ErrorSeen, InvalidStatus) as error:
                self.errors.append(f"/{page}: {error}")
                return
            except BROKEN as error:
                if broken:
                    self.errors.append(f"/{page}: broken again after a reload: {type(error).__name__} {error}")
                    return
                broken = True
                self.reloads += 1

    def _visit(self, page: str, choice: dict[str, str], chance: random.Random) -> None:
        """Opens the page as a browser does, stays on it for a while, and takes a file along."""
        self._get(f"/{page}?{urlencode(choice)}", 'lang="nl"')
        with visitor(self.address, cookie=self.cookie) as tab:
            self._keep_cookie(dict(tab.socket.response.headers.raw_items()) if tab.socket.response else {})
            for query in ({}, choice, {}):
                self._check(page, tab.visit(page, query=urlencode(query)))
                if self.over.wait(chance.uniform(*PAUSE_SECONDS)):
                    return
            if chance.random() < 0.5:
                self._get(f"/uitvoer/{chance.choice(FILES)}", "")
                self.files += 1

    def _get(self, path: str, holds: str) -> None:
        answer = ask(self.address, path, **({"Cookie": self.cookie} if self.cookie else {}))
        if answer.status != 200 or not answer.body or (holds and holds not in answer.text):
            raise ErrorSeen(f"{path} gave {answer.status}: {answer.body[:200]!r}")
        self._keep_cookie(answer.headers)

    def _keep_cookie(self, headers: dict[str, str]) -> None:
        for name, value in headers.items():
            if name.lower() == "set-cookie" and (given := re.search(r"dashboard_route=[12]", value)):
                self.cookie = given[0]

    def _check(self, page: str, messages: list[ForwardMsg]) -> None:
        elements = [m.delta.new_element for m in messages if m.WhichOneof("type") == "delta"]
        wrong = [e for e in elements if e.WhichOneof("type") == "exception" or e.alert.format == e.alert.ERROR]
        if wrong:
            raise ErrorSeen(f"the page showed {wrong[0]}")
        if not any(HEADING.search(e.html.body) for e in elements):
            raise ErrorSeen("the page came without its heading")
        self.runs += 1


@dataclass(frozen=True)
class Outcome:
    """What everybody met, and whether the new version of the data was there in the end."""

    people: list[Person]
    upgraded: bool
    events: list[str]

    @property
    def errors(self) -> list[str]:
        return [f"person {person.number} {text}" for person in self.people for text in person.errors]


def try_out(program: str, folder: Path, people: int = PEOPLE) -> Outcome:
    """Kills one replica, replaces it, builds new data, replaces the other; people browse all the while."""
    database = folder / "db"
    build(folder=database)
    one, two = (Replica(database, folder / f"log-{number}") for number in (1, 2))
    over, events, begun = threading.Event(), [], time.monotonic()

    def note(text: str) -> None:
        events.append(f"{time.monotonic() - begun:5.1f} s  {text}")

    with ExitStack() as stack:
        starting = threading.Thread(target=one.start)
        starting.start()
        two.start()
        starting.join()
        stack.callback(one.stop)
        stack.callback(two.stop)
        address = stack.enter_context(nginx(program, folder, (one.place, two.place)))
        everybody = [Person(number, address, over) for number in range(people)]
        threads = [threading.Thread(target=person.browse) for person in everybody]
        for thread in threads:
            stack.callback(thread.join, 60)
            thread.start()
        stack.callback(over.set)
        note(f"{people} people browse")
        time.sleep(SETTLE_SECONDS)
        one.kill()
        note("replica 1 killed")
        time.sleep(SETTLE_SECONDS)
        one.start()
        note("replica 1 back")
        version = build(folder=database).name
        note("new version of the data")
        time.sleep(SETTLE_SECONDS)
        two.stop()
        note("replica 2 stopped")
        two.start()
        note("replica 2 replaced")
        time.sleep(SETTLE_SECONDS)
        healthy = [ask(f"http://{replica.place}", "/healthz") for replica in (one, two)]
        upgraded = all(_version(answer) == version for answer in healthy)
    for replica in (one, two):
        events += [line for line in replica.log.read_text(encoding="utf-8").splitlines() if '"info"' not in line]
    return Outcome(everybody, upgraded, events)


def _version(answer: Answer) -> str:
    found = re.search(r'"version": ?"([^"]+)"', answer.text)
    return found[1] if found else ""


def main() -> int:
    """Tries it and prints what happened; 1 when anybody saw an error."""
    with tempfile.TemporaryDirectory(prefix="replicas-") as name:
        folder = Path(name)
        outcome = try_out(find_nginx(folder / "nginx-debian"), folder)
    print("\n".join(outcome.events))
    for person in outcome.people:
        print(f"person {person.number:2}: {person.runs} page runs, {person.files} files, {person.reloads} reloads")
    print("\n".join(outcome.errors) or "nobody saw an error")
    print("the new version is shown" if outcome.upgraded else "THE NEW VERSION IS NOT SHOWN")
    return 1 if outcome.errors or not outcome.upgraded else 0


if __name__ == "__main__":
    sys.exit(main())

"""How long others wait while somebody loads: `python -m benchmarks.while_loading [ROWS …]`.

One session changes a filter again and again; in another a file of activities is checked and then put to use, over the
same websocket and upload address that a browser has. Prints a Markdown table: what a change took before, while the file was
checked and while it was put to use.
"""

import itertools
import statistics
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.loading import as_csv, as_xlsx
from benchmarks.sessions import Visitor
from tests.app.visitor import Visitor as Tab
from tests.app.visitor import visitor
from tests.serving import start_server

PAUSE_SECONDS = 0.1
BEFORE_SECONDS = 4
CHOICES = ("gelijk", "letters")


class Others:
    """Somebody who changes a filter on /clusters ten times a second, until `leave`; `spans` are (when, ms)."""

    def __init__(self, address: str) -> None:
        self._visitor = Visitor(address)
        self._going = threading.Event()
        self.spans: list[tuple[float, float]] = []
        self._going.set()
        self._thread = threading.Thread(target=self._browse)
        self._thread.start()

    def _browse(self) -> None:
        number = 0
        while self._going.is_set():
            number += 1
            begun = time.monotonic()
            self.spans.append((begun, self._visitor.visit("clusters", indeling=CHOICES[number % 2])))
            time.sleep(PAUSE_SECONDS)

    def leave(self) -> None:
        self._going.clear()
        self._thread.join()
        self._visitor.leave()

    def between(self, start: float, end: float) -> str:
        """Median, 95th percentile and largest of what began then, in ms."""
        spans = sorted(ms for begun, ms in self.spans if start <= begun < end)
        if len(spans) < 2:
            return "–"
        late = spans[int(0.95 * (len(spans) - 1))]
        return f"{statistics.median(spans):.0f} · {late:.0f} · {spans[-1]:.0f} (n={len(spans)})"


def widget(shown: list[ForwardMsg], kind: str, label: str = "") -> str:
    """The id of the one element of this kind (and label) that a run drew."""
    elements = [m.delta.new_element for m in shown if m.WhichOneof("type") == "delta"]
    found = [getattr(e, kind) for e in elements if e.WhichOneof("type") == kind]
    return str(next(one.id for one in found if not label or one.label == label))


def upload(address: str, tab: Tab, shown: list[ForwardMsg], name: str, content: bytes) -> list[ForwardMsg]:
    """Gives a file to the page's uploader; what follows on it."""
    asking = BackMsg()
    asking.file_urls_request.request_id = "1"
    asking.file_urls_request.session_id = tab.session_id
    asking.file_urls_request.file_names.append(name)
    tab.socket.send(asking.SerializeToString())
    answer = tab.receive()
    while answer.WhichOneof("type") != "file_urls_response":
        answer = tab.receive()
    [urls] = answer.file_urls_response.file_urls
    put(address, urls.upload_url, name, content)
    request = BackMsg()
    request.rerun_script.page_name = "beheer"
    state = request.rerun_script.widget_states.widgets.add(id=widget(shown, "file_uploader"))
    state.file_uploader_state_value.uploaded_file_info.add(
        name=name, size=len(content), file_id=urls.file_id, file_urls=urls
    )
    return tab.answer(request)


def put(address: str, path: str, name: str, content: bytes) -> None:
    """Sends a file as Streamlit's own uploader does."""
    with urllib.request.urlopen(address + "/_stcore/health", timeout=60) as health:
        token = health.headers["set-cookie"].split("_streamlit_xsrf=")[1].split(";")[0]
    mark = b"measured"
    title = f'Content-Disposition: form-data; name="file"; filename="{name}"'.encode()
    body = b"--" + mark + b"\r\n" + title + b"\r\n\r\n" + content + b"\r\n--" + mark + b"--\r\n"
    sent = urllib.request.Request(address + path, body, method="PUT")
    sent.add_header("Content-Type", f"multipart/form-data; boundary={mark.decode()}")
    sent.add_header("X-Xsrftoken", token)
    sent.add_header("Cookie", f"_streamlit_xsrf={token}")
    urllib.request.urlopen(sent, timeout=60).close()


def until(tab: Tab, shown: list[ForwardMsg], label: str) -> list[ForwardMsg]:
    """Goes on reading runs until one has drawn the button with this label."""
    while not any(
        m.delta.new_element.WhichOneof("type") == "button" and m.delta.new_element.button.label == label
        for m in shown
        if m.WhichOneof("type") == "delta"
    ):
        shown = tab.rest()
    return shown


def measure(name: str, content: bytes) -> list[str]:
    """The cells of one row: what it took, and what others waited before, while checking and while loading."""
    with (
        tempfile.TemporaryDirectory() as place,
        start_server({"DASHBOARD_DATABASE_FOLDER": str(Path(place) / "db")}, seconds=120) as address,
        visitor(address) as tab,
    ):
        shown = tab.visit("beheer")
        others = Others(address)
        try:
            time.sleep(2)
            moments = [time.monotonic()]
            time.sleep(BEFORE_SECONDS)
            moments.append(time.monotonic())
            shown = until(tab, upload(address, tab, shown, name, content), "Laden")
            moments.append(time.monotonic())
            shown = until(tab, tab.press("Laden", "beheer", shown), "Ongedaan maken")
            moments.append(time.monotonic())
        finally:
            others.leave()
        spans = [others.between(*pair) for pair in itertools.pairwise(moments)]
        took = [f"{end - start:.1f} s" for start, end in itertools.pairwise(moments[1:])]
        return [spans[0], took[0], spans[1], took[1], spans[2]]


def main() -> None:
    sizes = [int(text) for text in sys.argv[1:]] or [400, 10_000]
    print(
        "| file | others before: median · p95 · most, ms | checked in | others meanwhile | loaded in | others meanwhile |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for rows in sizes:
        for name, make in (("a.csv", as_csv), ("a.xlsx", as_xlsx)):
            print(f"| {name}, {rows} | " + " | ".join(measure(name, make(rows))) + " |", flush=True)


if __name__ == "__main__":
    main()

"""Killed while applying, at random moments: the old or the new records are there, and never a mix.

`KILLS=200 pytest tests/store/loading/test_killed.py` kills more often. A helper imports everything once and forks.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store import building, paths
from store.descriptor import load
from store.loading import applying, own
from store.reading import Current

KILLS = int(os.environ.get("KILLS", "40"))
TABLES = ("source", "cluster", "cluster_letter", "cluster_allocation", "municipality", "activity")

HELPER = """
import os, sys
from pathlib import Path
import frictionless, duckdb, pandas
from store.descriptor import load
from store.loading import applying, checking
data, folder = Path(sys.argv[1]), Path(sys.argv[2])
base = load(data / "datapackage.json")
for line in sys.stdin:
    number = int(line)
    rows = "".join(f"K{n};2020;VG01;A;Beurt {number};{number},00\\n" for n in range(number))
    text = "activity_id;year;municipality_id;letter;title;amount_eur\\n" + rows
    now = checking.now(folder, base, data)
    ready = checking.check_file("activity", f"{number}.csv", text.encode(), composed=now, base=base)
    child = os.fork()
    if child == 0:
        try:
            applying.apply(ready, "An", descriptor=base, data=data, folder=folder)
        finally:
            os._exit(0)
    print(child, flush=True)
    _, status = os.waitpid(child, 0)
    print("killed" if os.WIFSIGNALED(status) else "done", flush=True)
"""


def small_data(place: Path) -> Path:
    """The few tables that activities need: a version of them is made in no time."""
    raw = json.loads(paths.DESCRIPTOR.read_text(encoding="utf-8"))
    raw["resources"] = [r for r in raw["resources"] if r["name"] in TABLES]
    for resource in raw["resources"]:
        (place / resource["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(paths.DATA / resource["path"], place / resource["path"])
    shutil.copy(paths.DATA / "sample" / "SHA256SUMS", place / "sample" / "SHA256SUMS")
    (place / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    return place


@pytest.mark.slow
def test_killed_at_any_moment_the_old_or_the_new_records_are_there_and_never_a_mix(tmp_path: Path) -> None:
    data, folder = small_data(tmp_path / "data"), tmp_path / "db"
    base = load(data / "datapackage.json")
    building.build(descriptor=base, data=data, folder=folder)
    chance = random.Random(11)
    took, kept, outcomes = 1.0, 389, []
    with subprocess.Popen(
        [sys.executable, "-c", HELPER, str(data), str(folder)],
        cwd=paths.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    ) as helper:  # fmt: skip
        assert helper.stdin is not None
        assert helper.stdout is not None
        for turn in range(KILLS + 1):
            number = 3 + turn
            print(number, file=helper.stdin, flush=True)
            child = int(helper.stdout.readline())
            start = time.monotonic()
            if turn:
                time.sleep(chance.random() * took)
                with contextlib.suppress(ProcessLookupError):  # it was done before its moment came
                    os.kill(child, signal.SIGKILL)
            outcomes.append(helper.stdout.readline().strip())
            if (
                outcomes[-1] == "done"
            ):  # the last time that it was: a machine has more to do at one moment than at another
                took = time.monotonic() - start
            current = Current(folder, base, data).get()
            rows = current.version.rows["activity"]
            assert rows in (kept, number), (turn, kept, number, rows)
            frame = current.ask("money/activity_choices").query("kind == 'year'")
            assert frame["activities"].sum() == rows
            part = own.current(folder).part("activity")
            assert (part.rows if part else 389) == rows
            assert applying.in_use(folder) in {state.state_id for state in own.states(folder)}
            kept = rows
        helper.stdin.close()
    assert outcomes[0] == "done"
    assert outcomes.count("killed") > KILLS // 4
    applying.restore("voorbeeld", "An", descriptor=base, data=data, folder=folder)
    assert Current(folder, base, data).get().version.rows["activity"] == 389
    assert not list(own.home(folder).rglob("*.partial")) + list(own.home(folder).rglob("*.pending"))

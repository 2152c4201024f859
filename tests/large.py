"""Databases with more than today's data: N made-up municipalities that answered M items, yes, no or not at all.

`large_database(folder, municipalities=342, items=100)` copies data/, replaces the records of the quickscan and builds.
Used by the tests of the profiles and by whoever measures speed.
"""

import json
import random
import shutil
from pathlib import Path

from store import paths
from store.building import build
from store.descriptor import load
from store.origin import SAMPLE, write_sums
from store.reading import Database, open_version
from tests.csv_files import read_csv, write_csv

UNKNOWN_SHARE = 0.1
ABSENT_SHARE = 0.03
PROVINCES = ("Groningen", "Utrecht", "Limburg", "Zeeland")
SIZES = ("tot 50.000", "50.000 tot 100.000", "100.000 of meer")


def _more_items(path: Path, wanted: int) -> list[tuple[str, str]]:
    """Adds items until there are `wanted`; gives (item_id, state) of all, two states for knowledge."""
    rows = read_csv(path)
    themes = list(dict.fromkeys(r["theme"] for r in rows))
    for number in range(len(rows), wanted):
        theme = themes[number % len(themes)]
        extra = {"item_id": f"{theme}_extra_{number}", "theme": theme, "label": f"Onderwerp {number}"}
        rows.append({**rows[0], **extra, "exclusive_group": "", "position": str(number)})
    write_csv(path, list(rows[0]), [list(r.values()) for r in rows])
    return [
        (r["item_id"], state)
        for r in rows
        for state in (("voltooid", "gewenst") if r["theme"] == "kennis" else ("genoemd",))
    ]


def large_database(
    folder: Path, *, municipalities: int, items: int, seed: int = 1, unknown: float = UNKNOWN_SHARE
) -> Database:
    """Builds and opens a database with so many municipalities and items, below `folder` (which must be empty)."""
    data = folder / "data"
    shutil.copytree(paths.DATA, data, ignore=shutil.ignore_patterns("db"))
    raw = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for resource in raw["resources"]:
        if resource["name"] in ("municipality", "quickscan_item", "quickscan_answer"):
            resource["expectedRows"] = None
        elif resource["name"] == "activity":  # of municipalities that are not in here
            resource["expectedRows"] = 0
    (data / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    descriptor = load(data / "datapackage.json")

    chance = random.Random(seed)
    pairs = _more_items(data / descriptor.table("quickscan_item").path, items)
    ids = [f"G{number:04d}" for number in range(municipalities)]
    places = [(one, f"Gemeente {one}", chance.choice(PROVINCES), chance.choice(SIZES)) for one in ids]
    write_csv(
        data / descriptor.table("municipality").path, ("municipality_id", "name", "province", "size_class"), places
    )
    leaning = {pair: chance.uniform(0.1, 0.9) for pair in pairs}
    answers = []
    for one in ids:
        for item_id, state in pairs:
            if chance.random() < ABSENT_SHARE:
                continue
            given = "" if chance.random() < unknown else str(chance.random() < leaning[item_id, state]).lower()
            answers.append((one, item_id, state, given))
    write_csv(
        data / descriptor.table("quickscan_answer").path, ("municipality_id", "item_id", "state", "answer"), answers
    )
    activities = descriptor.table("activity")
    write_csv(data / activities.path, [f.name for f in activities.fields], [])
    # made up, like the sample that we ship: to be shown as such
    write_sums(data, [t for t in descriptor.tables if t.origin == SAMPLE])
    version = build(descriptor=descriptor, data=data, folder=folder / "db")
    return open_version(folder / "db", version)

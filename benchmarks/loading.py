"""How long it takes to check and to apply 400, 10.000 and 100.000 activities: `python -m benchmarks.loading`.

Prints a Markdown table, in the style of benchmarks/README.md. `--repeats 5` for more measurements of each.
"""

import argparse
import io
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from store import building
from store.descriptor import Descriptor, load
from store.loading import applying, changes, checking

SIZES = (400, 10_000, 100_000)
HEADER = (
    "Activiteit-id",
    "Jaar",
    "Gemeente-id",
    "Letter",
    "Activiteit",
    "Toegekend",
    "Doelgroep",
    "Evaluatie",
    "Regionaal",
)


def rows(number: int) -> list[tuple[str, int, str, str, str, float, str, str, str]]:
    """Made-up activities that load without problems."""
    chance = random.Random(1)
    return [
        (f"B{n}", 2020 + n % 2, f"VG{1 + n % 49:02}", "ABCDEF"[n % 6], f"Activiteit {n}",
         round(1000 + 90_000 * chance.random() ** 3, 2), "jongeren", "geen", "nee")
        for n in range(number)
    ]  # fmt: skip


def as_csv(number: int) -> bytes:
    lines = [";".join(HEADER)] + [";".join(str(v).replace(".", ",") for v in row) for row in rows(number)]
    return "\n".join(lines).encode()


def as_xlsx(number: int) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Lijst")
        for position, row in enumerate([HEADER, *rows(number)]):
            sheet.write_row(position, 0, row)
    return out.getvalue()


def timed(make: Callable[[], object], repeats: int) -> str:
    """Median [quartiles] in ms."""
    spans = []
    for _ in range(repeats):
        start = time.perf_counter()
        make()
        spans.append(1000 * (time.perf_counter() - start))
    if repeats < 3:
        return f"{statistics.median(spans):.0f} ms, n={repeats}"
    low, middle, high = statistics.quantiles(spans, n=4, method="inclusive")
    return f"{middle:.0f} ms [{low:.0f}–{high:.0f}], n={repeats}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    base = load()
    print("| activities | check, CSV | check, XLSX | compare | apply | peak memory |")
    print("| --- | --- | --- | --- | --- | --- |")
    for number in SIZES:
        with tempfile.TemporaryDirectory() as place:
            cells = measure(number, Path(place) / "db", base, repeats)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {number:,} | ".replace(",", ".") + " | ".join(cells) + f" | {peak:.0f} MB |", flush=True)


def measure(number: int, folder: Path, base: Descriptor, repeats: int) -> list[str]:
    """Check of a CSV and of an XLSX, comparison, apply: the cells of one row of the table."""
    building.build(folder=folder)
    composed = checking.now(folder, base)

    def check(name: str, content: bytes) -> checking.Checked:
        found = checking.check_file("activity", name, content, composed=composed, base=base)
        assert found.ok, found.problems[:3]
        return found

    text, book = as_csv(number), as_xlsx(number)
    checked = check("a.csv", text)
    return [
        timed(lambda: check("a.csv", text), repeats),
        timed(lambda: check("a.xlsx", book), repeats),
        timed(lambda: changes.compare(checked, composed, base), repeats),
        timed(lambda: applying.apply(checked, "meting", folder=folder), repeats),
    ]


if __name__ == "__main__":
    main()

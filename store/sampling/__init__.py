"""Makes the synthetic records of data/sample/ from the published figures: fixed seed, same bytes every time.

A sampler is a function of the data folder that gives table name → rows. Add one to SAMPLERS; what it gives is
written in the columns and the order of the descriptor.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from store import paths
from store.descriptor import Descriptor, load
from store.origin import write_sums
from store.sampling import activities, network, quickscan
from store.sampling.files import Rows, write

Sampler = Callable[[Path], Mapping[str, Rows]]

SAMPLERS: tuple[Sampler, ...] = (quickscan.sample, activities.sample, network.sample)


def sample_all(data: Path = paths.DATA, descriptor: Descriptor | None = None, *, into: Path | None = None) -> list[str]:
    """Writes the tables of every sampler below `into` (default: `data` itself); a line of words per table."""
    descriptor = descriptor or load()
    lines = []
    written = []
    for sampler in SAMPLERS:
        for name, rows in sampler(data).items():
            table = descriptor.table(name)
            write((into or data) / table.path, [f.name for f in table.fields], rows)
            lines.append(f"{table.path}: {len(rows)} rijen")
            written.append(table)
    write_sums(into or data, written)
    return lines

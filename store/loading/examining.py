"""All that is to be known of a file before it is loaded: how it was read, what is wrong with it, what it would change."""

from dataclasses import dataclass

from store.descriptor import Descriptor, load
from store.loading import changes, checking
from store.loading.changes import Changes
from store.loading.checking import Checked
from store.loading.composing import Composed
from store.loading.grids import Options
from store.progress import Progress, part, unseen


@dataclass(frozen=True)
class Found:
    """What came of reading a file: `differences` is None while it has problems; `version` is what it was compared with."""

    checked: Checked
    composed: Composed
    base: Descriptor
    differences: Changes | None
    version: str


def examine(
    table: str, name: str, content: bytes, options: Options, version: str, progress: Progress = unseen
) -> Found:
    """Reads and checks a file, and compares it with what is there now. Raises the StoreErrors of `checking.now`."""
    base = load()
    composed = checking.now()
    reading = part(progress, 0.0, 0.8)
    checked = checking.check_file(table, name, content, options, composed=composed, base=base, progress=reading)
    progress(0.8, "Vergelijken met wat nu in gebruik is")
    differences = changes.compare(checked, composed, base) if checked.ok else None
    return Found(checked, composed, base, differences, version)

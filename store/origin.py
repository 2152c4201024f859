"""Whose rows a table holds. What is not the sample that we ship, byte for byte, is somebody's own.

The sums of the shipped samples stand in data/sample/SHA256SUMS, which `python -m store sample` writes
(`sha256sum -c SHA256SUMS` reads it too). Withholding small groups depends on it, so every doubt ends in 'eigen'.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from store.schema import Table

PUBLISHED, REFERENCE, MAPPING, SAMPLE, OWN = ORIGINS = ("gepubliceerd", "referentie", "indeling", "voorbeeld", "eigen")
SUMS = "sample/SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)\.csv")


def shipped_samples(data: Path) -> dict[str, str]:
    """name of the table → SHA-256 of the sample file that we ship of it; nothing when the list cannot be read."""
    try:
        lines = (data / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {match[2]: match[1] for match in map(LINE.fullmatch, lines) if match}


def write_sums(data: Path, tables: Iterable[Table]) -> None:
    """Makes the files of `tables` as they are now the shipped samples below `data`."""
    lines = [f"{hashlib.sha256((data / t.path).read_bytes()).hexdigest()}  {t.name}.csv\n" for t in tables]
    (data / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def origin_of(table: Table, sha256: str, shipped: Mapping[str, str]) -> str:
    """The origin that counts for a table with a file of this sum.

    'voorbeeld' only for the shipped bytes; a table of records is never any of the others, whatever its
    description says.
    """
    if table.origin == SAMPLE and shipped.get(table.name) == sha256:
        return SAMPLE
    holds_records = (
        table.origin in (SAMPLE, OWN) or table.name in shipped or PurePosixPath(table.path).parts[0] == "sample"
    )
    return OWN if holds_records else table.origin

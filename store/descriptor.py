"""Reads data/datapackage.json (Frictionless Data Package), the one description of every table."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import duckdb

from store import paths
from store.describing import Misfit, parse, read_tables
from store.errors import DescriptorInvalid
from store.schema import Descriptor, Field, ForeignKey, Table

__all__ = ["Descriptor", "Field", "ForeignKey", "Table", "load"]

MAX_PROBLEMS = 20


@lru_cache(maxsize=8)
def load(path: Path = paths.DESCRIPTOR) -> Descriptor:
    """The descriptor at `path`. Raises DescriptorInvalid, with everything that is wrong, when it is no use."""
    try:
        tables, problems = read_tables(parse(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise DescriptorInvalid(
            f"De beschrijving van de gegevens ({path.name}) ontbreekt of is niet te lezen."
        ) from error
    except UnicodeDecodeError as error:
        raise DescriptorInvalid(
            f"De beschrijving van de gegevens ({path.name}) is niet in UTF-8 opgeslagen."
        ) from error
    except Misfit as error:
        raise DescriptorInvalid(f"De beschrijving van de gegevens ({path.name}) klopt niet: {error}.") from error
    if problems:
        listed = "; ".join(problems[:MAX_PROBLEMS])
        raise DescriptorInvalid(f"De beschrijving van de gegevens ({path.name}) klopt niet: {listed}.")
    shape = [[t.name, [[f.name, f.type, f.storage] for f in t.fields], t.primary_key] for t in tables]
    # the checksums of a version are DuckDB's, and another DuckDB may compute them otherwise
    fingerprint = hashlib.sha256(json.dumps([duckdb.__version__, shape], sort_keys=True).encode()).hexdigest()[:16]
    return Descriptor(tables, fingerprint)

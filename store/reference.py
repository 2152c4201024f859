"""Reference files that are no tables: the borders of municipalities and provinces."""

import json
from functools import cache
from typing import Any

from store import paths

BORDERS = paths.DATA / "reference" / "gemeenten_provincies_2021.topo.json"


@cache
def borders() -> dict[str, Any]:
    """The TopoJSON of 2021 with the objects 'gemeenten' (code, naam, provincie) and 'provincies' (code, naam)."""
    topology: dict[str, Any] = json.loads(BORDERS.read_text(encoding="utf-8"))
    return topology

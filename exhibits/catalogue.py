"""Every exhibit with the choices it can be shown for: walked by the tests, drawn ahead by the server."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import exhibits
from exhibits.exhibit import Ask, Exhibit


def entries(ask: Ask) -> Iterator[tuple[Callable[..., Exhibit], Sequence[Mapping[str, Any]]]]:
    """(function, its choices of filters, the page's default first) for every exhibit.

    A module in exhibits/ offers its own with `entries(ask)`; one without has no exhibits.
    """
    for found in pkgutil.iter_modules(exhibits.__path__):
        if found.name != "catalogue":
            module = importlib.import_module(f"exhibits.{found.name}")
            offered = getattr(module, "entries", None)
            if offered is not None:
                yield from offered(ask)

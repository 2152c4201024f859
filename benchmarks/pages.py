"""The pages that are measured: their filter, and the exhibits with a figure that they show at first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exhibits import catalogue
from exhibits.choice import Choice
from store import paths


@dataclass(frozen=True)
class MeasuredPage:
    """A page's URL, the name of the filter to go between its first two options, its choice and its exhibits."""

    url: str
    filter_name: str
    choice_type: type[Choice]
    exhibits: tuple[Callable[..., Any], ...]


def _page(url: str, filter_name: str) -> MeasuredPage:
    """The exhibits are read from the page's own file, so that both sides draw the same."""
    text = (paths.ROOT / "pages" / f"{url}.py").read_text(encoding="utf-8")
    shown = re.findall(r"page\.show\((\w+)\.(\w+)\)", text)
    entries = {(e.make.__module__.rpartition(".")[2], e.make.__name__): e for e in catalogue.entries()}
    used = [entries[name] for name in shown if name in entries]
    return MeasuredPage(url, filter_name, used[0].choice_type, tuple(entry.make for entry in used))


SAME_PAGES = {
    page.url: page
    for page in (_page("clusters", "indeling"), _page("gemeenten", "soort"), _page("netwerk", "gegevens"))
}

"""Finds pages by what they are about: the first line of a page's own file, which says it in Dutch."""

import ast
from functools import cache
from pathlib import Path

from app.loading import rights
from exhibits.trust.search import matcher, searchable

PAGES = Path(__file__).resolve().parent.parent / "pages"


@cache
def subjects() -> dict[str, str]:
    """Name of a page's file → 'Geld per cluster: wat is …'; in the order of the names."""
    about = {path.stem: ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) for path in PAGES.glob("*.py")}
    return {name: text.splitlines()[0] for name, text in sorted(about.items()) if text}


def matching(search: str) -> list[tuple[str, str]]:
    """(name, label) of the pages that the visitor may open and whose subject holds every word; none without words."""
    if not search:
        return []
    holds = matcher(search)
    found = [(name, text.rstrip(".")) for name, text in subjects().items() if holds(searchable(text))]
    return [(name, text) for name, text in found if rights.may_open(name)]

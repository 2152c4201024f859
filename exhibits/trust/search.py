"""Finds the words of a search in a text: all of them, in any order, capitals or not, numbers as whole numbers."""

import re
from collections.abc import Callable


def matcher(search: str) -> Callable[[str], bool]:
    """Whether a text holds every word of `search`; '28' is found in '28 van de 49' and not in '1.284' or '2028'."""
    patterns = [_pattern(word) for word in search.casefold().split()]
    return lambda text: all(pattern.search(text) for pattern in patterns)


def searchable(*parts: object) -> str:
    """Texts put together as `matcher` expects them."""
    return " ".join(str(part) for part in parts if part is not None).replace("\u00a0", " ").casefold()


def _pattern(word: str) -> re.Pattern[str]:
    escaped = re.escape(word)
    if re.fullmatch(r"[\d.,]*\d", word):
        return re.compile(rf"(?<![\d.,]){escaped}(?![.,]?\d)")
    return re.compile(escaped)

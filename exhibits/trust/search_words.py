"""Makes words that can be compared of what somebody types, and of the texts that are searched."""

import re
from functools import cache, lru_cache
from typing import Any

STOP_WORDS = frozenset(
    [
        "aan",
        "aantal",
        "al",
        "alle",
        "bedrag",
        "bij",
        "daar",
        "dan",
        "dat",
        "de",
        "der",
        "die",
        "dit",
        "door",
        "een",
        "en",
        "er",
        "het",
        "hoe",
        "hoeveel",
        "hun",
        "ik",
        "in",
        "is",
        "kan",
        "komt",
        "kreeg",
        "kregen",
        "met",
        "naar",
        "of",
        "om",
        "onder",
        "ook",
        "op",
        "over",
        "per",
        "te",
        "tot",
        "uit",
        "u",
        "van",
        "voor",
        "waar",
        "waarom",
        "was",
        "wat",
        "welk",
        "welke",
        "werd",
        "wie",
        "wordt",
        "zich",
        "zijn",
    ]
)
"""Words of a question that say nothing about what is looked for; left out where other words remain."""
SHORTEST_FORM = 4
MILLION = 1_000_000
_PIECE = re.compile(r"(\d+(?:[.,]\d+)*)(?!\w)(?:\s*(%|procent\b|mln\b|miljoen\b))?|(\w+(?:[-./'’]\w+)*)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ONE_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def words(text: str) -> list[str]:
    """The words of a text as they are compared: '€ 7,26 mln' gives '7,26' and '7260000', 'S-1' gives 's1', 's' and '1'."""
    return [word for _, whole, parts in _pieces(text) for word in dict.fromkeys([whole, *parts])]


@lru_cache(maxsize=1_000)
def asked(search: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(as typed, word, its parts) for each word of a search; those of the question itself only when there are no others."""
    pieces = []
    for typed, word, parts in _pieces(search):
        unit = re.search(r"(mln|miljoen)\Z", typed)
        pieces.append((typed, f"{parts[0]}mln" if unit else word, () if unit or typed.endswith("%") else tuple(parts)))
    return tuple([piece for piece in pieces if piece[1] not in STOP_WORDS] or pieces)


def _pieces(text: str) -> list[tuple[str, str, list[str]]]:
    """(as it stands, whole, parts) of each word and number."""
    pieces = []
    for match in _PIECE.finditer(text.replace("\u00a0", " ").casefold()):
        number, unit, word = match.groups()
        if word is not None:
            parts = re.split(r"[-./'’]", word)
            pieces.append((match[0], "".join(parts), parts if len(parts) > 1 else []))
            continue
        plain = number.replace(".", "") if _GROUPED.fullmatch(number) else number
        if unit in ("%", "procent"):
            pieces.append((match[0], f"{plain}%", [plain]))
        elif unit and not _ONE_NUMBER.fullmatch(plain):  # '1,2,3 miljoen' is no amount
            pieces.append((number, plain, []))
        elif unit:
            pieces.append((match[0], f"{float(plain.replace(',', '.')) * MILLION:.0f}", [plain]))
        else:
            pieces.append((match[0], plain, []))
    return pieces


@cache
def _stemmer() -> Any:
    import snowballstemmer  # 30 ms, and only who searches needs it

    return snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return str(_stemmer().stemWord(word)) if word.isalpha() and len(word) >= SHORTEST_FORM else word

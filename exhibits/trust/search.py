"""Finds the texts that somebody means: the best one first, also after a plural, a hyphen, a typing error or '€ 7,3 mln'.

Each word of a search is looked up among the words of all texts; a text is worth more when the word is in its name, when it
is exactly that word, and when few texts have it. Numbers are found as whole numbers only: '28' is not in '1.284'.
"""

import difflib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exhibits.trust.search_words import MILLION, asked, stem, words
from view import formats

EXACT, FORM, PART, ROUNDED = 6.0, 5.0, 3.0, 2.0
"""Worth of a word that is the same, another form of it ('trainingen'), a part of it, or a number that it rounds to."""
IN_NAME = 3.0
"""How much more a word counts in the name of a text than in the rest."""
SHORTEST_PART, SHORTEST_GUESS, SHORTEST_BEGIN = 4, 5, 6
CLOSE = 0.8
ROUNDED_FROM = 100_000


@dataclass(frozen=True)
class Found:
    """What a search gives: the `positions` of the texts, best first, and what the reader should know of the search.

    `is_partial` when no text has all words, so that these have most of them; `read_as` holds each word that is in no text
    with the one that was looked for in its place, '' for none.
    """

    positions: tuple[int, ...] = ()
    is_partial: bool = False
    read_as: tuple[tuple[str, str], ...] = ()


class Index:
    """Texts to search in, each with a name ('Toegekend in 2021, cluster F: Preventie') and other words about it."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._names: list[list[str]] = []
        self._sets: list[tuple[frozenset[str], frozenset[str]]] = []
        holders: dict[str, int] = {}
        for name, rest in texts:
            in_name = words(name)
            every = frozenset(in_name), frozenset(words(rest))
            self._names.append(in_name)
            self._sets.append(every)
            for word in every[0] | every[1]:
                holders[word] = holders.get(word, 0) + 1
        self._holders: Mapping[str, int] = holders
        self._stems = {word: stem(word) for word in holders}

    def find(self, search: str) -> Found:
        """The texts for a search. None for a search without a word, or without one that is in a text."""
        meant: list[Mapping[str, float]] = []
        read_as: list[tuple[str, str]] = []
        for typed, word, parts in asked(search):
            worth = self._meant(word)
            if not worth and len(parts) > 1 and all(each := [self._meant(part) for part in parts]):
                meant += each
                continue
            if not worth:
                guess = self._guess(word)
                worth = self._meant(guess) if guess else {}
                read_as.append((typed, guess))
            meant.append(worth)
        rarity = [self._rarity(worth) for worth in meant]
        scored = [(self._score(position, meant, rarity), position) for position in range(len(self._sets))]
        most = max((held for (held, _), _ in scored), default=0)
        best = sorted((-score, position) for (held, score), position in scored if held == most > 0)
        return Found(tuple(position for _, position in best), 0 < most < len(meant), tuple(read_as) if most else ())

    def names_one(self, position: int, search: str) -> bool:
        """Whether the name of a text has a word of a search, as it stands or in another form."""
        names = {stem(word) for word in self._names[position]}
        return any(stem(word) in names for _, word, _ in asked(search))

    def _meant(self, word: str) -> dict[str, float]:
        """The words of the texts that a word stands for → how well."""
        its = stem(word)
        worth = {held: FORM for held, its_stem in self._stems.items() if its_stem == its}
        if word.isalpha() and len(word) >= SHORTEST_PART:
            worth |= {held: PART for held in self._holders if word in held and held not in worth}
        rounded = re.fullmatch(r"(\d+(?:,\d+)?)mln", word)
        if rounded:
            worth = self._amounts(rounded[1])
        elif word in self._holders:
            worth[word] = EXACT
        return worth

    def _amounts(self, millions: str) -> dict[str, float]:
        """'7,3' → the numbers that are 7.300.000, and those that round to it."""
        decimals = len(millions.partition(",")[2])
        wanted = float(millions.replace(",", "."))
        worth = {}
        for held in self._holders:
            if held.isdecimal() and float(held) >= ROUNDED_FROM:
                in_millions = float(held) / MILLION
                if in_millions == wanted:
                    worth[held] = EXACT
                elif formats.half_up(in_millions * 10**decimals) == round(wanted * 10**decimals):
                    worth[held] = ROUNDED
        return worth

    def _guess(self, word: str) -> str:
        """The word of the texts that looks most like one that is in none, or that it begins with; '' when none does."""
        if not word.isalpha() or len(word) < SHORTEST_GUESS:
            return ""
        its = stem(word)
        by_stem = {its_stem: held for held, its_stem in self._stems.items() if held[0] == word[0]}
        near = difflib.get_close_matches(its, by_stem, 1, CLOSE)
        if near:
            return by_stem[near[0]]
        begins = [held for held in self._holders if len(held) >= SHORTEST_BEGIN and word.startswith(held)]
        return max(begins, key=len, default="")

    def _rarity(self, worth: Mapping[str, float]) -> float:
        """How much a word of a search says: more when few texts have a word that it stands for."""
        stands_for = frozenset(worth)
        having = sum(not (stands_for.isdisjoint(name) and stands_for.isdisjoint(rest)) for name, rest in self._sets)
        return math.log(1 + len(self._sets) / having) if having else 0.0

    def _score(self, position: int, meant: Sequence[Mapping[str, float]], rarity: Sequence[float]) -> tuple[int, float]:
        """How many words of the search the text has, and how well it fits."""
        in_name, rest = self._sets[position]
        held, score = 0, 0.0
        for worth, weight in zip(meant, rarity, strict=True):
            fits = [
                value * (IN_NAME if word in in_name else 1) for word, value in worth.items() if word in in_name | rest
            ]
            held += bool(fits)
            score += weight * max(fits, default=0.0)
        return held, score + self._in_order(position, meant)

    def _in_order(self, position: int, meant: Sequence[Mapping[str, float]]) -> float:
        """A little more for words that stand beside each other in the name, as 'cluster E' does."""
        names = self._names[position]
        pairs = list(pairwise(meant))
        return EXACT * sum(any(a in one and b in other for one, other in pairs) for a, b in pairwise(names))


def names(name: str, search: str) -> bool:
    """Whether a search has all words of a name, as they stand or in another form: 'preventie 2021' names 'Preventie'."""
    ours, theirs = ({stem(word) for _, word, _ in asked(text)} for text in (name, search))
    return bool(ours) and ours <= theirs

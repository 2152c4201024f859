"""The kinds of parameter that a choice is made of: one of some options, some of them, on or off, words to look for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from view import formats

ALL = "alle"
"""In an address: none picked, so all of them."""
MAX_SEARCH_CHARACTERS = 80


def _always(choice: Any) -> bool:
    return True


@dataclass(frozen=True)
class Parameter:
    """What is common to all parameters.

    `field` is the dataclass' field, `name` its name in an address, `label` what the filter bar says. It is offered only
    where `shown(choice)` holds for the parameters before it. One that is `pinned` stands in an address also where it is
    not offered: what it starts with follows the data, and a link must keep what its sender saw. `width` is that of the
    widget, in pixels.
    """

    field: str
    name: str
    label: str
    _: KW_ONLY
    shown: Callable[[Any], bool] = _always
    pinned: bool = False
    width: int = 240
    help: str | None = None


@dataclass(frozen=True)
class One(Parameter):
    """One of `options` (value → Dutch label); `default` is the first option unless given.

    `segmented` puts the options beside each other, None does so for three at most; `search` lets one type.
    """

    options: Mapping[Any, str]
    default: Any = None
    _: KW_ONLY
    segmented: bool | None = None
    search: bool = False

    @property
    def start(self) -> Any:
        return next(iter(self.options)) if self.default is None else self.default

    def read(self, texts: Sequence[str]) -> Any:
        return {str(value): value for value in self.options}[texts[-1]]

    def write(self, value: Any) -> list[str]:
        return [str(value)]

    def words(self, value: Any) -> str:
        return self.options[value]


@dataclass(frozen=True)
class Many(Parameter):
    """Some of `options`, in their order; () is what is picked at first and means all of them, or none picked yet.

    `none` says what () means, on the page and in words; where it is a prompt ('Kies gemeenten'), `nothing` says it in words.
    """

    options: Mapping[Any, str]
    none: str = "Alle"
    _: KW_ONLY
    wrap: bool = False
    nothing: str = ""

    @property
    def start(self) -> tuple[Any, ...]:
        return ()

    def read(self, texts: Sequence[str]) -> tuple[Any, ...]:
        by_text = {str(value): value for value in self.options}
        wanted = [by_text[text] for text in texts if text != ALL]
        return tuple(value for value in self.options if value in wanted)

    def write(self, value: Sequence[Any]) -> list[str]:
        return [str(one) for one in value] or [ALL]

    def words(self, value: Sequence[Any]) -> str:
        return formats.enumerate_words([self.options[one] for one in value]) if value else self.nothing or self.none


@dataclass(frozen=True)
class Switch(Parameter):
    """On or off, off at first."""

    @property
    def start(self) -> bool:
        return False

    def read(self, texts: Sequence[str]) -> bool:
        return {"ja": True, "nee": False}[texts[-1]]

    def write(self, value: bool) -> list[str]:
        return [formats.yes_no(value)]

    def words(self, value: bool) -> str:
        return formats.yes_no(value)


@dataclass(frozen=True)
class Search(Parameter):
    """Words to look for: printable, at most MAX_SEARCH_CHARACTERS; '' for none."""

    placeholder: str = ""

    @property
    def start(self) -> str:
        return ""

    def read(self, texts: Sequence[str]) -> str:
        if len(texts[-1]) > MAX_SEARCH_CHARACTERS:
            raise KeyError(texts[-1])
        printable = "".join(c if c.isprintable() else " " for c in texts[-1])
        return " ".join(printable.split())

    def write(self, value: str) -> list[str]:
        return [value]

    def words(self, value: str) -> str:
        return value or "geen"


AnyParameter = One | Many | Switch | Search

"""What a visitor can choose on a page: one frozen dataclass per page, and its place in an address.

A choice is the second half of an exhibit's address ('clusters-bedragen?indeling=letters'). Its parameters are described
once, by `parameters(ask)`; from that come the query string, the check of what comes in, the filter bar and the words.
Widgets, links and files are no boundary: a value that comes in is looked up among the options, never used as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self
from urllib.parse import parse_qs, urlencode

from exhibits.parameter import ALL, MAX_SEARCH_CHARACTERS, AnyParameter, Many, One, Search, Switch
from store.database import Ask
from store.remembering import remembered
from view import formats

__all__ = [
    "ALL",
    "MAX_SEARCH_CHARACTERS",
    "AnyParameter",
    "Choice",
    "ChoiceInvalid",
    "Many",
    "NoChoice",
    "One",
    "Search",
    "Switch",
]
LONGEST_SHOWN = 60


class ChoiceInvalid(ValueError):
    """An address asks for what does not exist. `problems` are Dutch sentences, one for each wrong parameter."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Choice:
    """What every page's choice inherits; a subclass adds its fields and `parameters`."""

    page: ClassVar[str]
    """The page's URL without slash, '' for the overview."""

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        """The parameters in the order of the filter bar, one for each field."""
        return ()

    @classmethod
    def offered(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        """`parameters(ask)`, made once per version of the data: a page needs them many times."""
        return remembered(cls.parameters)(ask)

    @classmethod
    def default(cls, ask: Ask) -> Self:
        """What a page shows at first."""
        return cls(**{p.field: p.start for p in cls.offered(ask)})

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]], ask: Ask) -> Self:
        """The choice that `query` (name → values) asks for; what it leaves out is the default.

        Raises ChoiceInvalid for a name or value that does not exist.
        """
        choice, problems = cls._repaired(query, ask, is_shown=False)
        known = {p.name for p in cls.offered(ask)}
        problems += [f"Er is geen keuze met de naam ‘{_short(name)}’." for name in query if name not in known]
        if problems:
            raise ChoiceInvalid(problems)
        return choice

    @classmethod
    def from_text(cls, query_string: str, ask: Ask) -> Self:
        """The choice of a query string ('indeling=letters&selectie=alle'). Raises ChoiceInvalid."""
        try:
            query = parse_qs(query_string, keep_blank_values=True, max_num_fields=200)
        except ValueError as error:
            raise ChoiceInvalid(["Het adres heeft te veel keuzes."]) from error
        return cls.read(query, ask)

    @classmethod
    def repair(cls, query: Mapping[str, Sequence[str]], ask: Ask) -> tuple[Self, list[str]]:
        """The nearest possible choice, and in Dutch what `query` asked for that does not exist, and what is shown instead."""
        return cls._repaired(query, ask, is_shown=True)

    @classmethod
    def _repaired(cls, query: Mapping[str, Sequence[str]], ask: Ask, *, is_shown: bool) -> tuple[Self, list[str]]:
        values: dict[str, Any] = {}
        problems: list[str] = []
        for parameter in cls.offered(ask):
            texts = [str(text) for text in query.get(parameter.name, ())]
            values[parameter.field], problem = _read_or_repair(parameter, texts, is_shown=is_shown)
            problems += [problem] if problem else []
        choice = cls(**values)
        for parameter in cls.offered(ask):
            if not parameter.shown(choice) and getattr(choice, parameter.field) != parameter.start:
                choice = replace(choice, **{parameter.field: parameter.start})
                problems.append(
                    f"‘{parameter.label}’ geldt niet bij de andere keuzes{'; het is weggelaten' if is_shown else ''}."
                )
        return choice, problems

    def query(self, ask: Ask) -> dict[str, list[str]]:
        """name → values in an address: all of it, defaults too, so that a link never changes its meaning.

        Not even when a later year is loaded: what a default follows is written as what it is now (`Parameter.pinned`).
        """
        return {p.name: p.write(getattr(self, p.field)) for p in self.offered(ask) if p.shown(self) or p.pinned}

    def query_string(self, ask: Ask) -> str:
        """'indeling=letters&selectie=alle'"""
        return urlencode(self.query(ask), doseq=True)

    def differences(self, ask: Ask) -> int:
        """How many parameters are not what a page shows at first."""
        start = self.default(ask)
        return sum(getattr(self, p.field) != getattr(start, p.field) for p in self.offered(ask) if p.shown(self))

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        """The choice in words, a line a parameter: all that are shown, or only those of the fields named."""
        return tuple(
            f"{p.label}: {p.words(getattr(self, p.field))}"
            for p in self.offered(ask)
            if p.shown(self) and (not only or p.field in only)
        )

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        """Choices that the tests walk and a build draws, the default first."""
        return [cls.default(ask)]

    @classmethod
    def each_option(cls, ask: Ask) -> list[Self]:
        """The default, and each other option of each parameter by itself: a start for `sample_choices`."""
        start = cls.default(ask)
        made = [start]
        for p in cls.offered(ask):
            values: Iterable[Any] = ()
            if isinstance(p, One):
                values = p.options
            elif isinstance(p, Many):
                values = [(value,) for value in p.options]
            elif isinstance(p, Switch):
                values = [True]
            others = [replace(start, **{p.field: value}) for value in values if value != p.start]
            made += [choice for choice in others if p.shown(choice)]
        return made


@dataclass(frozen=True)
class NoChoice(Choice):
    """Of a page on which nothing can be chosen."""

    page: ClassVar[str] = ""


def _short(text: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text)
    return printable if len(printable) <= LONGEST_SHOWN else f"{printable[:LONGEST_SHOWN]}…"


def _read_or_repair(parameter: AnyParameter, texts: Sequence[str], *, is_shown: bool) -> tuple[Any, str | None]:
    """The value that `texts` stand for, or the nearest with a sentence on what is wrong; and what is shown, if anything is."""
    if not texts:
        return parameter.start, None
    try:
        return parameter.read(texts), None
    except KeyError:
        pass
    if isinstance(parameter, Search):
        cut = parameter.read([texts[-1][:MAX_SEARCH_CHARACTERS]])
        return (
            cut,
            f"Bij ‘{parameter.label}’ passen {MAX_SEARCH_CHARACTERS} tekens{'; de rest is weggelaten' if is_shown else ''}.",
        )
    value: Any = parameter.start
    unknown, shown = [texts[-1]], parameter.words(value)
    if isinstance(parameter, Many):
        known = {str(option) for option in parameter.options} | {ALL}
        unknown = [text for text in texts if text not in known]
        value = parameter.read([text for text in texts if text in known])
        shown = parameter.words(value)
    asked = formats.enumerate_words([f"‘{_short(text)}’" for text in unknown])
    instead = f"; u ziet ‘{shown}’" if is_shown else ""
    return value, f"Bij ‘{parameter.label}’ bestaat {asked} niet{instead}."

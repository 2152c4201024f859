"""The five domains by name: in a filter, above a narrow column and inside a sentence."""

from textwrap import wrap

from exhibits.exhibit import Ask
from store.remembering import remembered

_ABOVE_COLUMN = {"maatschappelijk": ["Maatsch.", "organ."]}
"""Where a word of the name is wider than a column on a phone."""
_IN_SENTENCE = {"gemeente": "de gemeente", "onderwijs": "het onderwijs"}
_PLURAL = frozenset({"maatschappelijk"})
COLUMN_WIDTH = 12
"""Characters that fit above a cell on a narrow screen."""


@remembered
def domain_names(ask: Ask) -> dict[str, str]:
    """domain_id → name, in the order of the report."""
    return dict(ask("network/domains")[["domain_id", "name"]].itertuples(index=False))


def above_column(domain_id: str, name: str) -> list[str]:
    """The name in lines that fit above a narrow column."""
    return _ABOVE_COLUMN.get(domain_id) or wrap(name, COLUMN_WIDTH, break_long_words=False)


def in_sentence(domain_id: str, name: str) -> str:
    """'de gemeente', 'zorg en welzijn'"""
    return _IN_SENTENCE.get(domain_id, name.lower())


def is_plural(domain_id: str) -> bool:
    """Whether the name takes a verb in the plural."""
    return domain_id in _PLURAL

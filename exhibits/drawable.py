"""Whether every exhibit can be drawn from a new version of the data, asked before that version becomes current.

`store/release.py` names `problems` as what must agree. Data can meet every rule of the descriptor and still stop an
exhibit; then the page would fail for every visitor, and here only the build does.
"""

import re
from typing import Any

from exhibits import catalogue
from store.database import Database
from store.descriptor import load
from store.errors import Problem, StoreError
from store.progress import Progress, unseen
from store.questions import question

MAX_PROBLEMS = 20
QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"")
ADVICE = "Verbeter wat daar staat. Is er niets mis mee, meld dit dan aan wie het dashboard onderhoudt."


def problems(database: Database, every_choice: bool = False, progress: Progress = unseen) -> list[Problem]:
    """Draws every exhibit as its page first shows it (some 2 s), or with every choice of the catalogue (ten times that).

    One problem for each place that stops one, at most 20.
    """
    listed: dict[Problem, None] = {}
    asked: list[str] = []

    def ask(name: str, /, **parameters: Any) -> Any:
        asked.append(name)
        return database.ask(name, **parameters)

    def note(what: str, error: Exception) -> None:
        listed.setdefault(_problem(database, what, asked, error))

    try:
        entries = catalogue.entries()
        for number, entry in enumerate(entries, 1):
            progress(
                (number - 1) / len(entries), f"Figuur {number} van {len(entries)} tekenen, om te zien of alles klopt"
            )
            choices = entry.choice_type.sample_choices(ask) if every_choice else [entry.choice_type.default(ask)]
            for choice in choices:
                asked.clear()
                try:
                    exhibit = entry.make(ask, choice)
                    if exhibit.figure is not None:
                        exhibit.figure.to_json()
                except StoreError:
                    raise
                except Exception as error:  # whatever it is, it would stop the page
                    note(entry.make.__name__, error)
                if len(listed) >= MAX_PROBLEMS:
                    return [*listed]
    except StoreError:
        raise
    except Exception as error:  # the choices themselves come from the data
        note("de lijst van figuren", error)
    return [*listed]


def _problem(database: Database, what: str, asked: list[str], error: Exception) -> Problem:
    """Says where: the value that the error names, in a table of the queries asked so far, the last one first."""
    sql = [question(name).sql for name in reversed(asked)]
    tables = {t.name: t for text in sql for t in load().tables if re.search(rf"\b{t.name}\b", text)}
    rule = f"hiermee is '{what}' niet te tekenen ({type(error).__name__})."
    for groups in QUOTED.findall(str(error)):
        value = next(text for text in groups if text)
        for table in tables.values():
            if place := database.find(table.name, value):
                return Problem(table.path.rsplit("/", 1)[-1], rule, ADVICE, *place, value=value)
    files = ", ".join(dict.fromkeys(t.path.rsplit("/", 1)[-1] for t in tables.values())) or "datapackage.json"
    return Problem(files, rule, ADVICE)

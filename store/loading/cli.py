"""The commands that load users' files: load, versions, restore."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from store import audit, paths
from store.descriptor import load as load_descriptor
from store.errors import LoadRefused, Problem, StoreError
from store.loading.grids import MAX_BYTES, Options
from store.loading.tables import NAMES


def add_to(commands: Any) -> None:
    """Adds the commands to the store's parser."""
    loading = commands.add_parser("load", help="controleer een eigen bestand en toon wat er zou veranderen")
    loading.add_argument("table", choices=NAMES, metavar="TABEL", help=", ".join(NAMES))
    loading.add_argument("file", type=Path, metavar="BESTAND", help="CSV of Excel (.xlsx)")
    loading.add_argument("--apply", action="store_true", help="laad het ook, als er geen problemen zijn")
    loading.add_argument("--sheet", help="het werkblad, als er meer zijn")
    loading.add_argument("--encoding", help="codering van een CSV, zoals utf-8 of cp1252; zonder: vanzelf")
    loading.add_argument("--delimiter", help="scheidingsteken van een CSV; zonder: vanzelf")
    loading.add_argument("--decimal", choices=[",", "."], help="decimaalteken van de bedragen; zonder: vanzelf")
    loading.add_argument("--problems", type=Path, metavar="CSV", help="schrijf alle problemen naar dit bestand")
    loading.add_argument("--marked", type=Path, metavar="XLSX", help="schrijf een kopie met de foute cellen gemarkeerd")
    template = commands.add_parser("template", help="schrijf een sjabloon om in te vullen")
    template.add_argument("table", choices=NAMES, metavar="TABEL", help=", ".join(NAMES))
    template.add_argument("file", type=Path, metavar="BESTAND", help="eindigt op .xlsx of .csv")
    commands.add_parser("versions", help="toon wat er is geladen, door wie en wanneer")
    back = commands.add_parser("restore", help="ga terug naar een eerdere versie van de eigen gegevens")
    back.add_argument("version", metavar="VERSIE", help="een naam uit `versions`; 'voorbeeld' is zonder eigen gegevens")


def run(asked: argparse.Namespace) -> int:
    """Runs one of the commands; raises the StoreErrors of `applying`."""
    from store.loading import applying, own, printed

    if asked.command == "restore" or (asked.command == "load" and asked.apply):
        audit.open_for_command_line()
    if asked.command == "load":
        return _load(asked)
    if asked.command == "template":
        return _template(asked)
    if asked.command == "versions":
        folder = paths.database_folder()
        print("\n".join(printed.versions(own.states(folder), applying.in_use(folder))))
        return 0
    name = who()
    state = applying.restore(asked.version, name)
    audit.record("restored", name, version=state.state_id)
    print(f"In gebruik: {state.state_id} ({state.what}).")
    return 0


def who() -> str:
    """The account under which this program runs."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "onbekend"


def _problem(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "het bestaat niet, of de map niet"
        case PermissionError():
            return "u heeft er geen rechten voor"
        case IsADirectoryError():
            return "het is een map"
    return "de schijf of het systeem weigerde het"


def _content(file: Path) -> bytes:
    """What is in a user's file. Raises StoreError when it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise StoreError(
            f"{file}: het bestand is niet te lezen ({_reason(error)}).", "Kies een ander bestand."
        ) from error


def problems_of(table: str, file: Path) -> list[Problem]:
    """What is wrong with a user's file for `table`, as `load` says it. Raises StoreError when it cannot be read."""
    from store.loading import checking

    checked = checking.check_file(table, file.name, _content(file), composed=checking.now(), base=load_descriptor())
    return list(checked.problems)


def _load(asked: argparse.Namespace) -> int:
    from store.loading import applying, changes, checking, printed, reports

    content = _content(asked.file)
    options = Options(asked.sheet, asked.encoding, asked.delimiter, asked.decimal)
    base, composed = load_descriptor(), checking.now()
    checked = checking.check_file(asked.table, asked.file.name, content, options, composed=composed, base=base)
    print("\n".join(printed.how_read(checked, base)))
    try:
        if asked.problems and not checked.ok:
            asked.problems.write_bytes(reports.as_csv(checked.problems))
        if asked.marked and not checked.ok and (copy := reports.marked_copy(checked, content)):
            asked.marked.write_bytes(copy)
    except OSError as error:
        return _problem(
            f"De lijst met problemen kon niet worden geschreven ({_reason(error)}).\nKies een andere plaats."
        )
    if not checked.ok:
        raise LoadRefused(checked.problems)
    print("\n".join(printed.changes(changes.compare(checked, composed, base), composed, base)))
    if not asked.apply:
        print("Er is niets veranderd. Laden: dezelfde opdracht met --apply.")
        return 0
    name = who()
    state = applying.apply(checked, name, descriptor=base)
    loaded = {"table": asked.table, "file": asked.file.name, "rows": str(len(checked.frame))}
    audit.record("loaded", name, **loaded, version=state.state_id)
    print(f"Geladen als versie {state.state_id}. Ongedaan maken: python -m store restore {state.previous}")
    return 0


def _template(asked: argparse.Namespace) -> int:
    from store.loading import checking, templates

    base, composed = load_descriptor(), checking.now()
    make = {".xlsx": templates.workbook, ".csv": templates.as_csv}.get(asked.file.suffix.lower())
    if make is None:
        return _problem(f"{asked.file}: kies een naam die eindigt op .xlsx of .csv.")
    try:
        asked.file.write_bytes(make(base.table(asked.table), base, composed))
    except OSError as error:
        return _problem(f"{asked.file}: kan niet worden geschreven ({_reason(error)}).")
    print(f"Sjabloon geschreven: {asked.file}")
    return 0

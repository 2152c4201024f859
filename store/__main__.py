"""The store's command line: build, check, path, sample, and what loads users' files."""

import os
import sys
from functools import partial
from pathlib import Path

from store import paths, release, versions
from store.arguments import DutchParser
from store.building import build
from store.checking import check_all, check_tables
from store.descriptor import load
from store.errors import CheckFailed, LoadRefused, StoreError
from store.files import shown
from store.loading import cli
from store.loading.tables import NAMES
from store.sampling import sample_all


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m store", description="De opslag van het dashboard.")
    commands = parser.add_subparsers(dest="command", required=True, title="opdrachten", metavar="OPDRACHT")
    make = commands.add_parser("build", help="bouw de database uit data/ en maak haar actueel")
    make.add_argument("--if-needed", action="store_true", help="bouw alleen als de gegevens zijn veranderd")
    make.add_argument(
        "--thorough", action="store_true", help="teken vooraf elke figuur met elke keuze, niet alleen de eerste"
    )
    check = commands.add_parser("check", help="controleer bestanden zonder te bouwen")
    check.add_argument(
        "files", nargs="*", type=Path, help="bestanden met de naam van hun tabel; zonder: alles in data/"
    )
    commands.add_parser("path", help="toon het pad van de huidige database")
    commands.add_parser("sample", help="maak de voorbeeldrecords in data/sample/ opnieuw, altijd dezelfde")
    cli.add_to(commands)
    return parser


def _is_users(file: Path) -> bool:
    """A list for a table that users load, and not one of ours: it is read in every way that `load` reads it."""
    return file.stem in NAMES and not file.resolve().is_relative_to(paths.DATA)


def _check(files: list[Path]) -> int:
    descriptor = load()
    if not files:
        problems = check_all(descriptor)
        checked = len(descriptor.tables)
    else:
        unknown = [f for f in files if f.stem not in descriptor.names()]
        if unknown:
            print(
                f"{unknown[0]}: er is geen tabel '{unknown[0].stem}'. Noem het bestand naar zijn tabel: "
                f"{', '.join(descriptor.names())}.\n"
                f"Een eigen lijst mag anders heten: python -m store load TABEL {shown(str(unknown[0]))}",
                file=sys.stderr,
            )
            return 2
        names = [f.stem for f in files]
        if twice := next((name for name in names if names.count(name) > 1), None):
            print(f"'{twice}' staat er twee keer in. Controleer van elke tabel één bestand tegelijk.", file=sys.stderr)
            return 2
        users = [f for f in files if _is_users(f)]
        problems = check_tables(descriptor, {f.stem: f for f in files if f not in users})
        theirs = [problem for f in users for problem in cli.problems_of(f.stem, f)]
        if theirs and not problems:
            raise LoadRefused(theirs)
        problems += theirs
        checked = len(files)
    if problems:
        raise CheckFailed(problems)
    print(f"In orde: {checked} {'bestand' if checked == 1 else 'bestanden'} gecontroleerd, geen problemen.")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code: 0 done, 1 a problem in the data or on disk, 2 a wrong call."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "build":
            version = build(
                only_if_needed=asked.if_needed,
                before_current=partial(release.before_current, every_choice=asked.thorough),
            )
            rows = sum(version.rows.values())
            print(f"Database {version.file_name} is actueel: {len(version.rows)} tabellen, {rows} rijen.")
        elif asked.command == "check":
            return _check(asked.files)
        elif asked.command == "sample":
            print("\n".join(sample_all()))
        elif asked.command == "path":
            folder = paths.database_folder()
            print((folder / versions.current(folder).file_name).resolve())
        else:
            return cli.run(asked)
        return 0
    except StoreError as error:
        print(f"{error}\n{error.advice}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever reads along, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

"""What can go wrong in the store, in words for the reader: what happened and what to do now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a data file; `row` counts lines as a spreadsheet does (the header is row 1)."""

    file: str
    rule: str
    advice: str
    row: int | None = None
    column: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"rij {self.row}")
        if self.column is not None:
            place.append(f"kolom '{self.column}'")
        if self.value is not None:
            place.append(f"waarde '{self.value}'")
        return f"{', '.join(place)}: {self.rule} {self.advice}"


class StoreError(Exception):
    """Base of all errors of the store. `str()` says in Dutch what happened, `advice` what to do."""

    advice = "Vraag de beheerder om hulp."

    def __init__(self, message: str, advice: str | None = None) -> None:
        super().__init__(message)
        if advice is not None:
            self.advice = advice


class DescriptorInvalid(StoreError):
    advice = "Herstel data/datapackage.json, bijvoorbeeld met `git checkout data/datapackage.json`."


class CheckFailed(StoreError):
    """The files break rules of the descriptor; `problems` has all of them."""

    advice = "Herstel de genoemde regels en bouw opnieuw met `python -m store build`."

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = "1 probleem" if len(problems) == 1 else f"{len(problems)} problemen"
        super().__init__(f"De gegevens zijn niet in orde: {count}.\n" + "\n".join(f"- {p}" for p in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type["CheckFailed"], tuple[tuple[Problem, ...]]]:
        """What it is made of, not its message: `store.apart` sends it from one process to another."""
        return type(self), (self.problems,)


class LoadRefused(CheckFailed):
    """A user's file has problems, or does not fit what is there; nothing was changed."""

    advice = "Verbeter het bestand en laad het opnieuw. Er is niets veranderd."


class BuildFailed(StoreError):
    """The database could not be written; the version that was current still is."""

    advice = "De vorige versie van de gegevens blijft in gebruik. Los de oorzaak op en bouw opnieuw met `python -m store build`."


class BuildBusy(StoreError):
    advice = "Wacht tot de andere bouw klaar is en probeer het dan opnieuw."


class DatabaseMissing(StoreError):
    advice = "Bouw de database met `python -m store build`."


class DatabaseCorrupt(StoreError):
    advice = "Bouw de database opnieuw met `python -m store build`."


class DatabaseUnreadable(StoreError):
    advice = "Geef dit programma leesrechten op het bestand en de map waarin het staat."


class RecordsHidden(StoreError):
    """This reads own records in `tables`, for somebody whose role does not go that far."""

    advice = "Daarvoor is de rol adviseur nodig; vraag de beheerder om toegang."

    def __init__(self, tables: Collection[str]) -> None:
        super().__init__("Dit rust op eigen gegevens van uw organisatie.")
        self.tables = tuple(sorted(tables))


class DatabaseOutdated(StoreError):
    advice = "Bouw de database opnieuw met `python -m store build`. Helpt dat niet, start het dashboard dan opnieuw."


class QueryInvalid(StoreError):
    """A query file and the call or its header disagree: a programming error."""

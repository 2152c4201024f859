"""Which tables a user may load, how they take their place, and which columns we fill in ourselves."""

from dataclasses import dataclass

from store.descriptor import Descriptor, Field, Table
from store.errors import StoreError

HELP_SHEET, CHOICES_SHEET = "Uitleg", "Keuzes"
"""The sheets of a template that hold no records."""

FILLED_IN = ("source_id", "locator", "value_kind", "year_kind", "wording")
"""Where a published figure stands and how it is printed: of own rows that is known."""


@dataclass(frozen=True)
class Loadable:
    """`replaces`: own records replace the sample of the table. Otherwise new rows are added beside the published ones,
    and `apart_by` is the column whose values must be new (a year, or the applicant)."""

    name: str
    replaces: bool = True
    apart_by: str = ""

    @property
    def take_away(self) -> str:
        """The words on the button that takes the own records of this table alone away."""
        back = "Terug naar het voorbeeld" if self.replaces else "Uw rijen weghalen"
        return f"{back}, alleen voor deze tabel"


LOADABLE = (
    Loadable("municipality"),
    Loadable("activity"),
    Loadable("quickscan_answer"),
    Loadable("partner"),
    Loadable("partner_contact"),
    Loadable("partner_statement"),
    Loadable("cluster_letter", replaces=False, apart_by="year"),
    Loadable("cluster_allocation", replaces=False, apart_by="year"),
    Loadable("applicant", replaces=False, apart_by="applicant_id"),
    Loadable("applicant_allocation", replaces=False, apart_by="year"),
)
NAMES = tuple(one.name for one in LOADABLE)


class NotLoadable(StoreError):
    advice = f"Kies uit: {', '.join(NAMES)}."


def loadable(name: str) -> Loadable:
    """How table `name` is loaded. Raises NotLoadable."""
    for one in LOADABLE:
        if one.name == name:
            return one
    raise NotLoadable(f"De tabel '{name}' kan niet worden geladen.")


def own_source(name: str) -> str:
    """The source_id of own rows in a published table."""
    return f"eigen_{name}"


def asked_fields(table: Table) -> tuple[Field, ...]:
    """The columns that a user's file has: all but those that we fill in ourselves."""
    if loadable(table.name).replaces:
        return table.fields
    return tuple(f for f in table.fields if f.name not in FILLED_IN)


def children(descriptor: Descriptor, name: str) -> list[Table]:
    """The tables that refer to table `name`."""
    return [t for t in descriptor.tables if any(k.table == name for k in t.foreign_keys)]

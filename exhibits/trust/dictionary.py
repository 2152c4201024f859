"""The data dictionary: which tables there are, where they come from, and what each column holds."""

from typing import Any

from exhibits.exhibit import Ask, Column, Exhibit
from exhibits.table import Table as ExhibitTable
from exhibits.trust.source_choice import SourceChoice, table_options
from store.descriptor import Field, Table, load
from view import formats

NOTHING = "–"
OWN, WITHHELD = "eigen", "niet getoond"
TYPES = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "ja of nee",
    "date": "datum",
    "datetime": "datum en tijd",
}


def tables(ask: Ask, choice: SourceChoice) -> Exhibit:
    """Every table: what it holds, where it was loaded from, and how many rows.

    Of own records neither rows nor file are shown: a count per group, or whether a small file is a certain one, must not
    be worked out (see exhibits/shared/privacy.py).
    """
    loaded = ask("trust/datasets").set_index("table_name")
    listed = [(t, loaded.loc[t.name] if t.name in loaded.index else None) for t in load().tables]
    origins = loaded["origin"].value_counts()
    by_origin = formats.enumerate_words([f"{formats.integer(n)} {origin}" for origin, n in origins.items()])
    own = bool((loaded["origin"] == OWN).any())
    return Exhibit(
        key="bronnen-tabellen",
        title=f"{formats.integer(len(listed))} tabellen: {by_origin}",
        subtitle="Elke tabel van de database, met herkomst en aantal rijen",
        table=ExhibitTable(
            [
                Column("Tabel", "text", [t.title for t, _ in listed]),
                Column("Wat erin staat", "text", [t.description for t, _ in listed]),
                Column("Herkomst", "text", [t.origin if row is None else row["origin"] for t, row in listed]),
                Column("Rijen", "text", [_rows_text(row) for _, row in listed]),
                Column("Geladen op", "date", [None if row is None else row["loaded_at"] for _, row in listed]),
            ]
        ),
        alt="Tabel met alle tabellen van de database: naam, inhoud, herkomst, aantal rijen en wanneer geladen. "
        + " ".join(f"{t.title}: {_rows_text(row)} rijen." for t, row in listed),
        notes=(
            "Herkomst: ‘gepubliceerd’ staat in een bron, ‘referentie’ is van een ander en gaat niet over de aanpak, ‘indeling’ is een keuze van dit dashboard, ‘voorbeeld’ is verzonnen, "
            "‘eigen’ hebt u zelf geladen.",
            *(
                (
                    "Van eigen gegevens staat het aantal rijen hier niet: zo is over een kleine groep niets af te leiden.",
                )
                if own
                else ()
            ),
        ),
        sources=(),
        origin="indeling",
    )


def _rows_text(row: Any) -> str:
    """The number of rows as a text; nothing about own records."""
    if row is None:
        return formats.UNKNOWN
    return WITHHELD if row["origin"] == OWN else formats.integer(int(row["rows"]))


def _allowed(field: Field) -> str:
    """Which values a column may hold, in words."""
    rules = field.constraints
    parts = []
    if "enum" in rules:
        parts.append(", ".join(str(v) for v in rules["enum"]))
    low, high = rules.get("minimum"), rules.get("maximum")
    if low is not None and high is not None:
        parts.append(f"{_limit(low)} tot en met {_limit(high)}")
    elif low is not None:
        parts.append(f"minstens {_limit(low)}")
    elif high is not None:
        parts.append(f"hoogstens {_limit(high)}")
    if "pattern" in rules:
        parts.append(f"patroon {rules['pattern']}")
    if rules.get("unique"):
        parts.append("elke waarde één keer")
    return "; ".join(parts) or NOTHING


def _limit(value: float) -> str:
    """2100 stays 2100: a limit may be a year."""
    return str(value).replace(".", ",")


def _refers(table: Table, field: Field) -> str:
    titles = table_options()
    targets = [titles[key.table] for key in table.foreign_keys if field.name in key.fields]
    return ", ".join(targets) or NOTHING


def columns(ask: Ask, choice: SourceChoice) -> Exhibit:
    """The columns of one table, as the descriptor says."""
    table = load().table(choice.table)
    return Exhibit(
        key="bronnen-kolommen",
        title=f"‘{table.title}’: {formats.plural(len(table.fields), 'kolom', 'kolommen')}",
        subtitle="De kolommen van één tabel van de database",
        table=ExhibitTable(
            [
                Column("Kolom", "text", [f.title for f in table.fields]),
                Column("Naam", "text", [f.name for f in table.fields]),
                Column("Wat het is", "text", [f.description or NOTHING for f in table.fields]),
                Column("Soort", "text", [TYPES.get(f.type, f.type) for f in table.fields]),
                Column("Eenheid", "text", [f.unit or NOTHING for f in table.fields]),
                Column("Altijd gevuld", "boolean", [bool(f.constraints.get("required")) for f in table.fields]),
                Column("Toegestane waarden", "text", [_allowed(f) for f in table.fields]),
                Column("Verwijst naar", "text", [_refers(table, f) for f in table.fields]),
            ]
        ),
        alt=f"Tabel met de kolommen van {table.title}: "
        + "; ".join(f"{f.title} ({TYPES.get(f.type, f.type)})" for f in table.fields)
        + ".",
        notes=(
            f"{table.description} Naam in de database: {table.name}.",
            "Sleutel (maakt een rij uniek): "
            + formats.enumerate_words([table.field(name).title.lower() for name in table.primary_key])
            + ".",
        ),
        sources=(),
        origin="indeling",
        filter_text=choice.filter_text(ask, "table"),
    )

"""The data dictionary: which tables there are, where they come from, and what each column holds."""

import pandas as pd

from exhibits.exhibit import Ask, Entries, Exhibit
from store.descriptor import Field, Table, load
from view import formats

NOTHING = "–"
SHA_SHOWN = 8
TYPES = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "ja of nee",
    "date": "datum",
    "datetime": "datum en tijd",
}


def options() -> dict[str, str]:
    """table name → Dutch title, told apart by the name where two titles are the same."""
    titles = [t.title for t in load().tables]
    return {t.name: t.title if titles.count(t.title) == 1 else f"{t.title} ({t.name})" for t in load().tables}


def tables(ask: Ask) -> Exhibit:
    """Every table: what it holds, where it was loaded from, and how many rows."""
    loaded = ask("trust/datasets").set_index("table_name")
    listed = [(t, loaded.loc[t.name] if t.name in loaded.index else None) for t in load().tables]
    origins = loaded["origin"].value_counts()
    told = formats.enumerate_words([f"{formats.integer(n)} {origin}" for origin, n in origins.items()])
    return Exhibit(
        key="bronnen-tabellen",
        title=f"{formats.integer(len(listed))} tabellen met {formats.integer(loaded['rows'].sum())} rijen: {told}",
        table=pd.DataFrame(
            {
                "Tabel": [t.title for t, _ in listed],
                "Wat erin staat": [t.description for t, _ in listed],
                "Herkomst": [t.origin if row is None else row["origin"] for t, row in listed],
                "Rijen": pd.array([None if row is None else int(row["rows"]) for _, row in listed], dtype="Int64"),
                "Bestand": [None if row is None else row["file_name"] for _, row in listed],
                "Controlegetal": [None if row is None else row["sha256"][:SHA_SHOWN] for _, row in listed],
                "Geladen op": [None if row is None else row["loaded_at"] for _, row in listed],
            }
        ),
        kinds={"Rijen": "integer", "Geladen op": "date"},
        alt="Tabel met alle tabellen van de database: naam, inhoud, herkomst, aantal rijen, bestand en wanneer geladen. "
        + " ".join(
            f"{t.title}: {formats.plural(int(row['rows']), 'rij', 'rijen')}." for t, row in listed if row is not None
        ),
        notes=(
            "Herkomst: ‘gepubliceerd’ staat in een bron, ‘referentie’ is van een ander en gaat niet over de aanpak, ‘indeling’ is een keuze van dit dashboard, ‘voorbeeld’ is verzonnen, "
            "‘eigen’ hebt u zelf geladen.",
            f"Controlegetal: de eerste {SHA_SHOWN} tekens van de SHA-256 van het bestand. Is het gelijk, dan is het bestand gelijk.",
        ),
        sources=(),
        origin="indeling",
    )


def _allowed(field: Field) -> str:
    """Which values a column may hold, in words."""
    rules = field.constraints
    told = []
    if "enum" in rules:
        told.append(", ".join(str(v) for v in rules["enum"]))
    low, high = rules.get("minimum"), rules.get("maximum")
    if low is not None and high is not None:
        told.append(f"{_limit(low)} tot en met {_limit(high)}")
    elif low is not None:
        told.append(f"ten minste {_limit(low)}")
    elif high is not None:
        told.append(f"ten hoogste {_limit(high)}")
    if "pattern" in rules:
        told.append(f"patroon {rules['pattern']}")
    if rules.get("unique"):
        told.append("elke waarde één keer")
    return "; ".join(told) or NOTHING


def _limit(value: float) -> str:
    """2100 stays 2100: a limit may be a year."""
    return str(value).replace(".", ",")


def _refers(table: Table, field: Field) -> str:
    titles = options()
    found = [titles[key.table] for key in table.foreign_keys if field.name in key.fields]
    return ", ".join(found) or NOTHING


def columns(ask: Ask, table_name: str) -> Exhibit:
    """The columns of one table, as the descriptor says."""
    table = load().table(table_name)
    counted = ask("trust/datasets").set_index("table_name")["rows"]
    rows = formats.plural(int(counted[table.name]), "rij", "rijen") if table.name in counted.index else "rijen n.b."
    return Exhibit(
        key="bronnen-kolommen",
        title=f"‘{table.title}’: {formats.plural(len(table.fields), 'kolom', 'kolommen')}, {rows}",
        table=pd.DataFrame(
            {
                "Kolom": [f.title for f in table.fields],
                "Naam": [f.name for f in table.fields],
                "Wat het is": [f.description or NOTHING for f in table.fields],
                "Soort": [TYPES.get(f.type, f.type) for f in table.fields],
                "Eenheid": [f.unit or NOTHING for f in table.fields],
                "Altijd gevuld": [bool(f.constraints.get("required")) for f in table.fields],
                "Toegestane waarden": [_allowed(f) for f in table.fields],
                "Verwijst naar": [_refers(table, f) for f in table.fields],
            }
        ),
        kinds={"Altijd gevuld": "boolean"},
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
        filters=(f"Tabel: {table.title}",),
    )


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    return [(tables, [{}]), (columns, [{"table_name": name} for name in load().names()])]

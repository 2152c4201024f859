"""CREATE TABLE and COMMENT ON from the descriptor.

DDL takes no bound parameters, so this is the one place where SQL is put together. Every name and
value in it comes from our own descriptor and is quoted.
"""

from collections.abc import Collection, Iterator

from store.descriptor import Descriptor, Field, Table

TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}

BUILD_TABLES = (
    """CREATE TABLE dataset (
        table_name VARCHAR PRIMARY KEY, origin VARCHAR NOT NULL, file_name VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL, rows BIGINT NOT NULL, loaded_at TIMESTAMP NOT NULL)""",
    "COMMENT ON TABLE dataset IS 'Wat er in deze versie is geladen: bestand, herkomst, aantal rijen.'",
    """CREATE TABLE build_info (
        version VARCHAR PRIMARY KEY, schema_fingerprint VARCHAR NOT NULL, built_at TIMESTAMP NOT NULL)""",
    "COMMENT ON TABLE build_info IS 'Welke versie van de gegevens dit bestand is.'",
)


def identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def storage_type(field: Field) -> str:
    return field.storage or TYPES[field.type]


def _column(field: Field) -> str:
    name = identifier(field.name)
    rules = field.constraints
    parts = [name, storage_type(field)]
    if rules.get("required"):
        parts.append("NOT NULL")
    if rules.get("unique"):
        parts.append("UNIQUE")
    checks = []
    if "enum" in rules:
        checks.append(" ".join([name, "IN", "(" + ", ".join(literal(v) for v in rules["enum"]) + ")"]))
    if "minimum" in rules:
        checks.append(" ".join([name, ">=", literal(rules["minimum"])]))
    if "maximum" in rules:
        checks.append(" ".join([name, "<=", literal(rules["maximum"])]))
    if "pattern" in rules:
        checks.append("".join(["regexp_full_match(", name, ", ", literal(rules["pattern"]), ")"]))
    parts += ["CHECK (" + check + ")" for check in checks]
    return " ".join(parts)


def _list(names: tuple[str, ...]) -> str:
    return "(" + ", ".join(identifier(n) for n in names) + ")"


def create_table(table: Table, among: Collection[str] | None = None) -> Iterator[str]:
    """The statements that make one table with its comments, in order; with `among`, references to these tables only."""
    lines = [_column(f) for f in table.fields]
    lines.append("PRIMARY KEY " + _list(table.primary_key))
    for key in table.foreign_keys:
        if among is not None and key.table not in among:
            continue
        lines.append(
            " ".join(["FOREIGN KEY", _list(key.fields), "REFERENCES", identifier(key.table), _list(key.table_fields)])
        )
    yield "".join(["CREATE TABLE ", identifier(table.name), " (", ", ".join(lines), ")"])
    yield " ".join(["COMMENT ON TABLE", identifier(table.name), "IS", literal(table.description)])
    for field in table.fields:
        column = identifier(table.name) + "." + identifier(field.name)
        yield " ".join(["COMMENT ON COLUMN", column, "IS", literal(field.description or field.title)])


def in_order_of_reference(descriptor: Descriptor) -> list[Table]:
    """The tables such that each stands after those it refers to; a descriptor has no references in a circle."""
    placed: list[Table] = []
    waiting = list(descriptor.tables)
    while waiting:
        names = {t.name for t in placed}
        ready = [t for t in waiting if all(k.table in names for k in t.foreign_keys)]
        placed += ready
        waiting = [t for t in waiting if t not in ready]
    return placed

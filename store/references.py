"""Whether the tables of a description fit together: keys and references name columns that are there."""

from collections.abc import Iterator

from store.files import shown
from store.schema import Table


def between(tables: list[Table]) -> Iterator[str]:
    """What is wrong between tables, each of which is in order by itself."""
    kinds = {t.name: {f.name: f.type for f in t.fields} for t in tables}
    if len(kinds) != len(tables):
        yield "twee tabellen hebben dezelfde naam"
        return
    for table in tables:
        own = kinds[table.name]
        if len(own) != len(table.fields):
            yield f"twee kolommen van tabel '{table.name}' hebben dezelfde naam"
        if not set(table.primary_key) <= own.keys():
            yield f"de sleutel van {table.name} noemt een kolom die er niet is"
        for key in table.foreign_keys:
            if not set(key.fields) <= own.keys() or not set(key.table_fields) <= kinds.get(key.table, {}).keys():
                yield f"een verwijzing van {table.name} naar {shown(key.table)} noemt een tabel of kolom die er niet is"
                continue
            target = next(t for t in tables if t.name == key.table)
            alone = len(key.table_fields) == 1 and target.field(key.table_fields[0]).constraints.get("unique")
            if key.table_fields != target.primary_key and not alone:
                yield f"een verwijzing van {table.name} naar {key.table} noemt kolommen die daar geen sleutel zijn"
            elif [own[f] for f in key.fields] != [kinds[key.table][f] for f in key.table_fields]:
                yield f"een verwijzing van {table.name} naar {key.table} verbindt kolommen van een andere soort"
    yield from _circles(tables)


def _circles(tables: list[Table]) -> Iterator[str]:
    waiting = {t.name: {k.table for k in t.foreign_keys} for t in tables}
    while waiting:
        ready = [name for name, needed in waiting.items() if not needed & waiting.keys()]
        if not ready:
            yield f"verwijzingen gaan in een kring: {', '.join(waiting)}"
            return
        for name in ready:
            del waiting[name]

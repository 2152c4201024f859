"""Templates to fill in, from the descriptor: an Excel workbook with choices, examples and explanation, and a CSV."""

import csv
import io
from collections.abc import Callable

import xlsxwriter

from store.descriptor import Descriptor, Field, Table
from store.loading import examples
from store.loading.composing import Composed
from store.loading.tables import CHOICES_SHEET, HELP_SHEET, NAMES, asked_fields, loadable

DATA_SHEET = "Gegevens"
FILLED_ROWS = 10_000
"""How far down the drop-downs reach."""
KINDS = {
    "string": "tekst",
    "integer": "heel getal",
    "number": "getal",
    "boolean": "ja of nee",
    "date": "datum",
    "datetime": "datum",
}
Make = Callable[[Table, Descriptor, Composed], bytes]
BOOLEANS = {"true": "ja", "false": "nee"}


def choices(table: Table, field: Field, composed: Composed) -> list[str]:
    """What may be chosen for a column: its enumeration, ja/nee, or the keys of the table that it refers to."""
    if field.type == "boolean":
        return ["ja", "nee"]
    if field.offered:
        return field.offered
    for key in table.foreign_keys:
        if field.name in key.fields and key.table not in ("source",):
            target = key.table_fields[key.fields.index(field.name)]
            return sorted({k[0] for k in composed.keys(key.table, (target,))})
    return []


def _value(field: Field, text: str) -> str | float | int:
    if field.type == "boolean":
        return BOOLEANS.get(text, "")
    if field.type == "integer" and text:
        return int(text)
    return float(text) if field.type == "number" and text else text


def kind(field: Field) -> str:
    """What sort of value a column holds, in words."""
    return KINDS[field.type] + (f", in {'euro' if field.unit == 'EUR' else field.unit}" if field.unit else "")


def allowed(table: Table, field: Field) -> str:
    """What may be in a column, in words; '' when anything of its kind may."""
    parts = []
    rules = field.constraints
    if field.offered:
        parts.append("Kies uit: " + ", ".join(field.offered))
    if field.type == "boolean":
        parts.append("ja of nee")
    if "minimum" in rules:
        parts.append(f"minstens {rules['minimum']}")
    if rules.get("unique") or table.primary_key == (field.name,):
        parts.append("elke waarde één keer")
    if any(field.name in k.fields and k.table != "source" for k in table.foreign_keys):
        parts.append("moet bestaan: zie het werkblad 'Keuzes'")
    return "; ".join(parts)


def referred(table: Table, base: Descriptor, field: Field) -> str:
    """The tables in which a value of this column must stand first and that can be loaded as well; '' without such."""
    parents = {
        k.table for k in table.foreign_keys if field.name in k.fields and k.table in NAMES and k.table != table.name
    }
    return " of ".join(f"'{base.table(name).title}'" for name in NAMES if name in parents)


def workbook(table: Table, base: Descriptor, composed: Composed) -> bytes:
    """The Excel template of a table."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold = book.add_format({"bold": True, "bg_color": "#154273", "font_color": "#FFFFFF", "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    text_format = book.add_format({"num_format": "@"})
    data, explained, listed = (book.add_worksheet(n) for n in (DATA_SHEET, HELP_SHEET, CHOICES_SHEET))
    fields = asked_fields(table)
    data.freeze_panes(1, 0)
    for position, field in enumerate(fields):
        data.write_string(0, position, field.title, bold)
        data.set_column(
            position, position, max(14, len(field.title) + 4), text_format if field.type == "string" else None
        )
        options = choices(table, field, composed)
        listed.write_string(0, position, field.title, bold)
        for row, value in enumerate(options, 1):
            listed.write_string(row, position, value) if not value.isdigit() else listed.write_number(
                row, position, int(value)
            )
        if options:
            column = xlsxwriter.utility.xl_col_to_name(position)
            validation = {
                "validate": "list",
                "source": f"={CHOICES_SHEET}!${column}$2:${column}${len(options) + 1}",
                "ignore_blank": True,
                "error_title": "Kies uit de lijst",
                "error_message": f"Kies een waarde uit de lijst van '{field.title}'."[:255],
            }
            first = referred(table, base, field)
            if first:
                # a new year or name is right once it has been loaded there, so Excel asks and does not refuse
                validation["error_type"] = "warning"
                validation["error_title"] = "Staat niet in de lijst"
                validation["error_message"] = f"Laad een nieuwe waarde eerst in {first}, en dan dit bestand."[:255]
            data.data_validation(1, position, FILLED_ROWS, position, validation)
    for number, example in enumerate(examples.rows(base, table, composed), 1):
        for position, field in enumerate(fields):
            data.write(number, position, _value(field, example[field.name]))
    _explain(explained, table, base, fields, bold, wrap)
    book.close()
    return out.getvalue()


def _explain(
    sheet: "xlsxwriter.worksheet.Worksheet",
    table: Table,
    base: Descriptor,
    fields: tuple[Field, ...],
    bold: object,
    wrap: object,
) -> None:
    how = loadable(table.name)
    lines = [
        table.title,
        table.description,
        "Vul het werkblad 'Gegevens'. De rijen die er al staan zijn voorbeelden: haal die weg.",
        "Laat een cel leeg als de waarde niet bekend is. Zet er geen totaalrij onder en voeg geen cellen samen.",
        "Uw rijen komen in de plaats van de voorbeeldgegevens."
        if how.replaces
        else "Uw rijen komen naast de gepubliceerde cijfers; laad alleen wat nog niet is gepubliceerd.",
    ]
    for field in fields:
        if first := referred(table, base, field):
            lines.append(
                f"'{field.title}': de lijst is die van nu. Laad een nieuwe waarde eerst in {first}, en dan dit bestand."
            )
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, bold if number == 0 else None)
    top = len(lines) + 1
    titles = ("Kolom", "Naam in CSV", "Wat het is", "Soort", "Verplicht", "Toegestaan")
    for position, (title, width) in enumerate(zip(titles, (22, 18, 60, 12, 10, 50), strict=True)):
        sheet.write_string(top, position, title, bold)
        sheet.set_column(position, position, width)
    for number, field in enumerate(fields, top + 1):
        required = "ja" if field.constraints.get("required") else "nee"
        values = (field.title, field.name, field.description, kind(field), required, allowed(table, field))
        for position, value in enumerate(values):
            sheet.write_string(number, position, value, wrap)


def as_csv(table: Table, base: Descriptor, composed: Composed) -> bytes:
    """The CSV template: Dutch titles, semicolons, decimal commas, UTF-8 with BOM."""
    fields = asked_fields(table)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([f.title for f in fields])
    for row in examples.rows(base, table, composed):
        writer.writerow([_written(f, row[f.name]) for f in fields])
    return out.getvalue().encode("utf-8-sig")


def _written(field: Field, text: str) -> str:
    if field.type == "boolean":
        return BOOLEANS.get(text, "")
    if field.type == "number" and text:
        whole, _, decimals = text.partition(".")
        return f"{whole},{decimals or '00'}"
    return text

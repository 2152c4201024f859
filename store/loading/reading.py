"""From the bytes of a user's file to a grid: the content decides what it is, not the name."""

import re
import unicodedata
from pathlib import Path

from store.descriptor import Table
from store.errors import Problem
from store.files import EXCEL_MARKS
from store.loading import delimited, spreadsheets
from store.loading.grids import MAX_BYTES, Grid, Options, Refused

ZIP, OLE = EXCEL_MARKS
OTHER_KINDS = (
    (b"%PDF", "een pdf-bestand"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"PAR1", "een Parquet-bestand"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"{\\rtf", "een tekstdocument"),
    (b"MZ", "een programma"),
    (b"\x7fELF", "een programma"),
)
TAKE = "Kies een CSV-bestand of een Excel-bestand (.xlsx)."


def safe_name(name: str) -> str:
    """A file's name as we keep and show it: without folders, marks that steer text, and endless length."""
    bare = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    bare = "".join(c for c in bare if c.isprintable() and c not in '<>"&')
    return bare.strip()[-100:] or "bestand"


def may_be_text(content: bytes) -> bool:
    """Whether another way of reading could help: it is not known to be something else than text."""
    return not content.startswith((*EXCEL_MARKS, *(mark for mark, _ in OTHER_KINDS))) and b"\x00" not in content


def read(table: Table, name: str, content: bytes, options: Options | None = None) -> Grid:
    """The grid of a CSV or XLSX file for `table`. Raises Refused with the reason in Dutch."""
    options = options or Options()
    file = safe_name(name)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Refused(Problem(file, "het bestand is leeg.", "Zet er een kopregel en rijen in."))
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 1024 / 1024:.1f} MB".replace(".", ",")
        raise Refused(
            Problem(file, "het bestand is groter dan 20 MB.", "Deel het op of laad minder rijen.", value=size)
        )
    suffix = Path(file).suffix.lower()
    if content.startswith(OLE):
        rule = "dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord."
        raise Refused(Problem(file, rule, "Haal het wachtwoord eraf en sla het op als .xlsx."))
    if content.startswith((ZIP, b"PK\x05\x06")):
        if suffix in (".csv", ".txt"):
            rule = f"dit bestand heet {suffix}, maar het is een Excel- of zipbestand."
            raise Refused(Problem(file, rule, "Geef het de goede naam, of sla het op als CSV."))
        if suffix in (".xlsm", ".xltm", ".xlsb"):
            rule = f"dit soort Excel-bestand ({suffix}) wordt niet gelezen."
            raise Refused(Problem(file, rule, "Sla het op als gewone werkmap (.xlsx)."))
        return spreadsheets.read(table, file, content, options)
    for mark, word in OTHER_KINDS:
        if content.startswith(mark):
            raise Refused(Problem(file, f"dit is {word}, geen CSV of Excel.", TAKE))
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<script", b"<svg")):
        rule = "dit is een webpagina of xml-bestand, ook al heet het anders."
        raise Refused(Problem(file, rule, "Open het in Excel en sla het op als .xlsx of CSV."))
    if start.startswith((b"{", b"[{")):
        raise Refused(Problem(file, "dit is een json-bestand, geen CSV of Excel.", TAKE))
    if suffix in (".xlsx", ".xlsm", ".xls"):
        rule = f"dit bestand heet {suffix}, maar het is geen Excel-bestand."
        raise Refused(Problem(file, rule, "Sla het opnieuw op in Excel, of noem het .csv als het een CSV is."))
    return delimited.read(table, file, content, options)

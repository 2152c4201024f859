"""Reads a user's CSV: finds out encoding and delimiter, says what it took, and lets both be corrected."""

import codecs
import csv
import io
from dataclasses import replace

from store.descriptor import Table
from store.errors import Problem
from store.files import MAX_VALUE_LENGTH, QUOTE_ADVICE, UTF16_MARKS, shown
from store.loading.grids import HEADER_WITHIN, MAX_ROWS, AsRead, Grid, Options, Refused, grid, plain, spellings

ENCODINGS = ("utf-8", "cp1252")
MAX_LINES = 2 * MAX_ROWS
"""Blank lines count: 20 MB of them would take a gigabyte."""
DELIMITERS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "verticale streep"}


def read(table: Table, file: str, content: bytes, options: Options) -> Grid:
    """The grid of a CSV file. Raises Refused."""
    text, encoding = _text(file, content, options.encoding)
    lines = text.split("\n", 1)
    shift = 0
    hint = options.delimiter
    if lines[0].strip().lower().startswith("sep=") and len(lines) > 1:
        hint = hint or lines[0].strip()[4:5] or None
        text, shift = lines[1], 1
    if hint is not None and (len(hint) != 1 or hint in '"\r\n' or not (hint.isprintable() or hint == "\t")):
        raise Refused(
            Problem(
                file, "dit scheidingsteken kan niet.", "Kies een puntkomma, komma, tab of streep.", value=shown(hint)
            )
        )
    delimiter = hint or _delimiter(table, text)
    rows, numbers = [], []
    for number, row in enumerate(_parsed(file, text, delimiter, shift), 1 + shift):
        if any(map(str.strip, row)):
            rows.append(row)
            numbers.append(number)
        if len(rows) > MAX_ROWS + HEADER_WITHIN:
            raise Refused(Problem(file, f"er staan meer dan {MAX_ROWS} rijen in.", "Deel het bestand op."))
    found = grid(table, file, rows, None, numbers, AsRead("csv", encoding, delimiter))
    return replace(found, as_read=replace(found.as_read, header_row=_header_row(numbers, found)))


def _header_row(numbers: list[int], found: Grid) -> int:
    return numbers[len(numbers) - len(found.rows) - 1]


def _text(file: str, content: bytes, wanted: str | None) -> tuple[str, str]:
    if content.startswith(UTF16_MARKS):
        raise Refused(Problem(file, "het bestand is opgeslagen als UTF-16.", "Kies bij het opslaan 'CSV UTF-8'."))
    if b"\x00" in content:
        raise Refused(Problem(file, "dit is geen tekstbestand.", "Kies een CSV- of Excel-bestand (.xlsx)."))
    if wanted is not None:
        try:
            codecs.lookup(wanted)
            return content.decode("utf-8-sig" if wanted.lower() in ("utf-8", "utf8") else wanted), wanted
        except (LookupError, ValueError):
            rule = f"het bestand is niet te lezen als {shown(wanted)}."
            raise Refused(Problem(file, rule, "Kies een andere codering, of sla het op als 'CSV UTF-8'.")) from None
    if content.startswith(codecs.BOM_UTF8):
        encodings: tuple[str, ...] = ("utf-8-sig",)
    else:
        encodings = ENCODINGS
    for encoding in encodings:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    rule = "het bestand bevat tekens die in geen gangbare codering te lezen zijn."
    raise Refused(Problem(file, rule, "Kies bij het opslaan 'CSV UTF-8'."))


def _delimiter(table: Table, text: str) -> str:
    """The one that makes most of the first lines name columns; then the one that splits most."""
    known = spellings(table)
    start = text[:20_000].splitlines()[:HEADER_WITHIN]

    def score(mark: str) -> tuple[int, int]:
        named, width = 0, 0
        for line in start:
            cells = next(iter(csv.reader([line], delimiter=mark)), [])
            named = max(named, len({known[plain(c)] for c in cells if plain(c) in known}))
            width = max(width, len(cells))
        return named, width

    try:
        return max(DELIMITERS, key=score)
    except csv.Error:
        return ";"


def rows_as_read(file: str, content: bytes, encoding: str | None, delimiter: str | None) -> tuple[list[list[str]], int]:
    """The rows of a file that was read before, blank ones too, and how many lines stand before the first."""
    text, _ = _text(file, content, encoding)
    first, _, rest = text.partition("\n")
    shift = 1 if rest and first.strip().lower().startswith("sep=") else 0
    return _parsed(file, rest if shift else text, delimiter or ";", shift), shift


def _parsed(file: str, text: str, delimiter: str, shift: int) -> "list[list[str]]":
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MAX_LINES:
                rule = f"er staan meer dan {MAX_LINES} regels in, lege meegeteld."
                raise Refused(Problem(file, rule, "Haal de lege regels weg, of deel het bestand op."))
            if len(row) > 1000 or any(len(cell) > MAX_VALUE_LENGTH for cell in row):
                rule = (
                    f"een waarde in deze rij is langer dan {MAX_VALUE_LENGTH} tekens, of de rij heeft te veel waarden."
                )
                advice = "Kijk of er een aanhalingsteken ontbreekt of te veel staat."
                raise Refused(Problem(file, rule, advice, row=len(rows) + shift))
    except csv.Error:
        rule = "een aanhalingsteken is niet gesloten of staat midden in een waarde."
        raise Refused(
            Problem(file, rule, QUOTE_ADVICE.replace("een komma", "het scheidingsteken"), row=len(rows) + 1 + shift)
        ) from None
    return rows

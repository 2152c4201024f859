"""What may not be in a text: characters that cannot be seen or that steer others, HTML, formulas, endless names."""

import pandas as pd

from store import characters
from store.descriptor import Field
from store.loading.findings import Findings, words

HTML = r"<[/!?]?[A-Za-z]|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});|(?i:javascript\s*:)"
MOJIBAKE = "Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]"
FORMULA = "^\\s*[=＝@]|^[+][A-Za-z(]|^-[A-Za-z(].*[!(]"
ERRORS = r"#(?:REF!|NAME\?|N/A|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|VERW!|NAAM\?|N/B|WAARDE!|DEEL/0!|GETAL!|LEEG!)"
LONGEST = {"place": 60, "description": 1000, "note": 1000, "title": 200, "statement": 300}
LONGEST_ID = 60
LONGEST_OTHER = 120


def _unseen(texts: "pd.Series") -> str:
    """A pattern of the characters in a column that nobody can see or that steer others, '' without any."""
    found = {c for c in set().union(*texts.unique()) if c in characters.ALLOWED_CONTROLS or characters.misleading(c)}
    return "[" + "".join(f"\\x{{{ord(c):x}}}" for c in sorted(found)) + "]" if found else ""


def _named(text: str) -> tuple[str, str]:
    if any(c in text for c in "\r\n"):
        return "in deze cel staat een regeleinde.", "Zet de tekst op één regel."
    first = next((c for c in text if c == "\t"), None) or characters.misleading(text) or "?"
    if first == "\ufffd":
        return "een teken is verloren gegaan bij het opslaan (\ufffd).", "Typ het opnieuw, en sla op als 'CSV UTF-8'."
    return f"hier staat een {characters.name(first)}.", "Typ de waarde opnieuw, zonder te plakken."


def longest(field: Field) -> int:
    """How many characters a value of the field may have."""
    wanted = field.constraints.get("maxLength")
    if wanted:
        return int(wanted)
    return LONGEST_ID if field.name.endswith("_id") else LONGEST.get(field.name, LONGEST_OTHER)


def check(findings: Findings, field: Field, column: str, texts: "pd.Series") -> None:
    """Adds what is wrong with the texts of a column, whatever its type."""
    import pyarrow as pa
    import pyarrow.compute as pc

    array = pa.array(texts, pa.string())

    def where(pattern: str) -> "pd.Series":
        return pc.match_substring_regex(array, pattern).to_numpy(zero_copy_only=False)

    if unseen := _unseen(texts):
        findings.add_cells(where(unseen), column, texts, _named)
    rule = "deze waarde is onleesbaar geworden door een verkeerde codering."
    findings.add_cells(
        where(MOJIBAKE), column, texts, words(rule, "Kies de goede codering, of sla op als 'CSV UTF-8'.")
    )
    advice = "Haal de codes weg en houd de gewone tekst over."
    findings.add_cells(where(HTML), column, texts, words("hier staat HTML; dat wordt niet geladen.", advice))
    rule = "dit is een foutmelding van Excel, geen waarde."
    findings.add_cells(where(f"^{ERRORS}$"), column, texts, words(rule, "Herstel de formule, of laat de cel leeg."))
    rule = "dit is een formule, geen waarde."
    advice = "Plak in Excel de uitkomst met 'Plakken speciaal' en dan 'Waarden'."
    findings.add_cells(where(FORMULA), column, texts, words(rule, advice))
    limit = longest(field)
    too_long = pc.greater(pc.utf8_length(array), limit).to_numpy(zero_copy_only=False)
    findings.add_cells(
        too_long,
        column,
        texts,
        lambda t: (f"deze waarde heeft {len(t)} tekens; er passen er {limit}.", "Kort de waarde in."),
    )


def tidy(texts: "pd.Series") -> "pd.Series":
    """Texts without spaces around them, with ordinary spaces inside, composed letters, and no unknown-signs."""
    out = texts.str.replace("[\u00a0\u202f\u2007]", " ", regex=True).str.strip()
    if not out.str.isascii().all():
        out = out.str.normalize("NFC")
    return out


MEANS_UNKNOWN = (
    "n.b.",
    "n.b",
    "nb",
    "nb.",
    "n.v.t.",
    "nvt",
    "onbekend",
    "niet bekend",
    "null",
    "none",
    "nan",
    "?",
    "-",
    "–",
)

"""Puts what is wrong with one value into Dutch, with what to write instead where that is clear."""

import math
import re
from datetime import date
from decimal import Decimal

from store.descriptor import Field

LARGEST_INTEGER = 2**63 - 1
TYPE_WORDS = {
    "integer": "een heel getal, zonder punt of komma (zoals 1250)",
    "number": "een getal met een punt als decimaalteken en zonder punten tussen duizendtallen (zoals 1250.50)",
    "boolean": "true of false",
    "date": "een datum als 2021-11-19",
    "datetime": "een datum met tijd als 2021-11-19T09:30:00",
}
FORM_WORDS = {
    "integer": ", zonder punten of komma's",
    "number": ", met een punt voor de decimalen en geen punten tussen duizendtallen",
    "boolean": "",
    "date": " (jaar-maand-dag)",
}
PATTERN_WORDS = {
    "^[0-9]{4}(-[0-9]{4})?$": "een jaar of twee jaren met een streepje, zoals 2020 of 2020-2021",
    "^GM[0-9]{4}$": "GM met vier cijfers, zoals GM0202",
    "^[A-Z]$": "één hoofdletter van A tot en met Z",
    "^[a-z-]+$": "kleine letters en streepjes",
    "^[a-z_]+$": "kleine letters en lage streepjes (_)",
    "^[a-z0-9_]+$": "kleine letters, cijfers en lage streepjes (_)",
    "^[^|]+$": "tekst zonder verticale streep (|)",
    "^([a-z0-9-]+ )*[0-9]{4}(-[0-9]{4})?$": "een jaar of periode die op een jaartal eindigt, zoals 2019, 2016-2019 of tot 1 juni 2019",
    "^[A-Za-z0-9_-]+$": "letters, cijfers, streepjes en lage streepjes (_)",
}
UNKNOWN = {"-", "–", "?", "n.b.", "nb", "n.v.t.", "nvt", "onbekend", "niet bekend", "null", "none", "nan", "na", "n/a"}
YES, NO = {"ja", "j", "waar", "yes", "y"}, {"nee", "n", "onwaar", "no"}
INTEGER = re.compile(r"\s*[+-]?[0-9]+\s*")
NUMBER = re.compile(r"\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?\s*")
DECIMAL = re.compile(r"DECIMAL\((\d+), ?(\d+)\)")


def wrong_type(field: Field, cell: str) -> tuple[str, str]:
    """What is wrong with a cell that is not of the field's type, and what to do: (rule, advice)."""
    text = cell.strip()
    wanted = TYPE_WORDS.get(field.type, "tekst")
    if not text:
        return _only_spaces(field)
    if text.startswith("="):
        return "dit is een formule, geen waarde.", "Plak in Excel de uitkomst met 'Plakken speciaal' en dan 'Waarden'."
    if text.startswith("#"):
        return "dit is een foutmelding van Excel, geen waarde.", f"Vul {wanted} in, of laat de cel leeg."
    if text.lower() in UNKNOWN:
        empty = not field.constraints.get("required")
        advice = "Laat de cel leeg als de waarde niet bekend is." if empty else f"Vul {wanted} in; leeg mag hier niet."
        return "dit is geen waarde van de goede soort.", advice
    meant = _meant(field, text)
    if meant is None:
        return "deze waarde is van de verkeerde soort.", f"Vul {wanted} in."
    return "deze waarde is anders geschreven dan hier moet.", f"Schrijf {meant}{FORM_WORDS[field.type]}."


def _meant(field: Field, text: str) -> str | None:
    if field.type == "boolean":
        return "true" if text.lower() in YES else "false" if text.lower() in NO else None
    if field.type == "date":
        return _meant_date(text)
    if field.type in ("integer", "number"):
        number = _meant_number(text)
        if number is None or (field.type == "integer" and not INTEGER.fullmatch(number)):
            return None
        return number if precision_problem(field, number) is None else None
    return None


def _meant_date(text: str) -> str | None:
    parts = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", text)
    if not parts:
        return None
    day, month, year = map(int, parts.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _meant_number(text: str) -> str | None:
    """'€ 1.250,50' → '1250.50'. None when the text can be read in two ways, or in none."""
    bare = re.sub(r"[€%\s]|\bEUR\b", "", text).replace("−", "-")
    bare = re.sub(r",-{1,2}$", "", bare)
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", bare) or re.fullmatch(r"-?[0-9]+,[0-9]+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+", bare):
        bare = bare.replace(",", "")
    elif not NUMBER.fullmatch(bare):
        return None
    whole, _, decimals = bare.partition(".")
    return whole if not decimals.strip("0") else bare


def misread(field: Field, cell: str) -> tuple[str, str] | None:
    """What is wrong with a value that Table Schema allows but that would be stored or read as something else, or None."""
    if not cell.strip():
        return _only_spaces(field)
    return precision_problem(field, cell) if is_of_type(field, cell) else wrong_type(field, cell)


def _only_spaces(field: Field) -> tuple[str, str]:
    if field.constraints.get("required"):
        return "deze waarde is verplicht; er staan alleen spaties.", f"Vul '{field.title}' in."
    return "hier staan alleen spaties.", "Laat de cel leeg."


def is_of_type(field: Field, cell: str) -> bool:
    """Stricter than Table Schema: no 'NaN', no '1_000', no digits of another script."""
    if field.type == "integer":
        return INTEGER.fullmatch(cell) is not None
    if field.type == "number":
        return NUMBER.fullmatch(cell) is not None
    return True


def precision_problem(field: Field, cell: str) -> tuple[str, str] | None:
    """What is wrong with a number that does not fit where it is stored, or None when it fits."""
    text = cell.strip()
    if field.type == "integer":
        # Python refuses to read very long numbers, so their length is looked at first
        fits = len(text.lstrip("+-0")) <= 19 and abs(int(text)) <= LARGEST_INTEGER
        return None if fits else ("dit getal is te groot.", "Verbeter de waarde.")
    if field.type != "number":
        return None
    if math.isinf(float(text)):
        return "dit getal is te groot.", "Verbeter de waarde."
    size = DECIMAL.fullmatch(field.storage or "")
    if not size:
        return None
    digits, scale = int(size.group(1)), int(size.group(2))
    number = Decimal(text).normalize()
    if number and number.adjusted() >= digits - scale:
        return "dit getal is te groot.", "Verbeter de waarde."
    if scale < 3 and re.fullmatch(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}", text):
        return "hier staat een punt tussen duizendtallen.", f"Schrijf {text.replace('.', '')}, zonder punt."
    if -int(number.as_tuple().exponent) > scale:
        return f"dit getal heeft meer dan {scale} decimalen.", "Rond de waarde af."
    return None


def constraint(field: Field, rule: str) -> tuple[str, str]:
    """What rule of the field was broken, and what to do: (rule, advice)."""
    rules = field.constraints
    match rule:
        case "required":
            return "deze waarde is verplicht en ontbreekt.", f"Vul '{field.title}' in."
        case "enum":
            return "deze waarde is hier niet toegestaan.", f"Kies uit: {', '.join(field.offered)}."
        case "minimum":
            low = rules["minimum"]
            return f"deze waarde is te laag; het minimum is {low}.", f"Vul {low} of meer in."
        case "maximum":
            high = rules["maximum"]
            return f"deze waarde is te hoog; het maximum is {high}.", f"Vul {high} of minder in."
        case "pattern":
            form = PATTERN_WORDS.get(rules["pattern"], f"het patroon {rules['pattern']}")
            return "deze waarde heeft niet de goede vorm.", f"Schrijf haar als {form}."
        case "unique":
            return "deze waarde komt vaker voor.", "Elke waarde in deze kolom mag één keer voorkomen."
        case _:
            return "deze waarde voldoet niet aan de regels van deze kolom.", f"Zie '{field.title}': {field.description}"

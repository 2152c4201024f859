"""Turns the columns of a grid into the values of the table: one canonical text a cell, as our own CSVs have it."""

import re
from datetime import date

import numpy as np
import pandas as pd

from store import wording
from store.descriptor import Field
from store.loading import numbers
from store.loading.findings import Findings, Mask, words
from store.loading.grids import Decimal

YES = ("true", "ja", "j", "waar", "yes", "y", "1", "x")
NO = ("false", "nee", "n", "onwaar", "no", "0")
CENTURY = (2000, 2099)


def read(
    findings: Findings, field: Field, column: str, texts: "pd.Series", typed: Mask, decimal: Decimal | None
) -> tuple["pd.Series", Decimal | None]:
    """The canonical texts of a column ('' is unknown) and what the decimal mark was; problems go into `findings`."""
    wrong = findings.wrong(column)
    texts = texts.where(~wrong, "")
    if field.type in ("integer", "number"):
        return _numbers(findings, field, column, texts, typed, decimal)
    if field.type == "boolean":
        return _one_of(
            findings, field, column, texts, dict.fromkeys(YES, "true") | dict.fromkeys(NO, "false"), "ja of nee"
        ), None
    if field.type in ("date", "datetime"):
        return _dates(findings, field, column, texts), None
    if field.offered:
        spelled = {text.lower(): text for text in field.offered}
        return _one_of(findings, field, column, texts, spelled, ", ".join(field.offered)), None
    pattern = field.constraints.get("pattern")
    if pattern:
        bad = ~texts.str.fullmatch(pattern).to_numpy(dtype=bool) & (texts != "").to_numpy(dtype=bool)
        findings.add_cells(bad, column, texts, words(*wording.constraint(field, "pattern")))
    return texts, None


def _one_of(
    findings: Findings, field: Field, column: str, texts: "pd.Series", spelled: dict[str, str], choices: str
) -> "pd.Series":
    out = texts.str.lower().map(spelled)
    bad = out.isna().to_numpy(dtype=bool) & (texts != "").to_numpy(dtype=bool)
    advice = (
        f"Kies uit: {choices}." if field.constraints.get("required") else f"Kies uit: {choices}; of laat de cel leeg."
    )
    findings.add_cells(bad, column, texts, words("deze waarde is hier niet toegestaan.", advice))
    return out.fillna("").astype("str")


def _numbers(
    findings: Findings, field: Field, column: str, texts: "pd.Series", typed: Mask, decimal: Decimal | None
) -> tuple["pd.Series", Decimal | None]:
    whole = field.type == "integer"
    found = numbers.read(texts, typed, whole=whole, decimal=decimal)
    findings.add_cells(found.unreadable, column, texts, lambda t: _unreadable(field, t))
    scale = wording.DECIMAL.fullmatch(field.storage or "")
    decimals = int(scale.group(2)) if scale else None
    findings.add_cells(found.ambiguous, column, texts, lambda t: _two_ways(t, decimals))
    mark = "komma" if found.decimal == "," else "punt"
    rule = f"dit getal is anders geschreven dan de rest van de kolom (decimaalteken: {mark})."
    findings.add_cells(
        found.otherwise, column, texts, words(rule, "Schrijf alle getallen in deze kolom op dezelfde manier.")
    )
    out = found.texts
    fraction = out.str.contains(".", regex=False).to_numpy(dtype=bool)
    if whole:
        findings.add_cells(fraction, column, texts, words("dit is geen heel getal.", "Rond het af of verbeter het."))
    if scale:
        digits, places = int(scale.group(1)), int(scale.group(2))
        many = out.str.contains(rf"\.[0-9]{{{places + 1},}}$", regex=True).to_numpy(dtype=bool)
        findings.add_cells(
            many, column, texts, words(f"dit getal heeft meer dan {places} decimalen.", "Rond de waarde af.")
        )
        large = out.str.contains(rf"^-?0*[1-9][0-9]{{{digits - places},}}", regex=True).to_numpy(dtype=bool)
        findings.add_cells(large, column, texts, words("dit getal is te groot.", "Verbeter de waarde."))
    size = pd.to_numeric(out.where(out.str.len() <= 25, "9" * 25), errors="coerce").to_numpy(dtype=float)
    if whole:
        findings.add_cells(np.abs(size) > 2**53, column, texts, words("dit getal is te groot.", "Verbeter de waarde."))
    low, high = field.constraints.get("minimum"), field.constraints.get("maximum")
    if field.name == "year":
        high = CENTURY[1]
    if low is not None:
        findings.add_cells(size < float(low), column, texts, words(*_limit(field, "minimum")))
    if high is not None:
        findings.add_cells(size > float(high), column, texts, words(*_limit(field, "maximum")))
    return out.where(~findings.wrong(column), ""), found.decimal


def _two_ways(text: str, places: int | None) -> tuple[str, str]:
    """What is said of '1.234'; `places` is how many decimals the column has, None when any number of them."""
    rule = "dit bedrag kan op twee manieren worden gelezen, en de rest van de kolom beslist het niet."
    whole, decimals = re.sub("[.,]", "", text), re.sub("[.,]", ",", text)
    other = f"{decimals}0" if places is None else f"een getal met {places} decimalen"
    if places == 2 and text.endswith("0"):
        other = decimals[:-1]
    return rule, f"Kies het decimaalteken, of schrijf {whole} of {other}."


def _limit(field: Field, rule: str) -> tuple[str, str]:
    if field.name == "year":
        low, high = field.constraints.get("minimum"), CENTURY[1]
        return "dit jaar hoort niet in deze tabel.", f"Vul een jaar met vier cijfers in, van {low} tot en met {high}."
    return wording.constraint(field, rule)


def _unreadable(field: Field, text: str) -> tuple[str, str]:
    if re.search(r"(?i)\b(mln|miljoen|mio|k|dzd|duizend)\b\.?", text):
        return "dit bedrag is afgekort of staat in woorden.", "Schrijf het hele bedrag in euro's, zoals 1250000."
    if re.fullmatch(r"\s*[-+]?[0-9.,]+[eE][-+]?[0-9]+\s*", text):
        return "dit getal staat in wetenschappelijke notatie.", "Zet de cel in Excel op 'Getal' en sla opnieuw op."
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}.*|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}", text.strip()):
        return "dit is een datum, geen getal.", "Zet de cel in Excel op 'Getal' en vul het getal opnieuw in."
    if text.strip().startswith("%") or text.strip().endswith("%"):
        return "dit is een percentage, geen getal.", "Vul het getal zonder procentteken in."
    kind = "een heel getal, zoals 2022" if field.type == "integer" else "een getal, zoals 1250,50"
    return "dit is geen getal.", f"Vul {kind} in" + (
        "." if field.constraints.get("required") else ", of laat de cel leeg."
    )


def _dates(findings: Findings, field: Field, column: str, texts: "pd.Series") -> "pd.Series":
    read = {text: _date(text) for text in texts.unique() if text}
    out = texts.map(read).fillna("").astype("str")
    bad = (out == "").to_numpy(dtype=bool) & (texts != "").to_numpy(dtype=bool)
    findings.add_cells(
        bad, column, texts, words("dit is geen datum.", "Schrijf dag-maand-jaar, met een jaar van vier cijfers.")
    )
    years = pd.to_numeric(out.str.slice(0, 4), errors="coerce").to_numpy(dtype=float)
    other = (years < CENTURY[0]) | (years > CENTURY[1])
    rule = "deze datum ligt in een andere eeuw."
    findings.add_cells(other, column, texts, words(rule, f"Vul een datum in van {CENTURY[0]} tot en met {CENTURY[1]}."))
    return out.where(~findings.wrong(column), "")


def _date(text: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?", text)
    if found:
        year, month, day = map(int, found.groups())
    else:
        found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text)
        if not found:
            return ""
        day, month, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""

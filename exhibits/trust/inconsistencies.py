"""Where the published figures contradict each other: each place comes from a rule over the data, none is written down."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.shared.verdicts import REFUTED
from exhibits.trust import claims, reconciliation
from exhibits.trust.topic_choice import TOPICS, TopicChoice
from exhibits.trust.topics import ABOUT, amount, of_topic, places, sources
from view import formats, palette
from view.charts.unit_chart import Look, Unit, UnitRow, unit_chart

CONTRADICTION, MISPRINT, AFFECTED = "tegenstrijdigheid", "drukfout", "totaal, geraakt door een drukfout"
MISLEADING, MISSING, EXPLAINED = "vergelijking misleidt", "niet bekend", "past bij afronding"
MANY = {
    CONTRADICTION: "tegenstrijdigheden",
    MISPRINT: "drukfouten",
}
LOOKS = {
    CONTRADICTION: Look(CONTRADICTION, palette.FAULT),
    MISPRINT: Look(f"{MISPRINT}, gecorrigeerd", palette.FAULT, hollow=True),
    AFFECTED: Look(AFFECTED, palette.GREY, hollow=True),
    MISLEADING: Look(MISLEADING, palette.GREY),
    EXPLAINED: Look(EXPLAINED, palette.ACCENT, hollow=True),
    MISSING: Look(MISSING, palette.UNKNOWN, hatched=True),
}


@dataclass(frozen=True)
class Rule:
    """What a query looks for: its name, what it means when the data have no note on it, and its kind (of KINDS)."""

    name: str
    meaning: str
    kind: str


RULES = {
    "totaal": Rule(
        "Onderdelen tellen niet op", "De som van de onderdelen is een andere dan het gedrukte totaal.", CONTRADICTION
    ),
    "afronding": Rule(
        "Totaal sluit op afronding na", "Het verschil is hoogstens de laatste gedrukte decimaal.", EXPLAINED
    ),
    "na_correctie": Rule(
        "Totaal sluit pas na een correctie", "Met de gedrukte bedragen sluit het totaal niet.", AFFECTED
    ),
    "gecorrigeerd": Rule("Gedrukt bedrag is gecorrigeerd", "Wij rekenen met een ander bedrag dan er staat.", MISPRINT),
    "onleesbaar": Rule("Gedrukt bedrag is niet goed te lezen", "Het bedrag is afgeleid uit wat er staat.", MISPRINT),
    "onbekend": Rule("Bedrag is niet bekend", "De bron noemt de regel, maar niet het bedrag.", MISSING),
    "letter": Rule(
        "Letter wisselt van betekenis",
        "Wie dezelfde letter of rij in twee jaren naast elkaar legt, vergelijkt verschillende activiteiten.",
        MISLEADING,
    ),
    "bronnen": Rule(
        "Twee plaatsen, twee bedragen", "Over hetzelfde staan op twee plaatsen verschillende bedragen.", CONTRADICTION
    ),
    "jaartal": Rule(
        "Jaar in de tekst is een ander dan in de tabel", "Tekst en tabel noemen een ander jaar.", CONTRADICTION
    ),
    "tegenspraak": Rule(
        "Twee beweringen spreken elkaar tegen", "Over hetzelfde staan twee verschillende uitspraken.", CONTRADICTION
    ),
    "grondslag": Rule(
        "Zelfde grens, andere grondslag", "De bronnen passen dezelfde grens toe op iets anders.", MISLEADING
    ),
    "geen_heel_aantal": Rule(
        "Percentage past op geen heel aantal mensen",
        "Het percentage is met geen enkel aantal mensen te maken, tot en met alle respondenten, ook niet als het naar beneden is afgerond.",
        CONTRADICTION,
    ),
    "kleinere_basis": Rule(
        "Percentage past alleen op een kleiner aantal mensen",
        "Met alle respondenten is het niet te maken. Wie ‘weet niet’ zei of de vraag oversloeg, telt waarschijnlijk niet mee.",
        MISLEADING,
    ),
    "afgekapt": Rule(
        "Percentages verschillend afgerond",
        "Dezelfde bron rondt het ene percentage naar beneden af en het andere niet.",
        EXPLAINED,
    ),
    "ongelijke_lengte": Rule("Groep beslaat geen heel jaar", "Met de andere groepen niet te vergelijken.", MISLEADING),
}
QUERIES = (
    "trust/inconsistencies_amounts",
    "trust/inconsistencies_letters",
    "trust/inconsistencies_sources",
    "trust/inconsistencies_claims",
    "trust/inconsistencies_shares",
    "trust/inconsistencies_cohorts",
)
COLUMNS = ["rule", "topic", "subject", "observed", "meaning", "source_id", "locator"]


def _amounts_text(names: Any, amounts: Any, unit: Any) -> str:
    """'gedrukt 44%, 4 van 10 personen is 40%'"""
    # an unknown value in a list comes as masked
    values = np.ma.filled(np.ma.asarray(amounts, dtype=float), np.nan).tolist()
    if not values:
        return ", ".join(names)
    shown = [amount(v if unit != "%" or formats.is_unknown(v) else round(v, 1), unit) for v in values]
    return ", ".join(f"{name} {text}" for name, text in zip(names, shown, strict=True))


def _from_queries(ask: Ask) -> pd.DataFrame:
    rows = pd.concat([ask(name) for name in QUERIES])
    rows["observed"] = [_amounts_text(r.names, r.amounts, r.unit) for r in rows.itertuples()]
    return rows.rename(columns={"note": "meaning"})[COLUMNS]


def _from_totals(ask: Ask) -> pd.DataFrame:
    """Totals that do not close, or only with a corrected amount or but for rounding."""
    kinds = {
        reconciliation.FAILS: "totaal",
        reconciliation.ROUNDED: "afronding",
        reconciliation.CORRECTED: "na_correctie",
    }
    rows = ask("trust/totals")
    rows = rows[rows["outcome"].isin(list(kinds))]
    observed = [
        _amounts_text(
            ["opgeteld", *(["zoals gedrukt opgeteld"] if r.as_printed != r.recomputed else []), "gedrukt totaal"],
            [r.recomputed, *([r.as_printed] if r.as_printed != r.recomputed else []), r.printed],
            r.unit,
        )
        for r in rows.itertuples()
    ]
    subject = [reconciliation.subject(r) for r in rows.itertuples()]
    return rows.assign(rule=rows["outcome"].map(kinds), subject=subject, observed=observed, meaning=rows["note"])[
        COLUMNS
    ]


def _from_claims(ask: Ask) -> pd.DataFrame:
    """Claims about a year that the tables put in another year."""
    rows = claims.judged(ask)
    rows = rows[(rows["unit"] == "jaar") & (rows["verdict"] == REFUTED)]
    observed = [_amounts_text(["tekst", "tabel"], [r.stated, r.computed], r.unit) for r in rows.itertuples()]
    return rows.assign(rule="jaartal", subject=rows["text"], observed=observed, meaning=rows["note"])[COLUMNS]


def inconsistent_rows(ask: Ask) -> pd.DataFrame:
    """Columns rule, topic, subject, observed, meaning, source_id, locator; in the order of the rules."""
    parts = [part for part in (_from_totals(ask), _from_queries(ask), _from_claims(ask)) if len(part)]
    rows = pd.concat(parts) if parts else pd.DataFrame(columns=COLUMNS)
    rows["meaning"] = [RULES[r.rule].meaning if formats.is_unknown(r.meaning) else r.meaning for r in rows.itertuples()]
    rank = {rule: number for number, rule in enumerate(RULES)}
    return rows.sort_values("rule", key=lambda s: s.map(rank), kind="stable").reset_index(drop=True)


def _unit_rows(rows: pd.DataFrame) -> list[UnitRow]:
    made = []
    for topic, name in TOPICS.items():
        group = rows[rows["topic"] == topic]
        cells = [
            Unit(RULES[r.rule].kind, f"{RULES[r.rule].name}: {r.subject}. {r.observed}") for r in group.itertuples()
        ]
        if cells:
            made.append(UnitRow(f"{name}: {formats.integer(len(cells))}", cells))
    return made


def inconsistencies(ask: Ask, choice: TopicChoice) -> Exhibit:
    """Every place where the published figures do not agree with each other or with arithmetic."""
    topic = choice.topic
    rows = of_topic(inconsistent_rows(ask), topic)
    kinds = [RULES[rule].kind for rule in rows["rule"]]
    counted = [(kind, kinds.count(kind)) for kind in LOOKS if kind in kinds]
    faults = [(kind, number) for kind, number in counted if kind in MANY]
    affected = kinds.count(AFFECTED)
    others = len(rows) - affected - sum(number for _, number in faults)
    listed = [formats.plural(number, kind, MANY[kind]) for kind, number in faults]
    if affected:
        hit = formats.plural(affected, "totaal", "totalen")
        touch = "raakt" if kinds.count(MISPRINT) == 1 else "raken"
        # the misprints stand last of the faults
        listed = (
            [*listed[:-1], f"{listed[-1]} (die {hit} {touch})"]
            if MISPRINT in kinds
            else [*listed, f"{hit} met een correctie"]
        )
    if others:
        listed.append(formats.plural(others, "aandachtspunt", "aandachtspunten"))
    words = formats.enumerate_words(listed)
    title = f"{words[:1].upper()}{words[1:]} bij cijfers{ABOUT[topic]}"
    return Exhibit(
        key="aansluiting-tegenstrijdigheden",
        title=title if counted else f"Geen tegenstrijdigheid of drukfout in de gepubliceerde cijfers{ABOUT[topic]}",
        subtitle="Plaatsen waar cijfers elkaar of een optelling tegenspreken, of een vergelijking misleidt; elk blokje is er één",
        figure=unit_chart(_unit_rows(rows), LOOKS) if counted else None,
        table=Table(
            [
                Column("Soort", "text", kinds),
                Column("Wat er is", "text", [RULES[rule].name for rule in rows["rule"]]),
                Column("Waar", "text", [s[:1].upper() + s[1:] for s in rows["subject"]]),
                Column("Cijfers", "text", rows["observed"]),
                Column("Wat het betekent", "text", rows["meaning"]),
                Column("Bron", "text", places(ask, rows)),
            ]
        ),
        alt="Per onderwerp een rij blokjes, een voor elke plaats waar de cijfers niet met elkaar kloppen. "
        + " ".join(
            f"{RULES[str(rule)].name}: {formats.integer(number)}."
            for rule, number in rows["rule"].value_counts(sort=False).items()
        ),
        notes=(
            "Een tegenstrijdigheid: de gepubliceerde cijfers spreken elkaar of een optelling tegen. Een drukfout: wij rekenen met "
            "een ander bedrag dan er staat, en laten beide zien. Een aandachtspunt: een verschil dat bij afronding past, een "
            "vergelijking die misleidt of een bedrag dat niet bekend is.",
            "De plaatsen komen uit regels over de gegevens; een nieuwe fout in de gegevens komt hier vanzelf bij.",
        ),
        sources=sources(ask, rows, topic),
        filter_text=choice.filter_text(ask),
    )

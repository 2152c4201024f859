"""Education against the other domains, statement by statement, and the page's answer."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.facts import Fact
from exhibits.network import capability_data as base
from exhibits.network.capability import responsibility, shares, whose
from exhibits.network.capability_choice import RESPONSIBLE, CapabilityChoice
from exhibits.network.layers import layer_origin, not_loaded
from exhibits.network.tie_text import IN_SAMPLE, part_of
from exhibits.shared import privacy
from store.remembering import remembered
from view import formats
from view.charts.dumbbell import Pair, dumbbell

PARTLY = " *"
"""Behind a statement of which not all other domains are known."""


COLUMNS = (
    "step", "statement", "education_pct", "education_words", "others_pct", "gap", "complete", "known_others",
    "education_n", "others_n",
)  # fmt: skip


@remembered
def differences(ask: Ask, choice: CapabilityChoice) -> pd.DataFrame:
    """Per statement, education beside the mean of the other domains with a percentage, weighted by people.

    Columns: step, statement, education_pct, others_pct, gap (education minus others, points), complete (all other
    domains known), known_others (names), education_n, others_n, education_words. NULL where not to be compared.
    """
    rows = base.shares(ask, choice.with_statements().of_all_domains())
    made = []
    for (step, statement), group in rows.groupby(["step", "statement"], sort=False):
        weights = group["respondents" if choice.is_published else "answers"].astype("Float64").astype(float)
        group = group.assign(weight=weights)
        own = group[group["domain_id"] == base.EDUCATION].iloc[0]
        rest = group[(group["domain_id"] != base.EDUCATION) & base.took_part(group)]
        known = rest.dropna(subset="share_pct")
        others = (known["share_pct"] * known["weight"]).sum() / known["weight"].sum() if len(known) else float("nan")
        made.append(
            {
                "step": step,
                "statement": statement,
                "education_pct": own["share_pct"],
                "education_words": base.share_words(own),
                "others_pct": others,
                "gap": round(own["share_pct"] - others, 9),
                "complete": len(known) == len(rest),
                "known_others": tuple(known["domain"]),
                "education_n": own["weight"],
                "others_n": known["weight"].sum(),
            }
        )
    return pd.DataFrame(made, columns=list(COLUMNS))


def _compared(ask: Ask, choice: CapabilityChoice) -> pd.DataFrame:
    """The statements that can be compared: complete ones first, then the largest shortfall."""
    rows = differences(ask, choice)
    return rows.dropna(subset="gap").sort_values(["complete", "gap"], ascending=[False, True], kind="stable")


def is_comparable(ask: Ask, choice: CapabilityChoice) -> bool:
    """Whether there is a statement of which education and another domain are known."""
    return bool(choice.picked_statement_steps) and not _compared(ask, choice).empty


def _behind(rows: pd.DataFrame) -> pd.DataFrame:
    """Where education is at least one of its own respondents below the others; less says nothing."""
    return rows[(rows["gap"] * rows["education_n"] / 100).round(9) <= -1]


def answer(ask: Ask, choice: CapabilityChoice) -> str:
    """The page's question answered, for the chosen steps and layer."""
    if missing_file := not_loaded(ask, choice.layer, "partner_statement"):
        return missing_file
    if choice.picked_steps == (RESPONSIBLE,):
        return formats.stop(responsibility(ask, choice).title)
    if layer_origin(ask, choice.layer) == "voorbeeld":
        return (
            f"{shares(ask, choice).title.replace(IN_SAMPLE, 'In de voorbeeldgegevens: ').replace('  ', ' ')}. "
            "Dat zijn verzonnen antwoorden: ze zeggen niets over wat partners kunnen."
        )
    complete = _complete(_compared(ask, choice))
    if complete.empty:
        rows = base.shares(ask, choice.with_statements())
        withheld = int(rows["withheld"].sum())
        why = (
            f" Afgeschermd ({privacy.WITHHELD}): {part_of(withheld, len(rows), 'percentages')}. {privacy.NEEDED}"
            if withheld
            else ""
        )
        return formats.stop(shares(ask, choice).title) + why
    people = formats.integer(complete["education_n"].iloc[0])
    lead = _standing(complete, f"Onderwijs ({people} respondenten)")
    behind = _behind(complete)
    if behind.empty:
        return f"{lead}."
    worst = behind[behind["gap"] == behind["gap"].min()]
    first = worst.iloc[0]
    own, others = formats.whole_pct(first["education_pct"]), formats.whole_pct(first["others_pct"])
    which = formats.enumerate_words([f"‘{statement}’" for statement in worst["statement"]])
    numbers = f": {own} tegen {others} in de andere domeinen samen" if len(worst) == 1 else ""
    if len(complete) == 1:
        return f"{lead}. Die stelling is {which}{numbers}."
    # a statement of which only some of the other domains are known may differ more
    return f"{lead}. Van deze {formats.count_word(len(complete))} is het verschil het grootst bij {which}{numbers}."


def _complete(compared: pd.DataFrame) -> pd.DataFrame:
    return compared[compared["complete"].astype(bool)]


def _standing(complete: pd.DataFrame, who: str = "Onderwijs") -> str:
    """'Onderwijs ligt bij 5 van de 6 stellingen minstens één respondent onder de andere domeinen samen'"""
    total, count = len(complete), len(_behind(complete))
    if total == 1:
        verb = "ligt" if count else "ligt niet"
        return (
            f"{who} {verb} bij de enige vergelijkbare stelling minstens één respondent onder de andere domeinen samen"
        )
    part = f"{count} van de {total}" if count < total else "beide" if total == 2 else f"alle {total}"
    part = f"geen van de {total}" if not count else part
    return f"{who} ligt bij {part} stellingen minstens één respondent onder de andere domeinen samen"


def facts(ask: Ask, choice: CapabilityChoice) -> tuple[Fact, ...]:
    """Lowest and highest percentage that is known, and how many are; nothing of invented answers."""
    if layer_origin(ask, choice.layer) == "voorbeeld" or not choice.picked_statement_steps:
        return ()
    rows = base.shares(ask, choice.with_statements())
    known = rows.dropna(subset="share_pct")
    if known.empty:
        return ()
    count = f"{len(known)} van {len(rows)}" if len(known) < len(rows) else f"alle {len(rows)}"
    made = [Fact(count, "percentages bekend, per stelling en domein")]
    of_known = "" if base.is_complete(rows) else "bekende "
    for extreme, word in (("min", "laagste"), ("max", "hoogste")):
        if known["share_pct"].nunique() > 1:
            best = known[known["share_pct"] == known["share_pct"].agg(extreme)]
            row = next(best.itertuples())
            where = f"{row.domain}, ‘{row.statement}’" if len(best) == 1 else f"{len(best)} keer"
            made.append(Fact(base.share_words(row), f"{word} {of_known}percentage: {where}"))
    return tuple(made)


def education_gap(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Education beside the weighted mean of the other domains, per statement."""
    choice = choice.with_statements().of_all_domains()
    every, compared = differences(ask, choice), _compared(ask, choice)
    pairs = [
        Pair(
            r.statement + ("" if r.complete else PARTLY),
            base.whole(r.others_pct),
            base.whole(r.education_pct),
            formats.whole_pct(r.others_pct),
            r.education_words,
            f"{r.statement}\nandere domeinen {formats.whole_pct(r.others_pct)}, onderwijs {r.education_words}\n{formats.points(formats.half_up(r.gap))}",
        )
        for r in compared.itertuples()
    ]
    rows = base.shares(ask, choice)
    return Exhibit(
        key="toerusting-onderwijs",
        title=_title(compared, sample=layer_origin(ask, choice.layer) == "voorbeeld"),
        subtitle=f"Aandeel dat het eens is met een stelling: onderwijs naast de andere domeinen samen, in procenten; {whose(ask, choice)}",
        figure=dumbbell(pairs, "Andere domeinen", "Onderwijs", maximum=100) if pairs else None,
        table=Table(
            [
                Column("Stelling", "text", every["statement"]),
                Column("Onderwijs", "pct", every["education_pct"].map(base.whole)),
                Column("Andere domeinen", "pct", every["others_pct"].map(base.whole)),
                Column("Verschil", "points", every["gap"].map(base.whole)),
                Column("Mensen onderwijs", "integer", every["education_n"]),
                Column("Mensen andere domeinen", "integer", every["others_n"].where(every["others_n"] > 0)),
                Column(
                    "Domeinen in het gemiddelde", "text", [formats.enumerate_words(n) for n in every["known_others"]]
                ),
            ]
        ),
        alt="Per stelling een open punt voor het gemiddelde van de andere domeinen en een dicht punt voor onderwijs. "
        + " ".join(
            f"{p.label.removesuffix(PARTLY)}: andere domeinen {p.first_text}, onderwijs {p.second_text}." for p in pairs
        ),
        caveat="Andere domeinen: hun gemiddelde, gewogen naar mensen; met alle domeinen, ook als u er kiest. "
        "Een verschil van minder dan één respondent zegt niets."
        + ("" if compared["complete"].all() else " *: niet van alle andere domeinen is een percentage bekend.")
        + base.star_words(rows),
        notes=(*_gap_notes(every, compared), *base.notes(ask, rows, choice)),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _title(compared: pd.DataFrame, *, sample: bool) -> str:
    complete = _complete(compared)
    if compared.empty:
        return "Onderwijs is bij deze stappen met geen ander domein te vergelijken"
    if sample:
        return f"{IN_SAMPLE} onderwijs naast de andere domeinen, bij {formats.plural(len(compared), 'stelling', 'stellingen')}"
    if complete.empty:
        return "Onderwijs is bij deze stappen maar met een deel van de andere domeinen te vergelijken"
    return _standing(complete)


def _gap_notes(every: pd.DataFrame, compared: pd.DataFrame) -> tuple[str, ...]:
    """Which statements are compared with some of the domains only, and which not at all."""
    made = []
    partly = compared[~compared["complete"].astype(bool)]
    if len(partly):
        parts = [
            f"‘{r.statement}’ alleen met {formats.enumerate_words([n.lower() for n in r.known_others])}"
            for r in partly.itertuples()
        ]
        made.append(f"* Niet met alle andere domeinen te vergelijken: {formats.enumerate_words(parts)}.")
    missing = len(every) - len(compared)
    if missing:
        stand = "staat" if missing == 1 else "staan"
        what = formats.plural(missing, "stelling is", "stellingen zijn")
        made.append(f"{what} niet te vergelijken en {stand} alleen in de tabel (n.b.).")
    return tuple(made)

"""Education against the other domains, and knowledge against manpower."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network import capability_data as base
from exhibits.network.capability import responsibility
from exhibits.network.capability_choice import ACT, RESPONSIBLE, STEPS, CapabilityChoice, domain_names
from exhibits.network.layers import layer_origin
from view import formats
from view.charts.dumbbell import Pair, dumbbell

KNOWLEDGE, MANPOWER = "Voldoende kennis en kunde om te handelen", "Voldoende menskracht om te handelen"


def differences(ask: Ask, choice: CapabilityChoice) -> pd.DataFrame:
    """Per statement, education beside the mean of the other domains with a percentage, weighted by people.

    Columns: step, statement, education_pct, others_pct, gap (education minus others, points), complete (all other
    domains known), known_others (names), education_n, others_n, education_words, and (records)
    education_people, others_people. NULL where not to be compared.
    """
    rows = base.shares(ask, choice.with_statements().of_all_domains())
    made = []
    for (step, statement), group in rows.groupby(["step", "statement"], sort=False):
        weights = group["respondents" if choice.is_published else "answers"].astype("Float64").astype(float)
        group = group.assign(weight=weights)
        own = group[group["domain_id"] == base.EDUCATION].iloc[0]
        rest = group[group["domain_id"] != base.EDUCATION]
        known = rest.dropna(subset="share_pct")
        others = (known["share_pct"] * known["weight"]).sum() / known["weight"].sum() if len(known) else float("nan")
        made.append(
            {
                "step": step,
                "statement": statement,
                "education_pct": own["share_pct"],
                "education_words": base.share_words(own),
                "others_pct": others,
                "gap": own["share_pct"] - others,
                "complete": len(known) == len(rest),
                "known_others": tuple(known["domain"]),
                "education_n": own["weight"],
                "education_people": own["people"],
                "others_people": known["people"].sum() if not choice.is_published else None,
                "others_n": known["weight"].sum(),
            }
        )
    return pd.DataFrame(made)


def _compared(ask: Ask, choice: CapabilityChoice) -> pd.DataFrame:
    """The statements that can be compared: complete ones first, then the largest shortfall."""
    rows = differences(ask, choice)
    if rows.empty:
        return rows
    return rows.dropna(subset="gap").sort_values(["complete", "gap"], ascending=[False, True], kind="stable")


def answer(ask: Ask, choice: CapabilityChoice) -> str:
    """The page's question answered, for the chosen steps and layer."""
    if choice.picked_steps == (RESPONSIBLE,):
        return responsibility(ask, choice).title + "."
    compared = _compared(ask, choice)
    where = "" if set(STEPS) - {RESPONSIBLE} <= set(choice.picked_steps) else " in de gekozen stappen"
    if compared.empty:
        known = base.shares(ask, choice)["share_pct"].notna().any()
        return f"Onderwijs is{where} met geen ander domein te vergelijken: " + (
            "van onderwijs of van de andere domeinen is geen percentage bekend."
            if known
            else "er zijn geen percentages bekend."
        )
    standing = _standing(compared).replace("Onderwijs scoort", f"Onderwijs scoort{where}", 1)
    behind = compared[compared["gap"].round(9) < 0]
    if behind.empty:
        return f"{standing}."
    worst = behind.iloc[0]  # complete comparisons come first: a larger gap with only some of the others says less
    own, others = (f"{formats.whole_pct(worst[f'{who}_pct'])}{_of(worst, who)}" for who in ("education", "others"))
    which = " op alle andere domeinen samen" if worst["complete"] and behind["gap"].min() < worst["gap"] else ""
    tied = (behind["complete"] == worst["complete"]) & ((behind["gap"] - worst["gap"]).abs() < 1e-9)
    where = "onder meer bij" if tied.sum() > 1 else "bij"
    base_n = f" ({formats.integer(worst['education_n'])} en {formats.integer(worst['others_n'])} respondenten)"
    return (
        f"{standing}. Het blijft het meest achter{which} {where} ‘{worst['statement']}’: {own} tegen {others} van de rest"
        f"{base_n if choice.is_published else ''}."
    )


def _of(row: pd.Series, who: str) -> str:
    """' (4 van 10)' where people are counted."""
    people = row[f"{who}_people"]
    return "" if formats.is_unknown(people) else f" ({formats.integer(people)} van {formats.integer(row[f'{who}_n'])})"


def _standing(compared: pd.DataFrame) -> str:
    """'Onderwijs scoort bij alle 7 vergelijkbare stellingen lager dan de andere domeinen samen': than their mean"""
    lower, total = int((compared["gap"].round(9) < 0).sum()), len(compared)
    if total == 1:
        gap = compared["gap"].iloc[0]
        word = "lager dan" if gap < 0 else "hoger dan" if gap > 0 else "even hoog als"
        return f"Onderwijs scoort bij de enige vergelijkbare stelling {word} de andere domeinen samen"
    share = (
        ("beide" if total == 2 else f"alle {total}")
        if lower == total
        else f"geen van de {total}"
        if lower == 0
        else f"{lower} van de {total}"
    )
    return f"Onderwijs scoort bij {share} vergelijkbare stellingen lager dan de andere domeinen samen"


def education_gap(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Education beside the weighted mean of the other domains, per statement."""
    choice = choice.with_statements().of_all_domains()
    every, compared = differences(ask, choice), _compared(ask, choice)
    partly = compared[~compared["complete"].astype(bool)] if len(compared) else compared
    pairs = [
        Pair(
            r.statement + ("" if r.complete else " *"),
            r.others_pct,
            r.education_pct,
            formats.whole_pct(r.others_pct),
            r.education_words,
            f"{r.statement}: andere domeinen {formats.whole_pct(r.others_pct)}, onderwijs {r.education_words} ({formats.points(formats.half_up(r.gap))})",
        )
        for r in compared.itertuples()
    ]
    title = (
        "Onderwijs is bij deze stappen met geen ander domein te vergelijken" if compared.empty else _standing(compared)
    )
    notes = []
    if len(partly):
        parts = [
            f"‘{r.statement}’ alleen van {formats.enumerate_words([n.lower() for n in r.known_others])}"
            for r in partly.itertuples()
        ]
        notes.append(f"* Niet van alle andere domeinen bekend: {formats.enumerate_words(parts)}.")
    missing = len(every) - len(compared)
    if missing:
        notes.append(
            f"{formats.plural(missing, 'stelling is', 'stellingen zijn')} niet te vergelijken en {'staat' if missing == 1 else 'staan'} alleen in de tabel (n.b.)."
        )
    shown = base.shares(ask, choice)
    return Exhibit(
        key="toerusting-onderwijs",
        title=title,
        subtitle="Deel dat het eens is met een stelling: onderwijs naast de andere domeinen samen, in procenten",
        figure=dumbbell(pairs, "Andere domeinen", "Onderwijs", maximum=100) if pairs else None,
        table=Table(
            [
                Column("Stelling", "text", every["statement"]),
                Column("Onderwijs", "pct", every["education_pct"]),
                Column("Andere domeinen", "pct", every["others_pct"]),
                Column("Verschil", "points", every["gap"]),
                Column("Mensen onderwijs", "integer", every["education_n"]),
                Column("Mensen andere domeinen", "integer", every["others_n"].where(every["others_n"] > 0)),
                Column("Domeinen in het gemiddelde", "text", [_listed(n) for n in every["known_others"]]),
            ]
        ),
        alt="Per stelling een open punt voor het gemiddelde van de andere domeinen en een dicht punt voor onderwijs. "
        + " ".join(
            f"{p.label.removesuffix(' *')}: andere domeinen {p.first_text}, onderwijs {p.second_text}." for p in pairs
        ),
        caveat="Andere domeinen: het gemiddelde van de domeinen met een percentage, gewogen naar mensen. Altijd met alle domeinen, ook als u er kiest.",
        notes=(*notes, *base.notes(shown, choice)[1:]),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _listed(names: tuple[str, ...]) -> str:
    return formats.enumerate_words(list(names))


def knowledge_and_manpower(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Whether those who can act also have the people for it, per domain."""
    choice = choice.of_steps(ACT)
    rows = base.shares(ask, choice)
    know = rows[rows["statement"] == KNOWLEDGE].set_index("domain_id")
    people = rows[rows["statement"] == MANPOWER].set_index("domain_id")
    pairs, gaps = [], {}
    for domain in (d for d in choice.picked_domains(ask) if d in know.index and d in people.index):
        # one row of each, with words as on the other exhibits
        first, second = next(know.loc[[domain]].itertuples()), next(people.loc[[domain]].itertuples())
        values = [None if pd.isna(r.share_pct) else float(r.share_pct) for r in (first, second)]
        name = f"{base.SHORT[domain]} (n={base.respondents_words(first)})"
        texts = [base.share_words(first), base.share_words(second)]
        hover = f"{name}: kennis en kunde {texts[0]}, menskracht {texts[1]}"
        pairs.append(Pair(name, values[0], values[1], texts[0], texts[1], hover))
        if values[0] is not None and values[1] is not None:
            gaps[domain] = (values[0], values[1])
    return Exhibit(
        key="toerusting-menskracht",
        title=_manpower_title(gaps, domain_names(ask)),
        subtitle="Deel dat voldoende kennis en kunde heeft om te handelen, en deel dat voldoende menskracht heeft, in procenten",
        figure=dumbbell(pairs, "Kennis en kunde", "Menskracht", maximum=100) if gaps else None,
        table=Table(
            [
                Column("Domein", "text", know["domain"]),
                Column("Kennis en kunde", "pct", know["share_pct"]),
                Column("Menskracht", "pct", people["share_pct"].reindex(know.index)),
                Column("Verschil", "points", (people["share_pct"] - know["share_pct"]).reindex(know.index)),
            ]
        ),
        alt="Per domein een open punt voor kennis en kunde om te handelen en een dicht punt voor menskracht. "
        + " ".join(f"{p.hover}." for p in pairs),
        notes=(f"Stellingen: ‘{KNOWLEDGE}’ en ‘{MANPOWER}’.", *base.notes(rows, choice)),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _manpower_title(gaps: dict[str, tuple[float, float]], names: dict[str, str]) -> str:
    if not gaps:
        return "Van geen domein zijn kennis en menskracht om te handelen allebei bekend"
    least = min(second - first for first, second in gaps.values())
    worst = [d for d, (first, second) in gaps.items() if second - first == least]
    first, second = gaps[worst[0]]
    shares = f"{formats.whole_pct(first)} kan handelen, {formats.whole_pct(second)} heeft de mensen"
    if len(gaps) == 1:
        return f"{names[worst[0]]}: {shares}"
    lower = sum(second < first for first, second in gaps.values())
    if lower == 0:
        return f"In geen van de {len(gaps)} domeinen met cijfers minder menskracht dan kennis"
    where = f"{lower} van de {len(gaps)}" if lower < len(gaps) else "beide" if lower == 2 else f"alle {len(gaps)}"
    lead = f"In {where} domeinen met cijfers minder menskracht dan kennis"
    who = formats.enumerate_words([names[d].lower() for d in worst])
    return f"{lead}, het meest bij {who}" + (f": {shares}" if len(worst) == 1 else "")

"""Education against the other domains, and knowledge against manpower."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Entries, Exhibit
from exhibits.network import capability_data as base
from exhibits.network.capability import grid, responsibility
from view import formats
from view.charts.dumbbell import Pair, dumbbell

KNOWLEDGE, MANPOWER = "Voldoende kennis en kunde om te handelen", "Voldoende menskracht om te handelen"


def differences(ask: Ask, layer: str, steps: Sequence[str]) -> pd.DataFrame:
    """Per statement, education beside the mean of the other domains with a percentage, weighted by people.

    Columns: step, statement, education_pct, others_pct, gap (education minus others, points), complete (all other
    domains known), known_others (names), education_n, others_n, education_words, and (records)
    education_people, others_people. NULL where not to be compared.
    """
    rows = base.shares(ask, layer, [s for s in steps if s != base.RESPONSIBLE], tuple(base.domains(ask)))
    made = []
    for (step, statement), group in rows.groupby(["step", "statement"], sort=False):
        weights = (
            (group["respondents"] if layer == base.PUBLISHED else group["answers"]).astype("Float64").astype(float)
        )
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
                "others_people": known["people"].sum() if layer == base.RECORDS else None,
                "others_n": known["weight"].sum(),
            }
        )
    return pd.DataFrame(made)


def _compared(ask: Ask, layer: str, steps: Sequence[str]) -> pd.DataFrame:
    """The statements that can be compared: complete ones first, then the largest shortfall."""
    found = differences(ask, layer, steps)
    if found.empty:
        return found
    return found.dropna(subset="gap").sort_values(["complete", "gap"], ascending=[False, True], kind="stable")


def answer(ask: Ask, layer: str, steps: Sequence[str], domains: Sequence[str]) -> str:
    """The page's question answered, for the chosen steps and layer."""
    if set(steps) == {base.RESPONSIBLE}:
        return responsibility(ask, layer, domains).title + "."
    found = _compared(ask, layer, steps)
    where = "" if set(base.STEPS) - {base.RESPONSIBLE} <= set(steps) else " in de gekozen stappen"
    if found.empty:
        known = base.shares(ask, layer, steps, domains)["share_pct"].notna().any()
        return f"Onderwijs is{where} met geen ander domein te vergelijken: " + (
            "van onderwijs of van de andere domeinen is geen percentage bekend."
            if known
            else "er zijn geen percentages bekend."
        )
    told = _standing(found).replace("Onderwijs scoort", f"Onderwijs scoort{where}", 1)
    behind = found[found["gap"].round(9) < 0]
    if behind.empty:
        return f"{told}."
    worst = behind.iloc[0]  # complete comparisons come first: a larger gap with only some of the others says less
    own, others = (f"{formats.whole_pct(worst[f'{who}_pct'])}{_of(worst, who)}" for who in ("education", "others"))
    which = " op alle andere domeinen samen" if worst["complete"] and behind["gap"].min() < worst["gap"] else ""
    tied = (behind["complete"] == worst["complete"]) & ((behind["gap"] - worst["gap"]).abs() < 1e-9)
    where = "onder meer bij" if tied.sum() > 1 else "bij"
    base_n = f" ({formats.integer(worst['education_n'])} en {formats.integer(worst['others_n'])} respondenten)"
    return (
        f"{told}. Het blijft het meest achter{which} {where} ‘{worst['statement']}’: {own} tegen {others} van de rest"
        f"{base_n if layer == base.PUBLISHED else ''}."
    )


def _of(row: pd.Series, who: str) -> str:
    """' (4 van 10)' where people are counted."""
    people = row[f"{who}_people"]
    return "" if formats.is_unknown(people) else f" ({formats.integer(people)} van {formats.integer(row[f'{who}_n'])})"


def _standing(found: pd.DataFrame) -> str:
    """'Onderwijs scoort bij alle 7 vergelijkbare stellingen lager dan de andere domeinen samen': than their mean"""
    lower, total = int((found["gap"].round(9) < 0).sum()), len(found)
    if total == 1:
        gap = found["gap"].iloc[0]
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


def education_gap(ask: Ask, layer: str, steps: Sequence[str]) -> Exhibit:
    """Education beside the weighted mean of the other domains, per statement."""
    every, found = differences(ask, layer, steps), _compared(ask, layer, steps)
    partly = found[~found["complete"].astype(bool)] if len(found) else found
    pairs = [
        Pair(
            r.statement + ("" if r.complete else " *"),
            r.others_pct,
            r.education_pct,
            formats.whole_pct(r.others_pct),
            r.education_words,
            f"{r.statement}: andere domeinen {formats.whole_pct(r.others_pct)}, onderwijs {r.education_words} ({formats.points(formats.half_up(r.gap))})",
        )
        for r in found.itertuples()
    ]
    title = "Onderwijs is bij deze stappen met geen ander domein te vergelijken" if found.empty else _standing(found)
    notes = [
        "Andere domeinen: het gemiddelde van de domeinen met een percentage, gewogen naar mensen. Altijd met alle domeinen, ook als u er kiest.",
    ]
    if len(partly):
        parts = [
            f"‘{r.statement}’ alleen van {formats.enumerate_words([n.lower() for n in r.known_others])}"
            for r in partly.itertuples()
        ]
        notes.append(f"* Niet van alle andere domeinen bekend: {formats.enumerate_words(parts)}.")
    missing = len(every) - len(found)
    if missing:
        notes.append(
            f"{formats.plural(missing, 'stelling is', 'stellingen zijn')} niet te vergelijken en {'staat' if missing == 1 else 'staan'} alleen in de tabel (n.b.)."
        )
    shown = base.shares(ask, layer, steps, tuple(base.domains(ask)))
    return Exhibit(
        key="toerusting-onderwijs",
        title=title,
        figure=dumbbell(pairs, "Andere domeinen", "Onderwijs", maximum=100) if pairs else None,
        table=pd.DataFrame(
            {
                "Stelling": every["statement"],
                "Onderwijs": every["education_pct"],
                "Andere domeinen": every["others_pct"],
                "Verschil": every["gap"],
                "Mensen onderwijs": every["education_n"],
                "Mensen andere domeinen": every["others_n"].where(every["others_n"] > 0),
                "Domeinen in het gemiddelde": [formats.enumerate_words(list(n)) for n in every["known_others"]],
            }
        ),
        kinds={
            "Onderwijs": "pct",
            "Andere domeinen": "pct",
            "Verschil": "points",
            "Mensen onderwijs": "integer",
            "Mensen andere domeinen": "integer",
        },
        alt="Per stelling een open punt voor het gemiddelde van de andere domeinen en een dicht punt voor onderwijs. "
        + " ".join(
            f"{p.label.removesuffix(' *')}: andere domeinen {p.first_text}, onderwijs {p.second_text}." for p in pairs
        ),
        notes=(*notes, *base.notes(shown, layer)[1:]),
        sources=base.sources(ask, layer, steps),
        origin=base.origin(ask, layer),
        filters=base.filters(ask, layer, steps, tuple(base.domains(ask))),
    )


def knowledge_and_manpower(ask: Ask, layer: str, domains: Sequence[str]) -> Exhibit:
    """Whether those who can act also have the people for it, per domain."""
    rows = base.shares(ask, layer, (base.ACT,), domains)
    know = rows[rows["statement"] == KNOWLEDGE].set_index("domain_id")
    people = rows[rows["statement"] == MANPOWER].set_index("domain_id")
    pairs, gaps = [], {}
    for domain in (d for d in domains if d in know.index and d in people.index):
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
        title=_manpower_title(gaps, base.domains(ask)),
        figure=dumbbell(pairs, "Kennis en kunde", "Menskracht", maximum=100) if gaps else None,
        table=pd.DataFrame(
            {
                "Domein": list(know["domain"]),
                "Kennis en kunde": list(know["share_pct"]),
                "Menskracht": list(people["share_pct"].reindex(know.index)),
                "Verschil": list((people["share_pct"] - know["share_pct"]).reindex(know.index)),
            }
        ),
        kinds={"Kennis en kunde": "pct", "Menskracht": "pct", "Verschil": "points"},
        alt="Per domein een open punt voor kennis en kunde om te handelen en een dicht punt voor menskracht. "
        + " ".join(f"{p.hover}." for p in pairs),
        notes=(f"Stellingen: ‘{KNOWLEDGE}’ en ‘{MANPOWER}’.", *base.notes(rows, layer)),
        sources=base.sources(ask, layer, (base.ACT,)),
        origin=base.origin(ask, layer),
        filters=base.filters(ask, layer, (base.ACT,), domains),
    )


def _manpower_title(gaps: dict[str, tuple[float, float]], names: dict[str, str]) -> str:
    if not gaps:
        return "Van geen domein zijn kennis en menskracht om te handelen allebei bekend"
    least = min(second - first for first, second in gaps.values())
    worst = [d for d, (first, second) in gaps.items() if second - first == least]
    first, second = gaps[worst[0]]
    told = f"{formats.whole_pct(first)} kan handelen, {formats.whole_pct(second)} heeft de mensen"
    if len(gaps) == 1:
        return f"{names[worst[0]]}: {told}"
    lower = sum(second < first for first, second in gaps.values())
    if lower == 0:
        return f"In geen van de {len(gaps)} domeinen met cijfers minder menskracht dan kennis"
    where = f"{lower} van de {len(gaps)}" if lower < len(gaps) else "beide" if lower == 2 else f"alle {len(gaps)}"
    lead = f"In {where} domeinen met cijfers minder menskracht dan kennis"
    who = formats.enumerate_words([names[d].lower() for d in worst])
    return f"{lead}, het meest bij {who}" + (f": {told}" if len(worst) == 1 else "")


def entries(ask: Ask) -> Entries:
    """This module's exhibits; see `exhibits.catalogue`."""
    choices = grid(ask)
    by_steps = [{"layer": c["layer"], "steps": c["steps"]} for c in choices[::3]]
    by_domains = [{"layer": c["layer"], "domains": c["domains"]} for c in (*choices[:3], *choices[9:12])]
    return [(education_gap, by_steps), (knowledge_and_manpower, by_domains)]

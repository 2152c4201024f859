"""Knowledge against manpower: whether a domain that says it can act also says it has the people for it."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network import capability_data as base
from exhibits.network.capability import pick_of, whose
from exhibits.network.capability_choice import ACT, CapabilityChoice
from exhibits.network.domain_names import domain_names
from exhibits.network.layers import layer_origin
from exhibits.network.tie_text import IN_SAMPLE
from exhibits.shared import privacy
from view import formats
from view.charts.dumbbell import Pair, dumbbell

KNOWLEDGE, MANPOWER = "Voldoende kennis en kunde om te handelen", "Voldoende menskracht om te handelen"

NOT_SHOWN = f"Kennis en menskracht: percentages {privacy.NOT_SHOWN}"


def knowledge_and_manpower(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Per domain the part that finds its knowledge sufficient to act, and the part that finds its manpower so."""
    choice = choice.of_steps(ACT)
    rows = base.shares(ask, choice)
    know = rows[rows["statement"] == KNOWLEDGE].set_index("domain_id")
    people = rows[rows["statement"] == MANPOWER].set_index("domain_id")
    pairs: list[Pair] = []
    gaps: dict[str, tuple[float, float]] = {}
    unknown = []
    for domain in (d for d in choice.picked_domains(ask) if d in know.index and d in people.index):
        # one row of each, with words as on the other exhibits
        first, second = next(know.loc[[domain]].itertuples()), next(people.loc[[domain]].itertuples())
        texts = [base.share_words(first), base.share_words(second)]
        if pd.isna(first.share_pct) or pd.isna(second.share_pct):
            unknown.append(f"{first.domain.lower()} (kennis {texts[0]}, menskracht {texts[1]})")
            continue
        name = f"{first.domain} (n={base.respondents_words(first)})"
        gaps[domain] = (float(first.share_pct), float(second.share_pct))
        hover = f"{name}\nkennis en kunde {texts[0]}, menskracht {texts[1]}"
        pairs.append(
            Pair(
                name,
                base.whole(first.share_pct),
                base.whole(second.share_pct),
                formats.drawn(texts[0]),
                formats.drawn(texts[1]),
                hover,
                pick_of(domain),
            )
        )
    missing = f" Niet allebei bekend: {formats.enumerate_words(unknown)}." if unknown else ""
    return Exhibit(
        key="toerusting-menskracht",
        title=NOT_SHOWN
        if not gaps and (know["withheld"].any() or people["withheld"].any())
        else _title(
            gaps, domain_names(ask), sample=layer_origin(ask, choice.layer) == "voorbeeld", complete=not unknown
        ),
        subtitle=f"Aandeel dat de kennis en kunde en aandeel dat de menskracht voldoende vindt om te handelen, in procenten; {whose(ask, choice)}",
        figure=dumbbell(pairs, "Kennis en kunde", "Menskracht", maximum=100) if pairs else None,
        table=Table(
            [
                Column("Domein", "text", know["domain"]),
                Column("Kennis en kunde", "pct", know["share_pct"].map(base.whole)),
                Column("Menskracht", "pct", people["share_pct"].reindex(know.index).map(base.whole)),
                Column(
                    "Verschil", "points", (people["share_pct"] - know["share_pct"]).reindex(know.index).map(base.whole)
                ),
            ]
        ),
        alt="Per domein een open punt voor kennis en kunde om te handelen en een dicht punt voor menskracht. "
        + " ".join(formats.stop(p.hover.replace("\n", ": ")) for p in pairs).strip()
        + missing.removeprefix("" if pairs else " "),
        caveat=f"Het gaat om wat respondenten zelf vinden.{missing}{base.star_words(rows)}",
        notes=(f"Stellingen: ‘{KNOWLEDGE}’ en ‘{MANPOWER}’.", *base.notes(ask, rows, choice)),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _title(gaps: dict[str, tuple[float, float]], names: dict[str, str], *, sample: bool, complete: bool) -> str:
    if not gaps:
        return "Van geen domein zijn kennis en menskracht om te handelen allebei bekend"
    if sample:
        return f"{IN_SAMPLE} kennis en menskracht om te handelen, {formats.plural(len(gaps), 'domein', 'domeinen')}"
    # the largest either way: a domain may find its manpower the more sufficient of the two
    widest = max(round(abs(second - first), 9) for first, second in gaps.values())
    worst = [d for d, (first, second) in gaps.items() if round(abs(second - first), 9) == widest]
    first, second = gaps[worst[0]]
    both = f"{formats.whole_pct(first)} vindt de kennis voldoende, {formats.whole_pct(second)} de menskracht"
    if len(gaps) == 1:
        return f"{names[worst[0]]}: {both}"
    lower = sum(second < first for first, second in gaps.values())
    if lower == 0:
        return f"In geen van de {len(gaps)} domeinen met cijfers vinden minder mensen de menskracht voldoende dan de kennis"
    if len(worst) == 1:
        largest = "grootste" if complete else "grootste bekende"
        return f"{names[worst[0]]}, het {largest} verschil: {both}"
    where = (
        "beide" if lower == 2 == len(gaps) else f"alle {lower}" if lower == len(gaps) else f"{lower} van de {len(gaps)}"
    )
    return f"In {where} domeinen met cijfers vinden minder mensen de menskracht voldoende dan de kennis"

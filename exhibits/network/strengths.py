"""The mean share of contact per domain, and on how few people each share rests."""

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.contacts import pick_of, subtitle
from exhibits.network.layers import layer_origin
from exhibits.network.measures import Strength, mean_share, strength_per_domain
from exhibits.network.tie_text import (
    IN_SAMPLE,
    PEOPLE_NOTE,
    capital,
    first_that_fits,
    hover,
    is_sample,
    missing_words,
    nothing_shown,
    withheld_note,
)
from exhibits.network.ties import Tie, chosen, domains, known, sources, ties
from exhibits.shared import privacy
from exhibits.shared.statistics import NO_RANDOM_SAMPLE, wilson_interval
from view import formats, palette
from view.charts import intervals as interval_chart
from view.charts.bars import Bar, Row, rows_of_bars

SMALLER_GROUP_NOTE = "Bij een kleinere groep is het interval breder."


def strengths(ask: Ask, choice: ContactChoice) -> Exhibit:
    """Per domain the mean share that names others, and the mean share by which it is named; where all are known."""
    every = list(ties(ask, choice))
    rows = strength_per_domain(every, list(domains(ask, choice.layer).values()))
    bars = [
        Row(
            s.domain.name,
            [
                Bar(
                    formats.half_up(s.out_pct),
                    f"noemt {formats.whole_pct(s.out_pct)}",
                    palette.DOMAIN[s.domain.domain_id],
                    f"{s.domain.name} noemt anderen: gemiddeld {formats.whole_pct(s.out_pct)} met {choice.contact}",
                ),
                Bar(
                    formats.half_up(s.in_pct),
                    f"genoemd {formats.whole_pct(s.in_pct)}",
                    palette.GREY,
                    f"{s.domain.name}, genoemd door anderen: gemiddeld {formats.whole_pct(s.in_pct)} met {choice.contact}",
                ),
            ],
            pick=pick_of(s.domain),
        )
        for s in rows
    ]
    mean = mean_share(every)
    missing = missing_words(every)
    # without a mean each domain has its row: not known, and the notes say why
    names = [s.domain.name for s in rows] or [domain.name for domain in domains(ask, choice.layer).values()]
    unknown: list[float | None] = [None] * (0 if rows else len(names))
    return Exhibit(
        key="netwerk-maten",
        title=_strength_title(rows, choice, sample=is_sample(ask, choice)) if rows else _no_mean(every),
        subtitle=f"Gemiddeld aandeel met {choice.contact}: hoe vaak een domein anderen noemt en hoe vaak het wordt genoemd, in procenten",
        figure=rows_of_bars(bars, names=("Noemt anderen", "Wordt genoemd"), unit="pct") if bars else None,
        table=Table(
            [
                Column("Domein", "text", names),
                Column("Noemt anderen, gemiddeld", "pct", [formats.half_up(s.out_pct) for s in rows] or unknown),
                Column("Wordt genoemd, gemiddeld", "pct", [formats.half_up(s.in_pct) for s in rows] or unknown),
            ]
        ),
        alt=_strength_alt(rows),
        caveat="Gekleurd: hoe vaak het domein anderen noemt. Grijs: hoe vaak anderen het noemen. Elke richting telt even zwaar."
        if rows
        else "",
        notes=(
            *([f"Gemiddeld over de bekende richtingen: {formats.whole_pct(mean)}."] if mean is not None else []),
            *([f"{capital(missing)}; een gemiddelde per domein zou domeinen ongelijk vergelijken."] if missing else []),
            *withheld_note(every),
        ),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask, "layer", "frequency", "nature"),
    )


def _strength_alt(rows: list[Strength]) -> str:
    if not rows:
        return "Tabel van de domeinen zonder percentages: voor geen enkel domein is een gemiddelde bekend, omdat niet elke richting bekend is."
    each = " ".join(f"{s.domain.name}: {formats.whole_pct(s.out_pct)} en {formats.whole_pct(s.in_pct)}." for s in rows)
    return f"Per domein twee staven: het gemiddelde aandeel dat contact met anderen noemt, en het gemiddelde aandeel van de anderen dat dit domein noemt. {each}"


def has_strengths(ask: Ask, choice: ContactChoice) -> bool:
    """Whether every direction is known, so that domains can be compared."""
    every = ties(ask, choice)
    return len(known(every)) == len(every)


def _no_mean(every: list[Tie]) -> str:
    """Why domains have no mean: directions are withheld, or not known."""
    if any(tie.state == "afgeschermd" for tie in every):
        return f"Gemiddelden per domein {privacy.NOT_SHOWN}"
    return "Van te weinig richtingen is een percentage bekend voor een gemiddelde per domein"


def _strength_title(rows: list[Strength], choice: ContactChoice, *, sample: bool) -> str:
    """Who names others most and least, all ties named; of invented answers only from what to what it runs."""
    shares = {s.domain.name: round(s.out_pct, 9) for s in rows}
    high, low = (formats.whole_pct(extreme(shares.values())) for extreme in (max, min))
    if sample:
        return first_that_fits(
            f"{IN_SAMPLE} per domein noemt gemiddeld {low} tot {high} {choice.contact}",
            f"{IN_SAMPLE} per domein gemiddeld {low} tot {high}, {choice.contact}",
        )
    top = [name for name, share in shares.items() if share == max(shares.values())]
    if len(top) == len(shares):
        return f"Alle domeinen noemen gemiddeld even vaak {choice.contact} ({high})"
    names = formats.enumerate_words([name if i == 0 else name.lower() for i, name in enumerate(top)])
    plural = len(top) > 1 or rows[0].domain.is_plural
    verb = "noemen" if plural else "noemt"
    return first_that_fits(
        f"{names} {verb} gemiddeld het vaakst {choice.contact}: {high}",
        f"Het hoogste gemiddelde is {high} met {choice.contact}, bij {len(top)} domeinen",
    )


def _interval(tie: Tie) -> tuple[float, float] | None:
    """The 95% interval in per cents, where the number of people is known."""
    if tie.people is None or not tie.base:
        return None
    low, high = wilson_interval(tie.people, tie.base)
    return 100 * low, 100 * high


def intervals(ask: Ask, choice: ContactChoice) -> Exhibit:
    """Each known share with the people behind it and its 95% interval; invented people have none."""
    every = chosen(ask, choice)
    sample = is_sample(ask, choice)
    shown = sorted(known(every), key=lambda t: -(t.share_pct or 0))
    spans = [None if sample else _interval(t) for t in shown]
    texts = ["" if s is None else f"{formats.whole_pct(s[0])} tot {formats.whole_pct(s[1])}" for s in spans]
    rows = [
        interval_chart.Interval(
            t.name,
            f"{t.share_text}, {t.people_text}",
            float(t.rounded or 0),
            None if s is None else s[0],
            None if s is None else s[1],
            hover(t, choice.contact) + (f"\n95%-interval {text}" if text else ""),
        )
        for t, s, text in zip(shown, spans, texts, strict=True)
    ]
    without = sum(s is None for s in spans)
    missing = missing_words(every)
    return Exhibit(
        key="netwerk-zekerheid",
        title=_interval_title(shown, spans, choice, sample=sample, every=every),
        subtitle=subtitle(ask, choice),
        figure=interval_chart.intervals(rows) if rows else None,
        table=Table(
            [
                Column("Van", "text", [t.start.name for t in shown]),
                Column("Naar", "text", [t.end.name for t in shown]),
                Column("Aandeel", "pct", [t.rounded for t in shown]),
                Column("Mensen", "text", [t.people_text for t in shown]),
                Column("Ondergrens", "pct", [None if s is None else formats.half_up(s[0]) for s in spans]),
                Column("Bovengrens", "pct", [None if s is None else formats.half_up(s[1]) for s in spans]),
            ]
        ),
        alt=(
            "Per richting een punt voor het aandeel" + ("" if sample else ", met een band voor het 95%-interval") + ". "
        )
        + " ".join(
            f"{t.name}: {t.share_text}, {t.people_text}{f', {text}' if text else ''}."
            for t, text in zip(shown, texts, strict=True)
        ),
        caveat="Verzonnen mensen: een onzekerheidsmarge heeft hier geen betekenis."
        if sample
        else f"Band: 95%-interval. {NO_RANDOM_SAMPLE}",
        notes=(
            *(
                [
                    f"Open punt: {formats.plural(without, 'percentage', 'percentages')} waarvan het aantal mensen niet vaststaat, dus zonder interval."
                ]
                if without and not sample
                else []
            ),
            *([PEOPLE_NOTE, SMALLER_GROUP_NOTE] if choice.is_published else []),
            *([f"{capital(missing)}; die staan er niet bij."] if missing else []),
            *withheld_note(every),
        ),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask, "layer", "frequency", "nature", "focus"),
    )


def _interval_title(
    shown: list[Tie],
    spans: list[tuple[float, float] | None],
    choice: ContactChoice,
    *,
    sample: bool,
    every: list[Tie],
) -> str:
    """The widest interval, with what it is about."""
    if not shown:
        return nothing_shown(every, choice.contact)
    if sample:
        return f"{IN_SAMPLE} {formats.plural(len(shown), 'percentage', 'percentages')} van verzonnen mensen, dus zonder marge"
    sized = [(t, s) for t, s in zip(shown, spans, strict=True) if s is not None]
    if not sized:
        return "Van de bekende percentages staat niet vast om hoeveel mensen het gaat"
    tie, (low, high) = max(sized, key=lambda pair: pair[1][1] - pair[1][0])
    interval = f"{tie.share_text}, 95%-interval {formats.half_up(low)}–{formats.half_up(high)}%"
    return first_that_fits(
        f"{tie.name}: {interval} ({choice.contact})",
        f"Breedste {'' if len(shown) == len(every) else 'bekende '}marge bij {choice.contact}: {interval}",
    )

"""How strongly each domain is connected, and how sure a share of so few people is."""

from collections.abc import Sequence

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network.contact_answer import leading
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import layer_origin
from exhibits.network.measures import Measures, Strength, measure, strength_per_domain
from exhibits.network.tie_text import hover, missing_words, withheld_note
from exhibits.network.ties import Tie, domains, in_focus, known, sources, ties
from exhibits.statistics import NO_RANDOM_SAMPLE, wilson_interval
from view import formats, palette
from view.charts import intervals as interval_chart
from view.charts.bars import Bar, Row, rows_of_bars


def _measure_notes(measured: Measures, threshold: int, missing: str) -> tuple[str, ...]:
    if not measured.known:
        return ("Zonder bekende richtingen valt er niets te meten.",)
    least = f"van ten minste {threshold}%" if threshold else "boven nul"
    reached = round((measured.density or 0) * measured.known)
    notes = [
        f"Dichtheid: {reached} van de {measured.known} bekende richtingen {'heeft' if reached == 1 else 'hebben'} een aandeel {least} "
        f"({formats.whole_pct(100 * (measured.density or 0))}); gemiddeld aandeel {formats.whole_pct(measured.mean_pct)}."
    ]
    if measured.reciprocity is not None:
        notes.append(
            f"Wederkerigheid: {formats.whole_pct(100 * measured.reciprocity)} van het genoemde contact noemt de andere kant ook "
            f"({formats.plural(measured.mutual_pairs, 'paar', 'paren')} waarvan beide richtingen bekend zijn, "
            f"{measured.reciprocal_pairs} met contact over en weer)."
        )
    if threshold:
        notes.append(f"Een bekend aandeel onder {threshold}% telt hier als geen contact.")
    if missing:
        notes.append(f"Niet meegeteld: {missing}.")
    return tuple(notes)


def strengths(ask: Ask, choice: ContactChoice) -> Exhibit:
    """Out- and in-strength per domain, with density and reciprocity in words."""
    every = in_focus(ties(ask, choice), choice.focus)
    names = [(d.domain_id, d.name) for d in domains(ask, choice.layer).values()]
    per_domain = strength_per_domain(every, names, choice.threshold)
    rows = [s for s in per_domain if s.mean_pct is not None and s.domain_id != choice.focus]
    rows.sort(key=lambda s: (-(s.mean_pct or 0), [d for d, _ in names].index(s.domain_id)))
    measured = measure(every, choice.threshold)
    missing = missing_words(every)
    bars = [
        Row(
            s.name,
            [
                Bar(
                    None if s.out_pct is None else formats.half_up(s.out_pct),
                    f"noemt {formats.whole_pct(s.out_pct)}" + ("" if s.out_known else " (geen richting bekend)"),
                    palette.DOMAIN[s.domain_id],
                    f"{s.name} noemt anderen: gemiddeld {formats.whole_pct(s.out_pct)} over {s.out_known} bekende richtingen",
                ),
                Bar(
                    None if s.in_pct is None else formats.half_up(s.in_pct),
                    f"genoemd {formats.whole_pct(s.in_pct)}" + ("" if s.in_known else " (geen richting bekend)"),
                    palette.GREY,
                    f"{s.name} wordt genoemd: gemiddeld {formats.whole_pct(s.in_pct)} over {s.in_known} bekende richtingen",
                ),
            ],
        )
        for s in rows
    ]
    table = Table(
        [
            Column("Domein", "text", [s.name for s in rows]),
            Column("Noemt anderen, gemiddeld", "pct", [_whole(s.out_pct) for s in rows]),
            Column("Bekende richtingen uit", "integer", [s.out_known for s in rows]),
            Column("Wordt genoemd, gemiddeld", "pct", [_whole(s.in_pct) for s in rows]),
            Column("Bekende richtingen in", "integer", [s.in_known for s in rows]),
            Column("Verbondenheid, gemiddeld", "pct", [_whole(s.mean_pct) for s in rows]),
        ]
    )
    return Exhibit(
        key="netwerk-maten",
        title=_strength_title(rows, measured, choice.threshold, dict(names).get(choice.focus)),
        subtitle=f"Gemiddeld deel met {choice.contact}: hoeveel een domein anderen noemt, en hoeveel het genoemd wordt",
        figure=rows_of_bars(bars) if bars else None,
        table=table,
        alt="Per domein twee staven: het gemiddelde deel dat contact met anderen noemt, en het gemiddelde deel van de anderen dat dit domein noemt. "
        + " ".join(
            formats.stop(f"{s.name}: {formats.whole_pct(s.out_pct)} en {formats.whole_pct(s.in_pct)}") for s in rows
        ),
        caveat="Gekleurd: hoeveel het domein de anderen noemt (uitgaand). Grijs: hoeveel het door de anderen wordt genoemd (inkomend). "
        "Elke richting telt even zwaar. Verbondenheid is het gemiddelde van beide.",
        notes=(*_measure_notes(measured, choice.threshold, missing), *withheld_note(every)),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else formats.half_up(value)


def _strength_title(rows: Sequence[Strength], measured: Measures, threshold: int, focus: str | None) -> str:
    """A ranking only when every direction is known; else what the known ones say together."""
    if not rows:
        return "Hoe sterk de domeinen verbonden zijn, is hier niet te meten"
    if threshold:
        reached = round((measured.density or 0) * measured.known)
        return f"{reached} van de {measured.known} bekende richtingen {'komt' if reached == 1 else 'komen'} op {threshold}% of meer"
    if measured.known == measured.directions:
        return leading(rows, focus)
    rest = measured.directions - measured.known
    known_words = formats.plural(measured.known, "bekende richting", "bekende richtingen")
    others = "de andere is" if rest == 1 else f"de andere {rest} zijn"
    return f"Gemiddeld {formats.whole_pct(measured.mean_pct)} contact over {known_words}; {others} niet te meten"


def _span(tie: Tie) -> tuple[float, float] | None:
    """The 95% interval in per cents, where the number of people is known."""
    if tie.people is None or not tie.base:
        return None
    low, high = wilson_interval(tie.people, tie.base)
    return 100 * low, 100 * high


def intervals(ask: Ask, choice: ContactChoice) -> Exhibit:
    """Each known share with the people behind it and its 95% interval, where the number of people is known."""
    every = in_focus(ties(ask, choice), choice.focus)
    shown = sorted(known(every), key=lambda t: -(t.rounded or 0))
    spans = [_span(t) for t in shown]
    texts = ["" if s is None else f"{formats.whole_pct(s[0])} tot {formats.whole_pct(s[1])}" for s in spans]
    sized = [(t, s) for t, s in zip(shown, spans, strict=True) if s is not None]
    without = len(shown) - len(sized)
    if sized:
        tie, span = max(sized, key=lambda pair: pair[1][1] - pair[1][0])
        title = (
            f"{tie.people_text.capitalize()} mensen: het toeval laat bij {tie.name} ruimte van "
            f"{formats.whole_pct(span[0])} tot {formats.whole_pct(span[1])}"
        )
    elif shown:
        title = "Van de bekende percentages is niet vast te stellen hoeveel mensen het zijn"
    else:
        title = "Er is geen percentage te tonen, dus ook geen marge"
    rows = [
        interval_chart.Interval(
            t.name,
            f"{t.share_text}, {t.people_text}",
            float(t.rounded or 0),
            None if s is None else s[0],
            None if s is None else s[1],
            hover(t, choice.contact) + (f"; 95%-interval {text}" if text else ""),
        )
        for t, s, text in zip(shown, spans, texts, strict=True)
    ]
    table = Table(
        [
            Column("Van", "text", [t.start.name for t in shown]),
            Column("Naar", "text", [t.end.name for t in shown]),
            Column("Aandeel", "pct", [t.rounded for t in shown]),
            Column("Mensen", "text", [t.people_text for t in shown]),
            Column("Ondergrens", "pct", [None if s is None else formats.half_up(s[0]) for s in spans]),
            Column("Bovengrens", "pct", [None if s is None else formats.half_up(s[1]) for s in spans]),
        ]
    )
    missing = missing_words(every)
    return Exhibit(
        key="netwerk-zekerheid",
        title=title,
        subtitle=f"Deel met {choice.contact} per bekende richting, met 95%-interval, in procenten",
        figure=interval_chart.intervals(rows) if rows else None,
        table=table,
        alt="Per richting een punt voor het aandeel op een band voor het 95%-interval. "
        + " ".join(
            f"{t.name}: {t.share_text}, {t.people_text}{f', {text}' if text else ''}."
            for t, text in zip(shown, texts, strict=True)
        ),
        caveat="Band: 95%-interval. " + NO_RANDOM_SAMPLE,
        notes=(
            *(
                [
                    f"Open punt: {formats.plural(without, 'percentage', 'percentages')} waarvan het aantal mensen niet vaststaat, dus zonder interval."
                ]
                if without
                else []
            ),
            *([f"{missing[0].upper()}{missing[1:]}; die staan er niet bij."] if missing else []),
            *withheld_note(every),
        ),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask, "layer", "frequency", "nature", "focus"),
    )

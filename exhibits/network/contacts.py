"""Who has contact with whom: the network, and the same shares as a matrix."""

from textwrap import wrap

from exhibits.exhibit import Ask, Exhibit
from exhibits.network import report_context
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.domain_names import above_column
from exhibits.network.layers import layer_origin
from exhibits.network.tie_text import (
    IN_SAMPLE,
    capital,
    finding,
    first_that_fits,
    hover,
    is_sample,
    layer_notes,
    missing_words,
    nothing_shown,
    reported_words,
    span,
    spoken,
    table_of,
)
from exhibits.network.ties import Domain, Tie, chosen, domains, known, sources, ties
from view import formats, palette
from view.charts.base import Pick
from view.charts.cells import Cell, CellRow, cell_table
from view.charts.network import Arrow, Node, network

BELOW = ("onderwijs", "maatschappelijk")
"""The two lowest on the ring have room for longer lines of words than those at the sides."""
# clockwise from the top: the three that the report calls closely tied are neighbours
RING = ("gemeente", "welzijn", "maatschappelijk", "onderwijs", "veiligheid")
READ_AS = "Pijl van A naar B: het aandeel van de respondenten uit A dat contact heeft met B."
NO_ARROW = "Geen pijl: geen percentage bekend; dat is iets anders dan geen contact."


def subtitle(ask: Ask, choice: ContactChoice) -> str:
    """What is measured, in per cents, of whom, and of which survey."""
    whose = report_context.whose(ask, choice.layer)
    return (
        f"Aandeel van de respondenten van een domein met {choice.contact} met een ander domein, in procenten; {whose}"
    )


def pick_of(domain: Domain) -> Pick:
    """What a click on a domain chooses."""
    return {"field": "focus", "value": domain.domain_id}


def contact_network(ask: Ask, choice: ContactChoice) -> Exhibit:
    """The directed network of the five domains."""
    every = chosen(ask, choice)
    names = domains(ask, choice.layer)
    order = [d for d in RING if d in names] + [d for d in names if d not in RING]
    nodes = [
        Node(
            [*wrap(names[d].name, 16 if d in BELOW else 10), names[d].size_text],
            names[d].people,
            palette.DOMAIN[d],
            f"{names[d].name}: {names[d].size_text} respondenten",
            pick_of(names[d]),
        )
        for d in order
    ]
    arrows = [
        Arrow(
            order.index(t.start.domain_id),
            order.index(t.end.domain_id),
            None if t.rounded is None else t.rounded / 100,
            "" if t.state == "onbekend" else formats.drawn(t.share_text),
            hover(t, choice.contact),
            palette.DOMAIN[t.start.domain_id],
            t.rounded,
        )
        for t in every
    ]
    missing, reported = missing_words(every), reported_words(every)
    return Exhibit(
        key="netwerk-figuur",
        title=finding(every, choice.contact, sample=is_sample(ask, choice)),
        subtitle=subtitle(ask, choice),
        figure=network(
            nodes,
            arrows,
            from_weight=choice.drawn_from_pct / 100,
            show_unknown=choice.with_unknown or not choice.is_published,
        ),
        table=table_of(every, ask, choice),
        alt=f"Netwerk van {formats.count_word(len(nodes))} domeinen met pijlen van wie antwoordt naar wie genoemd wordt; aandeel met {choice.contact}. "
        + " ".join([*map(spoken, known(every)), *([f"{capital(missing)}."] if missing else []), reported]).strip(),
        caveat=f"{READ_AS} {NO_ARROW}" if choice.is_published and not choice.with_unknown else READ_AS,
        notes=(*_not_drawn(every, choice), *layer_notes(ask, choice, every), *_report_notes(ask, choice)),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _not_drawn(every: list[Tie], choice: ContactChoice) -> tuple[str, ...]:
    """Which directions have no arrow, and where they are."""
    made = []
    low = sum(t.rounded is not None and (t.rounded < choice.drawn_from_pct or t.rounded == 0) for t in every)
    if low:
        below = f"onder {choice.drawn_from_pct}%" if choice.drawn_from_pct else "met 0%"
        made.append(f"Niet getekend: {formats.plural(low, 'richting', 'richtingen')} {below}; de matrix heeft ze wel.")
    unknown = sum(t.state == "onbekend" for t in every)
    if unknown and choice.is_published and not choice.with_unknown:
        made.append(
            f"Niet getekend: {formats.plural(unknown, 'richting', 'richtingen')} zonder percentage; de matrix heeft ze wel."
        )
    return tuple(made)


def _report_notes(ask: Ask, choice: ContactChoice) -> tuple[str, ...]:
    """What the report says of its respondents and its question, beside what it published."""
    if not choice.is_published:
        return ()
    return report_context.said(ask, *report_context.CONTACT, *report_context.RESPONDENTS)


def matrix(ask: Ask, choice: ContactChoice) -> Exhibit:
    """The same shares as a matrix: rows answer, columns are named."""
    every = list(ties(ask, choice))
    names = domains(ask, choice.layer)
    by_pair = {(t.start.domain_id, t.end.domain_id): t for t in every}

    def cell(tie: Tie) -> Cell:
        under = "" if tie.people is None or choice.is_published else tie.people_text
        return Cell(tie.rounded, formats.drawn(tie.share_text), hover(tie, choice.contact), under)

    rows = [
        CellRow(
            f"{d.name} ({d.size_text}) →", [None if a == b else cell(by_pair[a, b]) for b in names], pick=pick_of(d)
        )
        for a, d in names.items()
    ]
    return Exhibit(
        key="netwerk-matrix",
        title=_matrix_title(every, choice, sample=is_sample(ask, choice)),
        subtitle=subtitle(ask, choice),
        figure=cell_table(
            ["\n".join(above_column(d.domain_id, d.name)) for d in names.values()],
            rows,
            maximum=100,
            unit="pct",
            legend=True,
        ),
        table=table_of(every, ask, choice),
        alt=f"Tabel met per domein welk aandeel {choice.contact} heeft met elk ander domein. "
        + " ".join(map(spoken, every)),
        caveat="Rijen: wie antwoordt. Kolommen: over wie het gaat. Altijd alle domeinen en richtingen.",
        notes=layer_notes(ask, choice, every),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask, "layer", "frequency", "nature"),
    )


def _matrix_title(every: list[Tie], choice: ContactChoice, *, sample: bool) -> str:
    shown = known(every)
    if not shown:
        return nothing_shown(every, choice.contact)
    if sample:
        return first_that_fits(f"{IN_SAMPLE} alle {len(every)} richtingen, {span(every)} met {choice.contact}")
    if len(shown) == len(every):
        return first_that_fits(f"Alle {len(every)} richtingen: {span(every)} heeft {choice.contact}")
    return first_that_fits(
        f"{len(shown)} van de {len(every)} richtingen bekend: {span(every)} heeft {choice.contact}",
        f"{len(shown)} van de {len(every)} richtingen bekend: {span(every)}",
    )

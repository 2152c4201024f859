"""Who has contact with whom: the network, the same as a matrix, and where the two sides differ."""

from textwrap import wrap

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import layer_origin
from exhibits.network.tie_text import (
    UNKNOWN_NOTE,
    finding,
    finding_of_rows,
    hover,
    layer_notes,
    missing_words,
    reported_words,
    spoken,
    table_of,
    withheld_note,
)
from exhibits.network.ties import Tie, chosen, domains, in_focus, known, sources, ties
from view import formats, palette
from view.charts.cells import Cell, CellRow, cell_table
from view.charts.dumbbell import Pair, dumbbell
from view.charts.network import Arrow, Node, network

BELOW = ("onderwijs", "maatschappelijk")
"""The two lowest on the ring have room for longer lines of words than those at the sides."""
SHORT = {"maatschappelijk": ["Maatsch.", "organ."]}
"""For a heading above a narrow column."""
# clockwise from the top: the three that the report calls closely tied are neighbours
RING = ("gemeente", "welzijn", "maatschappelijk", "onderwijs", "veiligheid")
READ_AS = (
    "Een pijl van A naar B: het deel van de respondenten van A dat contact heeft met B over radicalisering. "
    "Hoe dikker, hoe groter dat deel; hoe groter de cirkel, hoe meer respondenten."
)


def contact_network(ask: Ask, choice: ContactChoice) -> Exhibit:
    """The directed network of the five domains."""
    every = in_focus(ties(ask, choice), choice.focus)
    shown = chosen(ask, choice)
    names = domains(ask, choice.layer)
    order = [d for d in RING if d in names] + [d for d in names if d not in RING]
    nodes = [
        Node(
            [*wrap(names[d].name, 16 if d in BELOW else 10), names[d].size_text],
            names[d].people,
            palette.DOMAIN[d],
            f"{names[d].name}: {names[d].size_text} respondenten",
        )
        for d in order
    ]
    arrows = [
        Arrow(
            order.index(t.start.domain_id),
            order.index(t.end.domain_id),
            None if t.rounded is None else t.rounded / 100,
            "" if t.state == "onbekend" else t.share_text,
            hover(t, choice.contact),
            palette.DOMAIN[t.start.domain_id],
            t.rounded,
        )
        for t in shown
    ]
    hidden = len(every) - len(shown)
    missing = missing_words(shown)
    reported = reported_words(shown)
    not_drawn = f"Niet getekend: {formats.plural(hidden, 'richting', 'richtingen')} onder {choice.threshold}%."
    return Exhibit(
        key="netwerk-figuur",
        title=finding(shown, choice.threshold),
        subtitle=f"Deel van de respondenten van elk domein met {choice.contact} met een ander domein, in procenten",
        figure=network(nodes, arrows),
        table=table_of(shown, ask, choice),
        alt=f"Netwerk van {formats.count_word(len(nodes))} domeinen met pijlen van wie antwoordt naar wie genoemd wordt; deel met {choice.contact}. "
        + " ".join(spoken(t) for t in known(shown))
        + (f" {missing[0].upper()}{missing[1:]}." if missing else "")
        + (f" {reported}" if reported else ""),
        caveat=READ_AS,
        notes=(*([not_drawn] if hidden else []), *layer_notes(ask, choice, shown)),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def matrix(ask: Ask, choice: ContactChoice) -> Exhibit:
    """The same shares as a matrix: rows answer, columns are named."""
    every = ties(ask, choice)
    names = domains(ask, choice.layer)
    by_pair = {(t.start.domain_id, t.end.domain_id): t for t in every}

    def cell(tie: Tie) -> Cell:
        lines = [tie.share_text] if tie.people is None else [tie.share_text, tie.people_text]
        return Cell(tie.rounded, "\n".join(lines), hover(tie, choice.contact))

    rows = [
        CellRow(f"{d.name} ({d.size_text}) →", [None if a == b else cell(by_pair[a, b]) for b in names])
        for a, d in names.items()
    ]
    shown = known(every)
    if len(shown) == len(every):
        title = finding_of_rows({d.name: [t.rounded or 0 for t in shown if t.start == d] for d in names.values()})
    elif shown:
        least, most = (formats.pct(f(t.rounded or 0 for t in shown)) for f in (min, max))
        title = f"Van {len(shown)} van de {len(every)} richtingen is een percentage te tonen, van {least} tot {most}"
    else:
        title = f"Van geen van de {len(every)} richtingen is een percentage te tonen"
    return Exhibit(
        key="netwerk-matrix",
        title=title,
        subtitle=f"Deel van de respondenten van elk domein met {choice.contact} met een ander domein, in procenten",
        figure=cell_table(
            ["\n".join(SHORT.get(d.domain_id) or wrap(d.name, 12, break_long_words=False)) for d in names.values()],
            rows,
            maximum=100,
        ),
        table=table_of(every, ask, choice),
        alt=f"Tabel met per domein welk deel {choice.contact} heeft met elk ander domein. "
        + " ".join(map(spoken, every)),
        caveat="Rijen: wie antwoordt. Kolommen: over wie het gaat. De keuzes bij ‘Aandeel’ en ‘Domein in beeld’ gelden hier niet.",
        notes=(
            *([UNKNOWN_NOTE] if any(t.state == "onbekend" for t in every) else []),
            *withheld_note(every),
        ),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask, "layer", "frequency", "nature"),
    )


def _with_people(tie: Tie) -> str:
    """'56% (15 van 27)'; the percentage alone where the people are not known."""
    return f"{tie.share_text} ({tie.people_text})" if tie.people is not None else tie.share_text


def asymmetry(ask: Ask, choice: ContactChoice) -> Exhibit:
    """Pairs of domains of which both directions are known, largest difference first."""
    every = in_focus(ties(ask, choice), choice.focus)
    by_pair = {(t.start.domain_id, t.end.domain_id): t for t in every}
    both: list[tuple[Tie, Tie]] = []
    for (a, b), tie in by_pair.items():
        back = by_pair.get((b, a))
        if back is None or tie.rounded is None or back.rounded is None:
            continue
        # each pair once: from the side that says least to the side that says most
        if (tie.rounded, a) < (back.rounded, b):
            both.append((tie, back))
    both.sort(key=lambda pair: (pair[0].rounded or 0) - (pair[1].rounded or 0))
    pairs = len(every) // 2
    missing = f"Van {pairs - len(both)} van de {pairs} paren zijn niet beide richtingen te tonen"
    if both:
        low, high = both[0]
        gap = (high.rounded or 0) - (low.rounded or 0)
        title = (
            f"Grootste verschil: {high.name} {_with_people(high)}, andersom {_with_people(low)}"
            if gap
            else "De twee kanten zeggen overal even vaak dat er contact is"
        )
    else:
        title = "Van geen enkel paar zijn beide richtingen te tonen"
    rows = [
        Pair(
            high.name,
            low.rounded,
            high.rounded,
            low.share_text,
            high.share_text,
            f"{hover(high, choice.contact)}; {hover(low, choice.contact)}",
        )
        for low, high in both
    ]
    table = Table(
        [
            Column("Domein dat het vaakst contact noemt", "text", [h.start.name for _, h in both]),
            Column("Ander domein", "text", [h.end.name for _, h in both]),
            Column("Aandeel", "pct", [h.rounded for _, h in both]),
            Column("Mensen", "text", [h.people_text for _, h in both]),
            Column("Aandeel andersom", "pct", [low.rounded for low, _ in both]),
            Column("Mensen andersom", "text", [low.people_text for low, _ in both]),
            Column("Verschil", "points", [(h.rounded or 0) - (low.rounded or 0) for low, h in both]),
        ]
    )
    return Exhibit(
        key="netwerk-verschil",
        title=title,
        subtitle=f"Deel met {choice.contact} volgens de ene en volgens de andere kant, in procenten",
        figure=dumbbell(rows, "Andersom", "In de richting van de pijl", maximum=100) if rows else None,
        table=table,
        alt=f"Per paar domeinen twee punten: het deel met {choice.contact} volgens de ene en volgens de andere kant. "
        + " ".join(f"{high.name} {high.share_text}, andersom {low.share_text}." for low, high in both)
        + (f" {missing}." if len(both) < pairs else ""),
        caveat="De twee kanten zijn verschillende mensen: een verschil kan ook komen door wie de vraag kreeg, niet alleen door eenzijdig contact.",
        notes=(*([f"{missing}; die staan er niet bij."] if len(both) < pairs else []), *withheld_note(every)),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask, "layer", "frequency", "nature", "focus"),
    )

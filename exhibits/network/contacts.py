"""Who has contact with whom in Arnhem: the network, the same as a square, and where the two sides differ."""

from textwrap import wrap

import pandas as pd

from exhibits.exhibit import Ask, Entries, Exhibit
from exhibits.network.tie_text import (
    UNKNOWN_NOTE,
    chosen,
    contact_words,
    finding,
    finding_of_rows,
    grid,
    hover,
    known,
    layer_notes,
    missing_words,
    reported_words,
    spoken,
    table,
    withheld_note,
)
from exhibits.network.ties import EVERYBODY, Tie, domains, filters, layer_origin, sources, ties
from view import formats, palette
from view.charts.cells import Cell, CellRow, cell_table
from view.charts.dumbbell import Pair, dumbbell
from view.charts.network import Arrow, Node, network

# on the ring, clockwise from the top: the three that the report calls closely tied are neighbours
BELOW = ("onderwijs", "maatschappelijk")
"""The two lowest on the ring have room for longer lines of words than those at the sides."""
SHORT = {"maatschappelijk": ["Maatsch.", "organ."]}
"""For a heading above a narrow column."""
RING = ("gemeente", "welzijn", "maatschappelijk", "onderwijs", "veiligheid")
READ_AS = (
    "Een pijl van A naar B: het deel van de respondenten van A dat contact heeft met B over radicalisering. "
    "Hoe dikker, hoe groter dat deel; hoe groter de cirkel, hoe meer respondenten."
)


def picture(ask: Ask, layer: str, frequency: str, nature: str, threshold: int = 0, focus: str = EVERYBODY) -> Exhibit:
    """The directed network of the five domains."""
    every = ties(ask, layer, frequency, nature)
    found = chosen(every, threshold, focus)
    names = domains(ask, layer)
    order = [d for d in RING if d in names] + [d for d in names if d not in RING]
    contact = contact_words(layer, frequency)
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
            hover(t, contact),
            palette.DOMAIN[t.start.domain_id],
            t.rounded,
        )
        for t in found
    ]
    hidden = len(chosen(every, 0, focus)) - len(found)
    frame, kinds = table(found, layer, layer_origin(ask, layer))
    missing = missing_words(found)
    said = reported_words(found)
    return Exhibit(
        key="netwerk-figuur",
        title=finding(found, threshold),
        figure=network(nodes, arrows),
        table=frame,
        kinds=kinds,
        alt=f"Netwerk van {formats.count_word(len(nodes))} domeinen met pijlen van wie antwoordt naar wie genoemd wordt; deel met {contact}. "
        + " ".join(spoken(t) for t in known(found))
        + (f" {missing[0].upper()}{missing[1:]}." if missing else "")
        + (f" {said}" if said else ""),
        notes=(
            READ_AS,
            *(
                [f"Niet getekend: {formats.plural(hidden, 'richting', 'richtingen')} onder {threshold}%."]
                if hidden
                else []
            ),
            *layer_notes(ask, layer, found),
        ),
        sources=sources(ask, layer),
        origin=layer_origin(ask, layer),
        filters=filters(ask, layer, frequency, nature, threshold, focus),
    )


def square(ask: Ask, layer: str, frequency: str, nature: str) -> Exhibit:
    """The same shares as a matrix: rows ask, columns are named."""
    found = ties(ask, layer, frequency, nature)
    names = domains(ask, layer)
    contact = contact_words(layer, frequency)
    by_pair = {(t.start.domain_id, t.end.domain_id): t for t in found}

    def lines(tie: Tie) -> list[str]:
        if tie.people is not None:
            return [tie.share_text, tie.people_text]
        return [tie.share_text]

    rows = [
        CellRow(
            f"{d.name} ({d.size_text}) →",
            [
                None
                if a == b
                else Cell(by_pair[a, b].rounded, "\n".join(lines(by_pair[a, b])), hover(by_pair[a, b], contact))
                for b in names
            ],
        )
        for a, d in names.items()
    ]
    told = known(found)
    if len(told) == len(found):
        title = finding_of_rows({d.name: [t.rounded or 0 for t in told if t.start == d] for d in names.values()})
    elif told:
        title = f"Van {len(told)} van de {len(found)} richtingen is een percentage te tonen, van {formats.pct(min(t.rounded or 0 for t in told))} tot {formats.pct(max(t.rounded or 0 for t in told))}"
    else:
        title = f"Van geen van de {len(found)} richtingen is een percentage te tonen"
    frame, kinds = table(found, layer, layer_origin(ask, layer))
    return Exhibit(
        key="netwerk-matrix",
        title=title,
        figure=cell_table(
            ["\n".join(SHORT.get(d.domain_id) or wrap(d.name, 12, break_long_words=False)) for d in names.values()],
            rows,
            maximum=100,
        ),
        table=frame,
        kinds=kinds,
        alt=f"Tabel met per domein welk deel {contact} heeft met elk ander domein. " + " ".join(map(spoken, found)),
        notes=(
            "Rijen: wie antwoordt. Kolommen: over wie het gaat. De keuzes bij ‘Aandeel’ en ‘Domein in beeld’ gelden hier niet.",
            *([UNKNOWN_NOTE] if any(t.state == "onbekend" for t in found) else []),
            *withheld_note(found),
        ),
        sources=sources(ask, layer),
        origin=layer_origin(ask, layer),
        filters=filters(ask, layer, frequency, nature),
    )


def _with_people(tie: Tie) -> str:
    """'56% (15 van 27)'; the percentage alone where the people are not known."""
    return f"{tie.share_text} ({tie.people_text})" if tie.people is not None else tie.share_text


def asymmetry(ask: Ask, layer: str, frequency: str, nature: str, focus: str = EVERYBODY) -> Exhibit:
    """Pairs of domains of which both directions are known, largest difference first."""
    found = chosen(ties(ask, layer, frequency, nature), 0, focus)
    by_pair = {(t.start.domain_id, t.end.domain_id): t for t in found}
    both = []
    for (a, b), tie in by_pair.items():
        back = by_pair.get((b, a))
        if back is None or tie.rounded is None or back.rounded is None:
            continue
        # each pair once: from the side that says least to the side that says most
        if (tie.rounded, a) < (back.rounded, b):
            both.append((tie, back))
    both.sort(key=lambda pair: (pair[0].rounded or 0) - (pair[1].rounded or 0))
    pairs = len(found) // 2
    contact = contact_words(layer, frequency)
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
            f"{hover(high, contact)}; {hover(low, contact)}",
        )
        for low, high in both
    ]
    frame = pd.DataFrame(
        {
            "Domein dat het vaakst contact noemt": [h.start.name for _, h in both],
            "Ander domein": [h.end.name for _, h in both],
            "Aandeel": [float(h.rounded or 0) for _, h in both],
            "Mensen": [h.people_text for _, h in both],
            "Aandeel andersom": [float(low.rounded or 0) for low, _ in both],
            "Mensen andersom": [low.people_text for low, _ in both],
            "Verschil": [float((h.rounded or 0) - (low.rounded or 0)) for low, h in both],
        }
    )
    return Exhibit(
        key="netwerk-verschil",
        title=title,
        figure=dumbbell(rows, "Andersom", "In de richting van de pijl", maximum=100) if rows else None,
        table=frame,
        kinds={"Aandeel": "pct", "Aandeel andersom": "pct", "Verschil": "points"},
        alt=f"Per paar domeinen twee punten: het deel met {contact} volgens de ene en volgens de andere kant. "
        + " ".join(f"{high.name} {high.share_text}, andersom {low.share_text}." for low, high in both)
        + (
            f" Van {pairs - len(both)} van de {pairs} paren zijn niet beide richtingen te tonen."
            if len(both) < pairs
            else ""
        ),
        notes=(
            *(
                [
                    f"Van {pairs - len(both)} van de {pairs} paren zijn niet beide richtingen te tonen; die staan er niet bij."
                ]
                if len(both) < pairs
                else []
            ),
            "De twee kanten zijn verschillende mensen: een verschil kan ook komen door wie de vraag kreeg, niet alleen door eenzijdig contact.",
            *withheld_note(found),
        ),
        sources=sources(ask, layer),
        origin=layer_origin(ask, layer),
        filters=filters(ask, layer, frequency, nature, 0, focus),
    )


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    return [
        (picture, grid(with_threshold=True, with_focus=True)),
        (square, grid(with_threshold=False, with_focus=False)),
        (asymmetry, grid(with_threshold=False, with_focus=True)),
    ]

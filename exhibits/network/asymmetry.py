"""Where the two sides of a contact differ: what one domain says of another, and the other way round."""

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.contacts import subtitle
from exhibits.network.layers import layer_origin
from exhibits.network.measures import BothSides, both_sides
from exhibits.network.report_context import ABOUT_NOTE
from exhibits.network.tie_text import IN_SAMPLE, PEOPLE_NOTE, first_that_fits, hover, is_sample, withheld_note
from exhibits.network.ties import Tie, chosen, sources
from exhibits.shared import privacy
from view import formats
from view.charts.dumbbell import Pair, dumbbell


def asymmetry(ask: Ask, choice: ContactChoice) -> Exhibit:
    """Pairs of domains of which both directions are known, largest difference first."""
    every = chosen(ask, choice)
    pairs = both_sides(every)
    total = len(every) // 2
    without = total - len(pairs)
    missing = f"Van {without} van de {total} paren zijn niet beide richtingen bekend"
    if without == total:
        missing = f"Van geen van de {total} paren zijn beide richtingen bekend"
    rows = [
        Pair(
            p.high.name,
            p.low.rounded,
            p.high.rounded,
            formats.drawn(p.low.share_text),
            formats.drawn(p.high.share_text),
            f"{hover(p.high, choice.contact)}\n{hover(p.low, choice.contact)}",
        )
        for p in pairs
    ]
    return Exhibit(
        key="netwerk-verschil",
        title=_title(pairs, choice, sample=is_sample(ask, choice), complete=len(pairs) == total)
        if pairs
        else _no_pairs(every, choice),
        subtitle=subtitle(ask, choice),
        figure=dumbbell(rows, "Andersom", "In de richting van de pijl", maximum=100) if rows else None,
        table=Table(
            [
                Column("Domein dat het vaakst contact noemt", "text", [p.high.start.name for p in pairs]),
                Column("Ander domein", "text", [p.high.end.name for p in pairs]),
                Column("Aandeel", "pct", [p.high.rounded for p in pairs]),
                Column("Mensen", "text", [p.high.people_text for p in pairs]),
                Column("Aandeel andersom", "pct", [p.low.rounded for p in pairs]),
                Column("Mensen andersom", "text", [p.low.people_text for p in pairs]),
                Column("Verschil", "points", [formats.half_up(p.gap_points) for p in pairs]),
            ]
        ),
        alt=f"Per paar domeinen twee punten: het aandeel met {choice.contact} volgens de ene en volgens de andere kant. "
        + " ".join(
            [
                *(f"{p.high.name} {p.high.share_text}, andersom {p.low.share_text}." for p in pairs),
                *([f"{missing}."] if len(pairs) < total else []),
            ]
        ),
        caveat="De twee kanten zijn verschillende mensen: een verschil kan ook komen door wie de vraag kreeg, niet alleen door eenzijdig contact.",
        notes=(
            *([f"{missing}; die staan er niet bij."] if len(pairs) < total else []),
            *([ABOUT_NOTE] if any(t.approximate for p in pairs for t in (p.high, p.low)) else []),
            *([PEOPLE_NOTE] if choice.is_published else []),
            *withheld_note(every),
        ),
        sources=sources(ask, choice.layer),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask, "layer", "frequency", "nature", "focus"),
    )


def _no_pairs(every: list[Tie], choice: ContactChoice) -> str:
    """Why no pair can be compared: withheld, or not known."""
    if any(tie.state == "afgeschermd" for tie in every):
        return f"Beide kanten van een paar: percentages {privacy.NOT_SHOWN}"
    return f"Van geen enkel paar domeinen is {choice.contact} van beide kanten bekend"


def _title(pairs: list[BothSides], choice: ContactChoice, *, sample: bool, complete: bool) -> str:
    """All pairs with the largest difference that is known; of invented answers only how large it gets."""
    largest = [p for p in pairs if p.gap_points == pairs[0].gap_points]
    points = f"{formats.half_up(largest[0].gap_points)} procentpunt"
    if not largest[0].gap_points:
        lead = f"{IN_SAMPLE} de" if sample else "De"
        where = "overal" if complete else "waar beide bekend zijn,"
        return f"{lead} twee kanten noemen {where} even vaak {choice.contact}"
    if sample:
        return first_that_fits(
            f"{IN_SAMPLE} verschil hoogstens {points}, {choice.contact}",
        )
    one = largest[0]
    names = formats.enumerate_words([p.high.name for p in largest])
    which = "Grootste verschil" if complete else "Grootste bekende verschil"
    among = which if len(pairs) > 1 else "Enige paar met beide kanten bekend"
    return first_that_fits(
        f"{one.high.name}: {one.high.share_text} noemt {choice.contact}, andersom {one.low.share_text}"
        if len(largest) == 1
        else f"{among}: {names}, {points} meer {choice.contact} dan andersom",
        f"{among}: {names}, {points} ({choice.contact})",
        f"{among}: {names}, {points}",
        f"{among}: {points}",
    )

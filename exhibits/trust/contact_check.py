"""How near the sample of Arnhem comes to each published percentage, and why not nearer."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.shared import privacy
from exhibits.trust.topic_choice import TopicChoice
from view import formats, palette
from view.charts.unit_chart import Look, Unit, UnitRow, unit_chart

SAME, ROUNDED, OTHER = "zelfde getal", "ander getal: past op minder mensen of anders afgerond", "ander getal: past niet"
LOOKS = {
    OTHER: Look(OTHER, palette.FAULT),
    ROUNDED: Look(ROUNDED, palette.FAULT, hollow=True),
    SAME: Look(SAME, palette.GREY),
}


def _fits(share_pct: float, base: int) -> bool:
    """Whether a whole number of `base` people reads as this percentage, rounded half up."""
    return any((200 * k + base) // (2 * base) == share_pct for k in range(base + 1))


def _why(row: Any) -> str:
    """Why the sample's share is what it is."""
    share, base, size = float(row.published_pct), int(row.base), int(row.respondents)
    blank = size - base
    if blank and _fits(share, base):
        people = "respondent laat" if blank == 1 else "respondenten laten"
        return (
            f"Past bij geen heel aantal van {size}, wel van {base}: {formats.count_word(blank)} {people} de vraag open"
        )
    if _fits(share, base):
        exact = 100 * int(row.people) == share * base
        return "Past precies" if exact else "Past; het verschil is afronding op hele procenten"
    if 100 * int(row.people) // base == share:
        return "Past alleen als het gedrukte percentage naar beneden is afgerond"
    smaller = [n for n in range(1, base) if _fits(share, n)]
    if smaller:
        return (
            f"Past bij geen heel aantal van {size}; wel van {max(smaller)}, maar dan ontbreekt meer dan één op de tien"
        )
    return f"Past bij geen heel aantal van {size} of minder; dit is het dichtstbij met alle respondenten"


def _outcome(row: Any) -> str:
    share, base = float(row.published_pct), int(row.base)
    if formats.half_up(100 * int(row.people) / base) == share:
        return SAME
    cut = 100 * int(row.people) // base == share
    return ROUNDED if cut or any(_fits(share, n) for n in range(1, base)) else OTHER


def _unit_rows(ask: Ask, rows: pd.DataFrame) -> list[UnitRow]:
    names = ask("network/domains").set_index("domain_id")["name"]
    made = []
    for domain, group in rows.groupby("domain_id", sort=False):
        cells = [
            Unit(
                _outcome(r),
                f"{r.subject}: gepubliceerd {formats.pct(r.published_pct)}, in het voorbeeld {r.people} van {r.base}",
                float(r.published_pct),
            )
            for r in group.itertuples()
        ]
        made.append(UnitRow(str(names[domain]), cells))
    return made


def sample_shares(ask: Ask, choice: TopicChoice) -> Exhibit:
    """Every published share beside the sample's, in people, with the difference and the reason.

    When the records are one's own, there is nothing to compare: own figures need not be Arnhem's, and are not shown.
    """
    rows = ask("network/sample_shares")
    own = privacy.origin_of_survey(ask) == "eigen" or (rows["origin"] == "eigen").any()
    if own:
        rows = rows.iloc[:0]
    sample = 100 * rows["people"] / rows["base"]
    gap = (sample - rows["published_pct"]).astype("float64").round(1)
    rows = rows.assign(gap=gap)
    # whole, as the report prints its own: how near it is stands in 'Verschil', in tenths
    sample_pct = [None if formats.is_unknown(share) else formats.half_up(float(share)) for share in sample]
    table = Table(
        [
            Column("Uitspraak", "text", rows["subject"]),
            Column("Gepubliceerd", "pct", rows["published_pct"]),
            Column("Voorbeeld", "pct", sample_pct),
            Column(
                "Mensen in het voorbeeld",
                "text",
                [f"{k} van {n}" for k, n in zip(rows["people"], rows["base"], strict=True)],
            ),
            Column("Verschil", "points", gap),
            Column("Waarom", "text", [_why(row) for row in rows.itertuples(index=False)]),
        ]
    )
    same = [_outcome(r) for r in rows.itertuples()].count(SAME)
    off = rows.loc[gap.abs().idxmax()] if len(rows) else None
    if off is None:
        title = "De records zijn uw eigen gegevens: er is geen voorbeeld om te vergelijken"
    elif same == len(rows):
        title = f"Het voorbeeld geeft bij alle {len(rows)} percentages het gedrukte getal"
    else:
        title = (
            f"Het voorbeeld geeft bij {same} van de {len(rows)} percentages het gedrukte getal; "
            f"verschil hoogstens {formats.pct(abs(off['gap'])).replace('%', ' procentpunt')}"
        )
    return Exhibit(
        key="aansluiting-voorbeeld-arnhem",
        title=title,
        subtitle="Percentages over Arnhem: gepubliceerd, en in de voorbeeldgegevens",
        figure=unit_chart(_unit_rows(ask, rows), LOOKS) if len(rows) else None,
        table=table,
        alt="Per domein een rij blokjes, een voor elk gepubliceerd percentage over Arnhem: of het voorbeeld hetzelfde getal geeft. "
        + " ".join(
            f"{r.subject}: {formats.pct(r.published_pct)} gepubliceerd, in het voorbeeld {r.people} van {r.base}."
            for r in rows.itertuples()
            if abs(r.gap) > 0.5
        ),
        notes=()
        if own
        else (
            "Het voorbeeld heeft evenveel respondenten per domein als Arnhem. Bij elk percentage is het hele aantal mensen gekozen "
            "dat er het dichtst bij ligt; hoogstens één op de tien respondenten laat daarvoor een vraag open.",
            "Wat niet is gepubliceerd, is in het voorbeeld verzonnen en staat hier niet bij.",
        ),
        sources=cite(ask, rows if len(rows) else ask("network/published_contacts")),
        origin="eigen" if own else "voorbeeld",
    )

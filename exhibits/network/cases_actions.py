"""The actions set out for the cases in Arnhem: for whom, and how many per case and per meeting."""

import pandas as pd

from exhibits.choice import NoChoice
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.shared import phrases
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars

CASES, MEETINGS, TWO_THIRDS, REPORTED = (
    "uu_48_casussen",
    "uu_18_bijeenkomsten",
    "uu_twee_derde_acties",
    "uu_sinds_2016_69",
)


def claims(ask: Ask) -> pd.DataFrame:
    """What the running text says of cases and actions: claim_id → text, period, stated, tolerance, source."""
    rows = ask("network/cases_claims", claims=(CASES, MEETINGS, TWO_THIRDS, REPORTED))
    return rows.set_index("claim_id", drop=False)


def actions(ask: Ask, choice: NoChoice) -> Exhibit:
    """Who the actions were for, and whether the report's 'two thirds' holds."""
    rows, stated = ask("network/cases_actions"), claims(ask)
    top, claim = rows.iloc[0], stated.loc[TWO_THIRDS]
    apart = abs(top["share_pct"] - claim["stated"])
    holds = "dat past" if apart <= claim["tolerance"] else "dat past niet"
    return Exhibit(
        key="casussen-acties",
        title=f"{formats.integer(top['actions'])} van de {formats.integer(top['total'])} acties ({formats.whole_pct(top['share_pct'])}) "
        f"waren voor {top['actor'].lower()}",
        subtitle=f"Aantal uitgezette acties per partij, in {stated.loc[CASES, 'period']}",
        figure=rows_of_bars(
            [
                Row(
                    r.actor,
                    [
                        Bar(
                            r.actions,
                            f"{formats.integer(r.actions)} · {formats.whole_pct(r.share_pct)}",
                            palette.ACCENT if r.actor == top["actor"] else palette.GREY,
                            f"{r.actor}: {formats.integer(r.actions)} acties, {formats.whole_pct(r.share_pct)}",
                        )
                    ],
                )
                for r in rows.itertuples()
            ]
        ),
        table=Table(
            [
                Column("Partij", "text", rows["actor"]),
                Column("Acties", "integer", rows["actions"]),
                Column("Aandeel", "pct", [formats.half_up(share) for share in rows["share_pct"]]),
            ]
        ),
        alt="Staven met het aantal acties per partij. "
        + " ".join(
            f"{r.actor}: {formats.integer(r.actions)}, {formats.whole_pct(r.share_pct)}." for r in rows.itertuples()
        ),
        notes=(
            f"In het rapport staat, ingekort: {phrases.within(claim['text'])}. De telling geeft {formats.whole_pct(top['share_pct'])}; {holds} bij "
            f"{formats.whole_pct(claim['stated'])} (marge {formats.points(claim['tolerance']).removeprefix('+')}).",
            "Geteld zijn acties die zijn uitgezet; of ze zijn uitgevoerd, staat niet in de telling.",
        ),
        sources=cite(ask, rows, stated.loc[[TWO_THIRDS]]),
    )


def intensity(ask: Ask, choice: NoChoice) -> Exhibit:
    """Actions per case and per meeting, in the sampled half year."""
    rows, stated = ask("network/cases_actions"), claims(ask)
    total = int(rows["total"].iloc[0])
    cases, meetings = int(stated.loc[CASES, "stated"]), int(stated.loc[MEETINGS, "stated"])
    period = stated.loc[CASES, "period"]
    return Exhibit(
        key="casussen-intensiteit",
        title=f"Gemiddeld {formats.tenths(total / cases)} acties per casus en {formats.tenths(total / meetings)} per bijeenkomst",
        subtitle=f"Uitgezette acties gedeeld door besproken casussen en bijeenkomsten, in {period}",
        table=Table(
            [
                Column("Acties per", "text", ["Casus", "Bijeenkomst"]),
                Column("Acties", "integer", [total, total]),
                Column("Aantal", "integer", [cases, meetings]),
                Column("Gemiddeld", "decimal", [total / cases, total / meetings], decimals=1),
            ]
        ),
        alt=f"{formats.integer(total)} acties voor {cases} casussen in {meetings} bijeenkomsten: gemiddeld {formats.tenths(total / cases)} "
        f"per casus en {formats.tenths(total / meetings)} per bijeenkomst.",
        notes=(
            f"Uit de agendastukken van {period}. Een casus kan in meer bijeenkomsten zijn besproken.",
            f"De {cases} besproken casussen zijn niet te vergelijken met tabel 4.1: die geeft geen stand voor {period}.",
        ),
        sources=cite(ask, rows, stated.loc[[CASES, MEETINGS]]),
    )

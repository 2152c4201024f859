"""Knowledge, skills and manpower of partners in Arnhem: who agrees with which statement, and who feels responsible."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network import capability_data as base
from exhibits.network.capability_choice import RESPONSIBLE, STEPS, CapabilityChoice, domain_names
from exhibits.network.layers import layer_origin
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.cells import Cell, CellRow, cell_table

COLUMN_WIDTH = 10
"""Characters that fit above a cell on a narrow screen."""


def _fits(ask: Ask) -> dict[tuple[str, str, str], str]:
    """(step, statement, domain) → 'dat is 6 van 7, afgekapt', for the published percentages."""
    return {
        (r.step, r.statement, r.domain_id): f"past bij geen heel aantal van {r.respondents}"
        if r.fit == "past niet"
        else f"dat is {r.people} van {r.respondents}, {r.fit}"
        for r in ask("network/capability_people").itertuples()
    }


def _column(row: Any) -> str:
    short = base.SHORT[row.domain_id]
    if len(short) > COLUMN_WIDTH:  # one word, so it is broken where the line is full
        short = f"{short[: COLUMN_WIDTH - 1]}-\n{short[COLUMN_WIDTH - 1 :]}"
    return f"{short}\n(n={base.respondents_words(row)})"


def _hover(row: Any, fits: dict[tuple[str, str, str], str]) -> str:
    lines = [f"{row.domain} (n={base.respondents_words(row)}): {base.share_words(row)}"]
    lines += [part for part in (base.people_words(row), fits.get((row.step, row.statement, row.domain_id), "")) if part]
    if formats.is_unknown(row.share_pct) and not formats.is_unknown(row.wording):
        lines += ["Het rapport schrijft:", *base.wrapped(f"‘{row.wording}’")]
    return "\n".join(lines)


def _most_often_lowest(rows: pd.DataFrame, names: dict[str, str]) -> str | None:
    """'Onderwijs heeft bij 5 van de 8 stellingen …'; None when no statement can be compared."""
    known = rows.dropna(subset="share_pct")
    compared = [g for _, g in known.groupby(["step", "statement"], sort=False) if len(g) > 1]
    if not compared:
        return None
    lowest = [set(g.loc[g["share_pct"] == g["share_pct"].min(), "domain_id"]) for g in compared]
    counts = {d: sum(d in one for one in lowest) for d in names}
    top = max(counts.values())
    who = formats.enumerate_words([names[d] for d, count in counts.items() if count == top])
    who = who[0].upper() + who[1:].lower()
    several = sum(count == top for count in counts.values()) > 1
    total = len(compared)
    part = f"{top} van de {total}" if top < total else "beide" if total == 2 else f"alle {total}"
    where = "de enige stelling" if total == 1 else f"{part} stellingen"
    return f"{who} {'hebben elk' if several else 'heeft'} bij {where} met cijfers het laagste percentage"


def shares(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Steps and statements against domains; responsibility has an exhibit of its own."""
    choice = choice.with_statements()
    rows = base.shares(ask, choice)
    names = {d: n for d, n in domain_names(ask).items() if d in choice.picked_domains(ask)}
    fits = _fits(ask) if choice.is_published else {}
    known = rows.dropna(subset="share_pct")
    drawn: list[CellRow] = []
    for step, of_step in rows.groupby("step", sort=False):
        heading = STEPS[str(step)]
        for statement, group in of_step.groupby("statement", sort=False):
            cells = [
                Cell(
                    None if pd.isna(r.share_pct) else r.share_pct,
                    base.share_words(r),
                    _hover(r, fits),
                    "" if pd.isna(r.share_pct) else base.people_words(r),
                )
                for r in group.itertuples()
            ]
            drawn.append(CellRow(str(statement), cells, heading))
            heading = ""
    title = _most_often_lowest(rows, names)
    if title is None and known.empty:
        title = "Voor deze stappen en domeinen is geen percentage bekend"
    elif title is None:
        high = known.loc[known["share_pct"].idxmax()]
        low = known.loc[known["share_pct"].idxmin()]
        title = f"{high['domain']}: {formats.whole_pct(high['share_pct'])} is het eens"
        if high["share_pct"] > low["share_pct"]:
            title = f"{high['domain']}: van {formats.whole_pct(low['share_pct'])} tot {formats.whole_pct(high['share_pct'])} is het eens"
        title += " met een stelling" if known["statement"].nunique() == 1 else f" met {len(known)} stellingen"
    columns = [_column(r) for r in rows.drop_duplicates("domain_id").itertuples()]
    return Exhibit(
        key="toerusting-aandelen",
        title=title,
        subtitle="Deel van de respondenten van elk domein dat het eens of zeer eens is met een stelling, in procenten",
        figure=None if known.empty else cell_table(columns, drawn, maximum=100),
        table=Table(_columns(rows, choice)),
        alt="Per stelling een rij vakken, één per domein, met het percentage dat het ermee eens is. " + _read_out(rows),
        caveat="n is het aantal respondenten. De percentages gaan over weinig mensen: in een groep van tien is één mens 10 procentpunt.",
        notes=base.notes(rows, choice),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _read_out(rows: pd.DataFrame) -> str:
    """All values in words, statement by statement."""
    return " ".join(
        formats.stop(
            f"{statement}: "
            + ", ".join(
                f"{r.domain.lower()} {' '.join(p for p in (base.share_words(r), _bracketed(r)) if p)}"
                for r in group.itertuples()
            )
        )
        for statement, group in rows.groupby("statement", sort=False)
    )


def _bracketed(row: Any) -> str:
    people = "" if row.withheld else base.people_words(row)
    return f"({people})" if people else ""


def _columns(rows: pd.DataFrame, choice: CapabilityChoice) -> list[Column]:
    columns = [
        Column("Stap", "text", [STEPS[s] for s in rows["step"]]),
        Column("Stelling", "text", rows["statement"]),
        Column("Domein", "text", rows["domain"]),
    ]
    share = Column("Aandeel", "pct", rows["share_pct"])
    if choice.is_published:
        return [
            *columns,
            share,
            Column("Bij benadering", "boolean", rows["approximate"]),
            Column("Respondenten", "integer", rows["respondents"]),
            Column("Woorden van het rapport", "text", rows["wording"]),
        ]
    if rows["withheld"].any():  # '<5' reads the same in every column
        share = Column("Aandeel", "text", [base.share_words(r) for r in rows.itertuples()])
    columns += [share, Column("Mensen", "text", [base.people_words(r) or formats.UNKNOWN for r in rows.itertuples()])]
    if not rows["own"].any():  # own figures need not be those of the published city
        columns.append(Column("Gepubliceerd", "pct", rows["published_pct"]))
    return columns


def responsibility(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Who feels responsible: in the words of the report, or as shares of the records."""
    choice = choice.of_steps(RESPONSIBLE)
    rows = base.shares(ask, choice)
    known = rows.dropna(subset="share_pct")
    if known.empty:
        count = formats.count_word(len(rows))
        title = (
            f"Verantwoordelijk: het rapport noemt voor {'dit domein' if len(rows) == 1 else f'deze {count} domeinen'} geen percentage, wel woorden"
            if choice.is_published
            else "Verantwoordelijk: geen percentage te geven"
        )
    else:
        low, high = known["share_pct"].min(), known["share_pct"].max()
        top = formats.enumerate_words([n.lower() for n in known.loc[known["share_pct"] == high, "domain"]])
        title = f"Van {top} voelt {formats.whole_pct(high)} zich verantwoordelijk om te handelen" + (
            f"; het laagste is {formats.whole_pct(low)}" if low < high else ""
        )
    several = rows["statement"].nunique() > 1
    bars = [
        Row(
            r.domain + (f": {r.statement}" if several else ""),
            [
                Bar(
                    None if pd.isna(r.share_pct) else r.share_pct,
                    " · ".join(dict.fromkeys(p for p in (base.share_words(r), base.people_words(r)) if p)),
                    palette.ACCENT if r.share_pct == known["share_pct"].max() else palette.GREY,
                )
            ],
        )
        for r in rows.itertuples()
    ]
    return Exhibit(
        key="toerusting-verantwoordelijk",
        title=title,
        subtitle="Wie zich verantwoordelijk voelt om te handelen, per domein",
        figure=None if known.empty else rows_of_bars(bars),
        table=_responsible_table(rows, choice),
        alt="Per domein wie zich verantwoordelijk voelt om te handelen. " + _read_out(rows),
        notes=base.notes(rows, choice),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _responsible_table(rows: pd.DataFrame, choice: CapabilityChoice) -> Table:
    names = [f"{r.domain} (n={base.respondents_words(r)})" for r in rows.itertuples()]
    left_out = {"Stap", "Bij benadering", "Respondenten"} | (set() if rows["statement"].nunique() > 1 else {"Stelling"})
    columns = [c for c in _columns(rows.assign(domain=names), choice) if c.title not in left_out]
    return Table(columns)

"""Knowledge, skills and manpower of partners: who agrees with which statement, and who feels responsible."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network import capability_data as base
from exhibits.network import report_context
from exhibits.network.capability_choice import RESPONSIBLE, STEPS, CapabilityChoice
from exhibits.network.capability_lowest import basis_and_margin, compared, most_often_lowest
from exhibits.network.domain_names import above_column, domain_names, in_sentence
from exhibits.network.layers import layer_origin
from exhibits.network.tie_text import IN_SAMPLE
from exhibits.shared import phrases, privacy
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.base import Pick
from view.charts.cells import Cell, CellRow, cell_table


def whose(ask: Ask, choice: CapabilityChoice) -> str:
    """'enquête Arnhem, 2019': for a subtitle."""
    return report_context.whose(ask, choice.layer)


def _column(row: Any) -> str:
    return "\n".join([*above_column(row.domain_id, row.domain), f"(n={base.respondents_words(row)})"])


def _hover(row: Any) -> str:
    lines = [f"{row.domain} (n={base.respondents_words(row)}): {base.share_words(row)}"]
    lines += [row.people_text] if row.people_text else []
    if formats.is_unknown(row.share_pct) and not formats.is_unknown(row.wording):
        lines += ["Het rapport schrijft:", *base.wrapped(str(phrases.quoted(row.wording)))]
    return "\n".join(lines)


def _span(known: pd.DataFrame) -> str:
    """'30% tot 90%', '30%'"""
    low, high = (formats.whole_pct(known["share_pct"].agg(extreme)) for extreme in ("min", "max"))
    return low if low == high else f"{low} tot {high}"


def _shares_title(ask: Ask, choice: CapabilityChoice, rows: pd.DataFrame) -> str:
    known = rows.dropna(subset="share_pct")
    if known.empty:
        if rows["withheld"].any():
            return f"Percentages voor deze stappen en domeinen {privacy.NOT_SHOWN}"
        return "Voor deze stappen en domeinen is geen percentage bekend"
    if layer_origin(ask, choice.layer) == "voorbeeld":
        return f"{IN_SAMPLE} per stelling en domein is {_span(known)} het eens"
    if (lowest := compared(rows, len(domain_names(ask)))) is not None:
        return most_often_lowest(lowest, domain_names(ask))
    if not base.is_complete(rows):
        return f"{len(known)} van de {int(base.took_part(rows).sum())} percentages bekend: {_span(known)} is het eens"
    where = known["domain"].iloc[0] if known["domain"].nunique() == 1 else "Per domein"
    return f"{where}: {'per stelling ' if known['statement'].nunique() > 1 else ''}is {_span(known)} het eens"


def _close(ask: Ask, choice: CapabilityChoice, rows: pd.DataFrame) -> str:
    """What the title leaves out of the comparison that it makes; '' when it makes none."""
    lowest = None if layer_origin(ask, choice.layer) == "voorbeeld" else compared(rows, len(domain_names(ask)))
    return "" if lowest is None else basis_and_margin(lowest, _shares_title(ask, choice, rows))


def shares(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Steps and statements against domains; responsibility has an exhibit of its own."""
    choice = choice.with_statements()
    rows = base.shares(ask, choice)
    drawn: list[CellRow] = []
    unknown: list[str] = []
    for step, of_step in rows.groupby("step", sort=False):
        heading = STEPS[str(step)]
        for statement, group in of_step.groupby("statement", sort=False):
            if group["share_pct"].isna().all() and not group["withheld"].any():
                unknown.append(f"‘{statement}’")
                continue
            cells = [
                Cell(
                    base.whole(r.share_pct),
                    formats.drawn(base.share_words(r)),
                    _hover(r),
                    "" if pd.isna(r.share_pct) or choice.is_published else r.people_text,
                )
                for r in group.itertuples()
            ]
            drawn.append(CellRow(str(statement), cells, heading))
            heading = ""
    columns = [_column(r) for r in rows.drop_duplicates("domain_id").itertuples()]
    missing = f" Geen percentage bekend: {formats.enumerate_words(unknown)}." if unknown and drawn else ""
    return Exhibit(
        key="toerusting-aandelen",
        title=_shares_title(ask, choice, rows),
        subtitle=f"Aandeel van de respondenten dat het eens of zeer eens is met een stelling, in procenten; {whose(ask, choice)}",
        figure=cell_table(columns, drawn, maximum=100, unit="pct", legend=True) if drawn else None,
        table=Table(_columns(ask, rows, choice)),
        alt="Per stelling een rij vakken, één per domein, met het percentage dat het ermee eens is. " + _read_out(rows),
        caveat=f"Weinig mensen: in een groep van tien is één mens 10 procentpunt.{_close(ask, choice, rows)}{missing}{base.star_words(rows)}",
        notes=(*base.notes(ask, rows, choice), *_report_notes(ask, choice)),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def _report_notes(ask: Ask, choice: CapabilityChoice) -> tuple[str, ...]:
    """What the report says beside these percentages, for the steps chosen."""
    if not choice.is_published:
        return ()
    of_step = {"melden": report_context.REPORTING, "herkennen": report_context.TRAINING}
    ids = [i for step, some in of_step.items() if step in choice.picked_steps for i in some]
    return report_context.said(ask, *report_context.SELF_REPORT, *report_context.RESPONDENTS, *ids)


def _read_out(rows: pd.DataFrame) -> str:
    """All values in words, statement by statement."""
    return " ".join(
        formats.stop(
            f"{statement}: "
            + ", ".join(
                f"{r.domain.lower()} {base.share_words(r)}" + (f" ({r.people_text})" if _has_people(r) else "")
                for r in group.itertuples()
            )
        )
        for statement, group in rows.groupby("statement", sort=False)
    )


def _has_people(row: Any) -> bool:
    return bool(row.people_text) and not row.withheld and not formats.is_unknown(row.share_pct)


def _columns(ask: Ask, rows: pd.DataFrame, choice: CapabilityChoice) -> list[Column]:
    columns = [
        Column("Stap", "text", [STEPS[s] for s in rows["step"]]),
        Column("Stelling", "text", rows["statement"]),
        Column("Domein", "text", rows["domain"]),
    ]
    share = Column("Aandeel", "pct", [base.whole(share) for share in rows["share_pct"]])
    if rows["withheld"].any():  # '<5' reads the same in every column
        share = Column("Aandeel", "text", [base.share_words(r) for r in rows.itertuples()])
    people = Column("Mensen", "text", [r.people_text or formats.UNKNOWN for r in rows.itertuples()])
    limits = [base.interval(r) for r in rows.itertuples()]
    between = [
        Column("95%-interval van", "pct", [None if one is None else formats.half_up(one[0]) for one in limits]),
        Column("95%-interval tot", "pct", [None if one is None else formats.half_up(one[1]) for one in limits]),
    ]
    if choice.is_published:
        return [
            *columns,
            share,
            Column("Bij benadering", "boolean", rows["approximate"]),
            Column("Respondenten", "integer", rows["respondents"]),
            people,
            *between,
            Column("Woorden van het rapport", "text", [phrases.quoted(words) for words in rows["wording"]]),
        ]
    if layer_origin(ask, choice.layer) == "voorbeeld":
        return [*columns, share, people, Column("Gepubliceerd", "pct", rows["published_pct"])]
    return [*columns, share, people, *between]


def responsibility(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Who feels responsible: in the words of the report, or as shares of the records."""
    choice = choice.of_steps(RESPONSIBLE)
    rows = base.shares(ask, choice)
    known = rows.dropna(subset="share_pct")
    several = rows["statement"].nunique() > 1
    bars = [
        Row(
            r.domain + (f": {r.statement}" if several else ""),
            [
                Bar(
                    base.whole(r.share_pct),
                    " · ".join(dict.fromkeys(p for p in (base.share_words(r), r.people_text) if p)),
                    palette.DOMAIN[r.domain_id],
                )
            ],
            pick=pick_of(r.domain_id),
        )
        for r in rows.itertuples()
    ]
    return Exhibit(
        key="toerusting-verantwoordelijk",
        title=_responsible_title(ask, choice, rows),
        subtitle=f"Wie zich verantwoordelijk voelt om te handelen, per domein; {whose(ask, choice)}",
        figure=None if known.empty else rows_of_bars(bars, unit="pct"),
        table=_responsible_table(ask, rows, choice),
        alt="Per domein wie zich verantwoordelijk voelt om te handelen. " + _read_out(rows),
        caveat=base.star_words(rows).strip(),
        notes=base.notes(ask, rows, choice),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )


def pick_of(domain_id: str) -> Pick:
    """What a click on a domain chooses."""
    return {"field": "domains", "value": domain_id}


def _responsible_title(ask: Ask, choice: CapabilityChoice, rows: pd.DataFrame) -> str:
    known = rows.dropna(subset="share_pct")
    if known.empty:
        count = "dit domein" if len(rows) == 1 else f"deze {formats.count_word(len(rows))} domeinen"
        if choice.is_published:
            return f"Verantwoordelijk: de tekst noemt voor {count} geen percentage, wel woorden"
        if rows["withheld"].any():
            return f"Verantwoordelijk: percentages {privacy.NOT_SHOWN}"
        if rows.empty:  # own answers without this step
            return "Verantwoordelijk: van geen domein is een percentage bekend"
        return f"Verantwoordelijk: voor {count} is geen percentage bekend"
    if layer_origin(ask, choice.layer) == "voorbeeld":
        if known["domain"].nunique() == 1:
            whom = f"van de respondenten uit {in_sentence(known['domain_id'].iloc[0], known['domain'].iloc[0])}"
            return f"{IN_SAMPLE} {whom} voelt {_span(known)} zich verantwoordelijk"
        return f"{IN_SAMPLE} per domein voelt {_span(known)} zich verantwoordelijk om te handelen"
    shares = known["share_pct"].astype(float).round(9)
    best = [in_sentence(r.domain_id, r.domain) for r in known[shares == shares.max()].itertuples()]
    if not base.is_complete(rows):
        of = f"{len(known)} van de {int(base.took_part(rows).sum())} percentages bekend"
        return f"Verantwoordelijk om te handelen: {of}, {_span(known)}"
    if len(best) == len(known) > 1:
        return f"In elk domein voelt {formats.whole_pct(shares.max())} zich verantwoordelijk om te handelen"
    more = f"; het laagste is {formats.whole_pct(shares.min())}" if len(best) < len(known) else ""
    of = f"Van {formats.enumerate_words(best)} voelt {formats.whole_pct(shares.max())} zich verantwoordelijk"
    return f"{of} om te handelen{more}"


def _responsible_table(ask: Ask, rows: pd.DataFrame, choice: CapabilityChoice) -> Table:
    names = [f"{r.domain} (n={base.respondents_words(r)})" for r in rows.itertuples()]
    left_out = {"Stap", "Bij benadering", "Respondenten"} | (set() if rows["statement"].nunique() > 1 else {"Stelling"})
    if choice.is_published and rows["share_pct"].isna().all():
        left_out |= {"Mensen", "95%-interval van", "95%-interval tot"}
    columns = [c for c in _columns(ask, rows.assign(domain=names), choice) if c.title not in left_out]
    return Table(columns)

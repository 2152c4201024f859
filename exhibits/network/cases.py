"""Cases of the person-centred approach: table 4.1, a stock at one moment; never a trend."""

from typing import Any

import pandas as pd

from exhibits.choice import NoChoice
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.facts import Fact
from exhibits.network import report_context
from exhibits.network.cases_actions import CASES, REPORTED, claims
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.stacked import Part, Stack, stacked_bars

SMALLEST_BASE = 5
"""Below this number of cases a share says nothing: only the count is given."""
PARTS = (
    Part("Lopend", palette.ACCENT, palette.text_on(palette.ACCENT)),
    Part("Afgesloten", palette.GREY, palette.text_on(palette.GREY)),
)


def _totals(ask: Ask) -> dict[str, int]:
    return dict(ask("network/cases_total")[["status", "cases"]].itertuples(index=False))


def _moment(ask: Ask) -> str:
    """'tot 1 juni 2019': until when the cases are counted."""
    return str(claims(ask).loc[REPORTED, "period"])


def _share(part: float, whole: float) -> str:
    return formats.whole_pct(part / whole * 100) if whole else formats.UNKNOWN


def _period(row: Any) -> str:
    """'t/m 2016 (vanaf 2013)', '2019 (tot 1 juni)': which time a cohort covers."""
    cohort, since, until = (getattr(row, name) for name in ("cohort", "since_year", "until_day"))
    if not formats.is_unknown(since):
        return f"{cohort} (vanaf {since})"
    if not formats.is_unknown(until):
        return f"{cohort} (tot {until.removesuffix(cohort).strip()})"
    return str(cohort)


def _when(row: Any) -> str:
    """'t/m 2016 (vanaf 2013)', 'in 2017': for after 'aangemeld'."""
    period = _period(row)
    return period if period.startswith("t/m") else f"in {period}"


def _no_trend(rows: pd.DataFrame) -> str:
    """Why the cohorts cannot be read as a series."""
    parts = [
        f"‘{r.cohort}’ bevat casussen vanaf {r.since_year}" for r in rows.itertuples() if isinstance(r.since_year, str)
    ]
    parts += [f"{r.cohort} loopt tot {r.until_day}" for r in rows.itertuples() if isinstance(r.until_day, str)]
    unequal = f"De perioden zijn ongelijk: {formats.enumerate_words(parts)}. " if parts else ""
    return f"Een stand op één moment, geen trend. {unequal}Wie eerder is aangemeld, had ook meer tijd om te worden afgesloten."


def answer(ask: Ask, choice: NoChoice) -> str:
    """The page's question answered in two sentences."""
    total, stated = _totals(ask), claims(ask)
    top = ask("network/cases_actions").iloc[0]
    return (
        f"Van de {formats.plural(total['aangemeld'], 'aangemelde casus', 'aangemelde casussen')} in {report_context.city(ask)} "
        f"({stated.loc[REPORTED, 'period']}) {_are(total['lopend'], 'loopt', 'lopen')} er {total['lopend']} nog en "
        f"{_are(total['afgesloten'], 'is', 'zijn')} er {total['afgesloten']} afgesloten. Van de "
        f"{formats.integer(top['total'])} acties die in {stated.loc[CASES, 'period']} zijn uitgezet, "
        f"was {formats.whole_pct(top['share_pct'])} voor {top['actor'].lower()}."
    )


def _are(count: int, one: str, many: str) -> str:
    """The verb that goes with a number."""
    return one if count == 1 else many


def facts(ask: Ask, choice: NoChoice) -> tuple[Fact, ...]:
    """Reported, ongoing and closed cases, as printed in table 4.1."""
    total = _totals(ask)
    away = f"{total['gedetineerd']} gedetineerd, {total['uitgereisd']} uitgereisd"
    return (
        Fact(formats.integer(total["aangemeld"]), "aangemelde casussen"),
        Fact(formats.integer(total["lopend"]), f"lopend; daarvan {away}"),
        Fact(formats.integer(total["afgesloten"]), "afgesloten"),
    )


def stock(ask: Ask, choice: NoChoice) -> Exhibit:
    """Table 4.1: per period of reporting, how many cases are ongoing and closed."""
    rows, total = ask("network/cases"), ask("network/cases_total")
    printed = dict(total[["status", "cases"]].itertuples(index=False))
    first = rows[rows["ongoing"] == rows["ongoing"].max()]
    stacks = [
        Stack(
            f"Aangemeld {_when(r)}",
            [r.ongoing, r.closed],
            [formats.integer(r.ongoing), formats.integer(r.closed)],
            [f"Aangemeld {_when(r)}: {r.ongoing} lopend", f"Aangemeld {_when(r)}: {r.closed} afgesloten"],
            f"{formats.integer(r.reported)}",
        )
        for r in rows.itertuples()
    ]
    where = formats.enumerate_words([f"{int(r.ongoing)} aangemeld {_when(r)}" for r in first.itertuples()])
    columns = {
        "Aangemeld": ("reported", "aangemeld"),
        "Lopend": ("ongoing", "lopend"),
        "Waarvan gedetineerd": ("detained", "gedetineerd"),
        "Waarvan uitgereisd": ("abroad", "uitgereisd"),
        "Afgesloten": ("closed", "afgesloten"),
    }
    table = Table(
        [
            Column("Periode van aanmelding", "text", [*(_period(r) for r in rows.itertuples()), "Totaal (gedrukt)"]),
            *(Column(title, "integer", [*rows[name], printed[status]]) for title, (name, status) in columns.items()),
        ]
    )
    return Exhibit(
        key="casussen-stand",
        title=f"Stand {_moment(ask)}: {printed['lopend']} van de {printed['aangemeld']} casussen {_are(printed['lopend'], 'loopt', 'lopen')} nog; daarvan {where}",
        subtitle=f"Aantal casussen per periode van aanmelding: lopend en afgesloten; {report_context.city(ask)}, {_moment(ask)}",
        figure=stacked_bars(stacks, PARTS, unit="integer"),
        table=table,
        alt="Per periode van aanmelding een staaf met twee delen: lopend en afgesloten. "
        + " ".join(
            f"{_period(r)}: {r.reported} aangemeld, {r.ongoing} lopend, {r.closed} afgesloten."
            for r in rows.itertuples()
        )
        + f" Samen {printed['aangemeld']} aangemeld, {printed['lopend']} lopend, {printed['afgesloten']} afgesloten.",
        caveat=_no_trend(rows),
        sources=cite(ask, rows, total),
    )


def ongoing(ask: Ask, choice: NoChoice) -> Exhibit:
    """Of the ongoing cases: detained, gone abroad, and the rest; only printed for all periods together."""
    rows, total = ask("network/cases"), ask("network/cases_total")
    printed = dict(total[["status", "cases"]].itertuples(index=False))
    base = printed["lopend"]
    parts = {
        "Gedetineerd": printed["gedetineerd"],
        "Uitgereisd": printed["uitgereisd"],
        "Overige lopende casussen": base - printed["gedetineerd"] - printed["uitgereisd"],
    }
    away = printed["gedetineerd"] + printed["uitgereisd"]
    return Exhibit(
        key="casussen-lopend",
        title=f"Stand {_moment(ask)}: {away} van de {base} lopende casussen ({_share(away, base)}) {_are(away, 'gaat', 'gaan')} over iemand die gedetineerd of uitgereisd is",
        subtitle=f"Aantal lopende casussen, alle perioden van aanmelding samen; {report_context.city(ask)}, {_moment(ask)}",
        figure=rows_of_bars(
            [
                Row(
                    label,
                    [
                        Bar(
                            cases,
                            f"{cases} van {base}",
                            palette.GREY if cases == max(parts.values()) else palette.ACCENT,
                        )
                    ],
                )
                for label, cases in parts.items()
            ]
        ),
        table=Table(
            [
                Column("Lopende casussen", "text", list(parts)),
                Column("Totaal", "integer", list(parts.values())),
                Column("Aandeel", "pct", [formats.half_up(cases / base * 100) for cases in parts.values()]),
                *(Column(f"Aangemeld {r.cohort}", "integer", [r.detained, r.abroad, None]) for r in rows.itertuples()),
            ]
        ),
        alt=f"Staven voor de {base} lopende casussen. "
        + " ".join(f"{label}: {cases}." for label, cases in parts.items()),
        notes=(
            "Tabel 4.1 noemt gedetineerd en uitgereisd alleen in totaal; per periode van aanmelding is het niet bekend (n.b.).",
            "‘Overige’ is berekend: lopend min gedetineerd min uitgereisd.",
        ),
        sources=cite(ask, rows, total),
    )


def closed(ask: Ask, choice: NoChoice) -> Exhibit:
    """Which part of the reported cases is closed, per period; no share where there are too few."""
    rows, total = ask("network/cases"), ask("network/cases_total")
    printed = dict(total[["status", "cases"]].itertuples(index=False))
    share = [
        formats.half_up(r.closed / r.reported * 100) if r.reported >= SMALLEST_BASE else None for r in rows.itertuples()
    ]
    bars = []
    for r, pct in zip(rows.itertuples(), share, strict=True):
        part = f"{r.closed} van {r.reported}"
        text = f"te weinig voor een aandeel: {part}" if pct is None else f"{formats.whole_pct(pct)} · {part}"
        bars.append(
            Row(
                f"Aangemeld {_when(r)}",
                [Bar(pct, text, palette.ACCENT, f"{_period(r)}: {text}")],
            )
        )
    return Exhibit(
        key="casussen-afgesloten",
        title=f"Stand {_moment(ask)}: {printed['afgesloten']} van de {printed['aangemeld']} casussen {_are(printed['afgesloten'], 'is', 'zijn')} afgesloten ({_share(printed['afgesloten'], printed['aangemeld'])})",
        subtitle=f"Aandeel van de aangemelde casussen dat is afgesloten, in procenten; {report_context.city(ask)}, {_moment(ask)}",
        figure=rows_of_bars(bars),
        table=Table(
            [
                Column(
                    "Periode van aanmelding", "text", [*(_period(r) for r in rows.itertuples()), "Totaal (gedrukt)"]
                ),
                Column("Aangemeld", "integer", [*rows["reported"], printed["aangemeld"]]),
                Column("Afgesloten", "integer", [*rows["closed"], printed["afgesloten"]]),
                Column(
                    "Aandeel afgesloten",
                    "pct",
                    [*share, formats.half_up(printed["afgesloten"] / printed["aangemeld"] * 100)],
                ),
            ]
        ),
        alt="Staven met het aandeel afgesloten casussen per periode van aanmelding. "
        + " ".join(f"{_period(r)}: {r.closed} van {r.reported} afgesloten." for r in rows.itertuples()),
        notes=(
            f"Bij minder dan {formats.count_word(SMALLEST_BASE)} casussen geen aandeel, alleen het aantal (n.b. in de tabel).",
            _no_trend(rows),
        ),
        sources=cite(ask, rows, total),
    )

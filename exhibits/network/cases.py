"""Cases of the person-centred approach in Arnhem: table 4.1, a stock at one moment; never a trend."""

from typing import Any

import pandas as pd

from exhibits.choice import NoChoice
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.network.cases_actions import CASES, REPORTED, claims
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars

SMALLEST_BASE = 5
"""Below this number of cases a share says nothing: only the count is given."""


def _totals(ask: Ask) -> dict[str, int]:
    return dict(ask("network/cases_total")[["status", "cases"]].itertuples(index=False))


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
    actions = ask("network/cases_actions")
    top = actions.iloc[0]
    return (
        f"Van de {total['aangemeld']} aangemelde casussen ({stated.loc[REPORTED, 'period']}) zijn er {total['afgesloten']} afgesloten "
        f"({_share(total['afgesloten'], total['aangemeld'])}); {total['lopend']} lopen nog, waarvan {total['gedetineerd']} gedetineerd "
        f"en {total['uitgereisd']} uitgereisd. Van de {formats.integer(top['total'])} acties in {stated.loc[CASES, 'period']} "
        f"was {formats.whole_pct(top['share_pct'])} voor {top['actor'].lower()}."
    )


def stock(ask: Ask, choice: NoChoice) -> Exhibit:
    """Table 4.1: per period of reporting, how many cases are ongoing and closed."""
    rows, total = ask("network/cases"), ask("network/cases_total")
    printed = dict(total[["status", "cases"]].itertuples(index=False))
    first = rows[rows["ongoing"] == rows["ongoing"].max()]
    bars = [
        Row(
            f"Aangemeld {_when(r)}: {formats.integer(r.reported)}",
            [
                Bar(
                    r.ongoing,
                    f"lopend {formats.integer(r.ongoing)}",
                    palette.ACCENT,
                    f"Aangemeld {_when(r)}: {r.ongoing} lopend",
                ),
                Bar(
                    r.closed,
                    f"afgesloten {formats.integer(r.closed)}",
                    palette.GREY,
                    f"Aangemeld {_when(r)}: {r.closed} afgesloten",
                ),
            ],
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
        title=f"{printed['lopend']} van de {printed['aangemeld']} casussen lopen nog, waarvan {where}",
        subtitle="Aantal casussen per periode van aanmelding: lopend en afgesloten",
        figure=rows_of_bars(bars),
        table=table,
        alt="Per periode van aanmelding twee staven: lopend en afgesloten. "
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
        title=f"{away} van de {base} lopende casussen ({_share(away, base)}) gaan over iemand die gedetineerd of uitgereisd is",
        subtitle="Aantal lopende casussen, voor alle perioden van aanmelding samen",
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
                Column("Aandeel", "pct", [cases / base * 100 for cases in parts.values()]),
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
    share = (rows["closed"] / rows["reported"] * 100).where(rows["reported"] >= SMALLEST_BASE)
    bars = []
    for r, pct in zip(rows.itertuples(), share, strict=True):
        part = f"{r.closed} van {r.reported}"
        text = f"te weinig voor een aandeel: {part}" if pd.isna(pct) else f"{formats.whole_pct(pct)} · {part}"
        bars.append(
            Row(
                f"Aangemeld {_when(r)}",
                [Bar(None if pd.isna(pct) else pct, text, palette.ACCENT, f"{_period(r)}: {text}")],
            )
        )
    return Exhibit(
        key="casussen-afgesloten",
        title=f"{printed['afgesloten']} van de {printed['aangemeld']} casussen zijn afgesloten ({_share(printed['afgesloten'], printed['aangemeld'])})",
        subtitle="Deel van de aangemelde casussen dat is afgesloten, per periode van aanmelding, in procenten",
        figure=rows_of_bars(bars),
        table=Table(
            [
                Column(
                    "Periode van aanmelding", "text", [*(_period(r) for r in rows.itertuples()), "Totaal (gedrukt)"]
                ),
                Column("Aangemeld", "integer", [*rows["reported"], printed["aangemeld"]]),
                Column("Afgesloten", "integer", [*rows["closed"], printed["afgesloten"]]),
                Column("Aandeel afgesloten", "pct", [*share, printed["afgesloten"] / printed["aangemeld"] * 100]),
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

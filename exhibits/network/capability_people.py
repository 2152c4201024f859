"""What a percentage is in people, where that fits, and how little it pins down."""

import textwrap
from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Entries, Exhibit
from exhibits.network import capability_data as base
from exhibits.network.capability import grid
from exhibits.statistics import NO_RANDOM_SAMPLE, wilson_interval
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.dumbbell import Pair, dumbbell

ORDER = {"past niet": 0, "afgekapt": 1, "afgerond": 2}
LABEL_WIDTH = 50
"""Characters of a bold label that fit a narrow screen."""
ROOM = 128
"""Where the scale ends, so that the words beside a point at 100% have room."""


def _interval(people: object, base_n: object, *, known: bool = True) -> tuple[float | None, float | None]:
    if not known or formats.is_unknown(people) or formats.is_unknown(base_n) or not base_n:
        return None, None
    low, high = wilson_interval(int(people), int(base_n))  # type: ignore[call-overload]
    return low * 100, high * 100


def people(ask: Ask, layer: str, steps: Sequence[str], domains: Sequence[str]) -> Exhibit:
    """Percentages as people: whether the printed ones fit, or (records) how wide their intervals are."""
    return _printed(ask, steps, domains) if layer == base.PUBLISHED else _counted(ask, steps, domains)


def _printed(ask: Ask, steps: Sequence[str], domains: Sequence[str]) -> Exhibit:
    rows = ask("network/capability_people")
    rows = rows[rows["step"].isin(list(steps)) & rows["domain_id"].isin(list(domains))]
    rows = rows.sort_values("fit", key=lambda s: s.map(ORDER), kind="stable").reset_index(drop=True)
    intervals = [_interval(r.people, r.respondents, known=r.fit != "past niet") for r in rows.itertuples()]
    odd = rows[rows["fit"] != "afgerond"]
    pairs = [
        Pair(
            _label(r),
            r.share_pct,
            r.exact_pct,
            formats.pct(r.share_pct),
            f"{r.people} van {r.respondents}",
            f"{r.domain}: gedrukt {formats.pct(r.share_pct)}, het dichtst bij {r.people} van {r.respondents} "
            f"({formats.pct(r.exact_pct)}), {r.fit}",
        )
        for r in odd.itertuples()
    ]
    return Exhibit(
        key="toerusting-mensen",
        title=_fit_title(rows),
        figure=dumbbell(pairs, "Gedrukt", "In hele mensen", maximum=ROOM) if pairs else None,
        table=pd.DataFrame(
            {
                "Stelling": rows["statement"],
                "Domein": rows["domain"],
                "Gedrukt": rows["share_pct"],
                "In mensen": [f"{r.people} van {r.respondents}" for r in rows.itertuples()],
                "Precies": rows["exact_pct"],
                "Past": [
                    ("" if r.fit == "past niet" else "past, ")
                    + r.fit
                    + (", in woorden gegeven" if r.approximate else "")
                    for r in rows.itertuples()
                ],
                "Past wel bij": [
                    f"{r.smaller_people} van {r.smaller_base}" if not formats.is_unknown(r.smaller_base) else ""
                    for r in rows.itertuples()
                ],
                "Interval van": [low for low, _ in intervals],
                "Interval tot": [high for _, high in intervals],
            }
        ).assign(**{"Past wel bij": lambda t: t["Past wel bij"].replace("", "–")}),
        kinds={"Gedrukt": "pct", "Precies": "pct", "Interval van": "pct", "Interval tot": "pct"},
        alt="Gedrukte percentages die niet gewoon afgerond bij een heel aantal mensen passen, elk naast het dichtstbijzijnde hele aantal mensen. "
        + " ".join(f"{p.hover}." for p in pairs),
        notes=(
            "Geprobeerd met alle respondenten van het domein: gewoon afgerond, en naar beneden afgekapt. ‘Past wel bij’ (tabel) is de "
            "grootste kleinere groep waarbij het afgerond past: misschien antwoordde niet iedereen.",
            *_misfits(rows),
            NO_RANDOM_SAMPLE,
        ),
        sources=base.sources(ask, base.PUBLISHED, steps),
        filters=base.filters(ask, base.PUBLISHED, steps, domains),
    )


def _label(row: Any) -> str:
    """'Gemeente: menskracht om te handelen', short enough for a narrow screen."""
    statement = row.statement.removeprefix("Voldoende ")
    label = f"{base.SHORT[row.domain_id]}: {statement[0].lower()}{statement[1:]}"
    if len(label) > LABEL_WIDTH:
        label = label.replace(" om te ", " bij ")
    return textwrap.shorten(label, LABEL_WIDTH, placeholder=" …")


def _fit_title(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Voor deze stappen en domeinen is geen percentage gedrukt"
    counts = rows["fit"].value_counts()
    cut, none = int(counts.get("afgekapt", 0)), int(counts.get("past niet", 0))
    fits = int(counts.get("afgerond", 0))
    verb = "past" if fits == 1 else "passen"
    title = f"{fits} van de {formats.plural(len(rows), 'percentage', 'percentages')} {verb} afgerond bij een heel aantal mensen"
    rest = [f"{cut} alleen afgekapt"] * (cut > 0) + [f"{none} bij geen enkel"] * (none > 0)
    return title + (f", {formats.enumerate_words(rest)}" if rest else "")


def _misfits(rows: pd.DataFrame) -> tuple[str, ...]:
    """Which printed percentages no number of people makes."""
    none = rows[rows["fit"] == "past niet"]
    parts = [
        f"{formats.pct(r.share_pct)} van {r.respondents} ({base.SHORT[r.domain_id].lower()})" for r in none.itertuples()
    ]
    return (f"Past bij geen heel aantal: {formats.enumerate_words(parts)}.",) if parts else ()


def _counted(ask: Ask, steps: Sequence[str], domains: Sequence[str]) -> Exhibit:
    rows = base.shares(ask, base.RECORDS, steps, domains)
    intervals = [_interval(r.people, r.answers, known=not r.withheld) for r in rows.itertuples()]
    rows = rows.assign(low=[i[0] for i in intervals], high=[i[1] for i in intervals])
    widths = (
        rows.assign(width=pd.to_numeric(rows["high"]) - pd.to_numeric(rows["low"]))
        .groupby("domain", sort=False)["width"]
        .mean()
    )
    known = widths.dropna()
    if known.empty:
        title = "Geen percentage waarvan het aantal mensen is te tonen"
    else:
        widest = known.idxmax()
        title = (
            f"Een percentage van {str(widest).lower()} ligt maar binnen {formats.integer(known.max())} procentpunt vast"
        )
        if len(known) > 1:
            title += f", van {str(known.idxmin()).lower()} binnen {formats.integer(known.min())}"
    told = {d: next(rows[rows["domain"] == d].itertuples()) for d in widths.index}
    return Exhibit(
        key="toerusting-mensen",
        title=title,
        figure=None
        if known.empty
        else rows_of_bars(
            [
                Row(
                    f"{d} (n={base.respondents_words(told[d])})",
                    [
                        Bar(
                            None if pd.isna(width) else width,
                            formats.UNKNOWN if pd.isna(width) else f"{formats.integer(width)} procentpunt",
                            palette.ACCENT if width == known.max() else palette.GREY,
                        )
                    ],
                )
                for d, width in widths.items()
            ]
        ),
        table=pd.DataFrame(
            {
                "Stelling": rows["statement"],
                "Domein": rows["domain"],
                "Mensen": [base.people_words(r) or formats.UNKNOWN for r in rows.itertuples()],
                "Aandeel": rows["share_pct"],
                "Interval van": rows["low"],
                "Interval tot": rows["high"],
                "Gemiddelde breedte": rows["domain"].map(widths),
            }
        ),
        kinds={"Aandeel": "pct", "Interval van": "pct", "Interval tot": "pct", "Gemiddelde breedte": "decimal"},
        alt="Staven met de gemiddelde breedte van het 95%-interval per domein. "
        + " ".join(
            f"{d}: {formats.integer(w)} procentpunt." if pd.notna(w) else f"{d}: n.b." for d, w in widths.items()
        ),
        notes=(NO_RANDOM_SAMPLE, *base.notes(rows, base.RECORDS)),
        sources=base.sources(ask, base.RECORDS, steps),
        origin=base.origin(ask, base.RECORDS),
        filters=base.filters(ask, base.RECORDS, steps, domains),
    )


def entries(ask: Ask) -> Entries:
    """This module's exhibits; see `exhibits.catalogue`."""
    return [(people, grid(ask))]

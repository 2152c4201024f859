"""What a percentage is in people, where that fits, and how little it pins down."""

import textwrap
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.network import capability_data as base
from exhibits.network.capability_choice import CapabilityChoice
from exhibits.network.layers import layer_origin
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


def people(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    """Percentages as people: whether the printed ones fit, or (records) how wide their intervals are."""
    choice = choice.with_statements()
    return _printed(ask, choice) if choice.is_published else _counted(ask, choice)


def _printed(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    rows = ask("network/capability_people")
    rows = rows[rows["step"].isin(choice.picked_steps) & rows["domain_id"].isin(choice.picked_domains(ask))]
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
        subtitle="Gedrukte percentages naast het dichtstbijzijnde hele aantal respondenten",
        figure=dumbbell(pairs, "Gedrukt", "In hele mensen", maximum=ROOM) if pairs else None,
        table=Table(
            [
                Column("Stelling", "text", rows["statement"]),
                Column("Domein", "text", rows["domain"]),
                Column("Gedrukt", "pct", rows["share_pct"]),
                Column("In mensen", "text", [f"{r.people} van {r.respondents}" for r in rows.itertuples()]),
                Column("Precies", "pct", rows["exact_pct"]),
                Column("Past", "text", [_fit(r) for r in rows.itertuples()]),
                Column("Past wel bij", "text", [_smaller(r) for r in rows.itertuples()]),
                Column("Interval van", "pct", [low for low, _ in intervals]),
                Column("Interval tot", "pct", [high for _, high in intervals]),
            ]
        ),
        alt="Gedrukte percentages die niet gewoon afgerond bij een heel aantal mensen passen, elk naast het dichtstbijzijnde hele aantal mensen. "
        + " ".join(f"{p.hover}." for p in pairs),
        notes=(
            "Geprobeerd met alle respondenten van het domein: gewoon afgerond, en naar beneden afgekapt. ‘Past wel bij’ (tabel) is de "
            "grootste kleinere groep waarbij het afgerond past: misschien antwoordde niet iedereen.",
            *_misfits(rows),
            NO_RANDOM_SAMPLE,
        ),
        sources=base.sources(ask, choice),
        filter_text=choice.filter_text(ask),
    )


def _fit(row: Any) -> str:
    """'past, afgerond', 'past niet'; with what the report gives in words."""
    return (
        ("" if row.fit == "past niet" else "past, ")
        + str(row.fit)
        + (", in woorden gegeven" if row.approximate else "")
    )


def _smaller(row: Any) -> str:
    """'6 van 10': the largest smaller group that a percentage fits."""
    return "–" if formats.is_unknown(row.smaller_base) else f"{row.smaller_people} van {row.smaller_base}"


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


def _counted(ask: Ask, choice: CapabilityChoice) -> Exhibit:
    rows = base.shares(ask, choice)
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
    first = {d: next(rows[rows["domain"] == d].itertuples()) for d in widths.index}
    return Exhibit(
        key="toerusting-mensen",
        title=title,
        subtitle="Gemiddelde breedte van het 95%-interval per domein, in procentpunten",
        figure=None
        if known.empty
        else rows_of_bars(
            [
                Row(
                    f"{d} (n={base.respondents_words(first[d])})",
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
        table=Table(
            [
                Column("Stelling", "text", rows["statement"]),
                Column("Domein", "text", rows["domain"]),
                Column("Mensen", "text", [base.people_words(r) or formats.UNKNOWN for r in rows.itertuples()]),
                Column("Aandeel", "pct", rows["share_pct"]),
                Column("Interval van", "pct", rows["low"]),
                Column("Interval tot", "pct", rows["high"]),
                Column("Gemiddelde breedte", "decimal", rows["domain"].map(widths)),
            ]
        ),
        alt="Staven met de gemiddelde breedte van het 95%-interval per domein. "
        + " ".join(
            f"{d}: {formats.integer(w)} procentpunt." if pd.notna(w) else f"{d}: n.b." for d, w in widths.items()
        ),
        caveat=NO_RANDOM_SAMPLE,
        notes=base.notes(rows, choice),
        sources=base.sources(ask, choice),
        origin=layer_origin(ask, choice.layer),
        filter_text=choice.filter_text(ask),
    )

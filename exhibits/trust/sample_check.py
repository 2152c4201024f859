"""Whether the records per municipality add up to the published counts of the quickscan."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Origin, Table, cite
from exhibits.needs.quickscan_words import base, year
from exhibits.shared.own import cited as own_files
from exhibits.trust.topic_choice import TopicChoice
from view import formats, palette
from view.charts.unit_chart import Look, Unit, UnitRow, unit_chart

THEMES = {
    "kwestie": "Kwesties",
    "capaciteit": "Capaciteit",
    "beleid": "Beleid",
    "kennis": "Kennis",
    "behoefte_gemeente": "Behoeften van gemeenten",
    "behoefte_professional": "Behoeften van professionals",
    "behoefte_maatschappelijk": "Behoeften van maatschappelijke organisaties",
}

CLOSES, DIFFERS, SILENT = "gelijk", "wijkt af", "geen aantal bekend"
LOOKS = {
    DIFFERS: Look(DIFFERS, palette.FAULT),
    CLOSES: Look(CLOSES, palette.GREY),
    SILENT: Look(SILENT, palette.UNKNOWN, hatched=True),
}


def _outcome(row: Any) -> str:
    if not row.closes:
        return DIFFERS
    return SILENT if formats.is_unknown(row.published) else CLOSES


def _unit_rows(rows: pd.DataFrame) -> list[UnitRow]:
    return [
        UnitRow(
            THEMES[str(theme)],
            [
                Unit(
                    _outcome(r),
                    f"{r.label} ({r.state}): gepubliceerd {formats.integer(r.published)}, in de records {formats.integer(r.sampled)}",
                    None if formats.is_unknown(r.published) else float(r.published),
                )
                for r in group.itertuples()
            ],
        )
        for theme, group in rows.groupby("theme", sort=False)
    ]


def sample_totals(ask: Ask, choice: TopicChoice) -> Exhibit:
    """Every published count beside the count over the records, with the difference and whether it closes."""
    rows = ask("needs/sample_totals")
    rows = rows.assign(order=rows["theme"].map(list(THEMES).index)).sort_values("order", kind="stable")
    origin: Origin = rows["origin"].iloc[0]
    whose = "voorbeeldgegevens" if origin == "voorbeeld" else "eigen gegevens"
    open_ones = rows[~rows["closes"]]
    silent = int(rows["published"].isna().sum())
    counted = len(rows) - silent
    if open_ones.empty:
        title = f"De {whose} tellen op tot {'het ene' if counted == 1 else f'alle {counted}'} gepubliceerde {'aantal' if counted == 1 else 'aantallen'}"
    else:
        some = f"{formats.plural(len(open_ones), 'telling', 'tellingen')} van de {len(rows)}"
        which = some if len(open_ones) < len(rows) else f"alle {len(rows)} tellingen" if len(rows) > 1 else "de telling"
        title = f"{which[0].upper()}{which[1:]} {'wijkt' if len(open_ones) == 1 else 'wijken'} af in de {whose}"
    if origin == "eigen":
        asked, answered = int(base(ask)), int(ask("needs/own_size")["municipalities"].sum())
        if asked != answered:
            of = formats.plural(answered, "gemeente", "gemeenten")
            title = f"{of} in uw bestand, {asked} in de quickscan: {title[0].lower()}{title[1:]}"
    lines = [
        formats.stop(
            f"{r.label} ({r.state}): gepubliceerd {formats.integer(r.published)}, in de records {formats.integer(r.sampled)}"
        )
        for r in open_ones.itertuples()
    ]
    return Exhibit(
        key="aansluiting-quickscan",
        title=title,
        subtitle="Tellingen van de quickscan: gepubliceerd, en geteld over de records per gemeente",
        figure=unit_chart(_unit_rows(rows), LOOKS),
        table=Table(
            [
                Column("Thema", "text", [THEMES[theme] for theme in rows["theme"]]),
                Column("Onderwerp", "text", rows["label"]),
                Column("Toestand", "text", rows["state"]),
                Column("Gepubliceerd", "integer", rows["published"]),
                Column("In de records", "integer", rows["sampled"]),
                Column("Verschil", "integer", rows["difference"]),
                Column("Sluit", "boolean", rows["closes"]),
            ]
        ),
        alt=f"Per thema een rij blokjes: {counted} gepubliceerde tellingen, elk naast de telling over de records. "
        + (" ".join(lines) or "Alle verschillen zijn nul."),
        notes=(
            f"Van {formats.plural(silent, 'onderwerp', 'onderwerpen')} is geen aantal gepubliceerd. Dat sluit alleen als ook elk record daar leeg is.",
            "De records kloppen in hun totalen. Welke antwoorden bij één gemeente samengaan, is verzonnen."
            if origin == "voorbeeld"
            else f"De records zijn door u geladen; ze hoeven niet op te tellen tot de aantallen van {year(ask)}.",
        ),
        sources=(*cite(ask, rows), *own_files(ask, ("quickscan_answer",))),
        # own answers stand beside published counts: the sources say so
        origin="gepubliceerd" if origin == "eigen" else origin,
    )

"""Actieplan 2007–2011: whom the projects reached, the trainings of Nuansa, and how many projects there were."""

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.programme_choice import ProgrammeChoice
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars


def _years(count: int) -> str:
    return "één jaar" if count == 1 else f"{formats.count_word(count)} jaar"


def reach(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """Participants per audience: the first years together beside the last year alone."""
    rows = ask("money/programme_reach")
    rows = rows.assign(period=rows["period"].str.replace("-", "–"))
    first, last = sorted(rows["period"].unique())
    by_period = rows.groupby("period")[["participants", "per_year"]].sum()
    spans = rows.groupby("period")["years_in_period"].first()
    # a year beside a year: the periods differ in length
    changes = rows.pivot(index="audience", columns="period", values="per_year")
    fewer = [str(audience) for audience in changes.index if changes.loc[audience, last] < changes.loc[audience, first]]
    title = (
        f"{formats.integer(by_period.loc[last, 'participants'])} deelnemers in {last}, "
        f"{formats.integer(by_period.loc[first, 'participants'])} in {first} samen: per jaar "
        f"{phrases.times(by_period.loc[first, 'per_year'], by_period.loc[last, 'per_year'])}"
    )
    if 0 < len(fewer) < len(changes):
        title += f", maar minder {formats.enumerate_words([f.lower() for f in fewer])}"
    drawn = [
        Row(
            str(audience),
            [
                Bar(
                    float(r.participants),
                    f"{r.period}: {formats.integer(r.participants)}",
                    palette.ACCENT if r.period == last else palette.GREY,
                    f"{audience}, {r.period} ({_years(r.years_in_period)}): {formats.integer(r.participants)} deelnemers",
                )
                for r in group.itertuples()
            ],
        )
        for audience, group in rows.groupby("audience", sort=False)
    ]
    share = rows[(rows["period"] == last) & (rows["audience"] == "Overig")]["participants"]
    caveat = (
        f"Let op: {first} is {_years(spans[first])} samen, {last} is {_years(spans[last])}. "
        f"Per jaar gemiddeld {formats.integer(by_period.loc[first, 'per_year'])} tegen "
        f"{formats.integer(by_period.loc[last, 'per_year'])} deelnemers."
    )
    notes = []
    if len(share):
        part = formats.whole_pct(share.sum() / by_period.loc[last, "participants"] * 100)
        notes.append(f"‘Overig’ is {part} van het bereik in {last}; de bron legt niet uit wie dat zijn.")
    return Exhibit(
        key="actieplan-bereik",
        title=title,
        figure=rows_of_bars(drawn),
        subtitle=f"Aantal deelnemers per doelgroep, {first} en {last}",
        table=Table(
            [
                Column("Doelgroep", "text", rows["audience"]),
                Column("Periode", "text", rows["period"]),
                Column("Jaren", "integer", rows["years_in_period"]),
                Column("Deelnemers", "integer", rows["participants"]),
                Column("Gemiddeld per jaar", "integer", [formats.half_up(v) for v in rows["per_year"]]),
            ]
        ),
        alt=f"Staven per doelgroep met het aantal deelnemers in {first} en in {last}. "
        + " ".join(f"{r.audience}, {r.period}: {formats.integer(r.participants)}." for r in rows.itertuples()),
        caveat=caveat,
        notes=tuple(notes),
        sources=cite(ask, rows),
    )


def trainings(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """Participants per kind of training, with how many trainings that took."""
    rows = ask("money/programme_trainings")
    count, people = int(rows["trainings"].sum()), int(rows["participants"].sum())
    largest = rows.loc[rows["per_training"].idxmax()]
    smallest = rows.loc[rows["per_training"].idxmin()]
    caveat = "Trainingen en sessies van Nuansa. Gemiddeld: deelnemers gedeeld door trainingen."
    notes = []
    printed = ask("money/programme_printed_totals", topic="programme_training")
    sums = {"trainings": count, "participants": people}
    for r in printed.itertuples():
        if r.measure in sums and abs(sums[r.measure] - r.value) > 0.001:
            reason = "" if formats.is_unknown(r.note) else f" {r.note}"
            notes.append(f"De bron drukt {formats.integer(r.value)} als totaal.{reason}")
    return Exhibit(
        key="actieplan-trainingen",
        title=f"{formats.integer(count)} trainingen met {formats.integer(people)} deelnemers: van gemiddeld "
        f"{formats.integer(smallest['per_training'])} tot {formats.integer(largest['per_training'])} per keer",
        figure=rows_of_bars(
            [
                Row(
                    r.training,
                    [
                        Bar(
                            float(r.participants),
                            f"{formats.integer(r.participants)} in {formats.integer(r.trainings)} keer",
                            palette.ACCENT if r.training == largest["training"] else palette.GREY,
                            f"{r.training}: {formats.integer(r.participants)} deelnemers in {formats.integer(r.trainings)} trainingen, "
                            f"gemiddeld {formats.tenths(r.per_training)}",
                        )
                    ],
                )
                for r in rows.itertuples()
            ]
        ),
        subtitle="Aantal deelnemers en aantal trainingen van Nuansa, per soort training",
        table=Table(
            [
                Column("Soort training", "text", rows["training"]),
                Column("Trainingen", "integer", rows["trainings"]),
                Column("Deelnemers", "integer", rows["participants"]),
                Column("Deelnemers per training", "decimal", rows["per_training"]),
            ]
        ),
        alt="Een staaf per soort training met het aantal deelnemers. "
        + " ".join(
            f"{r.training}: {formats.integer(r.participants)} deelnemers in {formats.integer(r.trainings)} trainingen, "
            f"gemiddeld {formats.tenths(r.per_training)}."
            for r in rows.itertuples()
        ),
        caveat=caveat,
        notes=tuple(notes),
        sources=cite(ask, rows),
    )


def projects(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """How many projects went through municipalities and how many through subsidies."""
    rows = ask("money/programme_projects")
    whole, top = int(rows["projects"].sum()), rows.iloc[0]
    rest = whole - int(top["projects"])
    return Exhibit(
        key="actieplan-projecten",
        title=f"{formats.integer(top['projects'])} van de {formats.integer(whole)} projecten zijn "
        f"{top['kind'][0].lower()}{top['kind'][1:]}"
        + (f", {phrases.times(rest, int(top['projects']))} als de andere soort" if rest and len(rows) == 2 else ""),
        figure=rows_of_bars(
            [
                Row(
                    r.kind,
                    [
                        Bar(
                            float(r.projects),
                            f"{formats.integer(r.projects)} ({formats.pct(r.projects / whole * 100)})",
                            palette.ACCENT if r.kind == top["kind"] else palette.GREY,
                            f"{r.kind}: {formats.plural(r.projects, 'project', 'projecten')}",
                        )
                    ],
                )
                for r in rows.itertuples()
            ]
        ),
        subtitle="Aantal projecten per soort",
        table=Table(
            [
                Column("Soort", "text", rows["kind"]),
                Column("Projecten", "integer", rows["projects"]),
                Column("Toelichting", "text", ["–" if formats.is_unknown(n) else n for n in rows["note"]]),
            ]
        ),
        alt="Een staaf per soort project. "
        + " ".join(f"{r.kind}: {formats.plural(r.projects, 'project', 'projecten')}." for r in rows.itertuples()),
        notes=tuple(f"{r.kind}: {r.note}" for r in rows.itertuples() if not formats.is_unknown(r.note)),
        sources=cite(ask, rows),
    )

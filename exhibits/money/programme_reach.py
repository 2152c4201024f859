"""Actieplan 2007–2011: whom the projects reached, the trainings of Nuansa, and how many projects there were."""

import pandas as pd

from exhibits import phrases as words
from exhibits.exhibit import Ask, Entries, Exhibit, cite
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars


def _years(count: int) -> str:
    return "één jaar" if count == 1 else f"{formats.count_word(count)} jaar"


def reach(ask: Ask) -> Exhibit:
    """Participants per audience: the first years together beside the last year alone."""
    rows = ask("money/programme_reach")
    rows = rows.assign(period=rows["period"].str.replace("-", "–"))
    first, last = sorted(rows["period"].unique())
    by_period = rows.groupby("period")[["participants", "per_year"]].sum()
    spans = rows.groupby("period")["years_in_period"].first()
    # a year beside a year: the periods differ in length
    changes = rows.pivot(index="audience", columns="period", values="per_year")
    fewer = [str(audience) for audience in changes.index if changes.loc[audience, last] < changes.loc[audience, first]]
    told = (
        f"{formats.integer(by_period.loc[last, 'participants'])} deelnemers in {last}, "
        f"{formats.integer(by_period.loc[first, 'participants'])} in {first} samen: per jaar "
        f"{words.times(by_period.loc[first, 'per_year'], by_period.loc[last, 'per_year'])}"
    )
    if 0 < len(fewer) < len(changes):
        told += f", maar minder {formats.enumerate_words([f.lower() for f in fewer])}"
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
    notes = [
        f"Let op: {first} is {_years(spans[first])} samen, {last} is {_years(spans[last])}. "
        f"Per jaar gemiddeld {formats.integer(by_period.loc[first, 'per_year'])} tegen "
        f"{formats.integer(by_period.loc[last, 'per_year'])} deelnemers."
    ]
    if len(share):
        part = formats.whole_pct(share.sum() / by_period.loc[last, "participants"] * 100)
        notes.append(f"‘Overig’ is {part} van het bereik in {last}; de bron legt niet uit wie dat zijn.")
    return Exhibit(
        key="actieplan-bereik",
        title=told,
        figure=rows_of_bars(drawn),
        table=pd.DataFrame(
            {
                "Doelgroep": rows["audience"],
                "Periode": rows["period"],
                "Jaren": rows["years_in_period"],
                "Deelnemers": rows["participants"],
                "Gemiddeld per jaar": rows["per_year"].round(),
            }
        ),
        kinds={"Jaren": "integer", "Deelnemers": "integer", "Gemiddeld per jaar": "integer"},
        alt=f"Staven per doelgroep met het aantal deelnemers in {first} en in {last}. "
        + " ".join(f"{r.audience}, {r.period}: {formats.integer(r.participants)}." for r in rows.itertuples()),
        notes=tuple(notes),
        sources=cite(ask, rows),
    )


def trainings(ask: Ask) -> Exhibit:
    """Participants per kind of training, with how many trainings that took."""
    rows = ask("money/programme_trainings")
    count, people = int(rows["trainings"].sum()), int(rows["participants"].sum())
    largest = rows.loc[rows["per_training"].idxmax()]
    smallest = rows.loc[rows["per_training"].idxmin()]
    notes = ["Trainingen en sessies van Nuansa. Gemiddeld: deelnemers gedeeld door trainingen."]
    printed = ask("money/programme_printed_totals", topic="programme_training")
    sums = {"trainings": count, "participants": people}
    for r in printed.itertuples():
        if r.measure in sums and abs(sums[r.measure] - r.value) > 0.001:
            reason = "" if formats.is_unknown(r.note) else f" {r.note}"
            notes.append(f"De bron drukt {formats.integer(r.value)} als totaal.{reason}")
    return Exhibit(
        key="actieplan-trainingen",
        title=f"{formats.integer(count)} trainingen met {formats.integer(people)} deelnemers: van gemiddeld "
        f"{formats.integer(round(smallest['per_training']))} tot {formats.integer(round(largest['per_training']))} per keer",
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
        table=pd.DataFrame(
            {
                "Soort training": rows["training"],
                "Trainingen": rows["trainings"],
                "Deelnemers": rows["participants"],
                "Deelnemers per training": rows["per_training"],
            }
        ),
        kinds={"Trainingen": "integer", "Deelnemers": "integer", "Deelnemers per training": "decimal"},
        alt="Een staaf per soort training met het aantal deelnemers. "
        + " ".join(
            f"{r.training}: {formats.integer(r.participants)} deelnemers in {formats.integer(r.trainings)} trainingen, "
            f"gemiddeld {formats.tenths(r.per_training)}."
            for r in rows.itertuples()
        ),
        notes=tuple(notes),
        sources=cite(ask, rows),
    )


def projects(ask: Ask) -> Exhibit:
    """How many projects went through municipalities and how many through subsidies."""
    rows = ask("money/programme_projects")
    whole, top = int(rows["projects"].sum()), rows.iloc[0]
    rest = whole - int(top["projects"])
    return Exhibit(
        key="actieplan-projecten",
        title=f"{formats.integer(top['projects'])} van de {formats.integer(whole)} projecten zijn "
        f"{top['kind'][0].lower()}{top['kind'][1:]}"
        + (f", {words.times(rest, int(top['projects']))} als de andere soort" if rest and len(rows) == 2 else ""),
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
        table=pd.DataFrame(
            {"Soort": rows["kind"], "Projecten": rows["projects"], "Toelichting": rows["note"].fillna("–")}
        ),
        kinds={"Projecten": "integer"},
        alt="Een staaf per soort project. "
        + " ".join(f"{r.kind}: {formats.plural(r.projects, 'project', 'projecten')}." for r in rows.itertuples()),
        notes=tuple(f"{r.kind}: {r.note}" for r in rows.itertuples() if not formats.is_unknown(r.note)),
        sources=cite(ask, rows),
    )


def entries(ask: Ask) -> Entries:
    """This module's exhibits; none has a choice. See `exhibits.catalogue`."""
    return [(make, [{}]) for make in (reach, trainings, projects)]

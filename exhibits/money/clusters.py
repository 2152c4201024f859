"""Money per cluster: what was granted, for how many activities, and how much each on average."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.facts import Fact
from exhibits.money import clusters_common as common
from exhibits.money.cluster_choice import LETTERED, ClusterChoice, cluster_names, cluster_years, latest_years
from exhibits.money.context import context_of, moved_notes, of_years, statements
from exhibits.shared import own, phrases
from view import formats, palette
from view.charts.base import Pick
from view.charts.slopes import Change, Measure, Slope, slopes

MLN_EUR = 1e6
ONE_YEAR_NOTE = "Een streepje (–): in dat jaar bestond deze letter niet of betekende zij iets anders."


def facts(ask: Ask, choice: ClusterChoice) -> tuple[Fact, ...]:
    """Money, number of activities, and the largest cluster's share in the last year."""
    names, picked = cluster_names(ask), choice.picked(ask)
    old, new = common.totals(ask, choice)
    old_year, new_year = common.year_names(ask, choice)
    whose = (
        "" if choice.is_all(ask) else f" voor {names[picked[0]].lower()}" if len(picked) == 1 else " voor uw selectie"
    )
    rows = ask("money/by_cluster", clusters=tuple(names))
    newest = rows[rows["year"] == new.year]
    if not newest["cluster_id"].isin(list(picked)).any():
        return ()
    shares = newest.set_index("cluster_id")["amount_eur"] / newest["amount_eur"].sum() * 100
    some = shares[shares.index.isin(list(picked))]
    if len(picked) == 1:
        label = f"van het totaalbedrag van {new_year}"
    else:
        largest = [names[c].lower() for c in some.index[some == some.max()]]
        among = "" if choice.is_all(ask) else " van uw selectie"
        label = f"{'elk ' if len(largest) > 1 else ''}naar {formats.enumerate_words(largest)}, het meest{among} in {new_year}"
    money = number = None
    if old.missing == new.missing:
        money = phrases.compared(old.amount_eur, new.amount_eur, f"in {old_year}")
        number = phrases.more_or_fewer(old.activities, new.activities, "activiteit", "activiteiten")
        number = phrases.than(number, f"in {old_year}")
    return (
        Fact(formats.eur_short(new.amount_eur), f"toegekend in {new_year}{whose}", money),
        Fact(formats.integer(new.activities), "activiteit" if new.activities == 1 else "activiteiten", number),
        *([Fact(f"{formats.tenths(some.max())}%", label)] if some.notna().any() else []),
    )


def answer(ask: Ask, choice: ClusterChoice) -> str:
    """The page's question answered in one sentence, for the chosen clusters."""
    old, new = common.totals(ask, choice)
    old_year, new_year = common.year_names(ask, choice)
    names, picked = cluster_names(ask), choice.picked(ask)
    whose = (
        "" if choice.is_all(ask) else f" voor {names[picked[0]].lower()}" if len(picked) == 1 else " voor uw selectie"
    )
    if len(new.missing) == len(picked):
        return f"Over {new_year} is{whose} geen bedrag bekend."
    granted = (
        f"In {new_year} is{whose} {formats.eur_short(new.amount_eur)} toegekend aan "
        f"{formats.plural(new.activities, 'activiteit', 'activiteiten')}"
    )
    if old.missing != new.missing or not (old.amount_eur and old.activities):
        missing = formats.enumerate_words([name.lower() for name in dict.fromkeys((*old.missing, *new.missing))])
        why = f"van {missing} is niet van beide jaren een bedrag bekend" if missing else "toen was er niets"
        return f"{granted}. Met {old_year} is dat niet te vergelijken: {why}.{_left_out(ask, choice)}"
    return f"{granted}: {_compared(old, new, old_year)}.{_left_out(ask, choice)}"


def _compared(old: common.Total, new: common.Total, old_year: str) -> str:
    """'8,8% minder geld en 15 activiteiten meer dan in 2020'"""
    when = f"in {old_year}"
    money = f"{phrases.more_or_less(old.amount_eur, new.amount_eur)} geld"
    number = phrases.more_or_fewer(old.activities, new.activities, "activiteit", "activiteiten")
    if phrases.is_alike(old.amount_eur, new.amount_eur) == (old.activities == new.activities):
        return f"{money} en {phrases.than(number, when)}"
    return f"{phrases.than(money, when)} en {number}"


def _left_out(ask: Ask, choice: ClusterChoice) -> str:
    """Why the page does not open on the newest year: it has not the clusters of another year; '' when it does."""
    newest = cluster_years(ask)[-1]
    if choice.years(ask) != latest_years(ask) or newest in choice.years(ask):
        return ""
    rows, names = ask("money/by_cluster", clusters=tuple(cluster_names(ask))), cluster_names(ask)
    have = set(rows.loc[rows["year"] == newest, "cluster_id"])
    missing = [name.lower() for cluster, name in names.items() if cluster not in have]
    lack = f"{'ontbreekt' if len(missing) == 1 else 'ontbreken'} {formats.enumerate_words(missing)}"
    when = own.year_text(newest, own.own_years(rows))
    return f" Van {when} {lack if missing else 'zijn er meer clusters'}; met ‘Jaren’ kiest u dat jaar."


def _change_title(ask: Ask, choice: ClusterChoice) -> str:
    first, last = choice.years(ask)
    old_year, new_year = common.year_names(ask, choice)
    change = ask("money/cluster_change", clusters=choice.picked(ask), from_year=first, to_year=last)
    if change.empty:
        return f"Van geen van deze clusters is van {old_year} en van {new_year} een bedrag bekend"
    if len(change) == 1:
        only = change.iloc[0]
        before, after = formats.eur_alike(only["from_eur"], only["to_eur"])
        return f"{only['name']}: van {before} in {old_year} naar {after} in {new_year}"
    parts: list[str] = []
    for word, sign in (("meer", 1), ("minder", -1)):
        moved = change[change["change_eur"] * sign > 0]
        if moved.empty:
            continue
        most = moved[moved["change_eur"] == moved["change_eur"].iloc[(moved["change_eur"] * sign).argmax()]]
        names = formats.enumerate_words([str(name).lower() for name in most["name"]])
        amount = formats.eur_short(most["change_eur"].iloc[0], signed=True)
        especially = "vooral " if len(moved) > len(most) else ""
        each = "elk " if len(most) > 1 else ""
        noun = "" if parts else " geld"
        parts.append(f"{especially}{word}{noun} voor {names} ({each}{amount})")
    text = ", ".join(parts) or "voor elk cluster hetzelfde bedrag"
    if new_year != str(last) or old_year != str(first):
        text = f"{text}, van {old_year} op {new_year}"
    return f"{common.among(ask, choice)}{text}" if common.among(ask, choice) else text[0].upper() + text[1:]


def _break_title(ask: Ask, choice: ClusterChoice, series: list[common.Series]) -> str:
    """What the figure says when letters of two years are not the same thing, or only one of the years has them."""
    first, last = common.year_names(ask, choice)
    cut = dict.fromkeys(
        str(end["letters"]) for s in series if not s.is_whole for end in (s.first, s.last) if end is not None
    )
    rows = common.allocations(ask, choice.of_all())
    old, new = (set(rows.loc[rows["year"] == year, "letters"]) for year in choice.years(ask))
    groups = (
        (
            [letter for letter in cut if letter in old & new],
            "betekent",
            "betekenen",
            f"in {last} iets anders dan in {first}",
        ),
        ([letter for letter in cut if letter not in old], "is", "zijn", f"nieuw in {last}"),
        ([letter for letter in cut if letter not in new], "staat", "staan", f"alleen in {first}"),
    )
    parts = [
        f"{formats.enumerate_words(letters)} {one if len(letters) == 1 else many} {what}"
        for letters, one, many, what in groups
        if letters
    ]
    leading = next(letters for letters, *_ in groups if letters)
    return f"{'Letter' if len(leading) == 1 else 'Letters'} {', '.join(parts)}: niet te vergelijken"


def amounts(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """Amount, number of activities and mean amount per cluster (or letter), first year to last."""
    rows = common.of_compared_years(ask, choice, common.allocations(ask, choice))
    first, last = common.year_names(ask, choice)
    series = common.series_of(ask, choice, rows)
    in_mln = bool(rows["amount_eur"].max() >= MLN_EUR / 2)
    readers: tuple[tuple[str, Measure, Callable[[Any], str]], ...] = (
        (
            "amount_eur",
            Measure("Toegekend", "× € 1 mln" if in_mln else "× € 1.000", "eur"),
            (lambda v: formats.hundredths(v / MLN_EUR)) if in_mln else (lambda v: formats.tenths(v / 1000)),
        ),
        ("activities", Measure("Activiteiten", "aantal", "integer"), formats.integer),
        ("mean_eur", Measure("Gemiddeld per activiteit", "× € 1.000", "eur"), lambda v: formats.tenths(v / 1000)),
    )

    def change(one: common.Series, measure: str, name: str, read: Callable[[float], str]) -> Change:
        ends = (one.first, one.last)
        values = [None if end is None or formats.is_unknown(end[measure]) else float(end[measure]) for end in ends]
        texts = ["–" if value is None else read(value) for value in values]
        known = [
            f"{formats.integer(v) if measure == 'activities' else formats.eur(v)} in {y}"
            for v, y in zip(values, (first, last), strict=True)
            if v is not None
        ]
        return Change(values[0], values[1], texts[0], texts[1], f"{one.label}, {name.lower()}: {', '.join(known)}")

    drawn = [
        Slope(
            one.label,
            [change(one, column, measure.name, read) for column, measure, read in readers],
            palette.CLUSTER[one.cluster_id],
            Pick(field="clusters", value=one.cluster_id),
        )
        for one in series
    ]
    broken = choice.scheme == LETTERED and any(not one.is_whole for one in series)
    without = [one.label for one in series if not one.is_whole]
    return Exhibit(
        key="clusters-bedragen",
        title=_break_title(ask, choice, series) if broken else _change_title(ask, choice),
        subtitle=f"Toegekend bedrag, aantal activiteiten en gemiddelde per {'letter' if choice.scheme == LETTERED else 'cluster'}, {first} en {last}",
        figure=slopes(drawn, [measure for _, measure, _ in readers], first, last) if drawn else None,
        table=table_of(rows),
        alt=f"Per cluster drie schalen met een open punt voor {first} en een dicht punt voor {last}. "
        + " ".join(
            formats.stop(
                f"{r.label}, {r.year}: {formats.eur(r.amount_eur)} voor {formats.plural(r.activities, 'activiteit', 'activiteiten')}, "
                f"gemiddeld {formats.eur(r.mean_eur)}"
            )
            for r in rows.itertuples()
        ),
        caveat=" ".join([*moved_notes(ask, choice.years(ask)), *([ONE_YEAR_NOTE] if broken else [])]),
        notes=(
            common.GRANTED_NOTE,
            *common.own_notes(ask, choice, rows["year"]),
            *(
                [f"Niet van beide jaren een bedrag: {formats.enumerate_words(without)}."]
                if without and not broken
                else []
            ),
            *((note,) if (note := common.break_note(ask, choice)) else ()),
            "Gemiddeld: toegekend bedrag gedeeld door het aantal activiteiten. Een gemiddelde zegt niets over de spreiding.",
            *statements(ask, "geld", ["szw_toename_weerbaarheid", "szw_grotere_bedragen"], choice.years(ask)),
        ),
        sources=cite(
            ask,
            rows if len(rows) else common.allocations(ask, choice.of_all()),
            of_years(context_of(ask, "geld", "overgeheveld", "weerbaarheid"), choice.years(ask)),
        ),
        filter_text=choice.filter_text(ask),
    )


def table_of(rows: pd.DataFrame) -> Table:
    """The rows of money/by_cluster or money/by_letter under Dutch titles."""
    return Table(
        [
            Column("Cluster", "text", rows["label"]),
            Column("Jaar", "year", rows["year"]),
            Column("Letters", "text", rows["letters"]),
            Column("Toegekend", "eur", rows["amount_eur"]),
            Column("Activiteiten", "integer", rows["activities"]),
            Column("Gemiddeld per activiteit", "eur", rows["mean_eur"]),
            *own.origin_column(rows),
        ]
    )

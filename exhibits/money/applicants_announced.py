"""Money per applicant: what the lists add up to per year, beside the totals that the sources name."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Kind, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import ApplicantChoice
from exhibits.verdicts import verdict
from view import formats, palette
from view.charts.labelled_bars import LabelledBar, labelled_bars

COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("Jaar", "year"),
    ("Wat", "text"),
    ("Bedrag", "eur"),
    ("Lijst min genoemd", "eur"),
    ("Zo staat het in de bron", "text"),
    ("Naast de lijst", "text"),
)
Line = tuple[int, str, float | None, float | None, str, str]


def announced(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """What the lists add up to per year, beside the total that the sources name; and the part of the chosen."""
    years, applicants = choice.picked_years(ask), choice.picked(ask)
    lists = common.lists_of(ask, years)
    stated = ask("money/applicant_announced")
    stated = stated[stated["from_year"].isin(list(years)) & stated["to_year"].isin(list(years))]
    chosen = ask("money/applicant_amounts", years=years, applicants=applicants)
    part = not choice.is_all(ask)
    alone = choice.name_of_picked(ask) if len(applicants) == 1 else ""
    own_name = alone or "Gekozen aanvragers"
    sums = chosen.groupby("year")["amount_eur"].sum(min_count=1)
    bars: list[LabelledBar] = []
    sentences: list[str] = []
    lines: list[Line] = []
    for r in lists.itertuples():
        year, whole = int(r.year), float(r.amount_eur)
        bars.append(LabelledBar(f"{year}, niet compleet ({r.unknown} n.b.)" if r.unknown else str(year)))
        if part:
            own = sums.get(year)
            known = not formats.is_unknown(own)
            listed = bool((chosen["year"] == year).any())
            text = formats.eur(own) if known else (formats.UNKNOWN if listed else "niet gevonden")
            bars.append(LabelledBar(own_name, text, float(own) if known else None))
            sentences.append(formats.stop(f"{year}, {alone or 'gekozen aanvragers'}: {text}"))
            lines.append((year, own_name, own if known else None, None, common.NO_NOTE, common.NO_NOTE))
        sum_name = f"Lijst opgeteld ({r.listed - r.unknown} aanvragers)"
        bars.append(
            LabelledBar(
                sum_name,
                formats.eur(whole),
                whole,
                palette.GREY if part else palette.ACCENT,
                f"{year}, lijst opgeteld: {formats.eur(whole)}{', niet compleet' if r.unknown else ''}",
                hatched=bool(r.unknown),
            )
        )
        sentences.append(f"{year}, lijst opgeteld: {formats.eur(whole)}{', niet compleet' if r.unknown else ''}.")
        lines.append((year, sum_name, whole, None, common.NO_NOTE, common.NO_NOTE))
        named = stated[(stated["from_year"] == year) & (stated["to_year"] == year)]
        for s in named.itertuples():
            name, text = _stated_name(s), _stated_text(s)
            bars.append(LabelledBar(name, text, float(s.stated), palette.GREY, f"{year}, {name}: {s.words}"))
            sentences.append(f"{year}, {name}: {text}.")
            fits = verdict(s.relation, s.stated, s.tolerance, None if r.unknown else whole)
            lines.append((year, name, s.stated, whole - s.stated if s.relation == "gelijk" else None, s.words, fits))
        if named.empty:
            bars.append(LabelledBar("Aankondiging", "noemt geen totaal voor dit jaar"))
            sentences.append(f"{year}: de aankondiging noemt geen totaal.")
    return Exhibit(
        key="gemeenten-totaal",
        title=_title(lists, stated, sums, years, part, alone),
        figure=labelled_bars(bars),
        subtitle=f"Som van de bedragen per aanvrager en genoemde totalen, {phrases.span_of_years(years)}, in euro",
        table=Table(Column(title, kind, [line[n] for line in lines]) for n, (title, kind) in enumerate(COLUMNS)),
        alt="Staven per jaar: wat de bedragen op de lijst optellen, en welk totaal de bronnen noemen. "
        + " ".join(sentences),
        notes=(*_stated_notes(lists, stated), *common.year_notes(ask, years)),
        sources=cite(ask, lists, stated),
        filter_text=choice.filter_text(ask, "years", "applicants"),
    )


def _stated_name(row: Any) -> str:
    return "Aankondiging" if row.kind == "aankondiging" else str(row.locator).split(",")[0]


def _stated_text(row: Any) -> str:
    """'bijna € 6 mln' as it was said, or the exact amount of a table."""
    if row.kind == "tabel":
        return formats.eur(row.stated)
    short = f"€\u00a0{formats.tenths(row.stated / 1e6).removesuffix(',0')}\u00a0mln"
    return short if row.relation == "gelijk" else f"{row.relation} {short}"


def _stated_notes(lists: pd.DataFrame, stated: pd.DataFrame) -> list[str]:
    by_year = lists.set_index("year")
    said = stated[stated["kind"] == "aankondiging"]
    quotes = [
        f"{phrases.span_of_years(sorted({s.from_year, s.to_year}))}: ‘{s.words}’"
        for s in said[said["from_year"] == said["to_year"]].itertuples()
    ]
    notes = [f"Zo staat het in de aankondigingen. {'; '.join(quotes)}."] if quotes else []
    for s in said[said["from_year"] < said["to_year"]].itertuples():
        covered = by_year.loc[(by_year.index >= s.from_year) & (by_year.index <= s.to_year)]
        unknown = int(covered["unknown"].sum())
        missing = (
            f", zonder {formats.plural(unknown, 'bedrag dat', 'bedragen die')} niet bekend {'is' if unknown == 1 else 'zijn'}"
            if unknown
            else ""
        )
        notes.append(
            f"Voor {phrases.span_of_years([s.from_year, s.to_year])} samen: ‘{s.words}’. Opgeteld is dat "
            f"{formats.eur(covered['amount_eur'].sum())}{missing}."
        )
    return notes


def _title(
    lists: pd.DataFrame, stated: pd.DataFrame, sums: "pd.Series[float]", years: Sequence[int], part: bool, alone: str
) -> str:
    # the list lacks amounts; that of one applicant is known or is not there
    incomplete = set() if alone else {int(r.year) for r in lists.itertuples() if r.unknown}

    def year_text(year: int) -> str:
        return f"{year} (niet compleet)" if year in incomplete else str(year)

    whole = lists.set_index("year")["amount_eur"]
    known = sums.dropna() if part else whole
    subject = (alone or "De gekozen aanvragers samen") if part else "De lijst opgeteld"
    if known.empty:
        return f"Geen bedrag bekend in {phrases.span_of_years(years)} voor {alone or 'de gekozen aanvragers'}"
    first, last = int(known.index[0]), int(known.index[-1])
    if first == last:
        title = f"{subject}: {formats.eur_short(known[last])} in {year_text(last)}"
    else:
        title = (
            f"{subject}: {formats.eur_short(known[first])} in {year_text(first)}, "
            f"{formats.eur_short(known[last])} in {year_text(last)}"
        )
    if part:
        return f"{title} ({formats.pct(known[last] / whole[last] * 100)} van alles in {last})"
    exact = stated[(stated["kind"] == "tabel") & ~stated["from_year"].isin(incomplete)]
    gaps = [(float(whole[s.from_year] - s.stated), s) for s in exact.itertuples()]
    gaps = [(gap, s) for gap, s in gaps if abs(gap) > s.tolerance]
    if gaps:
        gap, row = max(gaps, key=lambda g: abs(g[0]))
        where = "boven" if gap > 0 else "onder"
        return f"{title}; {row.from_year} ligt {formats.eur(abs(gap))} {where} {_stated_name(row)}"
    single = stated[(stated["from_year"] == stated["to_year"]) & (stated["from_year"] == last)]
    if first == last and len(single):
        return f"{title}; aangekondigd was {_stated_text(next(single.itertuples()))}"
    return title

"""Money per applicant in one year: who got most, and where they lie."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Entries, Exhibit, cite
from exhibits.money import applicants_common as who
from view import formats, palette
from view.charts.labelled_bars import LabelledBar, labelled_bars
from view.charts.tiles import Tile, tile_map

FIRST_FEW = 3
# the twelve provinces roughly where they lie: (row, column)
PROVINCES = {
    "Friesland": (0, 2),
    "Groningen": (0, 3),
    "Noord-Holland": (1, 1),
    "Flevoland": (1, 2),
    "Drenthe": (1, 3),
    "Zuid-Holland": (2, 0),
    "Utrecht": (2, 1),
    "Gelderland": (2, 2),
    "Overijssel": (2, 3),
    "Zeeland": (3, 0),
    "Noord-Brabant": (3, 1),
    "Limburg": (3, 2),
}


def ranking(ask: Ask, year: int, applicants: Sequence[str]) -> Exhibit:
    """Who got most in one year, with each one's share of all that was granted for it."""
    rows = ask("money/applicant_amounts", years=(year,), applicants=tuple(applicants))
    filters = who.filter_words(ask, applicants, f"Jaar: {year}")
    sources = cite(ask, rows if len(rows) else who.of_years(ask, [year]))
    if rows.empty:
        return who.nothing_drawn(ask, "gemeenten-rang", applicants, str(year), sources, filters)
    bars = []
    told = []
    for r in rows.itertuples():
        name = who.label(r.name, r.kind)
        if formats.is_unknown(r.amount_eur):
            bars.append(LabelledBar(name, f"n.b. ({r.note})"))
            told.append(f"{name}: niet bekend.")
            continue
        text = f"{formats.eur(r.amount_eur)} · {formats.pct(r.share_pct)}"
        bars.append(
            LabelledBar(
                f"{r.position}. {name}",
                text,
                float(r.amount_eur),
                palette.ACCENT if r.position == rows["position"].min() else palette.GREY,
                f"{name}: {text} van alles in {year}",
            )
        )
        told.append(f"{r.position}. {name}: {text}.")
    return Exhibit(
        key="gemeenten-rang",
        title=_ranking_title(ask, rows, year, applicants),
        figure=labelled_bars(bars) if rows["amount_eur"].notna().any() else None,
        table=pd.DataFrame(
            {
                "Plaats": rows["position"],
                "Aanvrager": [who.label(r.name, r.kind) for r in rows.itertuples()],
                "Provincie": rows["province"],
                "Toegekend": rows["amount_eur"],
                "Aandeel": rows["share_pct"],
            }
        ),
        kinds={"Plaats": "integer", "Toegekend": "eur", "Aandeel": "pct"},
        alt=f"Staven van hoog naar laag met het bedrag per aanvrager in {year} en het aandeel in het geheel. "
        + " ".join(told),
        notes=(
            f"Plaats en aandeel gaan over alle aanvragers met een bekend bedrag in {year}, ook als u er enkele kiest. "
            + who.GRANTED_NOTE,
            *who.year_notes(ask, [year]),
        ),
        sources=sources,
        filters=filters,
    )


def _ranking_title(ask: Ask, rows: pd.DataFrame, year: int, applicants: Sequence[str]) -> str:
    known = rows.dropna(subset="amount_eur")
    when = f"{year} (niet compleet)" if who.incomplete(ask, year) else str(year)
    if known.empty:
        return f"{formats.enumerate_words(list(rows['name']))}: het bedrag over {year} is niet bekend (n.b.)"
    top = known.iloc[0]
    if len(known) == 1:
        return (
            f"{who.label(top['name'], top['kind'])}: plaats {top['position']} van {top['known']} in {when}, "
            f"met {formats.eur(top['amount_eur'])} ({formats.pct(top['share_pct'])})"
        )
    leader, several = who.leaders(known)
    among = "" if who.is_all(ask, applicants) else " van de gekozen aanvragers"
    title = (
        f"{leader} {'kregen' if several else 'kreeg'} in {when} het meest{among}: "
        f"{'elk ' if several else ''}{formats.eur(top['amount_eur'])} ({formats.pct(top['share_pct'])})"
    )
    if len(known) <= FIRST_FEW + 1:
        return title
    few = known["share_pct"].head(FIRST_FEW).sum()
    return f"{title}; de eerste {formats.count_word(FIRST_FEW)} samen {formats.pct(few)}"


def provinces(ask: Ask, year: int, applicants: Sequence[str]) -> Exhibit:
    """The sum per province in one year, on a tile map, with who is in it."""
    rows = ask("money/applicant_provinces", year=year, applicants=tuple(applicants)).set_index("province")
    whole = float(who.of_years(ask, [year])["amount_eur"].iloc[0])
    tiles, table = [], []
    without: dict[str, list[str]] = {}
    for name, (row, column) in PROVINCES.items():
        found = rows.loc[name] if name in rows.index else None
        lines, reason = _tile_words(found, year)
        amount = None if found is None or formats.is_unknown(found["amount_eur"]) else float(found["amount_eur"])
        members = list(found["names"]) if found is not None and found["listed"] else []
        hatched = found is not None and bool(found["unknown"])
        told = formats.enumerate_words(members) if members else reason
        if members:
            share = None if amount is None else amount / whole * 100
            table.append((name, amount, share, len(members), told))
        else:
            without.setdefault(reason, []).append(name)
        # 'Zuid-Holland' on two lines: a tile is narrow on a telephone
        parts = name.replace("-", "-\n").split("\n")
        hover = f"{name}, {year}: {told if amount is None else f'{formats.eur(amount)}: {told}'}"
        tiles.append(Tile(row, column, [*parts, *lines], amount, hover, hatched, bold=len(parts)))
    table.sort(key=lambda t: (t[1] is None, -(t[1] or 0), t[0]))
    frame = pd.DataFrame(table, columns=["Provincie", "Toegekend", "Aandeel", "Aantal", "Aanvragers"])
    listed = "; ".join(f"{name}: {told}" for name, *_, told in table)
    absent = ". ".join(f"{r[0].upper()}{r[1:]}: {formats.enumerate_words(n)}" for r, n in without.items())
    striped = any(tile.hatched for tile in tiles if tile.value is not None)
    notes = (
        f"{listed}." if listed else "",
        f"{absent}." if absent else "",
        "Gestreept: van een aanvrager in deze provincie is het bedrag niet bekend (n.b.)." if striped else "",
        "Een regio telt mee in de provincie waarin zij ligt. " + who.GRANTED_NOTE,
    )
    title = _provinces_title(ask, frame, year, applicants)
    if frame.empty:
        title, frame = who.nothing_found(ask, applicants, str(year))
    drawn = bool(table) and any(amount is not None for _, amount, *_ in table)
    return Exhibit(
        key="gemeenten-kaart",
        title=title,
        figure=tile_map(tiles) if drawn else None,
        table=frame,
        kinds={"Toegekend": "eur", "Aandeel": "pct", "Aantal": "integer"} if table else {},
        alt=f"Kaart van de twaalf provincies als vakken; donkerder is meer geld in {year}. "
        + " ".join(f"{name}: {formats.eur(amount)} ({told})." for name, amount, _, _, told in table)
        + f" {absent}.",
        notes=(*(n for n in notes if n), *who.year_notes(ask, [year])),
        sources=cite(ask, who.of_years(ask, [year])),
        filters=who.filter_words(ask, applicants, f"Jaar: {year}"),
    )


def _tile_words(found: pd.Series | None, year: int) -> tuple[list[str], str]:
    """What stands in a province's tile below its name, and why there is no amount."""
    if found is None:
        return ["geen", "aanvrager"], "geen aanvrager"
    if not found["chosen"]:
        return ["niet", "gekozen"], "niet gekozen"
    if not found["listed"]:
        return ["geen in", str(year)], who.NOT_FOUND
    if formats.is_unknown(found["amount_eur"]):
        return [formats.UNKNOWN], formats.UNKNOWN
    lines = [formats.eur_short(found["amount_eur"]), formats.plural(found["listed"], "aanvrager", "aanvragers")]
    if found["unknown"]:
        lines.append(f"{found['unknown']} n.b.")
    return lines, ""


def _provinces_title(ask: Ask, table: pd.DataFrame, year: int, applicants: Sequence[str]) -> str:
    known = table.dropna(subset="Toegekend")
    when = f"{year} (niet compleet)" if who.incomplete(ask, year) else str(year)
    if known.empty:
        return f"Geen bedrag bekend in {year} voor deze keuze, in geen enkele provincie"
    top = known.iloc[0]
    share = formats.pct(top["Aandeel"])
    part = not who.is_all(ask, applicants)
    if len(known) == 1:
        subject = f"De gekozen aanvragers in {top['Provincie']} kregen" if part else f"{top['Provincie']} kreeg"
        if top["Aantal"] == 1:
            subject = f"{top['Aanvragers']} in {top['Provincie']} kreeg"
        return f"{subject} in {when} {formats.eur(top['Toegekend'])}, {share} van alles"
    first = known[known["Toegekend"] == top["Toegekend"]]["Provincie"].tolist()
    verb, each = ("kregen", "elk ") if len(first) > 1 else ("kreeg", "")
    among = " van de gekozen aanvragers" if part else ""
    most = f"{formats.enumerate_words(first)} {verb} in {when} het meest{among}: {each}{formats.eur_short(top['Toegekend'])}"
    return f"{most} ({share}); het geld ging naar {len(known)} van de {len(PROVINCES)} provincies"


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    grid: list[dict[str, object]] = [
        {"year": year, "applicants": applicants} for year in reversed(who.years(ask)) for applicants in who.picks(ask)
    ]
    return [(ranking, grid), (provinces, grid)]

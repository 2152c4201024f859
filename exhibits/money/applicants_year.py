"""Money per applicant in one year: who got most, and where they lie."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import ApplicantChoice, label
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


def ranking(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """Who got most in one year, with each one's share of all that was granted for it."""
    year = choice.year
    rows = ask("money/applicant_amounts", years=(year,), applicants=choice.picked(ask))
    filter_text = choice.filter_text(ask, "year", "applicants")
    sources = cite(ask, rows if len(rows) else common.lists_of(ask, [year]))
    if rows.empty:
        return common.nothing_drawn(ask, choice, "gemeenten-rang", str(year), sources, filter_text)
    bars, sentences = [], []
    for r in rows.itertuples():
        name = label(r.name, r.kind)
        if formats.is_unknown(r.amount_eur):
            bars.append(LabelledBar(name, f"n.b. ({r.note})"))
            sentences.append(f"{name}: niet bekend.")
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
        sentences.append(f"{r.position}. {name}: {text}.")
    return Exhibit(
        key="gemeenten-rang",
        title=_ranking_title(ask, rows, choice),
        figure=labelled_bars(bars) if rows["amount_eur"].notna().any() else None,
        subtitle=f"Toegekend per aanvrager in {year}, in euro en als aandeel van alle bekende bedragen",
        table=Table(
            [
                Column("Plaats", "integer", rows["position"]),
                Column("Aanvrager", "text", [label(r.name, r.kind) for r in rows.itertuples()]),
                Column("Provincie", "text", rows["province"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
                Column("Aandeel", "pct", rows["share_pct"]),
            ]
        ),
        alt=f"Staven van hoog naar laag met het bedrag per aanvrager in {year} en het aandeel in het geheel. "
        + " ".join(sentences),
        caveat=f"Plaats en aandeel gaan over alle aanvragers met een bekend bedrag in {year}, ook als u er enkele kiest. "
        + common.GRANTED_NOTE,
        notes=common.year_notes(ask, [year]),
        sources=sources,
        filter_text=filter_text,
    )


def _ranking_title(ask: Ask, rows: pd.DataFrame, choice: ApplicantChoice) -> str:
    known = rows.dropna(subset="amount_eur")
    when = common.year_text(ask, choice.year)
    if known.empty:
        return f"{formats.enumerate_words(list(rows['name']))}: het bedrag over {choice.year} is niet bekend (n.b.)"
    top = known.iloc[0]
    if len(known) == 1:
        return (
            f"{label(top['name'], top['kind'])}: plaats {top['position']} van {top['known']} in {when}, "
            f"met {formats.eur(top['amount_eur'])} ({formats.pct(top['share_pct'])})"
        )
    leader, several = common.leaders(known)
    among = "" if choice.is_all(ask) else " van de gekozen aanvragers"
    title = (
        f"{leader} {'kregen' if several else 'kreeg'} in {when} het meest{among}: "
        f"{'elk ' if several else ''}{formats.eur(top['amount_eur'])} ({formats.pct(top['share_pct'])})"
    )
    if len(known) <= FIRST_FEW + 1:
        return title
    few = known["share_pct"].head(FIRST_FEW).sum()
    return f"{title}; de eerste {formats.count_word(FIRST_FEW)} samen {formats.pct(few)}"


def provinces(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """The sum per province in one year, on a tile map, with who is in it."""
    year = choice.year
    rows = ask("money/applicant_provinces", year=year, applicants=choice.picked(ask)).set_index("province")
    whole = float(common.lists_of(ask, [year])["amount_eur"].iloc[0])
    tiles, listed = [], []
    without: dict[str, list[str]] = {}
    for name, (row, column) in PROVINCES.items():
        area = rows.loc[name] if name in rows.index else None
        lines, reason = _tile_words(area, year)
        amount = None if area is None or formats.is_unknown(area["amount_eur"]) else float(area["amount_eur"])
        members = list(area["names"]) if area is not None and area["listed"] else []
        hatched = area is not None and bool(area["unknown"])
        who = formats.enumerate_words(members) if members else reason
        if members:
            share = None if amount is None else amount / whole * 100
            listed.append((name, amount, share, len(members), who))
        else:
            without.setdefault(reason, []).append(name)
        # 'Zuid-Holland' on two lines: a tile is narrow on a telephone
        parts = name.replace("-", "-\n").split("\n")
        hover = f"{name}, {year}: {who if amount is None else f'{formats.eur(amount)}: {who}'}"
        tiles.append(Tile(row, column, [*parts, *lines], amount, hover, hatched, bold=len(parts)))
    listed.sort(key=lambda t: (t[1] is None, -(t[1] or 0), t[0]))
    frame = pd.DataFrame(listed, columns=["province", "amount_eur", "share_pct", "applicants", "names"])
    members_text = "; ".join(f"{name}: {who}" for name, *_, who in listed)
    absent = ". ".join(f"{r[0].upper()}{r[1:]}: {formats.enumerate_words(n)}" for r, n in without.items())
    striped = any(tile.hatched for tile in tiles if tile.value is not None)
    notes = (
        f"{members_text}." if listed else "",
        f"{absent}." if absent else "",
        "Gestreept: van een aanvrager in deze provincie is het bedrag niet bekend (n.b.)." if striped else "",
    )
    title = _provinces_title(ask, frame, choice)
    table = Table(
        [
            Column("Provincie", "text", frame["province"]),
            Column("Toegekend", "eur", frame["amount_eur"]),
            Column("Aandeel", "pct", frame["share_pct"]),
            Column("Aantal", "integer", frame["applicants"]),
            Column("Aanvragers", "text", frame["names"]),
        ]
    )
    if not listed:
        title, table = common.not_listed(ask, choice, str(year))
    drawn = any(amount is not None for _, amount, *_ in listed)
    return Exhibit(
        key="gemeenten-kaart",
        title=title,
        figure=tile_map(tiles) if drawn else None,
        subtitle=f"Toegekend per provincie in {year}, in euro",
        table=table,
        alt=f"Kaart van de twaalf provincies als vakken; donkerder is meer geld in {year}. "
        + " ".join(f"{name}: {formats.eur(amount)} ({who})." for name, amount, _, _, who in listed)
        + f" {absent}.",
        caveat="Een regio telt mee in de provincie waarin zij ligt. " + common.GRANTED_NOTE,
        notes=(*(n for n in notes if n), *common.year_notes(ask, [year])),
        sources=cite(ask, common.lists_of(ask, [year])),
        filter_text=choice.filter_text(ask, "year", "applicants"),
    )


def _tile_words(area: "pd.Series[Any] | None", year: int) -> tuple[list[str], str]:
    """What stands in a province's tile below its name, and why there is no amount."""
    if area is None:
        return ["geen", "aanvrager"], "geen aanvrager"
    if not area["chosen"]:
        return ["niet", "gekozen"], "niet gekozen"
    if not area["listed"]:
        return ["geen in", str(year)], common.NOT_LISTED
    if formats.is_unknown(area["amount_eur"]):
        return [formats.UNKNOWN], formats.UNKNOWN
    lines = [formats.eur_short(area["amount_eur"]), formats.plural(area["listed"], "aanvrager", "aanvragers")]
    if area["unknown"]:
        lines.append(f"{area['unknown']} n.b.")
    return lines, ""


def _provinces_title(ask: Ask, rows: pd.DataFrame, choice: ApplicantChoice) -> str:
    known = rows.dropna(subset="amount_eur")
    when = common.year_text(ask, choice.year)
    if known.empty:
        return f"Geen bedrag bekend in {choice.year} voor deze keuze, in geen enkele provincie"
    top = known.iloc[0]
    share = formats.pct(top["share_pct"])
    part = not choice.is_all(ask)
    if len(known) == 1:
        subject = f"De gekozen aanvragers in {top['province']} kregen" if part else f"{top['province']} kreeg"
        if top["applicants"] == 1:
            subject = f"{top['names']} in {top['province']} kreeg"
        return f"{subject} in {when} {formats.eur(top['amount_eur'])}, {share} van alles"
    first = known[known["amount_eur"] == top["amount_eur"]]["province"].tolist()
    verb, each = ("kregen", "elk ") if len(first) > 1 else ("kreeg", "")
    among = " van de gekozen aanvragers" if part else ""
    most = f"{formats.enumerate_words(first)} {verb} in {when} het meest{among}: {each}{formats.eur_short(top['amount_eur'])}"
    return f"{most} ({share}); het geld ging naar {len(known)} van de {len(PROVINCES)} provincies"

"""The three questions at a glance: where the money went, what municipalities need, who has contact with whom."""

from typing import Any

import pandas as pd

from exhibits.choice import NoChoice
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.facts import Fact
from exhibits.money.context import moved, moved_notes
from exhibits.needs.quickscan_words import named, year
from exhibits.network.domain_names import in_sentence
from exhibits.network.report_context import city, survey_name
from exhibits.shared import own, phrases
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.columns import Group, grouped_columns

SHOWN_NEEDS = 4
CONTACT = "minstens jaarlijks contact"  # what network/known_contacts counts


GROUPS = {
    "Tabel S-1": Group("toegekend, Tabel S-1", palette.ACCENT),
    "som van een lijst": Group("toegekend, som van een lijst", palette.ACCENT, hollow=True),
    "eigen lijst": Group("eigen gegevens, som per aanvrager", palette.OWN, hollow=True),
    "eigen clusters": Group("eigen gegevens, som per cluster", palette.OWN),
    "beschikbaar": Group("beschikbaar", palette.GREY),
    "aangevraagd": Group("aangevraagd", palette.GREY, hollow=True),
}
GRANTED = ("Tabel S-1", "som van een lijst")
ROW_OF_NOTHING = "–"
SIGNS = {"minstens": "≥\u00a0", "ruim": ">\u00a0", "ongeveer": "±\u00a0"}


def facts(ask: Ask, choice: NoChoice) -> tuple[Fact, ...]:
    """The headline of each question: granted in the last year, the need named most, the strongest known contact."""
    before, last = _last_granted(ask)
    need = ask("needs/most_named", theme="behoefte_gemeente", state="genoemd").dropna(subset="municipalities").iloc[0]
    contact = ask("network/known_contacts").iloc[0]
    changed = phrases.compared(before["amount_eur"], last["amount_eur"], f"in {int(before['year'])}")
    return (
        Fact(
            formats.eur_short(last["amount_eur"]),
            f"toegekend in {int(last['year'])}",
            changed,
        ),
        Fact(
            f"{int(need['municipalities'])} van {int(need['base_n'])}",
            f"gekozen gemeenten noemden in {year(ask)} {phrases.within(need['label'])} als behoefte",
        ),
        Fact(
            _share_text(contact),
            f"van de respondenten uit {phrases.within(contact['from_name'])} heeft {CONTACT} met "
            f"{in_sentence(contact['to_domain'], contact['to_name'])} ({survey_name(ask)})",
        ),
    )


def _last_granted(ask: Ask) -> tuple["pd.Series[Any]", "pd.Series[Any]"]:
    """The last two years that Table S-1 and the lists know, Table S-1 first where both have a year."""
    rows = ask("money/yearly_totals")
    return rows.iloc[-2], rows.iloc[-1]


def money(ask: Ask, choice: NoChoice) -> Exhibit:
    """Every amount that is known of a year, and what it is: granted, available or applied for."""
    rows = ask("money/yearly_trend")
    before, last = _last_granted(ask)
    names = list(GROUPS)
    texts = [_amount_text(r) for r in rows.itertuples()]
    bars = [
        Bar(
            float(r.amount_eur) / 1e6,
            SIGNS.get(r.relation, "") + formats.tenths(phrases.millions(r.amount_eur, r.relation, 1)),
            GROUPS[r.measure].colour,
            f"{r.year}, {GROUPS[r.measure].name}: {text}",
        )
        for r, text in zip(rows.itertuples(), texts, strict=True)
    ]
    mine = own.own_years(rows)
    later = sorted(
        {int(r.year) for r in rows.itertuples() if r.measure not in GRANTED and r.year > last["year"]} - mine
    )
    incomplete = list(dict.fromkeys(str(r.year) for r in rows.itertuples() if r.unknown_amounts))
    changed = phrases.compared(before["amount_eur"], last["amount_eur"], f"in {int(before['year'])}")
    notes = ["Som van een lijst: de bedragen per aanvrager uit een aankondiging, door ons opgeteld."]
    if incomplete:
        notes.append(f"Niet compleet, omdat niet alle bedragen bekend waren: {formats.enumerate_words(incomplete)}.")
    notes += [*moved_notes(ask, rows["year"]), *own.years_note(mine)]
    caveats = [f"≥: van {formats.enumerate_words(incomplete)} zijn niet alle bedragen bekend."] if incomplete else []
    inferred = rows[(rows["measure"] == "aangevraagd") & (rows["value_kind"] == "afgeleid")]
    if len(inferred):
        years = formats.enumerate_words([str(year) for year in inferred["year"]])
        caveats.append(
            f">: wat voor {years} is aangevraagd, is afgeleid; de bron noemt alleen hoeveel meer dan toegekend."
        )
        notes += list(dict.fromkeys(inferred["note"]))
    if later:
        years = phrases.span_of_years(later)
        caveats.append(f"Voor {years} is alleen bekend wat beschikbaar of aangevraagd was, niet wat is toegekend.")
    return Exhibit(
        key="overzicht-geld",
        title=f"{formats.eur_short(last['amount_eur'])} toegekend in {int(last['year'])}, {changed}",
        subtitle=f"Versterkingsgelden per jaar, {phrases.span_of_years([int(y) for y in rows['year'].unique()])}, "
        "in miljoenen euro’s; wat het bedrag is, verschilt per jaar",
        figure=grouped_columns(
            [str(year) for year in rows["year"]], bars, [names.index(m) for m in rows["measure"]], list(GROUPS.values())
        ),
        table=Table(
            [
                Column("Jaar", "year", rows["year"]),
                Column("Wat het is", "text", [GROUPS[m].name for m in rows["measure"]]),
                Column("Bedrag", "eur", rows["amount_eur"]),
                Column("In miljoenen", "mln_eur", rows["amount_eur"] / 1e6),
                Column("Bedragen nog onbekend", "integer", rows["unknown_amounts"]),
                Column("Toelichting", "text", [ROW_OF_NOTHING if formats.is_unknown(n) else n for n in rows["note"]]),
                *own.origin_column(rows),
            ]
        ),
        alt="Staven met de bedragen per jaar. "
        + " ".join(
            f"{r.year}, {GROUPS[r.measure].name}: {text}." for r, text in zip(rows.itertuples(), texts, strict=True)
        ),
        caveat=" ".join(caveats),
        notes=tuple(notes),
        sources=cite(ask, rows, moved(ask, rows["year"])),
    )


def _amount_text(row: Any) -> str:
    """'€ 6.289.538', or 'minstens € 4.477.000' where amounts are missing."""
    text = formats.eur(row.amount_eur)
    return text if row.relation == "gelijk" else f"{row.relation} {text}"


def needs(ask: Ask, choice: NoChoice) -> Exhibit:
    """What municipalities asked for most, in the quickscan of 2015."""
    rows = ask("needs/most_named", theme="behoefte_gemeente", state="genoemd").dropna(subset="municipalities")
    top = rows.head(SHOWN_NEEDS)
    first = rows.iloc[0]
    base = int(first["base_n"])
    return Exhibit(
        key="overzicht-behoeften",
        subtitle=f"Aantal van {base} gemeenten dat de behoefte noemt, {year(ask)}",
        title=named(rows[rows["municipalities"] == first["municipalities"]]),
        figure=rows_of_bars(
            [
                Row(
                    r.label,
                    [
                        Bar(
                            float(r.municipalities),
                            f"{int(r.municipalities)} van {int(r.base_n)}",
                            palette.ACCENT if r.item_id == first["item_id"] else palette.GREY,
                        )
                    ],
                )
                for r in top.itertuples()
            ]
        ),
        table=Table(
            [
                Column("Behoefte", "text", rows["label"]),
                Column("Gemeenten", "integer", rows["municipalities"]),
                Column("Van", "integer", rows["base_n"]),
                Column("Aandeel", "pct", rows["municipalities"] / rows["base_n"] * 100, bases=rows["base_n"]),
            ]
        ),
        alt="Staven met de meest genoemde behoeften van gemeenten. "
        + " ".join(f"{r.label}: {int(r.municipalities)} van {int(r.base_n)}." for r in top.itertuples()),
        caveat=f"Een gekozen groep van {base} gemeenten in {year(ask)}, niet representatief voor alle gemeenten.",
        notes=(
            f"Staven: de {formats.count_word(len(top))} vaakst genoemde behoeften. Tabel: alle {formats.count_word(len(rows))} "
            "behoeften van gemeenten waarvan het aantal bekend is.",
        ),
        sources=cite(ask, rows),
    )


def network(ask: Ask, choice: NoChoice) -> Exhibit:
    """The directions of contact for which the report gives a share."""
    rows = ask("network/known_contacts")
    high = rows.iloc[0]
    made = [
        Row(
            f"{r.from_name} → {r.to_name}",
            [
                Bar(
                    float(r.share_pct),
                    _share_text(r),
                    palette.DOMAIN[r.from_domain],
                    f"{_share_text(r)} van de respondenten uit {r.from_name.lower()} (n={r.respondents})",
                )
            ],
        )
        for r in rows.itertuples()
    ]
    return Exhibit(
        key="overzicht-netwerk",
        title=f"{city(ask)}: {_share_text(high)} van de respondenten uit {phrases.within(high['from_name'])} heeft {CONTACT} met "
        f"{in_sentence(high['to_domain'], high['to_name'])}",
        subtitle=f"Aandeel van de respondenten uit het eerste domein dat minstens jaarlijks contact heeft, {survey_name(ask)}",
        figure=rows_of_bars(made),
        table=Table(
            [
                Column("Van", "text", rows["from_name"]),
                Column("Naar", "text", rows["to_name"]),
                Column("Aandeel", "pct", rows["share_pct"]),
                Column("Bij benadering", "boolean", rows["approximate"]),
                Column("Respondenten", "integer", rows["respondents"]),
            ]
        ),
        alt="Staven met het aandeel dat minstens jaarlijks contact heeft over radicalisering. "
        + " ".join(f"{r.from_name} met {r.to_name}: {_share_text(r)}." for r in rows.itertuples()),
        caveat="Van de andere richtingen noemt de tekst geen percentage; de figuur van het rapport is hier niet beschikbaar.",
        notes=("Contact over radicalisering, volgens wie daarover werkt en de enquête invulde.",),
        sources=cite(ask, rows),
    )


def _share_text(row: Any) -> str:
    return formats.about(formats.pct(row.share_pct)) if row.approximate else formats.pct(row.share_pct)

"""Which cluster letters SZW assesses too: our reading of its letter, with the reason of each."""

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.cluster_choice import ClusterChoice
from exhibits.money.context import context_of, statements
from view import formats


def szw_assessment(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """A row a letter and year: whether SZW assesses it, what it goes back to, and the money; for the whole page."""
    rows = ask("money/szw_assessed")
    unsure = rows[rows["assessed"] == "onzeker"]
    last = int(rows["year"].max())
    newest = rows[(rows["year"] == last) & (rows["assessed"] != "nee")]
    title = f"SZW beoordeelt in {last} volgens onze lezing {formats.count_word(len(newest))} letters mee"
    if len(unsure):
        named = formats.enumerate_words(
            [f"{r.letter} in {r.year} ({formats.eur_short(r.amount_eur)})" for r in unsure.itertuples()]
        )
        title += f"; onzeker is {named}"
    return Exhibit(
        key="clusters-szw",
        title=title,
        subtitle="Per letter en jaar: of SZW meebeoordeelt, met de reden en het toegekende bedrag",
        table=Table(
            [
                Column("Jaar", "year", rows["year"]),
                Column("Letter", "text", rows["letter"]),
                Column("Naam", "text", rows["name"]),
                Column("SZW beoordeelt mee", "text", rows["assessed"]),
                Column(
                    "Onderdeel in de brief", "text", ["–" if formats.is_unknown(p) else p for p in rows["szw_part"]]
                ),
                Column("Reden", "text", rows["reason"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
            ]
        ),
        alt=f"Tabel met {len(rows)} rijen, een per letter en jaar. {title}.",
        caveat=" ".join(["Deze koppeling is van dit dashboard.", *statements(ask, "geld", ["szw_onderdelen"])]),
        sources=cite(ask, rows, context_of(ask, "geld", "szw_beoordeelt_mee")),
        origin="indeling",
    )

"""Where every figure comes from: the published figures with their place, the sources, and what words mean."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Cited, Column, Exhibit, Table, cite, is_own
from exhibits.shared import phrases
from exhibits.trust.search import Found, Index
from exhibits.trust.source_choice import EVERYTHING, SourceChoice
from store.remembering import remembered
from view import formats

NO_NOTE = "–"
PER_ROW = "de plaats staat per rij in de kolom Vindplaats"  # too long to stand behind each name below the card
SEARCHED = "doorzocht"
NO_ADDRESS = "geen webadres"
NOTHING_SAID = "De bron noemt geen getal."
ONE = {
    "acties": "actie",
    "activiteiten": "activiteit",
    "aanvragers": "aanvrager",
    "casussen": "casus",
    "deelnemers": "deelnemer",
    "gemeenten": "gemeente",
    "personen": "persoon",
    "projecten": "project",
    "trainingen": "training",
}


def value_text(value: float | None, unit: str, hedge: str | None = None) -> str:
    """'€ 1.763.369', '46 van de 49 gemeenten', 'ongeveer 50%', 'n.b.': a figure as people read it."""
    if formats.is_unknown(value) or value is None:
        return formats.UNKNOWN
    if unit == "EUR":
        text = formats.eur_exact(value)
    elif unit == "mln EUR":
        text = formats.mln_eur(value)
    elif unit == "%":
        text = formats.pct(value)
    elif unit == "jaar" and value > 1900:
        text = formats.year(value)
    else:
        text = f"{formats.decimal(value)} {ONE.get(unit, unit) if value == 1 else unit}"
    return text if formats.is_unknown(hedge) else f"{hedge} {text}"


def answer(ask: Ask, choice: SourceChoice) -> str:
    """How many figures and claims there are, from how many sources, how many the sources leave out, and how many sources have none."""
    rows = ask("trust/figures")
    figures = rows[rows["table_name"] != "claim"]
    unknown = int(figures["value"].isna().sum())
    lead = (
        f"{formats.integer(len(figures))} cijfers en {formats.integer(len(rows) - len(figures))} beweringen uit "
        f"{formats.plural(rows['source_id'].nunique(), 'openbare bron', 'openbare bronnen')}, elk met de plaats in die bron."
    )
    if unknown:
        lead = f"{lead} Van {formats.plural(unknown, 'cijfer', 'cijfers')} is de waarde niet bekend: daar staat n.b."
    without = sum(one not in set(rows["source_id"]) and not is_own(one) for one in ask("trust/sources")["source_id"])
    if without:
        one = (
            "Eén andere bron heeft"
            if without == 1
            else f"{formats.count_word(without).capitalize()} andere bronnen hebben"
        )
        lead = f"{lead} {one} geen cijfer en geen bewering, maar wel iets anders dat wij gebruiken."
    return lead


def matching_rows(ask: Ask, choice: SourceChoice) -> pd.DataFrame:
    """The figures that fit the choices, the best for the search first, with `text` (the value) and `short_name` (the source)."""
    rows = _searched(ask, choice)[0]
    if choice.source_id != EVERYTHING:
        rows = rows[rows["source_id"] == choice.source_id]
    if choice.table_name != EVERYTHING:
        rows = rows[rows["table_name"] == choice.table_name]
    return rows


def _searched(ask: Ask, choice: SourceChoice) -> tuple[pd.DataFrame, Found]:
    rows = _listed(ask)
    if not choice.search:
        return rows, Found()
    found = _figure_index(ask).find(choice.search)
    return rows.iloc[list(found.positions)], found


@remembered
def _figure_index(ask: Ask) -> Index:
    """What a search looks through: the description and value of a figure, and all else that the table says of it."""
    rows = _listed(ask)
    names = rows[["description", "text"]].agg(" ".join, axis=1)
    rest = (
        rows[["about", "kind", "source", "short_name", "locator", "note", "wording"]].fillna("").agg(" ".join, axis=1)
    )
    return Index(zip(names, rest, strict=True))


@remembered
def _listed(ask: Ask) -> pd.DataFrame:
    """All rows of trust/figures, with how they read."""
    rows = ask("trust/figures")
    names = ask("trust/sources").set_index("source_id")["short_name"]
    each = list(rows.itertuples())
    return rows.assign(
        short_name=rows["source_id"].map(names),
        text=[value_text(r.value, r.unit, r.hedge) for r in each],
        kind_text=[_kind(r) for r in each],
        remark=[_remark(r) for r in each],
    )


def _places(ask: Ask, rows: pd.DataFrame) -> tuple[Cited, ...]:
    """The sources of `rows`; when there are none, the sources that were searched."""
    if rows.empty:
        return cite(ask, places=[(source_id, SEARCHED) for source_id in ask("trust/sources")["source_id"]])
    return cite(ask, places=[(source_id, PER_ROW) for source_id in rows["source_id"].unique()])


def _remark(row: Any) -> str:
    if not formats.is_unknown(row.note):
        return str(row.note)
    return NOTHING_SAID if formats.is_unknown(row.value) else NO_NOTE


def figures(ask: Ask, choice: SourceChoice) -> Exhibit:
    """Every published figure and claim that fits the choices, with its source and place."""
    rows = matching_rows(ask, choice)
    found = _searched(ask, choice)[1]
    whole = len(ask("trust/figures"))
    meant = f" voor ‘{choice.search}’" if choice.search else ""
    if rows.empty:
        title = f"Geen cijfer of bewering gevonden{meant}"
    elif found.is_partial:
        some = formats.plural(len(rows), "cijfer of bewering past", "cijfers en beweringen passen")
        title = f"Niets heeft alle woorden van ‘{choice.search}’; {some} voor een deel"
    elif len(rows) == whole:
        title = f"Alle {formats.integer(whole)} cijfers en beweringen, elk met bron en vindplaats"
    else:
        title = f"{formats.integer(len(rows))} van de {formats.integer(whole)} cijfers en beweringen gevonden{meant}"
    unknown = int(rows["value"].isna().sum())
    nothing = (
        f" Bij {formats.integer(unknown)} noemt de bron geen getal: daar staat n.b., met de reden." if unknown else ""
    )
    return Exhibit(
        key="bronnen-cijfers",
        title=title,
        subtitle="Elk cijfer en elke bewering met bron en plaats daarin",
        table=Table(
            [
                Column("Cijfer", "text", rows["description"]),
                Column("Waarde", "text", rows["text"]),
                Column("Soort", "text", rows["kind_text"]),
                Column("Bron", "text", rows["short_name"]),
                Column("Vindplaats", "text", rows["locator"]),
                Column("Toelichting", "text", rows["remark"]),
            ]
        ),
        alt=f"{phrases.table_words(len(rows), 'cijfer of bewering', 'cijfers en beweringen')}: "
        "wat het is, de waarde, de soort, de bron, de vindplaats en een toelichting.",
        notes=(
            "Zoekt in alle kolommen, in de woorden van de bron en in de vraag die gesteld is, in elke volgorde; enkelvoud, meervoud "
            "en een woord in een langer woord tellen mee. Wat het best past staat bovenaan. Heeft niets alle woorden, dan staat "
            f"er wat de meeste heeft.{nothing}",
            "Soort: ‘gedrukt’ staat met een getal in de bron, ‘afgeleid’ is gelezen uit andere woorden, ‘onbekend’ is n.b. "
            "Een bewering is een uitspraak in de tekst en telt niet als cijfer.",
        ),
        caveat=_respelled(found) if len(rows) else "",
        sources=_places(ask, rows),
        filter_text=choice.filter_text(ask, "search", "source_id", "table_name"),
    )


def _respelled(found: Found) -> str:
    """What was looked for in place of words that nothing has; '' when there are none."""
    guessed = [f"‘{typed}’ gelezen als ‘{word}’" for typed, word in found.read_as if word]
    unknown = [f"‘{typed}’" for typed, word in found.read_as if not word]
    said = [f"Dit woord komt niet voor: {', '.join(guessed)}."] if guessed else []
    said += [f"Niet gevonden en weggelaten: {', '.join(unknown)}."] if unknown else []
    return " ".join(said)


def _kind(row: Any) -> str:
    kind = f"{row.kind} ({row.inferred})" if not formats.is_unknown(row.inferred) else str(row.kind)
    return f"bewering, {kind}" if row.table_name == "claim" else kind


def sources(ask: Ask, choice: SourceChoice) -> Exhibit:
    """Every source with what it holds and how many figures and claims the database has from it."""
    rows = ask("trust/sources")
    listed = ask("trust/figures")
    is_claim = listed["table_name"] == "claim"
    counted = listed[~is_claim].groupby("source_id")["value"].agg(["size", "count"])
    claimed = listed[is_claim].groupby("source_id").size()
    rows = rows.assign(
        figures=rows["source_id"].map(counted["size"]).fillna(0).astype(int),
        known=rows["source_id"].map(counted["count"]).fillna(0).astype(int),
        claims=rows["source_id"].map(claimed).fillna(0).astype(int),
    ).sort_values(["figures", "claims", "source_id"], ascending=[False, False, True])
    top = rows.iloc[0]
    mine = rows["source_id"].map(is_own).astype(bool)
    without = list(rows.loc[(rows["figures"] + rows["claims"] == 0) & ~mine, "short_name"])
    documents, files = int((~mine).sum()), int(mine.sum())
    with_some = f", {documents - len(without)} met cijfers of beweringen" if without else ""
    beside = f" en {formats.plural(files, 'eigen bestand', 'eigen bestanden')}" if files else ""
    verb = "heeft" if len(without) == 1 else "hebben"
    return Exhibit(
        key="bronnen-lijst",
        title=f"{formats.integer(documents)} bronnen{with_some}{beside}; {formats.plural(top['figures'], 'cijfer', 'cijfers')} uit "
        f"{top['short_name']}",
        subtitle="Alle documenten die wij gebruiken, met het aantal cijfers en beweringen per document",
        table=Table(
            [
                Column("Bron", "text", rows["short_name"]),
                Column("Titel en uitgever", "text", [f"{r.title} ({r.publisher})" for r in rows.itertuples()]),
                Column("Verschenen", "date", rows["published_on"]),
                Column("Wat erin staat", "text", rows["summary"]),
                Column("Cijfers", "integer", rows["figures"]),
                Column("Waarvan n.b.", "integer", rows["figures"] - rows["known"]),
                Column("Beweringen", "integer", rows["claims"]),
                Column("Vinden", "text", [NO_ADDRESS if formats.is_unknown(url) else url for url in rows["url"]]),
            ]
        ),
        alt="Tabel met alle bronnen. "
        + " ".join(
            f"{r.short_name}: {formats.plural(r.figures, 'cijfer', 'cijfers')} en {formats.plural(r.claims, 'bewering', 'beweringen')}."
            for r in rows.itertuples()
        ),
        caveat=f"‘{NO_ADDRESS}’: wij hadden het document zelf en geen webadres. Zoek op titel en uitgever.",
        notes=(
            *(
                [
                    f"{formats.enumerate_words(without)} {verb} geen cijfer en geen bewering. Wat wij eruit gebruiken, staat in de "
                    "kolom ‘Wat erin staat’."
                ]
                if without
                else []
            ),
            *(
                ["Wat uw organisatie heeft geladen, is niet gepubliceerd en telt hier niet als cijfer."]
                if files
                else []
            ),
            "Verschenen n.b.: de bron noemt geen dag; het jaar staat in de korte naam als dat bekend is.",
            "Een krant is een bron van beweringen, nooit van cijfers.",
        ),
        sources=(),  # the table is the list of sources
        origin="indeling",
    )

"""Where every figure comes from: the published figures with their place, the sources, and what words mean."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Cited, Column, Exhibit, Table, cite
from exhibits.shared import phrases
from exhibits.trust.search import matcher, searchable
from exhibits.trust.source_choice import EVERYTHING, SourceChoice
from store.remembering import remembered
from view import formats

NO_NOTE = "–"
PER_ROW = "de plaats staat per rij in de tabel, kolom Vindplaats"
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
    """How many figures and claims there are, from how many sources, and how many the sources leave out."""
    rows = ask("trust/figures")
    figures = rows[rows["table_name"] != "claim"]
    unknown = int(figures["value"].isna().sum())
    lead = (
        f"{formats.integer(len(figures))} cijfers en {formats.integer(len(rows) - len(figures))} beweringen uit "
        f"{formats.plural(rows['source_id'].nunique(), 'openbare bron', 'openbare bronnen')}, elk met de plaats in die bron."
    )
    return (
        f"{lead} Van {formats.integer(unknown)} cijfers is de waarde niet bekend: daar staat n.b." if unknown else lead
    )


def matching_rows(ask: Ask, choice: SourceChoice) -> pd.DataFrame:
    """The figures that hold every word of the search, anywhere in what the table says of them, with `text` and `short_name`."""
    rows = _listed(ask)
    if choice.source_id != EVERYTHING:
        rows = rows[rows["source_id"] == choice.source_id]
    if choice.table_name != EVERYTHING:
        rows = rows[rows["table_name"] == choice.table_name]
    if not choice.search:
        return rows
    holds = matcher(choice.search)
    return rows[pd.Series([holds(words) for words in rows["words"]], rows.index, dtype=bool)]


@remembered
def _listed(ask: Ask) -> pd.DataFrame:
    """All rows of trust/figures, with how they read and the `words` that a search looks through."""
    rows = ask("trust/figures")
    names = ask("trust/sources").set_index("source_id")["short_name"]
    each = list(rows.itertuples())
    rows = rows.assign(
        short_name=rows["source_id"].map(names),
        text=[value_text(r.value, r.unit, r.hedge) for r in each],
        kind_text=[_kind(r) for r in each],
        remark=[_remark(r) for r in each],
    )
    words = rows[["description", "text", "source", "short_name", "locator", "note", "wording", "kind"]].fillna("")
    return rows.assign(words=[searchable(*parts) for parts in words.itertuples(index=False)])


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
    whole = len(ask("trust/figures"))
    meant = f" voor ‘{choice.search}’" if choice.search else ""
    if rows.empty:
        title = f"Geen cijfer of bewering gevonden{meant}"
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
            f"Zoekt in alle kolommen en in de woorden van de bron; alle woorden moeten voorkomen, in elke volgorde.{nothing}",
            "Soort: ‘gedrukt’ staat met een getal in de bron, ‘afgeleid’ is gelezen uit andere woorden, ‘onbekend’ is n.b. "
            "Een bewering is een uitspraak in de tekst en telt niet als cijfer.",
        ),
        sources=_places(ask, rows),
        filter_text=choice.filter_text(ask, "search", "source_id", "table_name"),
    )


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
    return Exhibit(
        key="bronnen-lijst",
        title=f"{formats.integer(len(rows))} bronnen; de meeste cijfers ({formats.integer(top['figures'])}) komen uit "
        f"{top['short_name']}",
        subtitle="Alle documenten waar cijfers en beweringen uit komen, met het aantal per document",
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
            "Verschenen n.b.: de bron noemt geen dag; het jaar staat in de korte naam als dat bekend is.",
            "Een krant is een bron van beweringen, nooit van cijfers.",
        ),
        sources=(),  # the table is the list of sources
        origin="indeling",
    )


def has_terms(ask: Ask, choice: SourceChoice) -> bool:
    """Whether a term holds the words of the search."""
    holds = matcher(choice.search)
    return any(holds(searchable(r.term, r.meaning)) for r in ask("trust/terms").itertuples())


def terms(ask: Ask, choice: SourceChoice) -> Exhibit:
    """The words that the dashboard uses, and what they mean; only those that hold the words of a search."""
    every = ask("trust/terms")
    holds = matcher(choice.search)
    rows = every[[holds(searchable(r.term, r.meaning)) for r in every.itertuples()]]
    meant = f" voor ‘{choice.search}’" if choice.search else ""
    if rows.empty:
        title = f"Geen begrip gevonden{meant}"
    elif choice.search:
        title = f"{formats.plural(len(rows), 'begrip', 'begrippen')} gevonden{meant}"
    else:
        title = f"{formats.integer(len(rows))} begrippen, met wat wij ermee bedoelen"
    return Exhibit(
        key="bronnen-begrippen",
        title=title,
        subtitle="Wat de woorden op deze pagina’s betekenen",
        table=Table(
            [
                Column("Begrip", "text", rows["term"]),
                Column("Betekenis", "text", rows["meaning"]),
                Column("Bron", "text", [NO_NOTE if formats.is_unknown(s) else s for s in rows["publisher"]]),
            ]
        ),
        alt="Tabel met begrippen en hun betekenis: " + (formats.enumerate_words(list(rows["term"])) or "geen") + ".",
        notes=("Onze omschrijving. Een bron erbij betekent dat die bron het woord zo gebruikt.",),
        sources=(),
        origin="indeling",
        filter_text=choice.filter_text(ask, "search") if choice.search else (),
    )

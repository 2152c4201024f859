"""What partners say of their own equipment, as rows that all exhibits on it share: published, or from records.

The published layer is the report's percentages; the record layer counts people, and withholds small groups of own
records (`exhibits.shared.privacy`).
"""

import textwrap
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Cited, cite
from exhibits.network import report_context
from exhibits.network.bases import statement_fits
from exhibits.network.capability_choice import CapabilityChoice
from exhibits.network.layers import layer_origin
from exhibits.shared import privacy
from exhibits.shared.own import cited as own_files
from exhibits.shared.statistics import NO_RANDOM_SAMPLE, wilson_interval
from store.remembering import remembered
from view import formats

EDUCATION = "onderwijs"


@remembered
def shares(ask: Ask, choice: CapabilityChoice) -> pd.DataFrame:
    """A row a statement and domain chosen, in the order of the report.

    Columns: step, statement, domain_id, domain, respondents, share_pct, approximate, people and answers (of a printed
    percentage the largest group that it fits), people_text, invented (a sample value without a published one),
    withheld, own, wording.
    """
    withhold = layer_origin(ask, choice.layer) == "eigen"
    rows = _published(ask) if choice.is_published else _counted(ask, withhold=withhold)
    chosen = rows["step"].isin(choice.picked_steps) & rows["domain_id"].isin(choice.picked_domains(ask))
    return rows[chosen].reset_index(drop=True)


@remembered
def _published(ask: Ask) -> pd.DataFrame:
    rows = ask("network/capability")
    fits = statement_fits(ask)
    of_rows = [fits.get((r.step, r.statement, r.domain_id)) for r in rows.itertuples()]
    return rows.assign(
        people=pd.array([None if fit is None else fit.people for fit in of_rows], dtype="Int64"),
        answers=pd.array([None if fit is None else fit.base for fit in of_rows], dtype="Int64"),
        people_text=["" if fit is None else fit.text for fit in of_rows],
        invented=False,
        withheld=False,
        own=False,
    )


def _counted(ask: Ask, *, withhold: bool) -> pd.DataFrame:
    rows = ask("network/capability_records").assign(answers=lambda x: x["agree"] + x["other"])
    rows = rows.assign(
        people=rows["agree"],
        wording=None,
        approximate=False,
        withheld=False,
        own=withhold,
        invented=False if withhold else rows["published_pct"].isna(),
    ).astype({"people": "Int64", "answers": "Int64", "respondents": "Int64"})
    if withhold and len(rows):
        rows = pd.concat([_released(group) for _, group in rows.groupby(["step", "statement"], sort=False)])
    known = rows["people"].notna() & rows["answers"].fillna(0).gt(0)
    share = rows["people"].astype(float) / rows["answers"].astype(float) * 100
    rows = rows.assign(share_pct=share.where(known.astype(bool))).drop(columns=["agree", "other", "blank"])
    return rows.assign(people_text=[_people_text(r) for r in rows.itertuples()])


def _released(rows: pd.DataFrame) -> pd.DataFrame:
    """One statement's counts without the small groups, a domain at a time; see `exhibits.shared.privacy`."""
    sizes = privacy.sizes_released(dict(zip(rows["domain_id"], rows["respondents"].astype(int), strict=True)))
    shown: list[tuple[int | None, int | None]] = []
    for r in rows.itertuples():
        counts = {"agree": int(r.agree), "other": int(r.other), "blank": int(r.blank)}
        # where those who did not answer are too few to leave out, they stay in
        apart = counts["blank"] >= privacy.MINIMUM
        split = [{"agree"}, {"other"}, {"blank"}] if apart else [{"agree"}, {"other", "blank"}]
        base = {"agree", "other"} if apart else set(counts)
        people, answers = privacy.released(counts, [split], [{"agree"}, base])
        shown.append((None, None) if sizes[r.domain_id] is None or people is None else (people, answers))
    people_shown, answers_shown = (pd.Series([one[i] for one in shown], rows.index, "Int64") for i in range(2))
    nobody = rows["respondents"].eq(0) & pd.Series([sizes[d] == 0 for d in rows["domain_id"]], rows.index)
    return rows.assign(
        respondents=pd.Series([sizes[d] for d in rows["domain_id"]], rows.index, "Int64"),
        answers=answers_shown,
        people=people_shown,
        withheld=people_shown.isna() & ~nobody,
    )


def sources(ask: Ask, choice: CapabilityChoice) -> tuple[Cited, ...]:
    """Where the percentages come from: the report, or the files of own records, which hold the statements too."""
    if layer_origin(ask, choice.layer) == "eigen":
        return own_files(ask, ("partner", "partner_statement"))
    rows = ask("network/capability")
    rows = rows[rows["step"].isin(choice.picked_steps)]
    if choice.is_published:
        return cite(ask, rows)
    extra = "de percentages waar de voorbeeldgegevens zo dicht mogelijk bij liggen"
    return cite(ask, rows, places=[(source, extra) for source in rows["source_id"].unique()])


def notes(ask: Ask, rows: pd.DataFrame, choice: CapabilityChoice) -> tuple[str, ...]:
    """What a percentage is, and what its marks mean, as far as they occur."""
    made = []
    if choice.is_published:
        if rows["share_pct"].isna().any():
            made.append(
                "n.b.: de tekst noemt geen percentage; de figuur is hier niet beschikbaar. Onbekend is niet nul."
            )
        if rows["approximate"].any():
            made.append(report_context.ABOUT_NOTE)
        made += report_context.said(ask, *report_context.BASES)
        made.append("‘Mensen’ (tabel) is de grootste groep waar het percentage bij past.")
        if rows["people"].notna().any():
            made.append(NO_RANDOM_SAMPLE)
        return tuple(made)
    made.append("Aandeel eens of zeer eens, van wie antwoord gaf: ‘weet niet’ en niet ingevuld tellen niet mee.")
    if rows["own"].any():
        made.append(f"Waar minder dan {privacy.MINIMUM} mensen niet antwoordden, tellen zij mee in het totaal.")
        made.append(NO_RANDOM_SAMPLE)
    if rows["withheld"].any():
        made += [privacy.EXPLANATION, privacy.NEEDED]
    return tuple(made)


def star_words(rows: pd.DataFrame) -> str:
    """What the star of `share_words` means, as a sentence for a caveat: it must stand where the star does; '' without one."""
    return (
        " Met *: het rapport noemt hier geen percentage, dit voorbeeld is vrij gekozen."
        if rows["invented"].any()
        else ""
    )


def took_part(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Whether anybody of each row's domain was asked; a size that is withheld says that somebody was."""
    return rows["respondents"].ne(0).fillna(True).astype(bool)


def is_complete(rows: pd.DataFrame) -> bool:
    """Whether every percentage is there: only then is the lowest of them the lowest."""
    return bool(rows.loc[took_part(rows), "share_pct"].notna().all())


def whole(value: Any) -> int | None:
    """A whole percentage or difference, rounded half up as the report prints them; None when unknown."""
    return None if formats.is_unknown(value) else formats.half_up(float(value))


def share_words(row: Any) -> str:
    """'85%', 'ongeveer 50%', '86%*', '<5', 'n.b.'"""
    if row.withheld:
        return privacy.WITHHELD
    if formats.is_unknown(row.share_pct):
        return formats.UNKNOWN
    text = formats.whole_pct(row.share_pct) + ("*" if row.invented else "")
    return formats.about(text) if row.approximate else text


def _people_text(row: Any) -> str:
    """'6 van 7', '<5' where withheld, '' where nobody answered."""
    if row.withheld:
        return privacy.WITHHELD
    if formats.is_unknown(row.people) or not row.answers:
        return ""
    return f"{formats.integer(row.people)} van {formats.integer(row.answers)}"


def interval(row: Any) -> tuple[float, float] | None:
    """The 95% interval in per cents, where the people are known and not invented."""
    if row.withheld or formats.is_unknown(row.people) or not row.answers:
        return None
    low, high = wilson_interval(int(row.people), int(row.answers))
    return 100 * low, 100 * high


def respondents_words(row: Any) -> str:
    """'7', or '<5' for a domain of own records that is too small to show."""
    return privacy.people(None if formats.is_unknown(row.respondents) else int(row.respondents))


def wrapped(text: str, width: int = 60) -> list[str]:
    """A long quotation in lines that fit a hover."""
    return textwrap.wrap(text, width)

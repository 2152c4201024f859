"""Choosing municipalities by their answers: which conditions there are, how they read, and who meets them.

What a condition means is decided in queries/needs/profile_members.sql; here are only the words and the frame around it.
"""

from dataclasses import dataclass

import pandas as pd

from exhibits.exhibit import Ask, Cited, Origin, cite
from exhibits.shared import phrases
from exhibits.shared.own import cited as own_files
from store.remembering import remembered
from view import formats

AND, OR = "en", "of"
SMALLEST_GROUP = 5
"""Below this many municipalities a share says too little: then there are only counts."""
NO_MEANS = "‘Nee’ is hier: niet genoemd in de quickscan."
"""The published counts are of who named something; in the sample everybody else says no."""
LONGEST_TITLE = 110
RECORDS = ("municipality", "quickscan_answer")
NO_SETS = {"geen": "Geen antwoorden"}
"""What is offered where no answer is known at all."""

THEMES = {
    ("kwestie", "genoemd"): "Kwesties",
    ("capaciteit", "genoemd"): "Capaciteit",
    ("beleid", "genoemd"): "Beleid",
    ("kennis", "voltooid"): "Kennis opgebouwd",
    ("kennis", "gewenst"): "Kennis gewenst",
    ("behoefte_gemeente", "genoemd"): "Behoeften van gemeenten",
    ("behoefte_professional", "genoemd"): "Behoeften van professionals",
    ("behoefte_maatschappelijk", "genoemd"): "Behoeften van organisaties",
}
# (theme, state) → as a choice for yes and for no, and inside a sentence after 'met' or 'zonder'
SENTENCES = {
    ("kwestie", "genoemd"): ("Speelt: {0}", "Niet genoemd: {0}", "{0}"),
    ("capaciteit", "genoemd"): ("Genoemd: {0}", "Niet genoemd: {0}", "‘{0}’"),
    ("beleid", "genoemd"): ("Genoemd: {0}", "Niet genoemd: {0}", "‘{0}’"),
    ("kennis", "voltooid"): ("Kennis opgebouwd bij: {0}", "Kennisopbouw niet genoemd bij: {0}", "kennisopbouw bij {0}"),
    ("kennis", "gewenst"): (
        "Meer kennis gewenst bij: {0}",
        "Meer kennis niet genoemd bij: {0}",
        "behoefte aan meer kennis bij {0}",
    ),
    ("behoefte_gemeente", "genoemd"): ("Behoefte: {0}", "Behoefte niet genoemd: {0}", "behoefte aan {0}"),
    ("behoefte_professional", "genoemd"): (
        "Professionals: {0}",
        "Professionals, niet genoemd: {0}",
        "‘{0}’ als behoefte van professionals",
    ),
    ("behoefte_maatschappelijk", "genoemd"): (
        "Organisaties: {0}",
        "Organisaties, niet genoemd: {0}",
        "behoefte aan {0} bij organisaties",
    ),
}
OTHER = ("Ja: {0}", "Nee: {0}", "‘{0}’")


@dataclass(frozen=True)
class Condition:
    """That a municipality answered yes (`wanted`) or no to an item in a state ('genoemd', 'voltooid', 'gewenst')."""

    item_id: str
    state: str
    wanted: bool

    def __str__(self) -> str:
        """As it stands in an address: 'radicalisering.genoemd.ja'."""
        return f"{self.item_id}.{self.state}.{formats.yes_no(self.wanted)}"

    @property
    def pair(self) -> str:
        """The key of item and state in the queries of needs/profile_…"""
        return f"{self.item_id}|{self.state}"


@remembered
def items(ask: Ask) -> pd.DataFrame:
    """The items with answers, in order: pair, theme, set (Dutch), label, yes_text, no_text, words, known, yes, …"""
    rows = ask("needs/profile_items")
    keys = list(zip(rows["theme"], rows["state"], strict=True))
    inside = [phrases.within(label) for label in rows["label"]]
    patterns = [SENTENCES.get(key, OTHER) for key in keys]
    rows = rows.assign(
        set=[THEMES.get(key, f"{key[0]} {key[1]}".replace("_", " ").capitalize()) for key in keys],
        yes_text=[p[0].format(w) for p, w in zip(patterns, inside, strict=True)],
        no_text=[p[1].format(w) for p, w in zip(patterns, inside, strict=True)],
        words=[p[2].format(w) for p, w in zip(patterns, inside, strict=True)],
    )
    twice = rows["yes_text"].duplicated(keep=False)
    if twice.any():
        for column in ("yes_text", "no_text"):
            rows[column] = rows[column].where(~twice, rows[column] + " (" + rows["item_id"] + ")")
    return rows


@remembered
def options(ask: Ask) -> dict[Condition, str]:
    """condition → how it reads, in order of theme, a yes and a no each; only where any answer is known."""
    known = items(ask)
    known = known[known["known"] > 0]
    return {
        Condition(r.item_id, r.state, wanted): text
        for r in known.itertuples()
        for wanted, text in ((True, r.yes_text), (False, r.no_text))
    }


@remembered
def sets(ask: Ask) -> dict[str, str]:
    """theme|state → name, of the sets of items with any known answer, in order; NO_SETS where there are none."""
    known = items(ask)
    known = known[known["known"] > 0]
    return {f"{r.theme}|{r.state}": r.set for r in known.itertuples()} or NO_SETS


def default_sets(ask: Ask) -> tuple[str, str]:
    """The first set of issues against the first set of needs, where there are such."""
    ids = list(sets(ask))
    return ids[0], next((i for i in ids if i.startswith("behoefte")), ids[-1])


def municipality_names(ask: Ask) -> dict[str, str]:
    """municipality_id → name, in order of name."""
    return dict(ask("needs/municipalities")[["municipality_id", "name"]].itertuples(index=False))


def provinces(ask: Ask) -> dict[str, str]:
    return {p: p for p in sorted(ask("needs/municipalities")["province"].unique())}


def sizes(ask: Ask) -> dict[str, str]:
    rows = ask("needs/municipalities").sort_values("size_position")
    return {s: s for s in rows["size_class"].unique()}


@remembered
def origin(ask: Ask) -> Origin:
    """Whether the records are the synthetic sample or somebody's own; one synthetic table makes all of it so."""
    loaded = ask("trust/datasets").set_index("table_name")["origin"]
    return "eigen" if all(loaded.get(table) == "eigen" for table in RECORDS) else "voorbeeld"


def titled(ask: Ask, *findings: str) -> str:
    """The first of the findings, long to short, that a title has room for; of invented records it says that it is."""
    sample = origin(ask) == "voorbeeld"
    titles = [_in_sample(finding) if sample else finding for finding in findings]
    return next((title for title in titles if len(title) <= LONGEST_TITLE), titles[-1])


def _in_sample(finding: str) -> str:
    """'In de voorbeeldgegevens: 31 gemeenten …'; a colon of the finding becomes a comma, as one sentence has one."""
    return f"In de voorbeeldgegevens: {phrases.within(finding).replace(': ', ', ', 1)}"


def no_means(ask: Ask) -> tuple[str, ...]:
    """What a no is worth, as a note; of one's own data only the owner knows."""
    return (NO_MEANS,) if origin(ask) == "voorbeeld" else ()


@remembered
def cited(ask: Ask, pairs: tuple[str, ...] | None = None) -> tuple[Cited, ...]:
    """Of the sample the counts that it adds up to; own answers come from the files that were loaded and nowhere else."""
    if origin(ask) == "eigen":
        return own_files(ask, RECORDS)
    asked = items(ask)
    if pairs is not None:
        asked = asked[asked["pair"].isin(list(pairs))]
    extra = "alleen de tellingen; de antwoorden per gemeente zijn verzonnen"
    published = cite(ask, asked, places=[(s, extra) for s in items(ask)["source_id"].unique()])
    return (*published, *own_files(ask, RECORDS))


@dataclass(frozen=True)
class Group:
    """Who meets the conditions (members), who does not (rest), and of whom that cannot be said (left_out)."""

    members: tuple[str, ...]
    rest: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def everyone(self) -> int:
        return len(self.members) + len(self.rest) + len(self.left_out)

    @property
    def too_small(self) -> bool:
        return min(len(self.members), len(self.rest)) < SMALLEST_GROUP


@remembered
def group(
    ask: Ask, conditions: tuple[Condition, ...], combine: str, provinces: tuple[str, ...], sizes: tuple[str, ...]
) -> Group:
    """Who meets all (AND) or any (OR) of the conditions, in one of the provinces and sizes; none named is any."""
    rows = ask(
        "needs/profile_members",
        item_ids=tuple(c.item_id for c in conditions),
        states=tuple(c.state for c in conditions),
        wanted=tuple(c.wanted for c in conditions),
        combine=combine,
        provinces=tuple(provinces),
        sizes=tuple(sizes),
    )
    unknown = rows["member"].isna()
    chosen = rows["member"].fillna(False).astype(bool)
    ids = rows["municipality_id"]
    return Group(tuple(ids[chosen]), tuple(ids[~chosen & ~unknown]), tuple(ids[unknown]))

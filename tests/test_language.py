"""One word for one thing: in everything that is drawn, and in the texts that are written around it."""

import re
from collections.abc import Iterator
from functools import cache

from app.card.payload import ABBREVIATION
from exhibits.exhibit import Exhibit
from exhibits.shared import phrases
from exhibits.trust.claims import LONGEST_SAID
from store import paths
from store.descriptor import load
from tests.csv_files import rows_of
from tests.walking import Drawn

OTHER_WORDS = {
    r"ten minste|tenminste|minimaal": "minstens",
    r"ten hoogste|hooguit|maximaal": "hoogstens",
    r"ca\.|circa|plusminus": "ongeveer",
    r"(?:het|welk|gemiddeld|gemiddelde) deel (?:dat|met|van de respondenten|van het budget)|^deel (?:dat|van)|gedeelte": "aandeel",
    r"gerealloceerd\w*|reallocatie: ": "ander doel",
    r"uitgekeerd|verstrekt": "toegekend",
    r"zorg & welzijn|welzijnsdomein|veiligheidsdomein": "zorg en welzijn, veiligheid",
    r"ondervraagden|geïnterviewden": "respondenten",
    r"staafdiagram|grafiek": "figuur",
    r"knoop|knopen|aansluiting|vraag en geld": "tegenstrijdigheid, controle, behoeften en middelen",
    r"stijging|toename|afname|groeide": "meer, minder, steeg, daalde",
}
"""What is not said, and what we say in its place; a source's own words stand between quotation marks."""
RULES = {re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE): ours for words, ours in OTHER_WORDS.items()}
QUOTED = re.compile(r"‘[^’]*’(?:s\b)?|“[^”]*”|'[^']*'|\"[^\"]*\"")
OF_A_SOURCE = {"Bewering", "Waar"}
"""Columns with a claim in the words of its source."""


def other_words(text: str) -> list[tuple[str, str]]:
    """The words that we have another word for, with ours."""
    ours = QUOTED.sub("", text)
    return [(hit[0], mine) for rule, mine in RULES.items() if (hit := rule.search(ours))]


@cache
def quoted() -> frozenset[str]:
    """What our tables quote from the sources, word for word."""
    columns = [(t.name, f.name) for t in load().tables for f in t.fields if f.name in ("wording", "quote")]
    assert len(columns) > 5
    return frozenset(row[column] for table, column in columns for row in rows_of(table))


def _without_claims(exhibit: Exhibit) -> str:
    """The alternative text, without the claims of a source that it repeats."""
    alt = exhibit.alt
    for claim in exhibit.table.column("Bewering").values if "Bewering" in exhibit.table.titles else ():
        alt = alt.replace(phrases.shortened(claim, LONGEST_SAID)[1:], "")
    return alt


def texts_of(exhibit: Exhibit) -> Iterator[str]:
    yield from (exhibit.title, exhibit.subtitle, _without_claims(exhibit), *exhibit.remarks, *exhibit.filter_text)
    yield from exhibit.table.titles
    for column in exhibit.table.columns:
        if column.kind == "text" and column.title not in OF_A_SOURCE:
            yield from {text for text in column.texts if text not in quoted() and not text.startswith("Bewering: ")}


NONSENSE = {
    rule: re.compile(rule)
    for rule in (
        r"\b1 van 1\b",
        r"(?<![\d,.])0 van de\b|\b(\d+) van de \1\b",
        r"(?<![\d,])0(,0)?% van (dat|het)\b",
        r"Tabel met 0\b",
        r"[Vv]an alle \d+ \w+ (zijn|is) niet",  # of none, or not of all?
        r"\(niet compleet\) het meest",  # what is unknown may be more
        r"alles voor .* niet bekend",
        r"\bn\.b\.\.",
        r"\bin geen jaar\b|\bhet hoogste was\b",  # of those that are known
        r"oorbeeldgegevens: (voelt|is|heeft|vindt|kreeg)\b",  # a verb without anybody
        r"bij [12] activiteit(en)?; alle\b",  # of one or two there is no 'all'
        r"\bevenveel( \w+)? dan\b",
        r"\b(\d+) \w+ van de \1\b",
        r"[Oo]p de lijst van [^.]* en 20\d\d\b",  # a list a year
        r"  ",
    )
}


def test_no_exhibit_counts_or_compares_what_means_nothing(drawn: list[Drawn]) -> None:
    found = {
        (sample.exhibit.key, rule, text[:160])
        for sample in drawn
        for text in (sample.exhibit.title, sample.exhibit.subtitle, sample.exhibit.alt, *sample.exhibit.remarks)
        for rule, pattern in NONSENSE.items()
        if pattern.search(text)
    }
    assert not found, sorted(found)


NO_ABBREVIATION = {"EUR", "GM"}
"""The codes of a currency and of a municipality, where the dictionary gives the values of a column."""
LETTERS = re.compile(r"[A-H](&[A-H])+|[IVX]+")
"""Of clusters and of chapters."""


def test_every_abbreviation_is_in_the_glossary(drawn: list[Drawn]) -> None:
    """A card that shows one gives its term along (`app/card/payload.py`)."""
    known = {found for row in rows_of("term") for found in ABBREVIATION.findall(row["term"])} | NO_ABBREVIATION
    met: dict[str, str] = {}
    for sample in drawn:
        exhibit = sample.exhibit
        cells = (text for c in exhibit.table.columns if c.kind == "text" for text in c.texts)
        said = (exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks, *exhibit.filter_text)
        for found in ABBREVIATION.findall(" ".join((*said, *exhibit.table.titles, *cells))):
            met.setdefault(found, exhibit.key)
    assert {"OOV", "SZW", "NCTV"} <= set(met)
    unknown = {found: key for found, key in met.items() if found not in known and not LETTERS.fullmatch(found)}
    assert not unknown, unknown


def test_a_cause_is_said_by_somebody(drawn: list[Drawn]) -> None:
    """The tables show what changed; why is a source's statement, and the sentence says whose."""
    cause = re.compile(r"\b(omdat|doordat|waardoor|dankzij|als gevolg van)\b")
    for row in rows_of("context"):
        if cause.search(row["statement"]):
            assert re.search(r"[Vv]olgens|schrijft|zegt|gekozen", row["statement"]), row["context_id"]
    for sample in drawn:
        assert not cause.search(sample.exhibit.title), (sample.name, sample.exhibit.title)


def test_each_thing_has_one_word_in_every_exhibit(drawn: list[Drawn]) -> None:
    found = {
        (sample.exhibit.key, hit, mine, text[:160])
        for sample in drawn
        for text in texts_of(sample.exhibit)
        for hit, mine in other_words(text)
    }
    assert not found, sorted(found)


def test_each_thing_has_one_word_in_the_manual_and_the_descriptions() -> None:
    files = [
        *(paths.ROOT / "docs").glob("[bgt]*.md"),
        *(paths.ROOT / "pages").glob("*.py"),
        *(paths.ROOT / "app").rglob("*.py"),
    ]
    texts = {
        f"{file.name}:{number}": line
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if not line.lstrip().startswith("page.show")
    }
    for table in load().tables:
        texts |= {f"{table.name}": f"{table.title} {table.description}"}
        texts |= {f"{table.name}.{f.name}": f"{f.title}. {f.description}" for f in table.fields}
    texts |= {f"term {row['term_id']}": f"{row['term']}. {row['meaning']}" for row in rows_of("term")}
    texts |= {f"context {row['context_id']}": row["statement"] for row in rows_of("context")}
    assert len(texts) > 200
    found = [(where, *hit) for where, text in texts.items() for hit in other_words(text)]
    assert not found, found


def test_a_word_is_found_and_a_quotation_is_not() -> None:
    assert other_words("Ten minste 5 gemeenten") == [("Ten minste", "minstens")]
    assert other_words("Het rapport zegt ‘ten minste jaarlijks’") == []
    assert other_words("ca. 50% en het deel met contact") == [("ca.", "ongeveer"), ("het deel met", "aandeel")]
    assert other_words("een deel van het beschikbare bedrag") == []

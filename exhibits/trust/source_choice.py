"""What can be chosen on the page of sources and terms."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, One, Search
from exhibits.exhibit import Ask
from store.descriptor import load

EVERYTHING = "alle"
FIRST_TABLE = "cluster_allocation"
FIND, SOURCES, TERMS, TABLES = "zoeken", "bronnen", "begrippen", "tabellen"
PARTS = {FIND: "Zoeken", SOURCES: "Bronnen", TERMS: "Begrippen", TABLES: "Tabellen"}


def source_options(ask: Ask) -> dict[str, str]:
    """The choices of the source filter: all, or one by its short name."""
    rows = ask("trust/sources")
    return {EVERYTHING: "Alle bronnen"} | dict(zip(rows["source_id"], rows["short_name"], strict=True))


def topic_options(ask: Ask) -> dict[str, str]:
    """The choices of the topic filter: all, or one table that has figures, by its Dutch title."""
    held = set(ask("trust/figures")["table_name"])
    return {EVERYTHING: "Alle onderwerpen"} | {t.name: t.title for t in load().tables if t.name in held}


def table_options() -> dict[str, str]:
    """table name → Dutch title, with the name where two titles are the same."""
    titles = [t.title for t in load().tables]
    return {t.name: t.title if titles.count(t.title) == 1 else f"{t.title} ({t.name})" for t in load().tables}


@dataclass(frozen=True)
class SourceChoice(Choice):
    """`part` is what the page shows; `search`, `source_id`, `table_name` choose figures, `table` has its columns shown."""

    part: str
    search: str
    source_id: str
    table_name: str
    table: str

    page: ClassVar[str] = "bronnen"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        def finds(choice: "SourceChoice") -> bool:
            return choice.part == FIND

        return (
            One("part", "deel", "Onderdeel", PARTS, segmented=True),
            Search("search", "zoek", "Zoek een cijfer of begrip", "Bijvoorbeeld: preventie 2021", shown=finds),
            One("source_id", "bron", "Bron", source_options(ask), search=True, shown=finds),
            One("table_name", "onderwerp", "Onderwerp", topic_options(ask), search=True, shown=finds),
            One(
                "table",
                "tabel",
                "Tabel",
                table_options(),
                FIRST_TABLE,
                search=True,
                width=320,
                shown=lambda choice: choice.part == TABLES,
            ),
        )

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        start = cls.default(ask)
        figures = [
            ("", EVERYTHING, "contact_share"),
            ("", "rand2022", EVERYTHING),
            ("veiligheid onderwijs", "uu2019", EVERYTHING),
            ("preventie 2021", EVERYTHING, EVERYTHING),
            ("komt nergens voor", EVERYTHING, EVERYTHING),
            ("", "rand2022", "case_count"),
            ("politie", "rand2022", "case_count"),
        ]
        return [
            start,
            *(replace(start, search=search, source_id=source, table_name=table) for search, source, table in figures),
            *(replace(start, part=part) for part in (SOURCES, TERMS)),
            *(replace(start, part=TABLES, table=name) for name in table_options()),
        ]

"""What is ours and not a source's, and what the sources themselves say beside their figures."""

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.shared import phrases
from exhibits.trust.source_choice import SourceChoice
from exhibits.trust.topic_choice import TOPICS
from view import formats


def mappings(ask: Ask, choice: SourceChoice) -> Exhibit:
    """Every coupling that the dashboard made itself, with the reason."""
    rows = ask("trust/mappings")
    return Exhibit(
        key="bronnen-indelingen",
        title=f"{formats.plural(len(rows), 'keuze is', 'keuzes zijn')} van ons en niet van een bron, elk met de reden",
        subtitle="Eigen indelingen van dit dashboard",
        table=Table(
            [
                Column("Indeling", "text", rows["mapping"]),
                Column("Waarvoor", "text", rows["subject"]),
                Column("Onze keuze", "text", rows["chosen"]),
                Column("Reden", "text", rows["reason"]),
            ]
        ),
        alt="Tabel met onze eigen indelingen. "
        + " ".join(f"{name}: {number}." for name, number in rows["mapping"].value_counts(sort=False).items()),
        notes=("Een andere keuze is mogelijk; de figuren die hierop rusten, noemen de indeling.",),
        sources=(),
        origin="indeling",
    )


def context(ask: Ask, choice: SourceChoice) -> Exhibit:
    """What the sources say in words beside their figures, our short sentence next to theirs."""
    rows = ask("trust/all_context")
    names = ask("trust/sources").set_index("source_id")["short_name"]
    return Exhibit(
        key="bronnen-achtergrond",
        title=f"{formats.plural(len(rows), 'opmerking', 'opmerkingen')} van de bronnen zelf bij hun cijfers",
        subtitle="Wat een bron in woorden zegt en wat u moet weten om de cijfers te lezen",
        table=Table(
            [
                Column("Onderwerp", "text", rows["topic"].map(TOPICS)),
                Column("Periode", "text", rows["period"].fillna("niet genoemd")),
                Column("In het kort", "text", rows["statement"]),
                Column("In de woorden van de bron", "text", [phrases.quoted(words) for words in rows["quote"]]),
                Column(
                    "Bron",
                    "text",
                    [
                        f"{names[i]}{' (pers)' * (k == 'pers' and '(pers)' not in names[i])}"
                        for i, k in zip(rows["source_id"], rows["source_kind"], strict=True)
                    ],
                ),
                Column("Vindplaats", "text", rows["locator"]),
            ]
        ),
        alt="Tabel met opmerkingen van de bronnen. "
        + " ".join(f"{TOPICS[topic]}: {number}." for topic, number in rows["topic"].value_counts(sort=False).items()),
        sources=cite(ask, rows),
    )

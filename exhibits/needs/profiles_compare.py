"""One municipality's profile, and two to four municipalities side by side."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.needs import conditions
from exhibits.needs.profile_choice import ProfileChoice
from view import formats


def profile(ask: Ask, choice: ProfileChoice) -> Exhibit:
    """Every answer of one municipality, or each yes, by theme, beside how many municipalities answered yes."""
    municipality = choice.municipality
    about = ask("needs/municipalities").set_index("municipality_id").loc[municipality]
    rows = _answers(ask, (municipality,))
    given = rows[municipality]
    needs = rows["theme"].str.startswith("behoefte")
    issues = rows["theme"] == "kwestie"
    shown = rows[given.eq(True)] if choice.only_yes else rows
    table = Table(
        [
            Column("Thema", "text", shown["set"]),
            Column("Onderwerp", "text", shown["label"]),
            Column("Antwoord", "boolean", shown[municipality]),
            Column("Gemeenten met ja", "integer", shown["yes"]),
            Column("Bekend bij", "integer", shown["known"]),
        ]
    )
    unknown = int(given.isna().sum())
    counted = [
        formats.plural(int(given[issues].eq(True).sum()), "kwestie", "kwesties") if given[issues].notna().any() else "",
        formats.plural(int(given[needs].eq(True).sum()), "behoefte", "behoeften") if given[needs].notna().any() else "",
    ]
    which = "Alle antwoorden ja" if choice.only_yes else "Alle antwoorden"
    summary = formats.enumerate_words([c for c in counted if c]) or "geen bekende kwesties of behoeften"
    place = f"{about['province']}, {about['size_class']} inwoners"
    return Exhibit(
        key="profielen-gemeente",
        title=f"{about['name']} ({place}): {summary}",
        table=table,
        subtitle=f"{which} van één gemeente, naast het aantal gemeenten met ja",
        alt=f"{which} van {about['name']} per thema: {summary}; {formats.plural(unknown, 'antwoord', 'antwoorden')} niet bekend.",
        notes=(
            "‘Gemeenten met ja’ telt deze gemeente mee; ‘bekend bij’ is van hoeveel gemeenten het antwoord bekend is.",
            *conditions.no_means(ask),
            *([f"n.b.: niet bekend ({unknown} van {len(rows)} antwoorden)."] if unknown else []),
        ),
        sources=conditions.cited(ask),
        origin=conditions.origin(ask),
        filter_text=(f"Gemeente: {about['name']}", *(("Antwoorden: alleen ja",) if choice.only_yes else ())),
    )


def side_by_side(ask: Ask, choice: ProfileChoice) -> Exhibit:
    """The answers of up to four municipalities beside each other; optionally only where they differ."""
    names = conditions.municipality_names(ask)
    chosen = choice.compared(ask)
    rows = _answers(ask, chosen)
    answers = rows[list(chosen)]
    differs = answers.eq(True).any(axis=1) & answers.eq(False).any(axis=1)
    comparable = int((answers.notna().sum(axis=1) > 1).sum())
    shown = rows[differs] if choice.only_different else rows
    table = Table(
        [
            Column("Thema", "text", shown["set"]),
            Column("Onderwerp", "text", shown["label"]),
            *(Column(names[one], "boolean", shown[one]) for one in chosen),
        ]
    )
    named = formats.enumerate_words([names[one] for one in chosen])
    if comparable == 0:
        title = f"{_short(names, chosen)}: van geen enkel onderwerp zijn twee antwoorden bekend"
    elif differs.any():
        title = f"{_short(names, chosen)} verschillen op {int(differs.sum())} van {comparable} onderwerpen"
    else:
        title = f"{_short(names, chosen)} antwoordden op alle {comparable} onderwerpen hetzelfde"
    if not title.startswith(named):  # the names say themselves that they are examples; without them the title does
        title = conditions.titled(ask, title)
    where = "waarop ze verschillen" if choice.only_different else "van de quickscan"
    return Exhibit(
        key="profielen-vergelijken",
        title=title,
        subtitle="Antwoorden van gemeenten naast elkaar, per onderwerp",
        table=table,
        alt=f"Tabel met de antwoorden van {named} op de onderwerpen {where}: ja, nee of niet bekend. {title}.",
        notes=(
            "Verschil: minstens één gemeente zegt ja en minstens één nee. Een onbekend antwoord (n.b.) is geen verschil.",
            *conditions.no_means(ask),
            *(
                [f"Geteld over de {comparable} onderwerpen waarvan minstens twee antwoorden bekend zijn."]
                if comparable
                else []
            ),
        ),
        sources=conditions.cited(ask),
        origin=conditions.origin(ask),
        filter_text=(
            f"Gemeenten: {named}",
            f"Onderwerpen: {'alleen verschillen' if choice.only_different else 'alle'}",
        ),
    )


def _short(names: dict[str, str], chosen: Sequence[str]) -> str:
    """The names when they fit in a title, else how many."""
    named = formats.enumerate_words([names[one] for one in chosen])
    return named if len(named) <= 60 else f"De {formats.count_word(len(chosen))} gemeenten"


def _answers(ask: Ask, municipalities: Sequence[str]) -> pd.DataFrame:
    """Every item in order with a column of answers (True, False, None) per municipality_id."""
    answers = ask("needs/profile_answers", municipalities=tuple(municipalities), pairs=())
    wide = conditions.items(ask)
    for one in municipalities:
        given = answers[answers["municipality_id"] == one].set_index("pair")["answer"]
        wide[one] = wide["pair"].map(given).astype(object)
    return wide

"""One municipality's profile, and two to four municipalities side by side."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Entries, Exhibit, Kind
from exhibits.needs import conditions as choosing
from view import formats

MOST = 4


def profile(ask: Ask, municipality: str) -> Exhibit:
    """Every answer of one municipality, by theme, beside how many municipalities answered yes."""
    about = ask("needs/municipalities").set_index("municipality_id").loc[municipality]
    rows = _answers(ask, (municipality,))
    given = rows[municipality]
    needs = rows["theme"].str.startswith("behoefte")
    issues = rows["theme"] == "kwestie"
    table = pd.DataFrame(
        {
            "Thema": rows["set"],
            "Onderwerp": rows["label"],
            "Antwoord": given,
            "Gemeenten met ja": rows["yes"],
            "Bekend bij": rows["known"],
        }
    )
    unknown = int(given.isna().sum())
    counted = [
        formats.plural(int(given[issues].eq(True).sum()), "kwestie", "kwesties") if given[issues].notna().any() else "",
        formats.plural(int(given[needs].eq(True).sum()), "behoefte", "behoeften") if given[needs].notna().any() else "",
    ]
    told = formats.enumerate_words([c for c in counted if c]) or "geen bekende kwesties of behoeften"
    place = f"{about['province']}, {about['size_class']} inwoners"
    return Exhibit(
        key="profielen-gemeente",
        title=f"{about['name']} ({place}): {told}",
        table=table,
        kinds={"Antwoord": "boolean", "Gemeenten met ja": "integer", "Bekend bij": "integer"},
        alt=f"Alle antwoorden van {about['name']} per thema: {told}; {formats.plural(unknown, 'antwoord', 'antwoorden')} niet bekend.",
        notes=(
            "‘Gemeenten met ja’ telt deze gemeente mee; ‘bekend bij’ is van hoeveel gemeenten het antwoord bekend is.",
            *choosing.no_means(ask),
            *([f"n.b.: niet bekend ({unknown} van {len(rows)} antwoorden)."] if unknown else []),
            "Afdrukken: kies in uw browser Afdrukken; de keuzebalk en de knoppen komen niet mee.",
        ),
        sources=choosing.cited(ask),
        origin=choosing.origin(ask),
        filters=(f"Gemeente: {about['name']}",),
    )


def side_by_side(ask: Ask, municipalities: Sequence[str], only_different: bool) -> Exhibit:
    """The answers of up to four municipalities beside each other; optionally only where they differ."""
    names = choosing.municipalities(ask)
    chosen = tuple(municipalities)[:MOST]
    rows = _answers(ask, chosen)
    answers = rows[list(chosen)]
    differs = answers.eq(True).any(axis=1) & answers.eq(False).any(axis=1)
    comparable = int((answers.notna().sum(axis=1) > 1).sum())
    shown = rows[differs] if only_different else rows
    table = pd.DataFrame({"Thema": shown["set"], "Onderwerp": shown["label"]}).assign(
        **{names[one]: shown[one] for one in chosen}
    )
    kinds: dict[str, Kind] = {names[one]: "boolean" for one in chosen}
    told = formats.enumerate_words([names[one] for one in chosen])
    if len(chosen) < 2:
        title = f"{told}: kies nog een gemeente om te vergelijken"
    elif comparable == 0:
        title = f"{told}: van geen enkel onderwerp zijn twee antwoorden bekend"
    elif differs.any():
        title = f"{_short(names, chosen)} verschillen op {int(differs.sum())} van {comparable} onderwerpen"
    else:
        title = f"{_short(names, chosen)} antwoordden op alle {comparable} onderwerpen hetzelfde"
    where = "waarop ze verschillen" if only_different else "van de quickscan"
    return Exhibit(
        key="profielen-vergelijken",
        title=title,
        table=table.reset_index(drop=True),
        kinds=kinds,
        alt=f"Tabel met de antwoorden van {told} op de onderwerpen {where}: ja, nee of niet bekend. {title}.",
        notes=(
            "Verschil: minstens één gemeente zegt ja en minstens één nee. Een onbekend antwoord (n.b.) is geen verschil.",
            *choosing.no_means(ask),
            *(
                [f"Geteld over de {comparable} onderwerpen waarvan minstens twee antwoorden bekend zijn."]
                if comparable
                else []
            ),
        ),
        sources=choosing.cited(ask),
        origin=choosing.origin(ask),
        filters=(f"Gemeenten: {told}", f"Onderwerpen: {'alleen verschillen' if only_different else 'alle'}"),
    )


def _short(names: dict[str, str], chosen: Sequence[str]) -> str:
    """The names when they fit in a title, else how many."""
    told = formats.enumerate_words([names[one] for one in chosen])
    return told if len(told) <= 100 else f"De {formats.count_word(len(chosen))} gemeenten"


def _answers(ask: Ask, municipalities: Sequence[str]) -> pd.DataFrame:
    """Every item in order with a column of answers (True, False, None) per municipality_id."""
    found = ask("needs/profile_answers", municipalities=tuple(municipalities), pairs=())
    wide = choosing.items(ask)
    for one in municipalities:
        given = found[found["municipality_id"] == one].set_index("pair")["answer"]
        wide[one] = wide["pair"].map(given).astype(object)
    return wide


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    ids = tuple(choosing.municipalities(ask))
    picks = [ids[:2], ids[:4], ids[3:6], ids[:1]]
    return [
        (profile, [{"municipality": one} for one in (ids[0], ids[len(ids) // 2], ids[-1])]),
        (side_by_side, [{"municipalities": p, "only_different": o} for p in picks for o in (False, True)]),
    ]

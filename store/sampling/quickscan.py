"""49 fictitious municipalities with answers that add up to the published counts of the quickscan, exactly.

How: every municipality gets a score per item, its leanings plus chance, and the k highest answer yes, where k is
the published count. Items that exclude each other are dealt out in turn, each among those who are still free.
So totals and exclusivity hold by construction; which answers go together is invented.

The same bytes everywhere: only Random.random() is used (Python promises its sequence for a seed), the sums are
plain additions and products, and equal scores are settled by the municipality's number.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

from store.sampling.files import Rows, read

SEED = 20151949
CHANCE = 2.0
"""Weight of chance beside the leanings below: with less, the answers follow each other too neatly to be believed."""

PROVINCES = dict(zip((f"Voorbeeldprovincie {letter}" for letter in "ABCDEF"), (12, 10, 9, 8, 6, 4), strict=True))
"""Invented as well: the quickscan gives no province or size, and a real province with a size may be one municipality only."""
SIZES = {"tot 50.000": 18, "50.000 tot 100.000": 17, "100.000 of meer": 14}
SIZE_LEAN = dict(zip(SIZES, (0.0, 0.5, 1.0), strict=True))

# What makes a yes likelier: 'size' and 'head_start' (0 to 1, invented per municipality) or an earlier answer.
# An item that is not listed leans on its theme; a theme that is not listed is chance alone.
THEME_LEANS: Mapping[str, Mapping[str, float]] = {
    "kwestie": {"size": 0.7},
    "capaciteit": {"size": 0.3, "head_start": 0.4},
    "beleid": {"head_start": 0.7, "size": 0.3},
    "behoefte_gemeente": {"head_start": -0.3},
    "behoefte_professional": {"size": 0.2},
    "behoefte_maatschappelijk": {"size": 0.3},
}
LEANS: Mapping[str, Mapping[str, float]] = {
    "capaciteit_onvoldoende": {"size": -0.4, "capaciteit_sociaal_domein genoemd": -0.4},
    "capaciteit_brug": {"capaciteit_contact_structureel genoemd": -0.7, "capaciteit_sociaal_domein genoemd": -0.3},
    "kennis_ambtenaren voltooid": {"head_start": 0.6, "size": 0.3},
    "kennis_politie voltooid": {"head_start": 0.4, "kennis_ambtenaren voltooid": 0.3},
    "kennis_eerstelijns voltooid": {"head_start": 0.5, "capaciteit_sociaal_domein genoemd": 0.4},
    "kennis_onderwijs voltooid": {"head_start": 0.6, "beleid_aanwezig genoemd": 0.3},
    "kennis_ambtenaren gewenst": {"kennis_ambtenaren voltooid": -0.7},
    "kennis_eerstelijns gewenst": {"kennis_eerstelijns voltooid": -0.6},
    "kennis_onderwijs gewenst": {"kennis_onderwijs voltooid": -0.8},
    "behoefte_gemeente_beleid": {"beleid_in_ontwikkeling genoemd": 0.6, "beleid_aanwezig genoemd": -0.4},
    "behoefte_gemeente_analyse": {"beleid_aanwezig genoemd": -0.3, "kwestie_wantrouwen genoemd": 0.3},
    "behoefte_gemeente_netwerk": {"capaciteit_brug genoemd": 0.4, "size": -0.2},
    "behoefte_gemeente_uitwisseling": {"size": -0.5},
    "behoefte_gemeente_communicatie": {"kwestie_groepen genoemd": 0.4},
    "behoefte_gemeente_draaiboek": {"kwestie_groepen genoemd": 0.4},
    "behoefte_professional_onderwijs": {"kennis_onderwijs voltooid": -0.5, "kennis_onderwijs gewenst": 0.3},
    "behoefte_professional_zorg_welzijn": {"kennis_eerstelijns voltooid": -0.4},
    "behoefte_professional_wijkteams": {"kennis_eerstelijns voltooid": -0.4, "size": 0.2},
    "behoefte_maatschappelijk_bewustwording": {"kwestie_radicalisering genoemd": 0.4, "size": 0.2},
    "behoefte_maatschappelijk_opvoeding": {"kwestie_discriminatie genoemd": 0.3, "size": 0.2},
    "behoefte_maatschappelijk_sleutelfiguren": {"behoefte_gemeente_netwerk genoemd": 0.5},
}


def sample(data: Path) -> dict[str, Rows]:
    """municipality and quickscan_answer, from quickscan_item.csv and quickscan_count.csv below `data`."""
    items = {r["item_id"]: r for r in read(data / "published" / "quickscan_item.csv")}
    counts = read(data / "published" / "quickscan_count.csv")
    chance = Random(SEED)  # noqa: S311 (a repeatable sample, not a secret)
    municipalities = _municipalities(int(counts[0]["base_n"]), chance)
    traits = [{"size": SIZE_LEAN[m["size_class"]], "head_start": chance.random()} for m in municipalities]
    given: dict[tuple[str, str], list[bool] | None] = {}
    for count in counts:
        item, state = items[count["item_id"]], count["state"]
        scores = [_score(item, state, n, traits[n], given) + CHANCE * chance.random() for n in range(len(traits))]
        taken = _taken(item, state, items, given)
        given[item["item_id"], state] = _highest(scores, count["municipalities"], taken)
    answers: list[dict[str, str | bool | None]] = [
        {
            "municipality_id": m["municipality_id"],
            "item_id": item_id,
            "state": state,
            "answer": None if yes is None else yes[n],
        }
        for n, m in enumerate(municipalities)
        for (item_id, state), yes in given.items()
    ]
    return {"municipality": municipalities, "quickscan_answer": answers}


def _municipalities(total: int, chance: Random) -> list[dict[str, str]]:
    provinces, sizes = _dealt(PROVINCES, total, chance), _dealt(SIZES, total, chance)
    return [
        {
            "municipality_id": f"VG{n:02}",
            "name": f"Voorbeeldgemeente {n:02}",
            "province": provinces[n - 1],
            "size_class": sizes[n - 1],
        }
        for n in range(1, total + 1)
    ]


def _dealt(numbers: Mapping[str, int], total: int, chance: Random) -> list[str]:
    """Each key as often as its number, in an order by chance."""
    cards = [key for key, times in numbers.items() for _ in range(times)]
    if len(cards) != total:
        raise ValueError(f"{sorted(numbers)} are dealt to {len(cards)} municipalities, not {total}")
    order = [chance.random() for _ in cards]
    return [cards[i] for i in sorted(range(total), key=lambda i: (order[i], i))]


def _score(
    item: Mapping[str, str],
    state: str,
    number: int,
    traits: Mapping[str, float],
    given: Mapping[tuple[str, str], list[bool] | None],
) -> float:
    """How much municipality `number` leans to yes, before chance."""
    by_state = LEANS.get(f"{item['item_id']} {state}")
    leans = by_state or LEANS.get(item["item_id"]) or THEME_LEANS.get(item["theme"], {})
    score = 0.0
    for what, weight in leans.items():
        if what in traits:
            score += weight * traits[what]
        else:
            earlier = given[what.split()[0], what.split()[1]]
            score += weight * (earlier is not None and earlier[number])
    return score


def _taken(
    item: Mapping[str, str],
    state: str,
    items: Mapping[str, Mapping[str, str]],
    given: Mapping[tuple[str, str], list[bool] | None],
) -> set[int]:
    """The municipalities that gave an answer which excludes this one."""
    group = item["exclusive_group"]
    return {
        n
        for (item_id, answered), yes in given.items()
        if group and answered == state and items[item_id]["exclusive_group"] == group and yes is not None
        for n in _who(yes)
    }


def _who(yes: Iterable[bool]) -> list[int]:
    return [n for n, answer in enumerate(yes) if answer]


def _highest(scores: list[float], count: str, taken: set[int]) -> list[bool] | None:
    """Yes for the `count` highest scores outside `taken`; nothing is known without a count."""
    if count == "":
        return None
    free = sorted((n for n in range(len(scores)) if n not in taken), key=lambda n: (-scores[n], n))
    chosen = set(free[: int(count)])
    if len(chosen) != int(count):
        raise ValueError(f"{count} municipalities asked for, only {len(free)} are free")
    return [n in chosen for n in range(len(scores))]

"""Activities of fictitious municipalities whose number and amounts are those of Table S-1, per letter and year, exactly.

How: each letter of a year gets as many activities as the table prints; its amount is divided by weights that are often
small and sometimes large, rounded as grants are, and what rounding leaves over goes to the largest. The municipalities,
titles, target groups and the state of the evaluations are invented.

The same bytes everywhere: only Random.random() and plain sums, products and quotients are used.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from store.sampling import quickscan
from store.sampling.files import Cell, Rows, read

SEED = 20202021
APPLICANTS = {2020: 18, 2021: 19}
EVALUATED_ABOVE_EUR = 100_000
SMALLEST_EUR = 1_500
STEPS_EUR = (100, 250, 500, 1_000)
EVALUATION_SHARES: Mapping[int, Sequence[tuple[str, float]]] = {
    2020: (("opgeleverd", 0.55), ("uitgezet", 0.3), ("verplicht", 0.15)),
    2021: (("opgeleverd", 0.2), ("uitgezet", 0.45), ("verplicht", 0.35)),
}
REGIONAL_SHARE = 0.2

TITLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "analyse": (
        ("Lokaal dreigingsbeeld", "gemeente"),
        ("Analyse van meldingen en signalen", "gemeente"),
        ("Verdieping op online extremisme", "gemeente"),
        ("Onderzoek naar spanningen in de wijk", "inwoners"),
    ),
    "pga": (
        ("Casusregie persoonsgerichte aanpak", "personen met een casus"),
        ("Begeleiding van terugkeerders", "personen met een casus"),
        ("Duiding bij casussen", "professionals"),
        ("Ondersteuning van gezinnen rond een casus", "ouders en familie"),
        ("Signaleringsoverleg", "professionals"),
    ),
    "sleutelfiguren": (
        ("Opbouw netwerk sleutelfiguren", "sleutelfiguren"),
        ("Trainingen voor sleutelfiguren", "sleutelfiguren"),
        ("Bijeenkomsten met sleutelfiguren", "sleutelfiguren"),
        ("Projectleiding netwerk", "sleutelfiguren"),
    ),
    "deskundigheid": (
        ("Training signaleren van radicalisering", "professionals"),
        ("Studiedag voor het onderwijs", "onderwijs"),
        ("Voorlichting aan wijkteams", "professionals"),
        ("Training voor jongerenwerkers", "professionals"),
    ),
    "preventie": (
        ("Weerbaarheidstraining voor jongeren", "jongeren"),
        ("Opvoedondersteuning", "ouders en familie"),
        ("Mentoren voor jongeren", "jongeren"),
        ("Gesprekken over vooroordelen op school", "onderwijs"),
        ("Meidengroepen in de wijk", "jongeren"),
    ),
    "evaluatie": (
        ("Effectevaluatie van een training", "gemeente"),
        ("Evaluatie van het netwerk", "gemeente"),
        ("Meten van resultaten", "gemeente"),
    ),
}


def sample(data: Path) -> dict[str, Rows]:
    """activity, from cluster_allocation.csv and cluster_letter.csv below `data`."""
    meaning = {(r["year"], r["letter"]): r["cluster_id"] for r in read(data / "published" / "cluster_letter.csv")}
    chance = Random(SEED)  # noqa: S311 (a repeatable sample, not a secret)
    applicants = _applicants(data, max(APPLICANTS.values()))
    leanings = {one: 0.4 + 2 * chance.random() for one in applicants}
    activities: list[dict[str, Cell]] = []
    for year, number in APPLICANTS.items():
        rows = [
            _activity(year, cell["letter"], meaning[cell["year"], cell["letter"]], amount, chance)
            for cell in read(data / "published" / "cluster_allocation.csv")
            if cell["year"] == str(year)
            for amount in _divided(int(cell["amount_eur"]), int(cell["activities"]), chance)
        ]
        owners = _owners(applicants[:number], leanings, len(rows), chance)
        for position, (row, owner) in enumerate(zip(rows, owners, strict=True), 1):
            activities.append({"activity_id": f"VA{year}-{position:03}", "municipality_id": owner, **row})
    return {"activity": activities}


def _applicants(data: Path, number: int) -> list[str]:
    """The largest of the fictitious municipalities: small ones seldom applied."""
    sizes = list(quickscan.SIZES)
    chosen = sorted(quickscan.sample(data)["municipality"], key=lambda m: -sizes.index(str(m["size_class"])))
    return [str(m["municipality_id"]) for m in chosen[:number]]


def _divided(total_eur: int, number: int, chance: Random) -> list[int]:
    """`number` amounts that sum to `total_eur`: most small, a few large."""
    weights = [(0.3 + chance.random()) / (1.07 - chance.random()) for _ in range(number)]
    whole = sum(weights)
    amounts = []
    for weight in weights:
        step = STEPS_EUR[int(len(STEPS_EUR) * chance.random())]
        amounts.append(max(SMALLEST_EUR, int(total_eur * weight / whole / step) * step))
    amounts[amounts.index(max(amounts))] += total_eur - sum(amounts)
    return amounts


def _owners(applicants: Sequence[str], leanings: Mapping[str, float], number: int, chance: Random) -> list[str]:
    """Every applicant once, the rest by leaning, in an order by chance."""
    whole = sum(leanings[one] for one in applicants)
    owners = list(applicants)
    while len(owners) < number:
        left = whole * chance.random()
        for one in applicants:
            left -= leanings[one]
            if left < 0:
                break
        owners.append(one)
    order = [chance.random() for _ in owners]
    return [owners[i] for i in sorted(range(number), key=lambda i: (order[i], i))]


def _activity(year: int, letter: str, cluster_id: str, amount_eur: int, chance: Random) -> dict[str, Cell]:
    title, target_group = TITLES[cluster_id][int(len(TITLES[cluster_id]) * chance.random())]
    drawn = chance.random()
    evaluation = _state(year, drawn) if amount_eur > EVALUATED_ABOVE_EUR else "geen"
    return {
        "year": year,
        "letter": letter,
        "title": title,
        "amount_eur": amount_eur,
        "target_group": target_group,
        "evaluation": evaluation,
        "regional": chance.random() < REGIONAL_SHARE,
        "correction": False,
    }


def _state(year: int, drawn: float) -> str:
    state = ""
    for candidate, share in EVALUATION_SHARES[year]:
        state, drawn = candidate, drawn - share
        if drawn < 0:
            break
    return state

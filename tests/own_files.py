"""Users' own files for the tests: made by a seed, as CSV, of any size; no row resembles what is published or the sample."""

import random
from collections.abc import Mapping, Sequence

from store.descriptor import load

PROVINCES = ("Drenthe", "Utrecht", "Zuid-Holland")
SIZES = ("tot 50.000", "50.000 tot 100.000", "100.000 of meer")
DOMAINS = ("gemeente", "veiligheid", "welzijn", "onderwijs", "maatschappelijk")
FREQUENCIES = ("wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar", "geen contact", "")
NATURES = ("algemeen", "casus", "beide", "")
SCORES = ("zeer eens", "eens", "neutraal", "oneens", "zeer oneens", "weet niet", "")


def csv(table: str, rows: Sequence[Mapping[str, object]], columns: Sequence[str] = ()) -> bytes:
    """A file as the template has it: Dutch titles, semicolons; `columns` are those of the first row unless given."""
    names = list(columns or rows[0])
    titles = {field.name: field.title for field in load().table(table).fields}
    lines = [[titles[n] for n in names], *([str(row.get(n, "")) for n in names] for row in rows)]
    return "\r\n".join(";".join(line) for line in lines).encode("utf-8-sig")


def municipality(count: int) -> bytes:
    rows = [
        {
            "municipality_id": f"eigen-{n:03}",
            "name": f"Testgemeente {n:03}",
            "province": PROVINCES[n % len(PROVINCES)],
            "size_class": SIZES[n % 2],
        }
        for n in range(1, count + 1)
    ]
    return csv("municipality", rows)


def quickscan_answer(count: int, pairs: Sequence[tuple[str, str]], seed: int = 1) -> bytes:
    """Answers of `count` municipalities to each (item_id, state): yes, no and a tenth unknown."""
    chance = random.Random(seed)
    rows = [
        {
            "municipality_id": f"eigen-{n:03}",
            "item_id": item,
            "state": state,
            "answer": chance.choices(("ja", "nee", ""), (5, 4, 1))[0],
        }
        for n in range(1, count + 1)
        for item, state in pairs
    ]
    return csv("quickscan_answer", rows)


def partner(
    count: int, domains: Sequence[str] = DOMAINS, seed: int = 2, *, place: str = "Voorbeeldstad", year: str = "2025"
) -> bytes:
    """Half of the partners in the first domain, a quarter in the next, and so on; all of one survey."""
    chance = random.Random(seed)
    weights = [2**-n for n in range(len(domains))]
    rows = [
        {
            "partner_id": f"p{n}",
            "domain_id": chance.choices(domains, weights)[0],
            "place": place,
            "year": year if place else "",
        }
        for n in range(1, count + 1)
    ]
    return csv("partner", rows)


def partner_contact(count: int, domains: Sequence[str] = DOMAINS, seed: int = 3) -> bytes:
    chance = random.Random(seed)
    rows = [
        {
            "partner_id": f"p{n}",
            "to_domain": to,
            "frequency": chance.choice(FREQUENCIES),
            "nature": chance.choice(NATURES),
        }
        for n in range(1, count + 1)
        for to in domains
    ]
    return csv("partner_contact", rows)


def partner_statement(count: int, statements: Sequence[tuple[str, str]], seed: int = 4) -> bytes:
    chance = random.Random(seed)
    rows = [
        {"partner_id": f"p{n}", "step": step, "statement": statement, "score": chance.choice(SCORES)}
        for n in range(1, count + 1)
        for step, statement in statements
    ]
    return csv("partner_statement", rows)


def activity(count: int, municipalities: int, years: Sequence[int] = (2020, 2021), seed: int = 5) -> bytes:
    chance = random.Random(seed)
    rows = [
        {
            "activity_id": f"a{n}",
            "year": chance.choice(years),
            "municipality_id": f"eigen-{chance.randint(1, municipalities):03}",
            "letter": chance.choice("ABCDEF"),
            "title": f"Eigen activiteit {n}",
            "amount_eur": f"{chance.randint(500, 150000)},00",
            "target_group": chance.choice(("jongeren", "professionals", "")),
            "evaluation": chance.choice(("geen", "verplicht", "uitgezet", "opgeleverd", "")),
            "regional": chance.choice(("ja", "nee", "")),
            "correction": "",
        }
        for n in range(1, count + 1)
    ]
    return csv("activity", rows)


CLUSTER_OF = {
    "A": "analyse",
    "B": "pga",
    "C": "sleutelfiguren",
    "D": "deskundigheid",
    "E": "preventie",
    "F": "evaluatie",
}


def cluster_letter(letters: dict[int, dict[str, str]]) -> bytes:
    """year → letter → cluster_id"""
    rows = [
        {
            "year": y,
            "letter": letter,
            "cluster_id": c,
            "name": f"Naam {letter}",
            "description": f"Omschrijving {letter}",
        }
        for y, of_year in letters.items()
        for letter, c in of_year.items()
    ]
    return csv("cluster_letter", rows)


def cluster_allocation(letters: dict[int, dict[str, str]], seed: int = 6) -> bytes:
    chance = random.Random(seed)
    rows = [
        {
            "year": y,
            "letter": letter,
            "activities": chance.randint(1, 60),
            "amount_eur": f"{chance.randint(1, 3000000)},50",
        }
        for y, of_year in letters.items()
        for letter in of_year
    ]
    return csv("cluster_allocation", rows)


def applicant(count: int) -> bytes:
    rows = [
        {
            "applicant_id": f"testplaats-{chr(96 + n)}",
            "name": f"Testplaats {chr(64 + n)}",
            "kind": "gemeente",
            "cbs_code": f"GM9{n:03}",
            "province": PROVINCES[n % len(PROVINCES)],
            "latitude": "52,1",
            "longitude": "5,2",
            "note": "",
        }
        for n in range(1, count + 1)
    ]
    return csv("applicant", rows)


def applicant_allocation(years: Sequence[int], applicants: Sequence[str], seed: int = 7) -> bytes:
    """An amount a year for each applicant, the last one's unknown."""
    chance = random.Random(seed)
    rows = [
        {
            "year": y,
            "applicant_id": one,
            "amount_eur": "" if one == applicants[-1] else f"{chance.randint(10000, 900000)},00",
            "note": "Opgave loopt nog" if one == applicants[-1] else "",
        }
        for y in years
        for one in applicants
    ]
    return csv("applicant_allocation", rows)

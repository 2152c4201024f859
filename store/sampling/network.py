"""Sample records of the Arnhem survey: 66 fictitious respondents, their contacts and their scores.

Each published share comes out as near as whole people can bring it (`nearest`); what was not published is invented
(`INVENTED_CONTACT`, `INVENTED_SCORES`) within the words of the report. Nothing here describes a real person.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from store.sampling.files import Rows, read

SEED = 20190904
FREQUENCIES = ("wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar", "geen contact")
AT_LEAST_YEARLY = 3
"""How many of FREQUENCIES, from the first on, count as contact in figure 2.2."""
NATURES = ("algemeen", "casus", "beide")

INVENTED_CONTACT = {
    "gemeente": {"veiligheid": 7, "welzijn": 7, "onderwijs": 5, "maatschappelijk": 6},
    "veiligheid": {"gemeente": 10, "welzijn": 9, "onderwijs": 5, "maatschappelijk": 4},
    "welzijn": {"gemeente": 15, "veiligheid": 13, "onderwijs": 9, "maatschappelijk": 8},
    "onderwijs": {"gemeente": 4, "veiligheid": 2, "welzijn": 4, "maatschappelijk": 1},
    "maatschappelijk": {"gemeente": 6, "veiligheid": 3, "welzijn": 3, "onderwijs": 1},
}
"""People with at least yearly contact where no share was published: 'gemeente, veiligheid en welzijnsorganisaties
[staan] het meest regelmatig met elkaar in contact', onderwijs and maatschappelijk 'nauwelijks tot geen contact'."""

INVENTED_SCORES = {
    "verantwoordelijk": {"gemeente": 85, "veiligheid": 80, "welzijn": 96, "onderwijs": 80, "maatschappelijk": 80},
    "herkennen": {"gemeente": 85, "veiligheid": 80, "welzijn": 74, "onderwijs": 50, "maatschappelijk": 64},
    "bespreken": {"gemeente": 100, "veiligheid": 100, "welzijn": 92, "onderwijs": 80, "maatschappelijk": 82},
    "melden": {"gemeente": 100, "veiligheid": 82, "welzijn": 81, "onderwijs": 40, "maatschappelijk": 82},
    "handelen": {"gemeente": 100, "veiligheid": 82, "welzijn": 74, "onderwijs": 60, "maatschappelijk": 64},
}
"""Percentages who agree where none was published, per step of the approach."""

_FREQUENCY_WEIGHTS = {"near": (3, 4, 3), "far": (0, 2, 5)}
_NATURE_WEIGHTS = {"casus": (2, 5, 3), "vooral casus": (1, 6, 2), "vooral algemeen": (6, 2, 2)}

Row = Mapping[str, str | None]


def blank_allowed(respondents: int) -> int:
    """How many of `respondents` may leave a question open: one in ten."""
    return respondents // 10


def nearest(share_pct: float, respondents: int) -> tuple[int, int]:
    """(people, answers) nearest to a printed percentage, with at most one in ten leaving the question open.

    The most answers that give the printed percentage when rounded to whole per cents (half up); where no whole
    number of people does, the nearest share, with the most answers.
    """
    tried = [(k, n) for n in range(respondents, respondents - blank_allowed(respondents) - 1, -1) for k in range(n + 1)]
    exact = [(k, n) for k, n in tried if (200 * k + n) // (2 * n) == share_pct]
    return (
        max(exact, key=lambda pair: (pair[1], -abs(100 * pair[0] / pair[1] - share_pct)))
        if exact
        else min(tried, key=lambda pair: (abs(100 * pair[0] / pair[1] - share_pct), -pair[1]))
    )


def _shuffled(items: Sequence[str], random: Random) -> list[str]:
    # random() is the one method whose outcome Python promises to keep, so the bytes stay the same
    return [item for _, item in sorted((random.random(), item) for item in items)]


def _spread(count: int, weights: Sequence[int], names: Sequence[str]) -> list[str]:
    """`count` names in the proportion of `weights`, largest remainder first."""
    total = sum(weights)
    shares = [count * weight / total for weight in weights]
    numbers = [int(share) for share in shares]
    order = sorted(range(len(weights)), key=lambda i: (numbers[i] - shares[i], i))
    for i in order[: count - sum(numbers)]:
        numbers[i] += 1
    return [name for name, number in zip(names, numbers, strict=True) for _ in range(number)]


def _contact(partners: Sequence[str], from_domain: str, to_domain: str, share: str, random: Random) -> list[Row]:
    """What the respondents of one domain answer about another."""
    people = _shuffled(partners, random)
    yes, answers = (
        nearest(float(share), len(people)) if share else (INVENTED_CONTACT[from_domain][to_domain], len(people))
    )
    near = {from_domain, to_domain} <= {"gemeente", "veiligheid", "welzijn"}
    often = _spread(yes, _FREQUENCY_WEIGHTS["near" if near else "far"], FREQUENCIES[:AT_LEAST_YEARLY])
    seldom = _spread(answers - yes, (2, 3), FREQUENCIES[AT_LEAST_YEARLY:])
    frequencies: list[str | None] = [*often, *seldom, *([None] * (len(people) - answers))]
    about = _subject(from_domain, to_domain)
    in_contact = len([f for f in frequencies if f not in (None, "geen contact")])
    natures = iter(_shuffled_natures(_spread(in_contact, _NATURE_WEIGHTS[about], NATURES), random))
    return [
        {
            "partner_id": partner,
            "to_domain": to_domain,
            "frequency": frequency,
            "nature": None if frequency in (None, "geen contact") else next(natures),
        }
        for partner, frequency in zip(people, frequencies, strict=True)
    ]


def _subject(from_domain: str, to_domain: str) -> str:
    """What contact is mostly about, by the words of the report (a key of `_NATURE_WEIGHTS`)."""
    pair = {from_domain, to_domain}
    if pair == {"gemeente", "maatschappelijk"}:
        return "vooral algemeen"
    return "vooral casus" if pair & {"onderwijs", "maatschappelijk"} else "casus"


def _shuffled_natures(natures: Sequence[str], random: Random) -> list[str]:
    numbered = _shuffled([f"{number:03d} {nature}" for number, nature in enumerate(natures)], random)
    return [text.split(" ", 1)[1] for text in numbered]


def _scores(partners: Sequence[str], row: Mapping[str, str], random: Random) -> list[Row]:
    """What the respondents of one domain answer to one statement; 'weet niet' stays out of the base."""
    people = _shuffled(partners, random)
    share = float(row["share_pct"] or INVENTED_SCORES[row["step"]][row["domain_id"]])
    agree, answers = nearest(share, len(people))
    scores = [
        *_spread(agree, (1, 3), ("zeer eens", "eens")),
        *_spread(answers - agree, (4, 3, 1), ("neutraal", "oneens", "zeer oneens")),
        *(["weet niet"] * (len(people) - answers)),
    ]
    return [
        {"partner_id": partner, "step": row["step"], "statement": row["statement"], "score": score}
        for partner, score in zip(people, scores, strict=True)
    ]


def sample(data: Path) -> dict[str, Rows]:
    """The records of partner, partner_contact and partner_statement: the same rows at every call."""
    published = data / "published"
    random = Random(SEED)  # noqa: S311 - repeatable is what we want
    of: dict[str, list[str]] = {}
    first = 1
    for row in sorted(read(published / "partner_domain.csv"), key=lambda r: int(r["position"])):
        size = int(row["respondents"])
        of[row["domain_id"]] = [f"R{number:02d}" for number in range(first, first + size)]
        first += size
    contacts = [
        found
        for row in read(published / "contact_share.csv")
        for found in _contact(of[row["from_domain"]], row["from_domain"], row["to_domain"], row["share_pct"], random)
    ]
    statements = read(published / "capability_share.csv")
    position = {row["statement"]: number for number, row in enumerate(statements)}
    scores = [found for row in statements for found in _scores(of[row["domain_id"]], row, random)]
    domains = list(of)
    return {
        "partner": [{"partner_id": p, "domain_id": domain} for domain in domains for p in of[domain]],
        "partner_contact": sorted(contacts, key=lambda r: (r["partner_id"], domains.index(str(r["to_domain"])))),
        "partner_statement": sorted(scores, key=lambda r: (r["partner_id"], position[str(r["statement"])])),
    }

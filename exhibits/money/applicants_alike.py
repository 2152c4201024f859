"""The change between two years among applicants that are the same on both lists: like with like."""

from exhibits.exhibit import Ask
from exhibits.shared import phrases
from view import formats

FOLLOWED, SAME = "zelfde naam of opvolger", "zelfde naam op beide lijsten"


def like_for_like(ask: Ask, first: int, last: int) -> str:
    """A sentence on who is on both lists, successors included where there are any; '' when nobody is, or everybody.

    The lists of two years differ in who is on them, so their totals alone do not say what happened to an applicant.
    """
    rows = ask("money/comparable_change", from_year=first, to_year=last).set_index("reading")
    if SAME not in rows.index and FOLLOWED not in rows.index:
        return ""
    followed = rows.loc[FOLLOWED] if FOLLOWED in rows.index else rows.loc[SAME]
    same = rows.loc[SAME] if SAME in rows.index else None
    successors = same is None or int(same["to_applicants"]) < int(followed["to_applicants"])
    everybody = rows.loc["alle aanvragers"]
    if (everybody[["from_applicants", "to_applicants"]] == followed["to_applicants"]).all() and not successors:
        return ""
    count = int(followed["to_applicants"])
    who = "De enige aanvrager" if count == 1 else f"Alleen de {formats.integer(count)} aanvragers"
    verb = "staat" if followed["to_applicants"] == 1 else "staan"
    where = f"die in {first} en {last} op de lijst {verb}" + (
        ", zelf of als vervolg van een gemeente" if successors else ""
    )
    if followed["unknown"]:
        missing = formats.plural(int(followed["unknown"]), "bedrag", "bedragen")
        return f"{who} {where}: het verschil is niet te geven, want {missing} {'is' if followed['unknown'] == 1 else 'zijn'} niet bekend."
    before, after = formats.eur_alike(followed["from_eur"], followed["to_eur"])
    amounts = f"{before} in {first}, {after} in {last}"
    change = phrases.compared(followed["from_eur"], followed["to_eur"], f"in {first}")
    return f"{who} {where}: samen {amounts}, {change}."

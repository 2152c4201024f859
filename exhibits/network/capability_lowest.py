"""Which domain agrees least, over the statements of which every chosen domain has a percentage."""

from dataclasses import dataclass

import pandas as pd

from exhibits.network import capability_data as base
from exhibits.network.domain_names import is_plural
from exhibits.network.tie_text import first_that_fits
from view import formats


@dataclass(frozen=True)
class Lowest:
    """`statements` can be compared over `domains`; `top` are the domains most often lowest, each `count` times.

    `basis` names whose figures count ('alle domeinen'); `shared` says that the lowest is sometimes shared; `close` counts
    how often one of `top` is lowest by less than one of its own respondents.
    """

    statements: int
    domains: tuple[str, ...]
    basis: str
    top: tuple[str, ...]
    count: int
    shared: bool
    close: int


def compared(rows: pd.DataFrame, domains_in_all: int) -> Lowest | None:
    """None when fewer than two domains, or no statement, can be compared. `top` is empty where all agree equally.

    A statement of which one domain is not known or withheld is left out: who is lowest of some is not lowest of all.
    """
    asked = rows[base.took_part(rows)]
    groups = [g for _, g in asked.groupby(["step", "statement"], sort=False) if g["share_pct"].notna().all()]
    domains = tuple(dict.fromkeys(asked["domain_id"]))
    groups = [g for g in groups if len(g) == len(domains)]
    if len(domains) < 2 or not groups:
        return None
    lowest, close = [], []
    for group in groups:
        shares = dict(zip(group["domain_id"], group["share_pct"].astype(float).round(9), strict=True))
        people = dict(zip(group["domain_id"], group["respondents"], strict=True))
        low, second = sorted(shares.values())[:2]
        if len(set(shares.values())) > 1:  # where all are equal there is no lowest
            lowest.append({d for d, share in shares.items() if share == low})
            close.append({d for d in lowest[-1] if round((second - low) * float(people[d]) / 100, 9) < 1})
    counts = {d: sum(d in one for one in lowest) for d in domains}
    best = max(counts.values())
    top = tuple(d for d in domains if best and counts[d] == best)
    basis = (
        "beide domeinen"
        if len(domains) == 2
        else "alle domeinen"
        if len(domains) == domains_in_all
        else "alle gekozen domeinen"
    )
    return Lowest(
        len(groups),
        domains,
        basis,
        top,
        best,
        any(len(one) > 1 and set(top) & one for one in lowest),
        sum(d in one for d in top for one in close),
    )


def _which(one: Lowest) -> str:
    """'de 6 stellingen met cijfers van alle domeinen', 'de enige stelling met cijfers van beide domeinen'"""
    what = "enige stelling" if one.statements == 1 else f"{one.statements} stellingen"
    return f"de {what} met cijfers van {one.basis}"


def most_often_lowest(one: Lowest, names: dict[str, str]) -> str:
    """'Van de 6 stellingen met cijfers van alle domeinen heeft onderwijs bij 4 het laagste percentage'"""
    all_of_them = "beide" if one.statements == 2 else f"alle {one.statements}"
    if not one.top:
        which = _which(one) if one.statements == 1 else _which(one).replace(f"de {one.statements}", all_of_them)
        return f"Bij {which} is het percentage overal gelijk"
    low = "lagere" if len(one.domains) == 2 else "laagste"
    lead = f"het (gedeeld) {low} percentage" if one.shared else f"het {low} percentage"
    who = formats.enumerate_words([names[d].lower() for d in one.top])
    each = " elk" if len(one.top) > 1 else ""
    verb = "hebben" if each or is_plural(one.top[0]) else "heeft"
    part = all_of_them if one.count == one.statements else f"{one.count} van de {one.statements}"
    short = "de enige stelling" if one.statements == 1 else f"{part} stellingen"
    if len(one.top) == len(one.domains) > 2:
        long = f"Elk domein heeft bij {short} met cijfers van {one.basis} {lead}"
    elif one.count == one.statements:
        full = _which(one) if one.statements == 1 else f"{part} stellingen met cijfers van {one.basis}"
        long = f"{who.capitalize()} {verb}{each} bij {full} {lead}"
    else:
        long = f"Van {_which(one)} {verb} {who}{each} bij {one.count} {lead}"
    return first_that_fits(
        long,
        f"{who.capitalize()} {verb}{each} bij {short} {lead}",
        f"{each.strip().capitalize()} bij {part} {lead}: {who}".strip().capitalize(),
        f"{each.strip().capitalize()} bij {part} het {low}: {who}".strip().capitalize(),
    )


def basis_and_margin(one: Lowest, title: str) -> str:
    """' Vergeleken: de 2 stellingen met …. In twee van die vier gevallen scheelt het minder dan één respondent.'

    The basis only where the title had no room for it.
    """
    text = "" if one.basis in title else f" Vergeleken: {_which(one)}."
    cases = one.count * len(one.top)
    if not one.close:
        return text
    if one.close == cases:
        return f"{text} Het verschil is {'telkens ' if cases > 1 else ''}minder dan één respondent."
    in_some = f"In {formats.count_word(one.close)} van die {formats.count_word(cases)} gevallen"
    return f"{text} {in_some} scheelt het minder dan één respondent."

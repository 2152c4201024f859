"""Gemeenten filteren: welke gemeenten hebben deze kwestie, missen die kennis of willen die hulp, en wie zijn dat?"""

from house import guard

from exhibits.exhibit import SAMPLE_MARK, SAMPLE_SENTENCE
from exhibits.needs import condition_text as conditions_told
from exhibits.needs import conditions, profiles, profiles_compare, profiles_together

page = guard()

LIST, DIFFERENCE, TOGETHER, ONE, COMPARE = "lijst", "verschil", "samen", "een", "vergelijken"
VIEWS = {
    LIST: "Lijst",
    DIFFERENCE: "Verschil met de rest",
    TOGETHER: "Wat gaat samen",
    ONE: "Eén gemeente",
    COMPARE: "Vergelijken",
}
QUESTIONS = {ONE: "Hoe ziet het profiel van deze gemeente eruit?", COMPARE: "Waarin verschillen deze gemeenten?"}
WAYS = {conditions.ALL: "Alle voorwaarden (en)", conditions.ANY: "Eén van de voorwaarden (of)"}

names = page.derive(conditions.municipalities)
several: tuple[str, ...] = ()
title = page.slot()
with page.filters():
    chosen = page.choose_many(
        "voorwaarde",
        "Voorwaarden",
        page.derive(conditions.options),
        everything="Kies wat gemeenten hebben, missen of willen",
        width=445,
        none_is_all=False,
        wrap=True,
    )
    combine = page.choose("combineer", "Combineren", WAYS, conditions.ALL)
    provinces = page.choose_many(
        "provincie", "Provincie", page.derive(conditions.provinces), width=200, none_is_all=False, wrap=True
    )
    sizes = page.choose_many(
        "grootte", "Grootte (inwoners)", page.derive(conditions.sizes), width=200, none_is_all=False, wrap=True
    )
    view = page.choose("bekijk", "Bekijk", VIEWS, LIST, segmented=True)
    group = {"conditions": chosen, "combine": combine, "provinces": provinces, "sizes": sizes}
    found = page.derive(conditions.group, **group)
    if view == LIST:
        sort = page.choose("sorteer", "Sorteren op", profiles.SORTS, "name")
    elif view == TOGETHER:
        sets = page.derive(profiles_together.sets)
        first, second = page.derive(profiles_together.default_sets)
        rows = page.choose("rijen", "Rijen", sets, first, width=230)
        columns = page.choose("kolommen", "Kolommen", sets, second, width=230)
    elif view == ONE:
        one = page.choose("gemeente", "Gemeente", names, next(iter(names)), width=260, search=True)
        several = (one,)
    elif view == COMPARE:
        several = page.choose_many(
            "naast",
            "Gemeenten (twee tot vier)",
            names,
            everything="Kies gemeenten",
            width=420,
            none_is_all=False,
            wrap=True,
        )
        only_different = page.switch("verschillen", "Alleen verschillen")

if view == COMPARE and len(several) < 2:
    page.note("Kies twee tot vier gemeenten. Tot dan staan hier de eerste gemeenten van uw keuze.")
    several = tuple(dict.fromkeys((*several, *found.members, *names)))[:2]
elif view == COMPARE and len(several) > profiles_compare.MOST:
    page.note(f"U koos {len(several)} gemeenten; hieronder staan de eerste vier naast elkaar.")
    several = several[: profiles_compare.MOST]

with title:
    synthetic = page.derive(conditions.origin) == "voorbeeld"
    page.heading(
        QUESTIONS.get(view, "Welke gemeenten passen bij deze voorwaarden?"),
        page.derive(conditions_told.verdict, chosen=several, **group)
        if several
        else page.derive(conditions_told.answer, **group),
        mark=SAMPLE_MARK if synthetic else None,
        about=SAMPLE_SENTENCE if synthetic else "",
    )

if view == ONE:
    page.show(profiles_compare.profile, municipality=one)
elif view == COMPARE:
    page.show(profiles_compare.side_by_side, municipalities=several, only_different=only_different)
elif not found.members:
    page.note(page.derive(conditions_told.advice, **group))
elif view == LIST:
    page.show(profiles.listing, **group, sort=sort)
elif view == DIFFERENCE:
    page.show(profiles.difference, **group)
else:
    page.show(profiles_together.together, **group, rows=rows, columns=columns)

if view == LIST and (unanswered := page.derive(conditions_told.without_answers)):
    page.note(unanswered)

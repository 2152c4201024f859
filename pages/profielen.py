"""Gemeenten filteren: welke gemeenten hebben deze kwestie, missen die kennis of willen die hulp, en wie zijn dat?"""

from app.page import guard
from exhibits.exhibit import ORIGIN_MARKS
from exhibits.needs import condition_text, conditions, profiles, profiles_compare, profiles_together
from exhibits.needs.profile_choice import COMPARE, DIFFERENCE, LIST, MOST_COMPARED, ONE, TOGETHER, ProfileChoice

page = guard()

QUESTIONS = {ONE: "Hoe ziet het profiel van deze gemeente eruit?", COMPARE: "Waarin verschillen deze gemeenten?"}

choice = page.filters(ProfileChoice)
page.heading(
    QUESTIONS.get(choice.view, "Welke gemeenten passen bij deze voorwaarden?"),
    condition_text.verdict if choice.view in (ONE, COMPARE) else condition_text.answer,
    mark=ORIGIN_MARKS.get(conditions.origin(page.ask)),
)

if choice == ProfileChoice.default(page.ask):
    examples = {
        f"profielen?{example.query_string(page.ask)}": question
        for question, example in condition_text.examples(page.ask)
    }
    page.ways({"Kies hierboven voorwaarden, of begin met een van deze vragen": examples})

if choice.view == ONE:
    page.show(profiles_compare.profile)
elif choice.view == COMPARE:
    if len(choice.municipalities) < 2:
        page.note("Kies twee tot vier gemeenten. Tot dan staan hier de eerste gemeenten van uw keuze.")
    elif len(choice.municipalities) > MOST_COMPARED:
        page.note(f"U koos {len(choice.municipalities)} gemeenten; hieronder staan de eerste vier naast elkaar.")
    page.show(profiles_compare.side_by_side)
elif not choice.group(page.ask).members:
    page.note(page.answer(condition_text.advice))
elif choice.view == DIFFERENCE:
    page.show(profiles.difference)
elif choice.view == TOGETHER:
    page.show(profiles_together.together)
else:
    page.show(profiles.listing)

if choice.view == LIST and (unanswered := condition_text.without_answers(page.ask)):
    page.note(unanswered)

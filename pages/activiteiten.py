"""Activiteiten: welke activiteiten zijn betaald, van wie, en welke moeten worden geëvalueerd?"""

from app.page import guard
from exhibits.exhibit import ORIGIN_MARKS
from exhibits.money import activities, activities_common, activities_evaluation
from exhibits.money.activity_choice import ActivityChoice

page = guard()

page.filters(ActivityChoice)
page.heading(
    "Welke activiteiten zijn betaald, en welke moeten worden geëvalueerd?",
    activities.answer,
    mark=ORIGIN_MARKS.get(activities_common.origin(page.ask)),
)
page.facts(activities.facts)
page.show(activities.listing)
page.show_beside(
    activities.sizes,
    activities_evaluation.status,
    activities.split,
    activities_evaluation.money,
    activities_evaluation.due,
)

"""Activiteiten: welke activiteiten zijn betaald, van wie, en welke moeten worden geëvalueerd?"""

from app.page import guard
from exhibits.exhibit import ORIGIN_MARKS
from exhibits.money import activities, activities_evaluation
from exhibits.money.activity_choice import ActivityChoice

page = guard()

page.filters(ActivityChoice)
page.heading(
    "Welke activiteiten zijn betaald, en welke moeten worden geëvalueerd?",
    activities.answer,
    mark=ORIGIN_MARKS.get(activities.origin(page.ask)),
)
page.facts(activities.facts)
page.show(activities.listing)
left, right = page.side_by_side()
with left:
    page.show(activities.sizes)
    page.show(activities.split)
with right:
    page.show(activities_evaluation.status)
    page.show(activities_evaluation.money)
page.show(activities_evaluation.due)

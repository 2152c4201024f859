"""Geld per gemeente: wie kreeg hoeveel, en wat veranderde er?"""

from app.page import guard
from exhibits.money import applicants, applicants_change, applicants_map, applicants_year, yearly
from exhibits.money.applicant_choice import ApplicantChoice

page = guard()

choice = page.filters(ApplicantChoice)
page.heading("Wie kreeg hoeveel, en wat veranderde er?", applicants.answer)
page.facts(applicants.facts)
if not choice.picked(page.ask):
    page.note(
        "Er is geen aanvrager die bij al uw keuzes past. Haal een provincie of aanvrager weg, of kies bij Soort ‘Alle’."
    )
    page.show(yearly.trend)
else:
    page.show(applicants.amounts)
    left, right = page.side_by_side()
    with left:
        page.show(applicants_year.ranking)
        page.show(applicants_change.change)
    with right:
        page.show(applicants_map.provinces)
        page.show(yearly.trend)
    page.show(yearly.applied)

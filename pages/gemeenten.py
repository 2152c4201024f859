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
    page.show_beside(applicants_year.ranking, applicants_map.provinces, applicants_change.change, yearly.trend)
    page.show(yearly.applied)

"""Geld per gemeente: wie kreeg hoeveel in welk jaar, en wat veranderde er?"""

from app.page import guard
from exhibits.money import applicants, applicants_announced, applicants_change, applicants_year
from exhibits.money.applicant_choice import ApplicantChoice

page = guard()

choice = page.filters(ApplicantChoice)
page.heading("Wie kreeg hoeveel, en wat veranderde er?", applicants.answer)
if not choice.picked(page.ask):
    page.note(
        "Er is geen aanvrager die bij al uw keuzes past. Haal een provincie of aanvrager weg, of kies bij Soort ‘Alle’."
    )
else:
    page.show(applicants.amounts)
    left, right = page.side_by_side()
    with left:
        page.show(applicants_year.ranking)
    with right:
        page.show(applicants_year.provinces)
    left, right = page.side_by_side()
    with left:
        if choice.from_year == choice.to_year:
            page.note(f"{applicants_change.TWO_YEARS}.")
        else:
            page.show(applicants_change.change)
    with right:
        page.show(applicants_announced.announced)

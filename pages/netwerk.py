"""Contactnetwerk: welk domein heeft contact met welk ander, hoe vaak, en op hoeveel mensen rust dat?"""

from app.page import guard
from exhibits.network import asymmetry, contact_answer, contacts, strengths
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import layer_mark
from exhibits.network.tie_text import is_sample

page = guard()

choice = page.filters(ContactChoice)
page.heading(contact_answer.question(page.ask, choice), contact_answer.answer, mark=layer_mark(page.ask, choice.layer))
page.facts(contact_answer.facts)
left, right = page.side_by_side()
with left:
    page.show(contacts.contact_network)
with right:
    page.show(contacts.matrix)
left, right = page.side_by_side()
with left:
    page.show(asymmetry.asymmetry)
with right:
    if strengths.has_strengths(page.ask, choice):
        page.show(strengths.strengths)
    if not is_sample(page.ask, choice):
        page.show(strengths.intervals)

"""Contactnetwerk: welk domein heeft contact met welk ander, hoe vaak, en op hoeveel mensen rust dat?"""

from app.page import guard
from exhibits.network import contact_answer, contacts, strengths
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import layer_mark

page = guard()

choice = page.filters(ContactChoice)
page.heading(contact_answer.question(page.ask, choice), contact_answer.answer, mark=layer_mark(page.ask, choice.layer))
left, right = page.side_by_side()
with left:
    page.show(contacts.contact_network)
with right:
    page.show(contacts.matrix)
left, right = page.side_by_side()
with left:
    page.show(contacts.asymmetry)
    page.show(strengths.strengths)
with right:
    page.show(strengths.intervals)

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
details = {
    strengths.strengths: strengths.has_strengths(page.ask, choice),
    strengths.intervals: not is_sample(page.ask, choice),
}
page.show_beside(
    contacts.contact_network,
    contacts.matrix,
    asymmetry.asymmetry,
    *(make for make, is_there in details.items() if is_there),
)

"""Controle van de cijfers: kloppen de gepubliceerde cijfers met elkaar?"""

from app.page import guard
from exhibits.trust import claims, contact_check, inconsistencies, reconciliation, sample_check
from exhibits.trust.topic_choice import EVERY, TopicChoice

page = guard()

choice = page.filters(TopicChoice)
page.heading("Kloppen de gepubliceerde cijfers met elkaar?", reconciliation.answer)
page.facts(reconciliation.facts)
page.show(reconciliation.totals)
page.show(claims.claims)
page.show(inconsistencies.inconsistencies)
if choice.topic == "behoeften":
    page.show(sample_check.sample_totals)
if choice.topic == "netwerk":
    page.show(contact_check.sample_shares)
if choice.topic == EVERY:
    page.note(
        "Tellen de voorbeeldgegevens op tot de gepubliceerde aantallen? Kies bovenaan het onderwerp Behoeften of Netwerk."
    )

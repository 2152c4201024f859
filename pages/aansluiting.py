"""Aansluiting: kloppen de gepubliceerde cijfers met elkaar?"""

from app.page import guard
from exhibits.trust import claims, contact_check, inconsistencies, reconciliation, sample_check
from exhibits.trust.topic_choice import EVERY, TopicChoice

page = guard()


choice = page.filters(TopicChoice)
page.heading("Kloppen de gepubliceerde cijfers met elkaar?", reconciliation.answer)
page.show(reconciliation.totals)
page.show(claims.claims)
page.show(inconsistencies.inconsistencies)
if choice.topic in (EVERY, "behoeften"):
    page.show(sample_check.sample_totals)
if choice.topic in (EVERY, "netwerk"):
    page.show(contact_check.sample_shares)

"""Aansluiting: kloppen de gepubliceerde cijfers met elkaar?"""

from app.page import guard
from exhibits.trust import claims, contact_check, inconsistencies, reconciliation, sample_check
from exhibits.trust.topic_choice import EVERY, TopicChoice

page = guard()

ROWS = 12  # of a long table at a time, so that the page can be scrolled

choice = page.filters(TopicChoice)
page.heading("Kloppen de gepubliceerde cijfers met elkaar?", reconciliation.answer)
page.show(reconciliation.totals, open_table=choice.only_open)
page.show(claims.claims, open_table=choice.only_open)
page.show(inconsistencies.inconsistencies, rows=ROWS)
if choice.topic in (EVERY, "behoeften"):
    page.show(sample_check.sample_totals, rows=ROWS)
if choice.topic in (EVERY, "netwerk"):
    page.show(contact_check.sample_shares, rows=ROWS)

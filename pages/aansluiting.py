"""Aansluiting: kloppen de gepubliceerde cijfers met elkaar?"""

from house import guard

from exhibits.trust import claims, reconciliation, sample_check
from exhibits.trust import contact_check as network_check
from exhibits.trust import inconsistencies as knots
from exhibits.trust.topics import ALL, TOPICS

page = guard()

ROWS = 12  # of a long table at a time, so that the page can be scrolled

title = page.slot()
with page.filters():
    topic = page.choose("onderwerp", "Onderwerp", TOPICS, ALL)
    only_open = page.switch(
        "alleen-open",
        "Alleen wat niet sluit of klopt",
        help="Opent de tabellen met alleen de totalen die niet of pas na een correctie sluiten, en de beweringen die niet kloppen.",
    )

with title:
    page.heading(
        "Kloppen de gepubliceerde cijfers met elkaar?",
        page.derive(reconciliation.answer, topic=topic),
    )
page.draw(page.derive(reconciliation.totals, topic=topic, only_open=only_open), open_table=only_open)
page.draw(page.derive(claims.claims, topic=topic, only_open=only_open), open_table=only_open)
page.draw(page.derive(knots.knots, topic=topic), rows=ROWS)
if topic in (ALL, "behoeften"):
    page.draw(page.derive(sample_check.sample_totals), rows=ROWS)
if topic in (ALL, "netwerk"):
    page.draw(page.derive(network_check.sample_shares), rows=ROWS)

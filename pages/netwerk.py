"""Contactnetwerk: welk domein heeft contact met welk ander, hoe vaak, en op hoeveel mensen rust dat?"""

from house import guard

from exhibits.exhibit import SAMPLE_SENTENCE
from exhibits.network import contact_answer as network_answer
from exhibits.network import contacts as network
from exhibits.network import strengths as network_measures
from exhibits.network import ties as network_ties

page = guard()

names = {d.domain_id: d.name for d in network_ties.domains(page.ask, network_ties.PUBLISHED).values()}
title = page.slot()
with page.filters():
    layer = page.choose("gegevens", "Gegevens", network_ties.LAYERS, network_ties.PUBLISHED)
    frequency, nature = "jaarlijks", "alle"
    if layer == network_ties.RECORDS:
        frequency = page.choose("frequentie", "Contact", network_ties.FREQUENCIES, frequency, width=220)
        nature = page.choose("aard", "Aard van het contact", network_ties.NATURES, nature, width=150)
    threshold = page.choose("drempel", "Aandeel", network_ties.THRESHOLDS, 0, width=110)
    focus = page.choose(
        "domein",
        "Domein in beeld",
        {network_ties.EVERYBODY: "Alle domeinen", **names},
        network_ties.EVERYBODY,
        width=180,
    )
choice = {"layer": layer, "frequency": frequency, "nature": nature}

with title:
    picture = page.derive(network.picture, **choice, threshold=threshold, focus=focus)
    sample = picture.mark
    page.heading(
        "Wie heeft contact met wie?" if picture.origin == "eigen" else "Wie heeft contact met wie in Arnhem?",
        page.derive(network_answer.answer, **choice, threshold=threshold, focus=focus),
        mark=sample,
        about=SAMPLE_SENTENCE if sample else "",
    )
left, right = page.side_by_side()
with left:
    page.show(network.picture, **choice, threshold=threshold, focus=focus)
with right:
    page.show(network.square, **choice)
left, right = page.side_by_side()
with left:
    page.show(network.asymmetry, **choice, focus=focus)
    page.show(network_measures.knit, **choice, threshold=threshold, focus=focus)
with right:
    page.show(network_measures.certainty, **choice, focus=focus)

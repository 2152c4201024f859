"""What the overview says besides its figures: what the dashboard holds, and what kinds of figures there are."""

from exhibits.choice import NoChoice
from exhibits.exhibit import Ask
from exhibits.shared import own
from view import formats


def answer(ask: Ask, choice: NoChoice) -> str:
    """What the dashboard holds, in one sentence."""
    used = ask("trust/figures")["source_id"].nunique()
    rows = ask("money/yearly_trend")
    years = rows.loc[~own.own_rows(rows), "year"]
    return (
        f"Geld ({int(years.min())}–{int(years.max())}), behoeften van gemeenten en contacten tussen partners: "
        f"cijfers en beweringen uit {formats.integer(used)} openbare bronnen. Bij elk cijfer staat de bron."
    )


def kinds_of_figures(ask: Ask, choice: NoChoice) -> tuple[str, ...]:
    """'Wat u hier ziet', in Markdown: how many values are printed, inferred or unknown, and claims apart."""
    rows = ask("trust/figures_by_kind")
    counted = rows.groupby(["what", "kind"])["figures"].sum()

    def number(what: str, kind: str) -> int:
        return int(counted.get((what, kind), 0))

    figures, claims = int(counted.get("cijfer").sum()), int(counted.get("bewering").sum())
    years = int(rows.loc[(rows["what"] == "cijfer") & (rows["inferred"] == "jaar"), "figures"].sum())
    return (
        f"**{formats.integer(figures)} gepubliceerde cijfers.** {formats.integer(number('cijfer', 'gedrukt'))} staan gedrukt in een "
        f"openbare bron. {formats.integer(number('cijfer', 'afgeleid'))} zijn afgeleid: {formats.integer(years)} keer het jaar, "
        f"{formats.integer(number('cijfer', 'afgeleid') - years)} keer de waarde. {formats.integer(number('cijfer', 'onbekend'))} zijn "
        "onbekend; daar staat ‘n.b.’, nooit nul en nooit een schatting.",
        f"**{formats.integer(claims)} beweringen.** Uitspraken in de tekst van een bron; ze tellen niet mee als cijfer. Bij "
        f"{formats.integer(number('bewering', 'gedrukt'))} staat het getal in de tekst, bij {formats.integer(number('bewering', 'afgeleid'))} "
        f"hebben wij het uit andere woorden gelezen; {formats.plural(number('bewering', 'onbekend'), 'noemt', 'noemen')} geen getal.",
        "**Eigen indelingen.** Welke behoefte bij welk cluster past, en meer: keuzes van dit dashboard, met de reden op ‘Bronnen en begrippen’.",
        "**Voorbeeld.** Waar per gemeente of per persoon nooit iets is gepubliceerd, staan verzonnen records die optellen "
        "tot de gepubliceerde aantallen. Ze dragen overal het merk ‘Synthetische voorbeeldgegevens’.",
        "**Eigen gegevens.** Wat uw organisatie zelf heeft geladen. Records komen in de plaats van het voorbeeld; nieuwe jaren "
        "staan naast de gepubliceerde cijfers.",
    )

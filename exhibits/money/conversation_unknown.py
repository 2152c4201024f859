"""For a conversation with one applicant: what these data do not say about it, why, and what to ask."""

from dataclasses import dataclass

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import list_years
from exhibits.money.conversation import awards_of, own_activities, years_without
from exhibits.money.conversation_choice import ConversationChoice
from exhibits.needs import conditions
from exhibits.shared import own
from view import formats


@dataclass(frozen=True)
class _Unknown:
    subject: str
    reason: str
    question: str


def unknown(ask: Ask, choice: ConversationChoice) -> Exhibit:
    """What is not known about this applicant, a row each."""
    name = choice.name(ask)
    rows = awards_of(ask, choice.applicant)
    listed = [*_of_amounts(ask, choice), *_of_use(ask, name), *_of_needs(ask, name)]
    subjects = formats.enumerate_words([one.subject[0].lower() + one.subject[1:] for one in listed[:2]])
    return Exhibit(
        key="gesprek-onbekend",
        title=f"Over {name} is niet bekend: {subjects}, en nog {len(listed) - 2} onderwerpen",
        subtitle="Wat deze gegevens over één aanvrager niet zeggen, en wat u daarom kunt vragen",
        table=Table(
            [
                Column("Niet bekend", "text", [one.subject for one in listed]),
                Column("Waarom", "text", [one.reason for one in listed]),
                Column("Vraag in het gesprek", "text", [one.question for one in listed]),
            ]
        ),
        alt=f"Een tabel met {len(listed)} onderwerpen waarover niets bekend is bij {name}. "
        + " ".join(f"{one.subject}: {formats.stop(one.reason)}" for one in listed),
        notes=("De vragen zijn van dit dashboard en staan in geen bron.", common.SPENT_NOTE),
        sources=cite(ask, rows if len(rows) else common.lists_of(ask, list_years(ask))),
        filter_text=choice.filter_text(ask),
    )


def _of_amounts(ask: Ask, choice: ConversationChoice) -> list[_Unknown]:
    name, rows = choice.name(ask), awards_of(ask, choice.applicant)
    made = []
    for r in rows[rows["amount_eur"].isna()].itertuples():
        reason = formats.text(r.note)
        made.append(
            _Unknown(f"Bedrag over {r.year}", f"op de lijst staat: ‘{reason}’", f"Welk bedrag werd het in {r.year}?")
        )
    if absent := years_without(ask, rows):
        years = formats.enumerate_words([str(year) for year in absent])
        made.append(
            _Unknown(
                f"Aanvraag voor {years}",
                f"{name} staat niet op de lijst; of er is aangevraagd, staat er niet bij",
                f"Is er voor {years} aangevraagd, en zo nee: waarom niet?",
            )
        )
    every = list_years(ask)
    last = every[-1]
    if gaps := [str(year) for year in range(every[0], last) if year not in every]:
        between = formats.enumerate_words(gaps)
        made.append(
            _Unknown(
                f"Bedragen over {between}",
                f"van {between} is geen lijst per aanvrager bekend",
                f"Wat is er in {between} aangevraagd en toegekend?",
            )
        )
    made.append(
        _Unknown(
            f"Bedragen vanaf {last + 1}",
            f"na {last} is geen lijst per aanvrager bekend",
            f"Wat is er na {last} aangevraagd en toegekend?",
        )
    )
    return made


def _of_use(ask: Ask, name: str) -> list[_Unknown]:
    made = [
        _Unknown(
            "Wat er is besteed", "de bronnen noemen alleen wat is toegekend", "Hoeveel is er besteed, en waaraan niet?"
        )
    ]
    if own_activities(ask, name).empty:
        made += [
            _Unknown(
                "Activiteiten en clusters",
                "bedragen per cluster zijn alleen van alle aanvragers samen gepubliceerd",
                "Welke activiteiten zijn betaald, en in welk cluster vallen ze?",
            ),
            _Unknown(
                "Uitkomsten van evaluaties",
                "geen bron noemt evaluaties per aanvrager",
                "Wat is geëvalueerd, en wat leverde het op?",
            ),
        ]
    return made


def _of_needs(ask: Ask, name: str) -> list[_Unknown]:
    if own_answers_of(ask, name):
        return []
    return [
        _Unknown(
            "Antwoorden op de quickscan",
            "gepubliceerd zijn aantallen gemeenten, zonder namen",
            "Welke kwesties spelen er, en welke kennis ontbreekt?",
        )
    ]


def own_answers_of(ask: Ask, name: str) -> str:
    """The municipality_id under which own answers on the quickscan hold this applicant; '' when they do not."""
    if not own.loaded(ask, "quickscan_answer", "needs/municipalities"):
        return ""
    ids = {str(label).casefold(): str(one) for one, label in conditions.municipality_names(ask).items()}
    return ids.get(name.casefold(), "")

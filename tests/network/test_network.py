"""The contact network of Arnhem: shares, measures and picture, recomputed by hand or from the files."""

import itertools
import json
from dataclasses import replace

import pytest

from exhibits.network import asymmetry, contact_answer, contacts, measures, strengths, tie_text
from exhibits.network.bases import largest_number
from exhibits.network.contact_choice import EVERYBODY, FREQUENCIES, NATURES, ContactChoice
from exhibits.network.layers import PUBLISHED, RECORDS
from exhibits.network.ties import Domain, Tie, in_focus, ties
from exhibits.trust import contact_check
from exhibits.trust.topic_choice import TopicChoice
from store.reading import Ask
from tests.csv_files import rows_of
from view.charts import network_shapes as chart

ALL_FIVE = (contacts.contact_network, contacts.matrix, asymmetry.asymmetry, strengths.strengths, strengths.intervals)
ORDER = ["wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar"]
WRITTEN = {"vijfjaarlijks": "eens in de vijf jaar"}
"""A code of the choice → the answer in the records, where they differ."""
KNOWN = {
    ("welzijn", "gemeente"): 56,
    ("veiligheid", "onderwijs"): 50,
    ("welzijn", "veiligheid"): 48,
    ("onderwijs", "gemeente"): 44,
    ("onderwijs", "veiligheid"): 18,
}


def chosen(
    layer: str,
    frequency: str = "jaarlijks",
    nature: str = "alle",
    threshold: int = 0,
    focus: str = EVERYBODY,
    *,
    with_unknown: bool = False,
) -> ContactChoice:
    return ContactChoice(layer, frequency, nature, threshold, with_unknown, focus)


def records() -> list[dict[str, str]]:
    domain = {r["partner_id"]: r["domain_id"] for r in rows_of("partner")}
    return [{**r, "from_domain": domain[r["partner_id"]]} for r in rows_of("partner_contact")]


def tie(start: str, end: str, share: float | None) -> Tie:
    return Tie(
        Domain(start, start, 10),
        Domain(end, end, 10),
        share,
        None if share is None else round(share / 10),
        None if share is None else 10,
        "onbekend" if share is None else "bekend",
    )


def small_network(shares: dict[str, float | None]) -> list[Tie]:
    """{'ab': 50} is a tie from a to b of 50%."""
    return [tie(name[0], name[1], share) for name, share in shares.items()]


# --- what was published ---------------------------------------------------------------------------------------------


def test_five_of_twenty_directions_are_published(ask: Ask) -> None:
    every = ties(ask, chosen(PUBLISHED))
    assert len(every) == 20
    assert {(t.start.domain_id, t.end.domain_id): t.rounded for t in every if t.rounded is not None} == KNOWN


def test_a_published_share_says_on_which_people_it_can_rest(ask: Ask) -> None:
    """Who answered 'weet niet' does not count, so a percentage may rest on a smaller group than all respondents."""
    people = {t.name: t.people_text for t in ties(ask, chosen(PUBLISHED)) if t.rounded is not None}
    assert people == {
        "Zorg en welzijn → Gemeente": "15 van 27, als iedereen meetelt",
        "Zorg en welzijn → Veiligheid": "13 van 27, als iedereen meetelt",
        "Veiligheid → Onderwijs": "in woorden gegeven, geen aantal",
        "Onderwijs → Gemeente": "hoogstens 4 van 9",
        "Onderwijs → Veiligheid": "past bij geen groep tot en met 10",
    }


def test_the_largest_number_of_people_tries_every_number() -> None:
    for base, share in itertools.product(range(1, 40), range(101)):
        for cut, half in ((False, 0.5), (True, 0.0)):
            fitting = [k for k in range(base + 1) if int(100 * k / base + half + 1e-9) == share]
            assert largest_number(share, base, cut=cut) == max(fitting, default=None)


def test_frequency_and_nature_do_not_touch_what_was_published(ask: Ask) -> None:
    expected = ties(ask, chosen(PUBLISHED))
    assert all(ties(ask, chosen(PUBLISHED, f, n)) == expected for f in FREQUENCIES for n in NATURES)


def test_unknown_directions_carry_the_words_of_the_report(ask: Ask) -> None:
    every = {(t.start.domain_id, t.end.domain_id): t for t in ties(ask, chosen(PUBLISHED))}
    assert "nauwelijks tot geen contact" in tie_text.hover(every["onderwijs", "maatschappelijk"], "contact")
    table = contacts.contact_network(ask, chosen(PUBLISHED)).table.frame()
    assert table["Woorden van het rapport"].str.startswith(("‘", "“")).all()


# --- the sample -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("frequency", "nature"), list(itertools.product(FREQUENCIES, NATURES)))
def test_record_shares_are_those_counted_from_the_file(ask: Ask, frequency: str, nature: str) -> None:
    often = set(ORDER[: ORDER.index(WRITTEN.get(frequency, frequency)) + 1])
    rows = records()
    checked = 0
    for every in ties(ask, chosen(RECORDS, frequency, nature)):
        of_pair = [
            r for r in rows if (r["from_domain"], r["to_domain"]) == (every.start.domain_id, every.end.domain_id)
        ]
        answered = [r for r in of_pair if r["frequency"]]
        people = sum(r["frequency"] in often and nature in ("alle", r["nature"]) for r in answered)
        assert (every.people, every.base) == (people, len(answered)), every.name
        assert every.people_text == f"{people} van {len(answered)}"
        checked += 1
    assert checked == 20


def test_a_sample_share_says_whether_it_is_copied_or_invented(ask: Ask) -> None:
    basis = {(t.start.domain_id, t.end.domain_id): t.basis for t in ties(ask, chosen(RECORDS))}
    assert {pair for pair, text in basis.items() if text != "verzonnen"} == set(KNOWN)
    assert basis["onderwijs", "veiligheid"] == "nagemaakt naar 18%"
    assert {t.basis for t in ties(ask, chosen(RECORDS, "wekelijks", "alle"))} == {"verzonnen"}


def test_the_sample_layer_is_marked_and_the_published_is_not(ask: Ask) -> None:
    for make in ALL_FIVE:
        assert make(ask, chosen(RECORDS)).mark == "Synthetische voorbeeldgegevens"
        assert make(ask, chosen(PUBLISHED)).mark is None


# --- choices --------------------------------------------------------------------------------------------------------


def drawn(ask: Ask, choice: ContactChoice) -> list[int]:
    """The shares of the arrows that are drawn."""
    meta = json.loads(contacts.contact_network(ask, choice).figure.to_json())["layout"]["meta"]
    return sorted(edge["value"] for edge in meta["edges"] if edge["drawn"])


def test_the_threshold_leaves_out_arrows_and_changes_no_measure(ask: Ask) -> None:
    everything, strong = chosen(RECORDS), chosen(RECORDS, threshold=50)
    assert drawn(ask, strong) == [share for share in drawn(ask, everything) if share >= 50]
    assert any("onder 50%" in note for note in contacts.contact_network(ask, strong).notes)
    for make in (
        contacts.contact_network,
        contacts.matrix,
        asymmetry.asymmetry,
        strengths.strengths,
        strengths.intervals,
    ):
        assert make(ask, everything).title == make(ask, strong).title
        assert make(ask, everything).table == make(ask, strong).table


def test_what_was_published_has_an_arrow_whatever_the_threshold(ask: Ask) -> None:
    assert drawn(ask, chosen(PUBLISHED, threshold=75)) == [18, 44, 48, 50, 56]


def test_the_sample_is_drawn_from_half_at_first(ask: Ask) -> None:
    first = ContactChoice.from_text("gegevens=records", ask)
    assert first.threshold == 50
    assert min(drawn(ask, first)) >= 50


def test_focus_keeps_the_eight_directions_of_a_domain(ask: Ask) -> None:
    every = in_focus(ties(ask, chosen(RECORDS)), "onderwijs")
    assert len(every) == 8
    assert all("onderwijs" in (t.start.domain_id, t.end.domain_id) for t in every)


def test_the_published_answer_says_the_words_of_the_report_where_it_prints_no_number(ask: Ask) -> None:
    said = contact_answer.answer(ask, chosen(PUBLISHED))
    words = (
        "Volgens het rapport staan de gemeente, veiligheid en zorg en welzijn ‘het meest regelmatig met elkaar in contact’ "
        "en hebben het onderwijs en maatschappelijke organisaties ‘nauwelijks tot geen contact’ met elkaar."
    )
    assert said.startswith(words)
    assert words in contacts.contact_network(ask, chosen(PUBLISHED)).alt
    assert said.endswith("Van 15 van de 20 richtingen is geen percentage bekend.")  # the highest is in the strip
    about_schools = contact_answer.answer(ask, chosen(PUBLISHED, focus="onderwijs"))
    assert about_schools.startswith(
        "Volgens het rapport hebben het onderwijs en maatschappelijke organisaties ‘nauwelijks"
    )


def test_the_report_is_quoted_on_who_answered_and_what_was_asked(ask: Ask) -> None:
    notes = " ".join(contacts.contact_network(ask, chosen(PUBLISHED)).notes)
    assert "De gemeente heeft contact met alle domeinen" in notes
    assert "werkt zelf aan radicalisering" in notes
    assert "66 vulden hem in" in notes


def test_one_of_many_is_singular() -> None:
    some = small_network({"ab": 40, "ba": 30, "ac": 10})
    hidden = [replace(some[0], state="afgeschermd", people=None, share_pct=None), *some[1:]]
    assert tie_text.missing_words(hidden) == "1 van de 3 richtingen is afgeschermd (<5)"


def test_a_tie_for_first_place_is_not_given_to_one() -> None:
    two = small_network({"ab": 40, "ba": 40, "ac": 10})
    assert tie_text.finding(two, "wekelijks contact", sample=False) == (
        "Hoogste aandeel: a → b en b → a, 40% heeft wekelijks contact"
    )
    all_equal = small_network({"ab": 40, "ba": 40, "ac": 40})
    assert tie_text.finding(all_equal, "wekelijks contact", sample=False) == (
        "In alle 3 bekende richtingen is het aandeel even hoog: 40% heeft wekelijks contact"
    )


def test_first_place_is_decided_before_rounding() -> None:
    near = small_network({"ab": 40.4, "ba": 40.3, "ac": 10})
    assert "a → b," in tie_text.finding(near, "contact", sample=False)
    same = [replace(near[0], share_pct=100 * 15 / 27), replace(near[1], share_pct=100 * 5 / 9), near[2]]
    assert "a → b en b → a" in tie_text.finding(same, "contact", sample=False)


def test_invented_answers_have_no_winner(ask: Ask) -> None:
    for make in ALL_FIVE:
        title = make(ask, chosen(RECORDS)).title
        assert title.startswith("Voorbeeldgegevens: ")
        assert not any(name in title for name in ("Gemeente", "Veiligheid", "Onderwijs", "welzijn", "organisaties"))


# --- measures against networks worked out by hand --------------------------------------------------------------------


def domains_of(names: str) -> list[Domain]:
    return [Domain(name, name, 10) for name in names]


def test_the_mean_is_of_the_known_shares() -> None:
    every = small_network({"ab": 50, "ba": 20, "ac": 0, "ca": None, "bc": None, "cb": 40})
    assert measures.mean_share(every) == pytest.approx((50 + 20 + 0 + 40) / 4)
    assert measures.mean_share(small_network({"ab": None})) is None


def test_strengths_by_hand() -> None:
    every = small_network({"ab": 50, "ba": 20, "ac": 10, "ca": 60, "bc": 0, "cb": 40})
    by_name = {s.domain.name: s for s in measures.strength_per_domain(every, domains_of("abc"))}
    assert (by_name["a"].out_pct, by_name["a"].in_pct) == (30, 40)
    assert (by_name["b"].out_pct, by_name["b"].in_pct) == (10, 45)
    assert (by_name["c"].out_pct, by_name["c"].in_pct) == (50, 5)
    assert list(by_name) == ["c", "a", "b"]


def test_one_unknown_direction_leaves_nothing_to_compare() -> None:
    every = small_network({"ab": 50, "ba": 20, "ac": None, "ca": 60, "bc": 0, "cb": 40})
    assert measures.strength_per_domain(every, domains_of("abc")) == []


def test_differences_by_hand() -> None:
    # a-b differ by 30, a-c by 30 the other way, of b-c one side is unknown
    every = small_network({"ab": 50, "ba": 20, "ac": 0, "ca": 30, "bc": 40, "cb": None})
    pairs = measures.both_sides(every)
    assert [(p.high.name, p.gap_points) for p in pairs] == [("a → b", 30), ("c → a", 30)]


def test_no_mean_per_domain_while_directions_are_unknown(ask: Ask) -> None:
    published = strengths.strengths(ask, chosen(PUBLISHED))
    assert published.figure is None
    assert "te weinig richtingen" in published.title
    assert any("Van 15 van de 20 richtingen" in note for note in published.notes)
    # (56 + 50 + 48 + 44 + 18) / 5 = 43,2
    assert any(note.endswith("bekende richtingen: 43%.") for note in published.notes)
    assert not strengths.has_strengths(ask, chosen(PUBLISHED))
    assert strengths.has_strengths(ask, chosen(RECORDS))


def test_the_largest_published_difference_is_between_safety_and_schools(ask: Ask) -> None:
    exhibit = asymmetry.asymmetry(ask, chosen(PUBLISHED))
    assert exhibit.title == "Veiligheid → Onderwijs: ongeveer 50% noemt minstens jaarlijks contact, andersom 18%"
    assert list(exhibit.table.frame()["Verschil"]) == [32]


def test_intervals_stand_only_where_the_people_are_known(ask: Ask) -> None:
    table = strengths.intervals(ask, chosen(PUBLISHED)).table.frame()
    known = table[table["Ondergrens"].notna()]
    assert list(known["Aandeel"]) == [56, 48, 44]
    # statsmodels.stats.proportion.proportion_confint(15, 27, method='wilson') = 0.3732, 0.7244
    assert (known.iloc[0]["Ondergrens"], known.iloc[0]["Bovengrens"]) == (37, 72)


def test_invented_people_have_no_interval(ask: Ask) -> None:
    exhibit = strengths.intervals(ask, chosen(RECORDS))
    assert set(exhibit.table.column("Ondergrens").values) == {None}
    assert "95%" not in exhibit.title + exhibit.caveat


# --- the picture ----------------------------------------------------------------------------------------------------


def _tags(ask: Ask, choice: ContactChoice) -> list[tuple[tuple[float, float], str]]:
    spec = json.loads(contacts.contact_network(ask, choice).figure.to_json())
    tags = next(t for t in spec["data"] if t["mode"] == "markers+text")
    return list(zip(zip(tags["x"], tags["y"], strict=True), tags["text"], strict=True))


@pytest.mark.parametrize(("frequency", "nature"), list(itertools.product(FREQUENCIES, NATURES)))
def test_percentages_on_the_arrows_do_not_cover_each_other_on_a_telephone(
    ask: Ask, frequency: str, nature: str
) -> None:
    choice = chosen(RECORDS, frequency, nature)
    above_zero = sum((t.rounded or 0) > 0 for t in ties(ask, choice))
    boxes = [chart.label_box(place, text) for place, text in _tags(ask, choice)]
    assert len(boxes) >= above_zero > 0
    assert not any(chart.overlap(one, other) for one, other in itertools.combinations(boxes, 2))


def test_both_directions_of_a_pair_are_apart(ask: Ask) -> None:
    places = chart.place(5)
    there = chart.curve(places[0], places[1], 0.2, 0.2)
    back = chart.curve(places[1], places[0], 0.2, 0.2)
    middle, other = there[len(there) // 2], back[len(back) // 2]
    assert ((middle[0] - other[0]) ** 2 + (middle[1] - other[1]) ** 2) ** 0.5 > 0.1


def test_an_arrow_is_wider_for_a_larger_share_and_ends_in_a_point() -> None:
    points = chart.curve((0, 0), (2, 0), 0.1, 0.1)

    def widest(outline: list[tuple[float, float]]) -> float:
        return max(y for _, y in outline) - min(y for _, y in outline)

    thin, thick = chart.outline(points, 0.01), chart.outline(points, 0.1)
    assert widest(thick) > widest(thin) + 0.05
    assert points[-1] in thick


def test_unknown_directions_are_thin_dotted_lines(ask: Ask) -> None:
    spec = json.loads(contacts.contact_network(ask, chosen(PUBLISHED, with_unknown=True)).figure.to_json())
    (dotted,) = [t for t in spec["data"] if t.get("line", {}).get("dash") == "dot"]
    assert dotted["x"].count(None) == 15
    assert dotted["line"]["width"] == 1
    assert len(_tags(ask, chosen(PUBLISHED))) == 5
    assert "±\u00a050%" in [text for _, text in _tags(ask, chosen(PUBLISHED))]


def test_the_figure_draws_the_shares_of_the_table(ask: Ask) -> None:
    exhibit = contacts.contact_network(ask, chosen(RECORDS))
    spec = json.loads(exhibit.figure.to_json())
    drawn = {v for t in spec["data"] for v in t.get("customdata") or [] if v is not None}
    assert drawn == set(exhibit.table.column("Aandeel").values) - {0}


# --- aansluiting ----------------------------------------------------------------------------------------------------


def test_every_published_share_is_compared_with_the_sample(ask: Ask) -> None:
    table = contact_check.sample_shares(ask, TopicChoice.default(ask)).table.frame()
    assert len(table) == 5 + 34
    schools = table.set_index("Uitspraak").loc["Onderwijs heeft contact met veiligheid"]
    assert (schools["Mensen in het voorbeeld"], schools["Verschil"]) == ("2 van 10", 2.0)
    assert "geen heel aantal van 10" in schools["Waarom"]
    missing = table.set_index("Uitspraak").loc["Onderwijs heeft contact met gemeente"]
    assert "één respondent laat de vraag open" in missing["Waarom"]


def test_differences_are_sample_minus_published(ask: Ask) -> None:
    table = contact_check.sample_shares(ask, TopicChoice.default(ask)).table.frame()
    for row in table.itertuples(index=False):
        people, base = map(int, row[3].split(" van "))
        assert row.Verschil == pytest.approx(round(100 * people / base - row.Gepubliceerd, 1), abs=1e-9)

"""The contact network of Arnhem: shares, measures and picture, recomputed by hand or from the files."""

import itertools
import json
from dataclasses import replace

import networkx as nx
import pytest

from exhibits.network import contact_answer, contacts, measures, strengths, tie_text
from exhibits.network.contact_choice import EVERYBODY, FREQUENCIES, NATURES, THRESHOLDS, ContactChoice
from exhibits.network.layers import PUBLISHED, RECORDS
from exhibits.network.ties import Domain, Tie, above_threshold, in_focus, ties, whole_people
from exhibits.trust import contact_check
from exhibits.trust.topic_choice import TopicChoice
from store.reading import Ask
from tests.csv_reader import rows_of
from view.charts import network_shapes as chart

ALL_FIVE = (contacts.contact_network, contacts.matrix, contacts.asymmetry, strengths.strengths, strengths.intervals)
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
    layer: str, frequency: str = "jaarlijks", nature: str = "alle", threshold: int = 0, focus: str = EVERYBODY
) -> ContactChoice:
    return ContactChoice(layer, frequency, nature, threshold, focus)


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


def test_a_published_share_is_in_people_only_where_a_whole_number_fits(ask: Ask) -> None:
    people = {t.name: t.people_text for t in ties(ask, chosen(PUBLISHED)) if t.rounded is not None}
    assert people == {
        "Zorg en welzijn → Gemeente": "15 van 27",
        "Zorg en welzijn → Veiligheid": "13 van 27",
        "Veiligheid → Onderwijs": "past bij geen heel aantal van 11",
        "Onderwijs → Gemeente": "past bij geen heel aantal van 10",
        "Onderwijs → Veiligheid": "past bij geen heel aantal van 10",
    }


def test_whole_people_tries_every_number() -> None:
    for base, share in itertools.product(range(1, 40), range(101)):
        fitting = [k for k in range(base + 1) if int(100 * k / base + 0.5) == share]
        assert whole_people(share, base) == (fitting[0] if len(fitting) == 1 else None)


def test_frequency_and_nature_do_not_touch_what_was_published(ask: Ask) -> None:
    expected = ties(ask, chosen(PUBLISHED))
    assert all(ties(ask, chosen(PUBLISHED, f, n)) == expected for f in FREQUENCIES for n in NATURES)


def test_unknown_directions_carry_the_words_of_the_report(ask: Ask) -> None:
    every = {(t.start.domain_id, t.end.domain_id): t for t in ties(ask, chosen(PUBLISHED))}
    assert "nauwelijks tot geen contact" in tie_text.hover(every["onderwijs", "maatschappelijk"], "contact")
    table = contacts.contact_network(ask, chosen(PUBLISHED)).table.frame()
    assert table["Woorden in het rapport"].notna().all()


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


def test_the_threshold_hides_known_shares_below_it_and_keeps_unknown_ones(ask: Ask) -> None:
    every = ties(ask, chosen(PUBLISHED))
    left = above_threshold(every, 50)
    assert sorted(t.rounded for t in left if t.rounded is not None) == [50, 56]
    assert sum(t.rounded is None for t in left) == 15


def test_focus_keeps_the_eight_directions_of_a_domain(ask: Ask) -> None:
    every = in_focus(ties(ask, chosen(RECORDS)), "onderwijs")
    assert len(every) == 8
    assert all("onderwijs" in (t.start.domain_id, t.end.domain_id) for t in every)


def test_titles_and_answer_hold_for_every_choice(ask: Ask) -> None:
    domains = [EVERYBODY, "gemeente", "maatschappelijk"]
    for layer, frequency, nature, threshold, focus in itertools.product(
        (PUBLISHED, RECORDS), FREQUENCIES, ("alle", "beide"), THRESHOLDS, domains
    ):
        every = above_threshold(in_focus(ties(ask, chosen(layer, frequency, nature)), focus), threshold)
        shares = [t.rounded for t in every if t.rounded is not None]
        title = tie_text.finding(every, threshold)
        assert len(title) <= 170
        said = contact_answer.answer(ask, chosen(layer, frequency, nature, threshold, focus))
        assert said.endswith(".")
        if shares:
            assert f"{max(shares)}%" in title
            assert f"{max(shares)}%" in said
        else:
            assert "geen" in title
            assert "geen" in said


def test_the_published_answer_says_the_words_of_the_report_where_it_prints_no_number(ask: Ask) -> None:
    said = contact_answer.answer(ask, chosen(PUBLISHED))
    words = (
        "Volgens het rapport staan gemeente, veiligheid en zorg en welzijn ‘het meest regelmatig met elkaar in contact’ "
        "en hebben onderwijs en maatschappelijke organisaties ‘nauwelijks tot geen contact’ met elkaar."
    )
    assert said.startswith(words)
    assert words in contacts.contact_network(ask, chosen(PUBLISHED)).alt
    about_schools = contact_answer.answer(ask, chosen(PUBLISHED, "jaarlijks", "alle", 0, "onderwijs"))
    assert about_schools.startswith("Volgens het rapport hebben onderwijs en maatschappelijke organisaties ‘nauwelijks")
    assert "het rapport" not in contact_answer.answer(ask, chosen(RECORDS))


def test_two_directions_at_the_top_each_come_with_their_people(ask: Ask) -> None:
    assert "100% (7 van 7 en 7 van 7)" in contact_answer.answer(ask, chosen(RECORDS))
    title = contacts.asymmetry(ask, chosen(RECORDS)).title
    assert title == "Grootste verschil: Gemeente → Zorg en welzijn 100% (7 van 7), andersom 56% (15 van 27)"


def test_one_of_many_is_singular() -> None:
    some = small_network({"ab": 40, "ba": 30, "ac": 10})
    hidden = [replace(some[0], state="afgeschermd", people=None, share_pct=None), *some[1:]]
    assert tie_text.missing_words(hidden) == "1 van de 3 richtingen is afgeschermd (<5)"


def test_a_tie_for_first_place_is_not_given_to_one() -> None:
    two = small_network({"ab": 40, "ba": 40, "ac": 10})
    assert tie_text.finding(two) == "Meeste contact: a → b en b → a (40%); minste: a → c (10%)"
    all_equal = small_network({"ab": 40, "ba": 40, "ac": 40})
    assert tie_text.finding(all_equal) == "Meeste contact: drie richtingen (40%)"


# --- measures against networks worked out by hand --------------------------------------------------------------------


def test_density_counts_known_directions_only() -> None:
    every = small_network({"ab": 50, "ba": 20, "ac": 0, "ca": None, "bc": None, "cb": 40})
    measured = measures.measure(every)
    assert (measured.directions, measured.known) == (6, 4)
    assert measured.density == pytest.approx(3 / 4)
    assert measured.mean_pct == pytest.approx((50 + 20 + 0 + 40) / 4)


def test_density_of_a_whole_network_is_that_of_networkx() -> None:
    every = small_network({"ab": 50, "ba": 20, "ac": 0, "ca": 30, "bc": 0, "cb": 40})
    assert measures.measure(every).density == pytest.approx(nx.density(measures.graph(every)))


def test_reciprocity_by_hand() -> None:
    # pairs: a-b 50 and 20 (20 both ways), a-c 0 and 30 (nothing both ways), b-c has one side unknown
    every = small_network({"ab": 50, "ba": 20, "ac": 0, "ca": 30, "bc": 40, "cb": None})
    measured = measures.measure(every)
    assert measured.reciprocity == pytest.approx((20 + 20) / (50 + 20 + 0 + 30))
    assert (measured.mutual_pairs, measured.reciprocal_pairs) == (2, 1)


def test_equal_both_ways_is_wholly_reciprocal() -> None:
    assert measures.measure(small_network({"ab": 30, "ba": 30})).reciprocity == pytest.approx(1)


def test_strengths_by_hand() -> None:
    every = small_network({"ab": 50, "ba": 20, "ac": 10, "ca": None, "bc": None, "cb": 40})
    by_name = {s.name: s for s in measures.strength_per_domain(every, [(x, x) for x in "abcd"])}
    assert (by_name["a"].out_pct, by_name["a"].out_known) == (30, 2)
    assert (by_name["b"].in_pct, by_name["b"].in_known) == (45, 2)
    assert (by_name["c"].out_pct, by_name["c"].in_pct) == (40, 10)
    assert by_name["a"].mean_pct == pytest.approx((50 + 10 + 20) / 3)
    assert by_name["d"].mean_pct is None


def test_nothing_known_gives_no_measure() -> None:
    measured = measures.measure(small_network({"ab": None, "ba": None}))
    assert (measured.density, measured.mean_pct, measured.reciprocity) == (None, None, None)


def test_the_threshold_takes_weak_ties_out_of_the_measured_network() -> None:
    measured = measures.measure(small_network({"ab": 50, "ba": 20, "ac": 10, "ca": 30}), 25)
    assert measured.density == pytest.approx(2 / 4)
    assert measured.reciprocity == 0


def test_published_measures_say_how_many_directions_are_left_out(ask: Ask) -> None:
    exhibit = strengths.strengths(ask, chosen(PUBLISHED))
    assert "15" in exhibit.title
    assert any("15 van de 20 richtingen" in note for note in exhibit.notes)
    # (56 + 50 + 48 + 44 + 18) / 5 = 43,2
    assert "43%" in exhibit.title


def test_no_domain_is_called_the_most_connected_while_directions_are_unknown(ask: Ask) -> None:
    assert "sterkst" not in strengths.strengths(ask, chosen(PUBLISHED)).title
    assert "sterkst" in strengths.strengths(ask, chosen(RECORDS)).title


def test_the_largest_published_difference_is_between_safety_and_schools(ask: Ask) -> None:
    exhibit = contacts.asymmetry(ask, chosen(PUBLISHED))
    assert exhibit.title == "Grootste verschil: Veiligheid → Onderwijs 50%, andersom 18%"
    assert list(exhibit.table.frame()["Verschil"]) == [32]


def test_intervals_stand_only_where_the_people_are_known(ask: Ask) -> None:
    table = strengths.intervals(ask, chosen(PUBLISHED)).table.frame()
    known = table[table["Ondergrens"].notna()]
    assert list(known["Mensen"]) == ["15 van 27", "13 van 27"]
    # statsmodels.stats.proportion.proportion_confint(15, 27, method='wilson') = 0.3732, 0.7244
    assert (known.iloc[0]["Ondergrens"], known.iloc[0]["Bovengrens"]) == (37, 72)


# --- the picture ----------------------------------------------------------------------------------------------------


def _tags(ask: Ask, choice: ContactChoice) -> list[tuple[tuple[float, float], str]]:
    spec = json.loads(contacts.contact_network(ask, choice).figure.to_json(engine="json"))
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
    spec = json.loads(contacts.contact_network(ask, chosen(PUBLISHED)).figure.to_json(engine="json"))
    (dotted,) = [t for t in spec["data"] if t.get("line", {}).get("dash") == "dot"]
    assert dotted["x"].count(None) == 15
    assert dotted["line"]["width"] == 1
    assert len(_tags(ask, chosen(PUBLISHED))) == 5


def test_the_figure_draws_the_shares_of_the_table(ask: Ask) -> None:
    exhibit = contacts.contact_network(ask, chosen(RECORDS))
    spec = json.loads(exhibit.figure.to_json(engine="json"))
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

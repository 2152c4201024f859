"""The contact network of Arnhem: shares, measures and picture, recomputed by hand or from the files."""

import csv
import itertools
import json
from dataclasses import replace

import networkx as nx
import pytest

from exhibits import (
    network,
    network_answer,
    network_check,
    network_measures,
    network_numbers,
    network_ties,
    network_words,
)
from exhibits.network_ties import FREQUENCIES, NATURES, PUBLISHED, RECORDS, THRESHOLDS, Domain, Tie, ties
from store import paths
from store.reading import Ask
from view.charts import network_shapes as chart

ORDER = ["wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar"]
KNOWN = {
    ("welzijn", "gemeente"): 56,
    ("veiligheid", "onderwijs"): 50,
    ("welzijn", "veiligheid"): 48,
    ("onderwijs", "gemeente"): 44,
    ("onderwijs", "veiligheid"): 18,
}


def records() -> list[dict[str, str]]:
    def read(name: str) -> list[dict[str, str]]:
        with (paths.DATA / "sample" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    domain = {r["partner_id"]: r["domain_id"] for r in read("partner")}
    return [{**r, "from_domain": domain[r["partner_id"]]} for r in read("partner_contact")]


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
    found = ties(ask, PUBLISHED, "jaarlijks", "alle")
    assert len(found) == 20
    assert {(t.start.domain_id, t.end.domain_id): t.rounded for t in found if t.rounded is not None} == KNOWN


def test_a_published_share_is_in_people_only_where_a_whole_number_fits(ask: Ask) -> None:
    people = {t.name: t.people_text for t in ties(ask, PUBLISHED, "jaarlijks", "alle") if t.rounded is not None}
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
        assert network_ties.whole_people(share, base) == (fitting[0] if len(fitting) == 1 else None)


def test_frequency_and_nature_do_not_touch_what_was_published(ask: Ask) -> None:
    expected = ties(ask, PUBLISHED, "jaarlijks", "alle")
    assert all(ties(ask, PUBLISHED, f, n) == expected for f in FREQUENCIES for n in NATURES)


def test_unknown_directions_carry_the_words_of_the_report(ask: Ask) -> None:
    found = {(t.start.domain_id, t.end.domain_id): t for t in ties(ask, PUBLISHED, "jaarlijks", "alle")}
    assert "nauwelijks tot geen contact" in network_words.hover(found["onderwijs", "maatschappelijk"], "contact")
    table = network.picture(ask, PUBLISHED, "jaarlijks", "alle").table
    assert table["Woorden in het rapport"].notna().all()


# --- the sample -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("frequency", "nature"), list(itertools.product(FREQUENCIES, NATURES)))
def test_record_shares_are_those_counted_from_the_file(ask: Ask, frequency: str, nature: str) -> None:
    often = set(ORDER[: ORDER.index(frequency) + 1])
    rows = records()
    checked = 0
    for found in ties(ask, RECORDS, frequency, nature):
        of_pair = [
            r for r in rows if (r["from_domain"], r["to_domain"]) == (found.start.domain_id, found.end.domain_id)
        ]
        answered = [r for r in of_pair if r["frequency"]]
        people = sum(r["frequency"] in often and nature in ("alle", r["nature"]) for r in answered)
        assert (found.people, found.base) == (people, len(answered)), found.name
        assert found.people_text == f"{people} van {len(answered)}"
        checked += 1
    assert checked == 20


def test_a_sample_share_says_whether_it_is_copied_or_invented(ask: Ask) -> None:
    basis = {(t.start.domain_id, t.end.domain_id): t.basis for t in ties(ask, RECORDS, next(iter(FREQUENCIES)), "alle")}
    assert {pair for pair, text in basis.items() if text != "verzonnen"} == set(KNOWN)
    assert basis["onderwijs", "veiligheid"] == "nagemaakt naar 18%"
    assert {t.basis for t in ties(ask, RECORDS, "wekelijks", "alle")} == {"verzonnen"}


def test_the_sample_layer_is_marked_and_the_published_is_not(ask: Ask) -> None:
    for make in (network.picture, network.square, network.asymmetry, network_measures.knit, network_measures.certainty):
        assert make(ask, RECORDS, "jaarlijks", "alle").mark == "Synthetische voorbeeldgegevens"
        assert make(ask, PUBLISHED, "jaarlijks", "alle").mark is None


# --- choices --------------------------------------------------------------------------------------------------------


def test_the_threshold_hides_known_shares_below_it_and_keeps_unknown_ones(ask: Ask) -> None:
    every = ties(ask, PUBLISHED, "jaarlijks", "alle")
    left = network_words.chosen(every, 50)
    assert sorted(t.rounded for t in left if t.rounded is not None) == [50, 56]
    assert sum(t.rounded is None for t in left) == 15


def test_focus_keeps_the_eight_directions_of_a_domain(ask: Ask) -> None:
    found = network_words.chosen(ties(ask, RECORDS, "jaarlijks", "alle"), 0, "onderwijs")
    assert len(found) == 8
    assert all("onderwijs" in (t.start.domain_id, t.end.domain_id) for t in found)


def test_titles_and_answer_hold_for_every_choice(ask: Ask) -> None:
    domains = ["", "gemeente", "maatschappelijk"]
    for layer, frequency, nature, threshold, focus in itertools.product(
        (PUBLISHED, RECORDS), FREQUENCIES, ("alle", "beide"), THRESHOLDS, domains
    ):
        found = network_words.chosen(ties(ask, layer, frequency, nature), threshold, focus)
        shares = [t.rounded for t in found if t.rounded is not None]
        title = network_words.finding(found, threshold)
        assert len(title) <= 170
        said = network_answer.answer(ask, layer, frequency, nature, threshold, focus)
        assert said.endswith(".")
        if shares:
            assert f"{max(shares)}%" in title
            assert f"{max(shares)}%" in said
        else:
            assert "geen" in title
            assert "geen" in said


def test_the_published_answer_says_the_words_of_the_report_where_it_prints_no_number(ask: Ask) -> None:
    said = network_answer.answer(ask, PUBLISHED, "jaarlijks", "alle")
    words = (
        "Volgens het rapport staan gemeente, veiligheid en zorg en welzijn ‘het meest regelmatig met elkaar in contact’ "
        "en hebben onderwijs en maatschappelijke organisaties ‘nauwelijks tot geen contact’ met elkaar."
    )
    assert said.startswith(words)
    assert words in network.picture(ask, PUBLISHED, "jaarlijks", "alle").alt
    about_schools = network_answer.answer(ask, PUBLISHED, "jaarlijks", "alle", 0, "onderwijs")
    assert about_schools.startswith("Volgens het rapport hebben onderwijs en maatschappelijke organisaties ‘nauwelijks")
    assert "het rapport" not in network_answer.answer(ask, RECORDS, "jaarlijks", "alle")


def test_two_directions_at_the_top_each_come_with_their_people(ask: Ask) -> None:
    assert "100% (7 van 7 en 7 van 7)" in network_answer.answer(ask, RECORDS, "jaarlijks", "alle")
    title = network.asymmetry(ask, RECORDS, "jaarlijks", "alle").title
    assert title == "Grootste verschil: Gemeente → Zorg en welzijn 100% (7 van 7), andersom 56% (15 van 27)"


def test_one_of_many_is_singular() -> None:
    some = small_network({"ab": 40, "ba": 30, "ac": 10})
    hidden = [replace(some[0], state="afgeschermd", people=None, share_pct=None), *some[1:]]
    assert network_words.missing_words(hidden) == "1 van de 3 richtingen is afgeschermd (<5)"


def test_a_tie_for_first_place_is_not_given_to_one() -> None:
    two = small_network({"ab": 40, "ba": 40, "ac": 10})
    assert network_words.finding(two) == "Meeste contact: a → b en b → a (40%); minste: a → c (10%)"
    all_equal = small_network({"ab": 40, "ba": 40, "ac": 40})
    assert network_words.finding(all_equal) == "Meeste contact: drie richtingen (40%)"


# --- measures against networks worked out by hand --------------------------------------------------------------------


def test_density_counts_known_directions_only() -> None:
    found = small_network({"ab": 50, "ba": 20, "ac": 0, "ca": None, "bc": None, "cb": 40})
    measured = network_numbers.measure(found)
    assert (measured.directions, measured.known) == (6, 4)
    assert measured.density == pytest.approx(3 / 4)
    assert measured.mean_pct == pytest.approx((50 + 20 + 0 + 40) / 4)


def test_density_of_a_whole_network_is_that_of_networkx() -> None:
    found = small_network({"ab": 50, "ba": 20, "ac": 0, "ca": 30, "bc": 0, "cb": 40})
    assert network_numbers.measure(found).density == pytest.approx(nx.density(network_numbers.graph(found)))


def test_reciprocity_by_hand() -> None:
    # pairs: a-b 50 and 20 (20 both ways), a-c 0 and 30 (nothing both ways), b-c has one side unknown
    found = small_network({"ab": 50, "ba": 20, "ac": 0, "ca": 30, "bc": 40, "cb": None})
    measured = network_numbers.measure(found)
    assert measured.reciprocity == pytest.approx((20 + 20) / (50 + 20 + 0 + 30))
    assert (measured.mutual_pairs, measured.reciprocal_pairs) == (2, 1)


def test_equal_both_ways_is_wholly_reciprocal() -> None:
    assert network_numbers.measure(small_network({"ab": 30, "ba": 30})).reciprocity == pytest.approx(1)


def test_strengths_by_hand() -> None:
    found = small_network({"ab": 50, "ba": 20, "ac": 10, "ca": None, "bc": None, "cb": 40})
    by_name = {s.name: s for s in network_numbers.strengths(found, [(x, x) for x in "abcd"])}
    assert (by_name["a"].out_pct, by_name["a"].out_known) == (30, 2)
    assert (by_name["b"].in_pct, by_name["b"].in_known) == (45, 2)
    assert (by_name["c"].out_pct, by_name["c"].in_pct) == (40, 10)
    assert by_name["a"].mean_pct == pytest.approx((50 + 10 + 20) / 3)
    assert by_name["d"].mean_pct is None


def test_nothing_known_gives_no_measure() -> None:
    measured = network_numbers.measure(small_network({"ab": None, "ba": None}))
    assert (measured.density, measured.mean_pct, measured.reciprocity) == (None, None, None)


def test_the_threshold_takes_weak_ties_out_of_the_measured_network() -> None:
    measured = network_numbers.measure(small_network({"ab": 50, "ba": 20, "ac": 10, "ca": 30}), 25)
    assert measured.density == pytest.approx(2 / 4)
    assert measured.reciprocity == 0


def test_published_measures_say_how_many_directions_are_left_out(ask: Ask) -> None:
    exhibit = network_measures.knit(ask, PUBLISHED, "jaarlijks", "alle")
    assert "15" in exhibit.title
    assert any("15 van de 20 richtingen" in note for note in exhibit.notes)
    # (56 + 50 + 48 + 44 + 18) / 5 = 43,2
    assert "43%" in exhibit.title


def test_no_domain_is_called_the_most_connected_while_directions_are_unknown(ask: Ask) -> None:
    assert "sterkst" not in network_measures.knit(ask, PUBLISHED, "jaarlijks", "alle").title
    assert "sterkst" in network_measures.knit(ask, RECORDS, "jaarlijks", "alle").title


def test_the_largest_published_difference_is_between_safety_and_schools(ask: Ask) -> None:
    exhibit = network.asymmetry(ask, PUBLISHED, "jaarlijks", "alle")
    assert exhibit.title == "Grootste verschil: Veiligheid → Onderwijs 50%, andersom 18%"
    assert list(exhibit.table["Verschil"]) == [32]


def test_intervals_stand_only_where_the_people_are_known(ask: Ask) -> None:
    table = network_measures.certainty(ask, PUBLISHED, "jaarlijks", "alle").table
    known = table[table["Ondergrens"].notna()]
    assert list(known["Mensen"]) == ["15 van 27", "13 van 27"]
    # statsmodels.stats.proportion.proportion_confint(15, 27, method='wilson') = 0.3732, 0.7244
    assert (known.iloc[0]["Ondergrens"], known.iloc[0]["Bovengrens"]) == (37, 72)


# --- the picture ----------------------------------------------------------------------------------------------------


def _tags(ask: Ask, layer: str, frequency: str, nature: str) -> list[tuple[tuple[float, float], str]]:
    spec = json.loads(network.picture(ask, layer, frequency, nature).figure.to_json(engine="json"))
    tags = next(t for t in spec["data"] if t["mode"] == "markers+text")
    return list(zip(zip(tags["x"], tags["y"], strict=True), tags["text"], strict=True))


@pytest.mark.parametrize(("frequency", "nature"), list(itertools.product(FREQUENCIES, NATURES)))
def test_percentages_on_the_arrows_do_not_cover_each_other_on_a_telephone(
    ask: Ask, frequency: str, nature: str
) -> None:
    above_zero = sum((t.rounded or 0) > 0 for t in ties(ask, RECORDS, frequency, nature))
    boxes = [chart.label_box(place, text) for place, text in _tags(ask, RECORDS, frequency, nature)]
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
    spec = json.loads(network.picture(ask, PUBLISHED, "jaarlijks", "alle").figure.to_json(engine="json"))
    (dotted,) = [t for t in spec["data"] if t.get("line", {}).get("dash") == "dot"]
    assert dotted["x"].count(None) == 15
    assert dotted["line"]["width"] == 1
    assert len(_tags(ask, PUBLISHED, "jaarlijks", "alle")) == 5


def test_the_figure_draws_the_shares_of_the_table(ask: Ask) -> None:
    exhibit = network.picture(ask, RECORDS, "jaarlijks", "alle")
    spec = json.loads(exhibit.figure.to_json(engine="json"))
    drawn = {v for t in spec["data"] for v in t.get("customdata") or [] if v is not None}
    assert drawn == set(exhibit.table["Aandeel"]) - {0}


# --- aansluiting ----------------------------------------------------------------------------------------------------


def test_every_published_share_is_compared_with_the_sample(ask: Ask) -> None:
    table = network_check.sample_shares(ask).table
    assert len(table) == 5 + 34
    schools = table.set_index("Uitspraak").loc["Onderwijs heeft contact met veiligheid"]
    assert (schools["Mensen in het voorbeeld"], schools["Verschil"]) == ("2 van 10", 2.0)
    assert "geen heel aantal van 10" in schools["Waarom"]
    missing = table.set_index("Uitspraak").loc["Onderwijs heeft contact met gemeente"]
    assert "één respondent laat de vraag open" in missing["Waarom"]


def test_differences_are_sample_minus_published(ask: Ask) -> None:
    table = network_check.sample_shares(ask).table
    for row in table.itertuples(index=False):
        people, base = map(int, row[3].split(" van "))
        assert row.Verschil == pytest.approx(round(100 * people / base - row.Gepubliceerd, 1), abs=1e-9)

"""Kennis, kunde, capaciteit: percentages as printed, people where they fit, and no small group of own records."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd
import pytest

from exhibits.exhibit import OWN_MARK, Exhibit
from exhibits.network import capability, capability_gap, capability_manpower
from exhibits.network import capability_data as base
from exhibits.network.capability_choice import RESPONSIBLE, CapabilityChoice
from exhibits.network.domain_names import domain_names
from exhibits.network.layers import PUBLISHED, RECORDS
from exhibits.shared import privacy
from exhibits.shared.statistics import wilson_interval
from store.reading import Ask
from tests.csv_files import rows_of
from tests.walking import walked
from view import formats

ALL_PUBLISHED, ALL_RECORDS = CapabilityChoice(PUBLISHED, (), ()), CapabilityChoice(RECORDS, (), ())
EVERYONE = ("gemeente", "veiligheid", "welzijn", "onderwijs", "maatschappelijk")
N = dict(zip(EVERYONE, (7, 11, 27, 10, 11), strict=True))


def printed() -> dict[tuple[str, str], float]:
    """(statement, domain) → percentage as transcribed."""
    return {
        (r["statement"], r["domain_id"]): float(r["share_pct"]) for r in rows_of("capability_share") if r["share_pct"]
    }


def every_statement() -> set[tuple[str, str]]:
    return {(r["statement"], r["domain_id"]) for r in rows_of("capability_share") if r["step"] != RESPONSIBLE}


def read(exhibit: Exhibit) -> pd.DataFrame:
    """The table as it reads."""
    return pd.DataFrame({c.title: c.texts for c in exhibit.table.columns})


def test_heat_table_has_every_printed_percentage_and_nothing_else(ask: Ask) -> None:
    exhibit = capability.shares(ask, ALL_PUBLISHED)
    by_name = {name: domain for domain, name in domain_names(ask).items()}
    shown = {
        (r.Stelling, by_name[r.Domein]): r.Aandeel for r in exhibit.table.frame().itertuples() if r.Aandeel is not None
    }
    assert shown == printed()
    assert len(exhibit.table) == 60


def test_statements_without_any_percentage_are_a_line_and_not_rows(ask: Ask) -> None:
    exhibit = capability.shares(ask, ALL_PUBLISHED)
    known, hatched, words, *_ = json.loads(exhibit.figure.to_json())["data"]  # type: ignore[union-attr]
    silent = {s for s, _ in every_statement()} - {s for s, _ in printed()}
    assert len(known["x"]) == len(printed())
    assert len(hatched["x"]) == 60 - len(printed()) - 5 * len(silent)
    assert set(words["text"]) == {"<b>n.b.</b>"}
    assert silent
    assert all(f"‘{statement}’" in exhibit.caveat for statement in silent)
    assert any("Het rapport schrijft:" in hover for hover in hatched["hovertext"])


def test_column_headings_carry_the_number_of_respondents(ask: Ask) -> None:
    exhibit = capability.shares(ask, ALL_PUBLISHED)
    headings = exhibit.figure.layout.xaxis.ticktext  # type: ignore[union-attr]
    assert headings[3] == "Onderwijs<br>(n=10)"
    assert [int(h.split("n=")[1].rstrip(")")) for h in headings] == list(N.values())
    assert max(len(line) for h in headings for line in h.split("<br>")) <= 12


def test_title_counts_how_often_a_domain_is_lowest_where_all_are_known(ask: Ask) -> None:
    lowest: dict[str, int] = defaultdict(int)
    close: dict[str, int] = defaultdict(int)
    compared = 0
    for statement in {s for s, _ in printed()}:
        values = {d: v for (s, d), v in printed().items() if s == statement}
        if len(values) == len(EVERYONE):
            compared += 1
            for domain, value in values.items():
                lowest[domain] += value == min(values.values())
                least, second = sorted(values.values())[:2]
                close[domain] += value == least and (second - least) * N[domain] / 100 < 1
    exhibit = capability.shares(ask, ALL_PUBLISHED)
    assert max(lowest, key=lambda d: lowest[d]) == "onderwijs"
    assert exhibit.title == (
        f"Van de {compared} stellingen met cijfers van alle domeinen heeft onderwijs bij {lowest['onderwijs']} "
        "het laagste percentage"
    )
    assert 0 < close["onderwijs"] < lowest["onderwijs"]
    some, cases = formats.count_word(close["onderwijs"]), formats.count_word(lowest["onderwijs"])
    assert f"In {some} van die {cases} gevallen scheelt het minder dan één respondent." in exhibit.caveat


def test_two_domains_that_are_lowest_equally_often_are_both_named(ask: Ask) -> None:
    two = CapabilityChoice(PUBLISHED, ("bespreken",), ("welzijn", "maatschappelijk"))
    title = capability.shares(ask, two).title
    assert title.startswith("Zorg en welzijn en maatschappelijke organisaties hebben elk bij 1 van de 2 stellingen het")
    assert title.endswith("lagere percentage")


def test_all_equal_has_no_lowest(ask: Ask) -> None:
    """A tie at 100% is not a lowest percentage."""

    def equal(name: str, /, **parameters: object) -> pd.DataFrame:
        frame = ask(name, **parameters)
        return frame.assign(share_pct=100.0) if name == "network/capability" else frame

    title = capability.shares(equal, ALL_PUBLISHED).title
    assert title == "Bij alle 12 stellingen met cijfers van alle domeinen is het percentage overal gelijk"


def test_others_are_weighted_by_respondents(ask: Ask) -> None:
    rows = capability_gap.differences(ask, ALL_PUBLISHED).set_index("statement")
    skill = "Voldoende vaardigheden om signalen te herkennen"
    by_hand = (7 * 85 + 11 * 90 + 27 * 78 + 11 * 55) / 56
    assert rows.loc[skill, "others_pct"] == pytest.approx(by_hand)
    assert rows.loc[skill, "gap"] == pytest.approx(50 - by_hand)
    assert rows.loc[capability_manpower.KNOWLEDGE, "others_pct"] == 100
    assert not rows.loc[capability_manpower.KNOWLEDGE, "complete"]
    assert rows["gap"].notna().sum() == 7


def test_a_comparison_with_one_domain_only_is_marked_and_comes_last(ask: Ask) -> None:
    exhibit = capability_gap.education_gap(ask, ALL_PUBLISHED)
    labels = [a.text for a in exhibit.figure.layout.annotations]  # type: ignore[union-attr]
    assert [label.endswith(" *</b>") for label in labels[1:]] == [False] * 6 + [True]  # the first names the colours
    assert any("alleen met gemeente" in note for note in exhibit.notes)
    assert "*: niet van alle andere domeinen is een percentage bekend." in exhibit.caveat


def test_answer_counts_where_education_is_a_respondent_behind(ask: Ask) -> None:
    """Only against all other domains, and only where the difference is at least one of the ten respondents."""
    sentence = capability_gap.answer(ask, ALL_PUBLISHED)
    complete = [s for s in {s for s, _ in printed()} if all((s, d) in printed() for d in EVERYONE)]
    behind = 0
    for statement in complete:
        others = sum(printed()[statement, d] * N[d] for d in EVERYONE if d != "onderwijs") / 56
        behind += (printed()[statement, "onderwijs"] - others) * 10 / 100 <= -1
    assert (len(complete), behind) == (6, 4)
    assert sentence.startswith(
        f"Onderwijs (10 respondenten) ligt bij {behind} van de {len(complete)} stellingen minstens één respondent onder de andere domeinen samen."
    )
    assert (
        "Van deze zes is het verschil het grootst" in sentence
    )  # of another statement not all other domains are known
    assert "‘Te bespreken met de doelgroep’: 40% tegen 71% in de andere domeinen samen" in sentence


def test_answer_turns_round_when_education_does_best(ask: Ask) -> None:
    def best(name: str, /, **parameters: object) -> pd.DataFrame:
        frame = ask(name, **parameters)
        if name == "network/capability":
            frame.loc[frame["domain_id"] == "onderwijs", "share_pct"] = 100.0
            frame.loc[frame["domain_id"] == "gemeente", "share_pct"] = 10.0
        return frame

    sentence = capability_gap.answer(best, ALL_PUBLISHED.of_steps("handelen"))
    assert sentence == (
        "Onderwijs (10 respondenten) ligt bij geen van de 2 stellingen minstens één respondent onder de andere domeinen samen."
    )


def test_answer_where_nothing_is_known(ask: Ask) -> None:
    assert "geen percentage bekend" in capability_gap.answer(ask, ALL_PUBLISHED.of_steps("melden"))
    assert not capability_gap.is_comparable(ask, ALL_PUBLISHED.of_steps("melden"))
    words = capability_gap.answer(ask, ALL_PUBLISHED.of_steps(RESPONSIBLE))
    assert words.startswith("Verantwoordelijk: de tekst noemt voor deze vijf domeinen geen percentage")


def test_knowledge_against_manpower_says_what_is_not_known(ask: Ask) -> None:
    exhibit = capability_manpower.knowledge_and_manpower(ask, ALL_PUBLISHED)
    table = exhibit.table.frame().set_index("Domein")
    assert table.loc["Gemeente", "Verschil"] == -15
    assert table.loc["Onderwijs", "Verschil"] == -30
    assert table["Verschil"].isna().sum() == 3
    assert "Niet allebei bekend: veiligheid (kennis n.b., menskracht 35%)" in exhibit.caveat
    gemeente = capability_manpower.knowledge_and_manpower(ask, CapabilityChoice(PUBLISHED, (), ("gemeente",)))
    assert gemeente.title == "Gemeente: 100% vindt de kennis voldoende, 85% de menskracht"
    either_way = {"gemeente": (60.0, 50.0), "onderwijs": (50.0, 80.0)}
    title = capability_manpower._title(either_way, domain_names(ask), sample=False, complete=True)
    assert title == "Onderwijs, het grootste verschil: 50% vindt de kennis voldoende, 80% de menskracht"


def test_the_star_of_invented_percentages_is_explained_beside_the_figure(ask: Ask) -> None:
    for make in (capability.shares, capability_gap.education_gap):
        assert "Met *: het rapport noemt hier geen percentage" in make(ask, ALL_RECORDS).caveat
        assert "Met *" not in make(ask, ALL_PUBLISHED).caveat


def test_responsibility_is_words_where_the_report_has_no_number(ask: Ask) -> None:
    exhibit = capability.responsibility(ask, ALL_PUBLISHED)
    assert exhibit.figure is None
    assert set(read(exhibit)["Aandeel"]) == {"n.b."}
    assert exhibit.table.frame()["Woorden van het rapport"].str.len().min() > 40


def fits_by_hand(share: float, n: int) -> str:
    """A slow reference: the largest group of at most n that gives a percentage, with exact fractions."""
    for how, half in (("", 0.5), (", naar beneden afgerond", 0.0)):
        for group in range(n, 0, -1):
            people = [k for k in range(group + 1) if math.floor(100 * k / group + half + 1e-9) == share]
            if people and how:
                return f"{max(people)} van {group}{how}"
            if people:
                of_all = f"{max(people)} van {group}, als iedereen meetelt"
                return of_all if group == n else f"hoogstens {max(people)} van {group}"
    return f"past bij geen groep tot en met {n}"


def test_each_printed_percentage_says_on_which_people_it_can_rest(ask: Ask) -> None:
    rows = base.shares(ask, ALL_PUBLISHED)
    exact = rows[rows["share_pct"].notna() & ~rows["approximate"].astype(bool)]
    assert len(exact) > 25
    for r in exact.itertuples():
        assert r.people_text == fits_by_hand(r.share_pct, N[r.domain_id]), (r.statement, r.domain_id)
    texts = exact.set_index(["statement", "domain_id"])["people_text"]
    assert texts[capability_manpower.MANPOWER, "gemeente"] == "6 van 7, naar beneden afgerond"
    assert texts[capability_manpower.MANPOWER, "veiligheid"] == "past bij geen groep tot en met 11"
    assert texts[capability_manpower.MANPOWER, "maatschappelijk"] == "hoogstens 6 van 10"


def test_an_interval_stands_where_the_people_are_known(ask: Ask) -> None:
    table = capability.shares(ask, ALL_PUBLISHED).table.frame()
    without = table["Mensen"].str.startswith("past bij geen") | (table["Mensen"] == "n.b.")
    assert (table["95%-interval van"].isna() == without).all()
    assert not any("interval" in title for title in capability.shares(ask, ALL_RECORDS).table.titles)


def test_wilson_interval_against_worked_values() -> None:
    # 95% limits of 1 out of 10 and 15 out of 27, solved from |p - pi| = z sqrt(pi (1 - pi) / n) by bisection
    for k, n in ((1, 10), (15, 27), (6, 7)):
        low, high = wilson_interval(k, n)
        for limit in (low, high):
            assert abs(k / n - limit) == pytest.approx(1.959964 * math.sqrt(limit * (1 - limit) / n), abs=1e-6)
        assert low < k / n < high
    assert wilson_interval(0, 7)[0] == 0
    assert wilson_interval(7, 7)[1] == 1
    with pytest.raises(ValueError, match="0 <= k <= n"):
        wilson_interval(8, 7)


def test_records_share_is_agree_among_answers(ask: Ask) -> None:
    domain = {r["partner_id"]: r["domain_id"] for r in rows_of("partner")}
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for r in rows_of("partner_statement"):
        if r["score"] not in ("", "weet niet"):
            counted[r["statement"], domain[r["partner_id"]]][1] += 1
            counted[r["statement"], domain[r["partner_id"]]][0] += r["score"] in ("zeer eens", "eens")
    rows = base.shares(ask, ALL_RECORDS)
    assert {(r.statement, r.domain_id): [r.people, r.answers] for r in rows.itertuples()} == dict(counted)
    assert all(r.share_pct == pytest.approx(100 * r.people / r.answers) for r in rows.itertuples())


def test_sample_says_it_is_synthetic_and_which_values_are_free(ask: Ask) -> None:
    exhibit = capability.shares(ask, ALL_RECORDS)
    assert exhibit.origin == "voorbeeld"
    starred = [text for text in json.loads(exhibit.figure.to_json())["data"][0]["text"] if "*" in text]  # type: ignore[union-attr]
    assert len(starred) == 60 - len(printed())
    assert "Met *" in exhibit.caveat  # where the stars are


# --- own records: no group of fewer than five, through any channel -------------------------------------------


def own(ask: Ask, *, times: int = 1) -> Ask:
    """The sample as if somebody loaded it, everyone in it `times` over."""

    def asked(name: str, /, **parameters: object) -> pd.DataFrame:
        frame = ask(name, **parameters)
        if name == "trust/datasets":
            return frame.assign(origin=frame["origin"].where(~frame["table_name"].str.startswith("partner"), "eigen"))
        if name == "network/capability_records":
            return frame.assign(**{c: frame[c] * times for c in ("respondents", "agree", "other", "blank")})
        return frame

    return asked


def every_exhibit(ask: Ask) -> Iterator[Exhibit]:
    makers = (
        capability.shares,
        capability.responsibility,
        capability_gap.education_gap,
        capability_manpower.knowledge_and_manpower,
    )
    of_records = (choice for choice in CapabilityChoice.sample_choices(ask) if choice.layer == RECORDS)
    for choice in walked(of_records):
        for make in makers:
            yield make(ask, choice)


def everything_in(exhibit: Exhibit) -> str:
    figure = "" if exhibit.figure is None else exhibit.figure.to_json()
    return " ".join([exhibit.title, exhibit.alt, *exhibit.remarks, figure, read(exhibit).to_csv()])


def shown_as(raw: pd.DataFrame) -> pd.Series:
    """By hand: out of how many a share may be given; NaN when those who do not agree are too few."""
    answers = raw["agree"] + raw["other"]
    leave_out = raw["blank"].ge(privacy.MINIMUM) & raw["other"].ge(privacy.MINIMUM) & raw["agree"].ge(privacy.MINIMUM)
    stay_in = raw["blank"].lt(privacy.MINIMUM) & (raw["other"] + raw["blank"]).ge(privacy.MINIMUM)
    return answers.where(leave_out, (answers + raw["blank"]).where(stay_in & raw["agree"].ge(privacy.MINIMUM)))


@pytest.mark.parametrize("times", walked([1, 3, 9], 3))
def test_own_records_show_no_small_group_of_people(ask: Ask, times: int) -> None:
    asked = own(ask, times=times)
    raw = asked("network/capability_records")
    safe = shown_as(raw).notna()
    large = set(zip(raw.loc[safe, "agree"], shown_as(raw)[safe].astype(int), strict=True))
    small = {(r.agree, r.agree + r.other) for r in raw.itertuples()} - large
    assert small
    shown = 0
    for exhibit in every_exhibit(asked):
        assert exhibit.origin == "eigen"
        assert exhibit.mark == OWN_MARK
        text = everything_in(exhibit)
        for agree, answers in small:
            assert not re.search(rf"\b{agree} van {answers}\b", text), exhibit.key
        shown += sum(f"{agree} van {answers}" in text for agree, answers in large)
    assert shown > 0


@pytest.mark.parametrize("times", [1, 3, 9])
def test_own_shares_come_only_with_both_groups_large_enough(ask: Ask, times: int) -> None:
    asked = own(ask, times=times)
    raw = asked("network/capability_records")
    rows = base.shares(asked, ALL_RECORDS)
    assert "agree" not in rows.columns
    for r, before in zip(rows.itertuples(), raw.itertuples(), strict=True):
        if pd.notna(r.share_pct):
            assert min(r.people, r.answers - r.people) >= privacy.MINIMUM
            assert before.blank - (before.agree + before.other + before.blank - r.answers) in (0, before.blank)
            assert r.respondents - r.answers == 0 or r.respondents - r.answers >= privacy.MINIMUM
        else:
            assert base.share_words(r) == privacy.WITHHELD
    assert rows["share_pct"].isna().any()


def test_withheld_is_explained_wherever_it_occurs(ask: Ask) -> None:
    seen = 0
    for exhibit in every_exhibit(own(ask, times=3)):
        if privacy.WITHHELD in everything_in(exhibit).replace("&lt;", "<").replace(privacy.EXPLANATION, ""):
            assert privacy.EXPLANATION in exhibit.notes, exhibit.key
            seen += 1
    assert seen > 2


def test_own_small_domains_have_no_number_of_respondents(ask: Ask) -> None:
    def tiny(name: str, /, **parameters: object) -> pd.DataFrame:
        frame = own(ask, times=3)(name, **parameters)
        if name == "network/capability_records":
            small = frame["domain_id"] == "gemeente"
            frame.loc[small, ["respondents", "agree", "other", "blank"]] = [3, 2, 1, 0]
        return frame

    exhibit = capability.shares(tiny, ALL_RECORDS)
    headings = exhibit.figure.layout.xaxis.ticktext  # type: ignore[union-attr]
    assert headings[0] == "Gemeente<br>(n=&lt;5)"


def test_own_answers_without_the_step_on_responsibility_are_not_zero_domains(ask: Ask) -> None:
    rows = pd.DataFrame({"share_pct": [], "withheld": [], "domain": []})
    title = capability._responsible_title(ask, ALL_RECORDS, rows)
    assert title == "Verantwoordelijk: van geen domein is een percentage bekend"

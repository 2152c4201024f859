"""Kennis, kunde, capaciteit: percentages as printed, people where they fit, and no small group of own records."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd
import pytest

from exhibits import privacy
from exhibits.exhibit import Exhibit
from exhibits.network import capability, capability_gap, capability_people
from exhibits.network import capability_data as base
from exhibits.network.capability_choice import RESPONSIBLE, CapabilityChoice, domain_names
from exhibits.network.layers import PUBLISHED, RECORDS
from exhibits.statistics import wilson_interval
from store.reading import Ask
from tests.csv_reader import rows_of

ALL_PUBLISHED, ALL_RECORDS = CapabilityChoice(PUBLISHED, (), ()), CapabilityChoice(RECORDS, (), ())
EVERYONE = ("gemeente", "veiligheid", "welzijn", "onderwijs", "maatschappelijk")
N = dict(zip(EVERYONE, (7, 11, 27, 10, 11), strict=True))


def printed() -> dict[tuple[str, str], float]:
    """(statement, domain) → percentage as transcribed."""
    return {
        (r["statement"], r["domain_id"]): float(r["share_pct"]) for r in rows_of("capability_share") if r["share_pct"]
    }


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


def test_unknown_cells_are_hatched_and_read_not_known(ask: Ask) -> None:
    exhibit = capability.shares(ask, ALL_PUBLISHED)
    known, hatched, words = json.loads(exhibit.figure.to_json())["data"]  # type: ignore[union-attr]
    assert len(known["x"]) == len(printed())
    assert len(hatched["x"]) == 60 - len(printed())
    assert hatched["marker"]["pattern"]["shape"] == "/"
    assert set(words["text"]) == {"<b>n.b.</b>"}
    assert any("Het rapport schrijft:" in hover for hover in hatched["hovertext"])


def test_column_headings_carry_the_number_of_respondents(ask: Ask) -> None:
    exhibit = capability.shares(ask, ALL_PUBLISHED)
    headings = exhibit.figure.layout.xaxis.ticktext  # type: ignore[union-attr]
    assert headings[3] == "Onderwijs<br>(n=10)"
    assert [int(h.split("n=")[1].rstrip(")")) for h in headings] == list(N.values())
    assert max(len(line) for h in headings for line in h.split("<br>")) <= 10


def test_title_counts_how_often_a_domain_is_lowest(ask: Ask) -> None:
    lowest: dict[str, int] = defaultdict(int)
    compared = 0
    for statement in {s for s, _ in printed()}:
        values = {d: v for (s, d), v in printed().items() if s == statement}
        if len(values) > 1:
            compared += 1
            for domain, value in values.items():
                lowest[domain] += value == min(values.values())
    title = capability.shares(ask, ALL_PUBLISHED).title
    assert max(lowest, key=lambda d: lowest[d]) == "onderwijs"
    assert (
        title
        == f"Onderwijs heeft bij {lowest['onderwijs']} van de {compared} stellingen met cijfers het laagste percentage"
    )


def test_others_are_weighted_by_respondents(ask: Ask) -> None:
    rows = capability_gap.differences(ask, ALL_PUBLISHED).set_index("statement")
    skill = "Voldoende vaardigheden om signalen te herkennen"
    by_hand = (7 * 85 + 11 * 90 + 27 * 78 + 11 * 55) / 56
    assert rows.loc[skill, "others_pct"] == pytest.approx(by_hand)
    assert rows.loc[skill, "gap"] == pytest.approx(50 - by_hand)
    assert rows.loc[capability_gap.KNOWLEDGE, "others_pct"] == 100
    assert not rows.loc[capability_gap.KNOWLEDGE, "complete"]
    assert rows["gap"].notna().sum() == 7


def test_a_comparison_with_one_domain_only_is_marked_and_comes_last(ask: Ask) -> None:
    exhibit = capability_gap.education_gap(ask, ALL_PUBLISHED)
    labels = [a.text for a in exhibit.figure.layout.annotations]  # type: ignore[union-attr]
    assert [label.endswith(" *</b>") for label in labels] == [False] * 6 + [True]
    assert any("alleen van gemeente" in note for note in exhibit.notes)


def test_answer_names_the_largest_gap_with_all_other_domains(ask: Ask) -> None:
    sentence = capability_gap.answer(ask, ALL_PUBLISHED)
    assert sentence.startswith(
        "Onderwijs scoort bij alle 7 vergelijkbare stellingen lager dan de andere domeinen samen."
    )
    assert "‘Te bespreken met de doelgroep’: 40% tegen 71% van de rest (10 en 56 respondenten)" in sentence


def test_answer_turns_round_when_education_does_best(ask: Ask) -> None:
    def best(name: str, /, **parameters: object) -> pd.DataFrame:
        frame = ask(name, **parameters)
        if name == "network/capability":
            frame.loc[frame["domain_id"] == "onderwijs", "share_pct"] = 100.0
            frame.loc[frame["domain_id"] == "gemeente", "share_pct"] = 10.0
        return frame

    sentence = capability_gap.answer(best, ALL_PUBLISHED.of_steps("handelen"))
    assert (
        sentence
        == "Onderwijs scoort in de gekozen stappen bij geen van de 3 vergelijkbare stellingen lager dan de andere domeinen samen."
    )


def test_answer_where_nothing_is_known(ask: Ask) -> None:
    assert "er zijn geen percentages bekend" in capability_gap.answer(ask, ALL_PUBLISHED.of_steps("melden"))
    words = capability_gap.answer(ask, ALL_PUBLISHED.of_steps(RESPONSIBLE))
    assert words.startswith("Verantwoordelijk: het rapport noemt voor deze vijf domeinen geen percentage")


def test_knowledge_against_manpower_says_what_is_not_known(ask: Ask) -> None:
    exhibit = capability_gap.knowledge_and_manpower(ask, ALL_PUBLISHED)
    table = exhibit.table.frame().set_index("Domein")
    assert table.loc["Gemeente", "Verschil"] == -15
    assert table.loc["Onderwijs", "Verschil"] == -30
    assert table["Verschil"].isna().sum() == 3
    labels = [a.text for a in exhibit.figure.layout.annotations]  # type: ignore[union-attr]
    assert sum("kennis en kunde: n.b." in label for label in labels) == 3
    gemeente = capability_gap.knowledge_and_manpower(ask, CapabilityChoice(PUBLISHED, (), ("gemeente",)))
    assert gemeente.title == "Gemeente: 100% kan handelen, 85% heeft de mensen"


def test_responsibility_is_words_where_the_report_has_no_number(ask: Ask) -> None:
    exhibit = capability.responsibility(ask, ALL_PUBLISHED)
    assert exhibit.figure is None
    assert set(read(exhibit)["Aandeel"]) == {"n.b."}
    assert exhibit.table.frame()["Woorden van het rapport"].str.len().min() > 40


def fit_by_hand(share: float, n: int) -> tuple[int, str]:
    """A slow reference: (people, how it fits) by trying every number of people, with exact fractions."""
    for how in ("afgerond", "afgekapt"):
        for k in range(n + 1):
            value = math.floor(100 * k / n + 0.5 + 1e-9) if how == "afgerond" else math.floor(100 * k / n + 1e-9)
            if value == share:
                return k, how
    return min(range(n + 1), key=lambda k: abs(100 * k / n - share)), "past niet"


def test_each_percentage_is_tried_against_whole_people(ask: Ask) -> None:
    fits = {(r.statement, r.domain_id): (r.people, r.fit) for r in ask("network/capability_people").itertuples()}
    assert fits == {key: fit_by_hand(share, N[key[1]]) for key, share in printed().items()}
    assert fits[capability_gap.MANPOWER, "gemeente"] == (6, "afgekapt")
    assert fits[capability_gap.MANPOWER, "veiligheid"] == (4, "past niet")


def test_smaller_groups_that_would_fit_are_named(ask: Ask) -> None:
    rows = ask("network/capability_people").set_index(["statement", "domain_id"])
    row = rows.loc[(capability_gap.MANPOWER, "maatschappelijk")]
    assert (row["smaller_people"], row["smaller_base"]) == (6, 10)
    assert pd.isna(rows.loc[(capability_gap.MANPOWER, "veiligheid"), "smaller_base"])


def test_title_on_people_counts_what_fits(ask: Ask) -> None:
    exhibit = capability_people.people(ask, ALL_PUBLISHED)
    fits = [fit_by_hand(share, N[domain])[1] for (_, domain), share in printed().items()]
    assert exhibit.title == (
        f"{fits.count('afgerond')} van de {len(fits)} percentages passen afgerond bij een heel aantal mensen, "
        f"{fits.count('afgekapt')} alleen afgekapt en {fits.count('past niet')} bij geen enkel"
    )
    misfits = exhibit.table.frame()[exhibit.table.frame()["Past"] == "past niet"]
    assert misfits["Interval van"].isna().all()


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
    assert any(note.startswith("Met *") for note in exhibit.notes)


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
        capability_gap.knowledge_and_manpower,
        capability_people.people,
    )
    for choice in CapabilityChoice.sample_choices(ask):
        if choice.layer == RECORDS:
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


@pytest.mark.parametrize("times", [1, 3, 9])
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
        assert exhibit.mark is None
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
    assert seen > 5


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

"""The rules that every sentence about money keeps, for walks over all choices."""

import re

from exhibits.exhibit import Exhibit

BANNED = re.compile(
    r"\d% van alles\b|goedkoper werd|duurder werd|\bgroeide|\bop 20\d\d\b.*: .*geld|De lijst opgeteld|Naast de lijst|"
    r"gevonden voor deze keuze|vielen? weg|gebruikte \d|\bknoop|over en weer",
)
ONE_OF_MANY = re.compile(
    r"(?<![\d.,])1 (aanvragers|activiteiten|gemeenten|regio’s|projecten|deelnemers|trainingen|letters|clusters)\b"
)
FEW_OF_ALL = re.compile(r"\b0 van de \d|\b(\d+) van de \1\b")
PERCENTAGE = re.compile(r"\d+(?:,(\d+))?%")
MILLIONS = re.compile(r"\d+(?:,(\d+))?\u00a0mln")
LONGEST_TITLE = 110


def assert_sentence_holds(text: str) -> None:
    """No banned word, no '1 gemeenten' or '6 van de 6', and equal decimals of percentages within the sentence."""
    for rule in (BANNED, ONE_OF_MANY, FEW_OF_ALL):
        assert rule.search(text) is None, f"{rule.search(text)} in {text!r}"
    assert "nan" not in text.lower().split(), text
    assert "  " not in text, text
    for sentence in text.split(". "):
        decimals = {len(found or "") for found in PERCENTAGE.findall(sentence)}
        assert len(decimals) <= 1, f"percentages with different decimals: {sentence!r}"


def assert_words_hold(exhibit: Exhibit) -> None:
    """The rules for a title, and that every remark reads as a sentence."""
    assert_sentence_holds(exhibit.title)
    assert 10 <= len(exhibit.title) <= LONGEST_TITLE, f"{len(exhibit.title)}: {exhibit.title}"
    assert not exhibit.title.endswith("."), exhibit.title
    assert exhibit.title[0].isupper() or exhibit.title[0].isdigit() or exhibit.title[0] == "€", exhibit.title
    assert exhibit.subtitle, exhibit.key
    for remark in exhibit.remarks:
        assert BANNED.search(remark) is None, remark
        assert remark.rstrip("’'\")").endswith((".", "?", ":")), remark

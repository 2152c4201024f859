"""Two values of each subject on one scale."""

from view.charts.dumbbell import Pair, dumbbell
from view.charts.rows import text_px

PAIRS = [
    Pair("Preventie", 24.3, 16.7, "24,3%", "16,7%", "h"),
    Pair("Evaluatie", None, 3.6, "niet te vergelijken", "3,6%", "h"),
    Pair("Casuïstiek", None, None, "n.b.", "n.b.", "h"),
]


def test_words_for_what_is_not_known_stand_beside_the_scale_of_the_one_point() -> None:
    wide = dumbbell(PAIRS, "2020", "2021", maximum=24.3).to_plotly_json()["layout"]["meta"]["wide"]["layout"]
    words = {one["text"]: one["xshift"] for one in wide["annotations"] if "20: " in one["text"]}
    of_one, of_none = words["2020: niet te vergelijken"], words["2020: n.b.; 2021: n.b."]
    assert of_one + text_px("2020: niet te vergelijken") <= 0
    assert of_none == 0

"""The colours: one per cluster and per domain, the same everywhere.

Each has a contrast of at least 3 with both the light and the dark page (a test holds this), so a figure
needs no knowledge of the theme. Nothing is told by colour alone: labels stand at the marks.
"""

import itertools

LIGHT_PAGE = "#ffffff"
DARK_PAGE = "#10161f"
LIGHT_TEXT = "#1c2430"
DARK_TEXT = "#eef2f6"

ACCENT = "#2b7bbf"
GREY = "#858b94"
GAIN = "#2b7bbf"
LOSS = "#c2571a"
UNKNOWN = "#858b94"

CLUSTER = {
    "analyse": "#2a7ab5",
    "pga": "#c2571a",
    "sleutelfiguren": "#3f8f4f",
    "deskundigheid": "#8e5bb5",
    "preventie": "#c24a72",
    "evaluatie": "#80782a",
}
DOMAIN = {
    "gemeente": "#1f84ad",
    "veiligheid": "#6a74c4",
    "welzijn": "#2f9068",
    "onderwijs": "#c2571a",
    "maatschappelijk": "#a8588f",
}
# from little to much, for heat tables; both ends keep their text readable
SCALE: list[tuple[float, str]] = [(0.0, "#dbe9f4"), (0.5, "#6aa5d3"), (1.0, "#154273")]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def between(share: float) -> str:
    """The colour of SCALE at `share` (0 to 1)."""
    share = min(max(share, 0.0), 1.0)
    for (start, first), (end, last) in itertools.pairwise(SCALE):
        if share <= end:
            part = (share - start) / (end - start)
            pairs = [(int(first[i : i + 2], 16), int(last[i : i + 2], 16)) for i in (1, 3, 5)]
            return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)
    return SCALE[-1][1]


def text_on(colour: str) -> str:
    """Black or white: whichever reads best on `colour`."""
    return max(("#000000", "#ffffff"), key=lambda text: contrast(text, colour))

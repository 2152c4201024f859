"""The colours: each has one meaning, the same everywhere.

Accent is what matters in a figure and grey the rest; a hue of its own only for a cluster or a domain. Within the
clusters, and within the domains, all pairs (accent and grey too) are at least ΔE 10 apart (CIEDE2000), also for who
sees no red or no green, and each has a contrast of at least 3 with both the light and the dark page: a test holds
this. So a figure needs no knowledge of the theme, but for its shades. Nothing is said by colour alone.
"""

LIGHT_PAGE = "#ffffff"
DARK_PAGE = "#10161f"
LIGHT_TEXT = "#1c2430"

ACCENT = "#2474b8"
GREY = "#858b94"
GAIN = ACCENT
LOSS = "#c2571a"
OWN = LOSS
"""What a user loaded, beside what was published."""
UNKNOWN = GREY
FAULT = "#cf3a3a"
"""What is wrong: a total that does not close, a claim that does not hold."""

CLUSTER = {
    "analyse": "#058071",
    "pga": "#b34c04",
    "sleutelfiguren": "#2d884a",
    "deskundigheid": "#aa75fc",
    "preventie": "#cd537d",
    "evaluatie": "#a58f16",
}
DOMAIN = {
    "gemeente": "#2d91b3",
    "veiligheid": "#9e7af8",
    "welzijn": "#5e904c",
    "onderwijs": "#bc6300",
    "maatschappelijk": "#ac4489",
}
# from little to much; in the dark the other way round, so that much always stands out from the page
LIGHT_SHADES = ("#e1ebf5", "#b3cfe8", "#75a9d4", "#3474b0", "#154273")
DARK_SHADES = ("#1f3550", "#2d5685", "#4b83bb", "#8cb6dd", "#dbe9f4")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def shade_class(value: float, maximum: float) -> int:
    """The shade's number for a value: equal steps from zero to `maximum`, a value on a limit in the higher one."""
    steps = len(LIGHT_SHADES)
    return min(max(int(value / maximum * steps + 1e-9), 0), steps - 1)


def text_on(colour: str) -> str:
    """Black or white: whichever reads best on `colour`."""
    return max(("#000000", "#ffffff"), key=lambda text: contrast(text, colour))


def ramps() -> dict[str, list[list[str]]]:
    """For 'light' and 'dark' the [fill, text] of each shade, from little to much."""
    return {
        theme: [[shade, text_on(shade)] for shade in shades]
        for theme, shades in (("light", LIGHT_SHADES), ("dark", DARK_SHADES))
    }

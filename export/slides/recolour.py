"""A finished slide in the colours of a user's theme: every colour of ours is replaced by the theme's that has its part.

The theme is named, not copied ('accent1'), so the slide follows when the theme is changed in PowerPoint.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from view import palette

ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
THEME = "/relationships/theme"
LEAST_CONTRAST = 3.0
"""Of a shape with the page (WCAG 2.2)."""
LIGHTER: Mapping[str, Mapping[str, int]] = dict(
    zip(
        palette.LIGHT_SHADES,
        (
            {"a:lumMod": 20, "a:lumOff": 80},
            {"a:lumMod": 40, "a:lumOff": 60},
            {"a:lumMod": 60, "a:lumOff": 40},
            {},
            {"a:lumMod": 50},
        ),
        strict=True,
    )
)
"""Our shades from light to dark as shades of one accent, in per cents."""


def theme_colours(made: Any) -> Mapping[str, str]:
    """'accent1' … 'accent6' → '#rrggbb', of the first master's theme, those that stand out from its page first; {} when it cannot be read."""
    theme = _theme(made)
    scheme = theme.find(f".//{qn('a:clrScheme')}") if theme is not None else None
    if scheme is None:
        return {}
    named = {name: value for name in ACCENTS if (value := _value(scheme, name))}
    page = _value(scheme, _page_colour(made.slide_master._element)) or palette.LIGHT_PAGE
    return dict(sorted(named.items(), key=lambda one: palette.contrast(one[1], page) < LEAST_CONTRAST))


def theme_fonts(made: Any) -> list[str]:
    """The names of the fonts for titles and for text."""
    theme = _theme(made)
    scheme = theme.find(f".//{qn('a:fontScheme')}") if theme is not None else None
    return [font.get("typeface", "") for font in scheme.iter(qn("a:latin"))] if scheme is not None else []


def _theme(made: Any) -> Any:
    """Of the first master; None when there is none."""
    part = next((rel.target_part for rel in made.slide_master.part.rels.values() if rel.reltype.endswith(THEME)), None)
    return parse_xml(part.blob) if part is not None else None


def _value(scheme: Any, name: str) -> str:
    """'#rrggbb' of a name of the theme; '' when it has none."""
    found = scheme.find(qn(f"a:{name}"))
    value = None if found is None or not len(found) else found[0].get("lastClr") or found[0].get("val")
    return f"#{value.lower()}" if value and len(value) == 6 else ""


def _page_colour(master: Any) -> str:
    """The theme's name for the colour behind a slide: 'lt1', or 'dk2' of a dark template."""
    background = master.find(f"{qn('p:cSld')}/{qn('p:bg')}")
    named = None if background is None else next(background.iter(qn("a:schemeClr")), None)
    name = "bg1" if named is None else named.get("val")
    mapped: str = master.find(qn("p:clrMap")).get(name, name)
    return mapped


def follow_theme(element: Any, theme: Mapping[str, str]) -> None:
    """Puts the theme's colours into `element` (a slide or a chart). Grey, the red of what is wrong, and the mark of sample data stay."""
    accents = list(theme)
    if not accents:
        return
    hues = dict(_parts(accents))
    given: dict[str, str] = {}
    for colour in list(element.iter(qn("a:srgbClr"))):
        ours = f"#{colour.get('val', '').lower()}"
        if ours == palette.LIGHT_TEXT:
            name = "tx1"
        elif ours in hues:
            # clusters and domains take the accents in the order in which they come
            taken = given.setdefault(ours, hues[ours] or accents[len(given) % len(accents)])
            name = taken
        else:
            continue
        _replace(colour, name, LIGHTER.get(ours, {}))
    for series in element.iter(qn("c:ser")):
        _letters_on_fill(series.find(qn("c:spPr")), series.find(qn("c:dLbls")), theme)
    for shape in element.iter(qn("p:sp")):
        _letters_on_fill(shape.find(qn("p:spPr")), shape.find(qn("p:txBody")), theme)


def _parts(accents: list[str]) -> Iterator[tuple[str, str]]:
    second = accents[1 % len(accents)]
    yield from ((palette.ACCENT, accents[0]), (palette.LOSS, second))
    yield from ((shade, accents[0]) for shade in palette.LIGHT_SHADES)
    yield from ((hue, "") for hue in (*palette.CLUSTER.values(), *palette.DOMAIN.values()))


def _replace(colour: Any, name: str, changes: Mapping[str, int]) -> None:
    themed = OxmlElement("a:schemeClr")
    themed.set("val", name)
    for change, share in changes.items():
        part = OxmlElement(change)
        part.set("val", str(share * 1000))
        themed.append(part)
    for child in list(colour):
        themed.append(child)
    colour.getparent().replace(colour, themed)


def _letters_on_fill(look: Any, letters: Any, theme: Mapping[str, str]) -> None:
    """Words that stand on a fill are black or white: whichever reads best on the theme's colour."""
    fill = look.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}") if look is not None else None
    # a shade of an accent is about as light as ours is, so its letters stay
    if fill is None or letters is None or fill.get("val") not in theme or len(fill):
        return
    for colour in letters.iter(qn("a:srgbClr")):
        if colour.get("val", "").lower() in ("000000", "ffffff"):
            colour.set("val", palette.text_on(theme[fill.get("val")]).lstrip("#").upper())

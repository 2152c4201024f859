"""What the body of a slide shows, as plain data: the native charts that stand for a figure, or a table of texts.

Pure; `charts` and `tables` put it on a slide, `parts` says what comes on a next one.
"""

from collections.abc import Sequence
from dataclasses import replace

from exhibits.exhibit import Column, Exhibit
from export.slides.native import ChartSeries, Form, NativeChart, unit_of
from export.slides.rows import TextTable, own_table, table_of_cells, table_of_lines, table_of_ties
from export.slides.special import with_margins
from export.slides.waterfall import waterfalls
from view import formats
from view.charts.base import ChartData, Series, data_of
from view.formats import Kind

FORMS: dict[str, Form] = {
    "bars": "bars", "dumbbell": "bars", "differences": "bars", "slopes": "bars", "intervals": "bars", "pairs": "bars",
    "stacked": "stacked", "units": "stacked", "columns": "columns", "lines": "lines",
}  # fmt: skip
"""How a figure is drawn with what PowerPoint has itself; the others become a table."""
MOST_BARS, MOST_LINES, MOST_WATERFALLS = 60, 200, 6
"""More cannot be followed, or drawn (Excel has at most 255 series); bars may go on at a next slide."""
ON_A_SCALE = ("dumbbell", "slopes", "pairs")
"""Figures with two values of a subject on one scale: points with a line between them."""
MEASURE = "Waarde"


def for_slide(exhibit: Exhibit) -> tuple[NativeChart, ...] | TextTable:
    """As `body`, with what only a slide shows: margins as error bars, and a change in parts as a waterfall."""
    data = data_of(exhibit.figure) if exhibit.figure is not None else None
    if data is not None and "start" in data and len(data["categories"]) <= MOST_WATERFALLS:
        return waterfalls(data)
    if data is not None and data["chart"] == "intervals":
        return (with_margins(data),)
    shown = body(exhibit)
    if data is None or isinstance(shown, TextTable) or data["chart"] not in ON_A_SCALE:
        return shown
    return tuple(replace(chart, form="dots") if _two_known(chart) else chart for chart in shown)


def _two_known(chart: NativeChart) -> bool:
    return len(chart.series) == 2 and all(any(v is not None for v in one.values) for one in chart.series)


def body(exhibit: Exhibit) -> tuple[NativeChart, ...] | TextTable:
    """One chart for each scale of the figure, or a table where no native chart shows the same."""
    if exhibit.figure is None:
        return own_table(exhibit)
    data = data_of(exhibit.figure)
    if data["chart"] in FORMS:
        charts = _charts(exhibit, data)
        if _readable(charts):
            return charts
    if data["chart"] == "cells":
        return table_of_cells(data)
    if data["chart"] == "lines":
        return table_of_lines(data)
    return table_of_ties(data) if data["chart"] == "network" else own_table(exhibit)


def _readable(charts: Sequence[NativeChart]) -> bool:
    """Whether there is something drawn, and not more than a slide has room for."""
    drawn = max(sum(v is not None for one in chart.series for v in one.values) for chart in charts)
    if charts[0].form == "lines":
        return drawn > 0 and len(charts[0].series) <= MOST_LINES
    return 0 < drawn <= MOST_BARS


def _charts(exhibit: Exhibit, data: ChartData) -> tuple[NativeChart, ...]:
    panels: dict[str, list[Series]] = {}
    for one in data["series"]:
        panels.setdefault(one.get("panel", ""), []).append(one)
    return tuple(_chart(exhibit, data, title, series) for title, series in panels.items())


def _chart(exhibit: Exhibit, data: ChartData, title: str, several: Sequence[Series]) -> NativeChart:
    form = FORMS[data["chart"]]
    named, others = ([one for one in several[::-1] if one.get("named", True) == own] for own in (True, False))
    if others:
        several = [*others, *named]  # what comes later is drawn over what came before
    columns = [_column(exhibit, one) for one in several]
    names = _names(several, columns)
    kinds = [column.kind if column else _kind(one, data["unit"]) for one, column in zip(several, columns, strict=True)]
    texts = [_texts(one, kind) for one, kind in zip(several, kinds, strict=True)]
    # of figures with more than one scale, each row belongs to one of them
    shown = [n for n in range(len(data["categories"])) if not title or any(t[n] for t in texts)]
    labels = _labels(data, shown, [s["values"] for s in several], texts, names, form in ("lines", "columns"))
    places = [n for _, n in labels]
    return NativeChart(
        form,
        tuple(label for label, _ in labels),
        tuple(
            ChartSeries(
                name,
                tuple(None if n is None or one["values"][n] is None else float(one["values"][n] or 0) for n in places),
                tuple("" if n is None else _without(name, own[n]) for n in places),
                kind,
                tuple("" if n is None else one["colours"][n] for n in places) if one.get("colours") else (),
                named=one.get("named", True),
            )
            for name, one, own, kind in zip(names, several, texts, kinds, strict=True)
        ),
        title if len({s.get("panel", "") for s in data["series"]}) > 1 else "",
        base=max(data.get("bases", []), default=0.0),
        opens=tuple(number for number, place in enumerate(places) if place is None),
    )


def _texts(series: Series, kind: Kind) -> list[str]:
    """What stands beside each value: the figure's words, but for amounts in parts of a sentence ('aantal +114.000')."""
    texts = list(series.get("texts", []))
    if texts and (
        kind not in ("eur", "mln_eur") or any("€" in text for text in texts) or unit_of(series["values"], texts) > 1
    ):
        return texts
    values = [v if v is None or kind != "eur" else formats.half_up(v) for v in series["values"]]
    return [
        formats.cell(v, kind) if text else "" for v, text in zip(values, texts or ["n.b."] * len(values), strict=True)
    ]


def _labels(
    data: ChartData,
    shown: Sequence[int],
    values: Sequence[Sequence[float | None]],
    texts: Sequence[Sequence[str]],
    names: Sequence[str],
    in_time: bool,
) -> list[tuple[str, int | None]]:
    """Each label with the place of its values; a heading has none. What is not known is said in the label."""
    categories, headings = data["categories"], data.get("headings", [])
    if headings and len({categories[n] for n in shown}) == 1:
        categories, headings = headings, []
    labels: list[tuple[str, int | None]] = []
    before = ""
    for n in shown:
        if headings and headings[n] and headings[n] != before:
            before = headings[n]
            labels.append((before.upper(), None))
        unknown = [
            text[n] or formats.UNKNOWN if len(names) == 1 else f"{name}: {_without(name, text[n]) or formats.UNKNOWN}"
            for name, own, text in zip(names, values, texts, strict=True)
            if own[n] is None
        ]
        if in_time and len(unknown) < len(names):
            unknown = []  # another series has this moment
        labels.append((f"{categories[n]} ({'; '.join(unknown)})" if unknown else categories[n], n))
    return labels


def _names(several: Sequence[Series], columns: Sequence[Column | None]) -> list[str]:
    """The names of series; one without a name has it in its texts ('2020: € 670.969', 'lopend 24') or from its column."""
    names: list[str] = []
    for one, column in zip(several, columns, strict=True):
        name = one["name"]
        if not name and len(several) > 1:
            known = zip(one.get("texts", []), one["values"], strict=False)
            name = _in_front([text for text, value in known if value is not None])
        name = name or (column.title if column else MEASURE)
        names.append(f"{name} ({len(names) + 1})" if name in names else name)
    return names


def _in_front(texts: Sequence[str]) -> str:
    """The words that every text starts with, up to its value."""
    if texts and all(": " in text for text in texts):
        heads = {text.partition(": ")[0] for text in texts}
        return heads.pop() if len(heads) == 1 else ""
    together = []
    for words in zip(*(text.split(" ")[:-1] for text in texts), strict=False):
        if len(set(words)) > 1 or any(character.isdigit() for character in words[0]):
            break
        together.append(words[0])
    return " ".join(together)


def _without(name: str, text: str) -> str:
    for separator in (": ", " "):
        if text.startswith(name + separator):
            return text.removeprefix(name + separator)
    return text


def _column(exhibit: Exhibit, series: Series) -> Column | None:
    """The column of the table that holds the values, and reads as the figure writes them; None when no column does."""
    wanted = {round(float(v), 6) for v in series["values"] if v is not None}
    texts = series.get("texts", [])
    best: Column | None = None
    most = 0
    for column in exhibit.table.columns:
        if not column.is_numeric or column.kind == "year":
            continue
        if not wanted <= {round(float(v), 6) for v in column.values if v is not None}:
            continue
        reads = sum(
            value is not None and formats.cell(value, column.kind) in text
            for value, text in zip(series["values"], texts, strict=bool(texts))
        )
        if best is not None and reads == most > 0:
            best = Column(MEASURE, best.kind, ())  # more than one column could be meant
        if reads > most or (not texts and wanted and best is None):
            best, most = column, reads
    return best


def _kind(series: Series, unit: Kind) -> Kind:
    """A kind that reads as the texts do, of values that no column holds."""
    texts = [t for t, v in zip(series.get("texts", []), series["values"], strict=False) if v is not None]
    if texts and all("€" in text for text in texts):
        return "mln_eur" if all("mln" in t for t in texts) and _below(series, 1000) else "eur"
    if texts and all("%" in text for text in texts):
        return "pct"
    return series.get("unit", unit)


def _below(series: Series, limit: float) -> bool:
    return all(v is None or abs(v) < limit for v in series["values"])

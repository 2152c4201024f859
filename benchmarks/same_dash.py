"""A page of ours in Dash: our own exhibits of that page in one callback, its first filter as radio buttons."""

import sys
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, dcc, html

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.pages import SAME_PAGES
from exhibits.choice import One
from store.reading import current

page = SAME_PAGES[sys.argv[2]]
database = current.get()
(parameter,) = [
    p for p in page.choice_type.parameters(database.ask) if p.name == page.filter_name and isinstance(p, One)
]
app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.RadioItems({str(n): label for n, label in enumerate(parameter.options.values())}, "0", id="filter"),
        *(dcc.Graph(id=f"graph-{number}") for number in range(len(page.exhibits))),
    ]
)


@app.callback([Output(f"graph-{number}", "figure") for number in range(len(page.exhibits))], Input("filter", "value"))
def draw(option: str) -> list[Any]:
    exhibits = page.figures(database, int(option))
    return [exhibit.figure.to_plotly_json() if exhibit.figure else {} for exhibit in exhibits]


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)

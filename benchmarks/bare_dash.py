"""The same smallest dashboard in Dash: a dropdown and a stacked bar."""

import sys
from pathlib import Path

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import bare

connection = bare.connect()
app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.Dropdown(bare.provinces(connection), bare.ALL, id="province", clearable=False),
        dcc.Graph(id="graph"),
    ]
)


@app.callback(Output("graph", "figure"), Input("province", "value"))
def draw(province: str) -> go.Figure:
    return bare.stacked(bare.amounts(connection, province))


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)

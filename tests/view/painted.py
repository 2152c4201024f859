"""What Plotly draws of a figure: all of it but `layout.meta`, which is plain data with texts as they read."""

import json

from view import graph_objects as go


def painted(drawn: go.Figure) -> str:
    spec = drawn.to_plotly_json()
    return json.dumps([spec["data"], {k: v for k, v in spec["layout"].items() if k != "meta"}], ensure_ascii=False)

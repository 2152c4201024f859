"""Plotly's figures as plain data, under the names of `plotly.graph_objects`: only what the charts here use.

Plotly's own objects check every property again at each change; that took most of the time of an exhibit (a figure 25 ms,
like this 1 ms), and their import 0,4 s of a start. What they would refuse is looked for by a test, on every kind of figure.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Properties = dict[str, Any]


class Node:
    """The properties of a trace or a layout, read and set like attributes; one that is not set reads as an empty node."""

    __slots__ = ("_properties",)
    _properties: Properties

    def __init__(self, properties: Properties) -> None:
        object.__setattr__(self, "_properties", properties)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by copy and pickle
            raise AttributeError(name)
        return _readable(self._properties.get(name, {}))

    def __setattr__(self, name: str, value: Any) -> None:
        self._properties[name] = value

    def __bool__(self) -> bool:
        return bool(self._properties)

    def __iter__(self) -> Iterator[str]:
        return iter(self._properties)

    def to_plotly_json(self) -> Properties:
        """The properties as plain data; not a copy."""
        return self._properties


def _readable(value: Any) -> Any:
    if isinstance(value, dict):
        return Node(value)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [Node(one) for one in value]
    return value


class Bar(Node):
    """A trace of bars; what is None is left to Plotly."""

    __slots__ = ()

    def __init__(self, **properties: Any) -> None:
        super().__init__({"type": "bar", **_given(properties)})


class Scatter(Node):
    """A trace of points, lines, words or areas; what is None is left to Plotly."""

    __slots__ = ()

    def __init__(self, **properties: Any) -> None:
        super().__init__({"type": "scatter", **_given(properties)})


class Figure:
    """Traces and a layout. Whoever draws it may change it; an exhibit's figure stays as it is."""

    def __init__(self, data: Sequence[Bar | Scatter] = ()) -> None:
        self.data = tuple(data)
        self.layout = Node({})

    def update_layout(self, properties: Mapping[str, Any] | None = None, **more: Any) -> None:
        """Sets what is given and keeps the rest, also within a part; 'margin_t' is the `t` of `margin`; None takes away."""
        for name, value in {**(properties or {}), **more}.items():
            outer, _, inner = name.partition("_")
            _merge(self.layout.to_plotly_json(), {outer: {inner: value} if inner else value})

    def update_xaxes(self, **properties: Any) -> None:
        """Sets properties of every horizontal axis that the layout has."""
        self._update_axes("xaxis", properties)

    def update_yaxes(self, **properties: Any) -> None:
        """Sets properties of every vertical axis that the layout has."""
        self._update_axes("yaxis", properties)

    def _update_axes(self, start: str, properties: Properties) -> None:
        for name in [name for name in self.layout if name.startswith(start)]:
            self.update_layout({name: properties})

    def to_plotly_json(self) -> Properties:
        """The figure as plain data, with numbers, texts, lists and dicts only; not a copy."""
        return {"data": [trace.to_plotly_json() for trace in self.data], "layout": self.layout.to_plotly_json()}

    def to_json(self) -> str:
        """JSON for the browser. Raises ValueError for a number that JSON does not have (NaN), TypeError for other objects."""
        return json.dumps(self.to_plotly_json(), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _given(properties: Properties) -> Properties:
    return {
        name: _given(value) if isinstance(value, dict) else value
        for name, value in properties.items()
        if value is not None
    }


def _merge(into: Properties, properties: Properties) -> None:
    for name, value in properties.items():
        if isinstance(value, dict):
            inner = into.setdefault(name, {})
            _merge(inner, value)
        elif value is None:
            into.pop(name, None)
        else:
            into[name] = value

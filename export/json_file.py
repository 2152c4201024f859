"""An exhibit as JSON: for Power Query and for programs; the same figures and words as the other files."""

import json
from typing import Any

from exhibits.exhibit import Exhibit
from export import about

MIME = "application/json"


def json_bytes(exhibit: Exhibit) -> bytes:
    """An object with title, choice, remarks and sources, and `rows`: a list of objects by column title; unknown is null."""
    content: dict[str, Any] = {
        "key": exhibit.key,
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "origin": exhibit.origin,
        "mark": exhibit.mark,
        "filter_text": exhibit.filter_text,
        "remarks": exhibit.remarks,
        "sources": [
            {
                "title": s.title,
                "publisher": s.publisher,
                "published_on": s.published_on,
                "url": s.url,
                "places": s.locators,
            }
            for s in exhibit.sources
        ],
        "made_on": about.today(),
        "columns": [{"title": c.title, "kind": c.kind} for c in exhibit.table.columns],
        "rows": [dict(zip(exhibit.table.titles, row, strict=True)) for row in exhibit.table.rows()],
    }
    return json.dumps(content, ensure_ascii=False, default=str, indent=1).encode("utf-8")

"""What a page has around its exhibits in the browser: for now, its address kept in step with what is chosen."""

import json
from pathlib import Path

from app.components import BrowserComponent

ADDRESS = BrowserComponent("shell", Path(__file__).parent / "browser", "address.js")


def write_address(query_string: str, *, step: bool) -> None:
    """Puts the choice into the browser's address; as a `step` that Back undoes when the visitor made it."""
    search = f"?{query_string}" if query_string else ""
    ADDRESS.mount()(data=json.dumps({"search": search, "step": step}).encode(), key="address", height=1)

"""What a page has around its exhibits in the browser: for now, its address kept in step with what is chosen."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

HERE = Path(__file__).parent


@cache
def _address_component() -> Any:
    # an asset folder rather than inline script: that would come from a blob: address, which our policy refuses
    manifest = ComponentManifest(
        name="shell", version="1", components=[ComponentConfig(name="address", asset_dir=HERE.name)]
    )
    get_bidi_component_manager().register_from_manifest(manifest, HERE.parent)
    return st.components.v2.component("shell.address", js="address.js", isolate_styles=False)


def write_address(query_string: str, *, step: bool) -> None:
    """Puts the choice into the browser's address; as a `step` that Back undoes when the visitor made it."""
    search = f"?{query_string}" if query_string else ""
    _address_component()(data=json.dumps({"search": search, "step": step}).encode(), key="address", height=1)

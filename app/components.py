"""Our own elements in the browser: a folder of plain ES modules that Streamlit mounts, each at an address with a version.

Inline script would come from a blob: address, which our policy refuses; so each component has an asset folder. The
documented way is an installed package; registering the same manifest ourselves spares everyone an install step.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest


@dataclass(frozen=True)
class BrowserComponent:
    """The modules in `folder`, of which `entry` exports the function that Streamlit calls."""

    name: str
    folder: Path
    entry: str

    @cached_property
    def version(self) -> str:
        """Changes when any file of the folder does, so that a browser may keep the files for ever."""
        digest = hashlib.sha256()
        for file in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            digest.update(file.relative_to(self.folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
        return digest.hexdigest()[:12]

    @property
    def registered_name(self) -> str:
        return f"{self.name}.{self.name}-{self.version}"

    @property
    def address(self) -> str:
        """Where Streamlit serves the folder, below the server's base path."""
        return f"/_stcore/bidi-components/{self.registered_name}/"

    def preloads(self, base: str, *names: str) -> str:
        """Elements for the page's head: these modules (or all) are asked for at once, not each when another turns out to import it.

        After what Streamlit itself needs to start, which is asked for first. `base` is the server's base path.
        """
        modules = names or sorted(file.name for file in self.folder.glob("*.js"))
        return "".join(
            f'<link rel="modulepreload" fetchpriority="low" href="{base}{self.address}{name}">' for name in modules
        )

    @cached_property
    def _mounts(self) -> dict[int, Callable[..., Any]]:
        return {}

    def mount(self) -> Callable[..., Any]:
        """What draws the component; registered once per server (a test has a component manager of its own)."""
        manager = get_bidi_component_manager()
        if id(manager) not in self._mounts or manager.get_component_asset_root(self.registered_name) is None:
            config = ComponentConfig(name=self.registered_name.partition(".")[2], asset_dir=self.folder.name)
            manager.register_from_manifest(ComponentManifest(self.name, "1", [config]), self.folder.parent)
            self._mounts.clear()
            self._mounts[id(manager)] = st.components.v2.component(
                self.registered_name, js=self.entry, isolate_styles=False
            )
        return self._mounts[id(manager)]

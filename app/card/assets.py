"""What the browser fetches for the cards: our modules, their style sheet, and Plotly as the `plotly` package ships it.

Each address carries a version, so that a browser may keep the file for ever and still gets a new one after a change.
"""

from pathlib import Path

import plotly

from app.components import BrowserComponent

CARD = BrowserComponent("card", Path(__file__).parent / "browser", "card.js")
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PLOTLY_ADDRESS = f"/plotly-{plotly.__version__}/{PLOTLY.name}"

STYLE_SHEETS = ("card.css", "briefing/briefing.css", "briefing/print.css")

COMPILED_WHOLE = b"//# allFunctionsCalledOnLoad\n"
"""Put before Plotly: Chromium then compiles all of it while it arrives, beside the page. Else it reads all of it twice more,
in the page's own time, when Plotly starts. Other browsers skip the line."""

FOLDERS: dict[str, Path] = {CARD.address: CARD.folder, PLOTLY_ADDRESS: PLOTLY}
"""Path on the server (below its base path) → folder or file that gets another address when it changes."""


def head_links(base: str = "") -> str:
    """Elements for the page's head: cards are styled before the first arrives. `base` is the server's base path, '' or '/dashboard'."""
    return "".join(f'<link rel="stylesheet" href="{base}{CARD.address}{name}">' for name in STYLE_SHEETS)


def plotly_script(base: str = "") -> str:
    """The element for the page's head that loads Plotly, the one script of ours that is no module: once, here.

    `plotly.js` in the browser waits for it.
    """
    return f'<script async id="plotly" src="{base}{PLOTLY_ADDRESS}"></script>'

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

FOLDERS: dict[str, Path] = {CARD.address: CARD.folder, PLOTLY_ADDRESS: PLOTLY}
"""Path on the server (below its base path) → folder or file that gets another address when it changes."""


def head_links(base: str = "") -> str:
    """Elements for the page's head: cards are styled and Plotly is on its way before the first card arrives.

    `base` is the server's base path, '' or '/dashboard'. Plotly is the one script of ours that is no module; it is
    loaded once, here, and `plotly.js` in the browser waits for it.
    """
    here = f"{base}{CARD.address}"
    modules = sorted(file.name for file in CARD.folder.glob("*.js"))
    return "".join(
        (
            *(f'<link rel="stylesheet" href="{here}{name}">' for name in STYLE_SHEETS),
            *(f'<link rel="modulepreload" href="{here}{name}">' for name in modules),
            f'<script async id="plotly" src="{base}{PLOTLY_ADDRESS}"></script>',
        )
    )

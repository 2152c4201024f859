"""What stands between the network and Streamlit, from the outside in."""

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from app import shell
from app.card import assets
from app.http import briefing_files, dutch_page, exports, presentation, security_txt
from app.http.after_login import AfterLogin
from app.http.compression import FIRST_FILES, FOLDERS, PREFIXES, CompressedFiles
from app.http.headers import AllowedHosts, SecurityHeaders
from app.http.health import healthz
from app.http.identity import FilesByRole
from app.http.limits import SessionLimits
from app.http.origin import SameOrigin
from app.http.pages import KnownPaths
from app.http.uploads import Uploads
from app.settings import base_path

FOLDERS.update(assets.FOLDERS)
FOLDERS.update(shell.FOLDERS)
FIRST_FILES += [assets.PLOTLY, *dutch_page.large_scripts()]
PREFIXES[assets.PLOTLY] = assets.COMPILED_WHOLE
dutch_page.HEAD_LINKS += [shell.head_links(base_path()), assets.head_links(base_path())]
# Plotly is large: before Streamlit's own scripts it would keep the words of the page waiting
dutch_page.LATER_LINKS += [
    assets.plotly_script(base_path()),
    shell.later_links(base_path()),
    assets.CARD.preloads(base_path()),
]
ROUTES: list[BaseRoute] = [
    *dutch_page.routes(),
    Route(f"{base_path()}/healthz", healthz),
    *briefing_files.routes(),
    *exports.routes(),
    *presentation.routes(),
    *security_txt.routes(),
]
MIDDLEWARE = [
    Middleware(SecurityHeaders),
    Middleware(AllowedHosts),
    Middleware(FilesByRole),
    Middleware(KnownPaths, routes=ROUTES),
    Middleware(SameOrigin),
    Middleware(SessionLimits),
    Middleware(Uploads),
    Middleware(AfterLogin),
    Middleware(CompressedFiles),
]

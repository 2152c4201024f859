"""What stands between the network and Streamlit, from the outside in."""

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from app.http.compression import CompressedFiles
from app.http.dutch_page import DutchPage
from app.http.headers import AllowedHosts, SecurityHeaders
from app.http.health import healthz
from app.http.pages import KnownPaths
from app.settings import base_path

ROUTES: list[BaseRoute] = [
    Route(f"{base_path()}/healthz", healthz),
    # exports by address: *exports.routes() from app/http/exports.py
]
MIDDLEWARE = [
    Middleware(SecurityHeaders),
    Middleware(AllowedHosts),
    Middleware(KnownPaths),
    Middleware(CompressedFiles),
    Middleware(DutchPage),
]

"""The way in: `streamlit run dashboard.py` serves the pages of navigation.py, hardened, Dutch and warm."""

from pathlib import Path

import streamlit as st

from app import access, audit, logs, settings
from app.http.stack import MIDDLEWARE, ROUTES
from app.script_error import explain
from app.warm_start import lifespan

logs.configure()
audit.configure()
settings.apply()
if problem := access.problem_with_setup():
    raise SystemExit(problem)
app = st.App(
    Path(__file__).parent / "navigation.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=explain,
)

"""The way in: `streamlit run dashboard.py` serves the pages of navigation.py, hardened, Dutch and warm."""

from pathlib import Path

import streamlit as st

from app import audit, logs, settings, setup
from app.http.stack import MIDDLEWARE, ROUTES
from app.script_error import explain
from app.warm_start import lifespan

try:
    logs.configure()
    audit.configure()
except settings.SettingInvalid as error:
    raise SystemExit(str(error)) from None
settings.apply()
if problem := setup.problem():
    raise SystemExit(problem)
app = st.App(
    Path(__file__).parent / "navigation.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=explain,
)

"""The dashboard without what stands between the network and Streamlit: only to measure what that costs."""

import streamlit as st

from app import audit, logs, settings, setup
from app.http.stack import ROUTES
from app.script_error import explain
from app.warm_start import lifespan
from store.paths import ROOT

logs.configure()
audit.configure()
settings.apply()
if problem := setup.problem():
    raise SystemExit(problem)
app = st.App(ROOT / "navigation.py", lifespan=lifespan, routes=ROUTES, on_script_error=explain)

"""Serves card_page.py the way the dashboard is served: the same headers, compression and page."""

from pathlib import Path

import streamlit as st

from app.http.stack import MIDDLEWARE, ROUTES

app = st.App(Path(__file__).parent / "card_page.py", routes=ROUTES, middleware=MIDDLEWARE)

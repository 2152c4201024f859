"""What who is not logged in sees, and the line that says who is."""

from typing import Literal

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from app import access, logs
from app.access import Role


def stop_unless_allowed(page: str) -> None:
    """Before every page: shows the login, or that this page takes another role, and stops there."""
    role = access.current_role()
    logs.role.set(role.label if access.login_configured() else "")
    if not access.login_configured():
        return
    claims = access.claims()
    if not access.is_logged_in(claims):
        _ask_to_log_in()
    access.note_login()
    if role < access.page_role(page):
        _refuse(role, access.page_role(page))
    _account(access.who(claims), role)


def _ask_to_log_in() -> None:
    st.title("Inloggen", anchor=False)
    if get_secrets_auth_section():
        st.markdown("Log in met uw account van de organisatie om het dashboard te zien.")
        if st.button("Inloggen", type="primary"):
            st.login()
    else:
        st.markdown("U bent niet ingelogd. Laad de pagina opnieuw; helpt dat niet, vraag dan de beheerder.")
    st.stop()


def _refuse(role: Role, needed: Role) -> None:
    st.title("U heeft geen toegang tot deze pagina", anchor=False)
    has = f"Uw rol is {role.label}." if role else "U heeft nog geen rol in dit dashboard."
    st.markdown(f"{has} Voor deze pagina is de rol {needed.label} nodig. Vraag de beheerder om toegang.")
    _log_out_button()
    st.stop()


def _account(name: str, role: Role) -> None:
    with st.container(key="account", horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.text(f"{name} ({role.label})", width="content")
        _log_out_button("tertiary")


def _log_out_button(kind: Literal["secondary", "tertiary"] = "secondary") -> None:
    if get_secrets_auth_section() and st.button("Uitloggen", key="log-out", type=kind):
        access.end_login()
        st.logout()
        st.stop()

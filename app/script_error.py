"""What a visitor reads when a page stops halfway."""

import logging

import streamlit as st

from store.errors import StoreError
from view.escape import escape_markdown

log = logging.getLogger("dashboard")
PROGRAM_ERROR = (
    "Deze pagina kon niet worden getoond door een fout in het programma. Laad de pagina opnieuw; blijft de fout, "
    "meld het dan aan de beheerder."
)


def explain(error: Exception) -> bool:
    """Shows what to do, in Dutch; the log has the rest. Returns True: the error has been shown."""
    log.error("a page stopped halfway", exc_info=error)
    if isinstance(error, StoreError):
        st.error(escape_markdown(f"De gegevens zijn nu niet te tonen. {error} {error.advice}"), icon=":material/error:")
    else:
        st.error(PROGRAM_ERROR, icon=":material/error:")
    return True

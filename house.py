"""Joins the parts for a page: data from the store, downloads from the briefing, drawn by the view."""

from briefing import downloads
from store.errors import StoreError
from store.reading import current
from view import page as frame
from view.page import Page

__all__ = ["Page", "guard"]


def guard() -> Page:
    """The first statement of every page; see `view.page.guard`."""
    return frame.guard(current.get, downloads, StoreError)

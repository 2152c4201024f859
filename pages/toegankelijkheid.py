"""Toegankelijkheid: wat is getest, en wat is nog niet goed?"""

from app.page import guard
from store.paths import ROOT

page = guard()

page.document(ROOT / "docs" / "toegankelijkheid.md")

"""Toegankelijkheid: wat is getest, en wat is nog niet goed?"""

from app.page import guard
from app.settings import ROOT

page = guard()

page.document(ROOT / "docs" / "toegankelijkheid.md")

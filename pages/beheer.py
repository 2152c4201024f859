"""Gegevens beheren: eigen gegevens laden, controleren, vergelijken en terugzetten."""

from app.loading import path
from app.page import guard

page = guard()

path.draw(page)

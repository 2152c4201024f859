"""overzicht: wordt gebouwd."""

from house import guard

page = guard()
page.heading("overzicht")

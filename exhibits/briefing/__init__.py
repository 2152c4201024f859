"""Briefings: exhibits by their address, in an order, with the reader's own words; kept in a link or a file.

`model` says what one is; `plain` checks what comes from outside; `link` and `file` are its two forms outside the dashboard;
`drawn` makes its exhibits from the data of today; `values` compares them with what was saved.
"""

from exhibits.briefing.model import Briefing, Item, Stamp

__all__ = ["Briefing", "Item", "Stamp"]

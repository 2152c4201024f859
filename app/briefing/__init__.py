"""The page of the briefing: what a session collected, its parts in the browser, and its files.

`session` holds the briefing, `editor` shows its parts and hears what the visitor does, `page` puts them on the page.
"""

from app.briefing.session import add, collected

__all__ = ["add", "collected"]

"""The page where own records are loaded: choose, check, see what would change, apply, go back.

`work.py` is what a session has in hand, `jobs.py` does what takes long, the other modules each draw a part of the page.
What a widget gives is checked again in `store/loading/`, which knows nothing of this page.
"""

"""From frames to pixels: Dutch formats, colours, charts, and the page frame around an exhibit.

Knows nothing of the store. It does not import streamlit.
"""

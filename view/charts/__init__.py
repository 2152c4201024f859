"""Figures from plain values. Pure: no streamlit, no data access, no knowledge of what is drawn."""

"""From data/ to frames: checks the CSVs, builds one DuckDB file, and answers queries from it.

Knows nothing of streamlit, plotly or pages.
"""

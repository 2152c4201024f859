"""From exhibits to files that leave the dashboard: workbook, slides, CSV, JSON. No streamlit."""

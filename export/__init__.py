"""From exhibits to files that leave the dashboard: workbook, CSV, JSON. No streamlit."""

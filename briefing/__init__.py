"""From exhibits to files that leave the dashboard: workbooks and CSV now, slides later. No streamlit."""

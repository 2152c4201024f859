"""The smallest dashboard in Streamlit as it comes: a dropdown and a stacked bar."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import bare

connection = st.cache_resource(bare.connect)()
province = st.selectbox("Provincie", bare.provinces(connection), key="province")
st.plotly_chart(bare.stacked(bare.amounts(connection, province)))

"""What the two bare apps share, so that they differ in nothing but the framework: one query and one stacked bar."""

import os

import duckdb
import pandas as pd
import plotly.graph_objects as go

ALL = "Alle provincies"


def connect() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(os.environ["BARE_DATABASE"], read_only=True)


def provinces(connection: duckdb.DuckDBPyConnection) -> list[str]:
    with connection.cursor() as cursor:
        rows = cursor.execute(
            "select distinct province from applicant where province is not null order by 1"
        ).fetchall()
    return [ALL, *(province for (province,) in rows)]


def amounts(connection: duckdb.DuckDBPyConnection, province: str) -> pd.DataFrame:
    with connection.cursor() as cursor:
        return cursor.execute(
            """
            select g.year, a.name, g.amount_eur
            from applicant_allocation g
            join applicant a using (applicant_id)
            where $province = $all or a.province = $province
            order by a.name, g.year
            """,
            {"province": province, "all": ALL},
        ).df()


def stacked(rows: pd.DataFrame) -> go.Figure:
    drawn = go.Figure([go.Bar(name=name, x=own["year"], y=own["amount_eur"]) for name, own in rows.groupby("name")])
    drawn.update_layout(barmode="stack", height=450)
    return drawn

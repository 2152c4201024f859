"""Files by address: what is served, under which name, with which tag, and what is refused."""

import csv
import io
import json
from collections.abc import Iterator

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from starlette.applications import Starlette
from starlette.testclient import TestClient

from app import access
from app.http import exports
from store.reading import current


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    current._open = None
    with TestClient(Starlette(routes=exports.routes())) as made:
        yield made


def test_a_workbook_by_its_address(client: TestClient) -> None:
    answer = client.get("/uitvoer/clusters-bedragen.xlsx?indeling=letters")
    assert answer.status_code == 200
    assert "clusters-bedragen" in answer.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [cell.value for row in book["Cijfers"].iter_rows() for cell in row]
    assert any("letters" in str(cell) for cell in cells)
    assert 670969 in cells


def test_a_deck_by_its_address(client: TestClient) -> None:
    answer = client.get("/uitvoer/clusters-bedragen.pptx?indeling=letters")
    assert answer.status_code == 200
    assert answer.headers["content-type"].endswith("presentationml.presentation")
    assert answer.headers["content-disposition"].endswith('.pptx"')
    slide = Presentation(io.BytesIO(answer.content)).slides[0]
    charts = [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
    assert "670969.0" in [found.text for chart in charts for found in chart.iter(qn("c:v"))]


def test_csv_and_json_hold_the_same_rows(client: TestClient) -> None:
    content = json.loads(client.get("/uitvoer/clusters-bedragen.json").content)
    lines = client.get("/uitvoer/clusters-bedragen.csv").content.decode("utf-8-sig").splitlines()
    rows = list(csv.reader(lines, delimiter=";"))
    start = next(n for n, row in enumerate(rows) if row and row[0] == "Cluster")
    assert len(content["rows"]) == len(rows) - start - 1 == 12
    assert content["rows"][0]["Toegekend"] == 670969
    assert content["title"] in rows[0][1]


def test_a_file_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/uitvoer/clusters-bedragen.csv")
    again = client.get("/uitvoer/clusters-bedragen.csv", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = client.get("/uitvoer/clusters-bedragen.csv?indeling=letters")
    assert other.headers["etag"] != first.headers["etag"]


def test_what_another_role_got_is_not_taken_for_the_same_file(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/uitvoer/clusters-bedragen.csv")
    monkeypatch.setattr(access, "current_role", lambda: access.Role.LEZER)
    again = client.get("/uitvoer/clusters-bedragen.csv", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("onzin.xlsx", 404, "geen figuur of tabel met dit adres. De knoppen onder een figuur"),
        ("clusters-bedragen.pdf", 404, ".xlsx"),
        ("clusters-bedragen", 404, ".xlsx"),
        ("clusters-bedragen.csv?indeling=cijfers", 400, "‘cijfers’"),
        ("clusters-bedragen.csv?jaar=2020", 400, "‘jaar’"),
        ("clusters-bedragen.csv?indeling=%E2%80%AE%00", 400, "Indeling"),
    ],
)
def test_what_does_not_exist_is_refused_in_dutch(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(f"/uitvoer/{address}")
    assert answer.status_code == status
    assert words in answer.text


def test_sample_data_say_so_in_name_and_contents(client: TestClient) -> None:
    answer = client.get("/uitvoer/profielen-lijst.csv")
    assert "voorbeeld-profielen-lijst" in answer.headers["content-disposition"]
    assert "Synthetische voorbeeldgegevens" in answer.content.decode("utf-8-sig")


def test_numbers_of_a_choice_are_not_limited_by_the_query_parser(client: TestClient) -> None:
    answer = client.get("/uitvoer/clusters-bedragen.csv?" + "&".join(["indeling=gelijk"] * 500))
    assert answer.status_code == 400

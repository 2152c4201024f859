"""Memory of our server beside bare Streamlit's, after the same number of visits."""

import time
from pathlib import Path

from benchmarks.contenders import OURS, STREAMLIT, serving
from benchmarks.figures import Goal, Line, Series
from benchmarks.sessions import Visitor

VISITS = 20
SECONDS_KEPT = 130
"""Streamlit keeps what a visitor left for two minutes, for who comes back; until then it is no growth."""
OUR_PAGES = ("", "clusters", "gemeenten", "actieplan", "quickscan", "profielen", "netwerk", "toerusting", "bronnen")


def measure(folder: Path, database: Path, repeats: int) -> list[Line]:
    """Resident memory after 20 visitors who each saw every page and left, in servers started anew each time."""
    used = {name: Series("MB") for name in (OURS, STREAMLIT)}
    for _ in range(repeats):
        for name, pages in ((OURS, OUR_PAGES), (STREAMLIT, ("",) * len(OUR_PAGES))):
            with serving(name, folder, database) as served:
                visits(served.address, pages, VISITS)
                used[name].add(served.memory_mb())
    goal = Goal("≤ 1,2 × bare Streamlit", 1.2)
    return [
        Line(f"memory after {VISITS} visits of {len(OUR_PAGES)} pages", used[OURS], used[STREAMLIT], STREAMLIT, goal)
    ]


def growth(folder: Path, database: Path, sessions: int) -> list[Line]:
    """Memory after many sessions beside memory after the first twenty, each when what visitors left may go."""
    early, late = Series("MB"), Series("MB")
    with serving(OURS, folder, database) as served:
        for series, count in ((early, VISITS), (late, sessions - VISITS)):
            visits(served.address, OUR_PAGES, count - 1)
            time.sleep(SECONDS_KEPT)
            visits(served.address, OUR_PAGES, 1)  # what is over time goes when somebody else comes
            series.add(served.memory_mb())
    goal = Goal(f"flat over {sessions} sessions (≤ 1,05)", 1.05)
    return [Line(f"memory after {sessions} sessions", late, early, f"after {VISITS}", goal)]


def visits(address: str, pages: tuple[str, ...], count: int) -> None:
    for _ in range(count):
        visitor = Visitor(address)
        for page in pages:
            visitor.visit(page)
        visitor.leave()

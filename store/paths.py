"""Where things are on disk."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
DESCRIPTOR = DATA / "datapackage.json"
QUERIES = ROOT / "queries"


def database_folder() -> Path:
    """The folder of the built databases: DASHBOARD_DATABASE_FOLDER, or data/db."""
    return Path(os.environ.get("DASHBOARD_DATABASE_FOLDER") or DATA / "db")


def developing() -> bool:
    """Whether DASHBOARD_DEVELOP=1 is set: queries are read again when they changed, and nothing is remembered."""
    return os.environ.get("DASHBOARD_DEVELOP") == "1"

"""What must agree before a new version of our own data becomes current, besides the checks of the store itself.

The store knows nothing of exhibits, and they must be drawable from the data. So it knows one name, the setting below,
and imports it at the moment of a build. A build of other data, as in the tests, says for itself what must agree.
"""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

from store import paths
from store.database import Database
from store.errors import Problem
from store.progress import Progress, unseen

BEFORE_CURRENT = "exhibits.drawable:problems"
Agreement = Callable[[Database, Progress], list[Problem]]


def agreement(data: Path) -> Agreement | None:
    """What must agree with a version made of `data`: the exhibits with ours, nobody with that of a test."""
    return before_current if data == paths.DATA else None


def before_current(database: Database, progress: Progress = unseen, every_choice: bool = False) -> list[Problem]:
    """The problems that the function named in BEFORE_CURRENT has with the new version, opened read-only.

    It looks at every exhibit as it is first shown; with `every_choice` at every choice too, which takes ten times as long.
    """
    module, name = BEFORE_CURRENT.split(":")
    agree = cast(Callable[..., list[Problem]], getattr(importlib.import_module(module), name))
    return agree(database, every_choice=every_choice, progress=progress)

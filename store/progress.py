"""Says how far a long piece of work is, to whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Called with the share that is done (0 to 1) and what is being done now, in Dutch."""


def unseen(share: float, step: str) -> None:
    """Nobody is waiting."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """The progress of a piece of the work that goes from `start` to `end` of the whole."""
    return lambda share, step: progress(start + share * (end - start), step)

"""A briefing as PowerPoint: its exhibits under the reader's own titles, with conclusions."""

from collections.abc import Callable, Iterator, Sequence

from exhibits.briefing import Briefing
from exhibits.briefing.drawn import Drawn
from exhibits.exhibit import Exhibit
from export import slides


class _Counted(list[Exhibit]):
    """A list that says how far somebody has walked through it."""

    def __init__(self, exhibits: Sequence[Exhibit], progress: Callable[[int, int], None]) -> None:
        super().__init__(exhibits)
        self._progress = progress
        self._done = 0

    def __iter__(self) -> Iterator[Exhibit]:
        for number, exhibit in enumerate(super().__iter__(), 1):
            yield exhibit
            if number > self._done:
                self._done = number
                self._progress(number, len(self))


def pptx(briefing: Briefing, shown: Sequence[Drawn], progress: Callable[[int, int], None]) -> bytes:
    """A deck with a slide for each of `shown`; all of them have an exhibit."""
    exhibits = [one.renamed for one in shown if one.renamed is not None]
    return slides.deck(_Counted(exhibits, progress), briefing.title, [one.item.conclusion for one in shown])

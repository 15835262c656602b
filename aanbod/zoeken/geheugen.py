"""What a process keeps in memory of each gemeente, until its data change."""

from collections import OrderedDict
from collections.abc import Callable, Sized
from threading import Lock
from typing import Generic, TypeVar

Inhoud = TypeVar("Inhoud", bound=Sized)


class Geheugen(Generic[Inhoud]):
    """Of each gemeente one thing, of its last version.

    Of all together no more than `hoogstens` are kept, counted by their lengths: the gemeente
    that was asked longest ago goes first.
    """

    def __init__(self, hoogstens: int):
        self.hoogstens = hoogstens
        self._per_gemeente: OrderedDict[int, tuple[str, Inhoud]] = OrderedDict()
        self._slot = Lock()

    def __len__(self) -> int:
        return sum(len(inhoud) for _, inhoud in self._per_gemeente.values())

    def van(self, gemeente, versie: str, maak: Callable[[], Inhoud]) -> Inhoud:
        """What is kept under this version; made anew after a change."""
        with self._slot:
            bewaard = self._per_gemeente.get(gemeente.pk)
            if bewaard is None or bewaard[0] != versie:
                bewaard = self._per_gemeente[gemeente.pk] = (versie, maak())
            self._per_gemeente.move_to_end(gemeente.pk)
            return bewaard[1]

    def ruim_op(self) -> None:
        """To be called by whoever put something in."""
        with self._slot:
            while len(self) > self.hoogstens:
                self._per_gemeente.popitem(last=False)

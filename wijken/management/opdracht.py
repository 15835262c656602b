"""What the commands that import from the CBS have in common."""

from collections.abc import Iterable

from django.core.management.base import CommandError

from .. import cbs

PROEF = "Dit was een proef; er is niets geschreven. Met --apply gebeurt het echt."


def gemeentecodes(getypt: Iterable[str]) -> list[str]:
    """`GM0505` and `505` alike as `GM0505`, in the order typed. Raises `CommandError`."""
    codes = {tekst: cbs.code("GM", tekst) for tekst in getypt}
    for tekst, code in codes.items():
        if code is None:
            raise CommandError(f"{tekst} is geen gemeentecode. Schrijf GM en vier cijfers.")
    return list(dict.fromkeys(codes.values()))

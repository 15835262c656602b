"""Danger first: national numbers, and the words of a question that call for them.

The numbers and their hours are national, so they stand here. The words are data
(`noodwoorden.tsv`) and err on the side of showing. What is shown stands above the results,
never instead of them.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .tekst import MAX_VRAAG, ruwe_woorden

_LIJST = Path(__file__).with_name("noodwoorden.tsv")


@dataclass(frozen=True)
class Noodnummer:
    """`tel` is the number as a telephone dials it, `chat_url` a chat for who cannot call."""

    kanaal: str
    naam: str
    nummer: str
    tel: str
    wanneer: str
    wat: str
    chat_url: str = ""


NOODNUMMERS = (
    Noodnummer(
        "112", "112", "112", "112", "dag en nacht", "Direct gevaar: politie, brandweer, ambulance"
    ),
    Noodnummer(
        "veilig-thuis",
        "Veilig Thuis",
        "0800-2000",
        "08002000",
        "bellen: dag en nacht, gratis",
        "Geweld of mishandeling thuis, ook als u twijfelt",
        "https://veiligthuis.nl/",
    ),
    Noodnummer(
        "113",
        "113 Zelfmoordpreventie",
        "113 of 0800-0113",
        "113",
        "bellen: dag en nacht, gratis",
        "Als u aan zelfmoord denkt, of iemand bij u in de buurt",
        "https://www.113.nl/",
    ),
    Noodnummer(
        "kindertelefoon",
        "Kindertelefoon",
        "0800-0432",
        "08000432",
        "elke dag 11.00–21.00 uur, gratis",
        "Voor kinderen en jongeren, over alles",
        "https://www.kindertelefoon.nl/",
    ),
    Noodnummer(
        "seksueel-geweld",
        "Centrum Seksueel Geweld",
        "0800-0188",
        "08000188",
        "bellen: dag en nacht, gratis",
        "Na een aanranding of verkrachting",
        "https://centrumseksueelgeweld.nl/",
    ),
    Noodnummer(
        "luisterlijn",
        "Luisterlijn",
        "088 0767 000",
        "0880767000",
        "dag en nacht",
        "Als u met iemand wilt praten",
        "https://www.deluisterlijn.nl/",
    ),
)


# To talk to someone at any hour, without danger.
PRAATLIJNEN = tuple(een for een in NOODNUMMERS if een.kanaal == "luisterlijn")


@cache
def _regels() -> list[tuple[str, frozenset[str]]]:
    regels = []
    for regel in _LIJST.read_text(encoding="utf-8").splitlines():
        if regel.strip() and not regel.startswith("#"):
            kanaal, woorden = regel.split("\t")
            regels.append((kanaal, frozenset(woorden.split())))
    return regels


def _met_beginnen(woorden: list[str]) -> set[str]:
    """The words, and every beginning of each as the list writes it: `slaat`, `s~`, `sl~` …"""
    beginnen = (f"{woord[:lengte]}~" for woord in woorden for lengte in range(1, len(woord) + 1))
    return {*woorden, *beginnen}


def nood_bij(vraag: str) -> list[Noodnummer]:
    """The numbers this question calls for, in the order of `NOODNUMMERS`; usually none."""
    stukken = _met_beginnen(ruwe_woorden(vraag[:MAX_VRAAG]))
    kanalen = {kanaal for kanaal, gezocht in _regels() if gezocht <= stukken}
    return [nummer for nummer in NOODNUMMERS if nummer.kanaal in kanalen]

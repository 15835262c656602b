"""The national numbers for danger, and for who needs someone to talk to (ONTWERP 8)."""

from collections.abc import Container
from dataclasses import dataclass


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


def nummers_van(kanalen: Container[str]) -> list[Noodnummer]:
    """Those of these kanalen, in the order of `NOODNUMMERS`."""
    return [nummer for nummer in NOODNUMMERS if nummer.kanaal in kanalen]


# To talk to someone at any hour, without danger.
PRAATLIJNEN = tuple(nummers_van({"luisterlijn"}))

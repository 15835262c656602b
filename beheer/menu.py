"""The menu of the pages under `/werk/`: a few parts, each with the pages that belong together."""

from dataclasses import dataclass

from django.urls import reverse

from .toegang import Bezoek

# Per part its name and its pages, in order; what someone may not open is left out.
ONDERDELEN = [
    ("Uw werk", [("start", "Uw werk")]),
    (
        "Wat wacht",
        [("inbox", "Overzicht"), ("meldingen", "Meldingen"), ("voorstellen", "Voorstellen")],
    ),
    (
        "Aanbod",
        [
            ("aanbod_lijst", "Aanbod"),
            ("aanbieders", "Aanbieders"),
            ("contactpersonen", "Wie belt u?"),
        ],
    ),
    (
        "Controle",
        [
            ("te_controleren", "Te controleren"),
            ("bellijst", "Bellijst"),
            ("controle", "Hoe vers het is"),
        ],
    ),
    (
        "Kwaliteit",
        [
            ("werklijst", "Werklijst"),
            ("dubbelen", "Dubbelen"),
            ("leesbaarheid", "Lees een tekst na"),
        ],
    ),
    ("Bestanden", [("import_lijst", "Importeren"), ("export", "Exporteren")]),
    ("Mensen", [("mensen", "Mensen")]),
]


@dataclass(frozen=True)
class Bladzijde:
    label: str
    url: str


@dataclass(frozen=True)
class Onderdeel:
    """One part, as this person sees it; it opens at the first of its pages."""

    label: str
    bladzijden: list[Bladzijde]

    @property
    def url(self) -> str:
        return self.bladzijden[0].url


# The pages of one aanbod; of two in one pair, the first that they may open.
VAN_AANBOD = [
    (("aanbod_bewerken", "Bewerken"), ("aanbod_voorstellen", "Wijziging voorstellen")),
    (("aanbod_plekken", "Plekken en tijden"), ("aanbod_plekken_voorstellen", "Plekken en tijden")),
    (("aanbod_kwaliteit", "Kwaliteit"),),
    (("aanbod_geschiedenis", "Geschiedenis"),),
]


@dataclass(frozen=True)
class Menu:
    """`hier` and `blad` are the part and the page that the address asked for lies under."""

    onderdelen: list[Onderdeel]
    hier: Onderdeel | None
    blad: Bladzijde | None


def menu_van(bezoek: Bezoek, pad: str) -> Menu:
    """For who looks at this path. No query beside that of their roles."""
    onderdelen = [
        Onderdeel(label, bladzijden)
        for label, namen in ONDERDELEN
        if (bladzijden := _open_bladzijden(bezoek, namen))
    ]
    paren = [(onderdeel, blad) for onderdeel in onderdelen for blad in onderdeel.bladzijden]
    start = reverse("werk:start")
    boven = [
        (onderdeel, blad)
        for onderdeel, blad in paren
        if pad.startswith(blad.url) and (blad.url != start or pad == start)
    ]
    hier, blad = max(boven, key=lambda paar: len(paar[1].url), default=(None, None))
    return Menu(onderdelen, hier, blad)


def bladzijden_van(bezoek: Bezoek, aanbod) -> list[Bladzijde]:
    """Of one aanbod, by the roles of who looks; that it is in their scope they have shown."""
    gevonden = []
    for keuzes in VAN_AANBOD:
        open_ = [(naam, label) for naam, label in keuzes if bezoek.mag(naam)]
        gevonden += [
            Bladzijde(label, reverse(f"werk:{naam}", args=[aanbod.pk])) for naam, label in open_[:1]
        ]
    return gevonden


def _open_bladzijden(bezoek: Bezoek, namen: list[tuple[str, str]]) -> list[Bladzijde]:
    return [Bladzijde(label, reverse(f"werk:{naam}")) for naam, label in namen if bezoek.mag(naam)]

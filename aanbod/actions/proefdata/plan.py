"""Which invented gemeenten there are, where they lie and how much aanbod each gets.

Everything follows from the number of the gemeente, so a run that was stopped goes on
with the same gemeenten.
"""

from dataclasses import dataclass

from ...models import Aanbod

MEESTE_GEMEENTEN = 400
CODE = "GM9901"
# South-west corner of Voorbeeldstad, in the Markermeer, in degrees.
HOEK = (52.520, 5.220)
PC4 = "9990"  # not in use
# What Voorbeeldstad gets among other gemeenten, so that its pages can be compared with
# those of a Voorbeeldstad of this size that stands alone.
IN_VOORBEELDSTAD = 2_000
PER_REGIO = 10
# Larger makes the largest gemeenten less large: with 341 the first gets 3 %, the last 0.1 %.
AFVLAKKING = 8
# The corners of the others: rows from south to north over the Netherlands, each column a cell.
HOEKEN_VANAF = (50.75, 3.25)
CELMAAT = (0.13, 0.18)
KOLOMMEN = 22
# South, west, north, east: Voorbeeldstad, and the real gemeenten of `fixtures/`.
VRIJ_TE_LATEN = [(52.50, 5.20, 52.58, 5.32), (51.70, 4.56, 51.90, 4.96)]
STADSMAAT = (0.04, 0.085)


@dataclass(frozen=True)
class Plan:
    """One invented gemeente; number 1 is Voorbeeldstad, which belongs to no regio.

    `hoek` is its south-west corner (breedte, lengte); `voorvoegsel` begins every slug in
    it. The first gemeente of a regio is its `centrum`, with the aanbod for the whole regio.
    """

    nummer: int
    naam: str
    slug: str
    voorvoegsel: str
    hoek: tuple[float, float]
    aantal: int
    pc4: str = ""
    regio: int | None = None
    centrum: bool = False

    @property
    def code(self) -> str:
        return code_van(self.nummer)


def code_van(nummer: int) -> str:
    """No real gemeente has a code in this range."""
    return CODE if nummer == 1 else f"GM{9000 + nummer}"


def maak_plannen(aanbod: int, gemeenten: int, namen: list[str]) -> list[Plan]:
    """Voorbeeldstad and `gemeenten` - 1 others, that share `aanbod` unevenly; each has some.

    A Voorbeeldstad that stands keeps what it has; the others share the rest.

    Raises `ValueError` when there is too little aanbod to share.
    """
    if gemeenten == 1:
        return [_voorbeeldstad(aanbod)]
    staat = _staat_in_voorbeeldstad()
    minstens = (staat or gemeenten) + gemeenten
    if aanbod < minstens:
        raise ValueError(f"Geef met --aanbod een aantal van {minstens} of meer.")
    eigen = staat or min(IN_VOORBEELDSTAD, aanbod // 2)
    delen = _verdeel(aanbod - eigen, gemeenten - 1)
    plaatsen = _hoeken()
    anderen = [
        _andere(nummer, namen[(nummer - 2) % len(namen)], hoek, aantal)
        for nummer, (hoek, aantal) in enumerate(zip(plaatsen, delen, strict=False), start=2)
    ]
    return [_voorbeeldstad(eigen), *anderen]


def _staat_in_voorbeeldstad() -> int:
    return Aanbod.objects.filter(gemeente__code=CODE, alle_onderwerpen=False).count()


def _voorbeeldstad(aantal: int) -> Plan:
    return Plan(1, "Voorbeeldstad", "voorbeeldstad", "voorbeeld", HOEK, aantal, PC4)


def _andere(nummer: int, naam: str, hoek: tuple[float, float], aantal: int) -> Plan:
    regio, plek = divmod(nummer - 2, PER_REGIO)
    slug = f"{naam.lower()}stad-{nummer:03}"
    return Plan(
        nummer=nummer,
        naam=f"{naam}stad (voorbeeld {nummer:03})",
        slug=slug,
        voorvoegsel=slug,
        hoek=hoek,
        aantal=aantal,
        regio=regio + 1,
        centrum=plek == 0,
    )


def _verdeel(totaal: int, aantal: int) -> list[int]:
    """One each, and the rest as cities are: a few large, many small. The sum is `totaal`.

    The largest are the first of every regio, then come all second ones, and so on.
    """
    regios = -(-aantal // PER_REGIO)
    gewichten = [
        1 / (1 + AFVLAKKING + (plek % PER_REGIO) * regios + plek // PER_REGIO)
        for plek in range(aantal)
    ]
    delen, gehad, gegeven = [], 0.0, 0
    for gewicht in gewichten:
        gehad += gewicht
        tot_hier = round((totaal - aantal) * gehad / sum(gewichten))
        delen.append(1 + tot_hier - gegeven)
        gegeven = tot_hier
    return delen


def _hoeken() -> list[tuple[float, float]]:
    """South-west corners in a grid, without the cells where other gemeenten lie."""
    hoeken = [
        (
            round(HOEKEN_VANAF[0] + rij * CELMAAT[0], 4),
            round(HOEKEN_VANAF[1] + kolom * CELMAAT[1], 4),
        )
        for rij in range(KOLOMMEN)
        for kolom in range(KOLOMMEN)
    ]
    vrij = [hoek for hoek in hoeken if not any(_raakt(hoek, vlak) for vlak in VRIJ_TE_LATEN)]
    return vrij[: MEESTE_GEMEENTEN - 1]


def _raakt(hoek: tuple[float, float], vlak: tuple[float, float, float, float]) -> bool:
    zuid, west, noord, oost = vlak
    return (
        hoek[0] < noord
        and zuid < hoek[0] + STADSMAAT[0]
        and hoek[1] < oost
        and west < hoek[1] + STADSMAAT[1]
    )

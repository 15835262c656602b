"""Where: an invented gemeente with its wijken and outlines, and the places in it."""

from dataclasses import dataclass
from random import Random

from django.utils.text import slugify
from shapely.geometry import Polygon, mapping

from wijken.models import (
    Editie,
    Gemeente,
    Locatie,
    Omtrek,
    Plaatsnaam,
    Postcodegebied,
    Regio,
    Wijk,
)
from wijken.tekst import straatsleutel

from .plan import Plan, code_van
from .stof import Stof

# The size of a wijk in degrees.
WIJKMAAT = (0.013, 0.021)
KOLOMMEN = 4


@dataclass
class Stad:
    """An invented gemeente in the making. `gewichten`: how much each wijk gets of it."""

    plan: Plan
    stof: Stof
    toeval: Random
    gemeente: Gemeente
    wijken: list[Wijk]
    vormen: list[Polygon]
    gewichten: list[float]
    # A place in the gemeente before it, for what has an address elsewhere.
    elders: Locatie | None

    def kies(self, soort: str) -> str:
        return self.toeval.choice(self.stof.woorden[soort])


def maak_gebied(plan: Plan, stof: Stof, toeval: Random) -> Stad:
    """The gemeente with its wijken, outlines and names."""
    gemeente = _gemeente(plan)
    wijken = _wijken(gemeente, stof.woorden["wijknamen"], toeval)
    vormen = _vormen(plan.hoek, len(wijken), toeval)
    _omtrekken(gemeente, wijken, vormen)
    _namen(plan, gemeente, wijken, vormen)
    gewichten = [toeval.uniform(0.3, 1.7) if wijk.bewoond else 0.1 for wijk in wijken]
    return Stad(plan, stof, toeval, gemeente, wijken, vormen, gewichten, _elders(plan))


def _gemeente(plan: Plan) -> Gemeente:
    return Gemeente.objects.create(
        code=plan.code,
        naam=plan.naam,
        slug=plan.slug,
        regio=_regio(plan.regio),
        verzonnen=True,
        peiling=f"{plan.naam} is verzonnen. Niets op deze bladzijden is echt.",
    )


def _regio(nummer: int | None) -> Regio | None:
    if nummer is None:
        return None
    naam = f"Voorbeeldregio {nummer:02}"
    return Regio.objects.get_or_create(slug=slugify(naam), defaults={"naam": naam})[0]


def _wijken(gemeente: Gemeente, namen: list[str], toeval: Random) -> list[Wijk]:
    return Wijk.objects.bulk_create(
        Wijk(
            code=f"WK{gemeente.code[2:]}{nummer:02}",
            gemeente=gemeente,
            naam=naam,
            slug=slugify(naam),
            inwoners=0 if naam == "Bedrijvenpark" else toeval.randrange(2_000, 14_000, 5),
            inwoners_jaar=2026,
            bewoond=naam != "Bedrijvenpark",
        )
        for nummer, naam in enumerate(namen, start=1)
    )


def _omtrekken(gemeente: Gemeente, wijken: list[Wijk], vormen: list[Polygon]) -> None:
    editie = Editie.objects.create(
        gemeente=gemeente, naam="Verzonnen", jaar=2026, bron="Verzonnen", actief=True
    )
    Omtrek.objects.bulk_create(
        Omtrek(editie=editie, wijk=wijk, geometrie=mapping(vorm))
        for wijk, vorm in zip(wijken, vormen, strict=True)
    )


def _namen(plan: Plan, gemeente: Gemeente, wijken: list[Wijk], vormen: list[Polygon]) -> None:
    """A name that means two wijken, and a postcode that lies in two."""
    oude_kern = Plaatsnaam.objects.create(gemeente=gemeente, naam="De Kern")
    oude_kern.wijken.set(wijken[1:3])
    if plan.pc4:
        midden = _midden(vormen[5])
        postcode = Postcodegebied.objects.create(pc4=plan.pc4, breedte=midden[0], lengte=midden[1])
        postcode.wijken.set(wijken[4:6])


def _elders(plan: Plan) -> Locatie | None:
    if plan.nummer == 1:
        return None
    daar = Locatie.objects.filter(gemeente__code=code_van(plan.nummer - 1))
    return daar.order_by("pk").first()


def _vormen(begin: tuple[float, float], aantal: int, toeval: Random) -> list[Polygon]:
    """A grid of wijken whose shared corners are shifted together: no gaps, no overlap."""
    rijen = -(-aantal // KOLOMMEN)
    hoek = {
        (rij, kolom): (
            round(begin[1] + (kolom + _schuif(toeval, kolom, KOLOMMEN)) * WIJKMAAT[1], 4),
            round(begin[0] + (rij + _schuif(toeval, rij, rijen)) * WIJKMAAT[0], 4),
        )
        for rij in range(rijen + 1)
        for kolom in range(KOLOMMEN + 1)
    }
    return [
        Polygon([hoek[r, k], hoek[r, k + 1], hoek[r + 1, k + 1], hoek[r + 1, k]])
        for r, k in (divmod(nummer, KOLOMMEN) for nummer in range(aantal))
    ]


def _schuif(toeval: Random, plek: int, einde: int) -> float:
    return toeval.uniform(-0.25, 0.25) if 0 < plek < einde else 0.0


def _midden(vorm: Polygon) -> tuple[float, float]:
    punt = vorm.representative_point()
    return round(punt.y, 5), round(punt.x, 5)


def maak_locaties(stad: Stad, aantal: int) -> list[Locatie]:
    """Some wijken get more than others; every place lies well inside its wijk."""
    nummers = range(len(stad.wijken))
    return Locatie.objects.bulk_create(
        _locatie(stad, stad.toeval.choices(nummers, stad.gewichten)[0]) for _ in range(aantal)
    )


def _locatie(stad: Stad, wijk: int) -> Locatie:
    toeval = stad.toeval
    breedte, lengte = _midden(stad.vormen[wijk])
    naam = toeval.choice(["", "Buurthuis", "Wijkcentrum", "De Zaal"])
    straat = f"{stad.kies('straten')} {toeval.randrange(1, 240)}"
    letters = f"{toeval.choice('ABCDEGHJ')}{toeval.choice('KLMNPRST')}"
    return Locatie(
        naam=naam,
        straat=straat,
        zoekstraat=straatsleutel(straat),
        postcode=f"{stad.plan.pc4} {letters}" if stad.plan.pc4 else "",
        plaats=stad.gemeente.naam,
        gemeente=stad.gemeente,
        wijk=stad.wijken[wijk],
        breedte=round(breedte + toeval.uniform(-0.003, 0.003), 5),
        lengte=round(lengte + toeval.uniform(-0.005, 0.005), 5),
        rolstoel=toeval.choices(["ja", "nee", "onbekend"], [6, 2, 2])[0],
    )

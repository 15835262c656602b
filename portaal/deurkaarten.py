"""A door as people read it: a card of the hulpwijzer, and of the paper to take along."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch

from aanbod import openingstijden
from aanbod.bewoording import ingangen_van, ruimte_bij
from aanbod.models import Aanbod, AanbodLocatie, Contactpersoon
from hulpvragen.deuren import Deur
from hulpvragen.routes import Deursoort

from . import kaartjes
from .kaartjes import Kaartje

GEEN_NUMMER = "Het nummer weten wij nog niet."


@dataclass
class Deurkaart:
    """A card with what is needed to go there. Texts are empty when unknown."""

    kaartje: Kaartje
    slug: str
    adres: str
    # When it is open, and when it answers: each day or days, and hours.
    uren: list[tuple[str, str]]
    uren_lijn: list[tuple[str, str]]
    telefoon: str
    wat_gebeurt_er: str
    waarom: list[str] = field(default_factory=list)
    waarom_verwijzer: list[str] = field(default_factory=list)
    assen: str = ""
    capaciteit: str = ""
    voorwaarden: list[str] = field(default_factory=list)
    voor_wie: str = ""
    krap: str = ""
    lijn: str = ""
    contactpersonen: list[Contactpersoon] = field(default_factory=list)
    # An address, a number or a site: without one nobody knows how to get there.
    is_te_bereiken: bool = True

    @property
    def naam(self) -> str:
        return self.kaartje.naam

    @property
    def nu(self) -> str:
        """Whether it is open now; an open line is no open door, so that is said."""
        open_nu = self.kaartje.open
        if openingstijden.BEREIKBAAR in open_nu:
            return f"{self.lijn}: {open_nu}"
        return open_nu[:1].upper() + open_nu[1:]

    @property
    def heeft_tijden(self) -> bool:
        return bool(self.kaartje.open or self.uren or self.uren_lijn)

    @property
    def onbekend(self) -> list[str]:
        """What who refers would want to know and we do not."""
        gegevens = [
            ("wanneer", self.heeft_tijden),
            ("aanmelden", self.voorwaarden),
            ("of er plek is", self.capaciteit),
            ("telefoonnummer", self.telefoon or self.contactpersonen),
            ("wat er gebeurt", self.wat_gebeurt_er),
        ]
        return [naam for naam, bekend in gegevens if not bekend]


def deurkaarten(deuren: list[Deur], gemeente, *, verwijzer: bool = False) -> dict[int, Deurkaart]:
    """By key of the aanbod; `verwijzer` adds the public contact persons. Seven queries at most."""
    kaarten = kaarten_van([deur.pk for deur in deuren], gemeente, verwijzer=verwijzer)
    for deur in deuren:
        if kaart := kaarten.get(deur.pk):
            zonder_nummer = deur.soort == Deursoort.TELEFONISCH and not kaart.telefoon
            redenen = [*deur.redenen, *([GEEN_NUMMER] if zonder_nummer else [])]
            kaart.waarom = [deur.waarom, *redenen]
            kaart.waarom_verwijzer = [deur.waarom_verwijzer, *redenen]
    return kaarten


def kaarten_van(pks: list[int], gemeente, *, verwijzer: bool = False) -> dict[int, Deurkaart]:
    per_sleutel = kaartjes.per_sleutel(pks, gemeente)
    personen = _contactpersonen(pks) if verwijzer else {}
    plekken = AanbodLocatie.objects.ter_plaatse().select_related("locatie__wijk")
    lijst = (
        Aanbod.objects.filter(pk__in=pks)
        .select_related("aanbieder")
        .prefetch_related(
            Prefetch("plekken", plekken.filter(locatie__gemeente=gemeente), "plekken_hier"),
            "doelgroepen",
        )
    )
    return {een.pk: _kaart(een, per_sleutel[een.pk], personen) for een in lijst}


def _kaart(aanbod: Aanbod, kaartje: Kaartje, personen) -> Deurkaart:
    plek = aanbod.plekken_hier[0] if len(aanbod.plekken_hier) == 1 else None
    return Deurkaart(
        kaartje=kaartje,
        slug=aanbod.slug,
        adres=_adres(plek) or kaartje.plek,
        uren=_uren(aanbod, plek.openingstijden if plek else ""),
        uren_lijn=_uren(aanbod, aanbod.bereikbaar),
        telefoon=aanbod.telefoon_of_aanbieder,
        wat_gebeurt_er=aanbod.wat_gebeurt_er,
        assen=f"{aanbod.eigen_soort} en {aanbod.rol}",
        capaciteit=""
        if aanbod.capaciteit == Aanbod.Capaciteit.ONBEKEND
        else aanbod.get_capaciteit_display(),
        # It may stop someone from going for nothing.
        krap=ruimte_bij(aanbod.capaciteit).papier,
        lijn="Telefoon" if aanbod.telefoon_of_aanbieder or aanbod.telefonisch else "Bereikbaar",
        voorwaarden=_voorwaarden(aanbod),
        voor_wie=_voor_wie(aanbod),
        contactpersonen=personen.get(aanbod.aanbieder_id, []),
        is_te_bereiken=_is_te_bereiken(aanbod),
    )


def _is_te_bereiken(aanbod: Aanbod) -> bool:
    adressen = [plek.locatie.adresregel for plek in aanbod.plekken_hier]
    contact = [aanbod.telefoon_of_aanbieder, aanbod.email_of_aanbieder, aanbod.website_of_aanbieder]
    return any([*adressen, *contact])


def _uren(aanbod: Aanbod, notatie: str) -> list[tuple[str, str]]:
    return uren_kort(openingstijden.week(notatie, sluiting=aanbod.sluiting))


def _adres(plek: AanbodLocatie | None) -> str:
    """With the name of the building, for who has to find it."""
    if plek is None or not plek.locatie.adresregel:
        return ""
    return ", ".join(filter(None, [plek.locatie.naam, plek.locatie.adresregel]))


def _voorwaarden(aanbod: Aanbod) -> list[str]:
    """What someone needs to get in, for who refers."""
    toegang = [ingang.voor_verwijzer for ingang in ingangen_van(aanbod)]
    if aanbod.kosten != Aanbod.Kosten.ONBEKEND:
        toegang.append(aanbod.get_kosten_display())
    return [*toegang, *filter(None, [aanbod.kosten_uitleg])]


def _voor_wie(aanbod: Aanbod) -> str:
    groepen = [groep.naam for groep in aanbod.doelgroepen.all()]
    van, tot = aanbod.leeftijd_vanaf, aanbod.leeftijd_tot_en_met
    if van is not None and tot is not None:
        groepen.append(f"van {van} tot en met {tot} jaar")
    elif van is not None or tot is not None:
        groepen.append(f"vanaf {van} jaar" if tot is None else f"tot en met {tot} jaar")
    return ", ".join(groepen) or "voor iedereen"


def _contactpersonen(pks: list[int]) -> dict[int, list[Contactpersoon]]:
    """Per aanbieder those who may stand on a public page."""
    per_aanbieder = defaultdict(list)
    aanbieders = Aanbod.objects.filter(pk__in=pks).order_by().values("aanbieder")
    for persoon in Contactpersoon.objects.openbaar().filter(aanbieder__in=aanbieders):
        per_aanbieder[persoon.aanbieder_id].append(persoon)
    return per_aanbieder


def uren_kort(week: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Days with the same hours as one line, in the order of the week; closed days are left out.

    `maandag t/m vrijdag`, `9:00 – 17:00`.
    """
    per_uren = defaultdict(list)
    for nummer, (_, uren) in enumerate(week):
        if uren != "gesloten":
            per_uren[uren].append(nummer)
    dagen = [dag for dag, _ in week]
    return [(_dagen(dagen, nummers), uren) for uren, nummers in per_uren.items()]


def _dagen(dagen: list[str], nummers: list[int]) -> str:
    """Three days in a row or more are said by the first and the last."""
    eerste, laatste = nummers[0], nummers[-1]
    if len(nummers) == len(dagen):
        return "elke dag"
    if len(nummers) > 2 and laatste - eerste == len(nummers) - 1:
        return f"{dagen[eerste]} t/m {dagen[laatste]}"
    namen = [dagen[nummer] for nummer in nummers]
    return " en ".join(filter(None, [", ".join(namen[:-1]), namen[-1]]))

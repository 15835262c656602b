"""The invented gemeente Voorbeeldstad: complete, plausible and reproducible records.

Nothing in it is real: it lies in the water of the Markermeer, its names come from
`fixtures/voorbeeldstad.yaml`, and no telephone number begins with 099.
"""

import random
from datetime import date, timedelta

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from shapely.geometry import Polygon, mapping

from wijken.models import Editie, Gemeente, Locatie, Omtrek, Plaatsnaam, Postcodegebied, Wijk
from wijken.tekst import sleutel

from ..models import (
    Aanbieder,
    Aanbod,
    AanbodLocatie,
    AanbodOnderwerp,
    Aanspreekpunt,
    Bron,
    Contactpersoon,
    Doelgroep,
    Onderwerp,
    Taal,
    Werkgebied,
)
from .indexeren import indexeer

WOORDEN = settings.BASE_DIR / "fixtures" / "voorbeeldstad.yaml"

CODE = "GM9901"
# South-west corner of the invented city, in the Markermeer, and the size of a wijk in degrees.
HOEK = (52.520, 5.220)
WIJKMAAT = (0.013, 0.021)
KOLOMMEN = 4
PC4 = "9990"  # not in use
AANBOD_PER_AANBIEDER = 3
AANBOD_PER_LOCATIE = 3
GESLOTEN_ELKE = 40
MAKELAAR = (
    "Sociaal makelaar",
    "Weet u niet waar u moet zijn? De sociaal makelaar zoekt het met u uit.",
)
WIJKTEAM = (
    "Sociaal Wijkteam",
    "Speelt er van alles tegelijk? Het wijkteam helpt u met alles samen.",
)


@transaction.atomic
def maak_proefdata(*, aanbod: int, zaad: int) -> int:
    """Create Voorbeeldstad with `aanbod` records from this seed, and a makelaar and wijkteam.

    Returns how many stand. The same seed on the same day gives the same records.

    Raises `ValueError` when it stands already, or when the onderwerpen are not loaded.
    """
    if Gemeente.objects.filter(code=CODE).exists():
        raise ValueError("Voorbeeldstad staat er al. Begin met een lege database.")
    if not Onderwerp.objects.exists():
        raise ValueError("Er zijn nog geen onderwerpen: draai eerst manage.py begin.")
    return _Maker(aanbod, random.Random(zaad)).maak()  # noqa: S311 reproducible, not secret


class _Maker:
    """Makes everything in memory first and writes it in bulk, in a fixed order."""

    def __init__(self, aantal: int, toeval: random.Random):
        self.aantal = aantal
        self.toeval = toeval
        self.vandaag = timezone.localdate()
        self.bron, _ = Bron.objects.get_or_create(
            slug="proefdata",
            defaults={"titel": "Verzonnen voorbeeld", "jaar": 2026, "uitgever": "Voorbeeldstad"},
        )
        self.woorden = yaml.safe_load(WOORDEN.read_text(encoding="utf-8"))
        self.onderwerpen = {een.slug: een for een in Onderwerp.objects.all()}
        self.activiteiten = [
            {"ontmoetingsplek": False, "doelgroep": "", **activiteit, "onderwerp": slug}
            for slug, lijst in self.woorden["activiteiten"].items()
            for activiteit in lijst
            if slug in self.onderwerpen
        ]

    def maak(self) -> int:
        self._gebied()
        self.talen = [
            Taal.objects.get_or_create(code=taal["code"], defaults=taal)[0]
            for taal in self.woorden["talen"]
        ]
        namen = sorted({rij["doelgroep"] for rij in self.activiteiten} - {""})
        self.doelgroepen = {
            naam: Doelgroep.objects.get_or_create(slug=slugify(naam), defaults={"naam": naam})[0]
            for naam in namen
        }
        self._locaties()
        self._aanbieders()
        self._aanbod()
        self._contactpersonen()
        self._aanspreekpunten()
        return indexeer(self.gemeente.aanbod.order_by("pk").values_list("pk", flat=True))

    # --- Where -------------------------------------------------------------------------

    def _gebied(self) -> None:
        self.gemeente = Gemeente.objects.create(
            code=CODE,
            naam="Voorbeeldstad",
            slug="voorbeeldstad",
            verzonnen=True,
            peiling="Voorbeeldstad is verzonnen. Niets op deze bladzijden is echt.",
        )
        self.wijken = Wijk.objects.bulk_create(
            Wijk(
                code=f"WK{CODE[2:]}{nummer:02}",
                gemeente=self.gemeente,
                naam=naam,
                slug=slugify(naam),
                inwoners=0 if naam == "Bedrijvenpark" else self.toeval.randrange(2_000, 14_000, 5),
                inwoners_jaar=2026,
                bewoond=naam != "Bedrijvenpark",
            )
            for nummer, naam in enumerate(self.woorden["wijknamen"], start=1)
        )
        editie = Editie.objects.create(
            gemeente=self.gemeente, naam="Verzonnen", jaar=2026, bron="Verzonnen", actief=True
        )
        self.vormen = self._vormen()
        Omtrek.objects.bulk_create(
            Omtrek(editie=editie, wijk=wijk, geometrie=mapping(vorm))
            for wijk, vorm in zip(self.wijken, self.vormen, strict=True)
        )
        oude_kern = Plaatsnaam.objects.create(gemeente=self.gemeente, naam="De Kern")
        oude_kern.wijken.set(self.wijken[1:3])
        midden = self._midden(self.vormen[5])
        postcode = Postcodegebied.objects.create(pc4=PC4, breedte=midden[0], lengte=midden[1])
        postcode.wijken.set(self.wijken[4:6])

    def _vormen(self) -> list[Polygon]:
        """A grid of wijken whose shared corners are shifted together: no gaps, no overlap."""
        rijen = -(-len(self.woorden["wijknamen"]) // KOLOMMEN)
        hoek = {
            (rij, kolom): (
                round(HOEK[1] + (kolom + self._schuif(kolom, KOLOMMEN)) * WIJKMAAT[1], 4),
                round(HOEK[0] + (rij + self._schuif(rij, rijen)) * WIJKMAAT[0], 4),
            )
            for rij in range(rijen + 1)
            for kolom in range(KOLOMMEN + 1)
        }
        return [
            Polygon([hoek[r, k], hoek[r, k + 1], hoek[r + 1, k + 1], hoek[r + 1, k]])
            for r, k in (
                divmod(nummer, KOLOMMEN) for nummer in range(len(self.woorden["wijknamen"]))
            )
        ]

    def _schuif(self, plek: int, einde: int) -> float:
        return self.toeval.uniform(-0.25, 0.25) if 0 < plek < einde else 0.0

    @staticmethod
    def _midden(vorm: Polygon) -> tuple[float, float]:
        punt = vorm.representative_point()
        return round(punt.y, 5), round(punt.x, 5)

    def _locaties(self) -> None:
        """Some wijken get more than others; every place lies well inside its wijk."""
        gewichten = [self.toeval.uniform(0.3, 1.7) if wijk.bewoond else 0.1 for wijk in self.wijken]
        locaties = []
        for _ in range(max(len(self.wijken), self.aantal // AANBOD_PER_LOCATIE)):
            nummer = self.toeval.choices(range(len(self.wijken)), gewichten)[0]
            breedte, lengte = self._midden(self.vormen[nummer])
            locaties.append(
                Locatie(
                    naam=self.toeval.choice(["", "Buurthuis", "Wijkcentrum", "De Zaal"]),
                    straat=f"{self.toeval.choice(self.woorden['straten'])} {self.toeval.randrange(1, 240)}",
                    postcode=f"{PC4} {self.toeval.choice('ABCDEGHJ')}{self.toeval.choice('KLMNPRST')}",
                    plaats="Voorbeeldstad",
                    gemeente=self.gemeente,
                    wijk=self.wijken[nummer],
                    breedte=round(breedte + self.toeval.uniform(-0.003, 0.003), 5),
                    lengte=round(lengte + self.toeval.uniform(-0.005, 0.005), 5),
                    rolstoel=self.toeval.choices(["ja", "nee", "onbekend"], [6, 2, 2])[0],
                )
            )
        self.locaties = Locatie.objects.bulk_create(locaties)

    # --- Who ---------------------------------------------------------------------------

    def _aanbieders(self) -> None:
        aantal = max(4, self.aantal // AANBOD_PER_AANBIEDER)
        aanbieders = []
        for nummer in range(aantal):
            naam = self._naam(nummer)
            formeel = self.toeval.random() < 0.45
            slug = f"voorbeeld-{slugify(naam)}"
            aanbieders.append(
                Aanbieder(
                    naam=naam,
                    slug=f"{slug}-{nummer}",
                    sorteernaam=sleutel(naam),
                    soort="formeel" if formeel else "informeel",
                    relatie=self.toeval.choice(
                        ["opdracht", "subsidie"]
                        if formeel
                        else ["gefaciliteerd", "subsidie", "geen"]
                    ),
                    beschrijving="Een verzonnen organisatie.",
                    telefoon=f"099 000 {nummer % 10_000:04}",
                    email=f"post@{slug}.example",
                    website=f"https://{slug}.example/",
                    status="gepubliceerd",
                    bron=self.bron,
                    paragraaf="verzonnen",
                )
            )
        self.aanbieders = Aanbieder.objects.bulk_create(aanbieders)
        for deel in self.aanbieders[1:3]:
            deel.onderdeel_van = self.aanbieders[0]
        Aanbieder.objects.bulk_update(self.aanbieders[1:3], ["onderdeel_van"])

    def _naam(self, nummer: int) -> str:
        """A name, then a name with a wijk, then one with a number behind it."""
        namen, wijken = self.woorden["naamdelen"], self.woorden["wijknamen"]
        ronde, plek = divmod(nummer, len(namen))
        if ronde == 0:
            return f"{namen[plek]} (voorbeeld)"
        volgnummer, wijk = divmod(ronde, len(wijken))
        naam = f"{namen[plek]} {wijken[wijk]}"
        return f"{naam} {volgnummer + 1}" if volgnummer else naam

    def _contactpersonen(self) -> None:
        Contactpersoon.objects.bulk_create(
            Contactpersoon(
                aanbieder=aanbieder,
                naam=f"{self.toeval.choice(self.woorden['voornamen'])} {self.toeval.choice(self.woorden['achternamen'])}",
                rol="coördinator",
                telefoon=aanbieder.telefoon,
                bereikbaar="op werkdagen tussen 9 en 12 uur",
                openbaar=nummer % 3 == 0,
                toestemming_op=self.vandaag - timedelta(days=90),
            )
            for nummer, aanbieder in enumerate(self.aanbieders)
            if nummer % 2 == 0
        )

    # --- What --------------------------------------------------------------------------

    def _aanbod(self) -> None:
        activiteiten = [
            self.activiteiten[nummer]
            if nummer < len(self.activiteiten)
            else self.toeval.choice(self.activiteiten)
            for nummer in range(self.aantal)
        ]
        plekken = [self.toeval.choice(self.locaties) for _ in activiteiten]
        self.aanbod = Aanbod.objects.bulk_create(
            self._een_aanbod(nummer, activiteit, plek)
            for nummer, (activiteit, plek) in enumerate(zip(activiteiten, plekken, strict=True))
        )
        self._koppel(activiteiten, plekken)
        self.hulp = Aanbod.objects.bulk_create(
            self._brede_hulp(*rij) for rij in [MAKELAAR, WIJKTEAM]
        )

    def _brede_hulp(self, naam: str, samenvatting: str) -> Aanbod:
        """The makelaar and the wijkteam: on every onderwerp, for the whole city."""
        return Aanbod(
            aanbieder=self.aanbieders[0],
            naam=naam,
            slug=f"voorbeeld-{slugify(naam)}",
            sorteernaam=sleutel(naam),
            samenvatting=samenvatting,
            status="gepubliceerd",
            rol="algemeen",
            soort_afwijkend="formeel",
            soort_reden="In opdracht van de gemeente (verzonnen).",
            alle_onderwerpen=True,
            outreachend=True,
            telefonisch=True,
            kosten="gratis",
            bereik="gemeente",
            gemeente=self.gemeente,
            gecontroleerd_op=self.vandaag,
            gecontroleerd_door="de redactie van Voorbeeldstad",
            bron=self.bron,
            paragraaf="verzonnen",
        )

    def _een_aanbod(self, nummer: int, activiteit: dict, plek: Locatie) -> Aanbod:
        naam = f"{activiteit['naam']} {plek.wijk.naam}"
        samenvatting, rol = activiteit["samenvatting"], activiteit["rol"]
        ontmoetingsplek, doelgroep = activiteit["ontmoetingsplek"], activiteit["doelgroep"]
        toeval = self.toeval
        inloop = ontmoetingsplek or toeval.random() < 0.4
        maatwerk = not ontmoetingsplek and toeval.random() < 0.05
        bereik = toeval.choices(["wijken", "gemeente"], [7, 3])[0]
        gratis = toeval.random() < 0.7
        gecontroleerd = toeval.random() < 0.8
        aanbieder = self.aanbieders[nummer % len(self.aanbieders)]
        afwijkend = aanbieder.soort == "formeel" and rol == "algemeen" and toeval.random() < 0.15
        gesloten = nummer % GESLOTEN_ELKE == GESLOTEN_ELKE - 1
        return Aanbod(
            aanbieder=aanbieder,
            naam=naam,
            slug=f"voorbeeld-{slugify(naam)}-{nummer}",
            sorteernaam=sleutel(naam),
            samenvatting=samenvatting,
            beschrijving=" ".join([samenvatting, *toeval.sample(self.woorden["zinnen"], 3)]),
            status="gepubliceerd",
            rol="maatwerk" if maatwerk else rol,
            soort_afwijkend="informeel" if afwijkend else "",
            soort_reden="Vrijwilligers doen dit (verzonnen)." if afwijkend else "",
            inloop=inloop,
            op_afspraak=not inloop,
            aanmelden=not inloop and toeval.random() < 0.5,
            verwijzing=maatwerk,
            ontmoetingsplek=ontmoetingsplek,
            outreachend=not ontmoetingsplek and toeval.random() < 0.15,
            online=toeval.random() < 0.1,
            telefonisch=toeval.random() < 0.3,
            kosten="gratis" if gratis else "betaald",
            kosten_uitleg="" if gratis else f"€ {toeval.randrange(1, 8)} per keer.",
            stadspas="nee" if gratis else toeval.choice(["ja", "nee"]),
            capaciteit=toeval.choices(["ruim", "beperkt", "vol", "onbekend"], [5, 3, 1, 1])[0],
            wat_gebeurt_er="Een vaste vrijwilliger leest uw vraag. Niemand anders ziet hem.",
            bereik=bereik,
            gemeente=self.gemeente,
            leeftijd_vanaf=12 if doelgroep == "Jongeren" else None,
            leeftijd_tot_en_met=18 if doelgroep == "Jongeren" else None,
            gesloten_van=self.vandaag if gesloten else None,
            gesloten_tot_en_met=self.vandaag + timedelta(days=21) if gesloten else None,
            gesloten_bericht="Wij verbouwen. Over drie weken zijn wij er weer." if gesloten else "",
            gecontroleerd_op=self._controledag() if gecontroleerd else None,
            gecontroleerd_door="de redactie van Voorbeeldstad" if gecontroleerd else "",
            bron=self.bron,
            paragraaf="verzonnen",
        )

    def _controledag(self) -> date:
        return self.vandaag - timedelta(days=self.toeval.randrange(0, 400))

    def _koppel(self, activiteiten: list[dict], plekken: list[Locatie]) -> None:
        herkomst = {"bron": self.bron, "paragraaf": "verzonnen"}
        onderwerpen, gebieden, gebruik, doelgroepen, talen = [], [], [], [], []
        for aanbod, activiteit, plek in zip(self.aanbod, activiteiten, plekken, strict=True):
            slugs = {activiteit["onderwerp"]}
            if self.toeval.random() < 0.25:
                slugs.add(self.toeval.choice(self.activiteiten)["onderwerp"])
            onderwerpen += [
                AanbodOnderwerp(aanbod=aanbod, onderwerp=self.onderwerpen[slug], **herkomst)
                for slug in sorted(slugs)
            ]
            gebruik.append(
                AanbodLocatie(
                    aanbod=aanbod,
                    locatie=plek,
                    openingstijden=self.toeval.choice(self.woorden["openingstijden"]),
                )
            )
            if aanbod.bereik == "wijken":
                wijken = {
                    plek.wijk,
                    *self.toeval.sample(self.wijken[:-1], self.toeval.choice([0, 0, 1, 3])),
                }
                gebieden += [
                    Werkgebied(aanbod=aanbod, wijk=wijk, **herkomst)
                    for wijk in sorted(wijken, key=lambda wijk: wijk.code)
                ]
            if activiteit["doelgroep"]:
                groep = self.doelgroepen[activiteit["doelgroep"]]
                doelgroepen.append(Aanbod.doelgroepen.through(aanbod=aanbod, doelgroep=groep))
            talen += [
                Aanbod.talen.through(aanbod=aanbod, taal=taal)
                for taal in (
                    self.talen[0],
                    *self.toeval.sample(self.talen[1:], self.toeval.choice([0, 0, 1, 2])),
                )
            ]
        for rijen in (onderwerpen, gebieden, gebruik, doelgroepen, talen):
            if rijen:
                type(rijen[0]).objects.bulk_create(rijen)

    def _aanspreekpunten(self) -> None:
        functie = Aanspreekpunt.Functie
        rijen = [
            (functie.MAKELAAR, self.hulp[0], ""),
            (functie.WIJKTEAM, self.hulp[1], ""),
            (functie.JEUGD, None, "Voorbeeldstad heeft geen jeugdteam. Vraag het op school."),
        ]
        Aanspreekpunt.objects.bulk_create(
            Aanspreekpunt(
                gemeente=self.gemeente, functie=welke, aanbod=aanbod, uitleg=uitleg, volgorde=nummer
            )
            for nummer, (welke, aanbod, uitleg) in enumerate(rijen)
        )

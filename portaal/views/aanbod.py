from collections import defaultdict
from dataclasses import dataclass

from django.db.models import (
    CharField,
    F,
    IntegerField,
    Prefetch,
    Q,
    Value,
    prefetch_related_objects,
)
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from aanbod import openingstijden
from aanbod.bewoording import ingangen_van, ruimte_bij
from aanbod.models import (
    Aanbieder,
    Aanbod,
    AanbodLocatie,
    AanbodOnderwerp,
    Contactpersoon,
    Doelgroep,
    Onderwerp,
    Taal,
)
from wijken.models import Locatie, Omtrek, Wijk

from .. import adressen, kaartjes, kaartpunten
from ..aanspreekpunten import aanspreekpunten
from ..paginacache import bewaarbaar
from .basis import gemeente_of_404, kaartgegevens
from .gestopt import aanbieder_niet_meer_hier, niet_meer_hier, punten_elders

ANDERE_HOOGSTENS = 8
DICHTBIJ_HOOGSTENS = 4
MET_PLEKKEN = Prefetch(
    "plekken", AanbodLocatie.objects.select_related("locatie__wijk", "locatie__gemeente")
)
ROUTE = "https://www.openstreetmap.org/directions?to={},{}"


@require_safe
@bewaarbaar
def aanbod(request, gemeente_slug, slug):
    gemeente = gemeente_of_404(gemeente_slug)
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(gemeente)
    record = (
        zichtbaar.select_related("aanbieder", "gemeente", "regio", "bron")
        .prefetch_related(MET_PLEKKEN)
        .filter(slug=slug)
        .first()
    )
    if record is None:
        return niet_meer_hier(request, gemeente, slug)
    return render(request, "portaal/aanbod.html", _bladzijde(request, record, gemeente))


def voorbeeld(request, record: Aanbod):
    """The page of a record that may not be saved or public yet, for who works on it."""
    prefetch_related_objects([record], MET_PLEKKEN)
    gemeente = record.gemeente or record.regio.gemeenten.order_by("naam").first()
    if gemeente is None:
        raise Http404
    context = {**_bladzijde(request, record, gemeente), "is_voorbeeld": True}
    return render(request, "portaal/aanbod.html", context)


def _bladzijde(request, record: Aanbod, gemeente) -> dict:
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(gemeente)
    stand = record.stand_op()
    etiketten = _etiketten(record)
    return {
        "gemeente": gemeente,
        "aanbod": record,
        "canoniek_url": request.build_absolute_uri(record.get_absolute_url()),
        "plekken": [_plek(plek, gemeente, record.sluiting) for plek in record.plekken.all()],
        "lijn": _lijn(record),
        "onderwerpen": etiketten["onderwerp"],
        "doelgroepen": etiketten["doelgroep"],
        "talen": etiketten["taal"],
        "waar_tekst": kaartjes.bereik_tekst(record, [een.naam for een in etiketten["wijk"]]),
        "toegang": [ingang.zin for ingang in ingangen_van(record)],
        "kosten_tekst": _kosten(record),
        "contactpersonen": Contactpersoon.objects.openbaar().filter(aanbieder=record.aanbieder_id),
        "telefoon": record.telefoon_of_aanbieder,
        "email": record.email_of_aanbieder,
        "website": record.website_of_aanbieder,
        "open": stand.tekst,
        "is_open": stand.is_open,
        "gesloten_bericht": _gesloten_bericht(record),
        "plek_vrij": ruimte_bij(record.capaciteit).zin,
        "vandaag": timezone.localdate(),
        "voor": kaartjes.voor_wie(record.rol, bool(etiketten["doelgroep"])),
        "organisatie": kaartjes.ORGANISATIE[record.eigen_soort],
        "controle": kaartjes.controle_tekst(record),
        "is_gecontroleerd": record.is_gecontroleerd,
        "is_verlopen": record.is_verlopen_op(timezone.localdate()),
        "herkomst": record.herkomst,
        "aanbieder_url": reverse("portaal:aanbieder", args=[gemeente.slug, record.aanbieder.slug]),
        **_ook(record, zichtbaar, etiketten, gemeente),
        "aanspreekpunten": [
            punt for punt in aanspreekpunten(gemeente) if punt.aanbod_id != record.pk
        ],
        "kaart": _kaart(record, gemeente),
        "signaal_url": reverse("beheer:signaal", args=[gemeente.slug, record.slug]),
    }


@require_safe
def punten(request, gemeente_slug, slug):
    """The pins of one aanbod.

    A place outside the gemeente is no pin: then the map shows which wijken it works for,
    as the map of the search does: `"wijken": {code: 1}`.
    """
    gemeente = gemeente_of_404(gemeente_slug)
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(gemeente)
    record = zichtbaar.only("naam", "slug").filter(slug=slug).first()
    if record is None:
        return punten_elders(gemeente, slug)
    adres = adressen.aanbod(record, gemeente.slug)
    pinnen = [
        kaartpunten.punt(speld.breedte, speld.lengte, speld.soort, record.naam, adres)
        for speld in record.spelden.filter(gemeente=gemeente).order_by("pk")
    ]
    wijken = (
        [] if pinnen else record.wijken.filter(gemeente=gemeente).values_list("code", flat=True)
    )
    return kaartpunten.antwoord(punten=pinnen, wijken=dict.fromkeys(wijken, 1))


def _kaart(record, gemeente) -> dict | None:
    """The small map; None without a position, or when all of it lies outside the gemeente."""
    locaties = [plek.locatie for plek in record.plekken.all() if plek.locatie.heeft_positie]
    hier = any(locatie.gemeente_id == gemeente.pk for locatie in locaties)
    if not locaties or not (hier or _heeft_omtrek(record, gemeente)):
        return None
    punten_url = reverse("portaal:aanbodpunten", args=[gemeente.slug, record.slug])
    return kaartgegevens(gemeente) | {"punten_url": punten_url}


def _heeft_omtrek(record, gemeente) -> bool:
    """Whether a map of the gemeente can show wijken that it works for."""
    return Omtrek.objects.van(gemeente).filter(wijk__aanbod=record).exists()


def _lijn(record) -> dict | None:
    """When it can be called or chatted with; None when its hours are unknown."""
    if not record.bereikbaar:
        return None
    sluiting = record.sluiting
    stand = openingstijden.stand(
        record.bereikbaar, sluiting=sluiting, woord=openingstijden.BEREIKBAAR
    )
    return {
        "tijden": openingstijden.week(record.bereikbaar, sluiting=sluiting),
        "open": stand.tekst,
        "is_open": stand.is_open,
    }


def _plek(plek, gemeente, sluiting) -> dict:
    locatie = plek.locatie
    stand = openingstijden.stand(plek.openingstijden, sluiting=sluiting)
    return {
        "is_kantoor": not plek.is_ter_plaatse,
        "elders": "" if locatie.gemeente_id == gemeente.pk else locatie.gemeente.naam,
        "naam": locatie.naam,
        "adresregel": locatie.adresregel,
        "wijknaam": locatie.wijk.naam if locatie.wijk else "",
        "wijk_url": reverse("portaal:wijk", args=[gemeente.slug, locatie.wijk.slug])
        if locatie.wijk and locatie.wijk.gemeente_id == gemeente.pk
        else "",
        "precisie_tekst": ""
        if locatie.precisie == Locatie.Precisie.ADRES
        else locatie.get_precisie_display(),
        "rolstoel_tekst": ""
        if locatie.rolstoel == Locatie.Rolstoel.ONBEKEND
        else locatie.get_rolstoel_display(),
        "tijden": openingstijden.week(plek.openingstijden, sluiting=sluiting),
        "open": stand.tekst,
        "is_open": stand.is_open,
        "route_url": ROUTE.format(locatie.breedte, locatie.lengte) if locatie.heeft_positie else "",
    }


def _kosten(record) -> str:
    delen = []
    if record.kosten != Aanbod.Kosten.ONBEKEND:
        delen.append(
            f"Dit is {record.get_kosten_display()}."
            if record.kosten == "gratis"
            else "Dit kost geld."
        )
    if record.kosten_uitleg:
        delen.append(record.kosten_uitleg)
    if record.stadspas == Aanbod.Stadspas.JA:
        delen.append("U krijgt korting met de stadspas.")
    return " ".join(delen)


def _gesloten_bericht(record) -> str:
    return record.gesloten_bericht if record.is_gesloten_op(timezone.localdate()) else ""


@dataclass(frozen=True, order=True)
class Etiket:
    """The name of something this aanbod is tied to; `sleutel` is its slug or code."""

    volgorde: int
    naam: str
    sleutel: str
    pictogram: str

    def __str__(self):
        return self.naam

    @property
    def slug(self):
        return self.sleutel


def _etiketten(record) -> dict[str, list[Etiket]]:
    """Its onderwerpen, doelgroepen, talen and wijken, in one query."""

    def kolommen(model, soort, sleutel="slug", volgorde=None, pictogram=None):
        return (
            model.objects.filter(aanbod=record)
            .order_by()
            .values_list(
                Value(soort, output_field=CharField()),
                volgorde or Value(0, output_field=IntegerField()),
                "naam",
                sleutel,
                pictogram or Value("", output_field=CharField()),
            )
        )

    rijen = kolommen(Onderwerp, "onderwerp", "slug", F("volgorde"), F("pictogram")).union(
        kolommen(Doelgroep, "doelgroep"),
        kolommen(Taal, "taal", "code"),
        kolommen(Wijk, "wijk", "code"),
        all=True,
    )
    per_soort = defaultdict(list)
    for soort, *velden in sorted(rijen):
        per_soort[soort].append(Etiket(*velden))
    return per_soort


def _ook(record, zichtbaar, etiketten, gemeente) -> dict:
    """Cards of other aanbod: of this aanbieder, and on the same onderwerpen, nearest wijk first."""
    slugs = [een.slug for een in etiketten["onderwerp"]]
    over_hetzelfde = AanbodOnderwerp.objects.filter(onderwerp__slug__in=slugs).values("aanbod")
    hier = [
        plek.locatie.wijk.code
        for plek in record.plekken.all()
        if plek.is_ter_plaatse and plek.locatie.wijk
    ]
    rijen = list(
        zichtbaar.filter(Q(aanbieder=record.aanbieder_id) | Q(pk__in=over_hetzelfde))
        .exclude(pk=record.pk)
        .with_aanwezig_in([*hier, *(een.sleutel for een in etiketten["wijk"])])
        .order_by("-aanwezig", "sorteernaam", "pk")
        .values_list("pk", "aanbieder_id")
    )
    eigen = [pk for pk, aanbieder_id in rijen if aanbieder_id == record.aanbieder_id]
    elders = [pk for pk, aanbieder_id in rijen if aanbieder_id != record.aanbieder_id]
    gekozen = {"andere": eigen[:ANDERE_HOOGSTENS], "dichtbij": elders[:DICHTBIJ_HOOGSTENS]}
    per_sleutel = kaartjes.per_sleutel(sum(gekozen.values(), []), gemeente)
    return {naam: [per_sleutel[pk] for pk in pks] for naam, pks in gekozen.items()}


@require_safe
@bewaarbaar
def aanbieder(request, gemeente_slug, slug):
    gemeente = gemeente_of_404(gemeente_slug)
    zichtbaar = Aanbieder.objects.in_gemeente(gemeente)
    record = zichtbaar.select_related("onderdeel_van", "bron").filter(slug=slug).first()
    if record is None:
        return aanbieder_niet_meer_hier(request, gemeente, slug)
    koepel = record.onderdeel_van
    if koepel and not zichtbaar.filter(pk=koepel.pk).exists():
        koepel = None
    eigen = Aanbod.objects.gepubliceerd().in_gemeente(gemeente).filter(aanbieder=record)
    context = {
        "gemeente": gemeente,
        "aanbieder": record,
        "kaartjes": kaartjes.kaartjes(eigen, gemeente),
        "onderdelen": [
            (deel.naam, reverse("portaal:aanbieder", args=[gemeente.slug, deel.slug]))
            for deel in zichtbaar.filter(onderdeel_van=record)
        ],
        "onderdeel_van": koepel
        and (koepel.naam, reverse("portaal:aanbieder", args=[gemeente.slug, koepel.slug])),
        "organisatie": kaartjes.ORGANISATIE[record.soort],
        "herkomst": record.herkomst,
    }
    return render(request, "portaal/aanbieder.html", context)

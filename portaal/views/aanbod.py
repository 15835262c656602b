from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from aanbod import openingstijden
from aanbod.models import Aanbieder, Aanbod, Contactpersoon
from wijken.models import Locatie

from .. import kaartjes
from .basis import aanspreekpunten, gemeente_of_404

ANDERE_HOOGSTENS = 8
DICHTBIJ_HOOGSTENS = 4
ROUTE = "https://www.openstreetmap.org/directions?to={},{}"
TOEGANG = [
    ("inloop", "U kunt zo binnenlopen."),
    ("op_afspraak", "U maakt eerst een afspraak."),
    ("aanmelden", "U meldt zich eerst aan."),
    ("verwijzing", "U hebt een verwijzing nodig."),
    ("telefonisch", "U kunt bellen."),
    ("online", "Het kan online."),
    ("outreachend", "Zij komen ook naar u toe."),
]


@require_safe
def aanbod(request, gemeente_slug, slug):
    gemeente = gemeente_of_404(gemeente_slug)
    zichtbaar = Aanbod.objects.gepubliceerd().in_gemeente(gemeente)
    record = get_object_or_404(
        zichtbaar.select_related("aanbieder", "gemeente", "regio", "bron").prefetch_related(
            "onderwerpen", "doelgroepen", "talen", "wijken", "plekken__locatie__wijk"
        ),
        slug=slug,
    )
    stand = kaartjes.open_nu(record)
    andere = zichtbaar.filter(aanbieder=record.aanbieder_id).exclude(pk=record.pk)
    context = {
        "gemeente": gemeente,
        "aanbod": record,
        "canoniek_url": request.build_absolute_uri(record.get_absolute_url()),
        "plekken": [_plek(plek, gemeente) for plek in record.plekken.all()],
        "onderwerpen": record.onderwerpen.all(),
        "doelgroepen": record.doelgroepen.all(),
        "talen": record.talen.all(),
        "waar_tekst": kaartjes.bereik_tekst(record),
        "toegang": [zin for veld, zin in TOEGANG if getattr(record, veld)],
        "kosten_tekst": _kosten(record),
        "contactpersonen": Contactpersoon.objects.openbaar().filter(aanbieder=record.aanbieder_id),
        "telefoon": record.telefoon_of_aanbieder,
        "email": record.email_of_aanbieder,
        "website": record.website_of_aanbieder,
        "open": stand.tekst,
        "is_open": stand.is_open,
        "gesloten_bericht": _gesloten_bericht(record),
        "voor": kaartjes.VOOR[record.rol],
        "organisatie": kaartjes.ORGANISATIE[record.eigen_soort],
        "controle": kaartjes.controle_tekst(record),
        "is_gecontroleerd": record.is_gecontroleerd,
        "herkomst": record.herkomst,
        "bronjaar": record.bron.jaar if record.bron else None,
        "aanbieder_url": reverse("portaal:aanbieder", args=[gemeente.slug, record.aanbieder.slug]),
        "andere": kaartjes.kaartjes(andere[:ANDERE_HOOGSTENS], gemeente),
        "dichtbij": _dichtbij(record, zichtbaar, gemeente),
        "aanspreekpunten": aanspreekpunten(gemeente),
        "signaal_url": reverse("beheer:signaal", args=[gemeente.slug, record.slug]),
    }
    return render(request, "portaal/aanbod.html", context)


def _plek(plek, gemeente) -> dict:
    locatie = plek.locatie
    stand = openingstijden.stand(plek.openingstijden)
    return {
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
        "tijden": openingstijden.week(plek.openingstijden),
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


def _dichtbij(record, zichtbaar, gemeente) -> list:
    """Others on the same onderwerpen, those in the same wijk first."""
    onderwerpen = [onderwerp.pk for onderwerp in record.onderwerpen.all()]
    wijken = {plek.locatie.wijk_id for plek in record.plekken.all()} | {
        wijk.pk for wijk in record.wijken.all()
    }
    ids = list(
        zichtbaar.filter(onderwerpen__in=onderwerpen)
        .exclude(aanbieder=record.aanbieder_id)
        .order_by("sorteernaam", "pk")
        .values_list("pk", "werkgebieden__wijk", "locaties__wijk")
    )
    beste = sorted(ids, key=lambda rij: wijken.isdisjoint(rij[1:]))
    gekozen = list(dict.fromkeys(pk for pk, *_ in beste))[:DICHTBIJ_HOOGSTENS]
    return kaartjes.kaartjes(zichtbaar.filter(pk__in=gekozen), gemeente)


@require_safe
def aanbieder(request, gemeente_slug, slug):
    gemeente = gemeente_of_404(gemeente_slug)
    zichtbaar = Aanbieder.objects.in_gemeente(gemeente)
    record = get_object_or_404(
        zichtbaar.select_related("onderdeel_van", "bron").prefetch_related("aliassen"), slug=slug
    )
    koepel = record.onderdeel_van
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

"""An address where something stood: what took its place, or that it stopped and what is near."""

from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from aanbod.models import Aanbieder, Aanbod, AanbodLocatie, AanbodOnderwerp, Speld
from aanbod.models.aanbieder import Status
from beheer.models import OudAdres
from wijken.afstand import afstand
from wijken.models import Locatie

from .. import adressen, kaartjes

HOOGSTENS = 3
# Browsers keep a permanent redirect for ever; a merger may be undone.
EEN_DAG = "max-age=86400"


def niet_meer_hier(request, gemeente, slug) -> HttpResponse:
    """For an aanbod that is not public here: 301 to what it is called now, 410 when it stopped,
    else `Http404`."""
    if ander := OudAdres.objects.waarheen("aanbod", slug):
        return _daarheen(_adres_van(ander, gemeente))
    in_archief = Q(status=Status.GEARCHIVEERD) | Q(
        status=Status.GEPUBLICEERD, aanbieder__status=Status.GEARCHIVEERD
    )
    record = Aanbod.objects.in_gemeente(gemeente).filter(in_archief, slug=slug).first()
    if record is None:
        raise Http404
    context = {
        "gemeente": gemeente,
        # What never was on the site (a mistake, a concept) tells no one its name.
        "naam": record.naam if _stond_op_de_site(record) else "",
        "gestopt_op": record.gestopt_op,
        "kaartjes": in_de_buurt(record, gemeente),
        "zoeken_url": adressen.adres(gemeente, "zoeken"),
    }
    return _gestopt(request, context)


def punten_elders(gemeente, slug) -> HttpResponse:
    """301 to the pins of what this aanbod is called now; else `Http404`."""
    if ander := OudAdres.objects.waarheen("aanbod", slug):
        return _daarheen(f"{_adres_van(ander, gemeente)}punten.json")
    raise Http404


def aanbieder_niet_meer_hier(request, gemeente, slug) -> HttpResponse:
    """For an aanbieder that is not public here: 301 to what it is called now, 410 when it stopped
    and so did what it offered here, else `Http404`."""
    ander = OudAdres.objects.waarheen("aanbieder", slug)
    if ander and Aanbieder.objects.in_gemeente(gemeente).filter(pk=ander.pk).exists():
        return _daarheen(adressen.aanbieder(ander, gemeente.slug))
    laatste = (
        Aanbod.objects.in_gemeente(gemeente)
        .filter(
            aanbieder__slug=slug,
            aanbieder__status=Status.GEARCHIVEERD,
            gestopt_op__isnull=False,
        )
        .select_related("aanbieder")
        .order_by("-gestopt_op", "pk")
        .first()
    )
    if laatste is None:
        raise Http404
    context = {
        "gemeente": gemeente,
        "is_aanbieder": True,
        "naam": laatste.aanbieder.naam,
        "gestopt_op": laatste.gestopt_op,
        "kaartjes": in_de_buurt(laatste, gemeente),
        "zoeken_url": adressen.adres(gemeente, "zoeken"),
    }
    return _gestopt(request, context)


def _gestopt(request, context: dict) -> HttpResponse:
    """What stopped may begin again: a browser that is told nothing keeps a 410 for ever."""
    antwoord = render(request, "portaal/gestopt.html", context, status=410)
    antwoord.headers["Cache-Control"] = "no-cache"
    return antwoord


def _daarheen(adres: str) -> HttpResponse:
    return HttpResponsePermanentRedirect(adres, headers={"Cache-Control": EEN_DAG})


def _adres_van(aanbod: Aanbod, gemeente) -> str:
    """Under this gemeente where it can be seen there, else at its own."""
    hier = Aanbod.objects.in_gemeente(gemeente).filter(pk=aanbod.pk).exists()
    return adressen.aanbod(aanbod, gemeente.slug if hier else None)


def _stond_op_de_site(record: Aanbod) -> bool:
    return record.gestopt_op is not None or record.status == Status.GEPUBLICEERD


def in_de_buurt(record: Aanbod, gemeente) -> list[kaartjes.Kaartje]:
    """Other aanbod on the same onderwerpen: in the same wijk first, then the nearest.

    What needs an indicatie comes last, unless this did too.
    """
    over_hetzelfde = AanbodOnderwerp.objects.filter(
        onderwerp__in=record.onderwerpkoppelingen.values("onderwerp")
    ).values("aanbod")
    anderen = (
        Aanbod.objects.gepubliceerd()
        .in_gemeente(gemeente)
        .filter(pk__in=over_hetzelfde)
        .exclude(pk=record.pk)
        .with_aanwezig_in(_wijken(record))
    )
    meters = _meters(record, anderen)
    velden = ["rol", "aanwezig", "sorteernaam", "pk"]
    rijen = [
        (
            rol == Aanbod.Rol.MAATWERK != record.rol,
            not aanwezig,
            meters.get(pk, float("inf")),
            naam,
            pk,
        )
        for rol, aanwezig, naam, pk in anderen.order_by().values_list(*velden)
    ]
    gekozen = [pk for *_, pk in sorted(rijen)[:HOOGSTENS]]
    per_sleutel = kaartjes.per_sleutel(gekozen, gemeente)
    return [per_sleutel[pk] for pk in gekozen]


def _wijken(record: Aanbod) -> list[str]:
    plekken = AanbodLocatie.objects.ter_plaatse().filter(aanbod=record)
    genoemd = record.wijken.order_by().values_list("code")
    return [
        code
        for (code,) in genoemd.union(plekken.order_by().values_list("locatie__wijk__code"))
        if code
    ]


def _meters(record: Aanbod, anderen) -> dict[int, float]:
    """How far the nearest place of each lies from one of its own, where both have a position."""
    eigen = Locatie.objects.filter(gebruik__aanbod=record, breedte__isnull=False)
    posities = list(eigen.order_by().values_list("breedte", "lengte"))
    if not posities:
        return {}
    spelden = Speld.objects.filter(aanbod__in=anderen.order_by().values("pk"))
    meters: dict[int, float] = {}
    for pk, breedte, lengte in spelden.order_by().values_list("aanbod", "breedte", "lengte"):
        hier = min(afstand(positie, (breedte, lengte)) for positie in posities)
        meters[pk] = min(hier, meters.get(pk, hier))
    return meters

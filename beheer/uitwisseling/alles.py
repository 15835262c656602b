"""Everything of a gemeente as lists: the records, what they are tied to, and what those names are."""

from collections.abc import Iterator

from django.db.models import QuerySet

from aanbod.gegevens import REGELS, waarde_van
from aanbod.models import Bron, Doelgroep, Onderwerp, Taal

from .kolommen import Kolom, als_cel, kolom_van
from .schrijven import Deel, deel_van


def alles(aanbieders: QuerySet, aanbod: QuerySet, locaties: QuerySet, wijken: QuerySet):
    """Each list once; nothing about persons."""
    yield deel_van("aanbieders", aanbieders)
    yield deel_van("locaties", locaties)
    yield deel_van("aanbod", aanbod)
    yield koppelingen("aanbod", aanbod, "onderwerpkoppelingen")
    yield koppelingen("aanbod", aanbod, "werkgebieden")
    yield koppelingen("aanbod", aanbod, "plekken")
    yield koppelingen("aanbieders", aanbieders, "aliassen")
    yield namen("onderwerpen", Onderwerp.objects.op_volgorde(), "slug", "naam", "uitleg")
    yield namen("doelgroepen", Doelgroep.objects.all(), "slug", "naam")
    yield namen("talen", Taal.objects.all(), "code", "naam")
    yield namen("wijken", wijken, "code", "naam", "slug")
    yield namen("bronnen", Bron.objects.all(), "slug", "titel", "uitgever", "jaar")


def koppelingen(lijst: str, records: QuerySet, veld: str) -> Deel:
    """A line for every tie, for who counts or joins; the list itself holds the same in one cell."""
    kolom = kolom_van(lijst, veld)
    regel = REGELS[records.model][veld]
    ouder = Kolom(regel.ouder, regel.ouder, "tekst")

    def rijen() -> Iterator[list[str]]:
        staan = (
            regel.model._default_manager.filter(**{f"{regel.ouder}__in": records.values("pk")})
            .select_related(regel.ouder, *(deel.veld for deel in kolom.delen if deel.verwijst))
            .order_by(f"{regel.ouder}__slug", "pk")
        )
        for rij in staan.iterator(chunk_size=500):
            cellen = [
                als_cel(deel, waarde_van(rij, regel.model._meta.get_field(deel.veld)))
                for deel in kolom.delen
            ]
            yield [getattr(rij, regel.ouder).slug, *cellen]

    return Deel(f"{lijst}-{veld}", (ouder, *kolom.delen), rijen())


def namen(naam: str, records: QuerySet, *velden: str) -> Deel:
    kolommen = tuple(Kolom(veld, veld, "tekst") for veld in velden)
    return Deel(naam, kolommen, ([str(een) for een in rij] for rij in records.values_list(*velden)))

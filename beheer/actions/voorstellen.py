"""What people propose: kept, and accepted or refused by who may."""

from django.db import transaction
from django.utils import timezone

from aanbod.gegevens import Gegevens, lees, velden_van, verschil
from aanbod.models import Aanbieder, Aanbod
from aanbod.models.aanbieder import Status

from ..models import Voorstel
from ..models.wijziging import Weg
from .adresdeel import vrije_slug
from .wijzigen import Herkomst, maak, wijzig


@transaction.atomic
def dien_in(
    *,
    soort: str = Voorstel.Soort.WIJZIGING,
    aanbod: Aanbod | None = None,
    aanbieder: Aanbieder | None = None,
    gemeente=None,
    waarden: Gegevens | None = None,
    stond: Gegevens | None = None,
    toelichting: str = "",
    by=None,
    als: str,
    email: str = "",
) -> Voorstel | None:
    """Keep a proposal; None for a change that changes nothing. `by` is a gebruiker, if any.

    `waarden` are the fields as they should be; of an existing aanbod only what differs is kept:
    from what they were on the page that was filled in (`stond`), or else are now. What the same
    gebruiker proposes of it while the last one waits, becomes a part of that one. Raises
    `ValueError` for a field that there is not.
    """
    record = aanbod or aanbieder
    if onbekend := (waarden or {}).keys() - velden_van(Aanbieder if aanbieder else Aanbod):
        raise ValueError(f"Deze velden zijn er niet: {', '.join(sorted(onbekend))}")
    oud = (lees(record) if record else {}) | (stond or {})
    velden = verschil(oud, waarden or {})
    if soort == Voorstel.Soort.WIJZIGING and not velden and not toelichting:
        return None
    if by and soort == Voorstel.Soort.WIJZIGING and (wacht := _wachtend(record, by)):
        wacht.velden |= velden
        wacht.toelichting = toelichting or wacht.toelichting
        wacht.save()
        return wacht
    return Voorstel.objects.create(
        soort=soort,
        aanbod=aanbod,
        aanbieder=aanbieder,
        gemeente=gemeente or (aanbod.gemeente if aanbod else None),
        velden=velden,
        toelichting=toelichting,
        gebruiker=by,
        als=als[:200],
        email=email,
    )


def _wachtend(record: Aanbod | Aanbieder, gebruiker) -> Voorstel | None:
    van_hem = Voorstel.objects.open().filter(
        gebruiker=gebruiker,
        soort=Voorstel.Soort.WIJZIGING,
        **{record._meta.model_name: record},
    )
    return van_hem.select_for_update(of=("self",)).first()


@transaction.atomic
def aanvaard(
    voorstel: Voorstel,
    *,
    velden: set[str],
    by: Herkomst,
    gebruiker,
    anders: Gegevens | None = None,
    gezien: Gegevens | None = None,
    reden: str = "",
) -> Voorstel:
    """Take over these fields of it; none of them is a refusal (`weiger`).

    `anders` are values to use in place of what was proposed, `gezien` what the one who judges saw in
    the fields. Raises `Botsing` when a field was changed since then, or else since it was proposed,
    and `ValidationError`.
    """
    voorstel = _open(voorstel)
    by = Herkomst(Weg.VOORSTEL, by.door, by.als, by.handeling)
    waarden = {naam: nieuw for naam, (_, nieuw) in voorstel.velden.items() if naam in velden}
    waarden |= {naam: waarde for naam, waarde in (anders or {}).items() if naam in velden}
    if voorstel.soort == Voorstel.Soort.NIEUW:
        # Someone may have taken its address since.
        adresdeel = {"slug": vrije_slug(waarden["naam"])} if "naam" in waarden else {}
        maak(Aanbod(), waarden | adresdeel, by=by)
    elif voorstel.soort == Voorstel.Soort.GESTOPT:
        wijzig(voorstel.aanbod, {"status": Status.GEARCHIVEERD}, by=by)
    else:
        stond = {naam: oud for naam, (oud, _) in voorstel.velden.items() if naam in velden}
        wijzig(voorstel.record, waarden, by=by, verwacht=stond | (gezien or {}))
    gevraagd = {naam: nieuw for naam, (_, nieuw) in voorstel.velden.items()}
    heel = waarden == gevraagd
    uitkomst = Voorstel.Uitkomst.AANVAARD if heel else Voorstel.Uitkomst.DEELS
    voorstel.overgenomen = waarden
    return _sluit(voorstel, uitkomst, reden, gebruiker)


@transaction.atomic
def weiger(voorstel: Voorstel, *, reden: str, gebruiker) -> Voorstel:
    return _sluit(_open(voorstel), Voorstel.Uitkomst.GEWEIGERD, reden, gebruiker)


def _open(voorstel: Voorstel) -> Voorstel:
    """Held until this transaction ends. Raises `Voorstel.DoesNotExist` when it was judged already."""
    return Voorstel.objects.open().select_for_update(of=("self",)).get(pk=voorstel.pk)


def _sluit(voorstel: Voorstel, uitkomst: str, reden: str, gebruiker) -> Voorstel:
    voorstel.uitkomst, voorstel.reden = uitkomst, reden
    voorstel.beoordeeld_op, voorstel.beoordeeld_door = timezone.now(), gebruiker
    voorstel.full_clean()
    voorstel.save()
    return voorstel

"""Who may open which page under `/werk/`, and of which records.

`TABEL` is the policy, and the test of it is made from the same table: every page, every role,
own and foreign records. A page without a line here does not start.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.urls import path
from django.views.decorators.cache import never_cache

from aanbod.models import Aanbieder, Aanbod, AanbodLocatie
from aanbod.models.aanbod import is_aanwezig, is_in_gemeente
from wijken.models import Locatie

from .actions.wijzigen import Herkomst
from .models import Rol, Signaal
from .models.rol import Rolsoort
from .models.wijziging import Weg

GEEN_ROL = "U hebt nog geen rol. Vraag de beheerder van uw gemeente erom."
NIET_VOOR_U = "Deze bladzijde hoort niet bij uw rol."
NIET_VAN_U = "Dit valt buiten uw gemeente, wijk of organisatie. U kunt het niet wijzigen."


# Per role `ja` or `-`. Of which records follows from the scope of the role (`EIGEN`): of a
# beheerder all, of the others those of their gemeente, wijk or organisation.
TABEL = """
pagina                beheerder  redacteur  makelaar  aanbieder  vrijwilliger
start                 ja         ja         ja        ja         ja
aanbod_lijst          ja         ja         ja        ja         -
aanbod_nieuw          ja         ja         ja        -          -
aanbod_kopieren       ja         ja         ja        -          -
aanbod_bewerken       ja         ja         ja        -          -
aanbod_plaatsen       ja         ja         -         -          -
aanbod_geschiedenis   ja         ja         ja        ja         -
bellijst              ja         ja         ja        -          -
gesprek               ja         ja         ja        -          -
bellen                ja         ja         ja        -          -
uitkomst              ja         ja         ja        -          -
controle              ja         ja         ja        -          -
"""


def _lees(tabel: str) -> dict[str, frozenset[Rolsoort]]:
    kop, *regels = (regel.split() for regel in tabel.strip().splitlines())
    rollen = [Rolsoort(naam) for naam in kop[1:]]
    return {
        naam: frozenset(rol for rol, cel in zip(rollen, cellen, strict=True) if cel == "ja")
        for naam, *cellen in regels
    }


TOEGANG = _lees(TABEL)


def rollen_van(gebruiker) -> list[Rol]:
    """One query. Who may do everything in the admin is a beheerder here too."""
    if gebruiker.is_superuser:
        return [Rol(gebruiker=gebruiker, soort=Rolsoort.BEHEERDER)]
    return list(gebruiker.rollen.with_gebied())


def binnen(model, rollen: list[Rol], pagina: str) -> Q:
    """Which records of this model this page may show to who has these roles."""
    rollen = [rol for rol in rollen if rol.soort in TOEGANG[pagina]]
    if any(rol.soort == Rolsoort.BEHEERDER for rol in rollen):
        return Q()
    bereik = Q(pk__in=[])
    for rol in rollen:
        bereik |= EIGEN[model](rol)
    return bereik


def _aanbod(rol: Rol) -> Q:
    """Of a redacteur also what the region offers; of a makelaar what is in the wijk by name."""
    if rol.soort == Rolsoort.MAKELAAR:
        return Q(is_aanwezig([rol.wijk.code]))
    if rol.soort == Rolsoort.AANBIEDER:
        return Q(aanbieder=rol.aanbieder_id) | Q(aanbieder__onderdeel_van=rol.aanbieder_id)
    return is_in_gemeente(rol.gemeente)


def _aanbieder(rol: Rol) -> Q:
    """Also one that has no aanbod yet: someone must be able to add the first."""
    if rol.soort == Rolsoort.AANBIEDER:
        return Q(pk=rol.aanbieder_id) | Q(onderdeel_van=rol.aanbieder_id)
    return Q(pk__in=Aanbod.objects.filter(_aanbod(rol)).values("aanbieder")) | Q(aanbod=None)


def _locatie(rol: Rol) -> Q:
    if rol.soort == Rolsoort.MAKELAAR:
        return Q(wijk=rol.wijk_id)
    if rol.soort == Rolsoort.AANBIEDER:
        return Q(
            pk__in=AanbodLocatie.objects.filter(
                aanbod__in=Aanbod.objects.filter(_aanbod(rol))
            ).values("locatie")
        )
    return Q(gemeente=rol.gemeente_id)


def _van_aanbod(rol: Rol) -> Q:
    return Q(aanbod__in=Aanbod.objects.filter(_aanbod(rol)))


# Per model, what is of the scope of one role.
EIGEN: dict[type, Callable[[Rol], Q]] = {
    Aanbod: _aanbod,
    Aanbieder: _aanbieder,
    Locatie: _locatie,
    Signaal: _van_aanbod,
}


class Bezoek:
    """Who looks, and what of: made for every page under `/werk/`."""

    def __init__(self, gebruiker, pagina: str):
        self.gebruiker, self.pagina = gebruiker, pagina
        self.rollen = rollen_van(gebruiker)

    def ziet(self, model):
        """The records of this model that this page may show."""
        return model._default_manager.filter(binnen(model, self.rollen, self.pagina))

    @property
    def ziet_lijst(self) -> bool:
        return self.mag("aanbod_lijst")

    def mag(self, pagina: str, record=None) -> bool:
        """Whether another page is open to them; with a record, of that one."""
        if record is None:
            return any(rol.soort in TOEGANG[pagina] for rol in self.rollen)
        bereik = binnen(type(record), self.rollen, pagina)
        return type(record)._default_manager.filter(bereik, pk=record.pk).exists()

    @property
    def ziet_controle(self) -> bool:
        return self.mag("bellijst")

    @property
    def als(self) -> str:
        """As what, for the history: never the name of a person."""
        return ", ".join(map(str, self.rollen))[:200]

    def herkomst(self, weg: Weg = Weg.FORMULIER) -> Herkomst:
        return Herkomst(weg, self.gebruiker.pk, self.als)


def werk(route: str, view, *, naam: str, van: type | None = None):
    """A page under `/werk/`, with the record of `van` whose key stands in its address.

    The view gets `request.bezoek`, and the record in place of its key.
    """
    if naam not in TOEGANG:
        raise ImproperlyConfigured(f"De pagina {naam} staat niet in beheer.toegang.TABEL.")

    @wraps(view)
    def bewaakt(request, *args, pk=None, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        request.bezoek = Bezoek(request.user, naam)
        if not request.bezoek.mag(naam):
            raise PermissionDenied(GEEN_ROL if not request.bezoek.rollen else NIET_VOOR_U)
        if van is not None:
            args = (_record(request.bezoek, van, pk), *args)
        return view(request, *args, **kwargs)

    pagina = never_cache(bewaakt)
    pagina.van = van
    return path(route, pagina, name=naam)


def _record(bezoek: Bezoek, model, pk: int):
    record = bezoek.ziet(model).filter(pk=pk).first()
    if record is None and model._default_manager.filter(pk=pk).exists():
        raise PermissionDenied(NIET_VAN_U)
    if record is None:
        raise Http404
    return record

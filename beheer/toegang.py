"""Who may open which page under `/werk/`, and of which records.

`TABEL` is the policy, and the test of it is made from the same table: every page, every role,
own and foreign records. A page without a line here does not start.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.urls import path
from django.views.decorators.cache import never_cache

from aanbod.models import Aanbieder, Aanbod, AanbodLocatie, Contactpersoon
from aanbod.models.aanbod import is_aanwezig, is_gepubliceerd, is_in_gemeente
from wijken.models import Gemeente, Locatie, Wijk

from .actions.wijzigen import Herkomst
from .models import Import, Netwerknotitie, Rol, Signaal, Uitnodiging, Voorstel
from .models.rol import Rolsoort
from .models.wijziging import Weg

GEEN_ROL = "U hebt nog geen rol. Vraag de beheerder van uw gemeente erom."
NIET_VOOR_U = "Deze bladzijde hoort niet bij uw rol."
NIET_VAN_U = "Dit valt buiten uw gemeente, wijk of organisatie. U kunt het niet wijzigen."


# Per role `ja` or `-`. Of which records follows from the scope of the role (`EIGEN`): of a
# beheerder all, of the others those of their gemeente, wijk or organisation.
TABEL = """
pagina                      beheerder  redacteur  makelaar   aanbieder  vrijwilliger
start                       ja         ja         ja         ja         ja
aanbod_lijst                ja         ja         ja         ja         ja
aanbod_nieuw                ja         ja         ja         -          -
aanbod_kopieren             ja         ja         ja         -          -
aanbod_bewerken             ja         ja         ja         -          -
aanbod_plekken              ja         ja         ja         -          -
aanbod_plek_erbij           ja         ja         ja         -          -
aanbod_plek_nieuw           ja         ja         ja         -          -
positie_wijk                ja         ja         ja         -          -
positie_grenzen             ja         ja         ja         -          -
aanbod_voorbeeld            ja         ja         ja         ja         ja
aanbod_plaatsen             ja         ja         -          -          -
aanbod_geschiedenis         ja         ja         ja         ja         -
aanbod_kwaliteit            ja         ja         ja         ja         -
werklijst                   ja         ja         ja         ja         -
leesbaarheid                ja         ja         ja         ja         ja
export                      ja         ja         -          -          -
export_bestand              ja         ja         -          -          -
export_alles                ja         ja         -          -          -
import_lijst                ja         ja         -          -          -
import_sjabloon             ja         ja         -          -          -
import_een                  ja         ja         -          -          -
import_stand                ja         ja         -          -          -
import_verslag              ja         ja         -          -          -
aanbod_archiveren           ja         ja         ja         ja         -
aanbod_terugzetten          ja         ja         ja         -          -
dubbelen                    ja         ja         -          -          -
dubbel_aanbod               ja         ja         -          -          -
dubbel_aanbieder            ja         ja         -          -          -
mensen                      ja         ja         -          -          -
uitnodigen                  ja         ja         -          -          -
uitnodiging                 ja         ja         -          -          -
rol_beeindigen              ja         ja         -          -          -
inbox                       ja         ja         ja         -          -
aanbod_terugdraaien         ja         ja         ja         -          -
aanbod_voorstellen          -          -          -          ja         ja
aanbod_nieuw_voorstellen    -          -          -          ja         ja
aanbod_plekken_voorstellen  -          -          -          ja         ja
aanbod_gestopt_melden       -          -          -          ja         ja
aanbod_tegelijk             ja         ja         ja         -          -
handeling                   ja         ja         ja         -          -
handeling_terugdraaien      ja         ja         ja         -          -
voorstellen                 ja         ja         ja         -          -
voorstel                    ja         ja         ja         -          -
meldingen                   ja         ja         ja         -          -
melding                     ja         ja         ja         -          -
bellijst                    ja         ja         ja         -          -
gesprek                     ja         ja         ja         -          -
bellen                      ja         ja         ja         -          -
uitkomst                    ja         ja         ja         -          -
controle                    ja         ja         ja         -          -
te_controleren              ja         ja         ja         ja         -
aanbod_klopt                ja         ja         ja         ja         -
aanbieders                  ja         ja         ja         ja         ja
aanbieder_nieuw             ja         ja         ja         -          -
aanbieder                   ja         ja         ja         ja         ja
aanbieder_bewerken          ja         ja         ja         -          -
aanbieder_geschiedenis      ja         ja         ja         ja         -
aanbieder_terugdraaien      ja         ja         ja         -          -
aanbieder_archiveren        ja         ja         -          -          -
aanbieder_terugzetten       ja         ja         -          -          -
contactpersonen             ja         ja         ja         ja         ja
contactpersoon_nieuw        ja         ja         ja         ja         -
contactpersoon              ja         ja         ja         ja         -
contactpersoon_weg          ja         ja         ja         ja         -
notitie_erbij               ja         ja         ja         -          -
notitie                     ja         ja         ja         -          -
aanbieder_voorstellen       -          -          -          ja         ja
aanbod_publiceren           ja         ja         -          -          -
aanbod_hele_voorbeeld       ja         ja         ja         ja         ja
locatie_bewerken            ja         ja         ja         -          -
locatie_geschiedenis        ja         ja         ja         -          -
locatie_terugdraaien        ja         ja         ja         -          -
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
    if rol.soort == Rolsoort.VRIJWILLIGER:
        return is_in_gemeente(rol.gemeente) & is_gepubliceerd()
    return is_in_gemeente(rol.gemeente)


def _aanbieder(rol: Rol) -> Q:
    """With aanbod in scope, itself or through a part of it; also one that has neither aanbod nor
    parts yet: someone must be able to add the first."""
    if rol.soort == Rolsoort.AANBIEDER:
        return Q(pk=rol.aanbieder_id) | Q(onderdeel_van=rol.aanbieder_id)
    eigen = Aanbod.objects.filter(_aanbod(rol)).order_by().values("aanbieder")
    koepels = Aanbieder.objects.filter(pk__in=eigen).order_by().values("onderdeel_van")
    is_leeg = ~Exists(Aanbod.objects.filter(aanbieder=OuterRef("pk"))) & ~Exists(
        Aanbieder.objects.filter(onderdeel_van=OuterRef("pk"))
    )
    return Q(pk__in=eigen) | Q(pk__in=koepels) | Q(is_leeg)


def _contactpersoon(rol: Rol) -> Q:
    return Q(aanbieder__in=Aanbieder.objects.filter(_aanbieder(rol)).order_by().values("pk"))


def _notitie(rol: Rol) -> Q:
    """Between colleagues: not for the aanbieder itself."""
    return Q(pk__in=[]) if rol.soort == Rolsoort.AANBIEDER else _contactpersoon(rol)


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


def _import(rol: Rol) -> Q:
    """Also what a colleague of the same gemeente sent."""
    return Q(gemeente=rol.gemeente_id)


def _gemeente(rol: Rol) -> Q:
    return Q(pk=rol.gemeente_id) if rol.gemeente_id else Q(pk__in=[])


def _wijk(rol: Rol) -> Q:
    if rol.soort == Rolsoort.MAKELAAR:
        return Q(pk=rol.wijk_id)
    return Q(gemeente=rol.gemeente_id) if rol.gemeente_id else Q(pk__in=[])


def _rol(rol: Rol) -> Q:
    """Of a redacteur: all that has to do with the gemeente, of whoever keeps up a wijk or works
    for an aanbieder there too."""
    if rol.soort != Rolsoort.REDACTEUR:
        return Q(pk__in=[])
    return (
        Q(gemeente=rol.gemeente_id)
        | Q(wijk__gemeente=rol.gemeente_id)
        | Q(aanbieder__in=Aanbieder.objects.filter(_aanbieder(rol)))
    )


def _voorstel(rol: Rol) -> Q:
    """What is new stands on the list of the whole gemeente."""
    bereik = _van_aanbod(rol) | Q(aanbieder__in=Aanbieder.objects.filter(_aanbieder(rol)))
    if rol.soort == Rolsoort.REDACTEUR:
        bereik |= Q(soort=Voorstel.Soort.NIEUW, gemeente=rol.gemeente_id)
    return bereik


# Per model, what is of the scope of one role.
EIGEN: dict[type, Callable[[Rol], Q]] = {
    Aanbod: _aanbod,
    Aanbieder: _aanbieder,
    Contactpersoon: _contactpersoon,
    Netwerknotitie: _notitie,
    Locatie: _locatie,
    Signaal: _van_aanbod,
    Import: _import,
    Gemeente: _gemeente,
    Wijk: _wijk,
    Rol: _rol,
    Uitnodiging: _rol,
    Voorstel: _voorstel,
}

# Who keeps records right for others: their account is worth a second step when signing in.
MET_TWEEDE_STAP = frozenset({Rolsoort.BEHEERDER, Rolsoort.REDACTEUR})


def vraagt_tweede_stap(gebruiker) -> bool:
    return gebruiker.rollen.filter(soort__in=MET_TWEEDE_STAP).exists()


class Bezoek:
    """Who looks, and what of: made for every page under `/werk/`."""

    def __init__(self, gebruiker, pagina: str):
        self.gebruiker, self.pagina = gebruiker, pagina
        self.rollen = rollen_van(gebruiker)

    def ziet(self, model, pagina: str = ""):
        """The records of this model that this page, or another one, may show."""
        return model._default_manager.filter(binnen(model, self.rollen, pagina or self.pagina))

    @property
    def is_beheerder(self) -> bool:
        return any(rol.soort == Rolsoort.BEHEERDER for rol in self.rollen)

    def gemeenten(self):
        """Of which gemeenten they may work on a list, in the order of their names."""
        rollen = [rol for rol in self.rollen if rol.soort in TOEGANG[self.pagina]]
        alle = Gemeente.objects.order_by("naam")
        if any(rol.soort == Rolsoort.BEHEERDER for rol in rollen):
            return alle.filter(Exists(Aanbod.objects.filter(gemeente=OuterRef("pk"))))
        hun = {rol.gemeente_id or (rol.wijk and rol.wijk.gemeente_id) for rol in rollen}
        return alle.filter(pk__in=hun - {None})

    @property
    def mag_uitnodigen_als(self) -> list[Rolsoort]:
        """The roles that they may give: a redacteur does not make a beheerder."""
        if any(rol.soort == Rolsoort.BEHEERDER for rol in self.rollen):
            return list(Rolsoort)
        return [soort for soort in Rolsoort if soort != Rolsoort.BEHEERDER]

    def mag(self, pagina: str, record=None) -> bool:
        """Whether another page is open to them; with a record, of that one."""
        if record is None:
            return any(rol.soort in TOEGANG[pagina] for rol in self.rollen)
        bereik = binnen(type(record), self.rollen, pagina)
        return type(record)._default_manager.filter(bereik, pk=record.pk).exists()

    @property
    def ziet_uitwisseling(self) -> bool:
        return self.mag("import_lijst")

    @property
    def als(self) -> str:
        """As what, for the history: never the name of a person."""
        return ", ".join(map(str, self.rollen))[:200]

    def herkomst(self, weg: Weg = Weg.FORMULIER) -> Herkomst:
        return Herkomst(weg, self.gebruiker.pk, self.als)


def werk(route: str, view, *, naam: str, van: type | None = None):
    """A page under `/werk/`, with the record of `van` whose key stands in its address.

    The view gets `request.bezoek`, and the record in place of its key; where the address also
    holds `ander`, the key of a second one of the same kind, that too.
    """
    if naam not in TOEGANG:
        raise ImproperlyConfigured(f"De pagina {naam} staat niet in beheer.toegang.TABEL.")

    @wraps(view)
    def bewaakt(request, *args, pk=None, ander=None, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        request.bezoek = Bezoek(request.user, naam)
        if not request.bezoek.mag(naam):
            raise PermissionDenied(GEEN_ROL if not request.bezoek.rollen else NIET_VOOR_U)
        if van is not None:
            sleutels = [pk] if ander is None else [pk, ander]
            args = (*(_record(request.bezoek, van, een) for een in sleutels), *args)
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

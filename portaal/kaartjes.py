"""An aanbod as residents read it: one card, in plain words.

A card is prepared once for all who see it, with its HTML, and kept until the data of the
gemeente change or a door opens or shuts. What a question adds stands apart from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Prefetch
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from aanbod.bewoording import INGANGEN, ruimte_bij
from aanbod.models import Aanbod, AanbodLocatie
from aanbod.models.versie import Versie
from aanbod.zoeken.geheugen import Geheugen
from aanbod.zoeken.nu import volgende_wissel
from wijken.afstand import afstand_tekst

from . import adressen

VOOR = {
    Aanbod.Rol.ALGEMEEN: "voor iedereen",
    Aanbod.Rol.SPECIFIEK: "voor één onderwerp",
    Aanbod.Rol.MAATWERK: "met indicatie",
}
# After so many years an unchecked source says little about today.
OUD_NA_JAREN = 5
ORGANISATIE = {"formeel": "organisatie", "informeel": "vrijwilligers"}


@dataclass
class Kaartje:
    """Everything the card shows, as text; empty when unknown.

    `boven` and `onder` are its HTML, for all questions the same; `afstand` and `waarom`, of one
    question, stand between them.
    """

    naam: str
    url: str
    samenvatting: str
    aanbieder: str
    plek: str
    voor: str
    organisatie: str
    controle: str
    is_gecontroleerd: bool
    is_verlopen: bool
    bron: str
    slug: str = ""
    open: str = ""
    is_open: bool = False
    kenmerken: list[str] = field(default_factory=list)
    boven: SafeString = SafeString("")
    onder: SafeString = SafeString("")
    afstand: str = ""
    waarom: str = ""

    @property
    def waarom_tekst(self) -> str:
        """As it stands on the card."""
        return " · ".join(filter(None, [self.waarom, self.afstand]))

    def bij_de_vraag(self, *, meter: float | None, waarom: str) -> "Kaartje":
        """The same card with why it is here, and how far from the place that was asked."""
        return replace(self, afstand="" if meter is None else afstand_tekst(meter), waarom=waarom)


VELDEN = [
    "naam", "slug", "sorteernaam", "samenvatting", "rol", "soort_afwijkend", "bereik", "gemeente",
    "regio", "inloop", "op_afspraak", "kosten", "outreachend", "telefonisch", "capaciteit", "gesloten_van",
    "gesloten_tot_en_met", "gecontroleerd_op", "controleritme", "bereikbaar",
]  # fmt: skip


def voor_kaartjes(queryset):
    """Only what a card needs, but the names of its wijken: two queries for any number of cards.

    Of related records a column is annotated, not the record fetched: a page of cards would
    make a hundred of them for one word each.
    """
    plekken = AanbodLocatie.objects.only("aanbod", "openingstijden", "soort").annotate(
        straat=F("locatie__straat"),
        wijknaam=F("locatie__wijk__naam"),
        gemeente=F("locatie__gemeente"),
    )
    return (
        queryset.with_soort()
        .only(*VELDEN)
        .annotate(
            aanbiedernaam=F("aanbieder__naam"),
            bronjaar=F("bron__jaar"),
            heeft_doelgroep=Exists(
                Aanbod.doelgroepen.through.objects.filter(aanbod=OuterRef("pk"))
            ),
        )
        .prefetch_related(Prefetch("plekken", plekken))
    )


# True from, up to, and the card; some 4 kB each.
Bewaard = tuple[datetime, datetime, Kaartje]
_GEHEUGEN: Geheugen[dict[int, Bewaard]] = Geheugen(hoogstens=20_000)


def per_sleutel(
    pks: Iterable[int], gemeente, *, versie: str = "", moment: datetime | None = None
) -> dict[int, Kaartje]:
    """The cards of these aanbod, by key. No query for those that are still true.

    `versie` is that of the gemeente, where the caller has it already.
    """
    moment = moment or timezone.now()
    versie = versie or Versie.objects.voor(gemeente).alles
    bewaard = _GEHEUGEN.van(gemeente, versie, dict)
    pks = list(pks)
    waar = {pk: bewaard[pk][2] for pk in pks if pk in bewaard and _geldt(bewaard[pk], moment)}
    nieuw = zonder_opmaak([pk for pk in pks if pk not in waar], gemeente, moment)
    if nieuw:
        nieuw = {pk: _opgemaakt(kaart) for pk, kaart in nieuw.items()}
        tot = volgende_wissel(versie, moment)
        bewaard.update({pk: (moment, tot, kaart) for pk, kaart in nieuw.items()})
        _GEHEUGEN.ruim_op()
    return waar | nieuw


def _geldt(bewaard: Bewaard, moment: datetime) -> bool:
    van, tot, _ = bewaard
    return van <= moment < tot


def kaartjes(queryset, gemeente, *, versie: str = "") -> list[Kaartje]:
    """Cards in the order of the queryset."""
    pks = list(queryset.values_list("pk", flat=True))
    gevonden = per_sleutel(pks, gemeente, versie=versie)
    return [gevonden[pk] for pk in pks if pk in gevonden]


def zonder_opmaak(pks: list[int], gemeente, moment: datetime) -> dict[int, Kaartje]:
    """What the cards say, without their HTML."""
    if not pks:
        return {}
    aanbod_lijst = voor_kaartjes(Aanbod.objects.filter(pk__in=pks)).prefetch_related("wijken")
    return {aanbod.pk: _kaartje(aanbod, gemeente, moment) for aanbod in aanbod_lijst}


def _kaartje(aanbod: Aanbod, gemeente, moment: datetime) -> Kaartje:
    if aanbod.gemeente_id:
        aanbod.gemeente = gemeente
    else:
        aanbod.regio = gemeente.regio
    stand = aanbod.stand_op(moment)
    return Kaartje(
        naam=aanbod.naam,
        url=adressen.aanbod(aanbod, gemeente.slug),
        samenvatting=aanbod.samenvatting,
        aanbieder=aanbod.aanbiedernaam,
        # Only wijken of this gemeente: of a regional aanbod the others say nothing here.
        plek=plek_tekst(aanbod, gemeente, _wijknamen(aanbod, gemeente)),
        voor=voor_wie(aanbod.rol, aanbod.heeft_doelgroep),
        organisatie=ORGANISATIE[aanbod.soort],
        controle=controle_tekst(aanbod),
        is_gecontroleerd=aanbod.is_gecontroleerd,
        is_verlopen=aanbod.is_verlopen_op(timezone.localdate()),
        bron=_bron(aanbod),
        slug=aanbod.slug,
        open=stand.tekst,
        is_open=stand.is_open,
        kenmerken=_kenmerken(aanbod),
    )


def voorbeeld(aanbod: Aanbod) -> SafeString:
    """The card of an aanbod as it is in memory, saved or not."""
    aanbod.aanbiedernaam = aanbod.aanbieder.naam
    aanbod.bronjaar = aanbod.bron.jaar if aanbod.bron else None
    aanbod.soort = aanbod.eigen_soort
    aanbod.heeft_doelgroep = aanbod.doelgroepen.exists()
    gemeente = aanbod.gemeente or aanbod.regio.gemeenten.first()
    plekken = voor_kaartjes(Aanbod.objects.filter(pk=aanbod.pk)).get().plekken.all()
    aanbod._prefetched_objects_cache = {"plekken": plekken}
    kaart = _opgemaakt(_kaartje(aanbod, gemeente, timezone.now()))
    return render_to_string("portaal/_kaartje.html", {"kaartje": kaart})


def _opgemaakt(kaart: Kaartje) -> Kaartje:
    kaart.boven, kaart.onder = (
        render_to_string(sjabloon, {"kaartje": kaart})
        for sjabloon in ("portaal/_kaartje_boven.html", "portaal/_kaartje_onder.html")
    )
    return kaart


def _wijknamen(aanbod: Aanbod, gemeente) -> list[str]:
    return [wijk.naam for wijk in aanbod.wijken.all() if wijk.gemeente_id == gemeente.pk]


def plek_tekst(aanbod: Aanbod, gemeente, wijknamen: list[str]) -> str:
    """`Admiraalsplein 12, Wielwijk`, `In Crabbehof/Zuidhoven`, `Heel Dordrecht`.

    An office, or a place in another gemeente, is no place to go: then where it works.
    """
    plekken = [
        plek
        for plek in aanbod.plekken.all()
        if plek.is_ter_plaatse and plek.gemeente == gemeente.pk
    ]
    met_straat = [plek for plek in plekken if plek.straat]
    if len(met_straat) == 1:
        plek = met_straat[0]
        return f"{plek.straat}, {plek.wijknaam}" if plek.wijknaam else plek.straat
    if met_straat:
        return f"{len(met_straat)} plekken"
    wijken = sorted({plek.wijknaam for plek in plekken if plek.wijknaam} | set(wijknamen))
    if wijken and aanbod.bereik == Aanbod.Bereik.WIJKEN:
        return f"In {wijken[0]}" if len(wijken) == 1 else f"In {len(wijken)} wijken"
    return bereik_tekst(aanbod, wijken)


def bereik_tekst(aanbod: Aanbod, wijknamen: list[str]) -> str:
    if aanbod.bereik == Aanbod.Bereik.REGIO:
        return f"Regio {aanbod.regio}"
    if aanbod.bereik == Aanbod.Bereik.GEMEENTE:
        return f"Heel {aanbod.gemeente}"
    return "In " + ", ".join(wijknamen)


def voor_wie(rol: str, heeft_doelgroep: bool) -> str:
    """For residents: the role in plain words; never "for everyone" where it is for some."""
    if rol == Aanbod.Rol.ALGEMEEN and heeft_doelgroep:
        return "voor een bepaalde groep"
    return VOOR[rol]


def controle_tekst(aanbod: Aanbod) -> str:
    if not aanbod.is_gecontroleerd:
        return "nog niet gecontroleerd"
    maand = date_format(aanbod.gecontroleerd_op, "F Y")
    if aanbod.is_verlopen_op(timezone.localdate()):
        return f"langer dan afgesproken niet gecontroleerd, voor het laatst in {maand}"
    return f"gecontroleerd in {maand}"


def _bron(aanbod: Aanbod) -> str:
    """The year of its source; unchecked and old, it may be gone."""
    if not aanbod.bronjaar:
        return ""
    if not aanbod.is_gecontroleerd and aanbod.bronjaar <= timezone.localdate().year - OUD_NA_JAREN:
        return f"bron uit {aanbod.bronjaar}, bestaat misschien niet meer"
    return f"bron uit {aanbod.bronjaar}"


def _kenmerken(aanbod: Aanbod) -> list[str]:
    woorden = [
        (aanbod.inloop, INGANGEN["inloop"].kort),
        (aanbod.op_afspraak and not aanbod.inloop, INGANGEN["op_afspraak"].kort),
        (aanbod.kosten == Aanbod.Kosten.GRATIS, "gratis"),
        (aanbod.outreachend, INGANGEN["outreachend"].kort),
        (aanbod.telefonisch, INGANGEN["telefonisch"].kort),
        (aanbod.capaciteit == Aanbod.Capaciteit.VOL, ruimte_bij(aanbod.capaciteit).zin),
    ]
    return [woord for geldt, woord in woorden if geldt]

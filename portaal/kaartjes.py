"""An aanbod as residents read it: one card, in plain words."""

from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Prefetch
from django.utils import timezone
from django.utils.formats import date_format

from aanbod.models import Aanbod, AanbodLocatie
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
    """Everything the card shows, as text; empty when unknown."""

    naam: str
    url: str
    samenvatting: str
    aanbieder: str
    plek: str
    voor: str
    organisatie: str
    controle: str
    is_gecontroleerd: bool
    bron: str
    afstand: str = ""
    open: str = ""
    is_open: bool = False
    kenmerken: list[str] = field(default_factory=list)


VELDEN = [
    "naam", "slug", "sorteernaam", "samenvatting", "rol", "soort_afwijkend", "bereik", "gemeente",
    "regio", "inloop", "op_afspraak", "kosten", "outreachend", "telefonisch", "capaciteit", "gesloten_van",
    "gesloten_tot_en_met", "gecontroleerd_op", "bereikbaar",
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


def kaartje(
    aanbod: Aanbod,
    gemeente,
    wijknamen: list[str],
    *,
    afstand: float | None = None,
    moment=None,
) -> Kaartje:
    """`wijknamen` are those where it is present, `afstand` is in metres."""
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
        plek=plek_tekst(aanbod, gemeente, wijknamen),
        voor=voor_wie(aanbod.rol, aanbod.heeft_doelgroep),
        organisatie=ORGANISATIE[aanbod.soort],
        controle=controle_tekst(aanbod),
        is_gecontroleerd=aanbod.is_gecontroleerd,
        bron=_bron(aanbod),
        afstand="" if afstand is None else afstand_tekst(afstand),
        open=stand.tekst,
        is_open=stand.is_open,
        kenmerken=_kenmerken(aanbod),
    )


def per_sleutel(pks: list[int], gemeente) -> dict[int, Kaartje]:
    """The cards of these aanbod, by key; three queries for all lists of a page together."""
    aanbod_lijst = voor_kaartjes(Aanbod.objects.filter(pk__in=pks)).prefetch_related("wijken")
    return {
        aanbod.pk: kaartje(aanbod, gemeente, [wijk.naam for wijk in aanbod.wijken.all()])
        for aanbod in aanbod_lijst
    }


def kaartjes(queryset, gemeente) -> list[Kaartje]:
    """Cards in the order of the queryset, in three queries."""
    return [
        kaartje(aanbod, gemeente, [wijk.naam for wijk in aanbod.wijken.all()])
        for aanbod in voor_kaartjes(queryset).prefetch_related("wijken")
    ]


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
    return f"gecontroleerd in {date_format(aanbod.gecontroleerd_op, 'F Y')}"


def _bron(aanbod: Aanbod) -> str:
    """The year of its source; unchecked and old, it may be gone."""
    if not aanbod.bronjaar:
        return ""
    if not aanbod.is_gecontroleerd and aanbod.bronjaar <= timezone.localdate().year - OUD_NA_JAREN:
        return f"bron uit {aanbod.bronjaar}, bestaat misschien niet meer"
    return f"bron uit {aanbod.bronjaar}"


def _kenmerken(aanbod: Aanbod) -> list[str]:
    woorden = [
        (aanbod.inloop, "inloop"),
        (aanbod.op_afspraak and not aanbod.inloop, "op afspraak"),
        (aanbod.kosten == Aanbod.Kosten.GRATIS, "gratis"),
        (aanbod.outreachend, "komt bij u thuis"),
        (aanbod.telefonisch, "per telefoon"),
        (aanbod.capaciteit == Aanbod.Capaciteit.VOL, "nu vol of een wachtlijst"),
    ]
    return [woord for geldt, woord in woorden if geldt]

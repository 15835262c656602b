"""What there is to mend: a list for each part of the quality that is low, and the dead links."""

from dataclasses import dataclass

from django.db.models import Avg, Count, Q, QuerySet

from aanbod.kwaliteit import Deelsoort, Kwaliteit, te_laag, voor_wegen, weeg
from aanbod.models import Aanbod

from .models import Linkcontrole

WEBSITE = "website"
STUK = "De website {url} doet het niet ({uitkomst}, sinds {sinds:%d-%m-%Y}). Zoek het goede adres op, of haal het weg."


def is_dode_link() -> Q:
    """The website that its page shows: its own, else that of its aanbieder."""
    kapot = Linkcontrole.objects.kapot().values("url")
    return Q(website__in=kapot) | Q(website="", aanbieder__website__in=kapot)


@dataclass(frozen=True)
class Lijst:
    """One list: the records for which `q` holds, of `kwaliteit.with_kwaliteit`."""

    naam: str
    label: str
    uitleg: str
    q: Q


def lijsten() -> list[Lijst]:
    van_deel = [
        (Deelsoort.VERS, "Niet vers", "Nooit gecontroleerd, of langer geleden dan is afgesproken."),
        (Deelsoort.COMPLEET, "Niet compleet", "Er ontbreken twee of meer dingen."),
        (Deelsoort.BEREIKBAAR, "Niet bereikbaar", "Er ontbreekt een contact, een plek of de tijden."),
        (Deelsoort.LEESBAAR, "Leest moeilijk", "Lange zinnen of moeilijke woorden."),
        (Deelsoort.GEPLAATST, "Niet op de kaart", "Geen adres, en niet met opzet zonder plek."),
    ]  # fmt: skip
    delen = [Lijst(soort.value, label, uitleg, te_laag(soort)) for soort, label, uitleg in van_deel]
    website = Lijst(
        WEBSITE, "Website doet het niet", "Op twee dagen geprobeerd, en twee keer mislukt.", is_dode_link()
    )  # fmt: skip
    return [*delen, website]


def tel(aanbod: QuerySet) -> dict[str, float | None]:
    """By the name of each list how many stand on it; `alles`, and the mean figure. One query."""
    # Not under the bare name: `vers` is what the first of them selects on.
    aantallen = {f"lijst_{een.naam}": Count("pk", filter=een.q) for een in lijsten()}
    cijfers = aanbod.aggregate(alles=Count("pk"), gemiddeld=Avg("kwaliteit"), **aantallen)
    return {naam.removeprefix("lijst_"): cijfer for naam, cijfer in cijfers.items()}


@dataclass(frozen=True)
class Werk:
    """One record on the list, with what to do there."""

    aanbod: Aanbod
    kwaliteit: Kwaliteit
    adviezen: list[str]


def als_werk(aanbod_lijst: QuerySet, naam: str = "") -> list[Werk]:
    """The records of one page, with the advice of this list; without one, of the lowest part."""
    records = list(voor_wegen(aanbod_lijst).select_related("aanbieder", "gemeente", "regio"))
    dood = dode_links(records) if naam == WEBSITE else {}
    werk = []
    for een in records:
        gewogen = weeg(een)
        if naam == WEBSITE:
            adviezen = [dood[een.website_of_aanbieder]] if een.website_of_aanbieder in dood else []
        else:
            laagste = min(gewogen.delen, key=lambda deel: deel.punten)
            adviezen = (gewogen.deel(naam) if naam else laagste).adviezen
        werk.append(Werk(een, gewogen, adviezen))
    return werk


def dode_links(aanbod_lijst: list[Aanbod]) -> dict[str, str]:
    """By web address, what to say of it. One query."""
    adressen = {een.website_of_aanbieder for een in aanbod_lijst} - {""}
    return {
        een.url: STUK.format(url=een.url, uitkomst=een.uitkomst, sinds=een.eerste_fout)
        for een in Linkcontrole.objects.kapot().filter(url__in=adressen)
    }

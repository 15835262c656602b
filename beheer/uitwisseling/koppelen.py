"""Which column of someone's sheet is which field: remembered, known by name, or a good guess."""

from collections.abc import Callable

from rapidfuzz import fuzz, process

from wijken.tekst import sleutel

from ..models import Kolomkoppeling
from ..models.inlezing import Lijst
from .kolommen import MODEL, SLEUTELKOLOM, kolommen

LANGSTE_KOP = 120
ZEKER_GENOEG = 88
# What people write above a column, besides the names that we write ourselves (own list).
ANDERS_GENOEMD = {
    "slug": "id, code, kenmerk, sleutel, url naam",
    "nummer": "id, locatienummer, nr",
    "naam": "naam aanbod, naam activiteit, activiteit, dienst, titel, naam organisatie, organisatienaam, naam aanbieder, "
    "naam locatie, gebouw",
    "aanbieder": "organisatie, naam organisatie, naam aanbieder, instelling, partij, stichting, uitvoerder, "
    "organisatienaam",
    "samenvatting": "korte omschrijving, korte beschrijving, in het kort, inleiding, kort",
    "beschrijving": "omschrijving, toelichting, tekst, lange omschrijving, informatie, inhoud, uitleg",
    "telefoon": "tel, telefoonnummer, tel nr, telnr, mobiel, telefoon nummer",
    "email": "e mail, email, mail, mailadres, e mailadres, emailadres",
    "website": "url, site, webadres, link, internet, www",
    "status": "stand",
    "kosten_uitleg": "prijs, bijdrage, tarief, eigen bijdrage",
    "leeftijd_vanaf": "vanaf leeftijd, minimum leeftijd, leeftijd van, min leeftijd",
    "leeftijd_tot_en_met": "maximum leeftijd, leeftijd tot, max leeftijd, tot en met leeftijd",
    "onderwerpkoppelingen": "onderwerp, thema, thema s, categorie, categorieen, rubriek, trefwoorden",
    "werkgebieden": "wijk, wijken, werkgebied, buurt",
    "plekken": "locatie, locaties, plek, adres, waar",
    "doelgroepen": "doelgroep, voor wie",
    "talen": "taal",
    "bereikbaar": "bereikbaarheid, telefonisch bereikbaar",
    "straat": "adres, straat, straatnaam, straat en nummer, straat huisnummer",
    "postcode": "pc, post code",
    "plaats": "woonplaats, plaatsnaam, stad",
    "breedte": "lat, latitude, breedtegraad",
    "lengte": "lon, lng, long, longitude, lengtegraad",
    "aliassen": "ook bekend als, alias, aliassen, andere naam",
    "onderdeel_van": "koepel, moederorganisatie",
    "soort": "type, formeel informeel",
    "gecontroleerd_op": "controledatum, laatst gecontroleerd, datum controle",
    "gecontroleerd_door": "controleur",
    "eigen_oordeel": "eigen oordeel, reden",
}


def kopsleutel(kop: str) -> str:
    return sleutel(kop)[:LANGSTE_KOP]


def namen_van(lijst: str) -> dict[str, str]:
    """`{heading: field}` of all that a column may be called; our own names go first."""
    namen: dict[str, str] = {}
    for kolom in kolommen(lijst):
        for naam in (kolom.kop, kolom.veld):
            namen.setdefault(kopsleutel(naam), kolom.veld)
    for kolom in kolommen(lijst):
        for naam in ANDERS_GENOEMD.get(kolom.veld, "").split(","):
            if naam.strip():
                namen.setdefault(kopsleutel(naam), kolom.veld)
    return namen


def is_bekend(kop: str) -> bool:
    return any(kopsleutel(kop) in namen_van(lijst) for lijst in MODEL)


def raad_lijst(bladnaam: str, koppen: list[str]) -> str:
    """By the name of the sheet, else the list that most headings are of and that lacks the least."""
    naam = kopsleutel(bladnaam)
    if naam in Lijst.values:
        return naam
    lijsten = (Lijst.AANBOD, Lijst.AANBIEDERS, Lijst.LOCATIES)
    return max(lijsten, key=lambda lijst: _past(lijst, koppen)).value


def _past(lijst: str, koppen: list[str]) -> int:
    gekoppeld = set(raad_koppeling(lijst, koppen, {})) - {""}
    if SLEUTELKOLOM[lijst] in gekoppeld:
        # Records that are there already need not say everything again.
        return len(gekoppeld)
    mist = sum(kolom.verplicht and kolom.veld not in gekoppeld for kolom in kolommen(lijst))
    return len(gekoppeld) - 2 * mist


def raad_koppeling(lijst: str, koppen: list[str], onthouden: dict[str, str]) -> list[str]:
    """A field for every heading, or an empty text; no field twice."""
    bekend = namen_van(lijst)
    velden = {kolom.veld for kolom in kolommen(lijst)}
    gekozen = [""] * len(koppen)
    sleutels = [kopsleutel(kop) for kop in koppen]
    vrij = set(velden)

    def deel_uit(kies: Callable[[str], str | None]) -> None:
        for plaats, kop in enumerate(sleutels):
            if not gekozen[plaats] and kop not in onthouden and (veld := kies(kop)) in vrij:
                gekozen[plaats] = veld
                vrij.discard(veld)

    for plaats, kop in enumerate(sleutels):
        if (veld := onthouden.get(kop)) in vrij:
            gekozen[plaats] = veld
            vrij.discard(veld)
    deel_uit(bekend.get)
    deel_uit(lambda kop: _lijkt_op(kop, bekend))
    return gekozen


def _lijkt_op(kop: str, bekend: dict[str, str]) -> str | None:
    gevonden = process.extractOne(kop, bekend.keys(), scorer=fuzz.ratio, score_cutoff=ZEKER_GENOEG)
    return bekend[gevonden[0]] if gevonden and len(kop) > 3 else None


def onthouden(gemeente, lijst: str) -> dict[str, str]:
    rijen = Kolomkoppeling.objects.filter(gemeente=gemeente, lijst=lijst)
    return dict(rijen.values_list("kop", "veld"))


def onthoud(gemeente, lijst: str, koppen: list[str], koppeling: list[str]) -> None:
    """Only what we would not have guessed ourselves."""
    geraden = raad_koppeling(lijst, koppen, {})
    al = onthouden(gemeente, lijst)
    for kop, veld, raad in zip(koppen, koppeling, geraden, strict=True):
        sleutel_ = kopsleutel(kop)
        if sleutel_ and (veld != raad or sleutel_ in al):
            Kolomkoppeling.objects.update_or_create(
                gemeente=gemeente, lijst=lijst, kop=sleutel_, defaults={"veld": veld}
            )

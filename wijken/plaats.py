"""Where someone means: a wijk, what people call it, a postcode, a street or a position."""

import re
from dataclasses import dataclass, field

from django.db.models import FloatField, IntegerField, Value

from .afstand import afstand
from .ligging import wijk_op
from .models import Locatie, Plaatsnaam, Postcode, Postcodegebied
from .tekst import roepnamen, sleutel, straatnaam, straatsleutel
from .vak import GROF, NEDERLAND

_POSTCODE = re.compile(r"^([1-9][0-9]{3})\s*([a-z]{0,2})$", re.IGNORECASE)
_POSITIE = re.compile(r"^(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$")
# Places in one street that lie further apart have no middle that means anything.
STRAAT_METER = 1_000
NAAM, STRAAT = 0, 1
# As long as the field of a locatie.
LANGSTE_STRAAT = 120


@dataclass(frozen=True)
class Plaats:
    """A place as it was understood.

    `wijken` are the codes it covers (empty when it lies outside every wijk), `punt` is
    (breedte, lengte) where a distance can start. `mogelijk` holds the names to choose
    from when one name means several wijken. `melding` says in Dutch why it was not
    understood; then the other fields are empty. `is_overal`: the gemeente as a whole.
    """

    label: str = ""
    wijken: frozenset[str] = frozenset()
    punt: tuple[float, float] | None = None
    mogelijk: list[str] = field(default_factory=list)
    melding: str = ""
    is_overal: bool = False


def vind_plaats(tekst: str, gemeente, wijken: dict[str, str]) -> Plaats | None:
    """The place meant by `tekst` in this gemeente; None for an empty text.

    `wijken` maps the codes of the gemeente to their names, as the page has them already: a
    wijk that is not among them (ended) is never the answer. One query at most.
    """
    tekst = tekst.strip()
    if not tekst:
        return None
    if positie := _POSITIE.match(tekst):
        return _bij_positie(float(positie[1]), float(positie[2]), gemeente)
    if postcode := lees_postcode(tekst):
        return _bij_postcode(*postcode, wijken, gemeente)
    return (
        _bij_wijk(tekst, wijken, gemeente)
        or _bij_plaatsnaam_of_straat(tekst, wijken, gemeente)
        or _bij_halve_naam(tekst, wijken)
        or Plaats(
            melding=f"Wij kennen “{tekst[:40]}” niet als plek in {gemeente.naam}. "
            "Vul een wijk of een postcode in, zoals "
            f"{next(iter(wijken.values()), 'Centrum')}."
        )
    )


def lees_postcode(tekst: str) -> tuple[str, str] | None:
    """`3317 ab` -> `("3317", "AB")`; the letters may be missing."""
    postcode = _POSTCODE.match(tekst.strip())
    return (postcode[1], postcode[2].upper()) if postcode else None


def _bij_positie(breedte, lengte, gemeente) -> Plaats:
    breedte, lengte = round(breedte, GROF), round(lengte, GROF)
    if not NEDERLAND.bevat(breedte, lengte):
        return Plaats(melding="Deze plek ligt niet in Nederland. Vul een wijk of postcode in.")
    if wijk := wijk_op(breedte, lengte, gemeente):
        return Plaats(
            label=f"bij u in de buurt ({wijk.naam})",
            wijken=frozenset([wijk.code]),
            punt=(breedte, lengte),
        )
    return Plaats(
        melding=f"Deze plek ligt niet in {gemeente.naam}. "
        f"U ziet daarom alles in heel {gemeente.naam}."
    )


def _bij_postcode(pc4, letters, wijken, gemeente) -> Plaats:
    """The wijk of all six characters where they are known, else those of the four digits."""
    gebieden, buurten = [], []
    for adressen, *rij in _postcoderijen(pc4, pc4 + letters):
        if adressen:
            buurten.append((adressen, *rij))
        else:
            gebieden.append(rij)
    hier = [(breedte, lengte) for breedte, lengte, code, _ in gebieden if code in wijken]
    midden = hier[0] if hier else None
    if plaats := _bij_buurten(f"{pc4} {letters}", buurten, wijken, midden):
        return plaats
    if not hier:
        elders = {naam for *_, naam in [*gebieden, *buurten]} - {None, gemeente.naam}
        return _postcode_elders(pc4, sorted(elders), gemeente)
    return Plaats(
        label=f"postcode {pc4}",
        wijken=frozenset(code for *_, code, _ in gebieden if code in wijken),
        punt=midden,
    )


def _postcoderijen(pc4, pc6):
    """(addresses, breedte, lengte, code of the wijk, name of its gemeente), in one query.

    A row of the four digits has no addresses; one of the six digits has the buurt's point.
    """
    rijen = Postcodegebied.objects.filter(pc4=pc4).order_by()
    rijen = rijen.annotate(adressen=Value(0, output_field=IntegerField())).values_list(
        "adressen", "breedte", "lengte", "wijken__code", "wijken__gemeente__naam"
    )
    if len(pc6) < 6:
        return rijen
    van_zes = Postcode.objects.filter(pc6=pc6).order_by()
    return rijen.union(
        van_zes.values_list(
            "adressen",
            "buurt__breedte",
            "buurt__lengte",
            "buurt__wijk__code",
            "buurt__wijk__gemeente__naam",
        ),
        all=True,
    )


def _bij_buurten(postcode, rijen, wijken, midden) -> Plaats | None:
    """`rijen` are those of the six characters; a distance starts in their largest buurt."""
    gevonden = sorted((rij for rij in rijen if rij[3] in wijken), key=lambda rij: -rij[0])
    if not gevonden:
        return None
    _, breedte, lengte, *_ = gevonden[0]
    return Plaats(
        label=f"postcode {postcode}",
        wijken=frozenset(code for *_, code, _ in gevonden),
        punt=midden if breedte is None else (breedte, lengte),
    )


def _postcode_elders(pc4, elders, gemeente) -> Plaats:
    if elders:
        return Plaats(
            melding=f"Postcode {pc4} ligt in {' en '.join(elders)}, niet in {gemeente.naam}. "
            "Kies onderaan een andere gemeente, of vul uw wijk in."
        )
    return Plaats(
        melding=f"Postcode {pc4} kennen wij niet in {gemeente.naam}. "
        "Kijk of de cijfers kloppen, of vul uw wijk in."
    )


def _bij_wijk(tekst, wijken, gemeente) -> Plaats | None:
    gezocht = sleutel(tekst)
    for code, naam in wijken.items():
        if sleutel(naam) == gezocht or code.lower() == tekst.lower():
            return Plaats(label=naam, wijken=frozenset([code]))
    if gezocht == sleutel(gemeente.naam):
        return Plaats(f"heel {gemeente.naam}", frozenset(wijken), is_overal=True)
    return None


def _bij_halve_naam(tekst, wijken) -> Plaats | None:
    """One of the names of a wijk that has two, where nobody said what it means otherwise."""
    gezocht = sleutel(tekst)
    codes = {code for code, naam in wijken.items() if gezocht in map(sleutel, roepnamen(naam))}
    if not gezocht or not codes:
        return None
    label = wijken[next(iter(codes))] if len(codes) == 1 else tekst
    return _wijken_of_keuze(label, codes, wijken)


def _bij_plaatsnaam_of_straat(tekst, wijken, gemeente) -> Plaats | None:
    """What people call a place, else a street that a locatie of ours stands in."""
    straat, in_wijken = _straat_en_wijken(tekst, wijken)
    rijen = [rij for rij in _naamrijen(tekst, straat, gemeente) if rij[2] in wijken]
    namen = [(naam, code) for soort, naam, code, *_ in rijen if soort == NAAM]
    if namen:
        return _wijken_of_keuze(namen[0][0], {code for _, code in namen}, wijken)
    plekken = [rij for soort, *rij in rijen if soort == STRAAT and rij[1] in in_wijken]
    met_nummer = [rij for rij in plekken if sleutel(rij[0]) == sleutel(straat)]
    return _plaats_in_straat(met_nummer or plekken, wijken) if plekken else None


def _naamrijen(tekst, straat, gemeente) -> list[tuple]:
    """(`NAAM` or `STRAAT`, name, code of the wijk, breedte, lengte), in one query."""
    leeg = Value(None, output_field=FloatField())
    namen = Plaatsnaam.objects.filter(gemeente=gemeente, zoeknaam=sleutel(tekst)).order_by()
    kolommen = [Value(NAAM, output_field=IntegerField()), "naam", "wijken__code", leeg, leeg]
    rijen = namen.values_list(*kolommen)
    gezocht = straatsleutel(straat) if len(tekst) <= LANGSTE_STRAAT else ""
    if gezocht:
        kolommen = ["straat", "wijk__code", "breedte", "lengte"]
        straten = Locatie.objects.filter(gemeente=gemeente, zoekstraat=gezocht).order_by()
        rijen = rijen.union(
            straten.values_list(Value(STRAAT, output_field=IntegerField()), *kolommen), all=True
        )
    # The same order on either database, also where a column is empty.
    return sorted(rijen, key=lambda rij: [(cel is not None, cel or 0) for cel in rij])


def _wijken_of_keuze(label, codes, wijken) -> Plaats:
    """The one wijk, or all of them with their names to choose from."""
    namen = sorted(wijken[code] for code in codes)
    return Plaats(label, frozenset(codes), mogelijk=namen if len(namen) > 1 else [])


def _straat_en_wijken(tekst, wijken) -> tuple[str, set[str]]:
    """An address as a card shows it ends with its wijk; without one all are possible."""
    straat, _, laatste = tekst.rpartition(",")
    codes = {code for code, naam in wijken.items() if sleutel(naam) == sleutel(laatste)}
    return (straat, codes) if straat and codes else (tekst, set(wijken))


def _plaats_in_straat(rijen, wijken) -> Plaats:
    """Its middle; when the places lie far apart, the street in each of its wijken to choose."""
    label = straatnaam(rijen[0][0])
    codes = {code for _, code, _, _ in rijen}
    punt = _midden([(breedte, lengte) for *_, breedte, lengte in rijen if breedte is not None])
    if punt or len(codes) == 1:
        return Plaats(label, frozenset(codes), punt)
    keuzes = sorted(f"{label}, {wijken[code]}" for code in codes)
    return Plaats(label, frozenset(codes), mogelijk=keuzes)


def _midden(punten: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Their mean, when they lie close together."""
    if not punten:
        return None
    breedtes, lengtes = zip(*punten, strict=True)
    if afstand((min(breedtes), min(lengtes)), (max(breedtes), max(lengtes))) > STRAAT_METER:
        return None
    return sum(breedtes) / len(punten), sum(lengtes) / len(punten)

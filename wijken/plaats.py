"""Where someone means: a wijk, what people call it, a postcode or a position."""

import re
from dataclasses import dataclass, field

from .ligging import wijk_op
from .models import Plaatsnaam, Postcodegebied
from .models.positie import BREEDTE, LENGTE
from .tekst import sleutel

_POSTCODE = re.compile(r"^([1-9][0-9]{3})\s*[a-z]{0,2}$", re.IGNORECASE)
_POSITIE = re.compile(r"^(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$")
# Three decimals are some 100 m: enough for "nearby", too little for a front door.
DECIMALEN = 3


@dataclass(frozen=True)
class Plaats:
    """A place as it was understood.

    `wijken` are the codes it covers (empty when it lies outside every wijk), `punt` is
    (breedte, lengte) where a distance can start. `mogelijk` holds the names to choose
    from when one name means several wijken. `melding` says in Dutch why it was not
    understood; then the other fields are empty.
    """

    label: str = ""
    wijken: frozenset[str] = frozenset()
    punt: tuple[float, float] | None = None
    mogelijk: list[str] = field(default_factory=list)
    melding: str = ""


def vind_plaats(tekst: str, gemeente, wijken: dict[str, str]) -> Plaats | None:
    """The place meant by `tekst` in this gemeente; None for an empty text.

    `wijken` maps the codes of the gemeente to their names, as the page has them already.
    One query at most.
    """
    tekst = tekst.strip()
    if not tekst:
        return None
    if positie := _POSITIE.match(tekst):
        return _bij_positie(float(positie[1]), float(positie[2]), gemeente)
    if postcode := _POSTCODE.match(tekst):
        return _bij_postcode(postcode[1], wijken, gemeente)
    return _bij_naam(tekst, wijken, gemeente)


def _bij_positie(breedte, lengte, gemeente) -> Plaats:
    breedte, lengte = round(breedte, DECIMALEN), round(lengte, DECIMALEN)
    if not (BREEDTE[0] <= breedte <= BREEDTE[1] and LENGTE[0] <= lengte <= LENGTE[1]):
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


def _bij_postcode(pc4, wijken, gemeente) -> Plaats:
    rijen = Postcodegebied.objects.filter(pc4=pc4).values_list(
        "breedte", "lengte", "wijken__code", "wijken__gemeente__naam"
    )
    gevonden = [(breedte, lengte, code) for breedte, lengte, code, _ in rijen if code in wijken]
    elders = sorted({naam for *_, naam in rijen if naam})
    if not gevonden and elders:
        return Plaats(
            melding=f"Postcode {pc4} ligt in {' en '.join(elders)}, niet in {gemeente.naam}. "
            "Kies onderaan een andere gemeente, of vul uw wijk in."
        )
    if not gevonden:
        return Plaats(
            melding=f"Postcode {pc4} kennen wij niet in {gemeente.naam}. "
            "Kijk of de cijfers kloppen, of vul uw wijk in."
        )
    breedte, lengte, _ = gevonden[0]
    return Plaats(
        label=f"postcode {pc4}",
        wijken=frozenset(code for _, _, code in gevonden),
        punt=(breedte, lengte),
    )


def _bij_naam(tekst, wijken, gemeente) -> Plaats:
    gezocht = sleutel(tekst)
    for code, naam in wijken.items():
        if sleutel(naam) == gezocht or code.lower() == tekst.lower():
            return Plaats(label=naam, wijken=frozenset([code]))
    if gezocht == sleutel(gemeente.naam):
        return Plaats(label=f"heel {gemeente.naam}", wijken=frozenset(wijken))
    rijen = list(
        Plaatsnaam.objects.filter(gemeente=gemeente, zoeknaam=gezocht, wijken__isnull=False)
        .order_by("wijken__naam")
        .values_list("naam", "wijken__code", "wijken__naam")
    )
    if not rijen:
        return Plaats(
            melding=f"Wij kennen “{tekst[:40]}” niet als plek in {gemeente.naam}. "
            "Vul een wijk of een postcode in, zoals "
            f"{next(iter(wijken.values()), 'Centrum')}."
        )
    if len(rijen) > 1:
        return Plaats(
            label=rijen[0][0],
            wijken=frozenset(code for _, code, _ in rijen),
            mogelijk=[naam for _, _, naam in rijen],
        )
    return Plaats(label=rijen[0][0], wijken=frozenset([rijen[0][1]]))

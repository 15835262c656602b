"""Taking the doors of a route one by one; an aanbod is a door once."""

from collections.abc import Iterable
from itertools import islice

from aanbod.models import Aanspreekpunt

from ..antwoorden import Antwoorden
from ..kandidaten import kandidaten_in
from ..models import Keuze
from ..routes import Deursoort, Route
from .deur import Deur, Uitkomst
from .geschikt import is_geschikt
from .maatstaf import Maatstaf
from .redenen import redenen
from .soorten import past, past_nog_een
from .volgorde import volgorde, volgorde_in_plaats_daarvan

HOOGSTENS = 3
FUNCTIES = {
    Deursoort.MAKELAAR: Aanspreekpunt.Functie.MAKELAAR,
    Deursoort.WIJKTEAM: Aanspreekpunt.Functie.WIJKTEAM,
    Deursoort.JEUGD: Aanspreekpunt.Functie.JEUGD,
}


def kies_deuren(
    route: Route, antwoorden: Antwoorden, gemeente, aanspreekpunten: list[Aanspreekpunt]
) -> Uitkomst:
    """`aanspreekpunten`: one a functie, as they hold in the wijk that was meant."""
    return _Kiezer(route, antwoorden, gemeente, aanspreekpunten).uitkomst()


class _Kiezer:
    def __init__(self, route, antwoorden, gemeente, aanspreekpunten):
        self.route, self.antwoorden, self.gemeente = route, antwoorden, gemeente
        self.maatstaf = Maatstaf(antwoorden, gemeente)
        self.punten = {punt.functie: punt for punt in aanspreekpunten}
        # Of two subjects each gets its own specific door.
        self.te_gaan = antwoorden.gebieden if len(antwoorden.gebieden) == 2 else []
        self.vast = {punt.aanbod_id for punt in aanspreekpunten}
        self.gebruikt: dict[int, Deursoort] = {}
        self.openbaar = kandidaten_in(gemeente)
        self.geschikt = {
            pk: een for pk, een in self.openbaar.items() if is_geschikt(een, self.maatstaf)
        }

    def uitkomst(self) -> Uitkomst:
        deuren, melding = self._deuren_van_de_route()
        plek = self._ontmoetingsplek(deuren)
        verder, verder_deur = self._verder(deuren)
        return Uitkomst(self.route, deuren, plek, verder, verder_deur, melding)

    # --- The doors of the page ---------------------------------------------------------------

    def _deuren_van_de_route(self) -> tuple[list[Deur], str]:
        """With what to say when there is none of the first kind."""
        route, melding = self.route, ""
        deuren = self._deuren(route.deuren)
        if not any(deur.soort == route.deuren[0] and not deur.vervangt for deur in deuren):
            melding = route.niets
            deuren += self._deuren(route.anders, hoogstens=HOOGSTENS - len(deuren))
        deuren += self._deuren(route.erbij, hoogstens=HOOGSTENS - len(deuren))
        return deuren or self._deuren([self._soort_verder]), melding

    def _ontmoetingsplek(self, deuren: list[Deur]) -> Deur | None:
        """Always one nearby (conclusion 1), unless it is a door already."""
        if any(deur.soort == Deursoort.ONTMOETEN for deur in deuren):
            return None
        return self._deur(Deursoort.ONTMOETEN)

    def _verder(self, deuren: list[Deur]) -> tuple[Aanspreekpunt | None, Deur | None]:
        """Who helps on, and its door; neither when that is a door already."""
        if any(deur.soort == self._soort_verder for deur in deuren):
            return None, None
        punt = self.punten.get(FUNCTIES[self._soort_verder])
        deur = self._deur(self._soort_verder)
        if punt and not deur and self._staat_er_al(punt):
            punt = None
        return punt, deur

    @property
    def _soort_verder(self) -> Deursoort:
        """Report, 4.4: the makelaar is not there for children and young people, nor for
        questions about them."""
        return Deursoort.JEUGD if self.antwoorden.raakt_jeugd else Deursoort.MAKELAAR

    def _staat_er_al(self, punt: Aanspreekpunt) -> bool:
        """Whoever stands for it is a door already, for another reason."""
        return bool(
            {punt.aanbod_id, *(een.pk for een in punt.in_plaats_daarvan.all())}
            & self.gebruikt.keys()
        )

    # --- One door ----------------------------------------------------------------------------

    def _deuren(self, soorten: Iterable[Deursoort], *, hoogstens=HOOGSTENS) -> list[Deur]:
        gevonden = (deur for soort in soorten if (deur := self._deur(soort)))
        return list(islice(gevonden, hoogstens))

    def _deur(self, soort: Deursoort) -> Deur | None:
        if soort == Deursoort.MAKELAAR:
            soort = self._soort_verder
        if soort in FUNCTIES:
            return self._deur_van(soort, self.punten.get(FUNCTIES[soort]))
        if soort == Deursoort.SPECIFIEK and self.te_gaan:
            return self._deur_per_gebied()
        nog_een = soort in self.gebruikt.values()
        return self._beste(soort, self.maatstaf, nog_een=nog_een)

    def _beste(self, soort: Deursoort, maatstaf: Maatstaf, *, nog_een=False) -> Deur | None:
        passend = [
            een
            for een in self.geschikt.values()
            if een.pk not in self.gebruikt
            and een.pk not in self.vast
            and past(soort, een, maatstaf)
            and (not nog_een or past_nog_een(soort, een, maatstaf))
        ]
        aanbieders = {self.openbaar[pk].aanbieder for pk in self.gebruikt}
        eerste = min(
            passend, key=lambda een: volgorde(soort, een, maatstaf, aanbieders), default=None
        )
        return self._neem(soort, eerste.pk, maatstaf) if eerste else None

    def _deur_per_gebied(self) -> Deur | None:
        """The best specific door of a subject that has none yet; what no door touches first."""
        for gebied in sorted(self.te_gaan, key=self._aantal_deuren_over):
            self.te_gaan = [een for een in self.te_gaan if een != gebied]
            if deur := self._beste(Deursoort.SPECIFIEK, self.maatstaf.alleen(gebied)):
                return deur
        return None

    def _aantal_deuren_over(self, gebied: Keuze) -> int:
        eigen = {onderwerp.slug: onderwerp.naam for onderwerp in gebied.onderwerpen.all()}
        return sum(bool(self.openbaar[pk].raakt(eigen)) for pk in self.gebruikt)

    def _deur_van(self, soort: Deursoort, punt: Aanspreekpunt | None) -> Deur | None:
        """The aanspreekpunt, or the best of what this gemeente has instead."""
        if punt is None:
            return None
        if punt.openbaar_aanbod:
            is_vrij = self._is_vrij(punt.aanbod_id)
            return self._neem(soort, punt.aanbod_id, self.maatstaf) if is_vrij else None
        return self._deur_in_plaats_van(soort, punt)

    def _deur_in_plaats_van(self, soort: Deursoort, punt: Aanspreekpunt) -> Deur | None:
        lijst = punt.in_plaats_daarvan.all()
        if any(self.gebruikt.get(een.pk) in FUNCTIES for een in lijst):
            return None
        er_is = f"Dit is er in {self.gemeente} in plaats van een {punt.get_functie_display()}."
        uitleg = punt.uitleg or er_is
        # The uitleg is the why of this door, so what it names comes before what it does not.
        eerste = min(
            (een for een in lijst if self._is_vrij(een.pk)),
            key=lambda een: (een.naam not in uitleg, self._volgorde_in_plaats_daarvan(een.pk)),
            default=None,
        )
        return self._neem(soort, eerste.pk, self.maatstaf, vervangt=uitleg) if eerste else None

    def _is_vrij(self, pk: int) -> bool:
        """Public here, no maatwerk, and not a door yet."""
        return pk in self.openbaar and pk not in self.gebruikt

    def _volgorde_in_plaats_daarvan(self, pk: int) -> tuple:
        is_geschikt = pk in self.geschikt
        return volgorde_in_plaats_daarvan(self.openbaar[pk], self.maatstaf, is_geschikt=is_geschikt)

    def _neem(self, soort: Deursoort, pk: int, maatstaf: Maatstaf, *, vervangt="") -> Deur:
        self.gebruikt[pk] = soort
        return Deur(soort, pk, redenen(soort, self.openbaar[pk], maatstaf), vervangt)

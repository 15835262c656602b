"""Which aanbod stands behind the doors of a route. One query, whatever the size."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from aanbod.bewoording import ruimte_bij
from aanbod.models import Aanbod, Aanspreekpunt
from aanbod.zoeken import kenmerken

from .antwoorden import Antwoorden
from .kandidaten import Kandidaat, kandidaten_in
from .models import Keuze
from .routes import WAAROM, Deursoort, Route

HOOGSTENS = 3
# Near enough to walk to, also over the border of a wijk.
NABIJ_METER = 1_500
# The law names this function so (Wmo 2015, 2.2.4), and so do those who offer it.
CLIENTONDERSTEUNING = "clientondersteuning"
FUNCTIES = {
    Deursoort.MAKELAAR: Aanspreekpunt.Functie.MAKELAAR,
    Deursoort.WIJKTEAM: Aanspreekpunt.Functie.WIJKTEAM,
    Deursoort.JEUGD: Aanspreekpunt.Functie.JEUGD,
}


@dataclass(frozen=True)
class Deur:
    """One door: which aanbod, and why.

    `vervangt` is filled where the gemeente has no makelaar, wijkteam or jeugdprofessional:
    then it says what there is instead.
    """

    soort: Deursoort
    pk: int
    redenen: list[str] = field(default_factory=list)
    vervangt: str = ""

    @property
    def waarom(self) -> str:
        return self.vervangt or WAAROM[self.soort][0]

    @property
    def waarom_verwijzer(self) -> str:
        return self.vervangt or WAAROM[self.soort][1]


@dataclass(frozen=True)
class Uitkomst:
    """At most three doors, an ontmoetingsplek, and who helps on when nothing fits.

    `verder` is the makelaar, or for a child or young person the jeugdprofessional; None
    when that is a door already, or where the gemeente says nothing. `melding` says what was
    looked for and is not there.
    """

    route: Route
    deuren: list[Deur]
    ontmoetingsplek: Deur | None
    verder: Aanspreekpunt | None
    verder_deur: Deur | None
    melding: str = ""

    @property
    def alle(self) -> list[Deur]:
        """Each once, in the order of the page."""
        return [*self.deuren, *filter(None, [self.ontmoetingsplek, self.verder_deur])]


def kies_deuren(
    route: Route, antwoorden: Antwoorden, gemeente, aanspreekpunten: list[Aanspreekpunt]
) -> Uitkomst:
    """`aanspreekpunten`: one a functie, as they hold in the wijk that was meant."""
    return _Keuze(route, antwoorden, gemeente, aanspreekpunten).uitkomst()


class _Keuze:
    def __init__(self, route, antwoorden, gemeente, aanspreekpunten):
        self.route, self.antwoorden, self.gemeente = route, antwoorden, gemeente
        self.punten = {punt.functie: punt for punt in aanspreekpunten}
        # Of two subjects each gets its own specific door.
        self.te_gaan = antwoorden.gebieden if len(antwoorden.gebieden) == 2 else []
        self.vast = {punt.aanbod_id for punt in aanspreekpunten}
        self.gebruikt: dict[int, Deursoort] = {}
        self.meters: dict[int, float] = {}
        self.openbaar = kandidaten_in(gemeente)
        self.kandidaten = {pk: een for pk, een in self.openbaar.items() if self._kan(een)}

    def uitkomst(self) -> Uitkomst:
        deuren = self._deuren(self.route.deuren)
        eerste = self.route.deuren[0]
        melding = ""
        if not any(deur.soort == eerste and not deur.vervangt for deur in deuren):
            melding = self.route.niets
            deuren += self._deuren(self.route.anders, hoogstens=HOOGSTENS - len(deuren))
        deuren += self._deuren(self.route.erbij, hoogstens=HOOGSTENS - len(deuren))
        if not deuren:
            deuren = self._deuren([self._soort_verder])
        plek, verder, verder_deur = self._ontmoetingsplek(deuren), None, None
        if not any(deur.soort == self._soort_verder for deur in deuren):
            verder = self.punten.get(FUNCTIES[self._soort_verder])
            verder_deur = self._deur(self._soort_verder)
            if verder and not verder_deur and self._staat_er_al(verder):
                verder = None
        return Uitkomst(self.route, deuren, plek, verder, verder_deur, melding)

    def _staat_er_al(self, punt: Aanspreekpunt) -> bool:
        """Whoever stands for it is a door already, for another reason."""
        return bool(
            {punt.aanbod_id, *(een.pk for een in punt.in_plaats_daarvan.all())}
            & self.gebruikt.keys()
        )

    def _deuren(self, soorten: Iterable[Deursoort], *, hoogstens=HOOGSTENS) -> list[Deur]:
        gevonden = (deur for soort in soorten if (deur := self._deur(soort)))
        return list(islice(gevonden, hoogstens))

    @property
    def _soort_verder(self) -> Deursoort:
        """Report, 4.4: the makelaar is not there for children and young people, nor for
        questions about them."""
        return Deursoort.JEUGD if self.antwoorden.raakt_jeugd else Deursoort.MAKELAAR

    def _ontmoetingsplek(self, deuren) -> Deur | None:
        """Always one nearby (conclusion 1), unless it is a door already."""
        if any(deur.soort == Deursoort.ONTMOETEN for deur in deuren):
            return None
        return self._deur(Deursoort.ONTMOETEN)

    # --- What may be a door ------------------------------------------------------------------

    def _kan(self, een: Kandidaat) -> bool:
        """For these people, where they live, and open to who comes by themselves."""
        if een.verwijzing:
            return False
        past_leeftijd = een.is_voor_leeftijd(self.antwoorden.leeftijd)
        past = past_leeftijd and self._past_groep(een) and self._past_leeftijdsonderwerp(een)
        return past and self._reikt(een)

    def _past_leeftijdsonderwerp(self, een: Kandidaat) -> bool:
        """Not for children of another age only, such as a group for parents of babies."""
        antwoorden = self.antwoorden
        if not (antwoorden.wie and antwoorden.is_jeugd):
            return True
        leeftijden = een.met_naam(kenmerken.onderwerp("")) & antwoorden.leeftijdsonderwerpen
        return not leeftijden or bool(leeftijden & antwoorden.onderwerpen_jeugd.keys())

    def _past_groep(self, een: Kandidaat) -> bool:
        groepen = een.met_naam(kenmerken.doelgroep(""))
        return not groepen or bool(groepen & self.antwoorden.doelgroepen.keys())

    def _reikt(self, een: Kandidaat) -> bool:
        """Who visits people visits those of its own wijken: `kenmerken.OVERAL` is wider."""
        if not self.antwoorden.wijkcodes or een.bereik != Aanbod.Bereik.WIJKEN:
            return True
        return self._is_hier(een)

    def _is_hier(self, een: Kandidaat) -> bool:
        return self._in_de_wijk(een) or self._meter(een) <= NABIJ_METER

    def _in_de_wijk(self, een: Kandidaat) -> bool:
        return bool(een.met_naam(kenmerken.wijk("")) & self.antwoorden.wijkcodes)

    def _meter(self, een: Kandidaat) -> float:
        if een.pk not in self.meters:
            punt = self.antwoorden.plaats and self.antwoorden.plaats.punt
            self.meters[een.pk] = een.meter_van(punt, self.gemeente)
        return self.meters[een.pk]

    # --- Which of them -----------------------------------------------------------------------

    def _deur(self, soort: Deursoort) -> Deur | None:
        if soort == Deursoort.MAKELAAR:
            soort = self._soort_verder
        if soort in FUNCTIES:
            return self._deur_van(soort, self.punten.get(FUNCTIES[soort]))
        if soort == Deursoort.SPECIFIEK and self.te_gaan:
            return self._deur_per_gebied()
        return self._beste(soort)

    def _deur_per_gebied(self) -> Deur | None:
        """The best specific door of a subject that has none yet; what no door touches first."""
        alles = self.antwoorden
        for gebied in sorted(self.te_gaan, key=self._aantal_deuren_over):
            self.te_gaan = [een for een in self.te_gaan if een != gebied]
            self.antwoorden = alles.alleen(gebied)
            deur = self._beste(Deursoort.SPECIFIEK, is_eerste=True)
            self.antwoorden = alles
            if deur:
                return deur
        return None

    def _aantal_deuren_over(self, gebied: Keuze) -> int:
        eigen = {onderwerp.slug: onderwerp.naam for onderwerp in gebied.onderwerpen.all()}
        return sum(bool(self._raak(self.openbaar[pk], eigen)) for pk in self.gebruikt)

    def _beste(self, soort: Deursoort, *, is_eerste=False) -> Deur | None:
        passend = [
            een
            for een in self.kandidaten.values()
            if een.pk not in self.gebruikt and een.pk not in self.vast and self._past(soort, een)
        ]
        if soort in self.gebruikt.values() and not is_eerste:
            passend = [een for een in passend if self._past_goed(soort, een)]
        if not passend:
            return None
        return self._neem(soort, min(passend, key=lambda een: self._volgorde(soort, een)).pk)

    def _past_goed(self, soort: Deursoort, een: Kandidaat) -> bool:
        """One door that fits says more than three that touch on it, so a second must fit well."""
        if soort == Deursoort.JONG:
            return bool(self._raak(een, self.antwoorden.onderwerpen))
        zonder_woorden = not self.antwoorden.trefwoorden
        return zonder_woorden or een.alle_onderwerpen or self._woorden(een) > 0

    def _deur_van(self, soort: Deursoort, punt: Aanspreekpunt | None) -> Deur | None:
        """The aanspreekpunt, or the best of what this gemeente has instead."""
        if punt is None:
            return None
        if punt.openbaar_aanbod:
            return self._neem(soort, punt.aanbod_id) if self._is_vrij(punt.aanbod_id) else None
        anders = [een.pk for een in punt.in_plaats_daarvan.all() if self._is_vrij(een.pk)]
        if not anders:
            return None
        er_is = f"Dit is er in {self.gemeente} in plaats van een {punt.get_functie_display()}."
        return self._neem(soort, min(anders, key=self._rang), vervangt=punt.uitleg or er_is)

    def _is_vrij(self, pk: int) -> bool:
        """Public here, no maatwerk, and not a door yet."""
        return pk in self.openbaar and pk not in self.gebruikt

    def _rang(self, pk: int) -> tuple:
        """For these people, then what fits the question, then what takes any."""
        een = self.openbaar[pk]
        is_specifiek = kenmerken.rol(Aanbod.Rol.ALGEMEEN) not in een.kenmerken
        raak = len(self._raak(een, self.antwoorden.onderwerpen))
        return (pk not in self.kandidaten, -raak, is_specifiek, een.sorteernaam, pk)

    def _woorden(self, een: Kandidaat) -> int:
        """How many of the words that the choices look for it has."""
        return sum(f" {woord}" in een.tekst for woord in self.antwoorden.trefwoorden)

    def _neem(self, soort: Deursoort, pk: int, vervangt="") -> Deur:
        self.gebruikt[pk] = soort
        return Deur(soort, pk, self._redenen(soort, self.openbaar[pk]), vervangt)

    def _past(self, soort: Deursoort, een: Kandidaat) -> bool:
        client = CLIENTONDERSTEUNING in een.tekst
        if soort == Deursoort.CLIENT:
            return client
        if client:
            return False
        heeft, over = een.kenmerken.__contains__, self._gaat_erover(een)
        return {
            Deursoort.ALGEMEEN: heeft(kenmerken.rol(Aanbod.Rol.ALGEMEEN)) and over,
            Deursoort.SPECIFIEK: heeft(kenmerken.rol(Aanbod.Rol.SPECIFIEK))
            and over
            and self._past_jongere(een),
            Deursoort.JONG: heeft(kenmerken.rol(Aanbod.Rol.ALGEMEEN)) and self._is_jong(een),
            Deursoort.OUTREACHEND: heeft(kenmerken.OUTREACHEND) and over,
            Deursoort.AAN_HUIS: heeft(kenmerken.rol(Aanbod.Rol.SPECIFIEK))
            and bool(self._raak(een, self.antwoorden.onderwerpen)),
            Deursoort.TELEFONISCH: heeft(kenmerken.TELEFONISCH) and over,
            Deursoort.ONTMOETEN: heeft(kenmerken.ONTMOETINGSPLEK),
        }[soort]

    def _gaat_erover(self, een: Kandidaat) -> bool:
        """Tagged with it, or on purpose for every question (ONTWERP 2)."""
        if gevraagd := self.antwoorden.onderwerpen or self._onderwerpen_jeugd:
            return een.alle_onderwerpen or bool(self._raak(een, gevraagd))
        # Nothing was asked: what takes any question, or comes to people, or is for meeting.
        ruim = {kenmerken.ONTMOETINGSPLEK, kenmerken.OUTREACHEND} & een.kenmerken
        return een.alle_onderwerpen or bool(ruim)

    @property
    def _onderwerpen_jeugd(self) -> dict[str, str]:
        return self.antwoorden.onderwerpen_jeugd if self.antwoorden.is_jeugd else {}

    def _is_jong(self, een: Kandidaat) -> bool:
        return bool(self._raak(een, self._onderwerpen_jeugd))

    def _past_jongere(self, een: Kandidaat) -> bool:
        """Who is young is not sent to what adults go to, such as legal aid."""
        if not self.antwoorden.is_jongere:
            return True
        jong = een.met_naam(kenmerken.onderwerp("")) & self.antwoorden.jeugdonderwerpen
        return bool(jong or een.met_naam(kenmerken.doelgroep("")))

    @staticmethod
    def _raak(een: Kandidaat, gevraagd: dict[str, str]) -> list[str]:
        """The names of the onderwerpen asked that it is tagged with."""
        return [
            naam for slug, naam in gevraagd.items() if kenmerken.onderwerp(slug) in een.kenmerken
        ]

    def _volgorde(self, soort: Deursoort, een: Kandidaat) -> tuple:
        """The best first; every line decides only where those above it are equal."""
        gevraagd = self.antwoorden.onderwerpen | self._onderwerpen_jeugd
        raak = len(self._raak(een, gevraagd))
        plek = soort == Deursoort.ONTMOETEN
        return (
            een.zakt,
            not plek and een.aanbieder in self._aanbieders,
            self._is_voor_kinderen(een),
            # What is there for them, before what happens to be about the same subject.
            soort == Deursoort.JONG and not een.met_naam(kenmerken.doelgroep("")),
            0 if plek else -self._woorden(een),
            -raak,
            not een.met_naam(kenmerken.doelgroep("")),
            not een.is_voor_elke_leeftijd(self.antwoorden.leeftijd),
            een.bereik == Aanbod.Bereik.WIJKEN and not self._is_hier(een),
            not self._is_hier(een),
            round(self._meter(een), -2),
            een.volheid,
            een.oud,
            len(een.met_naam(kenmerken.onderwerp(""))) - raak,
            een.sorteernaam,
            een.pk,
        )

    def _is_voor_kinderen(self, een: Kandidaat) -> bool:
        """Mostly about children, and the question is not."""
        if self.antwoorden.raakt_jeugd:
            return False
        eigen = een.met_naam(kenmerken.onderwerp(""))
        jeugd = eigen & (self.antwoorden.jeugdonderwerpen - self.antwoorden.onderwerpen.keys())
        return 2 * len(jeugd) > len(eigen)

    @property
    def _aanbieders(self) -> set[int]:
        """Those of the doors so far: three doors of one organisation are no choice."""
        return {self.openbaar[pk].aanbieder for pk in self.gebruikt}

    def _redenen(self, soort: Deursoort, een: Kandidaat) -> list[str]:
        """What makes this one fit, in plain words."""
        return [zin for zin in self._mogelijke_redenen(soort, een) if zin]

    def _mogelijke_redenen(self, soort, een):
        yield self._reden_onderwerp(een)
        if self.antwoorden.wijkcodes and self._in_de_wijk(een):
            yield "Het is in deze wijk."
        elif self._meter(een) <= NABIJ_METER:
            yield "Het is dichtbij."
        if soort != Deursoort.OUTREACHEND and kenmerken.OUTREACHEND in een.kenmerken:
            yield "Zij komen ook aan huis."
        yield ruimte_bij(een.capaciteit).waarschuwing

    def _reden_onderwerp(self, een: Kandidaat) -> str:
        gevraagd = self.antwoorden.onderwerpen | self._onderwerpen_jeugd
        # An age is said in the question, by other limits than the onderwerp has in its name.
        leeftijden = self.antwoorden.leeftijdsonderwerpen
        raak = self._raak(
            een, {slug: naam for slug, naam in gevraagd.items() if slug not in leeftijden}
        )
        if raak:
            namen = [naam[:1].lower() + naam[1:] for naam in raak[:2]]
            return f"Het gaat over {', en over '.join(namen)}."
        if self._raak(een, gevraagd):
            return "Het is voor deze leeftijd."
        if een.alle_onderwerpen:
            return "Elke vraag is er welkom."
        return ""

"""Walking the questions: which page, what was chosen so far, and every address from here.

The address holds the answers, so back works and nothing is kept. The pages themselves
stand in `portaal`, and for drafts in the admin; both give their own paths.
"""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import cached_property

from .antwoorden import Antwoorden
from .invoer import GEVAAR, NAAR, STAP, VAN, Invoer
from .models import Keuze, Vraagstap

ANTWOORD = "antwoord"
NIETS_GEKOZEN = "U koos nog niets. Kies iets, of ga verder zonder keuze."


@dataclass(frozen=True)
class Knop:
    """A choice as a large button: where it leads, and whether it was chosen before."""

    keuze: Keuze
    url: str
    gekozen: bool


@dataclass(frozen=True)
class Gekozen:
    """One question that was answered, and where to change it."""

    stap: Vraagstap
    tekst: str
    url: str


class Wijzer:
    def __init__(self, invoer: Invoer, *, pad: str, antwoord_pad: str, einde: bool = False):
        """`einde`: the answer stands at the same path as the questions, as `stap=antwoord`."""
        self.invoer, self.stappen, self.fouten = invoer, invoer.stappen, invoer.fouten
        self.pad, self.antwoord_pad, self.einde = pad, antwoord_pad, einde
        self.soorten = [stap.soort for stap in self.stappen]

    @property
    def gevaar(self) -> bool:
        return self.invoer.gevaar

    @property
    def antwoorden(self) -> Antwoorden:
        return self.invoer.antwoorden

    # --- Where we are ------------------------------------------------------------------------

    @cached_property
    def stap(self) -> Vraagstap | None:
        """The question of this page; None when the tree is empty.

        An answer before it that was not understood is asked again first.
        """
        if self.leeg_verstuurd:
            return self.leeg_verstuurd
        gevraagd = self.invoer.stap
        nummer = self.soorten.index(gevraagd) if gevraagd in self.soorten else 0
        return next(
            (stap for stap in self.stappen[:nummer] if stap.soort in self.fouten),
            self.stappen[nummer] if self.stappen else None,
        )

    @cached_property
    def leeg_verstuurd(self) -> Vraagstap | None:
        """The question whose form came back with nothing ticked: silence is not an answer."""
        return next(
            (
                stap
                for stap in self.stappen
                if stap.soort == self.invoer.van and stap.is_meervoudig and self._is_leeg(stap)
            ),
            None,
        )

    def _is_leeg(self, stap: Vraagstap) -> bool:
        return not self.invoer.keuzes_bij(stap) and stap.soort not in self.fouten

    @property
    def nummer(self) -> int:
        return self.soorten.index(self.stap.soort) + 1

    @property
    def melding(self) -> str:
        """What went wrong at the question of this page."""
        leeg = [NIETS_GEKOZEN] if self.leeg_verstuurd else []
        return " ".join([*leeg, *self.fouten.get(self.stap.soort, [])])

    @property
    def volgende(self) -> str:
        """The question after this one, or where someone came from to change an answer."""
        if self._naar:
            return self._naar
        rest = self.soorten[self.nummer :]
        return rest[0] if rest else ANTWOORD

    @property
    def _naar(self) -> str:
        # An empty form was on its way to `stap`, or to the answer.
        verder = ANTWOORD if self.invoer.stap is None else self.invoer.stap
        naar = verder if self.leeg_verstuurd else self.invoer.naar
        return naar if naar in (*self.soorten, ANTWOORD) else ""

    # --- What was answered -------------------------------------------------------------------

    @property
    def paren(self) -> list[tuple[str, str]]:
        """The answers as they stand in an address, without what was not understood."""
        paren = []
        for stap in self.stappen:
            if stap.is_vrij:
                tekst = self.invoer.korte_plaatstekst
                paren += [(stap.soort, tekst)] if tekst else []
            else:
                paren += [(stap.soort, keuze.code) for keuze in self.invoer.keuzes_bij(stap)]
        return [*paren, (GEVAAR, "ja")] if self.gevaar else paren

    def gekozen(self, *, terug_naar: str) -> list[Gekozen]:
        """What was chosen so far, each with a way to change it and come back."""
        return [
            Gekozen(stap, tekst, self.url(stap.soort, naar=terug_naar))
            for stap in self.stappen
            if stap.soort not in self.fouten and (tekst := self._tekst(stap))
        ]

    def _tekst(self, stap: Vraagstap) -> str:
        if stap.is_vrij:
            plaats = self.invoer.plaats
            return plaats.label if plaats else self.invoer.korte_plaatstekst
        return ", ".join(keuze.tekst for keuze in self.invoer.keuzes_bij(stap))

    # --- Addresses ---------------------------------------------------------------------------

    def url(self, stap: str = "", *, naar: str = "", zonder: str = "", erbij=()) -> str:
        """The address of a question (or `ANTWOORD`) with these answers.

        `zonder` leaves one question out; `erbij` holds pairs to put in.
        """
        vraag = QueryDict(mutable=True)
        overig = [(naam, waarde) for naam, waarde in self.paren if naam != zonder]
        for naam, waarde in [*overig, *erbij]:
            vraag.appendlist(naam, waarde)
        if stap == ANTWOORD and not self.einde:
            pad = self.antwoord_pad
        else:
            pad = self.pad
            if stap:
                vraag[STAP] = stap
            if naar and naar != stap:
                vraag[NAAR] = naar
        return f"{pad}?{vraag.urlencode()}" if vraag else pad

    @property
    def knoppen(self) -> list[Knop]:
        """The choices of this page, each as an address."""
        soort, gekozen = self.stap.soort, self.invoer.keuzes_bij(self.stap)
        return [
            Knop(
                keuze,
                self.url(self.volgende, zonder=soort, erbij=[(soort, keuze.code)]),
                keuze in gekozen,
            )
            for keuze in self.stap.actieve_keuzes
        ]

    @property
    def heeft_gebeurtenissen(self) -> bool:
        return any(keuze.gebeurtenis for keuze in self.stap.actieve_keuzes)

    @property
    def laatste_url(self) -> str:
        """Back from the answer to the last question."""
        return self.url(self.soorten[-1] if self.soorten else "")

    @property
    def overslaan_url(self) -> str:
        return self.url(self.volgende, zonder=self.stap.soort)

    @property
    def vorige_url(self) -> str:
        if self.nummer == 1:
            return ""
        return self.url(self.soorten[self.nummer - 2])

    @property
    def gevaar_url(self) -> str:
        """To the emergency numbers, with the answers so far."""
        return self.url(ANTWOORD, zonder=GEVAAR, erbij=[(GEVAAR, "ja")])

    @property
    def zonder_gevaar_url(self) -> str:
        """The answer for who pressed by mistake, or is safe again."""
        return self.url(ANTWOORD, zonder=GEVAAR)

    @property
    def actie(self) -> str:
        """Where the form of this page goes."""
        return self.antwoord_pad if self.volgende == ANTWOORD else self.pad

    @property
    def verborgen(self) -> list[tuple[str, str]]:
        """What the form of this page takes along: the other answers and the next question."""
        paren = [(naam, waarde) for naam, waarde in self.paren if naam != self.stap.soort]
        if self.stap.is_meervoudig:
            paren.append((VAN, self.stap.soort))
        los = self.volgende == ANTWOORD and not self.einde
        return paren if los else [*paren, (STAP, self.volgende)]

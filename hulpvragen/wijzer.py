"""Walking the questions: which page, what was chosen so far, and every address from here.

The address holds the answers, so back works and nothing is kept. The pages themselves
stand in `portaal`, and for drafts in the admin; both give their own paths.
"""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import cached_property

from .antwoorden import Antwoorden
from .forms import LANGSTE_PLAATS, Antwoordformulier, VindPlaats
from .models import Keuze, Vraagstap

ANTWOORD = "antwoord"
STAP, NAAR, GEVAAR, VAN = "stap", "naar", "gevaar", "van"
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
    def __init__(
        self,
        data: QueryDict,
        *,
        stappen: list[Vraagstap],
        pad: str,
        antwoord_pad: str,
        vind_plaats: VindPlaats | None = None,
        einde: bool = False,
    ):
        """`einde`: the answer stands at the same path as the questions, as `stap=antwoord`."""
        self.data, self.stappen, self.einde = data, stappen, einde
        self.pad, self.antwoord_pad = pad, antwoord_pad
        self.soorten = [stap.soort for stap in stappen]
        self.formulier = Antwoordformulier(data, stappen=stappen, vind_plaats=vind_plaats)
        self.formulier.is_valid()

    @property
    def gevaar(self) -> bool:
        return self.data.get(GEVAAR) == "ja"

    @property
    def antwoorden(self) -> Antwoorden:
        return self.formulier.antwoorden(gevaar=self.gevaar)

    @property
    def fouten(self) -> dict[str, list[str]]:
        """Per question what to do about an answer that was not understood."""
        return {soort: list(meldingen) for soort, meldingen in self.formulier.errors.items()}

    # --- Where we are ------------------------------------------------------------------------

    @cached_property
    def stap(self) -> Vraagstap | None:
        """The question of this page; None when the tree is empty.

        An answer before it that was not understood is asked again first.
        """
        if self.leeg_verstuurd:
            return self.leeg_verstuurd
        gevraagd = self.data.get(STAP)
        nummer = self.soorten.index(gevraagd) if gevraagd in self.soorten else 0
        return next(
            (stap for stap in self.stappen[:nummer] if stap.soort in self.fouten),
            self.stappen[nummer] if self.stappen else None,
        )

    @cached_property
    def leeg_verstuurd(self) -> Vraagstap | None:
        """The question whose form came back with nothing ticked: silence is not an answer."""
        van = self.data.get(VAN)
        return next(
            (
                stap
                for stap in self.stappen
                if stap.soort == van and stap.is_meervoudig and not self.data.getlist(van)
            ),
            None,
        )

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
        naar = self.data.get(STAP, ANTWOORD) if self.leeg_verstuurd else self.data.get(NAAR, "")
        return naar if naar in (*self.soorten, ANTWOORD) else ""

    # --- What was answered -------------------------------------------------------------------

    @property
    def paren(self) -> list[tuple[str, str]]:
        """The answers as they stand in an address, without what was not understood."""
        paren = []
        for stap in self.stappen:
            if stap.is_vrij:
                tekst = self.formulier.plaatstekst[:LANGSTE_PLAATS]
                paren += [(stap.soort, tekst)] if tekst else []
            else:
                paren += [(stap.soort, keuze.code) for keuze in self.formulier.keuzes(stap)]
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
            plaats = self.formulier.plaats
            return plaats.label if plaats else self.formulier.plaatstekst[:LANGSTE_PLAATS]
        return ", ".join(keuze.tekst for keuze in self.formulier.keuzes(stap))

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
        soort, gekozen = self.stap.soort, self.formulier.keuzes(self.stap)
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

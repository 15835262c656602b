"""The answers in an address: one GET form over all questions of the tree."""

from collections.abc import Callable

from django import forms

from wijken.plaats import Plaats

from .invoer import GEVAAR, LANGSTE_PLAATS, NAAR, STAP, VAN, Invoer
from .models import Keuze, Vraagstap

ONBEKEND = "Deze keuze kennen wij niet (meer). Kies er een uit de lijst."
# How a place is looked up; None where there is no gemeente (the preview of the beheer).
VindPlaats = Callable[[str], Plaats | None]


class Antwoordformulier(forms.Form):
    """One field a question, by the names of `Vraagstap.Soort`; each may be empty.

    Ask it for its `invoer`: an answer that was not understood does not undo the others.
    """

    def __init__(self, data, *, stappen: list[Vraagstap], vind_plaats: VindPlaats | None = None):
        super().__init__(data)
        self.stappen = stappen
        self._vind_plaats = vind_plaats
        for stap in stappen:
            self.fields[stap.soort] = _veld(stap)

    def clean(self):
        tekst = self.cleaned_data.get(Vraagstap.Soort.WAAR, "")
        self.plaats = self._vind_plaats(tekst) if tekst and self._vind_plaats else None
        if self.plaats and self.plaats.melding:
            self.add_error(Vraagstap.Soort.WAAR, self.plaats.melding)
            self.plaats = None
        return self.cleaned_data

    @property
    def invoer(self) -> Invoer:
        self.is_valid()
        return Invoer(
            self.stappen,
            keuzes={
                stap.soort: gekozen for stap in self.stappen if (gekozen := self._keuzes(stap))
            },
            plaatstekst=self.data.get(Vraagstap.Soort.WAAR, "").strip(),
            plaats=self.plaats,
            fouten={soort: list(meldingen) for soort, meldingen in self.errors.items()},
            gevaar=self.data.get(GEVAAR) == "ja",
            stap=self.data.get(STAP),
            naar=self.data.get(NAAR, ""),
            van=self.data.get(VAN, ""),
        )

    def _keuzes(self, stap: Vraagstap) -> list[Keuze]:
        if stap.is_vrij:
            return []
        codes = self.data.getlist(stap.soort)
        if not stap.is_meervoudig:
            codes = codes[-1:]
        return [keuze for keuze in stap.actieve_keuzes if keuze.code in codes]


def _veld(stap: Vraagstap) -> forms.Field:
    if stap.is_vrij:
        te_lang = "Dit is te lang. Vul alleen een wijk, postcode of straat in."
        return forms.CharField(
            label=stap.vraag,
            required=False,
            max_length=LANGSTE_PLAATS,
            error_messages={"max_length": te_lang},
        )
    soort = forms.MultipleChoiceField if stap.is_meervoudig else forms.ChoiceField
    return soort(
        label=stap.vraag,
        required=False,
        choices=[(keuze.code, keuze.tekst) for keuze in stap.actieve_keuzes],
        error_messages={"invalid_choice": ONBEKEND, "invalid_list": ONBEKEND},
    )

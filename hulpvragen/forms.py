"""The answers in an address: one GET form over all questions of the tree."""

from collections.abc import Callable, Iterable

from django import forms

from wijken.plaats import Plaats

from .antwoorden import Antwoorden
from .models import Keuze, Vraagstap

ONBEKEND = "Deze keuze kennen wij niet (meer). Kies er een uit de lijst."
LANGSTE_PLAATS = 100
# How a place is looked up; None where there is no gemeente (the preview of the beheer).
VindPlaats = Callable[[str], Plaats | None]


class Antwoordformulier(forms.Form):
    """One field a question, by the names of `Vraagstap.Soort`; each may be empty.

    What was understood stays when something else was not: `keuzes` and `plaatstekst` are
    read beside the errors.
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
    def plaatstekst(self) -> str:
        """As it was typed, so that it can be mended."""
        return self.data.get(Vraagstap.Soort.WAAR, "").strip()

    def keuzes(self, stap: Vraagstap) -> list[Keuze]:
        codes = self.data.getlist(stap.soort)
        if not stap.is_meervoudig:
            codes = codes[-1:]
        return [keuze for keuze in stap.actieve_keuzes if keuze.code in codes]

    def antwoorden(self, *, gevaar: bool = False) -> Antwoorden:
        self.is_valid()
        keuzes = {stap.soort: self.keuzes(stap) for stap in self.stappen if not stap.is_vrij}
        gekozen = {soort: lijst for soort, lijst in keuzes.items() if lijst}
        return Antwoorden(
            gekozen,
            self.plaats,
            gevaar,
            _jeugdonderwerpen(self.stappen),
            _jeugdonderwerpen(stap for stap in self.stappen if stap.soort == Vraagstap.Soort.WIE),
        )


def _jeugdonderwerpen(stappen: Iterable[Vraagstap]) -> frozenset[str]:
    return frozenset(
        onderwerp.slug
        for stap in stappen
        for keuze in stap.actieve_keuzes
        if keuze.situatie == Keuze.Situatie.JEUGD
        for onderwerp in keuze.onderwerpen.all()
    )


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

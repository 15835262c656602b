"""Choosing of two records which stays, and of each field whose value."""

from django import forms

from aanbod.gegevens import Gegevens

from ..vergelijking import ANDER, EEN, Vergelijking

KIES = "kies-"


class SamenvoegForm(forms.Form):
    """A choice for every field that differs; `stempel` says of which state the choices are."""

    stempel = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False

    def __init__(self, *args, vergelijking: Vergelijking, **kwargs):
        super().__init__(*args, **kwargs)
        self.vergelijking = vergelijking
        self.initial["stempel"] = vergelijking.stempel
        namen = [(EEN, vergelijking.een.naam), (ANDER, vergelijking.ander.naam)]
        self.fields["blijft"] = _keuze("Welke blijft?", namen, vergelijking.blijft)
        for rij in vergelijking.rijen:
            self.fields[KIES + rij.naam] = _keuze(
                rij.label, list(rij.keuzes.items()), rij.standaard
            )

    @classmethod
    def opnieuw(cls, data, vergelijking: Vergelijking) -> "SamenvoegForm":
        """For showing the two as they are now, with what was chosen where that still is a choice."""
        form = cls(vergelijking=vergelijking)
        for naam, veld in form.fields.items():
            if data.get(naam) in dict(getattr(veld, "choices", ())):
                form.initial[naam] = data[naam]
        return form

    @property
    def rijen(self) -> list[forms.BoundField]:
        return [self[KIES + rij.naam] for rij in self.vergelijking.rijen]

    def paar(self) -> tuple:
        """Which stays, and which goes."""
        beide = self.vergelijking.een, self.vergelijking.ander
        return beide if self.cleaned_data["blijft"] == EEN else beide[::-1]

    def waarden(self) -> Gegevens:
        gekozen: Gegevens = {}
        for rij in self.vergelijking.rijen:
            gekozen |= rij.waarden[self.cleaned_data[KIES + rij.naam]]
        return gekozen

    def meld(self, fouten: dict[str, list[str]]) -> None:
        """What the records themselves refuse, at the choice that it is about."""
        bij_veld = {
            veld: KIES + rij.naam for rij in self.vergelijking.rijen for veld in rij.waarden[EEN]
        }
        for veld, meldingen in fouten.items():
            self.add_error(bij_veld.get(veld), meldingen)


def _keuze(label: str, keuzes: list[tuple[str, str]], standaard: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=keuzes,
        initial=standaard,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies wat er komt te staan.",
            "invalid_choice": "Kies een van deze.",
        },
    )

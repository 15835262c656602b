"""One aanbod in short steps: each asks a few things, and is saved by itself."""

from dataclasses import dataclass
from functools import cache

from django import forms
from django.db import models
from django.forms.models import modelform_factory

from aanbod.gegevens import namen_van
from aanbod.models import Aanbod, Onderwerp
from wijken.models import Wijk

from .gezien import WijzigForm
from .openingstijden import OpeningstijdenField


@dataclass(frozen=True)
class Stap:
    """A part of the form. What stands in the matrix is for who may judge that."""

    naam: str
    titel: str
    velden: tuple[str, ...]


STAPPEN = {
    stap.naam: stap
    for stap in [
        Stap("wat", "Wat is het?", ("naam", "samenvatting", "beschrijving", "wat_gebeurt_er")),
        Stap(
            "wie",
            "Waarover en voor wie?",
            (
                "onderwerpkoppelingen", "alle_onderwerpen", "doelgroepen", "leeftijd_vanaf",
                "leeftijd_tot_en_met", "talen",
            ),
        ),
        Stap(
            "toegang",
            "Hoe komt iemand binnen?",
            (
                "inloop", "op_afspraak", "aanmelden", "verwijzing", "telefonisch", "online",
                "outreachend", "ontmoetingsplek", "kosten", "kosten_uitleg", "stadspas",
                "capaciteit",
            ),
        ),
        Stap("waar", "Waar en wanneer?", ("bereik", "werkgebieden", "bereikbaar")),
        Stap("contact", "Contact", ("telefoon", "email", "website")),
        Stap(
            "gesloten",
            "Tijdelijk gesloten",
            ("gesloten_van", "gesloten_tot_en_met", "gesloten_bericht"),
        ),
    ]
}  # fmt: skip
PLAATS = Stap(
    "plaats",
    "Plaats in de matrix",
    ("rol", "rol_reden", "soort_afwijkend", "soort_reden", "status", "controleritme"),
)
# Rows that are ticked: the field of the row that says what was chosen.
AANGEVINKT = {"onderwerpkoppelingen": "onderwerp", "werkgebieden": "wijk"}
# Lines of text that are asked; the rest is one line.
REGELS_HOOG = {"samenvatting": 3, "beschrijving": 6, "wat_gebeurt_er": 4}


class Vinkjes(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": "Deze keuze bestaat niet meer. Kies opnieuw."}


class StapForm(WijzigForm):
    """One step of an aanbod."""

    def __init__(self, *args, stap: Stap, **kwargs):
        super().__init__(*args, velden=stap.velden, **kwargs)
        self._zet_vinkjes()
        self.order_fields(["gezien", *stap.velden])

    def _zet_vinkjes(self) -> None:
        keuzes = {
            "onderwerpkoppelingen": Onderwerp.objects.op_volgorde(),
            "werkgebieden": Wijk.objects.huidig().filter(gemeente=self.instance.gemeente_id),
        }
        labels = {"onderwerpkoppelingen": "Onderwerpen", "werkgebieden": "Wijken"}
        for naam in filter(AANGEVINKT.get, self.velden):
            self.fields[naam] = Vinkjes(keuzes[naam], label=labels[naam], required=False)
            rijen = getattr(self.instance, naam).all()
            self.initial[naam] = [getattr(rij, f"{AANGEVINKT[naam]}_id") for rij in rijen]
        for naam in ("doelgroepen", "talen"):
            if naam in self.fields:
                self.fields[naam].widget = forms.CheckboxSelectMultiple(
                    choices=self.fields[naam].choices
                )

    def wens(self, naam: str, als: str):
        return self._rijen(naam, als) if naam in AANGEVINKT else super().wens(naam, als)

    def _rijen(self, naam: str, als: str) -> list[dict]:
        """What stood there keeps its source; what is new has that of who ticked it."""
        veld = AANGEVINKT[naam]
        staat = {rij[veld]: rij for rij in self.stond[naam]}
        nieuw = {"bron": None, "paragraaf": "", "eigen_oordeel": f"opgegeven door {als}"[:300]}
        gekozen = namen_van(self.cleaned_data[naam])
        return [staat.get(een, {veld: een, **nieuw}) for een in gekozen]


@cache
def _klasse(stap: Stap) -> type[StapForm]:
    velden = [naam for naam in stap.velden if naam not in AANGEVINKT]
    return modelform_factory(Aanbod, form=StapForm, fields=velden, formfield_callback=_veld)


def _veld(veld, **kwargs):
    if veld.name == "bereikbaar":
        return OpeningstijdenField(label=veld.verbose_name, max_length=veld.max_length)
    if isinstance(veld, models.DateField):
        kwargs["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if veld.name in REGELS_HOOG:
        kwargs["widget"] = forms.Textarea(attrs={"rows": REGELS_HOOG[veld.name]})
    if isinstance(veld, models.URLField):
        kwargs["assume_scheme"] = "https"
    return veld.formfield(**kwargs)


def stapform(stap: Stap, aanbod: Aanbod, data=None) -> StapForm:
    return _klasse(stap)(data, instance=aanbod, stap=stap)

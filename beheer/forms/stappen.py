"""One aanbod in short steps: each asks a few things, and is saved by itself."""

from dataclasses import dataclass
from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import modelform_factory

from aanbod.gegevens import Gegevens, lees_veld, namen_van
from aanbod.models import Aanbod, Onderwerp
from wijken.forms import RegelForm
from wijken.models import Wijk

from ..actions.wijzigen import Botsing
from .gezien import GezienField, teken
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
MIJN, HUN = "mijn", "hun"


class Vinkjes(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": "Deze keuze bestaat niet meer. Kies opnieuw."}


class StapForm(RegelForm):
    """`gezien` holds, signed, what stood in the fields when the page was made: what someone
    else changed meanwhile is not overwritten, and who saves last chooses."""

    gezien = GezienField()
    use_required_attribute = False

    def __init__(self, *args, stap: Stap, **kwargs):
        super().__init__(*args, **kwargs)
        self.stap = stap
        self.botsingen: list[dict] = []
        self._zet_vinkjes()
        self._stond = {naam: lees_veld(self.instance, naam) for naam in stap.velden}
        self.initial["gezien"] = teken(self._stond)
        self.order_fields(["gezien", *stap.velden])

    def _zet_vinkjes(self) -> None:
        keuzes = {
            "onderwerpkoppelingen": Onderwerp.objects.op_volgorde(),
            "werkgebieden": Wijk.objects.huidig().filter(gemeente=self.instance.gemeente_id),
        }
        labels = {"onderwerpkoppelingen": "Onderwerpen", "werkgebieden": "Wijken"}
        for naam in filter(AANGEVINKT.get, self.stap.velden):
            self.fields[naam] = Vinkjes(keuzes[naam], label=labels[naam], required=False)
            rijen = getattr(self.instance, naam).all()
            self.initial[naam] = [getattr(rij, f"{AANGEVINKT[naam]}_id") for rij in rijen]
        for naam in ("doelgroepen", "talen"):
            if naam in self.fields:
                self.fields[naam].widget = forms.CheckboxSelectMultiple(
                    choices=self.fields[naam].choices
                )

    def gewenst(self, als: str) -> Gegevens:
        """What the record should say, as `aanbod.gegevens`; `als` is who says so."""
        hun = {naam for naam in self.stap.velden if self.data.get(f"kies_{naam}") == HUN}
        return {naam: self._wens(naam, als) for naam in self.stap.velden if naam not in hun}

    def _wens(self, naam: str, als: str):
        if naam in AANGEVINKT:
            return self._rijen(naam, als)
        if self.instance._meta.get_field(naam).many_to_many:
            return namen_van(self.cleaned_data[naam])
        return lees_veld(self.instance, naam)

    def _rijen(self, naam: str, als: str) -> list[dict]:
        """What stood there keeps its source; what is new has that of who ticked it."""
        veld = AANGEVINKT[naam]
        staat = {rij[veld]: rij for rij in self._stond[naam]}
        nieuw = {"bron": None, "paragraaf": "", "eigen_oordeel": f"opgegeven door {als}"[:300]}
        gekozen = namen_van(self.cleaned_data[naam])
        return [staat.get(een, {veld: een, **nieuw}) for een in gekozen]

    def meld(self, fout: ValidationError) -> None:
        """At the fields of this step; what is about another one, above the form."""
        for naam, meldingen in fout.update_error_dict({}).items():
            self.add_error(naam if naam in self.fields else None, meldingen)

    def meld_botsing(self, botsing: Botsing) -> None:
        """Show what the other wrote beside what was typed, with a choice for each field."""
        self.botsingen = [
            {"naam": naam, "label": self.fields[naam].label, "nu": nu, "uw": uw}
            for naam, (_, nu, uw) in botsing.velden.items()
        ]
        gezien = self.cleaned_data["gezien"]
        self.data = self.data.copy()
        self.data["gezien"] = teken(gezien | {een["naam"]: een["nu"] for een in self.botsingen})


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

"""Which records change at once, what changes, and into what."""

from django import forms
from django.db.models import Q

from aanbod.models import Aanbod, Onderwerp
from aanbod.models.aanbieder import Status
from wijken.forms import WijkKeuze
from wijken.models import Wijk

from ..actions import tegelijk
from ..models.rol import Rolsoort

SOORTEN = {
    "capaciteit": "de capaciteit",
    "status": "de status",
    "wijk_erbij": "een wijk erbij",
    "wijk_eraf": "een wijk eraf",
    "onderwerp_erbij": "een onderwerp erbij",
    "onderwerp_eraf": "een onderwerp eraf",
    "gecontroleerd": "gecontroleerd op vandaag",
    "telefoon": "het telefoonnummer",
}
KIES = "Kies een van de antwoorden."


class SoortForm(forms.Form):
    """The first question: what changes."""

    wat = forms.ChoiceField(
        label="Wat wilt u wijzigen?",
        widget=forms.RadioSelect,
        error_messages={"required": KIES, "invalid_choice": KIES},
    )
    use_required_attribute = False

    def __init__(self, *args, mag_plaatsen: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wat"].choices = [
            paar for paar in SOORTEN.items() if mag_plaatsen or paar[0] != "status"
        ]


class WaardeForm(forms.Form):
    """The second: into what. One field, by what was chosen."""

    use_required_attribute = False

    def __init__(self, *args, wat: str, bezoek, **kwargs):
        super().__init__(*args, **kwargs)
        self.wat, self.als = wat, bezoek.als
        self.fields["waarde"] = _veld(wat, bezoek)

    def wens(self) -> tegelijk.Wens:
        waarde = self.cleaned_data["waarde"]
        if self.wat == "gecontroleerd":
            return tegelijk.gecontroleerd(waarde)
        if self.wat in ("capaciteit", "status", "telefoon"):
            return tegelijk.zet(**{self.wat: waarde})
        if self.wat == "wijk_erbij":
            erbij = tegelijk.rij_erbij("werkgebieden", "wijk", waarde.code, self.als)
            return tegelijk.in_gemeente(waarde.gemeente, erbij)
        if self.wat == "wijk_eraf":
            return tegelijk.rij_eraf("werkgebieden", "wijk", waarde.code)
        if self.wat == "onderwerp_erbij":
            return tegelijk.rij_erbij("onderwerpkoppelingen", "onderwerp", waarde.slug, self.als)
        return tegelijk.rij_eraf("onderwerpkoppelingen", "onderwerp", waarde.slug)


def _veld(wat: str, bezoek) -> forms.Field:
    fouten = {"required": KIES, "invalid_choice": KIES}
    if wat in ("capaciteit", "status"):
        keuzes = Aanbod.Capaciteit.choices if wat == "capaciteit" else Status.choices
        return forms.ChoiceField(
            label=f"Wat wordt {SOORTEN[wat]}?", choices=[("", "Kies"), *keuzes],
            error_messages=fouten,
        )  # fmt: skip
    if wat.startswith("wijk"):
        return WijkKeuze(
            _wijken(bezoek), label="Welke wijk?", empty_label="Kies", error_messages=fouten
        )
    if wat.startswith("onderwerp"):
        return forms.ModelChoiceField(
            Onderwerp.objects.op_volgorde(), label="Welk onderwerp?", empty_label="Kies",
            error_messages=fouten,
        )  # fmt: skip
    if wat == "gecontroleerd":
        return forms.CharField(
            label="Door wie gecontroleerd?", max_length=120, initial=str(bezoek.rollen[0]),
            help_text="De organisatie of de rol; dit staat op de openbare site.",
            error_messages={"required": "Vul in door wie het is gecontroleerd."},
        )  # fmt: skip
    return forms.CharField(
        label="Wat wordt het telefoonnummer?", max_length=20, required=False,
        help_text="Laat het leeg om het nummer van de aanbieder te tonen.",
    )  # fmt: skip


def _wijken(bezoek):
    """Those that this page may change."""
    bereik = Q(pk__in=[])
    for rol in bezoek.rollen:
        if rol.soort == Rolsoort.BEHEERDER:
            bereik = Q()
            break
        if rol.soort == Rolsoort.REDACTEUR:
            bereik |= Q(gemeente=rol.gemeente_id)
        if rol.soort == Rolsoort.MAKELAAR:
            bereik |= Q(pk=rol.wijk_id)
    wijken = Wijk.objects.huidig().filter(bereik).select_related("gemeente")
    return wijken.order_by("gemeente__naam", "naam")

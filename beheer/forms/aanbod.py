"""The list of aanbod: which records are shown."""

from functools import reduce
from operator import or_

from django import forms
from django.db.models import Q, QuerySet

from aanbod.models import Onderwerp
from aanbod.models.aanbieder import Status
from aanbod.models.aanbod import is_aanwezig
from wijken.forms import WijkKeuze
from wijken.models import Wijk
from wijken.tekst import sleutel

WIJKEN_HOOGSTENS = 100


class AanbodZoeken(forms.Form):
    """A GET form: which records of the list are shown."""

    # A word is found in one of these.
    zoekvelden = ("sorteernaam__contains", "aanbieder__sorteernaam__contains")

    q = forms.CharField(label="Naam van het aanbod of de aanbieder", required=False, max_length=100)
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "alles behalve het archief"), *Status.choices],
        error_messages={"invalid_choice": "Deze status bestaat niet. Kies er een uit de lijst."},
    )

    onderwerp = forms.ModelChoiceField(
        Onderwerp.objects.op_volgorde(),
        label="Onderwerp",
        required=False,
        to_field_name="slug",
        empty_label="alle onderwerpen",
        error_messages={"invalid_choice": "Dit onderwerp bestaat niet meer."},
    )
    wijk = WijkKeuze(
        Wijk.objects.huidig().select_related("gemeente").order_by("gemeente__naam", "naam"),
        label="Wijk",
        required=False,
        to_field_name="code",
        empty_label="alle wijken",
        error_messages={"invalid_choice": "Deze wijk bestaat niet meer."},
    )

    def toon_wijken_van(self, gemeenten: QuerySet) -> None:
        """Choose among these only; of the whole country no one picks a wijk from a list."""
        veld = self.fields["wijk"]
        veld.queryset = veld.queryset.filter(gemeente__in=gemeenten)
        if veld.queryset.count() > WIJKEN_HOOGSTENS:
            del self.fields["wijk"]

    def zoek(self, records: QuerySet) -> QuerySet:
        gevraagd = self.cleaned_data if self.is_valid() else {}
        records = (
            records.filter(status=gevraagd["status"])
            if gevraagd.get("status")
            else records.exclude(status=Status.GEARCHIVEERD)
        )
        for woord in sleutel(gevraagd.get("q", "")).split():
            ergens = (Q(**{veld: woord}) for veld in self.zoekvelden)
            records = records.filter(reduce(or_, ergens))
        if onderwerp := gevraagd.get("onderwerp"):
            hierover = Q(onderwerpkoppelingen__onderwerp=onderwerp) | Q(alle_onderwerpen=True)
            records = records.filter(hierover)
        if wijk := gevraagd.get("wijk"):
            records = records.filter(is_aanwezig([wijk.code]))
        return records.distinct()

    @property
    def vraag(self) -> str:
        """The query string of this question, without the page."""
        vraag = self.data.copy()
        for naam in ("pagina", "aan"):
            vraag.pop(naam, None)
        return vraag.urlencode()

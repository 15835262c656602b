"""The list of aanbod: which records are shown."""

from functools import reduce
from operator import or_

from django import forms
from django.db.models import Q, QuerySet

from aanbod.models.aanbieder import Status
from wijken.tekst import sleutel


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
        return records.distinct()

    @property
    def vraag(self) -> str:
        """The query string of this question, without the page."""
        vraag = self.data.copy()
        vraag.pop("pagina", None)
        return vraag.urlencode()

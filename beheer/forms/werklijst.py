"""Which work is shown: a GET form."""

from django import forms
from django.db.models import Q, QuerySet

from aanbod.models.aanbod import is_aanwezig, is_in_gemeente
from wijken.models import Gemeente, Wijk

from ..models import Rol
from ..models.rol import Rolsoort
from ..werklijst import Lijst, lijsten


class WerklijstFilter(forms.Form):
    """Which list, and of which gemeente or wijk of the scope.

    A gemeente is asked for only where there is a choice, a wijk only within one gemeente.
    """

    lijst = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    gemeente = forms.ModelChoiceField(
        Gemeente.objects.none(), label="Gemeente", required=False, to_field_name="slug",
        empty_label="alle gemeenten",
        error_messages={"invalid_choice": "Deze gemeente hoort niet bij uw gebied."},
    )  # fmt: skip
    wijk = forms.ModelChoiceField(
        Wijk.objects.none(), label="Wijk", required=False, to_field_name="code",
        empty_label="alle wijken",
        error_messages={"invalid_choice": "Deze wijk hoort niet bij uw gebied."},
    )  # fmt: skip

    def __init__(self, data, *, rollen: list[Rol], aanbod: QuerySet):
        super().__init__(data)
        self._lijsten = {een.naam: een for een in lijsten()}
        self.fields["lijst"].choices = [(naam, naam) for naam in ("", *self._lijsten)]
        gemeenten = list(_gemeenten(rollen, aanbod))
        self.gemeente = self._gekozen_gemeente(gemeenten)
        if len(gemeenten) > 1:
            self.fields["gemeente"].queryset = Gemeente.objects.filter(
                pk__in=[een.pk for een in gemeenten]
            )
        else:
            del self.fields["gemeente"]
        self._zet_wijken(rollen)

    def _gekozen_gemeente(self, gemeenten: list[Gemeente]) -> Gemeente | None:
        if len(gemeenten) == 1:
            return gemeenten[0]
        return next((een for een in gemeenten if een.slug == self.data.get("gemeente")), None)

    def _zet_wijken(self, rollen: list[Rol]) -> None:
        if self.gemeente is None:
            del self.fields["wijk"]
            return
        wijken = Wijk.objects.huidig().filter(gemeente=self.gemeente).order_by("naam")
        if all(rol.soort == Rolsoort.MAKELAAR for rol in rollen):
            wijken = wijken.filter(pk__in=[rol.wijk_id for rol in rollen])
        self.fields["wijk"].queryset = wijken
        # Of the gemeente that was looked at before.
        code = self.data.get("wijk")
        if code and code not in {een.code for een in wijken}:
            self.data = self.data.copy()
            self.data.pop("wijk")

    def zoek(self, aanbod: QuerySet) -> QuerySet:
        """Those of the gemeente and the wijk; in a wijk is what is there in person."""
        # Without a choice it is the whole scope, with what reaches in from elsewhere.
        if gemeente := self._gevraagd("gemeente"):
            aanbod = aanbod.filter(is_in_gemeente(gemeente))
        wijk = self._gevraagd("wijk")
        return aanbod.filter(is_aanwezig([wijk.code])) if wijk else aanbod

    @property
    def gekozen(self) -> Lijst | None:
        return self._lijsten.get(self._gevraagd("lijst"))

    @property
    def vraag(self) -> str:
        """The query string without the page."""
        return self._zonder("pagina")

    @property
    def vraag_zonder_lijst(self) -> str:
        return self._zonder("pagina", "lijst")

    def _gevraagd(self, naam: str):
        return self.cleaned_data.get(naam) if self.is_valid() else None

    def _zonder(self, *namen: str) -> str:
        vraag = self.data.copy()
        for naam in namen:
            vraag.pop(naam, None)
        return vraag.urlencode()


def _gemeenten(rollen: list[Rol], aanbod: QuerySet) -> QuerySet:
    """Where the scope is; of an aanbieder, where its aanbod is."""
    if any(rol.soort == Rolsoort.BEHEERDER for rol in rollen):
        return Gemeente.objects.all()
    eigen = {rol.gemeente_id or (rol.wijk and rol.wijk.gemeente_id) for rol in rollen}
    bereik = Q(pk__in=eigen - {None})
    if any(rol.soort == Rolsoort.AANBIEDER for rol in rollen):
        bereik |= Q(pk__in=aanbod.order_by().values("gemeente"))
    return Gemeente.objects.filter(bereik)

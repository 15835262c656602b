"""The search form: one GET form that is also the contract of the URL."""

from copy import copy
from weakref import WeakKeyDictionary

import django_filters
from django import forms
from django.utils.functional import cached_property

from wijken.afstand import afstand_tekst
from wijken.vak import Vak

from .models import Aanbod, Zoekdocument
from .models.aanbieder import Soort
from .zoeken import kenmerken
from .zoeken.etiketten import Etiketten
from .zoeken.kenmerken import METER_PER_MINUUT
from .zoeken.tekst import MAX_VRAAG
from .zoeken.vraag import Volgorde

# For each set of labels that is in use: gone when they are (`zoeken.kennis`).
_SJABLONEN = WeakKeyDictionary()
ONBEKENDE_KEUZE = {"invalid_choice": "Deze keuze bestaat hier niet. Kies er een uit de lijst."}


class Keuzefilter(django_filters.ChoiceFilter):
    """One of several; `vertaal` turns a value into the kenmerken that satisfy it."""

    def __init__(self, *args, vertaal, **kwargs):
        super().__init__(*args, empty_label="alles", error_messages=ONBEKENDE_KEUZE, **kwargs)
        self.vertaal = vertaal


class Vinkfilter(django_filters.ChoiceFilter):
    """`on`, or not asked; any other value is an error at its field."""

    def __init__(self, *args, kenmerk, **kwargs):
        super().__init__(*args, choices=[("on", "aan")], **kwargs)
        self.kenmerk = kenmerk
        self.extra["error_messages"] = {
            "invalid_choice": "Zet dit filter aan of uit met het vinkje."
        }

    def vertaal(self, waarde):
        return frozenset([self.kenmerk])


class VakField(forms.CharField):
    """A piece of the map, `west,zuid,oost,noord`, as a `Vak`; None when empty."""

    def clean(self, value):
        tekst = super().clean(value)
        return Vak.uit(tekst) if tekst else None


class Vakfilter(django_filters.Filter):
    field_class = VakField


class Weergavefilter(django_filters.ChoiceFilter):
    """How to show or order the results; it leaves none out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, error_messages=ONBEKENDE_KEUZE, **kwargs)


def _alleen(maak):
    return lambda waarde: frozenset([maak(waarde)])


def _of_overal(maak):
    """City-wide, regional and visiting aanbod never vanishes behind a place."""
    return lambda waarde: frozenset([maak(waarde), kenmerken.OVERAL])


def _loopafstanden():
    return [
        (str(minuten), f"{minuten} minuten lopen ({afstand_tekst(minuten * METER_PER_MINUUT)})")
        for minuten in kenmerken.LOOPMINUTEN
    ]


class ZoekFilter(django_filters.FilterSet):
    """What a visitor may ask; the counting and ordering is `zoeken.zoek`.

    Names of the fields are the names in the URL. Choices come from the gemeente's own
    labels, so an unknown value is an error at its field.
    """

    q = django_filters.CharFilter(label="Waar zoekt u hulp bij?", max_length=10_000)
    plaats = django_filters.CharFilter(
        label="In welke wijk of postcode?",
        max_length=100,
        error_messages={
            "max_length": "Dit is te lang. Vul alleen een wijk, postcode of straat in."
        },
    )
    gebied = Vakfilter(label="Dit deel van de kaart")
    volgorde = Weergavefilter(label="Volgorde", choices=Volgorde.choices, empty_label=None)
    voor = Weergavefilter(
        label="Voor wie is deze lijst?", choices=[("professional", "professionals")]
    )
    # Each holds the question that the visitor insists on: about another one it says nothing.
    letterlijk = django_filters.CharFilter(label="Zoek precies dit")
    zonderplaats = django_filters.CharFilter(label="Lees geen plaats in de vraag")
    # The gemeente where a question was asked that was about this one.
    vanuit = django_filters.CharFilter(label="Vanuit", max_length=60)
    onderwerp = Keuzefilter(label="Onderwerp", vertaal=_alleen(kenmerken.onderwerp))
    wijk = Keuzefilter(label="Wijk", vertaal=_of_overal(kenmerken.wijk))
    open = Vinkfilter(label="Nu open", kenmerk=kenmerken.NU_OPEN)
    inloop = Vinkfilter(label="U kunt zo binnenlopen", kenmerk=kenmerken.INLOOP)
    gratis = Vinkfilter(label="Gratis", kenmerk=kenmerken.GRATIS)
    ontmoetingsplek = Vinkfilter(label="Mensen ontmoeten", kenmerk=kenmerken.ONTMOETINGSPLEK)
    lopen = Keuzefilter(
        label="Hoe ver lopen?", vertaal=_of_overal(kenmerken.lopen), choices=_loopafstanden()
    )
    doelgroep = Keuzefilter(label="Voor wie", vertaal=_alleen(kenmerken.doelgroep))
    taal = Keuzefilter(label="Taal", vertaal=_alleen(kenmerken.taal))
    rolstoel = Vinkfilter(label="Goed te bereiken met een rolstoel", kenmerk=kenmerken.ROLSTOEL)
    outreachend = Vinkfilter(label="Komt bij u thuis", kenmerk=kenmerken.OUTREACHEND)
    bereikbaar = Vinkfilter(label="Nu te bellen of online", kenmerk=kenmerken.NU_BEREIKBAAR)
    telefonisch = Vinkfilter(label="Per telefoon", kenmerk=kenmerken.TELEFONISCH)
    online = Vinkfilter(label="Online", kenmerk=kenmerken.ONLINE)
    afspraak = Vinkfilter(label="Op afspraak", kenmerk=kenmerken.AFSPRAAK)
    stadspas = Vinkfilter(label="Korting met de stadspas", kenmerk=kenmerken.STADSPAS)
    capaciteit = Vinkfilter(label="Er is nu plek", kenmerk=kenmerken.PLEK_VRIJ)

    rol = Keuzefilter(
        label="Algemeen of specifiek", vertaal=_alleen(kenmerken.rol), choices=Aanbod.Rol.choices
    )
    soort = Keuzefilter(
        label="Formeel of informeel", vertaal=_alleen(kenmerken.soort), choices=Soort.choices
    )

    ZICHTBAAR = ("onderwerp", "wijk", "open", "inloop", "gratis")
    # The two axes are words for who refers, not for who asks.
    PROFESSIONAL = ("rol", "soort")

    class Meta:
        model = Zoekdocument
        fields = []

    @classmethod
    def bij(cls, data, etiketten: Etiketten) -> "ZoekFilter":
        """The form of one question. Filters and form class are made once for these labels."""
        sjabloon = _SJABLONEN.get(etiketten)
        if sjabloon is None:
            sjabloon = _SJABLONEN[etiketten] = cls(etiketten)
        eigen = copy(sjabloon)
        eigen.data, eigen.is_bound = data, True
        return eigen

    def __init__(self, etiketten: Etiketten):
        super().__init__(queryset=Zoekdocument.objects.none())
        keuzes = {
            "onderwerp": {slug: een.naam for slug, een in etiketten.onderwerpen.items()},
            "wijk": etiketten.wijken,
            "doelgroep": etiketten.doelgroepen,
            "taal": etiketten.talen,
        }
        for naam, waarden in keuzes.items():
            self.filters[naam].extra["choices"] = list(waarden.items())
        self._formklasse = super().get_form_class()

    def get_form_class(self):
        return self._formklasse

    @cached_property
    def gevraagd(self) -> dict:
        """The values that were asked and understood, by field, in the order of the form."""
        self.form.is_valid()
        return {naam: waarde for naam, waarde in self.form.cleaned_data.items() if waarde}

    @property
    def tekst(self) -> str:
        return self.gevraagd.get("q", "")[:MAX_VRAAG]

    @property
    def hele_tekst(self) -> str:
        """Also what is too long to search with: danger may stand at the end."""
        return self.gevraagd.get("q", "")

    def houdt_vast_aan(self, naam: str) -> bool:
        """Whether `letterlijk` or `zonderplaats` is about the question that is asked now."""
        return bool(self.hele_tekst) and self.gevraagd.get(naam) == self.hele_tekst

    @property
    def plaatstekst(self) -> str:
        return self.gevraagd.get("plaats", "")

    @property
    def vak(self) -> Vak | None:
        """The piece of the map that was asked for."""
        return self.gevraagd.get("gebied")

    @property
    def gevraagde_volgorde(self) -> str:
        return self.gevraagd.get("volgorde", Volgorde.BEST)

    @property
    def voor_professionals(self) -> bool:
        return any(self.gevraagd.get(naam) for naam in ("voor", *self.PROFESSIONAL))

    @property
    def filterend(self) -> list[str]:
        """The fields that may leave results out, each with its counts, in order."""
        return [naam for naam, veld in self.filters.items() if hasattr(veld, "vertaal")]

    @property
    def voorwaarden(self) -> dict[str, frozenset[str]]:
        """Per filter in use the kenmerken of which one is needed."""
        return {
            naam: self.filters[naam].vertaal(waarde)
            for naam, waarde in self.gevraagd.items()
            if naam in self.filterend
        }

    @property
    def fouten(self) -> list[tuple[str, str]]:
        """(label of the field, what to do), in Dutch, for what was not understood."""
        fouten = [
            (self.form.fields[naam].label, melding)
            for naam, meldingen in self.form.errors.items()
            for melding in meldingen
        ]
        if len(self.gevraagd.get("q", "")) > MAX_VRAAG:
            fouten.append(
                (
                    self.form.fields["q"].label,
                    f"Uw vraag is erg lang. Wij zochten met de eerste {MAX_VRAAG} tekens.",
                )
            )
        return fouten

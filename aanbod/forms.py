"""The search form: one GET form that is also the contract of the URL."""

import django_filters
from django.utils.functional import cached_property

from .models import Zoekdocument
from .zoeken import kenmerken
from .zoeken.etiketten import Etiketten
from .zoeken.tekst import MAX_VRAAG


class Keuzefilter(django_filters.ChoiceFilter):
    """One of several; `vertaal` turns a value into the kenmerken that satisfy it."""

    def __init__(self, *args, vertaal, **kwargs):
        super().__init__(*args, empty_label="alles", **kwargs)
        self.vertaal = vertaal
        self.extra.setdefault(
            "error_messages",
            {"invalid_choice": "Deze keuze bestaat hier niet. Kies er een uit de lijst."},
        )


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


def _alleen(maak):
    return lambda waarde: frozenset([maak(waarde)])


class ZoekFilter(django_filters.FilterSet):
    """What a visitor may ask; the counting and ordering is `zoeken.zoek`.

    Names of the fields are the names in the URL. Choices come from the gemeente's own
    labels, so an unknown value is an error at its field.
    """

    q = django_filters.CharFilter(label="Waar zoekt u hulp bij?", max_length=10_000)
    plaats = django_filters.CharFilter(label="In welke wijk of postcode?", max_length=100)
    onderwerp = Keuzefilter(label="Onderwerp", vertaal=_alleen(kenmerken.onderwerp))
    wijk = Keuzefilter(
        label="Wijk",
        vertaal=lambda code: frozenset([kenmerken.wijk(code), kenmerken.OVERAL]),
    )
    inloop = Vinkfilter(label="U kunt zo binnenlopen", kenmerk=kenmerken.INLOOP)
    gratis = Vinkfilter(label="Gratis", kenmerk=kenmerken.GRATIS)
    ontmoetingsplek = Vinkfilter(label="Mensen ontmoeten", kenmerk=kenmerken.ONTMOETINGSPLEK)
    doelgroep = Keuzefilter(label="Voor wie", vertaal=_alleen(kenmerken.doelgroep))
    taal = Keuzefilter(label="Taal", vertaal=_alleen(kenmerken.taal))
    rolstoel = Vinkfilter(label="Goed te bereiken met een rolstoel", kenmerk=kenmerken.ROLSTOEL)
    outreachend = Vinkfilter(label="Komt bij u thuis", kenmerk=kenmerken.OUTREACHEND)
    telefonisch = Vinkfilter(label="Per telefoon", kenmerk=kenmerken.TELEFONISCH)
    online = Vinkfilter(label="Online", kenmerk=kenmerken.ONLINE)
    afspraak = Vinkfilter(label="Op afspraak", kenmerk=kenmerken.AFSPRAAK)
    stadspas = Vinkfilter(label="Korting met de stadspas", kenmerk=kenmerken.STADSPAS)
    capaciteit = Vinkfilter(label="Er is nu plek", kenmerk=kenmerken.PLEK_VRIJ)

    ZICHTBAAR = ("onderwerp", "wijk", "inloop", "gratis", "ontmoetingsplek")

    class Meta:
        model = Zoekdocument
        fields = []

    def __init__(self, data, *, etiketten: Etiketten):
        super().__init__(data, queryset=Zoekdocument.objects.none())
        keuzes = {
            "onderwerp": {slug: een.naam for slug, een in etiketten.onderwerpen.items()},
            "wijk": etiketten.wijken,
            "doelgroep": etiketten.doelgroepen,
            "taal": etiketten.talen,
        }
        for naam, waarden in keuzes.items():
            self.filters[naam].extra["choices"] = list(waarden.items())

    @cached_property
    def gevraagd(self) -> dict:
        """The values that were asked and understood, by field, in the order of the form."""
        self.form.is_valid()
        return {naam: waarde for naam, waarde in self.form.cleaned_data.items() if waarde}

    @property
    def tekst(self) -> str:
        return self.gevraagd.get("q", "")[:MAX_VRAAG]

    @property
    def plaatstekst(self) -> str:
        return self.gevraagd.get("plaats", "")

    @property
    def voorwaarden(self) -> dict[str, frozenset[str]]:
        """Per filter in use the kenmerken of which one is needed."""
        return {
            naam: self.filters[naam].vertaal(waarde)
            for naam, waarde in self.gevraagd.items()
            if hasattr(self.filters[naam], "vertaal")
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

"""The names behind the words of `kenmerken` and of a question: onderwerpen, wijken, places."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import CharField, F, IntegerField, TextField, Value

from wijken.models import Gemeente, Plaatsnaam, Postcodegebied, Wijk
from wijken.tekst import roepnamen, ruwe_woorden

from ..models import Doelgroep, Onderwerp, Taal


@dataclass(frozen=True)
class OnderwerpEtiket:
    slug: str
    naam: str
    pictogram: str
    ouder: str | None


@dataclass(eq=False)
class Etiketten:
    """Of one gemeente: slug or code to name, in the order of the page.

    `plekken` are the places that a question may name, as lower-case words: of the gemeente
    itself, its wijken, what people call them, and its postcodes; `gemeenten` the others on
    the site, by name as words, to (name, slug).
    """

    onderwerpen: dict[str, OnderwerpEtiket] = field(default_factory=dict)
    wijken: dict[str, str] = field(default_factory=dict)
    doelgroepen: dict[str, str] = field(default_factory=dict)
    talen: dict[str, str] = field(default_factory=dict)
    plekken: frozenset[str] = frozenset()
    gemeenten: dict[str, tuple[str, str]] = field(default_factory=dict)


def etiketten(gemeente) -> Etiketten:
    """All of them in one query."""
    rijen = _kolommen(
        Onderwerp, "onderwerp", "slug", F("volgorde"), F("ouder__slug"), F("pictogram")
    ).union(
        _kolommen(Wijk, "wijk", "code").filter(gemeente=gemeente, vervallen_in=None),
        _kolommen(Doelgroep, "doelgroep", "slug"),
        _kolommen(Taal, "taal", "code"),
        _kolommen(Plaatsnaam, "plek", "zoeknaam").filter(gemeente=gemeente),
        _postcodes(gemeente),
        _kolommen(Gemeente, "gemeente", "slug"),
        all=True,
    )
    gevonden = Etiketten()
    per_soort = defaultdict(dict)
    for soort, _, sleutel, naam, tekst, pictogram in sorted(rijen, key=_op_volgorde):
        if soort == "onderwerp":
            gevonden.onderwerpen[sleutel] = OnderwerpEtiket(sleutel, naam, pictogram, tekst or None)
        else:
            per_soort[soort][sleutel] = naam
    gevonden.wijken = per_soort["wijk"]
    gevonden.doelgroepen = per_soort["doelgroep"]
    gevonden.talen = per_soort["taal"]
    gevonden.plekken = frozenset(_plekken(gemeente, per_soort))
    gevonden.gemeenten = {
        _als_woorden(naam): (naam, slug)
        for slug, naam in per_soort["gemeente"].items()
        if slug != gemeente.slug
    }
    return gevonden


def _op_volgorde(rij: tuple) -> tuple:
    return tuple(cel or "" if position >= 2 else cel for position, cel in enumerate(rij))


def _plekken(gemeente, per_soort) -> set[str]:
    namen = [gemeente.naam, *per_soort["wijk"].values(), *per_soort["plek"].values()]
    namen += per_soort["postcode"]
    return {_als_woorden(deel) for naam in namen for deel in roepnamen(naam)}


def _als_woorden(naam: str) -> str:
    return " ".join(ruwe_woorden(naam))


def _postcodes(gemeente):
    """Distinct by the four digits; they lie in several wijken."""
    hier = Postcodegebied.objects.filter(wijken__gemeente=gemeente).distinct().order_by()
    return hier.values_list(
        Value("postcode", output_field=CharField()),
        Value(0, output_field=IntegerField()),
        "pc4",
        F("pc4"),
        Value("", output_field=TextField()),
        Value("", output_field=CharField()),
    )


def _kolommen(model, soort, sleutel, volgorde=None, tekst=None, pictogram=None):
    return model.objects.order_by().values_list(
        Value(soort, output_field=CharField()),
        volgorde or Value(0, output_field=IntegerField()),
        sleutel,
        "naam",
        tekst or Value("", output_field=TextField()),
        pictogram or Value("", output_field=CharField()),
    )

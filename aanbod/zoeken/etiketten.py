"""The names behind the words of `kenmerken`: onderwerpen, wijken, doelgroepen and talen."""

from dataclasses import dataclass, field

from django.db.models import CharField, F, IntegerField, TextField, Value

from wijken.models import Wijk

from ..models import Doelgroep, Onderwerp, Taal
from .tekst import tekstwoorden

HOOGSTE_BIJ_VRAAG = 3


@dataclass(frozen=True)
class OnderwerpEtiket:
    slug: str
    naam: str
    pictogram: str
    naamwoorden: frozenset[str] = field(repr=False)
    woorden: frozenset[str] = field(repr=False)


@dataclass
class Etiketten:
    """Of one gemeente: slug or code to name, in the order of the page."""

    onderwerpen: dict[str, OnderwerpEtiket] = field(default_factory=dict)
    wijken: dict[str, str] = field(default_factory=dict)
    doelgroepen: dict[str, str] = field(default_factory=dict)
    talen: dict[str, str] = field(default_factory=dict)

    def onderwerpen_bij(self, termen: list[tuple[str, ...]]) -> list[OnderwerpEtiket]:
        """At most three onderwerpen whose own words the question uses, the best first.

        A word that several onderwerpen use says less of each; one in the name says more.
        """
        punten = dict.fromkeys(self.onderwerpen, 0.0)
        for term in termen:
            raak = [
                slug
                for slug, etiket in self.onderwerpen.items()
                if any(woord in etiket.woorden for woord in term)
            ]
            for slug in raak:
                in_naam = any(woord in self.onderwerpen[slug].naamwoorden for woord in term)
                punten[slug] += (2 if in_naam else 1) / len(raak)
        beste = sorted(punten, key=lambda slug: -punten[slug])
        return [self.onderwerpen[slug] for slug in beste if punten[slug]][:HOOGSTE_BIJ_VRAAG]


def etiketten(gemeente) -> Etiketten:
    """All of them in one query."""
    onderwerpen = _kolommen(
        Onderwerp, "onderwerp", "slug", F("volgorde"), "uitleg_professional", "pictogram"
    )
    rijen = onderwerpen.union(
        _kolommen(Wijk, "wijk", "code").filter(gemeente=gemeente, vervallen_in=None),
        _kolommen(Doelgroep, "doelgroep", "slug"),
        _kolommen(Taal, "taal", "code"),
        all=True,
    )
    gevonden = Etiketten()
    namen = {
        "wijk": gevonden.wijken,
        "doelgroep": gevonden.doelgroepen,
        "taal": gevonden.talen,
    }
    for soort, _, sleutel, naam, tekst, pictogram in sorted(rijen):
        if soort == "onderwerp":
            gevonden.onderwerpen[sleutel] = OnderwerpEtiket(
                sleutel,
                naam,
                pictogram,
                tekstwoorden(naam),
                tekstwoorden(naam) | tekstwoorden(tekst),
            )
        else:
            namen[soort][sleutel] = naam
    return gevonden


def _kolommen(model, soort, sleutel, volgorde=None, tekst=None, pictogram=None):
    return model.objects.order_by().values_list(
        Value(soort, output_field=CharField()),
        volgorde or Value(0, output_field=IntegerField()),
        sleutel,
        "naam",
        tekst or Value("", output_field=TextField()),
        pictogram or Value("", output_field=CharField()),
    )

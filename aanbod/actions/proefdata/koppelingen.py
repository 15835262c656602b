"""What an invented aanbod is tied to: onderwerpen, places, wijken, doelgroepen and talen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Model

from ...models import Aanbod, AanbodLocatie, AanbodOnderwerp, Werkgebied
from .aanbod import Opzet
from .gebied import Stad

KANTOOR_ELKE = 5
OP_AFSPRAAK_ELKE = 12
ELDERS_ELKE = 40


def koppel(stad: Stad, gemaakt: Iterable[tuple[Aanbod, Opzet]]) -> None:
    """The chances are drawn aanbod by aanbod; the rows are written model by model."""
    per_model = defaultdict(list)
    for aanbod, opzet in gemaakt:
        for rij in _koppelingen(stad, aanbod, opzet):
            per_model[type(rij)].append(rij)
    for model, rijen in per_model.items():
        model.objects.bulk_create(rijen)


def _koppelingen(stad: Stad, aanbod: Aanbod, opzet: Opzet) -> Iterator[Model]:
    yield from _onderwerpen(stad, aanbod, opzet)
    yield from _plekken(stad, aanbod, opzet)
    if aanbod.bereik == Aanbod.Bereik.WIJKEN:
        yield from _werkgebieden(stad, aanbod, opzet)
    if groep := opzet.activiteit["doelgroep"]:
        yield Aanbod.doelgroepen.through(aanbod=aanbod, doelgroep=stad.stof.doelgroepen[groep])
    yield from _talen(stad, aanbod)


def _onderwerpen(stad: Stad, aanbod: Aanbod, opzet: Opzet) -> Iterator[Model]:
    slugs = {opzet.activiteit["onderwerp"]}
    if stad.toeval.random() < 0.25:
        slugs.add(stad.toeval.choice(stad.stof.activiteiten)["onderwerp"])
    for slug in sorted(slugs):
        onderwerp = stad.stof.onderwerpen[slug]
        yield AanbodOnderwerp(aanbod=aanbod, onderwerp=onderwerp, **stad.stof.herkomst)


def _plekken(stad: Stad, aanbod: Aanbod, opzet: Opzet) -> Iterator[Model]:
    """Its own place, and now and then one in another gemeente."""
    openingstijden = stad.kies("openingstijden")
    beurt, over = divmod(opzet.nummer, OP_AFSPRAAK_ELKE)
    if aanbod.op_afspraak and over == OP_AFSPRAAK_ELKE - 1:
        uren = stad.stof.woorden["op_afspraak"]
        openingstijden = uren[beurt % len(uren)]
    yield AanbodLocatie(
        aanbod=aanbod,
        locatie=opzet.plek,
        soort=_soort(aanbod, opzet.nummer),
        openingstijden=openingstijden,
    )
    if stad.elders and opzet.nummer % ELDERS_ELKE == ELDERS_ELKE - 1:
        yield AanbodLocatie(aanbod=aanbod, locatie=stad.elders, openingstijden=openingstijden)


def _soort(aanbod: Aanbod, nummer: int) -> str:
    """Nobody walks into an office: only what asks for an appointment has one."""
    if aanbod.ontmoetingsplek:
        return AanbodLocatie.Soort.ONTMOETINGSPLEK
    if aanbod.op_afspraak and nummer % KANTOOR_ELKE == KANTOOR_ELKE - 1:
        return AanbodLocatie.Soort.KANTOOR
    return AanbodLocatie.Soort.SPREEKUUR


def _werkgebieden(stad: Stad, aanbod: Aanbod, opzet: Opzet) -> Iterator[Model]:
    meer = stad.toeval.choice([0, 0, 1, 3])
    wijken = {opzet.plek.wijk, *stad.toeval.sample(stad.wijken[:-1], meer)}
    for wijk in sorted(wijken, key=lambda wijk: wijk.code):
        yield Werkgebied(aanbod=aanbod, wijk=wijk, **stad.stof.herkomst)


def _talen(stad: Stad, aanbod: Aanbod) -> Iterator[Model]:
    eerste, *rest = stad.stof.talen
    meer = stad.toeval.sample(rest, stad.toeval.choice([0, 0, 1, 2]))
    for taal in (eerste, *meer):
        yield Aanbod.talen.through(aanbod=aanbod, taal=taal)

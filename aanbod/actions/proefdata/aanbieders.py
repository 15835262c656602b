"""Who: invented aanbieders and the people who can be reached there."""

from datetime import timedelta

from django.utils.text import slugify

from wijken.tekst import sleutel

from ...models import Aanbieder, Contactpersoon
from .gebied import Stad


def maak_aanbieders(stad: Stad, nummers: range) -> list[Aanbieder]:
    """One for each number; the second and third ever are parts of the first."""
    aanbieders = Aanbieder.objects.bulk_create(_aanbieder(stad, nummer) for nummer in nummers)
    if nummers.start == 0:
        for deel in aanbieders[1:3]:
            deel.onderdeel_van = aanbieders[0]
        Aanbieder.objects.bulk_update(aanbieders[1:3], ["onderdeel_van"])
    return aanbieders


def _aanbieder(stad: Stad, nummer: int) -> Aanbieder:
    kort = _naam(stad, nummer)
    naam = f"{kort}, {stad.gemeente.naam}" if stad.plan.nummer > 1 else kort
    formeel = stad.toeval.random() < 0.45
    slug = f"{stad.plan.voorvoegsel}-{slugify(kort)}"
    return Aanbieder(
        naam=naam,
        slug=f"{slug}-{nummer}",
        sorteernaam=sleutel(naam),
        soort="formeel" if formeel else "informeel",
        relatie=stad.toeval.choice(
            ["opdracht", "subsidie"] if formeel else ["gefaciliteerd", "subsidie", "geen"]
        ),
        beschrijving="Een verzonnen organisatie.",
        telefoon=f"099 000 {nummer % 10_000:04}",
        email=f"post@{slug}.example",
        website=f"https://{slug}.example/",
        status="gepubliceerd",
        **stad.stof.herkomst,
    )


def _naam(stad: Stad, nummer: int) -> str:
    """A name, then a name with a wijk, then one with a number behind it."""
    namen, wijken = stad.stof.woorden["naamdelen"], stad.stof.woorden["wijknamen"]
    ronde, plek = divmod(nummer, len(namen))
    if ronde == 0:
        return f"{namen[plek]} (voorbeeld)" if stad.plan.nummer == 1 else namen[plek]
    volgnummer, wijk = divmod(ronde, len(wijken))
    naam = f"{namen[plek]} {wijken[wijk]}"
    return f"{naam} {volgnummer + 1}" if volgnummer else naam


def maak_contactpersonen(stad: Stad, aanbieders: list[Aanbieder]) -> None:
    Contactpersoon.objects.bulk_create(
        Contactpersoon(
            aanbieder=aanbieder,
            naam=f"{stad.kies('voornamen')} {stad.kies('achternamen')}",
            rol="coördinator",
            telefoon=aanbieder.telefoon,
            bereikbaar="op werkdagen tussen 9 en 12 uur",
            openbaar=nummer % 3 == 0,
            toestemming_op=stad.stof.vandaag - timedelta(days=90),
        )
        for nummer, aanbieder in enumerate(aanbieders)
        if nummer % 2 == 0
    )

"""What all invented gemeenten are made of: words, onderwerpen, doelgroepen and talen."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import yaml
from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from ...models import Bron, Doelgroep, Onderwerp, Taal

WOORDEN = settings.BASE_DIR / "fixtures" / "voorbeeldstad.yaml"


@dataclass(frozen=True)
class Stof:
    woorden: dict
    activiteiten: list[dict]
    onderwerpen: dict[str, Onderwerp]
    doelgroepen: dict[str, Doelgroep]
    talen: list[Taal]
    bron: Bron
    vandaag: date

    @property
    def herkomst(self) -> dict:
        return {"bron": self.bron, "paragraaf": "verzonnen"}


@lru_cache(maxsize=1)
def lees_woorden() -> dict:
    return yaml.safe_load(WOORDEN.read_text(encoding="utf-8"))


def laad_stof() -> Stof:
    """Creates the bron, doelgroepen and talen that are not there yet.

    Raises `ValueError` when the onderwerpen are not loaded.
    """
    onderwerpen = {een.slug: een for een in Onderwerp.objects.all()}
    if not onderwerpen:
        raise ValueError("Er zijn nog geen onderwerpen: draai eerst manage.py begin.")
    woorden = lees_woorden()
    activiteiten = [
        {"ontmoetingsplek": False, "doelgroep": "", **activiteit, "onderwerp": slug}
        for slug, lijst in woorden["activiteiten"].items()
        for activiteit in lijst
        if slug in onderwerpen
    ]
    bron, _ = Bron.objects.get_or_create(
        slug="proefdata",
        defaults={"titel": "Verzonnen voorbeeld", "jaar": 2026, "uitgever": "Voorbeeldstad"},
    )
    return Stof(
        woorden=woorden,
        activiteiten=activiteiten,
        onderwerpen=onderwerpen,
        doelgroepen=_doelgroepen(activiteiten),
        talen=[
            Taal.objects.get_or_create(code=taal["code"], defaults=taal)[0]
            for taal in woorden["talen"]
        ],
        bron=bron,
        vandaag=timezone.localdate(),
    )


def _doelgroepen(activiteiten: list[dict]) -> dict[str, Doelgroep]:
    namen = sorted({activiteit["doelgroep"] for activiteit in activiteiten} - {""})
    return {
        naam: Doelgroep.objects.get_or_create(slug=slugify(naam), defaults={"naam": naam})[0]
        for naam in namen
    }

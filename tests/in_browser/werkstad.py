"""Someone who is signed in, and an address of each page under `/werk/`, in the database of a server.

python -m tests.in_browser.werkstad: prints, as JSON, per page the cookies and the addresses. The
pages come from `beheer.toegang.TABEL`; one that a redacteur may not open is for an aanbieder.
"""

import json
import os
import sys


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "sociale_kaart.settings"
    import django

    django.setup()
    from beheer.models.rol import Rolsoort
    from beheer.toegang import TOEGANG
    from tests.beheer.stad import Stad, adres_van

    stad = Stad()
    redacteur, aanbieder = stad.iemand(Rolsoort.REDACTEUR), stad.iemand(Rolsoort.AANBIEDER)
    _maak_druk(stad, redacteur)
    koekjes = {een: _koekjes(een) for een in (redacteur, aanbieder)}
    json.dump(
        {
            pagina: {
                "koekjes": koekjes[redacteur if Rolsoort.REDACTEUR in mag else aanbieder],
                "adressen": [adres_van(pagina, stad), *_ook(pagina, stad, redacteur)],
            }
            for pagina, mag in TOEGANG.items()
        },
        sys.stdout,
    )


def _maak_druk(stad, redacteur) -> None:
    """On each list more than fits on one page, of Voorbeeldstad and of the gemeente itself."""
    from beheer.models import Rol
    from beheer.models.rol import Rolsoort
    from tests.factories import AanbodFactory, SignaalFactory
    from wijken.models import Gemeente

    voorbeeldstad = Gemeente.objects.get(slug="voorbeeldstad")
    Rol.objects.create(gebruiker=redacteur, soort=Rolsoort.REDACTEUR, gemeente=voorbeeldstad)
    for aanbod in AanbodFactory.create_batch(3, gemeente=stad.gemeente, aanbieder=stad.aanbieder):
        SignaalFactory(aanbod=aanbod, email="iemand@voorbeeld.example")


def _koekjes(gebruiker) -> dict[str, str]:
    from django.test import Client

    client = Client()
    client.force_login(gebruiker)
    return {naam: koekje.value for naam, koekje in client.cookies.items()}


def _ook(pagina: str, stad, redacteur) -> list[str]:
    """Addresses of the same page that look otherwise: a step, a stage, a filter."""
    from django.urls import reverse

    from beheer.forms.stappen import STAPPEN

    if pagina in ("aanbod_bewerken", "aanbod_voorstellen"):
        adres = reverse(f"werk:{pagina}", args=[stad.aanbod.pk])
        return [f"{adres}?stap={stap}" for stap in STAPPEN]
    if pagina == "import_een":
        return [reverse("werk:import_een", args=[een.pk]) for een in _imports(stad, redacteur)]
    return []


def _imports(stad, redacteur):
    """Columns to choose, rows to choose, and what came of it."""
    from beheer.models.inlezing import Staat
    from tests.beheer.uitwisseling.hulp import als_csv, doe, lees_in

    bestand = als_csv(["naam", "aanbieder", "samenvatting", "kleur"],
                      ["Koffie", stad.aanbieder.naam, "Een kop koffie.", "rood"],
                      ["", "Onbekend", "Zonder naam.", "groen"])  # fmt: skip
    vergeleken, verwerkt = (
        lees_in(bestand, door=redacteur, gemeente=stad.gemeente) for _ in range(2)
    )
    verwerkt.regels.exclude(soort="geweigerd").update(gekozen=True)
    doe(verwerkt, Staat.PAST_TOE)
    gelezen = lees_in(bestand, door=redacteur, gemeente=stad.gemeente)
    gelezen.staat = Staat.GELEZEN
    gelezen.save()
    return gelezen, vergeleken, verwerkt


if __name__ == "__main__":
    main()

"""Steps of `test_afbreken`, each a process of its own on a database of its own.

`python -m tests.beheer.uitwisseling.proef maak|stand …`, with the database in the environment.
"""

import json
import os
import sys

import django

AANTAL = 1_500


def maak() -> None:
    """A gemeente full of aanbod, and a compared import that gives each a new name."""
    from aanbod.models import Aanbod
    from beheer.models.inlezing import Staat
    from tests.beheer.uitwisseling.hulp import als_csv, lees_in
    from tests.factories import AanbiederFactory, GebruikerFactory, GemeenteFactory

    gemeente = GemeenteFactory(naam="Proefstad", slug="proefstad")
    beheerder = GebruikerFactory(is_superuser=True)
    aanbieder = AanbiederFactory(naam="Club")
    Aanbod.objects.bulk_create(
        Aanbod(
            naam=f"Oud {n}", slug=f"oud-{n}", aanbieder=aanbieder, gemeente=gemeente, rol="algemeen",
            bereik="gemeente", samenvatting="Kom langs.", status="gepubliceerd", eigen_oordeel="x",
        )
        for n in range(AANTAL)
    )  # fmt: skip
    rijen = ([f"oud-{n}", f"Nieuw {n}"] for n in range(AANTAL))
    import_ = lees_in(als_csv(["adresdeel", "naam"], *rijen), door=beheerder, gemeente=gemeente)
    import_.staat = Staat.PAST_TOE
    import_.save()
    print(import_.pk)


def stand(sleutel: int) -> None:
    from aanbod.models import Aanbod, Zoekdocument
    from beheer.models import Import, Wijziging
    from beheer.uitwisseling.werk import is_afgebroken

    import_ = Import.objects.get(pk=sleutel)
    print(json.dumps({
        "staat": import_.staat,
        "afgebroken": is_afgebroken(import_),
        "nieuw": Aanbod.objects.filter(naam__startswith="Nieuw").count(),
        "opgeschreven": Wijziging.objects.count(),
        "vindbaar": Zoekdocument.objects.filter(naam__contains="nieuw").count(),
    }))  # fmt: skip


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "sociale_kaart.settings"
    django.setup()
    {"maak": maak, "stand": stand}[sys.argv[1]](*map(int, sys.argv[2:]))

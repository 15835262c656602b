"""`begin` fills an empty database, and leaves a filled one alone."""

from io import StringIO

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import call_command

from aanbod.models import Aanbod, Zoekdocument
from hulpvragen.models import Vragenboom
from wijken.models import Gemeente

pytestmark = pytest.mark.django_db


def _begin():
    uitvoer = StringIO()
    call_command("begin", stdout=uitvoer)
    return uitvoer.getvalue()


def _alles():
    """Every row of every model of our own, as it is stored."""
    return {
        model._meta.label: serializers.serialize("json", model.objects.order_by("pk"))
        for app in ("wijken", "aanbod", "beheer", "hulpvragen", "gebruikers")
        for model in apps.get_app_config(app).get_models()
    }


def test_een_tweede_keer_verandert_niets():
    vooraf = _alles()

    uitvoer = _begin()

    assert uitvoer == "De database is al gevuld; er is niets geladen.\n"
    assert _alles() == vooraf


def test_een_tweede_keer_laat_met_de_hand_gewijzigde_gegevens_staan(een_aanbod):
    Aanbod.objects.filter(pk=een_aanbod.pk).update(samenvatting="Met de hand.")

    _begin()

    een_aanbod.refresh_from_db()
    assert een_aanbod.samenvatting == "Met de hand."


def test_een_keer_laadt_drie_gemeenten_met_aanbod_dat_te_vinden_is():
    for slug in ("dordrecht", "alblasserdam", "voorbeeldstad"):
        gemeente = Gemeente.objects.get(slug=slug)
        openbaar = Aanbod.objects.gepubliceerd().filter(gemeente=gemeente)
        assert openbaar
        assert Zoekdocument.objects.filter(aanbod__in=openbaar).count() == openbaar.count()


def test_geen_gemeente_is_vrijgegeven_voor_een_redacteur_dat_doet():
    assert list(Gemeente.objects.vrijgegeven()) == []


def test_een_keer_laadt_ook_de_vragen_van_de_hulpwijzer():
    assert [boom.stand for boom in Vragenboom.objects.all()] == ["live"]

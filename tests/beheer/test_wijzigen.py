"""The one way in which a record changes: what is written, refused, and told afterwards."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from aanbod.gegevens import lees
from aanbod.models import Aanbod, Contactpersoon
from aanbod.models.aanbieder import Status
from aanbod.zoeken.kennis import kennis
from aanbod.zoeken.lezing import lees as lees_vraag
from aanbod.zoeken.vraag import Zoekvraag
from aanbod.zoeken.zoek import zoek
from beheer.actions.terugdraaien import draai_terug
from beheer.actions.wijzigen import Botsing, Herkomst, maak, wijzig
from beheer.models import Persoonswaarde, Wijziging
from beheer.models.wijziging import Weg
from tests.factories import AanbiederFactory, AanbodFactory, OnderwerpFactory

pytestmark = pytest.mark.django_db
BY = Herkomst(Weg.FORMULIER, door=7, als="redacteur Teststad")


@pytest.fixture
def aanbod(teststad):
    return AanbodFactory(naam="Kwartelclub", gemeente=teststad)


def _gevonden(gemeente, tekst):
    bekend = kennis(gemeente)
    return {een.pk for een in zoek(Zoekvraag(gemeente, bekend, lees_vraag(tekst, bekend))).treffers}


def test_een_wijziging_wordt_bewaard_gevonden_en_opgeschreven(aanbod, teststad):
    rij = wijzig(aanbod, {"naam": "Zilverreiger", "inloop": True}, by=BY)

    aanbod.refresh_from_db()
    assert (aanbod.naam, aanbod.inloop) == ("Zilverreiger", True)
    assert _gevonden(teststad, "zilverreiger") == {aanbod.pk}
    assert rij.velden == {"naam": ["Kwartelclub", "Zilverreiger"], "inloop": [False, True]}
    assert (rij.soort, rij.sleutel, rij.door, rij.als, rij.weg) == (
        "aanbod", aanbod.pk, 7, "redacteur Teststad", "formulier",
    )  # fmt: skip
    assert rij.gemeente == teststad.pk


def test_wie_niets_wijzigt_laat_geen_spoor_na(aanbod):
    assert wijzig(aanbod, {"naam": "Kwartelclub"}, by=BY) is None
    assert Wijziging.objects.van(aanbod).count() == 0


def test_wat_een_ander_intussen_wijzigde_wordt_niet_overschreven(aanbod):
    gezien = lees(aanbod)
    wijzig(aanbod, {"naam": "Van de eerste", "inloop": True}, by=BY)

    with pytest.raises(Botsing) as fout:
        wijzig(aanbod, {"naam": "Van de tweede", "kosten": "gratis"}, by=BY, verwacht=gezien)

    assert fout.value.velden == {"naam": ["Kwartelclub", "Van de eerste", "Van de tweede"]}
    aanbod.refresh_from_db()
    assert (aanbod.naam, aanbod.kosten) == ("Van de eerste", "onbekend")


def test_twee_die_iets_anders_wijzigen_botsen_niet(aanbod):
    gezien = lees(aanbod)
    wijzig(aanbod, {"naam": "Van de eerste"}, by=BY)

    wijzig(aanbod, {"kosten": "gratis"}, by=BY, verwacht=gezien)

    aanbod.refresh_from_db()
    assert (aanbod.naam, aanbod.kosten) == ("Van de eerste", "gratis")


def test_een_fout_zegt_bij_welk_veld_en_laat_alles_staan(aanbod):
    with pytest.raises(ValidationError) as fout:
        wijzig(aanbod, {"naam": "Nieuw", "kosten": "veel", "gemeente": "bestaat-niet"}, by=BY)

    assert "gemeente" in fout.value.message_dict
    aanbod.refresh_from_db()
    assert aanbod.naam == "Kwartelclub"
    assert not Wijziging.objects.van(aanbod).exists()


def test_een_aanbod_voor_wijken_zonder_wijk_wordt_geweigerd(aanbod):
    with pytest.raises(ValidationError) as fout:
        wijzig(aanbod, {"bereik": "wijken", "werkgebieden": []}, by=BY)

    assert list(fout.value.message_dict) == ["werkgebieden"]
    aanbod.refresh_from_db()
    assert aanbod.bereik != "wijken"


def test_een_nieuw_record_staat_er_met_al_zijn_regels(teststad):
    onderwerp = OnderwerpFactory(naam="Puzzelzaken")
    bron = AanbodFactory(gemeente=teststad, onderwerpen=[onderwerp], status=Status.GEPUBLICEERD)
    waarden = {**lees(bron), "naam": "Kopie", "slug": "kopie"}

    rij = maak(Aanbod(), waarden, by=BY)

    kopie = Aanbod.objects.get(slug="kopie")
    assert lees(kopie) == waarden
    assert rij.is_nieuw
    assert _gevonden(teststad, "kopie") == {kopie.pk}


def test_een_bijnaam_erbij_en_eraf_staat_in_de_geschiedenis():
    aanbieder = AanbiederFactory(naam="Zilvermeeuw")

    wijzig(aanbieder, {"aliassen": [{"naam": "Meeuw"}]}, by=BY)
    rij = wijzig(aanbieder, {"aliassen": []}, by=BY)

    assert rij.velden == {"aliassen": [[{"naam": "Meeuw"}], []]}
    assert not aanbieder.aliassen.exists()


# --- Undo --------------------------------------------------------------------------------


def test_terugdraaien_geeft_de_oude_waarden_en_staat_zelf_in_de_lijst(aanbod):
    eerst = lees(aanbod)
    rij = wijzig(aanbod, {"naam": "Anders", "inloop": True}, by=BY)

    (terug,) = draai_terug(Wijziging.objects.filter(handeling=rij.handeling), by=BY)

    assert lees(Aanbod.objects.get(pk=aanbod.pk)) == eerst
    assert (terug.weg, terug.draait_terug) == ("terug", rij.handeling)
    assert Wijziging.objects.van(aanbod).count() == 2


def test_alles_van_een_handeling_gaat_samen_terug_of_niet(teststad):
    by = BY.met_handeling()
    een, ander = AanbodFactory(gemeente=teststad), AanbodFactory(gemeente=teststad)
    eerst = [lees(een), lees(ander)]
    for record in (een, ander):
        wijzig(record, {"kosten": "gratis"}, by=by)
    wijzig(ander, {"kosten": "betaald"}, by=BY)

    with pytest.raises(Botsing):
        draai_terug(Wijziging.objects.filter(handeling=by.handeling), by=BY)
    assert Aanbod.objects.get(pk=een.pk).kosten == "gratis"

    wijzig(ander, {"kosten": "gratis"}, by=BY)
    draai_terug(Wijziging.objects.filter(handeling=by.handeling), by=BY)
    assert [lees(Aanbod.objects.get(pk=een.pk)), lees(Aanbod.objects.get(pk=ander.pk))] == eerst


def test_wat_nieuw_was_gaat_naar_het_archief(teststad):
    waarden = {**lees(AanbodFactory(gemeente=teststad)), "naam": "Kopie", "slug": "kopie"}
    rij = maak(Aanbod(), waarden, by=BY)

    draai_terug(Wijziging.objects.filter(pk=rij.pk), by=BY)

    assert Aanbod.objects.get(slug="kopie").status == Status.GEARCHIVEERD


# --- What the history holds --------------------------------------------------------------


def test_de_database_weigert_de_geschiedenis_te_wijzigen(aanbod):
    rij = wijzig(aanbod, {"naam": "Anders"}, by=BY)

    for poging in (
        lambda: Wijziging.objects.filter(pk=rij.pk).update(als="niemand"),
        lambda: Wijziging.objects.filter(pk=rij.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="alleen aangevuld"), transaction.atomic():
            poging()
    assert Wijziging.objects.get(pk=rij.pk).als == "redacteur Teststad"


def test_van_een_persoon_staan_de_waarden_apart():
    persoon = Contactpersoon.objects.create(aanbieder=AanbiederFactory(), naam="Ada de Vries")

    rij = wijzig(persoon, {"naam": "Bea de Boer", "toestemming_op": "2026-01-01"}, by=BY)

    assert rij.velden == {"naam": [None, None], "toestemming_op": [None, "2026-01-01"]}
    assert rij.naam == ""
    waarde = Persoonswaarde.objects.get(wijziging=rij.pk)
    assert (waarde.veld, waarde.oud, waarde.nieuw) == ("naam", "Ada de Vries", "Bea de Boer")


def test_een_gewiste_persoon_komt_niet_terug():
    persoon = Contactpersoon.objects.create(aanbieder=AanbiederFactory(), naam="Ada de Vries")
    rij = wijzig(persoon, {"naam": "Bea de Boer", "toestemming_op": "2026-01-01"}, by=BY)
    Persoonswaarde.objects.all().delete()

    draai_terug(Wijziging.objects.filter(pk=rij.pk), by=BY)

    persoon.refresh_from_db()
    assert (persoon.naam, persoon.toestemming_op) == ("Bea de Boer", None)

"""Editing the questions: a copy is changed, looked at, and put on the site."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from hulpvragen.actions.vragenboom import kopieer
from hulpvragen.models import KEUZE_BIJ_VRIJ, VRIJ_MET_KEUZES, Vragenboom
from tests.factories import GebruikerFactory, KeuzeFactory, VraagstapFactory, VragenboomFactory
from tests.formulier import verstuur

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LIJST = "admin:hulpvragen_vragenboom_changelist"


@pytest.fixture
def beheer(client, beheerder):
    client.force_login(beheerder)
    return client


@pytest.fixture
def live():
    return Vragenboom.objects.live().get()


def _doe(beheer, actie, *bomen):
    gegevens = {"action": actie, "_selected_action": [boom.pk for boom in bomen]}
    return beheer.post(reverse(LIJST), gegevens, follow=True).content.decode()


def _voorbeeld(boom, vraag=""):
    return reverse("admin:hulpvragen_vragenboom_voorbeeld", args=[boom.pk]) + vraag


def test_van_kopie_tot_op_de_site(beheer, client, live):
    assert "staat klaar als concept" in _doe(beheer, "maak_kopie", live)
    kopie = Vragenboom.objects.get(stand="concept")
    stap = kopie.stappen.get(soort="over")
    antwoord = verstuur(
        beheer, reverse("admin:hulpvragen_vraagstap_change", args=[stap.pk]), vraag="Wat is er?"
    )
    assert antwoord.status_code == 302
    assert "Wat is er?" in beheer.get(_voorbeeld(kopie)).content.decode()
    assert "Wat is er?" not in client.get("/dordrecht/hulpwijzer/").content.decode()

    assert "staan nu op de site" in _doe(beheer, "naar_de_site", kopie)

    assert "Wat is er?" in client.get("/dordrecht/hulpwijzer/").content.decode()


def test_wat_op_de_site_staat_is_niet_te_wijzigen(beheer, live):
    stap = live.stappen.first()
    for pad in (
        reverse("admin:hulpvragen_vragenboom_change", args=[live.pk]),
        reverse("admin:hulpvragen_vraagstap_change", args=[stap.pk]),
    ):
        assert beheer.get(pad).status_code == 200
        assert beheer.post(pad, {"vraag": "Weg ermee"}).status_code == 403
    stap.refresh_from_db()
    assert stap.vraag != "Weg ermee"


def test_een_nieuwe_vraag_komt_alleen_in_een_concept(beheer, live):
    concept = VragenboomFactory()

    formulier = beheer.get(reverse("admin:hulpvragen_vraagstap_add")).context["adminform"].form

    assert list(formulier.fields["boom"].queryset) == [concept]


@pytest.mark.parametrize("actie", ["maak_kopie", "naar_de_site", "wegleggen"])
def test_wie_alleen_mag_kijken_kan_niets_doen(client, live, actie):
    kijker = GebruikerFactory(is_staff=True)
    kijker.user_permissions.add(Permission.objects.get(codename="view_vragenboom"))
    client.force_login(kijker)
    concept = kopieer(live, naam="Kopie")

    _doe(client, actie, concept)

    concept.refresh_from_db()
    assert concept.stand == "concept"
    assert Vragenboom.objects.count() == 2


def test_een_leeg_concept_komt_niet_op_de_site_en_dat_wordt_gezegd(beheer, live):
    leeg = VragenboomFactory()

    assert "nog geen vraag" in _doe(beheer, "naar_de_site", leeg)
    assert "Kies één concept" in _doe(beheer, "naar_de_site", leeg, live)

    live.refresh_from_db()
    assert live.stand == "live"


def test_wegleggen_zegt_hoeveel(beheer):
    assert "1 weggelegd" in _doe(beheer, "wegleggen", VragenboomFactory())


def test_een_gebroken_regel_staat_bij_het_veld(beheer):
    stap = VraagstapFactory()
    KeuzeFactory(stap=stap)
    pad = reverse("admin:hulpvragen_vraagstap_change", args=[stap.pk])

    antwoord = verstuur(
        beheer, pad, keuzes__0__leeftijd_vanaf="18", keuzes__0__leeftijd_tot_en_met="3"
    )

    assert "De hoogste leeftijd ligt onder de laagste." in antwoord.content.decode()


@pytest.mark.parametrize("stand", ["concept", "live"])
def test_vragen_en_keuzes_komen_en_gaan_alleen_in_een_concept(rf, beheerder, live, stand):
    boom = live if stand == "live" else VragenboomFactory()
    stap = live.stappen.first() if stand == "live" else VraagstapFactory(boom=boom)
    verzoek = rf.get("/")
    verzoek.user = beheerder

    for record in (boom, stap):
        beheer = admin.site.get_model_admin(type(record))
        [inline] = beheer.get_inline_instances(verzoek)
        mag = stand == "concept"
        assert beheer.has_change_permission(verzoek, record) is mag
        assert not beheer.has_delete_permission(verzoek, record)
        assert inline.has_add_permission(verzoek, record) is mag
        assert inline.has_change_permission(verzoek, record) is mag
        assert inline.has_delete_permission(verzoek, record) is mag


def test_een_vraag_met_keuzes_tot_een_vrij_veld_maken_zegt_bij_het_veld_wat_er_moet(beheer):
    stap = VraagstapFactory()
    KeuzeFactory(stap=stap)
    pad = reverse("admin:hulpvragen_vraagstap_change", args=[stap.pk])

    antwoord = verstuur(beheer, pad, soort="waar")

    context = antwoord.context
    assert context["adminform"].form.errors == {"soort": [VRIJ_MET_KEUZES]}
    [keuze] = context["inline_admin_formsets"][0].formset.initial_forms
    assert keuze.errors == {"tekst": [KEUZE_BIJ_VRIJ]}


def test_een_nieuwe_vrije_vraag_met_een_keuze_erbij_wordt_geweigerd(beheer):
    concept = VragenboomFactory()

    antwoord = verstuur(
        beheer,
        reverse("admin:hulpvragen_vraagstap_add"),
        boom=concept.pk,
        soort="waar",
        vraag="Waar?",
        keuzes__TOTAL_FORMS="1",
        keuzes__0__code="a",
        keuzes__0__tekst="A",
        keuzes__0__pictogram="eenhoorn",
    )

    [keuze] = antwoord.context["inline_admin_formsets"][0].formset.extra_forms
    assert keuze.errors["tekst"] == [KEUZE_BIJ_VRIJ]
    assert "eenhoorn" in keuze.errors["pictogram"][0]

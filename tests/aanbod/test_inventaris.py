"""Loading the inventory: everything, or nothing and the record that was wrong."""

import copy

import pytest
import yaml
from django.conf import settings

from aanbod.actions.inventaris import Inventarisfout, laad_inventaris
from aanbod.models import (
    Aanbieder,
    AanbiederAlias,
    Aanbod,
    AanbodLocatie,
    AanbodOnderwerp,
    Aanspreekpunt,
    Bron,
    Doelgroep,
    Onderwerp,
    Taal,
    Werkgebied,
    Zoekdocument,
)
from wijken.models import Locatie

pytestmark = pytest.mark.django_db

FIXTURES = settings.BASE_DIR / "fixtures"
TELLEN = [
    Bron, Onderwerp, Doelgroep, Taal, Aanbieder, AanbiederAlias, Aanbod, AanbodOnderwerp,
    Werkgebied, Locatie, AanbodLocatie, Aanspreekpunt, Zoekdocument,
]  # fmt: skip

BRONNEN = [{"slug": "rapport-x", "titel": "Rapport X", "jaar": 2021, "gemeente": "teststad"}]
ONDERWERPEN = {
    "onderwerpen": [
        {
            "slug": "vogels",
            "naam": "Vogels",
            "pictogram": "wonen",
            "uitleg": "Hulp.",
            "uitleg_professional": "Hulp.",
        },
        {
            "slug": "mussen",
            "naam": "Mussen",
            "ouder": "vogels",
            "pictogram": "wonen",
            "uitleg": "Hulp.",
            "uitleg_professional": "Hulp.",
            "bevinding": "Er zijn er weinig.",
            "bevinding_bron": "rapport-x",
        },
    ],
    "doelgroepen": [{"slug": "vogelaars", "naam": "Vogelaars"}],
    "talen": [{"code": "xyz", "naam": "Vogels"}],
}


def _stad(gemeente):
    """One umbrella, one part of it, and an aanspreekpunt, as a file of a gemeente holds them."""
    west, oost = gemeente.wijken.order_by("-naam").values_list("code", flat=True)
    return {
        "aanbieders": [
            {
                "slug": "de-mus",
                "naam": "De Mus",
                "soort": "informeel",
                "onderdeel_van": "de-zwerm",
                "aliassen": ["Musje"],
                "bron": "rapport-x",
                "paragraaf": "2.1",
                "aanbod": [
                    {
                        "slug": "mussenhulp",
                        "naam": "Mussenhulp",
                        "samenvatting": "Wij helpen.",
                        "rol": "specifiek",
                        "bereik": "wijken",
                        "onderwerpen": [
                            {"slug": "mussen"},
                            {"slug": "vogels", "eigen_oordeel": "Ook mussen zijn vogels."},
                        ],
                        "wijken": [{"code": west, "paragraaf": "2.3"}],
                        "plekken": [{"wijk": oost}],
                        "doelgroepen": ["vogelaars"],
                        "bron": "rapport-x",
                        "paragraaf": "2.2",
                    }
                ],
            },
            {
                "slug": "de-zwerm",
                "naam": "De Zwerm",
                "soort": "formeel",
                "eigen_oordeel": "De koepel.",
                "aanbod": [
                    {
                        "slug": "zwermhulp",
                        "naam": "Zwermhulp",
                        "samenvatting": "Wij helpen in de regio.",
                        "rol": "algemeen",
                        "bereik": "regio",
                        "status": "concept",
                        "eigen_oordeel": "Test.",
                    }
                ],
            },
        ],
        "aanspreekpunten": [
            {"functie": "makelaar", "uitleg": "Er is er geen.", "in_plaats_daarvan": ["mussenhulp"]}
        ],
    }


@pytest.fixture
def inhoud(teststad):
    return {
        "bronnen": copy.deepcopy(BRONNEN),
        "onderwerpen": copy.deepcopy(ONDERWERPEN),
        "teststad": _stad(teststad),
    }


@pytest.fixture
def laad(tmp_path, teststad):
    def laad_(inhoud):
        for naam, deel in inhoud.items():
            (tmp_path / f"{naam}.yaml").write_text(yaml.safe_dump(deel), encoding="utf-8")
        return laad_inventaris(tmp_path, ["teststad"])

    return laad_


def _aantallen():
    return {model.__name__: model.objects.count() for model in TELLEN}


def _mus(inhoud):
    return inhoud["teststad"]["aanbieders"][0]


def _mussenhulp(inhoud):
    return _mus(inhoud)["aanbod"][0]


# --- Everything ----------------------------------------------------------------------------------


def test_alles_uit_de_bestanden_staat_erna_in_de_database(laad, inhoud, teststad):
    geladen = laad(inhoud)

    aanbod = Aanbod.objects.get(slug="mussenhulp")
    assert [een.slug for een in geladen] == ["mussenhulp", "zwermhulp"]
    assert (aanbod.status, aanbod.gemeente, aanbod.gecontroleerd_op) == (
        "gepubliceerd",
        teststad,
        None,
    )
    assert aanbod.aanbieder.onderdeel_van.slug == "de-zwerm"
    assert [alias.naam for alias in aanbod.aanbieder.aliassen.all()] == ["Musje"]
    assert [groep.naam for groep in aanbod.doelgroepen.all()] == ["Vogelaars"]
    assert Onderwerp.objects.get(slug="mussen").ouder.slug == "vogels"
    assert Onderwerp.objects.get(slug="mussen").bevinding_bron.titel == "Rapport X"


def test_een_wijk_zonder_eigen_bron_heeft_die_van_haar_aanbod(laad, inhoud):
    laad(inhoud)

    gebied = Werkgebied.objects.get(aanbod__slug="mussenhulp")
    assert (gebied.bron.slug, gebied.paragraaf) == ("rapport-x", "2.3")


def test_een_onderwerp_zonder_eigen_paragraaf_heeft_die_van_zijn_aanbod(laad, inhoud):
    laad(inhoud)

    koppeling = AanbodOnderwerp.objects.get(aanbod__slug="mussenhulp", onderwerp__slug="mussen")
    assert (koppeling.bron.slug, koppeling.paragraaf) == ("rapport-x", "2.2")


def test_een_onderwerp_op_eigen_oordeel_noemt_geen_bron(laad, inhoud):
    laad(inhoud)

    koppeling = AanbodOnderwerp.objects.get(aanbod__slug="mussenhulp", onderwerp__slug="vogels")
    assert (koppeling.bron, koppeling.paragraaf) == (None, "")
    assert koppeling.eigen_oordeel == "Ook mussen zijn vogels."


def test_een_plek_waarvan_alleen_de_wijk_bekend_is_krijgt_geen_punt(laad, inhoud):
    laad(inhoud)

    locatie = AanbodLocatie.objects.get(aanbod__slug="mussenhulp").locatie
    assert (locatie.naam, locatie.precisie, locatie.wijk.slug) == ("De Mus", "wijk", "oost")
    assert not locatie.heeft_positie


def test_regionaal_aanbod_hoort_bij_de_regio_van_de_gemeente(laad, inhoud, teststad):
    laad(inhoud)

    aanbod = Aanbod.objects.get(slug="zwermhulp")
    assert (aanbod.regio, aanbod.gemeente) == (teststad.regio, None)


def test_een_aanspreekpunt_zonder_aanbod_noemt_wat_er_wel_is(laad, inhoud, teststad):
    laad(inhoud)

    punt = Aanspreekpunt.objects.get(gemeente=teststad)
    assert (punt.aanbod, punt.uitleg) == (None, "Er is er geen.")
    assert [een.slug for een in punt.in_plaats_daarvan.all()] == ["mussenhulp"]


def test_wat_openbaar_is_wordt_meteen_gevonden_en_een_concept_niet(laad, inhoud):
    laad(inhoud)

    assert Zoekdocument.objects.filter(aanbod__slug="mussenhulp").exists()
    assert not Zoekdocument.objects.filter(aanbod__slug="zwermhulp").exists()


# --- Or nothing ----------------------------------------------------------------------------------


def _mist_herkomst(inhoud):
    del _mus(inhoud)["bron"], _mus(inhoud)["paragraaf"]


def _wijken_zonder_wijk(inhoud):
    _mussenhulp(inhoud)["wijken"] = []


def _wijk_van_elders(inhoud):
    _mussenhulp(inhoud)["wijken"] = [{"code": "WK050501"}]


def _onbekende_wijk(inhoud):
    _mussenhulp(inhoud)["wijken"] = [{"code": "WK123456"}]


def _onbekend_onderwerp(inhoud):
    _mussenhulp(inhoud)["onderwerpen"] = [{"slug": "reigers"}]


def _onbekende_bron(inhoud):
    _mussenhulp(inhoud)["bron"] = "rapport-y"


def _onbekende_doelgroep(inhoud):
    _mussenhulp(inhoud)["doelgroepen"] = ["reigers"]


def _onbekende_rol(inhoud):
    _mussenhulp(inhoud)["rol"] = "gewoon"


def _twee_keer_hetzelfde(inhoud):
    _mus(inhoud)["aanbod"].append(_mussenhulp(inhoud))


def _geen_samenvatting(inhoud):
    del _mussenhulp(inhoud)["samenvatting"]


def _te_lange_samenvatting(inhoud):
    _mussenhulp(inhoud)["samenvatting"] = "x" * 201


def _soort_zonder_reden(inhoud):
    _mussenhulp(inhoud)["soort_afwijkend"] = "formeel"


def _twee_keer_een_bijnaam(inhoud):
    _mus(inhoud)["aliassen"] = ["Musje", "Musje"]


FOUTEN = {
    _mist_herkomst: "Noem de bron met de paragraaf",
    _wijken_zonder_wijk: "Kies ten minste één wijk",
    _wijk_van_elders: "De wijk Binnenstad ligt niet in Teststad",
    _onbekende_wijk: "WK123456",
    _onbekend_onderwerp: "reigers",
    _onbekende_bron: "rapport-y",
    _onbekende_doelgroep: "reigers",
    _onbekende_rol: "gewoon",
    _twee_keer_hetzelfde: "Er bestaat al een Aanbod met eenzelfde Adresdeel",
    _geen_samenvatting: "samenvatting",
    _te_lange_samenvatting: "samenvatting",
    _soort_zonder_reden: "Wijkt de soort af van de aanbieder",
    _twee_keer_een_bijnaam: "bestaat al",
}


@pytest.mark.parametrize("breek, regel", FOUTEN.items(), ids=[breek.__name__ for breek in FOUTEN])
def test_een_fout_record_laadt_niets_en_noemt_bestand_record_en_regel(laad, inhoud, breek, regel):
    breek(inhoud)
    vooraf = _aantallen()

    with pytest.raises(Inventarisfout) as fout:
        laad(inhoud)

    melding = " ".join(fout.value.messages)
    assert "teststad" in melding
    assert "de-mus" in melding or "mussenhulp" in melding
    assert regel in melding
    assert _aantallen() == vooraf


def test_een_fout_in_een_aanbod_noemt_dat_aanbod(laad, inhoud):
    """An aanbieder may have ten of them: his name alone does not say which is wrong."""
    _soort_zonder_reden(inhoud)

    with pytest.raises(Inventarisfout, match="mussenhulp"):
        laad(inhoud)


def test_een_onbekende_koepel_noemt_het_record(laad, inhoud):
    _mus(inhoud)["onderdeel_van"] = "de-reigers"
    vooraf = _aantallen()

    with pytest.raises(Inventarisfout, match=r"de-mus.*de-reigers"):
        laad(inhoud)

    assert _aantallen() == vooraf


def test_een_onbekend_aanbod_van_een_aanspreekpunt_noemt_het_aanspreekpunt(laad, inhoud):
    inhoud["teststad"]["aanspreekpunten"][0]["aanbod"] = "reigerhulp"
    vooraf = _aantallen()

    with pytest.raises(Inventarisfout, match=r"teststad: makelaar.*reigerhulp"):
        laad(inhoud)

    assert _aantallen() == vooraf


def test_een_onderwerp_dat_een_regel_breekt_is_een_inventarisfout(laad, inhoud):
    del inhoud["onderwerpen"]["onderwerpen"][1]["bevinding_bron"]
    vooraf = _aantallen()

    with pytest.raises(Inventarisfout, match=r"mussen.*Een bevinding heeft een bron nodig"):
        laad(inhoud)

    assert _aantallen() == vooraf


def test_een_verkeerd_gespeld_veld_wordt_niet_stil_overgeslagen(laad, inhoud):
    _mussenhulp(inhoud)["ontmoetingplek"] = True

    with pytest.raises(Inventarisfout, match="ontmoetingplek"):
        laad(inhoud)


# --- The real inventory ----------------------------------------------------------------------------


def _rijen(slug):
    return yaml.safe_load((FIXTURES / f"{slug}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", ["dordrecht", "alblasserdam"])
def test_elk_record_uit_de_echte_bestanden_staat_in_de_database(slug):
    rijen = _rijen(slug)["aanbieders"]
    aanbod = {een["slug"]: een for rij in rijen for een in rij.get("aanbod") or []}

    in_database = {een.slug: een for een in Aanbod.objects.filter(slug__in=aanbod)}

    assert Aanbieder.objects.filter(slug__in=[rij["slug"] for rij in rijen]).count() == len(rijen)
    assert set(in_database) == set(aanbod)
    for naam, rij in aanbod.items():
        record = in_database[naam]
        koppelingen = set(record.onderwerpen.values_list("slug", flat=True))
        assert koppelingen == {deel["slug"] for deel in rij.get("onderwerpen") or []}, naam
        gebieden = set(record.wijken.values_list("code", flat=True))
        assert gebieden == {deel["code"] for deel in rij.get("wijken") or []}, naam


def test_elk_echt_record_voldoet_aan_elke_regel():
    echt = Aanbod.objects.exclude(gemeente__slug="voorbeeldstad").select_related("aanbieder")

    assert echt
    for aanbod in echt:
        aanbod.full_clean()
        aanbod.aanbieder.full_clean()


def test_wat_een_bron_alleen_van_plan_was_is_niet_te_vinden():
    gepland = Aanbod.objects.filter(status="gepland")

    assert gepland
    assert not Zoekdocument.objects.filter(aanbod__in=gepland).exists()


def test_geen_echt_record_doet_alsof_het_gecontroleerd_is():
    echt = Aanbod.objects.exclude(gemeente__slug="voorbeeldstad")

    assert not echt.filter(gecontroleerd_op__isnull=False).exists()


def test_van_echte_organisaties_is_niets_verzonnen():
    echt = Aanbod.objects.exclude(gemeente__slug="voorbeeldstad")
    aanbieders = Aanbieder.objects.filter(aanbod__in=echt)

    assert not echt.exclude(telefoon="", email="").exists()
    assert not aanbieders.exclude(telefoon="", email="").exists()
    assert not aanbieders.filter(contactpersonen__isnull=False).exists()
    assert not AanbodLocatie.objects.filter(aanbod__in=echt).exclude(openingstijden="").exists()
    assert not Locatie.objects.filter(aanbod__in=echt, breedte__isnull=False).exists()

"""When it is open, in words, over holidays, midnight and the changes of the clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from aanbod.models import AanbodLocatie
from aanbod.openingstijden import BEREIKBAAR, ONBEKEND, Sluiting, Stand, controleer, stand, week

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
KANTOOR = "Mo-Fr 09:00-17:00; PH off"
NACHT = "Fr 20:00-02:00"


def _om(jaar, maand, dag, uur=12, minuut=0, *, fold=0):
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=AMSTERDAM, fold=fold)


@pytest.mark.parametrize(
    "wanneer, is_open, tekst",
    [
        # 22 April 2026 is a Wednesday.
        (_om(2026, 4, 22, 10), True, "nu open tot 17:00"),
        (_om(2026, 4, 22, 16, 59), True, "nu open tot 17:00"),
        (_om(2026, 4, 22, 17), False, "morgen om 9:00 weer open"),
        (_om(2026, 4, 22, 8, 59), False, "vandaag om 9:00 weer open"),
        (_om(2026, 4, 22, 9), True, "nu open tot 17:00"),
        (_om(2026, 4, 17, 18), False, "maandag om 9:00 weer open"),
    ],
)
def test_open_of_wanneer_weer(wanneer, is_open, tekst):
    assert stand(KANTOOR, wanneer) == Stand(is_open, tekst)


@pytest.mark.parametrize(
    "wanneer, tekst",
    [
        # Koningsdag 2026 is Monday 27 April; in 2025 it was kept on Saturday 26 April.
        (_om(2026, 4, 24, 18), "dinsdag om 9:00 weer open"),
        (_om(2026, 4, 27, 10), "morgen om 9:00 weer open"),
        # Christmas 2026: Friday and Saturday.
        (_om(2026, 12, 24, 18), "maandag om 9:00 weer open"),
        (_om(2026, 12, 25, 10), "maandag om 9:00 weer open"),
        # Easter Monday 2026, a holiday that moves.
        (_om(2026, 4, 6, 10), "morgen om 9:00 weer open"),
    ],
)
def test_op_een_feestdag_is_het_dicht(wanneer, tekst):
    assert stand(KANTOOR, wanneer) == Stand(False, tekst)


def test_koningsdag_op_zondag_wordt_zaterdag_gevierd():
    elke_dag = "Mo-Su 09:00-17:00; PH off"

    assert not stand(elke_dag, _om(2025, 4, 26)).is_open
    assert stand(elke_dag, _om(2025, 4, 27)).is_open


def test_wie_niets_over_feestdagen_zegt_is_gewoon_open():
    assert stand("Mo-Su 10:00-22:00", _om(2026, 4, 27)).is_open


def test_een_uitleg_bij_een_feestdag_maakt_hem_niet_open():
    """A comment on a closed day is a change of state to the library, but it opens nothing."""
    assert stand('Mo-Fr 09:00-12:00; PH off "Koningsdag"', _om(2026, 4, 26, 10)) == Stand(
        False, "dinsdag om 9:00 weer open"
    )


def test_een_uitleg_bij_uren_die_op_elkaar_volgen_sluit_niets():
    notatie = 'Mo-Fr 09:00-12:00 "inloop", Mo-Fr 12:00-17:00 "alleen voor vrouwen"'

    assert stand(notatie, _om(2026, 4, 22, 10)) == Stand(True, "nu open tot 17:00")


AFSPRAAK = 'Mo,We 09:00-12:00, Mo,We 13:00-17:00 "op afspraak"; Th unknown "op afspraak"; PH off'


@pytest.mark.parametrize(
    "wanneer, verwacht",
    [
        # 20 April 2026 is a Monday.
        (_om(2026, 4, 20, 10), Stand(True, "nu open tot 12:00")),
        (_om(2026, 4, 20, 12, 30), Stand(False, "woensdag om 9:00 weer open")),
        (_om(2026, 4, 20, 14), Stand(False, "nu alleen op afspraak")),
        (_om(2026, 4, 23, 3), Stand(False, "nu alleen op afspraak")),
        (_om(2026, 4, 27, 14), Stand(False, "woensdag om 9:00 weer open")),
    ],
)
def test_op_afspraak_geldt_per_dag(wanneer, verwacht):
    assert stand(AFSPRAAK, wanneer) == verwacht


def test_wie_alleen_op_afspraak_werkt_gaat_nooit_open():
    assert stand('Mo-Fr 09:00-17:00 "op afspraak"', _om(2026, 4, 25)) == Stand(
        False, "alleen op afspraak"
    )


def test_de_week_zegt_wanneer_een_afspraak_nodig_is():
    dagen = dict(week(AFSPRAAK, _om(2026, 4, 20)))

    assert dagen["maandag"] == "9:00 – 12:00 en 13:00 – 17:00 op afspraak"


SLUITING = Sluiting(date(2026, 4, 22), date(2026, 4, 24))


@pytest.mark.parametrize(
    "wanneer, verwacht",
    [
        (_om(2026, 4, 21, 18), Stand(False, "maandag om 9:00 weer open")),
        (_om(2026, 4, 22, 10), Stand(False, "tijdelijk gesloten tot en met 24 april")),
        (_om(2026, 4, 24, 23, 59), Stand(False, "tijdelijk gesloten tot en met 24 april")),
        (_om(2026, 4, 25, 0), Stand(False, "maandag om 9:00 weer open")),
    ],
)
def test_een_sluiting_gaat_voor_de_gewone_uren(wanneer, verwacht):
    assert stand("Mo-Fr 09:00-17:00", wanneer, sluiting=SLUITING) == verwacht


def test_een_sluiting_in_de_nacht_breekt_het_blok_af():
    """Open over midnight, closed from the next day on."""
    sluiting = Sluiting(date(2026, 4, 25))

    assert stand(NACHT, _om(2026, 4, 24, 23), sluiting=sluiting) == Stand(True, "nu open tot 0:00")
    assert stand(NACHT, _om(2026, 5, 24), sluiting=sluiting) == Stand(False, "tijdelijk gesloten")


def test_de_week_van_een_sluiting_is_op_die_dagen_gesloten():
    dagen = dict(week("Mo-Fr 09:00-17:00", _om(2026, 4, 20), sluiting=SLUITING))

    assert dagen["dinsdag"] == "9:00 – 17:00"
    assert {dagen["woensdag"], dagen["donderdag"], dagen["vrijdag"]} == {"gesloten"}


def test_een_telefoonlijn_is_bereikbaar():
    uren = "Mo-Su 19:00-23:00"

    assert stand(uren, _om(2026, 4, 25, 20), woord=BEREIKBAAR).tekst == "nu bereikbaar tot 23:00"
    assert stand(uren, _om(2026, 4, 25, 9), woord=BEREIKBAAR).tekst == (
        "vandaag om 19:00 weer bereikbaar"
    )


def test_uren_die_niet_zeker_zijn_heten_niet_weer_open():
    assert "weer open" not in stand("Mo-Fr 09:00-12:00 unknown", _om(2026, 4, 22, 8)).tekst


@pytest.mark.parametrize(
    "wanneer, is_open, tekst",
    [
        # 24 April 2026 is a Friday.
        (_om(2026, 4, 24, 23), True, "nu open tot 2:00"),
        (_om(2026, 4, 25, 1, 59), True, "nu open tot 2:00"),
        (_om(2026, 4, 25, 2), False, "vrijdag om 20:00 weer open"),
    ],
)
def test_over_middernacht_loopt_de_avond_door(wanneer, is_open, tekst):
    assert stand(NACHT, wanneer) == Stand(is_open, tekst)


def test_altijd_open_heeft_geen_einde():
    assert stand("24/7", _om(2026, 4, 22)) == Stand(True, "nu open")
    assert stand("Mo-Su 00:00-24:00", _om(2026, 4, 22)) == Stand(True, "nu open")


def test_nooit_meer_open_belooft_niets():
    assert stand("2020 Mo-Fr 09:00-12:00", _om(2026, 4, 22)) == Stand(False, "nu gesloten")


def test_verder_weg_dan_een_week_staat_er_een_datum():
    notatie = "Mo-Fr 09:00-12:00; 2026 Apr 24-30 off"

    assert stand(notatie, _om(2026, 4, 23, 18)).tekst == "1-5 om 9:00 weer open"


def test_volgende_week_dezelfde_dag_staat_er_een_datum():
    """ "Maandag" said on a Monday would be read as today."""
    assert stand("Mo 09:00-12:00", _om(2026, 4, 20, 12)).tekst == "27-4 om 9:00 weer open"


@pytest.mark.parametrize(
    "wanneer, verwacht",
    [
        # The clock goes forward on 29 March 2026 and back on 25 October 2026, both Sundays.
        (_om(2026, 3, 28, 20), Stand(False, "morgen om 9:00 weer open")),
        (_om(2026, 3, 29, 10), Stand(True, "nu open tot 17:00")),
        (_om(2026, 10, 24, 20), Stand(False, "morgen om 9:00 weer open")),
        (_om(2026, 10, 25, 10), Stand(True, "nu open tot 17:00")),
    ],
)
def test_na_het_verzetten_van_de_klok_kloppen_de_uren(wanneer, verwacht):
    assert stand("Mo-Su 09:00-17:00", wanneer) == verwacht


@pytest.mark.parametrize(
    "wanneer",
    [
        _om(2026, 3, 29, 1, 30),
        _om(2026, 3, 29, 3, 30),
        _om(2026, 10, 25, 2, 30),
        _om(2026, 10, 25, 2, 30, fold=1),
    ],
)
def test_in_de_nacht_van_het_verzetten_is_het_open_tot_dezelfde_wijzer(wanneer):
    assert stand("Su 01:00-04:00", wanneer) == Stand(True, "nu open tot 4:00")


def test_een_tijd_in_een_andere_tijdzone_is_een_tijd_in_amsterdam():
    wanneer = datetime(2026, 4, 22, 7, 30, tzinfo=ZoneInfo("UTC"))  # 9:30 in Amsterdam

    assert stand(KANTOOR, wanneer) == Stand(True, "nu open tot 17:00")


def test_zonder_openingstijden_is_er_niets_te_zeggen():
    assert stand("") == ONBEKEND == Stand(False, "")
    assert week("") == []


@pytest.mark.parametrize(
    "notatie", ["ma-vr 9-12", "Mo-Fr 25:00-26:00", "Mo 9", " ", "\0", "🎉", "Mo" * 100]
)
def test_onleesbare_tijden_worden_in_het_nederlands_geweigerd(notatie):
    with pytest.raises(ValidationError) as fout:
        controleer(notatie)

    assert fout.value.messages == [
        "Deze openingstijden zijn niet te lezen. Schrijf ze zoals: Mo-Fr 09:00-12:00; PH off."
    ]


@pytest.mark.parametrize("notatie", ['Mo-Fr 09:00-17:00 || "op afspraak"', "Mo 09:00-12:00 || off"])
def test_een_terugval_wordt_geweigerd_met_wat_wel_kan(notatie):
    with pytest.raises(ValidationError, match="Schrijf de dagen uit"):
        controleer(notatie)

    controleer('Mo-Fr 09:00-12:00; Sa unknown "op afspraak"')


def test_het_voorbeeld_in_de_melding_is_zelf_te_lezen():
    controleer("Mo-Fr 09:00-12:00; PH off")


def test_de_week_laat_een_feestdag_als_gesloten_zien():
    assert week(KANTOOR, _om(2026, 4, 23)) == [
        ("maandag", "gesloten"),
        ("dinsdag", "9:00 – 17:00"),
        ("woensdag", "9:00 – 17:00"),
        ("donderdag", "9:00 – 17:00"),
        ("vrijdag", "9:00 – 17:00"),
        ("zaterdag", "gesloten"),
        ("zondag", "gesloten"),
    ]


def test_de_week_noemt_elk_blok_van_een_dag():
    assert week("Mo 09:00-12:30,13:00-16:30", _om(2026, 4, 20))[0] == (
        "maandag",
        "9:00 – 12:30 en 13:00 – 16:30",
    )


@pytest.mark.parametrize("wanneer", [_om(2026, 3, 25), _om(2026, 10, 25, 2, 30, fold=1)])
def test_de_week_van_het_verzetten_heeft_zeven_gewone_dagen(wanneer):
    dagen = week("Mo-Su 09:00-17:00", wanneer)

    assert len(dagen) == 7
    assert {uren for _, uren in dagen} == {"9:00 – 17:00"}


def test_de_week_noemt_een_avond_over_middernacht():
    dagen = dict(week(NACHT, _om(2026, 4, 22)))

    assert dagen["vrijdag"].startswith("20:00 – ")
    assert "2:00" in dagen["vrijdag"] + dagen["zaterdag"]
    assert {uren for dag, uren in dagen.items() if dag not in ("vrijdag", "zaterdag")} == {
        "gesloten"
    }


def test_de_week_van_altijd_open_leest_niet_als_nul_uur():
    assert "0:00 – 0:00" not in dict(week("24/7", _om(2026, 4, 22))).values()


@pytest.mark.django_db
def test_alle_openingstijden_die_er_staan_zijn_te_lezen():
    notaties = set(
        AanbodLocatie.objects.exclude(openingstijden="").values_list("openingstijden", flat=True)
    )

    assert notaties
    for notatie in notaties:
        controleer(notatie)


# --- Against the library itself --------------------------------------------------------------

_DAGEN = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


@st.composite
def notaties(draw):
    """Days with one or two stretches, over midnight at times; holidays off, open or unsaid."""
    dagen = ",".join(draw(st.lists(st.sampled_from(_DAGEN), min_size=1, unique=True)))
    uren = draw(st.lists(st.integers(0, 95), min_size=2, max_size=4, unique=True).map(sorted))
    blokken = [
        f"{van // 4:02}:{van % 4 * 15:02}-{tot // 4:02}:{tot % 4 * 15:02}"
        for van, tot in zip(uren[::2], uren[1::2], strict=False)
    ]
    if draw(st.booleans()):
        blokken[-1] = f"{uren[-1] // 4:02}:00-{draw(st.integers(25, 29)):02}:30"
    feestdag = draw(st.sampled_from(["", "; PH off", "; PH 12:00-14:00"]))
    return f"{dagen} {','.join(blokken)}{feestdag}"


@given(
    notatie=notaties(),
    moment=st.datetimes(
        datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(ZoneInfo("UTC"))
    ),
)
@settings(max_examples=300, deadline=None)
def test_open_is_wat_de_bibliotheek_open_noemt(notatie, moment):
    bibliotheek = OpeningHours(notatie, country="NL")

    assert stand(notatie, moment).is_open == bibliotheek.is_open(moment.astimezone(AMSTERDAM))

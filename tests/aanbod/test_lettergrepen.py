"""Dutch syllables, as the Woordenlijst breaks the words off."""

import pytest

from aanbod.lettergrepen import lettergrepen

PER_AANTAL = {
    1: "u zee ui huis thuis straat leeuw nieuw mooi geest geen beeld beurs jeugd geit team coach quiz",
    2: "nieuwe mooie aaien draaien groeien buien huizen blije bureau cadeau niveau zeeën hobby baby "
    "yoga royaal geëist moeilijk café knieën cliënt chaos geuit beide duwen e-mail wijkteam "
    "website online via dieet gezin gebeurt",
    3: "gemeente sociaal speciaal geoefend geopend station video radio piano museum ideeën reünie "
    "theater kwaliteit energie ouderen iedereen bijeenkomst tijdelijk poëzie",
    4: "beoordelen geadviseerd materieel financieel situatie informatie vrijwilligers reageren januari "
    "toegankelijk begeleiding maatschappelijk laagdrempelig beëindigen vaccinatie hygiëne",
    5: "financiële individueel organisatie geïnteresseerd coördinator activiteiten schuldhulpverlening",
}
GEVALLEN = [(woord, aantal) for aantal, woorden in PER_AANTAL.items() for woord in woorden.split()]


@pytest.mark.parametrize("woord, aantal", GEVALLEN, ids=[woord for woord, _ in GEVALLEN])
def test_een_woord_heeft_zoveel_lettergrepen(woord, aantal):
    assert lettergrepen(woord) == aantal


def test_hoofdletters_tellen_hetzelfde():
    assert lettergrepen("SOCIAAL") == lettergrepen("sociaal") == 3


def test_ook_wat_geen_klinker_heeft_is_een_lettergreep():
    assert lettergrepen("hm") == 1

from django.urls import include, path

from .views import (
    aanbod,
    gemeente,
    home,
    hulpwijzer,
    info,
    kaart,
    matrix,
    onderwerp,
    suggesties,
    verwijzen,
    wijk,
    zoeken,
)

app_name = "portaal"

onder_gemeente = [
    path("", home.home, name="home"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("zoeken/punten.json", zoeken.punten, name="zoekpunten"),
    path("zoeken/suggesties.json", suggesties.suggesties, name="suggesties"),
    path("hulpwijzer/", hulpwijzer.hulpwijzer, name="hulpwijzer"),
    path("hulpwijzer/antwoord/", hulpwijzer.antwoord, name="hulpwijzer_antwoord"),
    path("verwijzen/", verwijzen.verwijzen, name="verwijzen"),
    path("verwijskaart/", verwijzen.verwijskaart, name="verwijskaart"),
    path("kaart/", kaart.kaart, name="kaart"),
    path("kaart/grenzen.json", kaart.grenzen, name="grenzen"),
    path("aanbod/<slug:slug>/", aanbod.aanbod, name="aanbod"),
    path("aanbod/<slug:slug>/punten.json", aanbod.punten, name="aanbodpunten"),
    path("aanbieders/<slug:slug>/", aanbod.aanbieder, name="aanbieder"),
    path("onderwerpen/", onderwerp.onderwerpen, name="onderwerpen"),
    path("onderwerpen/<slug:slug>/", onderwerp.onderwerp, name="onderwerp"),
    path("wijken/", gemeente.gemeente, name="gemeente"),
    path("wijken/<slug:slug>/", wijk.wijk, name="wijk"),
    path("matrix/", matrix.matrices, name="matrices"),
    path("matrix/<slug:slug>/", matrix.matrix, name="matrix"),
    path("over/", info.over, name="over"),
    path("privacy/", info.privacy, name="privacy"),
    path("toegankelijkheid/", info.toegankelijkheid, name="toegankelijkheid"),
]

urlpatterns = [
    path("", home.kies, name="kies"),
    path("kaart/", kaart.landkaart, name="landkaart"),
    path("kaart/punten.json", kaart.landpunten, name="landpunten"),
    path("<slug:gemeente_slug>/", include(onder_gemeente)),
]

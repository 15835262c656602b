"""What the map in the browser asks for its pins, and in which form it reads the answer."""

from django import forms
from django.http import JsonResponse

from aanbod.forms import VakField
from aanbod.speldenkaart import SOORTNUMMER
from wijken.mercator import ZOOM
from wijken.vak import PRECIES

ZOOM_FOUT = f"Geef de zoom als heel getal van 0 tot en met {ZOOM}."


class Kaartvraag(forms.Form):
    """The area and zoom level that a map asks for; without them everywhere and `gewone_zoom`."""

    vak = VakField(required=False)
    zoom = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=ZOOM,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], ZOOM_FOUT),
    )

    def __init__(self, data, gewone_zoom: int):
        super().__init__(data)
        self.gewone_zoom = gewone_zoom

    def clean_zoom(self) -> int:
        zoom = self.cleaned_data["zoom"]
        return self.gewone_zoom if zoom is None else zoom

    def weiger(self) -> JsonResponse:
        """Says what cannot be read, when the question is not valid."""
        fout = next(iter(self.errors.values()))[0]
        return JsonResponse({"fout": fout}, status=400)


def punt(breedte: float, lengte: float, soort: str, naam: str, adres: str) -> list:
    """One pin; `soort` becomes its place in `AanbodLocatie.Soort`."""
    return [round(breedte, PRECIES), round(lengte, PRECIES), SOORTNUMMER[soort], naam, adres]


def antwoord(*, punten: list | None = None, trossen: list | None = None, **verder) -> JsonResponse:
    """All the pins of the area, or else the clusters they were counted in.

    `{"punten": [[lat, lon, soort, naam, url, …]], "trossen": [[lat, lon, aantal, …]],
    "volledig": bool}`. `volledig`: every pin of the area stands in `punten`. What a map
    knows more, at the end of a row or beside the lists (`verder`), its view tells.
    """
    return JsonResponse(
        {"punten": punten or [], "trossen": trossen or [], "volledig": trossen is None} | verder
    )

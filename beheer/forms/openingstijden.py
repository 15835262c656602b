"""Opening hours in a form: a line for each day, and the notation for what no week says."""

from django import forms
from django.core.exceptions import ValidationError

from aanbod.openingstijden import DAGEN, controleer
from aanbod.weekrooster import Rooster, als_tekst, lees, lees_uren, schrijf

FEESTDAGEN, ANDERS, STOND = "feestdagen", "anders", "stond"


class Openingstijden(forms.MultiWidget):
    """The parts by name: the seven days, `feestdagen` (a tick), `anders` and `stond` (hidden)."""

    def __init__(self, attrs=None):
        tekst = {"autocomplete": "off"}
        super().__init__(
            {
                **{dag: forms.TextInput(tekst) for dag in DAGEN},
                FEESTDAGEN: forms.CheckboxInput(),
                ANDERS: forms.TextInput(tekst),
                STOND: forms.HiddenInput(),
            },
            attrs,
        )

    def decompress(self, value):
        rooster = _rooster(value or "")
        if rooster is None:
            return [*[""] * len(DAGEN), True, value, value]
        return [*map(als_tekst, rooster.dagen), rooster.feestdagen_dicht, "", value or ""]

    def id_for_label(self, id_):
        return f"{id_}_{DAGEN[0]}" if id_ else id_

    def delen(self, naam: str, value, attrs=None) -> dict:
        """What a template shows: per part its name, id and value, by the name of the part."""
        stukken = self.get_context(naam, value, attrs)["widget"]["subwidgets"]
        return dict(zip([*DAGEN, FEESTDAGEN, ANDERS, STOND], stukken, strict=True))


def _rooster(notatie: str) -> Rooster | None:
    try:
        return lees(notatie)
    except ValidationError:
        return None


class OpeningstijdenField(forms.MultiValueField):
    """In OpenStreetMap notation; what was not changed stays as it was written."""

    widget = Openingstijden

    def __init__(self, *, max_length: int = 255, **kwargs):
        self.max_length = max_length
        velden = [forms.CharField(required=False, max_length=200) for _ in DAGEN]
        velden += [
            forms.BooleanField(required=False),
            forms.CharField(required=False),
            forms.CharField(required=False),
        ]
        super().__init__(velden, require_all_fields=False, **{"required": False, **kwargs})

    def compress(self, data_list) -> str:
        if not data_list:
            return ""
        *teksten, feestdagen_dicht, anders, stond = data_list
        rooster = Rooster(_dagen(teksten), bool(feestdagen_dicht))
        if anders and rooster:
            raise ValidationError("Vul de dagen in, of schrijf het anders op. Niet allebei.")
        if anders:
            notatie = anders
        elif stond and _rooster(stond) == rooster:
            notatie = stond
        else:
            notatie = schrijf(rooster)
        if notatie:
            controleer(notatie)
        if len(notatie) > self.max_length:
            raise ValidationError("Dit zijn te veel verschillende tijden. Maak het korter.")
        return notatie


def _dagen(teksten: list[str]) -> tuple:
    """Raises one error with all days that are not right."""
    uren, fouten = [], []
    for dag, tekst in zip(DAGEN, teksten, strict=True):
        try:
            uren.append(lees_uren(tekst or ""))
        except ValidationError as fout:
            fouten += [f"{dag.capitalize()}: {melding}" for melding in fout.messages]
    if fouten:
        raise ValidationError(fouten)
    return tuple(uren)

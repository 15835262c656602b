"""Changing many aanbod at once: which, what, into what, and how that would look."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from aanbod.gegevens import velden_van
from aanbod.models import Aanbod

from ..actions.tegelijk import HOOGSTENS, Regel, Verouderd, pas_toe, plan, vingerafdruk
from ..forms import AanbodZoeken
from ..forms.tegelijk import SOORTEN, SoortForm, WaardeForm
from ..geschiedenis import Waarden
from ..sleutel import als_sleutel

# Of which the page shows what changes; the others do the same.
GETOOND = 100


@require_http_methods(["GET", "HEAD", "POST"])
def tegelijk(request):
    """All of the question stands in the address; only the last button writes."""
    bezoek, vraag = request.bezoek, request.GET
    # Whether it is on the site is for who may judge that.
    pagina = "aanbod_plaatsen" if vraag.get("wat") == "status" else ""
    aanbod = _gekozen(bezoek.ziet(Aanbod, pagina), vraag)
    aantal = aanbod.count()
    soort = SoortForm(vraag if "wat" in vraag else None, mag_plaatsen=bezoek.mag("aanbod_plaatsen"))
    wat = soort.cleaned_data["wat"] if soort.is_valid() else ""
    waarde = wat and WaardeForm(vraag if "waarde" in vraag else None, wat=wat, bezoek=bezoek)
    fout, status = "", 200
    if aantal > HOOGSTENS:
        fout = (
            f"Dit zijn er {aantal}. Kies er hooguit {HOOGSTENS} tegelijk: "
            "zoek op een naam of een status, of gebruik een import."
        )
    klaar = bool(waarde and waarde.is_valid() and aantal and not fout)
    if request.method == "POST":
        if klaar and not (fout := _pas_toe(request, aanbod, waarde)):
            return redirect("werk:handeling", request.handeling)
        status = 422
    regels = plan(aanbod, waarde.wens()) if klaar else []
    context = {
        "aantal": aantal,
        "wat": SOORTEN.get(wat, ""),
        "soort": soort,
        "waarde": waarde,
        "fout": fout,
        "keuze": _verborgen(vraag, "wat", "waarde"),
        "keuze_en_wat": _verborgen(vraag, "waarde"),
        "adres_opnieuw": f"{reverse('werk:aanbod_tegelijk')}?{_zonder(vraag, 'wat', 'waarde')}",
        "is_klaar": klaar,
        "gezien": vingerafdruk(regels),
        **_overzicht(regels),
    }
    return render(request, "beheer/werk/aanbod_tegelijk.html", context, status=status)


def _gekozen(aanbod, vraag: QueryDict):
    """What was ticked, or all of the list as it was asked for; never outside the scope."""
    if vraag.get("alles") == "1":
        gevonden = AanbodZoeken(vraag).zoek(aanbod)
        return Aanbod.objects.filter(pk__in=gevonden.order_by().values("pk"))
    return aanbod.filter(pk__in=filter(None, map(als_sleutel, vraag.getlist("id"))))


def _pas_toe(request, aanbod, waarde: WaardeForm) -> str:
    """What went wrong; then nothing was written. Else the handeling stands on the request."""
    try:
        request.handeling, gedaan = pas_toe(
            aanbod,
            waarde.wens(),
            gezien=request.POST.get("gezien", ""),
            by=request.bezoek.herkomst(),
        )
    except Verouderd:
        return "Iemand anders wijzigde intussen iets. Kijk nog een keer wat er zou gebeuren."
    except ValidationError as fout:
        return f"Er is niets gewijzigd. {' '.join(fout.messages)}"
    if not gedaan:
        return "Er is niets te wijzigen."
    messages.success(request, f"{gedaan} aanbod gewijzigd.")
    return ""


def _verborgen(vraag: QueryDict, *zonder: str) -> list[tuple[str, str]]:
    return [(naam, een) for naam, waarden in vraag.lists() if naam not in zonder for een in waarden]


def _zonder(vraag: QueryDict, *namen: str) -> str:
    vraag = vraag.copy()
    for naam in namen:
        vraag.pop(naam, None)
    return vraag.urlencode()


def _overzicht(regels: list[Regel]) -> dict:
    wijzigt = [een for een in regels if een.wijzigt]
    past_niet = [een for een in regels if een.past_niet]
    toon, labels = Waarden(locaties=()).toon, velden_van(Aanbod)
    getoond = [
        {
            "aanbod": een.aanbod,
            "velden": [
                {
                    "label": labels[naam].capitalize(),
                    "oud": toon("aanbod", naam, een.oud[naam]),
                    "nieuw": toon("aanbod", naam, nieuw),
                }
                for naam, nieuw in een.nieuw.items()
                if een.oud[naam] != nieuw
            ],
        }
        for een in wijzigt[:GETOOND]
    ]
    return {
        "regels": getoond,
        "wijzigt_aantal": len(wijzigt),
        "niet_getoond": len(wijzigt) - len(getoond),
        "gelijk_aantal": len(regels) - len(wijzigt) - len(past_niet),
        "past_niet": past_niet[:GETOOND],
        "past_niet_rest": max(0, len(past_niet) - GETOOND),
    }

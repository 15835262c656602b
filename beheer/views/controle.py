""" "Klopt het nog?": the page behind the link of a mail, without an account and without a cookie."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..actions.controle import Antwoord, LinkVerlopen, beantwoord, ronde_van
from ..bescherming import komt_van_hier, mag_verzenden
from ..forms.controle import AntwoordForm, VeranderdForm

# The link says who answers, and each question takes one answer: this only stops a machine.
HOOGSTENS_PER_DAG = 300
GAAT_NIET = (
    "Dit kunnen wij nu niet bewaren. Kies “Er is iets veranderd” en schrijf op dat de rest klopt."
)


def _met_link(view):
    """The ronde of a link in place of its token. A GET writes nothing: mail scanners open links.

    No CSRF cookie, so no CSRF token: `bescherming` checks the request in its place.
    """

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def met_ronde(request, token, **kwargs):
        try:
            ronde = ronde_van(token)
        except LinkVerlopen:
            return render(request, "beheer/controle/verlopen.html", status=410)
        if ronde is None:
            raise Http404
        return view(request, token, ronde, **kwargs)

    return met_ronde


@_met_link
def klopt_het_nog(request, token, ronde):
    """Every aanbod of the ronde, with three answers; what was answered stays in sight."""
    form = AntwoordForm(
        request.POST if request.method == "POST" else None, onderwerp=f"controle:{ronde.pk}"
    )
    status = 200
    if request.method == "POST":
        if _mag_door(request, form) and _bewaar(ronde, form):
            return redirect("beheer:klopt_het_nog", token)
        form.vernieuw_zegel()
        status = 422
    vragen = list(_vragen(ronde))
    context = {
        "ronde": ronde,
        "form": form,
        "token": token,
        "vragen": vragen,
        "open_aantal": sum(een.beantwoord_op is None for een in vragen),
    }
    return render(request, "beheer/controle/klopt_het_nog.html", context, status=status)


@_met_link
def veranderd(request, token, ronde, vraag):
    """What is different, for one aanbod: becomes a proposal that a redacteur looks at."""
    vraag = get_object_or_404(_vragen(ronde), pk=vraag)
    if vraag.beantwoord_op:
        return redirect("beheer:klopt_het_nog", token)
    form = VeranderdForm(
        request.POST if request.method == "POST" else None,
        instance=vraag.aanbod,
        onderwerp=f"controlevraag:{vraag.pk}",
    )
    status = 200
    if request.method == "POST":
        if _mag_door(request, form):
            beantwoord(
                vraag,
                Antwoord.VERANDERD,
                waarden=form.waarden,
                toelichting=form.cleaned_data["toelichting"],
            )
            return redirect("beheer:klopt_het_nog", token)
        form.vernieuw_zegel()
        status = 422
    context = {"aanbod": vraag.aanbod, "form": form, "token": token}
    return render(request, "beheer/controle/veranderd.html", context, status=status)


def _vragen(ronde):
    return ronde.vragen.select_related(
        "aanbod__gemeente", "aanbod__regio", "aanbod__aanbieder", "ronde__aanbieder"
    ).order_by("aanbod__sorteernaam", "pk")


def _bewaar(ronde, form) -> bool:
    """Of all that is open, or of the one that was tapped."""
    vragen = _vragen(ronde).open()
    if form.cleaned_data["vraag"]:
        vragen = vragen.filter(pk=form.cleaned_data["vraag"])
    try:
        for vraag in vragen:
            beantwoord(vraag, form.cleaned_data["antwoord"])
    except ValidationError:
        form.add_error(None, GAAT_NIET)
        return False
    return True


def _mag_door(request, form) -> bool:
    if not form.is_valid():
        return False
    if not komt_van_hier(request):
        form.add_error(
            None, "Dit formulier is niet van onze site verstuurd. Probeer het hier opnieuw."
        )
        return False
    if not mag_verzenden(request, wat="controle:", hoogstens=HOOGSTENS_PER_DAG):
        form.add_error(
            None, "Er is vandaag al veel verstuurd vanaf uw netwerk. Probeer het morgen opnieuw."
        )
        return False
    return True

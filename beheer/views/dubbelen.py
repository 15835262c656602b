"""Likely duplicates: the list, and two side by side to make one of."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from aanbod.dubbelen import dubbelen, kenmerken_van
from aanbod.gelijkenis import vergelijk
from aanbod.models import Aanbieder, Aanbod
from aanbod.models.aanbieder import Status

from ..actions.dubbelen import toch_dubbel, zeg_twee
from ..actions.samenvoegen import Ingehaald, controleer, voeg_samen
from ..actions.terugdraaien import draai_terug
from ..actions.wijzigen import Botsing
from ..forms import DubbelenKiezen, SamenvoegForm
from ..models import GeenDubbel, Samenvoeging, Wijziging
from ..vergelijking import Vergelijking

PER_PAGINA = 25
MODELLEN = {"aanbod": Aanbod, "aanbieder": Aanbieder}
BUITEN_GEBIED = (
    "Deze aanbieders hebben ook aanbod buiten uw gebied. Vraag de beheerder om ze samen te voegen."
)


@require_safe
def lijst(request):
    """Pairs in scope, the surest first, of one gemeente at a time."""
    form = DubbelenKiezen(request.GET, gemeenten=request.bezoek.gemeenten())
    model = MODELLEN[form.gekozen_soort]
    gevonden = dubbelen(_records(request.bezoek, model, form.gekozen_gemeente))
    gezien = GeenDubbel.objects.paren(form.gekozen_soort)
    over = [paar for paar in gevonden if form.met_gezien or paar[:2] not in gezien]
    pagina = Paginator(over, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "pagina": pagina,
        "vraag": form.vraag,
        "paren": _met_namen(model, pagina.object_list, gezien),
        "gezien_aantal": sum(paar[:2] in gezien for paar in gevonden),
    }
    return render(request, "beheer/werk/dubbelen.html", context)


def _records(bezoek, model, gemeente):
    """All that is not in the archive, of this gemeente and its regio."""
    if gemeente is None:
        return model.objects.none()
    ziet = bezoek.ziet(model).exclude(status=Status.GEARCHIVEERD)
    if model is Aanbod:
        return ziet.in_gemeente(gemeente).distinct()
    hier = Aanbod.objects.in_gemeente(gemeente).values("aanbieder")
    return ziet.filter(Q(pk__in=hier) | Q(aanbod=None)).distinct()


def _met_namen(model, paren, gezien) -> list[dict]:
    sleutels = {pk for paar in paren for pk in paar[:2]}
    records = model.objects.filter(pk__in=sleutels)
    if model is Aanbod:
        records = records.select_related("aanbieder")
    per_pk = {record.pk: record for record in records}
    return [
        {
            "een": per_pk[paar.een],
            "ander": per_pk[paar.ander],
            "oordeel": paar.oordeel,
            "url": _adres(per_pk[paar.een], per_pk[paar.ander]),
            "is_gezien": paar[:2] in gezien,
        }
        for paar in paren
    ]


def _adres(een, ander) -> str:
    return reverse(f"werk:dubbel_{een._meta.model_name}", kwargs={"pk": een.pk, "ander": ander.pk})


@require_http_methods(["GET", "HEAD", "POST"])
def naast_elkaar(request, een, ander):
    """GET shows the two; POST makes one of them, undoes that, or says that they are two."""
    if een.pk == ander.pk:
        raise Http404
    doe = _DOEN.get(request.POST.get("doe")) if request.method == "POST" else None
    if doe:
        _controleer_gebied(request.bezoek, een, ander)
        return doe(request, een, ander)
    return _toon(request, een, ander)


def _toon(request, een, ander, form=None, melding=""):
    vergelijking = form.vergelijking if form else Vergelijking(een, ander)
    kenmerken = kenmerken_van(type(een).objects.filter(pk__in=[een.pk, ander.pk]))
    in_archief = [record for record in (een, ander) if record.status == Status.GEARCHIVEERD]
    context = {
        "een": een,
        "ander": ander,
        "soort": een._meta.verbose_name_plural,
        "lijst_url": f"{reverse('werk:dubbelen')}?soort={een._meta.model_name}",
        "form": form or SamenvoegForm(vergelijking=vergelijking),
        "vergelijking": vergelijking,
        "oordeel": vergelijk(kenmerken[een.pk], kenmerken[ander.pk]),
        "melding": melding,
        "in_archief": in_archief,
        "samenvoeging": _samenvoeging(een, ander) if in_archief else None,
        "zijn_er_twee": GeenDubbel.objects.van(een, ander).exists(),
        "buiten_gebied": _buiten_gebied(request.bezoek, een, ander),
        "mensen": _mensen(een, ander),
    }
    status = 409 if melding else 422 if form and form.errors else 200
    return render(request, "beheer/werk/naast_elkaar.html", context, status=status)


def _samenvoeging(een, ander) -> Samenvoeging | None:
    paar = {een.pk, ander.pk}
    return Samenvoeging.objects.van(een).geldend().filter(blijft__in=paar, gaat__in=paar).first()


def _mensen(een, ander) -> int:
    """How many people of either organisation may sign in for it: they will for the one left."""
    if isinstance(een, Aanbod):
        return 0
    rollen = een._meta.apps.get_model("beheer", "Rol").objects.filter(aanbieder__in=[een, ander])
    return rollen.values("gebruiker").distinct().count()


def _buiten_gebied(bezoek, een, ander) -> bool:
    """Of an aanbieder all aanbod moves: who merges two may change all of it."""
    if isinstance(een, Aanbod):
        return False
    alle = Aanbod.objects.filter(aanbieder__in=[een, ander])
    eigen = bezoek.ziet(Aanbod).values("pk")
    return alle.exclude(pk__in=eigen).exists()


def _controleer_gebied(bezoek, een, ander) -> None:
    if _buiten_gebied(bezoek, een, ander):
        raise PermissionDenied(BUITEN_GEBIED)


def _voeg_samen(request, een, ander):
    form = SamenvoegForm(request.POST, vergelijking=Vergelijking(een, ander))
    stempel = request.POST.get("stempel", "")
    try:
        # Before the form: what changed meanwhile it does not know.
        controleer(een, ander, stempel)
        if form.is_valid():
            blijft, gaat = form.paar()
            voeg_samen(
                blijft, gaat, form.waarden(), by=request.bezoek.herkomst(), stempel=stempel
            )  # fmt: skip
            messages.success(
                request,
                f"Samengevoegd. “{gaat}” is opgegaan in “{blijft}”. Het oude adres leidt daarheen.",
            )
            return redirect(_adres(een, ander))
    except Ingehaald as fout:
        een, ander = (type(record).objects.get(pk=record.pk) for record in (een, ander))
        form = SamenvoegForm.opnieuw(request.POST, Vergelijking(een, ander))
        return _toon(request, een, ander, form, fout.messages[0])
    except ValidationError as fout:
        form.meld(_per_veld(fout))
    return _toon(request, een, ander, form)


def _per_veld(fout: ValidationError) -> dict[str | None, list[str]]:
    return fout.message_dict if hasattr(fout, "error_dict") else {None: fout.messages}


def _maak_ongedaan(request, een, ander):
    gebeurd = _samenvoeging(een, ander)
    if gebeurd is None:
        return _toon(request, een, ander, melding="Deze samenvoeging is al ongedaan gemaakt.")
    try:
        draai_terug(
            Wijziging.objects.filter(handeling=gebeurd.handeling), by=request.bezoek.herkomst()
        )
    except Botsing as fout:
        namen = ", ".join(fout.velden)
        return _toon(
            request, een, ander,
            melding="Dit kan niet meer ongedaan: na het samenvoegen is er weer iets gewijzigd "
            f"({namen}). Zet het andere terug uit het archief en pas beide aan.",
        )  # fmt: skip
    except ValidationError as fout:
        return _toon(request, een, ander, melding=" ".join(fout.messages))
    messages.success(request, "Het zijn er weer twee. Alles staat zoals het stond.")
    return redirect(_adres(een, ander))


def _zijn_twee(request, een, ander):
    zeg_twee(een, ander, by=request.bezoek.herkomst())
    messages.success(request, f"“{een}” en “{ander}” staan niet meer in de lijst.")
    return redirect(_terug_naar_lijst(request, een))


def _toch_dubbel(request, een, ander):
    toch_dubbel(een, ander)
    messages.success(request, f"“{een}” en “{ander}” staan weer in de lijst.")
    return redirect(_adres(een, ander))


def _terug_naar_lijst(request, een) -> str:
    """To where they were in it."""
    vraag = request.POST.get("vraag", "")[:500]
    return f"{reverse('werk:dubbelen')}?{vraag or 'soort=' + een._meta.model_name}"


_DOEN = {
    "samen": _voeg_samen,
    "terug": _maak_ongedaan,
    "twee": _zijn_twee,
    "toch": _toch_dubbel,
}

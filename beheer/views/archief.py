"""What stops goes to the archive; what begins again comes back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aanbod.models.aanbieder import Status

from ..actions.archief import aanspreekpunt_voor, stop, was_voor_archief, zet_terug
from ..forms import ArchiveerForm, TerugzetForm
from ..models import Samenvoeging


@require_http_methods(["GET", "HEAD", "POST"])
def archiveren(request, aanbod):
    form = ArchiveerForm(
        request.POST if request.method == "POST" else None,
        initial={"gestopt_op": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        gegevens = form.cleaned_data
        if _gelukt(form, stop, aanbod, op=gegevens["gestopt_op"], reden=gegevens["reden"],
                   by=request.bezoek.herkomst()):  # fmt: skip
            messages.success(request, f"“{aanbod}” staat nu in het archief.")
            return redirect("werk:aanbod_geschiedenis", pk=aanbod.pk)
    context = {
        "aanbod": aanbod,
        "form": form,
        "in_archief": aanbod.status == Status.GEARCHIVEERD,
        "aanspreekpunten": aanspreekpunt_voor(aanbod),
    }
    status = 422 if form.errors else 200
    return render(request, "beheer/werk/aanbod_archiveren.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def terugzetten(request, aanbod):
    form = TerugzetForm(
        request.POST if request.method == "POST" else None,
        initial={"status": was_voor_archief(aanbod)},
    )
    in_archief = aanbod.status == Status.GEARCHIVEERD
    if request.method == "POST" and in_archief and form.is_valid():
        gekozen = form.cleaned_data["status"]
        if _gelukt(form, zet_terug, aanbod, status=gekozen, by=request.bezoek.herkomst()):
            messages.success(request, f"“{aanbod}” is terug uit het archief.")
            return redirect("werk:aanbod_geschiedenis", pk=aanbod.pk)
    context = {
        "aanbod": aanbod,
        "form": form,
        "in_archief": in_archief,
        "aanbieder_in_archief": aanbod.aanbieder.status == Status.GEARCHIVEERD,
        "samenvoeging": Samenvoeging.objects.van(aanbod).geldend().filter(gaat=aanbod.pk).first()
        if request.bezoek.mag("dubbel_aanbod")
        else None,
    }
    status = 422 if form.errors else 200
    return render(request, "beheer/werk/aanbod_terugzetten.html", context, status=status)


def _gelukt(form, actie, *args, **kwargs) -> bool:
    """Whether it was done; what the record itself refuses stands in the form after it."""
    try:
        actie(*args, **kwargs)
    except ValidationError as fout:
        form.add_error(None, fout.messages)
        return False
    return True

"""Who works here: the list, an invitation, the end of a role."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gebruikers import post
from gebruikers.models import Gebruiker

from ..actions.mensen import beeindig, nodig_uit, verleng, zegel_van
from ..forms import Uitnodigen
from ..models import Rol, Uitnodiging
from ..models.rol import Rolsoort

PER_PAGINA = 50
NIET_WEG = (
    "De mail aan {} kon niet weg. Probeer het straks opnieuw bij \u2018Nog niet binnen\u2019."
)
EIGEN_ROL = "Uw eigen rol kunt u niet beëindigen. Vraag het een collega."


@require_safe
def mensen(request):
    """Per person their roles in scope, and who was invited but is not in yet."""
    rollen = request.bezoek.ziet(Rol)
    gebruikers = Gebruiker.objects.filter(pk__in=rollen.values("gebruiker"))
    pagina = Paginator(gebruikers.order_by("naam", "email"), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    per_gebruiker: dict[int, list[Rol]] = {een.pk: [] for een in pagina}
    for rol in rollen.with_gebied().filter(gebruiker__in=per_gebruiker):
        per_gebruiker[rol.gebruiker_id].append(rol)
    context = {
        "pagina": pagina,
        "mensen": [(een, per_gebruiker[een.pk]) for een in pagina],
        "uitnodigingen": request.bezoek.ziet(Uitnodiging).with_gebied(),
    }
    return render(request, "beheer/werk/mensen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def uitnodigen(request):
    form = Uitnodigen(
        request.POST or None, ziet=request.bezoek.ziet, soorten=request.bezoek.mag_uitnodigen_als
    )
    if request.method == "POST" and form.is_valid():
        gegeven = nodig_uit(
            email=form.cleaned_data["email"],
            soort=Rolsoort(form.cleaned_data["soort"]),
            gebied=form.cleaned_data["gebied"],
            afzender=request.user,
            by=request.bezoek.herkomst(),
        )
        _meld(request, gegeven)
        return redirect("werk:mensen")
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/werk/uitnodigen.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging(request, uitnodiging):
    """Send it again, or withdraw it."""
    _mag_deze_rol_geven(request, uitnodiging.soort)
    if request.method != "POST":
        return render(request, "beheer/werk/uitnodiging.html", {"uitnodiging": uitnodiging})
    if "intrekken" in request.POST:
        uitnodiging.delete()
        messages.success(request, f"De uitnodiging aan {uitnodiging.email} is ingetrokken.")
    else:
        _meld(request, verleng(uitnodiging))
    return redirect("werk:mensen")


@require_http_methods(["GET", "HEAD", "POST"])
def rol_beeindigen(request, rol):
    _mag_deze_rol_geven(request, rol.soort)
    if rol.gebruiker_id == request.user.pk:
        raise PermissionDenied(EIGEN_ROL)
    if request.method != "POST":
        return render(request, "beheer/werk/rol_beeindigen.html", {"rol": rol})
    wie = str(rol.gebruiker)
    beeindig(rol, by=request.bezoek.herkomst())
    messages.success(request, f"{wie} is niet langer {rol}.")
    return redirect("werk:mensen")


def _mag_deze_rol_geven(request, soort: str) -> None:
    if soort not in request.bezoek.mag_uitnodigen_als:
        raise PermissionDenied("Deze rol kan alleen een beheerder geven of beëindigen.")


def _meld(request, gegeven: Rol | Uitnodiging) -> None:
    """Mail it, and say on the next page whether that went."""
    if isinstance(gegeven, Rol):
        adres, sjabloon, weg = (
            gegeven.gebruiker.email,
            "beheer/mail/rol_erbij",
            reverse("werk:start"),
        )
        klaar = f"{gegeven.gebruiker} had al een account en is nu {gegeven}."
    else:
        adres, sjabloon = gegeven.email, "beheer/mail/uitnodiging"
        weg = reverse("uitnodiging_aanvaarden", args=[zegel_van(gegeven)])
        klaar = f"De uitnodiging aan {adres} is verstuurd."
    context = {
        "rol": gegeven,
        "afzender": request.user,
        "adres": request.build_absolute_uri(weg),
        "tot": getattr(gegeven, "verloopt_op", None),
    }
    if post.stuur(sjabloon, adres, "Werk mee aan de Sociale Kaart", context):
        messages.success(request, klaar)
    else:
        messages.error(request, NIET_WEG.format(adres))

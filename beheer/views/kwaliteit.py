"""What a record lacks, where there is work, and how a text reads while it is written."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from aanbod.kwaliteit import is_te_wegen, tekst_van, weeg, with_kwaliteit
from aanbod.leesbaarheid import lees
from aanbod.models import Aanbod

from ..forms import LeesbaarheidForm, WerklijstFilter
from ..werklijst import als_werk, dode_links, lijsten, tel

PER_PAGINA = 25
# Longer than any field; what is asked more often than once a second is read in some milliseconds.
LANGSTE_TEKST = 20_000


@require_safe
def werklijst(request):
    bezoek = request.bezoek
    aanbod = bezoek.ziet(Aanbod)
    form = WerklijstFilter(request.GET, rollen=bezoek.rollen, aanbod=aanbod)
    gevonden = with_kwaliteit(form.zoek(aanbod))
    cijfers = tel(gevonden)
    if form.gekozen:
        gevonden = gevonden.filter(form.gekozen.q)
    pagina = Paginator(gevonden.order_by("kwaliteit", "sorteernaam", "pk"), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    context = {
        "form": form,
        "lijsten": [(een, cijfers[een.naam]) for een in lijsten()],
        "gekozen": form.gekozen,
        "lijstnaam": form.gekozen.naam if form.gekozen else "alles",
        "alles": cijfers["alles"],
        "gemiddeld": cijfers["gemiddeld"],
        "pagina": pagina,
        "werk": als_werk(pagina.object_list, form.gekozen.naam if form.gekozen else ""),
    }
    return render(request, "beheer/werk/werklijst.html", context)


@require_safe
def record(request, aanbod):
    """The figure of one record, explained, with its text as it reads."""
    context = {
        "aanbod": aanbod,
        "telt_mee": Aanbod.objects.filter(is_te_wegen(), pk=aanbod.pk).exists(),
        "kwaliteit": weeg(aanbod),
        "dood": dode_links([aanbod]).get(aanbod.website_of_aanbieder, ""),
        "gelezen": lees(tekst_van(aanbod)),
    }
    return render(request, "beheer/werk/aanbod_kwaliteit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def leesbaarheid(request):
    """Reads a text and keeps nothing. `veld` says under which name the text is sent.

    To htmx the findings alone; else a page to try a text on, also without a script.
    """
    tekst = request.POST.get(request.POST.get("veld", "tekst"), "")
    context = {"gelezen": lees(tekst[:LANGSTE_TEKST]), "te_lang": len(tekst) > LANGSTE_TEKST}
    if request.htmx:
        return render(request, "beheer/werk/_leesbaarheid.html", context)
    context["form"] = LeesbaarheidForm({"tekst": tekst})
    return render(request, "beheer/werk/leesbaarheid.html", context)

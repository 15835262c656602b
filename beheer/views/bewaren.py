"""Saving a `WijzigForm`: the one way in which every page under `/werk/` does it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models

from ..actions.wijzigen import Botsing, wijzig
from ..forms.gezien import WijzigForm
from ..geschiedenis import Waarden
from ..models import Wijziging


def probeer(form: WijzigForm, record: models.Model, bezoek) -> tuple[bool, Wijziging | None]:
    """Whether it was saved, and what changed; if not, this checked form says why."""
    try:
        gewijzigd = wijzig(
            record,
            form.gewenst(bezoek.als),
            by=bezoek.herkomst(),
            verwacht=form.cleaned_data["gezien"],
        )
    except Botsing as botsing:
        form.meld_botsing(botsing)
        return False, None
    except ValidationError as fout:
        form.meld(fout)
        return False, None
    return True, gewijzigd


def bewaar(request, form: WijzigForm, record: models.Model) -> bool:
    """The same, and says so."""
    gelukt, gewijzigd = probeer(form, record, request.bezoek)
    if gelukt:
        messages.success(request, "Bewaard." if gewijzigd else "Er was niets veranderd.")
    return gelukt


def botsingen_van(form: WijzigForm) -> list[dict]:
    """What someone else wrote meanwhile, beside what was typed: both in words."""
    toon, soort = Waarden(locaties=()).toon, form.instance._meta.model_name
    return [
        een | {kant: toon(soort, een["naam"], een[kant]) for kant in ("nu", "uw")}
        for een in form.botsingen
    ]

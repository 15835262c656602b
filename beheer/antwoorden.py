"""Answers by mail: each goes out once, and the address is erased when it did.

Called right after what it tells was committed, and again every night for what did not go out.
Whoever is killed after the mail server took it and before the address is erased, leads to a
second one the next night: rather twice than never.
The mail server is asked outside any transaction, so that it holds up nobody.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from aanbod.gegevens import velden_van
from gebruikers.post import stuur

from .geschiedenis import Waarden
from .models import Signaal, Voorstel

# Longer than a mail server is waited for: who dies in between is taken over later.
VERZENDTIJD = timedelta(minutes=10)


def _wachtend(model, wacht: Q) -> models.QuerySet:
    vrij = Q(verzendt_tot__isnull=True) | Q(verzendt_tot__lt=timezone.now())
    return model.objects.with_leesbaar().filter(wacht, vrij).exclude(leesbaar_email="")


_SIGNAAL = Q(afgehandeld_op__isnull=False) & ~Q(antwoord="")
_VOORSTEL = Q(beoordeeld_op__isnull=False)


def stuur_antwoord_op_signaal(pk: int) -> bool:
    def verzend(signaal) -> bool:
        context = {"aanbod": signaal.aanbod.naam, "antwoord": signaal.antwoord}
        onderwerp = f"Antwoord op uw melding over {signaal.aanbod.naam}"
        return stuur("beheer/mail/melding_beantwoord", signaal.email, onderwerp, context)

    leeg = {"email": "", "telefoon": "", "antwoord": "", "beantwoord_op": timezone.now()}
    return _stuur_een(Signaal, _SIGNAAL, pk, verzend, leeg)


def stuur_uitkomst_van_voorstel(pk: int) -> bool:
    def verzend(voorstel) -> bool:
        onderwerp = f"Uw voorstel voor {voorstel.naam}"
        return stuur(
            "beheer/mail/voorstel_uitkomst", voorstel.email, onderwerp, _uitkomst(voorstel)
        )

    return _stuur_een(Voorstel, _VOORSTEL, pk, verzend, {"email": ""})


def na_bewaren(stuur_een: Callable[[int], bool], pk: int) -> None:
    """Once what it tells is really there."""
    transaction.on_commit(partial(stuur_een, pk))


def stuur_wat_wacht() -> int:
    """What did not go out before. Returns how many did now."""
    verzonden = 0
    for model, wacht, verzend in [
        (Signaal, _SIGNAAL, stuur_antwoord_op_signaal),
        (Voorstel, _VOORSTEL, stuur_uitkomst_van_voorstel),
    ]:
        sleutels = list(_wachtend(model, wacht).order_by("pk").values_list("pk", flat=True))
        verzonden += sum(verzend(pk) for pk in sleutels)
    return verzonden


def _stuur_een(model, wacht: Q, pk: int, verzend: Callable[..., bool], leeg: dict) -> bool:
    """Only who claims it sends it: two who come at once send it once."""
    tot = timezone.now() + VERZENDTIJD
    if not _wachtend(model, wacht).filter(pk=pk).update(verzendt_tot=tot):
        return False
    rij = model.objects.select_related("aanbod").get(pk=pk)
    verzonden = verzend(rij)
    model.objects.filter(pk=pk).update(verzendt_tot=None, **(leeg if verzonden else {}))
    return verzonden


def _uitkomst(voorstel: Voorstel) -> dict:
    """What was taken over, what became otherwise and what stayed, in the words of the form."""
    labels = velden_van(voorstel.model)
    toon = Waarden(locaties=()).toon
    over, anders, niet = [], [], []
    velden = {} if voorstel.soort == Voorstel.Soort.NIEUW else voorstel.velden
    for naam, (_, gevraagd) in velden.items():
        label = labels.get(naam, naam).capitalize()
        if naam not in voorstel.overgenomen:
            niet.append(label)
        elif voorstel.overgenomen[naam] == gevraagd:
            over.append(label)
        else:
            anders.append(
                f"{label}: {toon(voorstel.model._meta.model_name, naam, voorstel.overgenomen[naam])}"
            )
    return {
        "naam": voorstel.naam,
        "soort": voorstel.soort,
        "uitkomst": voorstel.uitkomst,
        "overgenomen": over,
        "anders": anders,
        "niet": niet,
        "reden": voorstel.reden,
    }

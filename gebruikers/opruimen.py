"""What of signing in is over: sessions that ended, and counters that no longer count."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from .models import Poging


@transaction.atomic
def ruim_op() -> int:
    """With a session goes where and with what it was used: a network address, a browser.

    Returns how many of those.
    """
    nu = timezone.now()
    Session.objects.filter(expire_date__lt=nu).delete()
    Poging.objects.filter(expires__lt=nu).delete()
    over = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    return over.delete()[0]

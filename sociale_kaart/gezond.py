from django.db import DatabaseError
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from beheer.actions.taken import is_op_tijd
from beheer.models import Taakronde


@never_cache
@require_safe
def gezond(request):
    """For the monitor: 200 when the site answers from its database, 503 when it does not.

    `dagelijks` warns when `manage.py dagelijks` was not done in the last 26 hours: then
    "nu open" runs out of prepared hours.
    """
    try:
        op_tijd = is_op_tijd(Taakronde.Taak.DAGELIJKS)
    except DatabaseError:
        return JsonResponse({"gezond": False, "database": "niet bereikbaar"}, status=503)
    return JsonResponse(
        {
            "gezond": True,
            "database": "bereikbaar",
            "dagelijks": "op tijd" if op_tijd else "te lang geleden",
        }
    )

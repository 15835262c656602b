from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def gezond(request):
    """For the monitor: 200 when the site answers from its database, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"gezond": False, "database": "niet bereikbaar"}, status=503)
    return JsonResponse({"gezond": True, "database": "bereikbaar"})

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sociale_kaart.settings")
application = get_wsgi_application()

from aanbod.zoeken.opwarmen import warm_op  # noqa: E402 the apps must be loaded

warm_op()

# What is loaded now stays: the collector need not walk over it again, and a page of some
# thousands of short-lived objects should not call it ten times (measured: 5 to 10 % a page).
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)

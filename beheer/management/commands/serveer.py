import os
import socket
from contextlib import contextmanager

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

try:
    import fcntl
except ImportError:  # Windows: there is no lock to take
    fcntl = None

WERKERS = max(2, os.cpu_count() or 1)


@contextmanager
def _een_tegelijk():
    """Two that start at once on one folder: the second waits until the first is ready."""
    with open(settings.VAR_DIR / "start.lock", "w") as slot:
        if fcntl:
            fcntl.flock(slot, fcntl.LOCK_EX)
        yield


class Command(BaseCommand):
    help = "Zet alles klaar en start de productieserver."

    def add_arguments(self, parser):
        parser.add_argument("--poort", type=int, default=8000)
        parser.add_argument("--adres", default="127.0.0.1")

    def handle(self, *args, **opties):
        adres, poort = opties["adres"], opties["poort"]
        self._poort_vrij(adres, poort)
        with _een_tegelijk():
            self._maak_klaar()
        self.stdout.write(
            f"\nDe sociale kaart draait op http://{adres}:{poort}/ (stoppen: Ctrl-C).\n"
            "Een eerste beheerder maakt u met: .venv/bin/python manage.py createsuperuser\n"
            f"Daarna kunt u inloggen op http://{adres}:{poort}/beheer/\n"
        )
        self.stdout.flush()
        self._start(adres, poort)

    def _maak_klaar(self):
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except OperationalError as fout:
            # Without the driver's own words: they name the host and may name the user.
            raise CommandError(
                "De database is niet bereikbaar. Draait zij, en klopt DATABASE_URL?"
            ) from fout
        call_command("begin", stdout=self.stdout)
        self._verzamel_statisch()

    @staticmethod
    def _poort_vrij(adres, poort):
        if not 0 < poort < 65536:
            raise CommandError(f"{poort} is geen poort. Kies een getal tussen 1 en 65535.")
        soort = socket.AF_INET6 if ":" in adres else socket.AF_INET
        with socket.socket(soort) as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind((adres, poort))
            except OSError as fout:
                raise CommandError(
                    f"Poort {poort} op {adres} is bezet of niet toegestaan. Kies een andere: make run PORT=8001"
                ) from fout

    @staticmethod
    def _verzamel_statisch():
        """Collect the static files, unless nothing changed since the last time."""
        manifest = settings.STATIC_ROOT / "staticfiles.json"
        nieuwste = max(
            os.path.getmtime(opslag.path(pad))
            for vinder in finders.get_finders()
            for pad, opslag in vinder.list([])
        )
        if not manifest.exists() or manifest.stat().st_mtime < nieuwste:
            call_command("collectstatic", interactive=False, verbosity=0, clear=True)

    @staticmethod
    def _start(adres, poort):
        from granian import Granian
        from granian.constants import Interfaces

        Granian(
            "sociale_kaart.wsgi:application",
            address=adres,
            port=poort,
            interface=Interfaces.WSGI,
            workers=WERKERS,
            # One thread a worker is the fastest for pages that compute, but then a slow sender
            # of a form holds a whole worker. A buffering proxy in front ends that (README).
            blocking_threads=4,
            workers_kill_timeout=10,
            # The path of a page holds no question, but what is not written cannot leak.
            log_access=False,
            log_level="warning",
            respawn_failed_workers=True,
        ).serve()

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from threading import Thread
from time import sleep

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from beheer.actions.taken import is_op_tijd
from beheer.models import Taakronde

try:
    import fcntl
except ImportError:  # Windows: there is no lock to take
    fcntl = None

WERKERS = max(2, os.cpu_count() or 1)
# The hour, local time, of `manage.py dagelijks`.
NACHTUUR = time(3)


@contextmanager
def _een_tegelijk():
    """Two that start at once on one folder: the second waits until the first is ready."""
    with open(settings.VAR_DIR / "start.lock", "w") as slot:
        if fcntl:
            fcntl.flock(slot, fcntl.LOCK_EX)
        yield


def _elke_nacht() -> None:
    """The daily work, in a process of its own: this one holds no database connection."""
    while True:
        sleep(_tot_de_nacht(timezone.localtime()).total_seconds())
        opdracht = [sys.executable, str(settings.BASE_DIR / "manage.py"), "dagelijks"]
        subprocess.run(opdracht, check=False, stdout=subprocess.DEVNULL)  # noqa: S603 own command


def _tot_de_nacht(nu: datetime) -> timedelta:
    """How long until the next `NACHTUUR`."""
    dag = nu.date() if nu.time() < NACHTUUR else nu.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(dag, NACHTUUR)) - nu


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
        # Another one may have started on it while this one waited its turn.
        self._poort_vrij(adres, poort)
        self.stdout.write(
            f"\nDe sociale kaart draait op http://{adres}:{poort}/ (stoppen: Ctrl-C).\n"
            "Een eerste beheerder maakt u met: .venv/bin/python manage.py createsuperuser\n"
            f"Daarna logt u in op http://{adres}:{poort}/werk/beheer/. De eerste keer stelt u een\n"
            "tweede stap in: een app met codes op uw telefoon, of een passkey.\n"
        )
        self.stdout.flush()
        Thread(target=_elke_nacht, daemon=True).start()
        self._start(adres, poort)

    def _maak_klaar(self):
        try:
            vernieuwd = self._migreer()
        except OperationalError as fout:
            # Without the driver's own words: they name the host and may name the user.
            raise CommandError(
                "De database is niet bereikbaar. Draait zij, en klopt DATABASE_URL?"
            ) from fout
        call_command("begin", stdout=self.stdout)
        if vernieuwd:
            call_command("indexeer", stdout=self.stdout)
        if not is_op_tijd(Taakronde.Taak.DAGELIJKS):
            call_command("dagelijks", stdout=self.stdout)
        connection.close()
        self._verzamel_statisch()

    @staticmethod
    def _migreer() -> bool:
        """Bring the database up to date; whether one with data changed: then index it anew."""
        uitvoerder = MigrationExecutor(connection)
        te_doen = uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())
        call_command("migrate", interactive=False, verbosity=0)
        return bool(te_doen) and bool(uitvoerder.loader.applied_migrations)

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

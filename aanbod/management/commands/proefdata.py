import time

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from aanbod.actions.proefdata import MEESTE_GEMEENTEN, maak_proefdata, plannen_te_maken

HOOGSTENS = 500_000


class Command(BaseCommand):
    help = (
        "Maakt de verzonnen gemeente Voorbeeldstad met volledige, herhaalbare gegevens, en met "
        "--gemeenten nog meer verzonnen gemeenten. Gestopt? Dezelfde opdracht maakt het af."
    )

    def add_arguments(self, parser):
        parser.add_argument("--aanbod", type=int, default=150, help="hoeveel aanbod samen (150)")
        parser.add_argument("--gemeenten", type=int, default=1, help="hoeveel gemeenten (1)")
        parser.add_argument("--zaad", type=int, default=1, help="zelfde zaad, zelfde gegevens (1)")

    def handle(self, *args, aanbod, gemeenten, zaad, **opties):
        _begrens("aanbod", aanbod, HOOGSTENS)
        _begrens("gemeenten", gemeenten, MEESTE_GEMEENTEN)
        try:
            self._maak(aanbod, gemeenten, zaad)
        except ValueError as fout:
            raise CommandError(str(fout)) from fout
        except DatabaseError as fout:
            raise CommandError(
                f"De database geeft een fout ({fout}). Is manage.py migrate gedraaid?"
            ) from fout
        except KeyboardInterrupt as fout:
            raise CommandError(
                "Gestopt. Elke gemeente die af was, staat. Dezelfde opdracht maakt de rest."
            ) from fout

    def _maak(self, aanbod: int, gemeenten: int, zaad: int) -> None:
        plannen = plannen_te_maken(aanbod, gemeenten)
        if len(plannen) < gemeenten:
            self.stdout.write(
                f"{gemeenten - len(plannen)} van deze {gemeenten} gemeenten staan er al en "
                "blijven zoals zij zijn."
            )
        balk = Balk(self.stdout, sum(plan.aantal for plan in plannen))
        gemaakt = maak_proefdata(
            aanbod=aanbod, zaad=zaad, gemeenten=gemeenten, voortgang=balk.erbij
        )
        if gemeenten == 1:
            self.stdout.write(f"Voorbeeldstad heeft nu {gemaakt} verzonnen aanbod.")
        else:
            self.stdout.write(f"{gemaakt} verzonnen aanbod gemaakt in {len(plannen)} gemeenten.")


def _begrens(naam: str, aantal: int, hoogstens: int) -> None:
    if not 1 <= aantal <= hoogstens:
        raise CommandError(f"Geef met --{naam} een aantal van 1 tot en met {hoogstens}.")


class Balk:
    """Says how far it is: on a terminal one line that moves on, elsewhere every tenth part.

    A run of a few seconds needs no bar.
    """

    BREED = 30
    WACHT = 2.0

    def __init__(self, uit, totaal: int):
        self.uit = uit
        self.totaal = totaal
        self.klaar = 0
        self.tiende = 0
        self.begin = time.monotonic()

    def erbij(self, aantal: int) -> None:
        self.klaar += aantal
        duur = time.monotonic() - self.begin
        if duur < self.WACHT:
            return
        tiende = self.klaar * 10 // self.totaal
        if self.uit.isatty():
            einde = "\n" if self.klaar == self.totaal else ""
            self.uit.write(f"\r{self._stand(duur)}", ending=einde)
        elif tiende > self.tiende:
            self.uit.write(self._stand(duur))
        self.tiende = tiende
        self.uit.flush()

    def _stand(self, duur: float) -> str:
        vol = self.BREED * self.klaar // self.totaal
        streep = "#" * vol + "." * (self.BREED - vol)
        nog = duur / self.klaar * (self.totaal - self.klaar)
        return f"[{streep}] {self.klaar} van {self.totaal} aanbod, nog {nog:.0f} s "

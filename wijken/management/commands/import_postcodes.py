from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from wijken import cbs
from wijken.actions.postcodes import importeer_postcodes
from wijken.management.opdracht import PROEF, gemeentecodes
from wijken.models import Gemeente
from wijken.postcodeplan import Postcodeplan
from wijken.postcodetabel import Tabel, Tabelfout, lees_tabel


class Command(BaseCommand):
    help = (
        "Leest de tabel van het CBS die zegt in welke buurt elke postcode ligt. Laat eerst "
        "alleen zien wat er verandert; met --apply gebeurt het."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path, help="pc6hnr…_gwb.csv van het CBS, uitgepakt")
        parser.add_argument(
            "--gemeente",
            action="append",
            default=[],
            metavar="GM0505",
            help="alleen deze gemeente; mag vaker. Anders alle die in de database staan",
        )
        parser.add_argument("--apply", action="store_true", help="voer het uit")

    def handle(self, *args, **opties):
        gemeenten = self._gemeenten(gemeentecodes(opties["gemeente"]))
        try:
            tabel = lees_tabel(opties["bestand"], set(gemeenten))
            plan = importeer_postcodes(tabel, toepassen=opties["apply"])
        except Tabelfout as fout:
            raise CommandError(str(fout)) from fout
        self._schrijf(tabel, plan, gemeenten)
        self.stdout.write("Uitgevoerd." if opties["apply"] else PROEF)

    @staticmethod
    def _gemeenten(gevraagd: list[str]) -> dict[str, str]:
        bekend = dict(Gemeente.objects.values_list("code", "naam"))
        if onbekend := sorted(set(gevraagd) - set(bekend)):
            raise CommandError(
                f"{', '.join(onbekend)} staat niet in de database. "
                "Lees eerst de grenzen in met import_wijken."
            )
        return {code: bekend[code] for code in gevraagd} if gevraagd else bekend

    def _schrijf(self, tabel: Tabel, plan: Postcodeplan, gemeenten: dict[str, str]) -> None:
        geraakt = {gemeente.code for gemeente in plan.gemeenten}
        regels = [
            f"Regels gelezen: {tabel.rijen}, waarvan {tabel.onleesbaar} onleesbaar",
            f"Buurten uit de kolom: {cbs.toon(tabel.kolom)}",
            f"Gemeenten: {', '.join(map(str, plan.gemeenten))}",
            f"Adressen: {plan.adressen.total()}, "
            f"met {len({pc6 for pc6, _ in plan.adressen})} postcodes van zes tekens",
            f"Buurten: {len(plan.buurten)}, waarvan {len(plan.nieuwe_buurten)} nieuw "
            f"en {len(plan.verlegde_buurten)} naar een andere wijk",
            f"Postcodegebieden: {len(plan.gebieden)}, waarvan {len(plan.nieuwe_gebieden)} nieuw",
        ]
        if ongemoeid := [naam for code, naam in gemeenten.items() if code not in geraakt]:
            regels.append(f"Niet in de tabel, blijft zoals het is: {', '.join(ongemoeid)}")
        for wijk, aantal in sorted(plan.onbekend.items()):
            regels.append(f"Let op: {aantal} adressen in {wijk}, een wijk die wij niet kennen")
        if plan.zonder_punt:
            regels.append(
                "Let op: zonder grenzen is er geen midden voor "
                f"{', '.join(plan.zonder_punt)}; overgeslagen. Lees eerst de grenzen in."
            )
        self.stdout.write("\n".join(regels))

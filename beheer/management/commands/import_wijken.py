from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from beheer.actions.grenzen import Grensverslag, importeer_grenzen
from wijken import cbs
from wijken.grensbestand import Kaart, lees_bestand, lees_kaart
from wijken.grensplan import NAGENOEG_GELIJK, Plan, Verval, Wijziging
from wijken.management.opdracht import PROEF, gemeentecodes
from wijken.models import Wijk
from wijken.omtrekken import Grensfout
from wijken.pdok import PdokFout, haal_grenzen

# Lines of a list, unless more was asked for with -v 2.
HOOGSTENS = 25


class Command(BaseCommand):
    help = (
        "Leest officiële grenzen van wijken (GeoJSON van het CBS, of van PDOK) als een nieuwe "
        "editie. Laat eerst alleen zien wat er verandert; met --apply gebeurt het."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand", nargs="?", type=Path, help="GeoJSON in WGS84")
        parser.add_argument("--pdok", metavar="GM0505", help="haal deze gemeente op bij PDOK")
        parser.add_argument(
            "--gemeente",
            action="append",
            default=[],
            metavar="GM0505",
            help="alleen deze gemeente uit het bestand; mag vaker",
        )
        parser.add_argument("--naam", default="", help="naam van de editie, anders CBS en het jaar")
        parser.add_argument("--jaar", type=int, help="jaar van de grenzen, als het bestand zwijgt")
        parser.add_argument(
            "--houd-namen", action="store_true", help="bestaande wijken houden hun naam"
        )
        parser.add_argument("--apply", action="store_true", help="voer het uit")

    def handle(self, *args, **opties):
        self.alles = opties["verbosity"] > 1
        if bool(opties["bestand"]) == bool(opties["pdok"]):
            raise CommandError("Geef een bestand op, of --pdok met een gemeentecode.")
        if opties["pdok"] and opties["gemeente"]:
            raise CommandError("--pdok haalt zelf één gemeente op. Laat --gemeente weg.")
        try:
            kaart = self._kaart(opties)
            verslagen = importeer_grenzen(
                kaart,
                naam=cbs.regel(opties["naam"]),
                jaar=opties["jaar"],
                houd_namen=opties["houd_namen"],
                toepassen=opties["apply"],
            )
        except (Grensfout, PdokFout) as fout:
            raise CommandError(str(fout)) from fout
        except cbs.Onleesbaar as fout:
            raise CommandError(f"--naam {fout}.") from fout
        for verslag in verslagen:
            self._schrijf(verslag)
        self.stdout.write("Uitgevoerd." if opties["apply"] else PROEF)

    @staticmethod
    def _kaart(opties) -> Kaart:
        if opties["pdok"]:
            (code,) = gemeentecodes([opties["pdok"]])
            return lees_kaart(haal_grenzen(code))
        gemeenten = gemeentecodes(opties["gemeente"])
        kaart = lees_bestand(opties["bestand"])
        return kaart.alleen(set(gemeenten)) if gemeenten else kaart

    # --- The report ---------------------------------------------------------------------

    def _schrijf(self, verslag: Grensverslag) -> None:
        plan = verslag.plan
        nieuw = " (nieuwe gemeente)" if plan.nieuwe_gemeente else ""
        editie = plan.editie.naam or "alleen buurten"
        self.stdout.write(f"\n{plan.gemeente} {plan.gemeente.code}{nieuw}: {editie}")
        if plan.staat_er_al:
            self.stdout.write(
                "  Deze editie staat er al; de wijken blijven zoals ze zijn. "
                "Kies met --naam een andere naam om haar opnieuw in te lezen."
            )
        if plan.raakt_wijken:
            self._schrijf_wijken(verslag)
            self._schrijf_locaties(plan)
        self._schrijf_buurten(verslag)
        self._lijst("let op", plan.let_op)
        if verslag.opnieuw:
            self.stdout.write(f"  opnieuw vindbaar gemaakt: {verslag.opnieuw} aanbod")

    def _schrijf_wijken(self, verslag: Grensverslag) -> None:
        plan = verslag.plan
        gelijk = len(plan.bestaand) - len(plan.gewijzigd)
        self.stdout.write(f"  wijken: {len(plan.vlakken)}, waarvan {gelijk} ongewijzigd")
        self._lijst("nieuw", [_nieuw(wijk) for wijk in plan.nieuw])
        self._lijst("gewijzigd", [_gewijzigd(een) for een in plan.gewijzigd])
        self._lijst("vervallen", [_vervallen(een, verslag) for een in plan.vervallen])

    def _schrijf_locaties(self, plan: Plan) -> None:
        self.stdout.write(f"  locaties met een positie: {plan.locaties}")
        self._lijst(
            "verhuizen",
            [
                f"{een.locatie}: {een.van or 'buiten elke wijk'} → {een.naar or 'buiten elke wijk'}"
                for een in plan.verhuizingen
            ],
        )

    def _schrijf_buurten(self, verslag: Grensverslag) -> None:
        buurten = verslag.buurten
        if buurten.nieuw or buurten.gewijzigd:
            self.stdout.write(
                f"  buurten: {len(buurten.nieuw)} nieuw, {len(buurten.gewijzigd)} gewijzigd"
            )
        self._lijst("buurten zonder bekende wijk, overgeslagen", buurten.zonder_wijk)

    def _lijst(self, kop: str, regels: list[str]) -> None:
        if not regels:
            return
        self.stdout.write(f"  {kop} ({len(regels)}):")
        getoond = regels if self.alles else regels[:HOOGSTENS]
        for regel in getoond:
            self.stdout.write(f"    {regel}")
        if len(getoond) < len(regels):
            self.stdout.write(f"    … en nog {len(regels) - len(getoond)}; met -v 2 ziet u alles")


def _nieuw(wijk: Wijk) -> str:
    soort = "woonwijk" if wijk.bewoond else "geen woonwijk"
    return f"{wijk.code} {wijk.naam} (inwoners: {_inwoners(wijk)}, {soort})"


def _gewijzigd(een: Wijziging) -> str:
    delen = []
    if een.hernoemd:
        delen.append(f"heet nu {een.wordt.naam}")
    if een.wordt.inwoners != een.wijk.inwoners:
        delen.append(f"inwoners {_inwoners(een.wijk)} → {een.wordt.inwoners}")
    if een.wijk.vervallen_in:
        delen.append(f"is terug (was vervallen in {een.wijk.vervallen_in})")
    if een.gelijkenis is None:
        delen.append("krijgt een omtrek")
    elif een.gelijkenis < NAGENOEG_GELIJK:
        delen.append(f"omtrek voor {een.gelijkenis:.0%} gelijk")
    return f"{een.wijk.code} {een.wijk.naam}: {'; '.join(delen)}"


def _inwoners(wijk: Wijk) -> str:
    return "onbekend" if wijk.inwoners is None else str(wijk.inwoners)


def _vervallen(een: Verval, verslag: Grensverslag) -> str:
    aantallen = {
        "locaties zonder positie": een.locaties,
        "plaatsnamen": een.plaatsnamen,
        "werkgebieden": verslag.werkgebieden.get(een.wijk.pk, 0),
        "aanspreekpunten": verslag.aanspreekpunten.get(een.wijk.pk, 0),
    }
    wijzen = ", ".join(f"{naam}: {aantal}" for naam, aantal in aantallen.items() if aantal)
    return f"{een.wijk.code} {een.wijk.naam} (er wijst nog naar: {wijzen or 'niets'})"

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portaal.antwoord import antwoord
from wijken.models import Gemeente


class Command(BaseCommand):
    help = "Geeft het antwoord dat de zoekpagina zou geven. Niets wordt bewaard."

    def add_arguments(self, parser):
        parser.add_argument("vraag", nargs="?", help="de vraag, tussen aanhalingstekens")
        parser.add_argument("--bestand", type=Path, help="een bestand met op elke regel een vraag")
        parser.add_argument("--gemeente", default="dordrecht", help="adresdeel van de gemeente")
        parser.add_argument("--plaats", default="", help="wijk of postcode")
        parser.add_argument("--json", action="store_true", help="een JSON-object per vraag")

    def handle(self, *args, vraag, bestand, gemeente, plaats, **opties):
        if (vraag is None) == (bestand is None):
            raise CommandError("Geef een vraag, of een bestand met --bestand.")
        try:
            waar = Gemeente.objects.select_related("regio").get(slug=gemeente)
        except Gemeente.DoesNotExist as fout:
            slugs = ", ".join(Gemeente.objects.values_list("slug", flat=True)[:10])
            raise CommandError(f"De gemeente {gemeente} is er niet. Wel: {slugs}.") from fout
        toon = _als_json if opties["json"] else _als_tekst
        for een in [vraag] if bestand is None else _vragen(bestand):
            self.stdout.write(toon(antwoord(een, waar, plaats)))


def _vragen(bestand: Path) -> list[str]:
    """One a line; empty lines are left out. A line ends with its end only: `splitlines` would
    cut a question at what Unicode calls a separator, and the answers would get out of step."""
    try:
        regels = bestand.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as fout:
        raise CommandError(f"{bestand} is niet te lezen als UTF-8.") from fout
    return [regel.strip() for regel in regels if regel.strip()]


def _als_json(uitkomst: dict) -> str:
    return json.dumps(uitkomst, ensure_ascii=False)


def _als_tekst(uitkomst: dict) -> str:
    regels = [f"{uitkomst['vraag']}  (gelezen als: {uitkomst['gelezen_als']})"]
    if uitkomst["nood"]:
        regels.append("  NOOD: " + ", ".join(een["kanaal"] for een in uitkomst["nood"]))
    if uitkomst["plaats"]:
        regels.append(f"  plaats: {uitkomst['plaats']}")
    if uitkomst["buiten_bereik"]:
        regels.append("  staat niet op de kaart")
    regels += [f"  {een['score']:.3f} {een['slug']}" for een in uitkomst["onderwerpen"]]
    regels += [
        f"  {een['score']:6.2f} {een['naam']} ({een['waarom']})" for een in uitkomst["aanbod"][:10]
    ]
    return "\n".join(regels)

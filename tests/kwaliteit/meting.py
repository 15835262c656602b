"""How often a question is led to the right onderwerp: the sets, the figures, and their table."""

import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path

MAP = Path(__file__).parent
CIJFERS = MAP / "cijfers.json"
# The unseen half first: only that one says how it will go with a stranger. Of the second set two
# in three questions do not name their subject.
SETS = {
    "ongezien": MAP / "ongezien.tsv",
    "ongezien-zijdelings": MAP / "ongezien_zijdelings.tsv",
    "gezien": MAP / "gezien.tsv",
    "ontwikkelset": MAP.parents[2] / "shared" / "vragen" / "ontwikkelset.tsv",
}


@dataclass(frozen=True)
class Cijfers:
    """Shares of 0 to 1 of `aantal` questions; `mrr` is the mean reciprocal rank of the first
    right onderwerp among three."""

    aantal: int
    eerste: float
    bij_drie: float
    geen: float
    mrr: float

    def is_lager_dan(self, eerder: "Cijfers") -> bool:
        """Worse in what counts; a thousandth is rounding."""
        paren = [
            (self.eerste, eerder.eerste),
            (self.bij_drie, eerder.bij_drie),
            (self.mrr, eerder.mrr),
        ]
        return any(nu < toen - 0.001 for nu, toen in paren)


def lees_set(bestand: Path) -> list[tuple[str, list[str]]]:
    """(question, slugs that are a good answer), one a line; a line with # is a comment."""
    regels = bestand.read_text(encoding="utf-8").splitlines()
    rijen = [regel.split("\t") for regel in regels if regel.strip() and not regel.startswith("#")]
    return [(vraag, goed.strip().split("|")) for vraag, goed, *_ in rijen]


def meet_set(bestand: Path, onderwerpen_bij) -> dict[str, Cijfers]:
    """Under "alle" and per onderwerp (the first that is good); `onderwerpen_bij(vraag)` gives slugs."""
    rangen = defaultdict(list)
    for vraag, goede in lees_set(bestand):
        gevonden = onderwerpen_bij(vraag)
        rang = next((plek for plek, slug in enumerate(gevonden, 1) if slug in goede), None)
        for groep in ("alle", goede[0]):
            rangen[groep].append((rang, not gevonden))
    return {groep: _cijfers(uitslagen) for groep, uitslagen in rangen.items()}


def _cijfers(uitslagen: list[tuple[int | None, bool]]) -> Cijfers:
    aantal = len(uitslagen)
    rangen = [rang for rang, _ in uitslagen]
    return Cijfers(
        aantal,
        round(rangen.count(1) / aantal, 3),
        round(sum(rang is not None for rang in rangen) / aantal, 3),
        round(sum(leeg for _, leeg in uitslagen) / aantal, 3),
        round(sum(1 / rang for rang in rangen if rang) / aantal, 3),
    )


def lees_cijfers() -> dict[str, Cijfers]:
    """Those that were recorded last, per set."""
    return {naam: Cijfers(**een) for naam, een in json.loads(CIJFERS.read_text()).items()}


def schrijf_cijfers(cijfers: dict[str, Cijfers]) -> None:
    tekst = json.dumps({naam: asdict(een) for naam, een in cijfers.items()}, indent=1)
    CIJFERS.write_text(tekst + "\n")


def tabel(naam: str, per_groep: dict[str, Cijfers]) -> str:
    regels = [f"\n{naam}: {per_groep['alle'].aantal} vragen"]
    regels.append(
        f"  {'onderwerp':<34}{'aantal':>7}{'eerste':>9}{'bij drie':>10}{'geen':>8}{'mrr':>8}"
    )
    for groep in ["alle", *sorted(set(per_groep) - {"alle"})]:
        een = per_groep[groep]
        regels.append(
            f"  {groep:<34}{een.aantal:>7}{een.eerste:>9.1%}{een.bij_drie:>10.1%}{een.geen:>8.1%}{een.mrr:>8.3f}"
        )
    return "\n".join(regels)

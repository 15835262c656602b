"""The thesaurus as a CSV file: term,taal,soort,doel,gewicht,herkomst."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError

from .models import Doelgroep, Onderwerp, Thesaurusterm
from .models.thesaurusterm import LICHTST, SOORTEN, ZWAARST

KOLOMMEN = ["term", "taal", "soort", "doel", "gewicht", "herkomst"]
GROOTSTE_BESTAND = 5_000_000
GEWICHTEN = {str(gewicht) for gewicht in range(LICHTST, ZWAARST + 1)}


class Thesaurusfout(ValidationError):
    """The file cannot be used; `messages` say in Dutch what to mend, and in which line."""


class Regel(NamedTuple):
    term: str
    taal: str
    soort: str
    doel: str
    gewicht: int
    herkomst: str


def lees_bestand(pad: Path) -> list[Thesaurusterm]:
    """Unsaved terms. Raises `Thesaurusfout` for what cannot be read, and `OSError`."""
    if pad.stat().st_size > GROOTSTE_BESTAND:
        raise Thesaurusfout([f"{pad.name} is te groot: hooguit 5 MB."])
    try:
        return lees_tekst(pad.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as fout:
        raise Thesaurusfout([f"{pad.name} is geen UTF-8. Bewaar het als CSV (UTF-8)."]) from fout


def lees_tekst(tekst: str) -> list[Thesaurusterm]:
    """Every line is checked before one is used; of the same line twice the heaviest counts."""
    lezer = csv.DictReader(io.StringIO(tekst), delimiter=_scheiding(tekst))
    try:
        return _lees_rijen(lezer)
    except csv.Error as fout:
        raise Thesaurusfout(
            [f"Regel {lezer.line_num + 1}: dit is geen CSV. Kijk naar de aanhalingstekens."]
        ) from fout


def _lees_rijen(lezer: csv.DictReader) -> list[Thesaurusterm]:
    if lezer.fieldnames is None or any(naam not in lezer.fieldnames for naam in KOLOMMEN):
        raise Thesaurusfout([f"De eerste regel moet zijn: {','.join(KOLOMMEN)}."])
    doelen = _doelen()
    gelezen, fouten = {}, []
    for rij in lezer:
        # The line of the file as an editor shows it: empty lines count too.
        nummer = lezer.line_num
        try:
            een = _lees_rij(rij, doelen)
        except ValueError as fout:
            fouten.append(f"Regel {nummer}: {fout}")
            continue
        dubbel = gelezen.get(sleutel(een))
        if dubbel is None or dubbel.gewicht < een.gewicht:
            gelezen[sleutel(een)] = een
    if fouten:
        raise Thesaurusfout(fouten)
    return list(gelezen.values())


def schrijf(termen: Iterable[Thesaurusterm]) -> str:
    """The terms as CSV, in the order given; `lees_tekst` reads them back."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows(als_regel(een) for een in termen)
    return uit.getvalue()


def als_regel(een: Thesaurusterm) -> Regel:
    doel = getattr(een, een.soort)
    return Regel(
        een.term, een.taal, een.soort, getattr(doel, "slug", doel), een.gewicht, een.herkomst
    )


def sleutel(een: Thesaurusterm) -> tuple:
    """Two terms with the same one cannot both stand: the uniqueness constraints of the model."""
    return een.zoekterm, een.taal, een.onderwerp_id, een.doelgroep_id, een.toegang, een.buiten


def _scheiding(tekst: str) -> str:
    """Dutch spreadsheets write a semicolon."""
    kop = tekst.partition("\n")[0]
    return max(",;\t", key=kop.count)


def _doelen() -> dict[str, dict]:
    return {
        "onderwerp": {een.slug: een for een in Onderwerp.objects.all()},
        "doelgroep": {een.slug: een for een in Doelgroep.objects.all()},
        "toegang": {waarde: waarde for waarde in Thesaurusterm.Toegang.values},
        "buiten": {waarde: waarde for waarde in Thesaurusterm.Buiten.values},
    }


def _lees_rij(rij: dict, doelen: dict[str, dict]) -> Thesaurusterm:
    """Raises ValueError with what is wrong, in Dutch."""
    regel = {naam: (rij.get(naam) or "").strip() for naam in KOLOMMEN}
    soort, doel = regel["soort"], regel["doel"]
    if soort not in doelen:
        raise ValueError(f"soort “{soort}” bestaat niet. Kies uit {', '.join(SOORTEN)}.")
    if doel not in doelen[soort]:
        raise ValueError(f"{soort} “{doel}” bestaat niet.")
    if regel["taal"] not in Thesaurusterm.Taal.values:
        raise ValueError(f"taal “{regel['taal']}” bestaat niet.")
    if regel["gewicht"] not in GEWICHTEN:
        raise ValueError(f"gewicht “{regel['gewicht']}” is geen getal van 1 tot en met 9.")
    een = Thesaurusterm(
        term=regel["term"],
        taal=regel["taal"],
        gewicht=int(regel["gewicht"]),
        herkomst=regel["herkomst"],
        **{soort: doelen[soort][doel]},
    )
    een.normaliseer()
    _controleer_tekst(een)
    return een


def _controleer_tekst(een: Thesaurusterm) -> None:
    """What both databases can hold, and find again. Raises ValueError."""
    if "\0" in een.term + een.herkomst:
        raise ValueError("er staat een teken in dat geen tekst is.")
    if not een.zoekterm:
        raise ValueError("de term heeft geen woord met letters of cijfers.")
    for veld in ("term", "herkomst"):
        langste = Thesaurusterm._meta.get_field(veld).max_length
        if len(getattr(een, veld)) > langste:
            raise ValueError(f"{veld} is te lang: hooguit {langste} tekens.")
    # One character may stand for a whole word in another script.
    if len(een.zoekterm) > Thesaurusterm._meta.get_field("zoekterm").max_length:
        raise ValueError("de term is te lang als hij wordt uitgeschreven.")

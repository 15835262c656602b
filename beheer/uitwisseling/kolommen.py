"""A field of a record as a column of a sheet: its heading, and its value as the text of a cell.

What `als_cel` writes, `als_waarde` reads back; what nobody touched is never seen as changed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from aanbod.gegevens import REGELS, velden_van
from aanbod.models import Aanbieder, Aanbod
from wijken.models import Locatie
from wijken.tekst import sleutel

from ..models.inlezing import Lijst

MODEL: dict[str, type[models.Model]] = {
    Lijst.AANBIEDERS: Aanbieder,
    Lijst.LOCATIES: Locatie,
    Lijst.AANBOD: Aanbod,
}
# The column by which a row is known again; of a locatie that is its number.
NUMMER = "nummer"
SLEUTELKOLOM = {Lijst.AANBIEDERS: "slug", Lijst.LOCATIES: NUMMER, Lijst.AANBOD: "slug"}
# Excel holds no more in one cell.
LANGSTE_CEL = 32_767
# Where Excel's own count of days begins.
_EXCEL_BEGIN = date(1899, 12, 30)
_EXCEL_DAGEN = range(20_000, 90_000)
_MAANDEN = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
]  # fmt: skip
_JA = frozenset({"ja", "j", "waar", "true", "1", "x", "yes"})
_NEE = frozenset({"", "nee", "n", "onwaar", "false", "0", "no"})
# XML knows no control characters; Excel writes a line end in its own way.
_STUUR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_GEHEEL = re.compile(r"-?\d+(?:\.0+)?")
_LOCATIE = re.compile(r"(\d+)(?:\s*\(.*\))?", re.DOTALL)
_VOORAAN = [NUMMER, "slug", "naam", "aanbieder", "status"]
_ACHTERAAN = frozenset({"bron", "paragraaf", "eigen_oordeel"})
OORDEEL_BIJ_IMPORT = "Uit een ingelezen bestand."


@dataclass(frozen=True)
class Kolom:
    veld: str
    kop: str
    soort: str
    verplicht: bool = False
    uitleg: str = ""
    keuzes: tuple[tuple[str | int, str], ...] = ()
    verwijst: type[models.Model] | None = None
    # Of a field with rows: the parts of each, the first of which tells them apart.
    delen: tuple["Kolom", ...] = ()


class Opzoeken:
    """How a cell names another record: by its slug or code, or as people write it."""

    def zoek(self, model: type[models.Model], tekst: str) -> Any:
        """What `aanbod.gegevens` calls it. Raises `ValidationError` when nothing or several fit."""
        raise NotImplementedError


@cache
def kolommen(lijst: str) -> tuple[Kolom, ...]:
    model = MODEL[lijst]
    regels = REGELS.get(model, {})
    gevonden = [Kolom(NUMMER, "nummer", "nummer")] if lijst == Lijst.LOCATIES else []
    for naam, label in velden_van(model).items():
        if naam in regels:
            een = regels[naam]
            delen = tuple(_kolom(een.model._meta.get_field(veld)) for veld in een.velden)
            gevonden.append(Kolom(naam, label, "rijen", delen=delen, uitleg=_uitleg_rijen(delen)))
        else:
            gevonden.append(_kolom(model._meta.get_field(naam)))
    return tuple(_met_eigen_kop(sorted(gevonden, key=_plaats)))


def _plaats(kolom: Kolom) -> int:
    """What it is first, where that came from last; the rest in the order of the model."""
    if kolom.veld in _VOORAAN:
        return _VOORAAN.index(kolom.veld) - len(_VOORAAN)
    return 1 if kolom.veld in _ACHTERAAN else 0


def kolom_van(lijst: str, veld: str) -> Kolom | None:
    return next((een for een in kolommen(lijst) if een.veld == veld), None)


def _met_eigen_kop(gevonden: list[Kolom]) -> list[Kolom]:
    """No heading twice."""
    gezien: dict[str, int] = {}
    for een in gevonden:
        gezien[een.kop] = gezien.get(een.kop, 0) + 1
    return [
        Kolom(**{**een.__dict__, "kop": een.veld.replace("_", " ")}) if gezien[een.kop] > 1 else een
        for een in gevonden
    ]


def _kolom(veld: models.Field) -> Kolom:
    soort, verwijst, keuzes = "tekst", None, ()
    if veld.many_to_many or veld.many_to_one:
        soort, verwijst = ("meer" if veld.many_to_many else "een"), veld.related_model
    elif veld.flatchoices:
        soort, keuzes = "keuze", tuple((waarde, str(naam)) for waarde, naam in veld.flatchoices)
    else:
        soort = _soort(veld)
    verplicht = not (veld.blank or veld.has_default() or soort in ("meer", "janee"))
    return Kolom(
        veld.name, str(veld.verbose_name), soort, verplicht, str(veld.help_text), keuzes, verwijst
    )


def _soort(veld: models.Field) -> str:
    for soort, klasse in (
        ("janee", models.BooleanField), ("datum", models.DateField),
        ("geheel", models.IntegerField), ("getal", models.FloatField),
    ):  # fmt: skip
        if isinstance(veld, klasse):
            return soort
    return "tekst"


def _uitleg_rijen(delen: tuple[Kolom, ...]) -> str:
    if len(delen) == 1:
        return "Meer dan een? Zet ze onder elkaar in de cel, of zet er een puntkomma tussen."
    namen = " | ".join(een.kop for een in delen)
    return f"Een regel per stuk in de cel: {namen}. Alleen het eerste deel mag ook."


# --- From value to cell --------------------------------------------------------------------


def als_cel(kolom: Kolom, waarde: Any, labels: Callable[[Any], str] | None = None) -> str:
    """The text of the cell. `labels` says of a locatie where it is, for who reads the number."""
    if waarde is None:
        return ""
    return _SCHRIJF.get(kolom.soort, _tekst)(kolom, waarde, labels)


def _tekst(kolom: Kolom, waarde: Any, labels=None) -> str:
    return str(waarde)


def _janee(kolom: Kolom, waarde: Any, labels=None) -> str:
    return "ja" if waarde else "nee"


def _keuze(kolom: Kolom, waarde: Any, labels=None) -> str:
    return dict(kolom.keuzes).get(waarde, str(waarde))


def _getal(kolom: Kolom, waarde: Any, labels=None) -> str:
    return repr(waarde)


def _een(kolom: Kolom, waarde: Any, labels=None) -> str:
    erbij = labels(waarde) if labels and kolom.verwijst is Locatie else ""
    return f"{waarde} ({erbij})" if erbij else str(waarde)


def _meer(kolom: Kolom, waarde: Any, labels=None) -> str:
    return "; ".join(map(str, waarde))


def _rijen(kolom: Kolom, waarde: Any, labels=None) -> str:
    return "\n".join(_rij(kolom, rij, labels) for rij in waarde)


def _rij(kolom: Kolom, rij: dict, labels) -> str:
    cellen = [_beschut(als_cel(deel, rij.get(deel.veld), labels)) for deel in kolom.delen]
    while len(cellen) > 1 and not cellen[-1]:
        cellen.pop()
    if len(kolom.delen) == 1:
        return cellen[0].replace(";", "\\;")
    return " | ".join(cellen) if len(cellen) > 1 else f"{cellen[0]} |"


def _beschut(tekst: str) -> str:
    """Nothing of the value itself is taken for a separator."""
    for teken, wordt in (
        ("\\", "\\\\"),
        ("|", "\\|"),
        ("\r\n", "\\n"),
        ("\n", "\\n"),
        ("\r", "\\n"),
    ):
        tekst = tekst.replace(teken, wordt)
    return tekst


_SCHRIJF = {
    "janee": _janee, "keuze": _keuze, "getal": _getal, "een": _een, "meer": _meer, "rijen": _rijen,
}  # fmt: skip


# --- From cell to value --------------------------------------------------------------------


def schoon(tekst: str) -> str:
    """What two cells are compared by: a line end is a line end, and nobody sees a space at the end."""
    return _STUUR.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n")).strip()


def is_gelijk(kolom: Kolom, cel: str, oud: str) -> bool:
    """Whether this cell still says what we wrote in it."""
    cel, oud = schoon(cel), schoon(oud)
    if cel == oud:
        return True
    if len(cel) >= LANGSTE_CEL - 1:
        return oud.startswith(cel)
    if kolom.soort == "getal":
        try:
            # Excel keeps fifteen digits.
            return abs(float(cel) - float(oud)) < 1e-9
        except ValueError:
            return False
    return False


def als_waarde(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> Any:
    """What the record will say. Raises `ValidationError` with the reason, in Dutch."""
    cel = schoon(cel)
    return _LEES.get(kolom.soort, _lees_tekst)(kolom, cel, opzoeken)


def _lees_tekst(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> str:
    if kolom.veld == "telefoon" and re.fullmatch(r"[1-9]\d{8}", cel):
        # A sheet took it for a number, and dropped the zero in front.
        return f"0{cel}"
    return cel


def _lees_janee(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> bool:
    woord = sleutel(cel)
    if woord in _JA or woord in _NEE:
        return woord in _JA
    raise ValidationError(f"“{kort(cel)}” is niet te lezen. Schrijf ja of nee.")


def _lees_keuze(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> str | int:
    if not cel:
        return ""
    for waarde, naam in kolom.keuzes:
        if cel == str(waarde) or sleutel(cel) in (sleutel(naam), sleutel(str(waarde))):
            return waarde
    mag = ", ".join(f"“{naam}”" for _, naam in kolom.keuzes)
    raise ValidationError(f"“{kort(cel)}” kan niet. Kies uit: {mag}.")


def _lees_geheel(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> int | None:
    if not cel:
        return None
    if not _GEHEEL.fullmatch(cel) or len(cel) > 12:
        raise ValidationError(f"“{kort(cel)}” is geen heel getal.")
    return int(float(cel))


def _lees_getal(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> float | None:
    if not cel:
        return None
    try:
        getal = float(cel.replace(",", "."))
    except ValueError:
        getal = float("nan")
    if getal != getal or getal in (float("inf"), float("-inf")):
        raise ValidationError(f"“{kort(cel)}” is geen getal.")
    return getal


def _lees_datum(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> str | None:
    if not cel:
        return None
    dag = datum(cel)
    if dag is None:
        raise ValidationError(f"“{kort(cel)}” is geen datum. Schrijf 31-12-2026.")
    return dag.isoformat()


def datum(cel: str) -> date | None:
    """`2026-12-31`, `31-12-2026`, `31/12/26`, `31 december 2026`, or Excel's own number of it."""
    if cel.isdecimal() and len(cel) < 7 and int(cel) in _EXCEL_DAGEN:
        return _EXCEL_BEGIN + timedelta(days=int(cel))
    cel = re.sub(r"[T ]00:00(:00(\.0+)?)?$", "", cel.strip())
    delen = re.fullmatch(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})", cel.lower())
    if delen:
        maand = next((i for i, m in enumerate(_MAANDEN, 1) if m.startswith(delen[2])), 0)
        cel = f"{delen[1]}-{maand}-{delen[3]}"
    cel = cel.replace("/", "-").replace(".", "-")
    for vorm in ("%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y"):
        try:
            return datetime.strptime(cel, vorm).date()
        except ValueError:
            continue
    return None


def _lees_een(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> Any:
    return opzoeken.zoek(kolom.verwijst, cel) if cel else None


def _lees_meer(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> list:
    return sorted({opzoeken.zoek(kolom.verwijst, deel) for deel in _lijst(cel)})


def _lijst(cel: str) -> list[str]:
    return [deel.strip() for deel in re.split(r"[;\n]", cel) if deel.strip()]


def _lees_rijen(kolom: Kolom, cel: str, opzoeken: Opzoeken) -> list[dict]:
    """Without parts after the first, a row is only named: what was said of it stays."""
    regels = _splits(cel, "\n")
    meerdelig = len(kolom.delen) > 1
    if not meerdelig or not any(len(_splits(regel, "|")) > 1 for regel in regels):
        regels = [deel for regel in regels for deel in _splits(regel, ";")]
    rijen = []
    for regel in regels:
        if regel.strip():
            rijen.append(_lees_rij(kolom, regel, opzoeken))
    eerste = kolom.delen[0].veld
    return sorted(rijen, key=lambda rij: str(rij[eerste]))


def _lees_rij(kolom: Kolom, regel: str, opzoeken: Opzoeken) -> dict:
    cellen = [_ontbloot(deel.strip()) for deel in _splits(regel, "|")]
    if len(cellen) > len(kolom.delen):
        raise ValidationError(f"“{kort(regel)}” heeft te veel delen.")
    alleen_naam = len(cellen) == 1 and len(kolom.delen) > 1
    if not alleen_naam:
        cellen += [""] * (len(kolom.delen) - len(cellen))
    return {
        deel.veld: als_waarde(deel, cel, opzoeken)
        for deel, cel in zip(kolom.delen, cellen, strict=False)
    }


def _splits(tekst: str, teken: str) -> list[str]:
    r"""At this character, not where a `\` stands before it."""
    delen, huidig, i = [], "", 0
    while i < len(tekst):
        if tekst[i] == "\\" and i + 1 < len(tekst):
            huidig += tekst[i : i + 2]
            i += 2
        elif tekst[i] == teken:
            delen.append(huidig)
            huidig = ""
            i += 1
        else:
            huidig += tekst[i]
            i += 1
    return [*delen, huidig]


def _ontbloot(tekst: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], tekst, flags=re.DOTALL)


def locatienummer(cel: str) -> int | None:
    """`12` or `12 (Buurthuis, Teststraat 4)`."""
    gevonden = _LOCATIE.fullmatch(cel)
    return int(gevonden[1]) if gevonden and len(gevonden[1]) < 18 else None


def kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else f"{tekst[:59]}…"


_LEES = {
    "janee": _lees_janee, "keuze": _lees_keuze, "geheel": _lees_geheel, "nummer": _lees_geheel,
    "getal": _lees_getal, "datum": _lees_datum, "een": _lees_een, "meer": _lees_meer,
    "rijen": _lees_rijen,
}  # fmt: skip

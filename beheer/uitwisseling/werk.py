"""The work on an import: reading, comparing, applying and undoing, each all or nothing.

It is done by a process of its own (`manage.py werk_import`), that a request starts and does not
wait for. A lock on a file says whether that process lives: it goes with the process, however
that ends. What is half done is not there at all, for each step is one transaction; then the import
can be started again. Progress stands in a file too: on SQLite nobody else can write to the
database while an import does.
"""

import contextlib
import json
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..actions.terugdraaien import draai_veel_terug
from ..actions.veel import Opdracht, VeelFouten, deelvan, wijzig_veel
from ..actions.wijzigen import Herkomst
from ..models import Import, Importregel, Wijziging
from ..models.inlezing import Lijst, Staat
from ..models.wijziging import Weg
from ..toegang import Bezoek
from .kolommen import MODEL, NUMMER
from .koppelen import is_bekend, kopsleutel, namen_van, onthouden, raad_koppeling, raad_lijst
from .lezen import Onleesbaar, lees_bestand, vind_koprij
from .sjabloon import HULPBLADEN
from .vergelijken import Vergelijking, redenen_van

try:
    import fcntl
except ImportError:  # Windows: there is no lock to take
    fcntl = None

PAGINA = "import_een"
# How long a process may take to begin on a busy machine.
AANLOOP = timedelta(seconds=20)
Voortgang = Callable[[int, int], None]


# --- Starting it, and knowing how it is ----------------------------------------------------


def begin(import_: Import, staat: str) -> None:
    """Have this step done, by a process that outlives the request."""
    import_.staat, import_.melding, import_.begonnen_op = staat, "", timezone.now()
    import_.save(update_fields=["staat", "melding", "begonnen_op"])
    _voortgangsbestand(import_.pk).unlink(missing_ok=True)
    transaction.on_commit(lambda: start(import_.pk))


def start(sleutel: int) -> None:
    opdracht = [sys.executable, str(settings.BASE_DIR / "manage.py"), "werk_import", str(sleutel)]
    proces = subprocess.Popen(  # noqa: S603 own command
        opdracht,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # A worker of the server that is replaced takes its own group along, not this one.
        start_new_session=True,
    )
    Thread(target=proces.wait, daemon=True).start()


def is_afgebroken(import_: Import) -> bool:
    """It should be worked on, and nobody does: the process was stopped half-way."""
    if not import_.is_bezig:
        return False
    if not _slotbestand(import_.pk).exists():
        return timezone.now() - (import_.begonnen_op or import_.gemaakt_op) > AANLOOP
    with _slot(import_.pk) as vrij:
        return vrij


def voortgang_van(import_: Import) -> int:
    """In percents."""
    try:
        gedaan, totaal = json.loads(_voortgangsbestand(import_.pk).read_text())
    except (OSError, ValueError):
        return 0
    return min(100, 100 * gedaan // totaal) if totaal else 0


def _map() -> Path:
    map_ = settings.VAR_DIR / "import"
    map_.mkdir(exist_ok=True)
    return map_


def _slotbestand(sleutel: int) -> Path:
    return _map() / f"{sleutel}.slot"


def _voortgangsbestand(sleutel: int) -> Path:
    return _map() / f"{sleutel}.json"


@contextlib.contextmanager
def _slot(sleutel: int, wacht: float = 0) -> Iterator[bool]:
    """Whether it was free within this many seconds; it is ours for as long as this lasts."""
    einde = monotonic() + wacht
    with open(_slotbestand(sleutel), "w") as slot:
        while not (vrij := _pak(slot)) and monotonic() < einde:
            sleep(0.05)
        yield vrij


def _pak(slot) -> bool:
    if fcntl:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _melder(sleutel: int) -> Voortgang:
    def meld(gedaan: int, totaal: int) -> None:
        bestand = _voortgangsbestand(sleutel)
        proef = bestand.with_suffix(".nieuw")
        proef.write_text(json.dumps([gedaan, totaal]))
        proef.replace(bestand)

    return meld


# --- Doing it ------------------------------------------------------------------------------


def werk(sleutel: int) -> None:
    """Do what the state of this import asks for; nothing when another process is at it."""
    # A page that looks whether someone is at it holds the lock for a moment too.
    with _slot(sleutel, wacht=1) as vrij:
        if not vrij:
            return
        import_ = Import.objects.select_related("gemeente").get(pk=sleutel)
        stap = _STAPPEN.get(import_.staat)
        if stap is None:
            return
        try:
            stap(import_, _melder(sleutel))
        finally:
            _voortgangsbestand(sleutel).unlink(missing_ok=True)
    _slotbestand(sleutel).unlink(missing_ok=True)


def _bezoek(import_: Import) -> Bezoek:
    """Who asked for it, with the roles of now: they may have ended meanwhile."""
    gebruiker = get_user_model().objects.filter(pk=import_.door, is_active=True).first()
    if gebruiker is None:
        raise ValidationError("Wie dit bestand stuurde, heeft geen account meer.")
    bezoek = Bezoek(gebruiker, PAGINA)
    if not bezoek.mag(PAGINA):
        raise ValidationError("Wie dit bestand stuurde, mag niet meer importeren.")
    return bezoek


def lees(import_: Import, voortgang: Voortgang) -> None:
    """From the file to its sheets, with a field for each column as far as it can be guessed."""
    try:
        bladen = lees_bestand(bytes(import_.inhoud))
    except Onleesbaar as fout:
        _sluit(import_, Staat.GEWEIGERD, melding=str(fout), inhoud=None)
        return
    gelezen, cellen = [], []
    for blad in bladen:
        koprij = vind_koprij(blad.rijen, is_bekend)
        koppen = [cel.strip() for cel in blad.rijen[koprij][1]]
        rijen = blad.rijen[koprij + 1 :]
        if not rijen:
            continue
        # Our own sheets with explanation and choices hold no rows.
        herkend = blad.naam not in HULPBLADEN and any(is_bekend(kop) for kop in koppen)
        lijst = raad_lijst(blad.naam, koppen) if herkend else ""
        koppeling = (
            raad_koppeling(lijst, koppen, onthouden(import_.gemeente, lijst))
            if lijst
            else [""] * len(koppen)
        )
        gelezen.append({
            "naam": blad.naam, "lijst": lijst, "koppen": koppen, "rijen": len(rijen),
            "koppeling": koppeling, "voorbeeld": _voorbeelden(koppen, rijen),
        })  # fmt: skip
        cellen.append(rijen)
    if not gelezen:
        _sluit(
            import_, Staat.GEWEIGERD, inhoud=None,
            melding="In dit bestand staan alleen koppen, en geen rijen eronder.",
        )  # fmt: skip
        return
    _sluit(
        import_, Staat.GELEZEN, bladen=gelezen, inhoud=_verpak(cellen),
        leeg_wist=any(_is_van_ons(een) for een in gelezen),
    )  # fmt: skip


def _voorbeelden(koppen: list[str], rijen: list) -> list[str]:
    return [
        next((cellen[i][:60] for _, cellen in rijen if i < len(cellen) and cellen[i].strip()), "")
        for i in range(len(koppen))
    ]


def _is_van_ons(blad: dict) -> bool:
    """Exported here, or on our template: every heading is one of ours."""
    namen = namen_van(blad["lijst"]) if blad["lijst"] else {}
    return len(blad["koppen"]) > 5 and all(kopsleutel(kop) in namen for kop in blad["koppen"])


def _verpak(cellen: list) -> bytes:
    return zlib.compress(json.dumps(cellen).encode(), 1)


def _pak_uit(import_: Import) -> list:
    return json.loads(zlib.decompress(bytes(import_.inhoud)))


def vergelijk(import_: Import, voortgang: Voortgang) -> None:
    try:
        bezoek = _bezoek(import_)
    except ValidationError as fout:
        _sluit(import_, Staat.GELEZEN, melding=fout.messages[0])
        return
    bladen = list(zip(import_.bladen, _pak_uit(import_), strict=True))
    with transaction.atomic():
        tellingen = Vergelijking(import_, bladen, bezoek, voortgang).draai()
        _sluit(import_, Staat.VERGELEKEN, tellingen=tellingen)


def pas_toe(import_: Import, voortgang: Voortgang) -> None:
    """Everything that is chosen, in one transaction and as one `handeling`."""
    try:
        with transaction.atomic():
            _pas_toe(import_, voortgang)
    except VeelFouten as fout:
        _zet_apart(import_, fout)
    except ValidationError as fout:
        _sluit(import_, Staat.VERGELEKEN, melding=" ".join(fout.messages))


def _pas_toe(import_: Import, voortgang: Voortgang) -> None:
    bezoek = _bezoek(import_)
    by = Herkomst(Weg.IMPORT, bezoek.gebruiker.pk, import_.als, uuid4())
    totaal = import_.regels.filter(gekozen=True).count()
    gedaan = 0
    locaties: dict[int, int] = {}
    for lijst in Lijst.values:
        regels = list(import_.regels.filter(lijst=lijst, gekozen=True))
        opdrachten = [_opdracht(regel, locaties) for regel in regels]

        meld = deelvan(voortgang, gedaan, len(regels), totaal)
        try:
            records = wijzig_veel(MODEL[lijst], opdrachten, by=by, voortgang=meld)
        except VeelFouten as fout:
            fout.regels = {regels[plaats].pk: mis for plaats, mis in fout.per_opdracht.items()}
            raise
        if lijst == Lijst.LOCATIES:
            _onthoud_nummers(regels, records, locaties)
        gedaan += len(regels)
    _sluit(import_, Staat.TOEGEPAST, handeling=by.handeling, inhoud=None)


def _opdracht(regel: Importregel, locaties: dict[int, int]) -> Opdracht:
    waarden = {veld: nieuw for veld, (_, nieuw) in regel.velden.items() if veld != NUMMER}
    if "plekken" in waarden:
        waarden["plekken"] = [
            rij | {"locatie": locaties.get(rij["locatie"], rij["locatie"])}
            for rij in waarden["plekken"]
        ]
    if regel.soort == Importregel.Soort.NIEUW:
        return Opdracht(None, waarden)
    return Opdracht(regel.sleutel, waarden, {veld: oud for veld, (oud, _) in regel.velden.items()})


def _onthoud_nummers(regels: list[Importregel], records: list, locaties: dict[int, int]) -> None:
    """Rows of aanbod name a new locatie by the number that it did not have yet."""
    bekend = {regel.sleutel for regel in regels}
    nieuw = [regel for regel in regels if regel.soort == Importregel.Soort.NIEUW]
    erbij = [record for record in records if record.pk not in bekend]
    for regel, record in zip(nieuw, erbij, strict=True):
        locaties[regel.velden[NUMMER][1]] = record.pk


def _zet_apart(import_: Import, fout: VeelFouten) -> None:
    """Nothing was changed. What is wrong is said of its row, and is no longer chosen."""
    regels = import_.regels.in_bulk(fout.regels)
    for sleutel, mis in fout.regels.items():
        regels[sleutel].redenen = redenen_van(mis)
        regels[sleutel].gekozen = False
    with transaction.atomic():
        Importregel.objects.bulk_update(regels.values(), ["redenen", "gekozen"], batch_size=200)
        _sluit(
            import_,
            Staat.VERGELEKEN,
            melding=f"Er is niets gewijzigd: {len(regels)} rijen passen niet meer. Ze staan "
            "bovenaan en zijn uitgezet. Verwerk de rest, of vergelijk opnieuw.",
        )


def draai_terug(import_: Import, voortgang: Voortgang) -> None:
    """The former values of all of it; what was new goes to the archive, a new locatie stays."""
    try:
        with transaction.atomic():
            bezoek = _bezoek(import_)
            wijzigingen = Wijziging.objects.filter(handeling=import_.handeling)
            blijven = wijzigingen.filter(soort=Wijziging.Soort.LOCATIE, is_nieuw=True)
            melding = ""
            if aantal := blijven.count():
                melding = f"{aantal} nieuwe locaties zijn blijven staan, zonder aanbod."
            by = Herkomst(Weg.TERUG, bezoek.gebruiker.pk, bezoek.als, uuid4(), import_.handeling)
            draai_veel_terug(
                wijzigingen.exclude(pk__in=blijven.values("pk")), by=by, voortgang=voortgang
            )
            _sluit(import_, Staat.TERUGGEDRAAID, melding=melding)
    except ValidationError as fout:
        redenen = list(dict.fromkeys(fout.messages))
        _sluit(
            import_,
            Staat.TOEGEPAST,
            melding=f"Terugdraaien kan niet; er is niets gewijzigd. {' '.join(redenen[:5])}",
        )


def _sluit(import_: Import, staat: str, **velden) -> None:
    import_.staat, import_.klaar_op = staat, timezone.now()
    for naam, waarde in velden.items():
        setattr(import_, naam, waarde)
    import_.save(update_fields=["staat", "klaar_op", *velden])


_STAPPEN: dict[str, Callable[[Import, Voortgang], None]] = {
    Staat.LEEST: lees,
    Staat.VERGELIJKT: vergelijk,
    Staat.PAST_TOE: pas_toe,
    Staat.DRAAIT_TERUG: draai_terug,
}

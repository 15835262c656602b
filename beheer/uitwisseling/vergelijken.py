"""What a file would change: new, changed per field, gone, refused with the reason."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.text import slugify

from aanbod.gegevens import REGELS, lees, velden_van, voor_lezen, waarde_van
from aanbod.models import Aanbieder, Aanbod
from aanbod.models.aanbieder import Status
from aanbod.veel import Namen, Schrijfwerk, bereid_voor
from aanbod.voorwaarden import NietHier, voldoet
from wijken.models import Gemeente, Locatie
from wijken.tekst import sleutel

from ..models import Import, Importregel, Rol
from ..models.inlezing import Lijst
from ..models.rol import Rolsoort
from ..toegang import EIGEN, Bezoek, binnen
from .kolommen import (
    MODEL,
    NUMMER,
    OORDEEL_BIJ_IMPORT,
    SLEUTELKOLOM,
    Kolom,
    als_cel,
    als_waarde,
    is_gelijk,
    kolom_van,
    kolommen,
    kort,
    schoon,
)
from .lezen import is_excelfout
from .opzoeken import Register
from .schrijven import adressen

BLOK = 500
IN_ARCHIEF = "Dit staat in het archief. Zet het daar terug, of geef het in uw bestand een status."
BUITEN = "Dit valt buiten uw gemeente. U kunt het niet wijzigen."
Soort = Importregel.Soort


@dataclass
class Rij:
    blad: str
    nummer: int
    cellen: dict[str, str]
    koppen: dict[str, str]
    redenen: list[tuple[str, str]] = field(default_factory=list)
    record: models.Model | None = None
    oud: dict[str, Any] = field(default_factory=dict)
    waarden: dict[str, Any] = field(default_factory=dict)

    @property
    def is_nieuw(self) -> bool:
        return self.record is None

    @property
    def naam(self) -> str:
        naam = self.cellen.get("naam") or self.cellen.get("straat") or self.cellen.get("slug", "")
        return kort(naam.strip()) or (str(self.record) if self.record else "")

    def kop(self, veld: str) -> str:
        return self.koppen.get(veld, veld.replace("_", " "))

    def weiger(self, veld: str, reden: str) -> None:
        self.redenen.append((self.kop(veld) if veld else "", reden))


class Bereik:
    """What this import may touch: the scope of who does it, within the gemeente it is for."""

    def __init__(self, import_: Import, bezoek: Bezoek):
        self.bezoek, self.import_ = bezoek, import_
        self._rol = (
            Rol(soort=Rolsoort.REDACTEUR, gemeente=import_.gemeente) if import_.gemeente else None
        )

    @cache  # noqa: B019 as long as one comparison
    def van(self, model: type[models.Model]) -> Q:
        eigen = binnen(model, self.bezoek.rollen, self.bezoek.pagina)
        return eigen & EIGEN[model](self._rol) if self._rol else eigen

    def records(self, model: type[models.Model]) -> models.QuerySet:
        return model._default_manager.filter(self.van(model))

    def mag_worden(self, record: models.Model) -> bool:
        """Whether it is still in scope as it will be; an aanbieder is of no single gemeente."""
        try:
            return voldoet(self.van(type(record)), record) is True
        except NietHier:
            return isinstance(record, Aanbieder)


class Vergelijking:
    """Compares all sheets with what is there and keeps the outcome as rows of the import."""

    def __init__(self, import_: Import, bladen: list, bezoek: Bezoek, voortgang: Callable):
        self.import_, self.bladen = import_, bladen
        self.bereik = Bereik(import_, bezoek)
        self.voortgang = voortgang
        self.register = Register(self.bereik.records(Locatie).select_related("wijk"))
        self.namen = Namen()
        self.tellingen: Counter = Counter()
        self.gezien: dict[type[models.Model], dict[int, int]] = defaultdict(dict)
        self.slugs: dict[type[models.Model], set[str]] = defaultdict(set)
        self._nieuwe_locaties = 0

    @transaction.atomic
    def draai(self) -> dict[str, int]:
        self.import_.regels.all().delete()
        gedaan, totaal = 0, sum(len(rijen) for _, rijen in self.bladen)
        for lijst in Lijst.values:
            paren = [(een, rijen) for een, rijen in self.bladen if een["lijst"] == lijst]
            dubbel = self._dubbel(lijst, paren)
            for een, rijen in paren:
                for deel in _blokken(list(self._als_rijen(een, rijen))):
                    self._vergelijk(lijst, deel, dubbel)
                    gedaan += len(deel)
                    self.voortgang(gedaan, totaal)
            if paren and self.import_.hele_lijst:
                self._wat_weg_is(lijst)
        return dict(self.tellingen)

    def _als_rijen(self, blad: dict, rijen: Iterable) -> Iterator[Rij]:
        koppeling = [(i, veld) for i, veld in enumerate(blad["koppeling"]) if veld]
        koppen = {veld: blad["koppen"][i] for i, veld in koppeling}
        for nummer, cellen in rijen:
            gevuld = {veld: cellen[i] if i < len(cellen) else "" for i, veld in koppeling}
            if any(schoon(cel) for cel in gevuld.values()):
                yield Rij(blad["naam"], nummer, gevuld, koppen)

    # --- Which record is it ----------------------------------------------------------------

    def _dubbel(self, lijst: str, paren: list) -> dict[tuple, list[str]]:
        """The rows of every key that stands there more than once."""
        waar = defaultdict(list)
        for blad, rijen in paren:
            for rij in self._als_rijen(blad, rijen):
                if sleutel_ := _sleutel(lijst, rij):
                    waar[sleutel_].append(str(rij.nummer))
        return {sleutel_: nummers for sleutel_, nummers in waar.items() if len(nummers) > 1}

    def _vergelijk(self, lijst: str, rijen: list[Rij], dubbel: dict) -> None:
        model = MODEL[lijst]
        for rij in rijen:
            sleutel_ = _sleutel(lijst, rij)
            if nummers := dubbel.get(sleutel_):
                rij.weiger(SLEUTELKOLOM[lijst] if sleutel_[0] == "sleutel" else "naam",
                           f"Dit staat er meer dan een keer: in rij {_opsomming(nummers)}. Laat er een staan.")  # fmt: skip
        self._zoek_records(lijst, model, [rij for rij in rijen if not rij.redenen])
        labels = adressen(rij.oud for rij in rijen)
        for rij in rijen:
            if not rij.redenen:
                self._lees(lijst, model, rij, labels)
        te_doen = [rij for rij in rijen if not rij.redenen and (rij.waarden or rij.is_nieuw)]
        self._beoordeel(model, te_doen)
        self._bewaar(lijst, rijen)

    def _zoek_records(self, lijst: str, model, rijen: list[Rij]) -> None:
        gevonden = self._gevonden(lijst, model, rijen)
        sleutels = {een for een in gevonden.values() if een}
        records = {
            een.pk: een for een in voor_lezen(model._default_manager.filter(pk__in=sleutels))
        }
        eigen = set(self.bereik.records(model).filter(pk__in=sleutels).values_list("pk", flat=True))
        for rij in rijen:
            pk = gevonden.get(rij.nummer)
            if pk is None:
                continue
            if pk not in eigen:
                rij.weiger(
                    SLEUTELKOLOM[lijst] if SLEUTELKOLOM[lijst] in rij.koppen else "naam", BUITEN
                )
            elif pk in self.gezien[model]:
                rij.weiger(
                    "naam", f"Dit is hetzelfde als rij {self.gezien[model][pk]}. Laat er een staan."
                )
            elif _is_stil_in_archief(records[pk], rij):
                rij.weiger("naam", IN_ARCHIEF)
            else:
                rij.record = records[pk]
                rij.oud = lees(rij.record)
            self.gezien[model].setdefault(pk, rij.nummer)

    def _gevonden(self, lijst: str, model, rijen: list[Rij]) -> dict[int, int]:
        """`{row: key of the record}`."""
        if lijst == Lijst.LOCATIES:
            return self._gevonden_locaties(rijen)
        op_slug = {
            rij.nummer: slug for rij in rijen if (slug := schoon(rij.cellen.get("slug", "")))
        }
        bekend = dict(
            model._default_manager.filter(slug__in=set(op_slug.values())).values_list("slug", "pk")
        )
        gevonden = {nummer: bekend[slug] for nummer, slug in op_slug.items() if slug in bekend}
        op_naam = [rij for rij in rijen if rij.nummer not in op_slug]
        namen = {sleutel(rij.cellen.get("naam", "")) for rij in op_naam} - {""}
        velden = ["sorteernaam", "pk"] + (["aanbieder__slug"] if model is Aanbod else [])
        met_naam = defaultdict(list)
        for naam, pk, *van in model._default_manager.filter(sorteernaam__in=namen).values_list(
            *velden
        ):
            met_naam[(naam, *van)].append(pk)
        for rij in op_naam:
            wie = [self._aanbieder_van(rij)] if model is Aanbod else []
            pks = met_naam.get((sleutel(rij.cellen.get("naam", "")), *wie), [])
            if len(pks) > 1:
                rij.weiger("naam", "Dit kan meer dan een zijn. Zet het adresdeel erbij.")
            elif pks:
                gevonden[rij.nummer] = pks[0]
        return gevonden

    def _aanbieder_van(self, rij: Rij) -> str | None:
        try:
            return self.register.zoek(Aanbieder, rij.cellen.get("aanbieder", ""))
        except ValidationError:
            return None

    def _gevonden_locaties(self, rijen: list[Rij]) -> dict[int, int]:
        gevonden = {}
        for rij in rijen:
            cel = schoon(rij.cellen.get(NUMMER, ""))
            if cel:
                try:
                    gevonden[rij.nummer] = als_waarde(
                        kolom_van(Lijst.LOCATIES, NUMMER), cel, self.register
                    )
                except ValidationError as fout:
                    rij.weiger(NUMMER, fout.messages[0])
        bekend = set(
            Locatie.objects.filter(pk__in=set(gevonden.values())).values_list("pk", flat=True)
        )
        for rij in rijen:
            if rij.nummer in gevonden and gevonden[rij.nummer] not in bekend:
                rij.weiger(
                    NUMMER, "Er is geen locatie met dit nummer. Laat het leeg voor een nieuwe."
                )
                del gevonden[rij.nummer]
        return gevonden

    # --- What does it say ------------------------------------------------------------------

    def _lees(self, lijst: str, model, rij: Rij, labels: Callable[[Any], str]) -> None:
        self.register.gemeente = self._gemeente_van(rij)
        for kolom in kolommen(lijst):
            if kolom.veld not in rij.cellen or kolom.soort == "nummer":
                continue
            cel = rij.cellen[kolom.veld]
            if self._zegt_niets(rij, kolom, cel, labels):
                continue
            try:
                self._lees_cel(model, rij, kolom, cel)
            except ValidationError as fout:
                rij.weiger(kolom.veld, fout.messages[0])
        if rij.is_nieuw:
            self._vul_nieuw_aan(model, rij)

    def _zegt_niets(self, rij: Rij, kolom: Kolom, cel: str, labels: Callable[[Any], str]) -> bool:
        """An empty cell where that means nothing, or what we wrote in it ourselves."""
        if not schoon(cel) and (rij.is_nieuw or not self.import_.leeg_wist):
            return True
        return not rij.is_nieuw and is_gelijk(
            kolom, cel, als_cel(kolom, rij.oud[kolom.veld], labels)
        )

    def _lees_cel(self, model, rij: Rij, kolom: Kolom, cel: str) -> None:
        if is_excelfout(schoon(cel)):
            raise ValidationError(f"In deze cel staat een fout van Excel: {schoon(cel)}.")
        waarde = als_waarde(kolom, cel, self.register)
        if kolom.soort == "rijen":
            waarde = _vul_aan(model, kolom, waarde, rij.oud.get(kolom.veld, []))
        if rij.is_nieuw or waarde != rij.oud[kolom.veld]:
            rij.waarden[kolom.veld] = waarde

    def _gemeente_van(self, rij: Rij) -> str | None:
        cel = schoon(rij.cellen.get("gemeente", ""))
        if cel:
            try:
                return self.register.zoek(Gemeente, cel)
            except ValidationError:
                return None
        if rij.oud.get("gemeente"):
            return rij.oud["gemeente"]
        return self.import_.gemeente.slug if self.import_.gemeente else None

    def _vul_nieuw_aan(self, model, rij: Rij) -> None:
        """What a sheet of someone's own need not say of each row."""
        w = rij.waarden
        velden = velden_van(model)
        if "eigen_oordeel" in velden and not w.get("bron") and not w.get("eigen_oordeel"):
            w["eigen_oordeel"] = OORDEEL_BIJ_IMPORT
        if model is Aanbod:
            w.setdefault("rol", Aanbod.Rol.ALGEMEEN.value)
            if not w.get("bereik"):
                w["bereik"] = (
                    "regio" if w.get("regio") else "wijken" if w.get("werkgebieden") else "gemeente"
                )
        if model is not Aanbieder and not w.get("gemeente") and w.get("bereik") != "regio":
            w["gemeente"] = self.register.gemeente
        if model is Locatie and w.get("breedte") is None and w.get("wijk"):
            w.setdefault("precisie", Locatie.Precisie.WIJK.value)
        if "slug" in velden and not w.get("slug"):
            w["slug"] = self._slug(model, w.get("naam", ""))

    def _slug(self, model, naam: str) -> str:
        stam = slugify(naam)[:110].strip("-") or "zonder-naam"
        bezet = self.slugs[model]
        slug, volgnummer = stam, 1
        while slug in bezet or model._default_manager.filter(slug=slug).exists():
            volgnummer += 1
            slug = f"{stam}-{volgnummer}"
        bezet.add(slug)
        return slug

    # --- May it ----------------------------------------------------------------------------

    def _beoordeel(self, model, rijen: list[Rij]) -> None:
        werk = [
            Schrijfwerk(rij.record if rij.record is not None else model(), rij.waarden, rij.oud)
            for rij in rijen
        ]
        fouten = bereid_voor(model, werk, self.namen)
        for plaats, (rij, een) in enumerate(zip(rijen, werk, strict=True)):
            if plaats in fouten:
                for veld, reden in redenen_van(fouten[plaats]):
                    rij.weiger(veld, reden)
            elif not self.bereik.mag_worden(een.record):
                rij.weiger(
                    "gemeente", "Dit zou buiten uw gemeente vallen. Dat mag u niet wijzigen."
                )
            elif rij.is_nieuw:
                self._onthoud_nieuw(model, rij, een.record)

    def _onthoud_nieuw(self, model, rij: Rij, record: models.Model) -> None:
        """So that a later row may name it, before it is there."""
        if model is Aanbieder:
            self.namen.voeg_toe(Aanbieder, record.slug, record)
            self.register.voeg_toe(Aanbieder, record, record.slug)
        elif model is Locatie:
            self._nieuwe_locaties += 1
            voorlopig = -self._nieuwe_locaties
            rij.waarden[NUMMER] = voorlopig
            self.namen.voeg_toe(Locatie, voorlopig, record)
            self.register.voeg_toe(Locatie, record, voorlopig)

    # --- What is kept ----------------------------------------------------------------------

    def _bewaar(self, lijst: str, rijen: list[Rij]) -> None:
        regels = []
        for rij in rijen:
            soort = self._soort(rij)
            self.tellingen[soort or "gelijk"] += 1
            if soort:
                regels.append(self._regel(lijst, rij, soort))
        Importregel.objects.bulk_create(regels, batch_size=BLOK)

    @staticmethod
    def _soort(rij: Rij) -> str | None:
        if rij.redenen:
            return Soort.GEWEIGERD
        if rij.is_nieuw:
            return Soort.NIEUW
        return Soort.GEWIJZIGD if rij.waarden else None

    def _regel(self, lijst: str, rij: Rij, soort: str) -> Importregel:
        return Importregel(
            import_van=self.import_,
            soort=soort,
            lijst=lijst,
            blad=rij.blad[:120],
            rij=rij.nummer,
            sleutel=rij.record.pk if rij.record else None,
            naam=rij.naam[:200],
            velden={}
            if rij.redenen
            else {veld: [rij.oud.get(veld), waarde] for veld, waarde in rij.waarden.items()},
            redenen=rij.redenen,
            gekozen=soort != Soort.GEWEIGERD,
        )

    def _wat_weg_is(self, lijst: str) -> None:
        """A locatie has no archive: it is not offered."""
        model = MODEL[lijst]
        if model is Locatie:
            return
        records = self.bereik.records(model).exclude(status=Status.GEARCHIVEERD)
        if model is Aanbieder:
            records = records.exclude(aanbod=None)
        regels = [
            Importregel(
                import_van=self.import_, soort=Soort.WEG, lijst=lijst, sleutel=een.pk,
                naam=een.naam[:200], velden={"status": [een.status, Status.GEARCHIVEERD.value]},
            )
            for een in records.distinct()
            if een.pk not in self.gezien[model]
        ]  # fmt: skip
        self.tellingen[Soort.WEG.value] += len(regels)
        Importregel.objects.bulk_create(regels, batch_size=BLOK)


def _is_stil_in_archief(record: models.Model, rij: Rij) -> bool:
    """Whoever does not say so, would believe it is on the site again."""
    in_archief = getattr(record, "status", "") == Status.GEARCHIVEERD
    return in_archief and not schoon(rij.cellen.get("status", ""))


def redenen_van(fout: ValidationError) -> list[tuple[str, str]]:
    """`(field, reason)`; without a field when it is about several together."""
    if not hasattr(fout, "error_dict"):
        return [("", tekst) for tekst in fout.messages]
    return [
        ("" if veld == NON_FIELD_ERRORS else veld, tekst)
        for veld, teksten in fout.message_dict.items()
        for tekst in teksten
    ]


def _sleutel(lijst: str, rij: Rij) -> tuple | None:
    """What two rows may not share."""
    eigen = schoon(rij.cellen.get(SLEUTELKOLOM[lijst], ""))
    if eigen:
        return ("sleutel", eigen.lower())
    if lijst == Lijst.LOCATIES:
        delen = [sleutel(rij.cellen.get(veld, "")) for veld in ("naam", "straat", "postcode", "plaats", "wijk", "gemeente")]  # fmt: skip
    else:
        delen = [sleutel(rij.cellen.get(veld, "")) for veld in ("naam", "aanbieder")]
        if not delen[0]:
            return None
    return ("naam", *delen) if any(delen) else None


def _vul_aan(model, kolom: Kolom, rijen: list[dict], oud: list[dict]) -> list[dict]:
    """A row that is only named keeps what was said of it, or gets what is said without a word."""
    regel = REGELS[model][kolom.veld]
    eerste = regel.velden[0]
    staan = {str(rij[eerste]): rij for rij in oud}
    gewoon = {
        veld: waarde_van(regel.model(), regel.model._meta.get_field(veld))
        for veld in regel.velden[1:]
    }
    if "eigen_oordeel" in gewoon:
        gewoon["eigen_oordeel"] = OORDEEL_BIJ_IMPORT
    return [{eerste: rij[eerste]} | staan.get(str(rij[eerste]), gewoon) | rij for rij in rijen]


def _opsomming(nummers: list[str]) -> str:
    if len(nummers) > 6:
        return f"{', '.join(nummers[:6])} en meer"
    return f"{', '.join(nummers[:-1])} en {nummers[-1]}"


def _blokken(rijen: list[Rij]) -> Iterator[list[Rij]]:
    for begin in range(0, len(rijen), BLOK):
        yield rijen[begin : begin + BLOK]

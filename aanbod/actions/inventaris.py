"""Loading the inventory: sources, onderwerpen, aanbieders and their aanbod, from YAML.

The files are written by people; `fixtures/LEESMIJ.md` explains their form.
"""

from pathlib import Path

import yaml
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from wijken.models import Gemeente, Locatie, Wijk

from ..models import (
    Aanbieder,
    AanbiederAlias,
    Aanbod,
    AanbodLocatie,
    AanbodOnderwerp,
    Aanspreekpunt,
    Bron,
    Doelgroep,
    Onderwerp,
    Taal,
    Werkgebied,
)
from .bereik import controleer_bereik
from .indexeren import indexeer

GEWONE_VELDEN = [
    "naam", "slug", "samenvatting", "beschrijving", "rol", "rol_reden", "soort_afwijkend",
    "soort_reden", "alle_onderwerpen", "leeftijd_vanaf", "leeftijd_tot_en_met", "inloop",
    "op_afspraak", "aanmelden", "verwijzing", "ontmoetingsplek", "outreachend", "online",
    "telefonisch", "kosten", "stadspas", "capaciteit", "website", "wat_gebeurt_er", "bereik",
]  # fmt: skip


HERKOMSTVELDEN = ["bron", "paragraaf", "eigen_oordeel"]
AANBODVELDEN = [
    *GEWONE_VELDEN, *HERKOMSTVELDEN, "status", "doelgroepen", "onderwerpen", "wijken", "plekken",
]  # fmt: skip
AANBIEDERVELDEN = [
    *HERKOMSTVELDEN, "slug", "naam", "soort", "soort_reden", "beschrijving", "website", "relatie",
    "status", "onderdeel_van", "aliassen", "aanbod",
]  # fmt: skip


class Inventarisfout(ValidationError):
    """A record in a file is wrong; the message names the file, the record and the rule."""


@transaction.atomic
def laad_inventaris(map_: Path, gemeenten: list[str]) -> list[Aanbod]:
    """Load `bronnen`, `onderwerpen` and one file per gemeente (its slug) from this folder.

    All or nothing. Raises `Inventarisfout` for the first record that breaks a rule.
    """
    for rij in _lees(map_ / "bronnen.yaml"):
        gemeente = Gemeente.objects.get(slug=rij.pop("gemeente"))
        Bron.objects.create(**rij, gemeente=gemeente)
    _onderwerpen(_lees(map_ / "onderwerpen.yaml"))
    lader = _Lader()
    for slug in gemeenten:
        lader.laad(slug, _lees(map_ / f"{slug}.yaml"))
    indexeer(aanbod.pk for aanbod in lader.aanbod.values())
    return list(lader.aanbod.values())


def _lees(bestand: Path):
    return yaml.safe_load(bestand.read_text(encoding="utf-8"))


def _onderwerpen(inhoud: dict) -> None:
    bronnen = {bron.slug: bron for bron in Bron.objects.all()}
    onderwerpen: dict[str, Onderwerp] = {}
    for volgorde, rij in enumerate(inhoud["onderwerpen"]):
        ouder, bron = rij.pop("ouder", None), rij.pop("bevinding_bron", None)
        onderwerp = Onderwerp(
            **rij,
            volgorde=volgorde,
            ouder=onderwerpen[ouder] if ouder else None,
            bevinding_bron=bronnen[bron] if bron else None,
        )
        try:
            onderwerp.full_clean()
        except ValidationError as fout:
            raise Inventarisfout(f"{onderwerp.slug}: {_in_woorden(fout)}") from fout
        onderwerp.save()
        onderwerpen[onderwerp.slug] = onderwerp
    for rij in inhoud.get("doelgroepen") or []:
        Doelgroep.objects.create(**rij)
    for rij in inhoud.get("talen") or []:
        Taal.objects.create(**rij)


def _ken(rij: dict, velden: list[str]) -> None:
    """Raises `ValidationError` on a field that does not exist: a typing error, most likely."""
    if onbekend := rij.keys() - set(velden):
        raise ValidationError(f"onbekend veld: {', '.join(sorted(onbekend))}.")


def _in_woorden(fout: ValidationError) -> str:
    """With the name of the field in front, where the rule is about one."""
    if not hasattr(fout, "error_dict"):
        return " ".join(fout.messages)
    return " ".join(
        f"{melding}" if veld == NON_FIELD_ERRORS else f"{veld}: {melding}"
        for veld, meldingen in fout.message_dict.items()
        for melding in meldingen
    )


class _Lader:
    """Looks up by slug or code what the files refer to, and creates record by record."""

    def __init__(self):
        self.bronnen = {bron.slug: bron for bron in Bron.objects.all()}
        self.onderwerpen = {een.slug: een for een in Onderwerp.objects.all()}
        self.doelgroepen = {een.slug: een for een in Doelgroep.objects.all()}
        self.wijken = {een.code: een for een in Wijk.objects.select_related("gemeente")}
        self.aanbieders: dict[str, Aanbieder] = {}
        self.aanbod: dict[str, Aanbod] = {}

    def laad(self, gemeente_slug: str, inhoud: dict) -> None:
        self.gemeente = Gemeente.objects.select_related("regio").get(slug=gemeente_slug)
        for rij in inhoud["aanbieders"]:
            self._met_naam(f"{gemeente_slug}: {rij['slug']}", self._aanbieder, rij)
        for rij in inhoud["aanbieders"]:
            if rij.get("onderdeel_van"):
                self._met_naam(f"{gemeente_slug}: {rij['slug']}", self._onderdeel, rij)
        for rij in inhoud.get("aanspreekpunten") or []:
            self._met_naam(f"{gemeente_slug}: {rij['functie']}", self._aanspreekpunt, rij)

    def _met_naam(self, welk: str, maak, *argumenten) -> None:
        """Run it; an error gets the name of the record in front."""
        try:
            maak(*argumenten)
        except Inventarisfout as fout:
            raise Inventarisfout(f"{welk}: {fout.message}") from fout
        except KeyError as fout:
            raise Inventarisfout(f"{welk}: {fout} ontbreekt of bestaat niet.") from fout
        except ValidationError as fout:
            raise Inventarisfout(f"{welk}: {_in_woorden(fout)}") from fout

    def _herkomst(self, rij: dict, standaard: dict | None = None) -> dict:
        """The fields of `Herkomst`; a row without its own source has that of its record."""
        eigen = rij if any(rij.get(veld) for veld in ("bron", "paragraaf")) else {}
        bron = eigen.get("bron")
        if standaard and not bron and (eigen.get("paragraaf") or not rij.get("eigen_oordeel")):
            bron = standaard.get("bron")
        paragraaf = eigen.get("paragraaf")
        if not paragraaf and bron and standaard and not rij.get("eigen_oordeel"):
            paragraaf = standaard.get("paragraaf")
        return {
            "bron": self.bronnen[bron] if bron else None,
            "paragraaf": paragraaf or "",
            "eigen_oordeel": rij.get("eigen_oordeel", ""),
        }

    def _aanbieder(self, rij: dict) -> None:
        _ken(rij, AANBIEDERVELDEN)
        aanbieder = Aanbieder(
            **{veld: rij[veld] for veld in ("slug", "naam", "soort")},
            **{veld: rij.get(veld, "") for veld in ("soort_reden", "beschrijving", "website")},
            relatie=rij.get("relatie", Aanbieder.Relatie.ONBEKEND),
            status=rij.get("status", "gepubliceerd"),
            **self._herkomst(rij),
        )
        aanbieder.full_clean()
        aanbieder.save()
        self.aanbieders[aanbieder.slug] = aanbieder
        for alias in rij.get("aliassen") or []:
            bijnaam = AanbiederAlias(aanbieder=aanbieder, naam=alias)
            bijnaam.full_clean()
            bijnaam.save()
        for deel in rij.get("aanbod") or []:
            self._met_naam(deel["slug"], self._aanbod, aanbieder, deel)

    def _onderdeel(self, rij: dict) -> None:
        aanbieder = self.aanbieders[rij["slug"]]
        aanbieder.onderdeel_van = self.aanbieders[rij["onderdeel_van"]]
        aanbieder.full_clean()
        aanbieder.save()

    def _aanbod(self, aanbieder: Aanbieder, rij: dict) -> None:
        _ken(rij, AANBODVELDEN)
        aanbod = Aanbod(
            aanbieder=aanbieder,
            **{veld: rij[veld] for veld in GEWONE_VELDEN if rij.get(veld) is not None},
            status=rij.get("status", "gepubliceerd"),
            **self._herkomst(rij),
        )
        if aanbod.bereik == Aanbod.Bereik.REGIO:
            aanbod.regio = self.gemeente.regio
        else:
            aanbod.gemeente = self.gemeente
        aanbod.full_clean()
        aanbod.save()
        self.aanbod[aanbod.slug] = aanbod
        aanbod.doelgroepen.set(self.doelgroepen[slug] for slug in rij.get("doelgroepen") or [])
        for deel in rij.get("onderwerpen") or []:
            koppeling = AanbodOnderwerp(
                aanbod=aanbod, onderwerp=self.onderwerpen[deel["slug"]], **self._herkomst(deel, rij)
            )
            koppeling.full_clean()
            koppeling.save()
        self._gebieden(aanbod, rij)

    def _gebieden(self, aanbod: Aanbod, rij: dict) -> None:
        for deel in rij.get("wijken") or []:
            gebied = Werkgebied(
                aanbod=aanbod, wijk=self.wijken[deel["code"]], **self._herkomst(deel, rij)
            )
            gebied.full_clean()
            gebied.save()
        controleer_bereik(aanbod, aanbod.wijken.all())
        for deel in rij.get("plekken") or []:
            wijk = self.wijken[deel["wijk"]]
            locatie = Locatie.objects.create(
                naam=deel.get("naam", aanbod.aanbieder.naam),
                gemeente=wijk.gemeente,
                wijk=wijk,
                precisie=Locatie.Precisie.WIJK,
            )
            AanbodLocatie.objects.create(aanbod=aanbod, locatie=locatie)

    def _aanspreekpunt(self, rij: dict) -> None:
        punt = Aanspreekpunt(
            gemeente=self.gemeente,
            functie=rij["functie"],
            volgorde=rij.get("volgorde", 0),
            aanbod=self.aanbod[rij["aanbod"]] if rij.get("aanbod") else None,
            uitleg=rij.get("uitleg", ""),
        )
        punt.full_clean()
        punt.save()
        punt.in_plaats_daarvan.set(self.aanbod[slug] for slug in rij.get("in_plaats_daarvan") or [])

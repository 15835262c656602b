"""Triggers that draw a new `Versie` with every change of what a public page shows.

In the database, so that no writer can forget it: an admin form, an action, a bulk insert or
a command. PostgreSQL does it per gemeente and regio, once a statement. SQLite takes all
gemeenten as one, once a row: a trigger that reads a second table would stop every later
migration that makes one of the two anew.

SQLite also drops the triggers of a table that is made anew: such a migration ends with
`RunPython(versietellers.maak, versietellers.weg)`; a test counts them.
"""

from typing import NamedTuple

from .models.versie import OVERAL, THESAURUS


class Spoor(NamedTuple):
    """From a changed row `{r}` to a scope: an expression, the tables it needs, a condition."""

    bereik: str
    tabellen: str = ""
    waar: str = ""


def _gemeente(rij: str, tabellen: str = "", waar: str = "") -> Spoor:
    bestaat = f"{rij}.gemeente_id IS NOT NULL"
    return Spoor(
        f"'gemeente' || {rij}.gemeente_id", tabellen, f"{waar} AND {bestaat}" if waar else bestaat
    )


def _regio(rij: str, tabellen: str = "", waar: str = "") -> Spoor:
    bestaat = f"{rij}.regio_id IS NOT NULL"
    return Spoor(
        f"'regio' || {rij}.regio_id", tabellen, f"{waar} AND {bestaat}" if waar else bestaat
    )


def _via_aanbod(waar: str, tussen: str = "") -> list[Spoor]:
    tabellen = f"{tussen}, aanbod_aanbod a" if tussen else "aanbod_aanbod a"
    return [_gemeente("a", tabellen, waar), _regio("a", tabellen, waar)]


_OVERAL = [Spoor(f"'{OVERAL}'")]
_THESAURUS = [Spoor(f"'{THESAURUS}'")]
_HIER = [_gemeente("{r}")]
_AANBOD = _via_aanbod("a.id = {r}.aanbod_id")
_AANBIEDER = _via_aanbod("a.aanbieder_id = {r}.aanbieder_id")
_WIJK = [_gemeente("w", "wijken_wijk w", "w.id = {r}.wijk_id")]
# What is named on a page of another gemeente than its own: the larger organisation of an
# aanbieder, the address of a place across the border, and the wijk where that stands.
_ONDERDEEL = _via_aanbod(
    "o.onderdeel_van_id = {r}.id AND a.aanbieder_id = o.id", "aanbod_aanbieder o"
)
_GEBRUIK = _via_aanbod("p.locatie_id = {r}.id AND a.id = p.aanbod_id", "aanbod_aanbodlocatie p")
_IN_DE_WIJK = [
    *_via_aanbod("g.wijk_id = {r}.id AND a.id = g.aanbod_id", "aanbod_werkgebied g"),
    *_via_aanbod(
        "l.wijk_id = {r}.id AND p.locatie_id = l.id AND a.id = p.aanbod_id",
        "wijken_locatie l, aanbod_aanbodlocatie p",
    ),
]

SPOREN: dict[str, list[Spoor]] = {
    "wijken_regio": _OVERAL,
    "wijken_gemeente": _OVERAL,
    # Its digits are a word that a question is read by.
    "wijken_postcodegebied": [
        _gemeente(
            "w",
            "wijken_postcodegebied_wijken k, wijken_wijk w",
            "k.postcodegebied_id = {r}.id AND w.id = k.wijk_id",
        )
    ],
    "wijken_postcodegebied_wijken": _WIJK,
    "wijken_wijk": _HIER + _IN_DE_WIJK,
    "wijken_plaatsnaam": _HIER,
    "wijken_plaatsnaam_wijken": _WIJK,
    "wijken_locatie": _HIER + _GEBRUIK,
    "wijken_editie": _HIER,
    "wijken_omtrek": _WIJK,
    "aanbod_bron": _OVERAL,
    "aanbod_onderwerp": _OVERAL + _THESAURUS,
    "aanbod_doelgroep": _OVERAL + _THESAURUS,
    "aanbod_taal": _OVERAL,
    # New notations, and every night all of them.
    "aanbod_openblok": _OVERAL,
    "aanbod_thesaurusterm": _THESAURUS,
    "aanbod_aanbieder": _via_aanbod("a.aanbieder_id = {r}.id") + _ONDERDEEL,
    "aanbod_aanbiederalias": _AANBIEDER,
    "aanbod_contactpersoon": _AANBIEDER,
    "aanbod_aanbod": [_gemeente("{r}"), _regio("{r}")],
    "aanbod_aanbod_doelgroepen": _AANBOD,
    "aanbod_aanbod_talen": _AANBOD,
    "aanbod_aanbodlocatie": _AANBOD,
    "aanbod_aanbodonderwerp": _AANBOD,
    "aanbod_werkgebied": _AANBOD,
    "aanbod_zoekdocument": _AANBOD,
    "aanbod_aanspreekpunt": _HIER,
    "aanbod_aanspreekpunt_in_plaats_daarvan": [
        _gemeente("p", "aanbod_aanspreekpunt p", "p.id = {r}.aanspreekpunt_id")
    ],
}

# A random number as each database draws it: of 53 bits, and of 40 where they are summed.
_SQLITE_NUMMER = "abs(random() / 1024)"
_POSTGRES_NUMMER = "(random() * 1099511627775)::bigint"
# SQLite has one writer at a time: the row of a scope is drawn anew.
_SQLITE_TREK = """
UPDATE aanbod_versie SET nummer = {nummer} WHERE bereik = {bereik};
INSERT INTO aanbod_versie (bereik, nummer) SELECT {bereik}, {nummer}
WHERE NOT EXISTS (SELECT 1 FROM aanbod_versie WHERE bereik = {bereik});
"""
# PostgreSQL only adds rows: two that write at once never wait for each other, nor lock in
# another order. `actions.versies` takes them together every night.
_POSTGRES_TREK = """
INSERT INTO aanbod_versie (bereik, nummer)
SELECT b.bereik, {nummer} FROM ({bereiken}) b WHERE b.bereik IS NOT NULL;
"""
GEBEURTENISSEN = ("insert", "update", "delete")


def naam(tabel: str, gebeurtenis: str) -> str:
    return f"versie_{tabel}_{gebeurtenis}"


def maak(apps, schema_editor) -> None:
    """For a migration; what stands already is made anew."""
    weg(apps, schema_editor)
    opdrachten = _postgres if schema_editor.connection.vendor == "postgresql" else _sqlite
    for tabel, sporen in SPOREN.items():
        for opdracht in opdrachten(tabel, sporen):
            schema_editor.execute(opdracht)


def weg(apps, schema_editor) -> None:
    postgres = schema_editor.connection.vendor == "postgresql"
    for tabel in SPOREN:
        for gebeurtenis in GEBEURTENISSEN:
            trigger = naam(tabel, gebeurtenis)
            if postgres:
                schema_editor.execute(f"DROP FUNCTION IF EXISTS {trigger} CASCADE")
            else:
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {trigger}")


def _kies(spoor: Spoor, rijen: str) -> str:
    tabellen = ", ".join(filter(None, [f"{rijen} r", spoor.tabellen]))
    waar = f" WHERE {spoor.waar}" if spoor.waar else ""
    return f"SELECT DISTINCT {spoor.bereik} AS bereik FROM {tabellen}{waar}".format(r="r")  # noqa: S608


def _sqlite(tabel: str, sporen: list[Spoor]):
    bereiken = {een.bereik if een in _THESAURUS else f"'{OVERAL}'" for een in sporen}
    trek = "".join(
        _SQLITE_TREK.format(nummer=_SQLITE_NUMMER, bereik=bereik) for bereik in sorted(bereiken)
    )
    for gebeurtenis in GEBEURTENISSEN:
        trigger = naam(tabel, gebeurtenis)
        yield f"CREATE TRIGGER {trigger} AFTER {gebeurtenis} ON {tabel} BEGIN {trek} END"


def _postgres(tabel: str, sporen: list[Spoor]):
    for gebeurtenis in GEBEURTENISSEN:
        namen = {"insert": ["nieuw"], "update": ["oud", "nieuw"], "delete": ["oud"]}[gebeurtenis]
        keuzes = [_kies(een, rijen) for rijen in namen for een in sporen]
        trek = _POSTGRES_TREK.format(nummer=_POSTGRES_NUMMER, bereiken=" UNION ".join(keuzes))
        trigger = naam(tabel, gebeurtenis)
        yield (
            f"CREATE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN {trek} RETURN NULL; END$$"
        )
        verwijzing = " ".join(
            f"{'OLD' if rijen == 'oud' else 'NEW'} TABLE AS {rijen}" for rijen in namen
        )
        yield (
            f"CREATE TRIGGER {trigger} AFTER {gebeurtenis} ON {tabel} REFERENCING {verwijzing} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {trigger}()"
        )

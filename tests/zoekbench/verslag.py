"""The tables of the bench, in Dutch, and the aims (issue 4) against what was reached."""

from typing import NamedTuple

from .server import WRK

NAMEN = {
    "index": "indexvraag (alle treffers, sleutels)",
    "tantivy, beste 20": "tantivy, beste 20 (sleutels)",
    "tantivy, alle": "tantivy, alle treffers (sleutels)",
    "zoeken": "hele zoekvraag",
    "zoeken, eerste keer": "hele zoekvraag, eerste keer",
    "pagina": "hele pagina",
}


def druk_zoeken(uitslag: dict) -> None:
    """Of one size on one database: times, queries, the yardstick, kinds of questions, parts."""
    zoeken = uitslag["zoeken"]
    _druk_tijden(zoeken)
    _druk_maatstaf(zoeken)
    _kop("hele zoekvraag naar soort")
    for soort, van in zoeken["per_soort"].items():
        _tijdrij(f"  {soort}", van)
    _druk_delen(uitslag["delen"])
    _druk_vindbaar(uitslag["vindbaar"])


def druk_grootste(slug: str, uitslag: dict) -> None:
    print(f"  De grootste gemeente, {slug}, met haar regio:")
    _druk_tijden(uitslag["zoeken"])


def _druk_tijden(zoeken: dict) -> None:
    _kop("", "vragen")
    for naam, label in NAMEN.items():
        een = zoeken["tijden"][naam]
        vragen = {"index": "1"}.get(naam, "")
        if naam in zoeken["vragen"]:
            aantal = zoeken["vragen"][naam]
            vragen = f"{aantal['meestal']}-{aantal['hoogstens']}"
        _tijdrij(label, een, vragen)
    rijen = zoeken["rijen"]
    print(f"  {'treffers van de indexvraag':<42}{rijen['mediaan']:>11.0f}{rijen['p95']:>9.0f}")


def _kop(wat: str, *rest: str) -> None:
    kolommen = "".join(f"{naam:>8}" for naam in rest)
    print(f"  {wat:<42}{'mediaan ms':>11}{'p95 ms':>9}{'rekent ms':>11}{'p95 ms':>9}{kolommen}")


def _tijdrij(wat: str, een: dict, *rest: str) -> None:
    """On the clock, then what this process computed of it (`tijd.Duur`)."""
    eigen = een["rekentijd"]
    kolommen = "".join(f"{waarde:>8}" for waarde in rest)
    print(
        f"  {wat:<42}{een['mediaan']:>11.2f}{een['p95']:>9.2f}"
        f"{eigen['mediaan']:>11.2f}{eigen['p95']:>9.2f}{kolommen}"
    )


def _druk_maatstaf(zoeken: dict) -> None:
    tijden, maatstaf = zoeken["tijden"], zoeken["tantivy"]
    for naam in ("tantivy, beste 20", "tantivy, alle"):
        klok, eigen = _keer(tijden["index"], tijden[naam])
        print(
            f"  p95 van onze indexvraag is {klok:.1f} keer die van {NAMEN[naam]} (rekentijd {eigen:.1f})"
        )
    print(
        "    Vergeleken: onze vraag haalt de sleutels van alle treffers op (hun teksten staan in het\n"
        "    geheugen); tantivy die van de beste 20 naar BM25, of die van alle treffers. Dezelfde\n"
        "    woorden, hetzelfde bereik, om en om gemeten.\n"
        f"    tantivy: {_mb(maatstaf['bytes'])} in {maatstaf['segmenten']} deel/delen, gemaakt in "
        f"{maatstaf['seconden']:.1f} s; bij {maatstaf['anders']} vragen andere treffers dan wij"
    )


def _keer(onze: dict, hare: dict) -> tuple[float, float]:
    """How many times hers our p95 is: on the clock, and of what this process computed."""
    return onze["p95"] / hare["p95"], onze["rekentijd"]["p95"] / hare["rekentijd"]["p95"]


def _druk_delen(delen: dict) -> None:
    """Shares of what was computed: on a busy machine the clock runs on in any part."""
    per_deel = delen["delen"]
    ms, rekentijd = (sum(een[maat] for een in per_deel.values()) for maat in ("ms", "rekentijd"))
    print(f"  {'waar de tijd van een pagina heen gaat':<42}{'ms':>11}{'rekent ms':>11}{'deel':>7}")
    for deel, een in per_deel.items():
        aandeel = een["rekentijd"] / rekentijd
        print(f"    {deel:<40}{een['ms']:>11.2f}{een['rekentijd']:>11.2f}{aandeel:>7.0%}")
    print(f"    {'samen':<40}{ms:>11.2f}{rekentijd:>11.2f}")
    for pad in delen["niet gevonden"]:
        print(f"    niet apart gemeten, want {pad} is er niet meer")


def _druk_vindbaar(een: dict) -> None:
    tijden = een["tijden"]
    print(
        f"  bewaard, dan gezocht op een andere verbinding: {een['gevonden']} van {een['keren']} keer "
        f"gevonden\n    bewaren met indexeren {tijden['bewaren']['mediaan']:.0f} ms, de eerste vraag "
        f"erna {tijden['eerste vraag erna']['mediaan']:.0f} ms (mediaan)"
    )


def druk_server(uitslagen: list[dict]) -> None:
    """Pages a second, how long one waits for it at that load, and what it costs the server."""
    print(
        f"  {'server, 200 bladzijden':<42}"
        f"{'per s':>11}{'mediaan ms':>12}{'p95 ms':>9}{'rekent ms':>11}{'fouten':>8}{'belasting':>11}"
    )
    if not WRK:
        print(
            "    (wrk is er niet: een lader in Python, die zelf hoogstens enkele duizenden haalt)"
        )
    for een in uitslagen:
        naam = f"{een['soort']}, {een['verbindingen']} verbindingen{', gzip' * een['gzip']}"
        print(
            f"    {naam:<40}{een['per seconde']:>11.0f}{een['mediaan']:>12.1f}{een['p95']:>9.1f}"
            f"{een['rekentijd']:>11.2f}{een['fouten']:>8}{een['belasting']:>11.1f}"
        )


def druk_opslag(uitslag: dict) -> None:
    eerst, opnieuw = uitslag["grootte"], uitslag["indexeren"]
    for wanneer, van in (("na het vullen", eerst), ("na opnieuw indexeren", opnieuw["grootte"])):
        kolom = f" en de kolom {_mb(van['kolom'])}" if van["kolom"] else ""
        print(
            f"  {wanneer}: index {_mb(van['index'])}{kolom}, "
            f"met de documenten samen {_mb(van['samen'])}"
        )
    print(
        f"  alles indexeren: {opnieuw['documenten']} documenten in {opnieuw['seconden']:.0f} s, "
        f"{opnieuw['seconden'] * 1000 / opnieuw['documenten']:.1f} ms per stuk"
    )


def _mb(bytes_: int) -> str:
    return f"{bytes_ / 1_000_000:.1f} MB"


# --- The aims ----------------------------------------------------------------------------


class Doel(NamedTuple):
    """`grens` is the most that is allowed, or with `minstens` the least.

    `rekentijd` is the same figure of computing alone, for a machine that is not quiet.
    """

    wat: str
    grens: float
    bereikt: float
    rekentijd: float | None = None
    minstens: bool = False

    @property
    def is_gehaald(self) -> bool:
        return self.bereikt >= self.grens if self.minstens else self.bereikt <= self.grens


# Median and p95 in ms of the whole search, by the aanbod in the country.
GRENZEN = {2_000: (8, 25), 250_000: (12, 40)}
KEER_TANTIVY, MEESTE_VRAGEN = 5, 8
PER_SECONDE = {"met vraag": 150, "zonder vraag": 1_500}


def doelen(uitslag: dict) -> list[Doel]:
    """Those that one size on one database says something of."""
    zoeken = uitslag["zoeken"]
    tijden, vindbaar = zoeken["tijden"], uitslag["vindbaar"]
    gesteld = []
    if uitslag["aanbod"] == max(GRENZEN):
        keer = _keer(tijden["index"], tijden["tantivy, beste 20"])
        gesteld.append(Doel("p95 indexvraag, keer tantivy", KEER_TANTIVY, *keer))
    if grenzen := GRENZEN.get(uitslag["aanbod"]):
        for naam in ("zoeken", "zoeken, eerste keer"):
            for maat, grens in zip(("mediaan", "p95"), grenzen, strict=True):
                een = tijden[naam]
                wat = f"{NAMEN[naam]}, {maat} ms"
                gesteld.append(Doel(wat, grens, een[maat], een["rekentijd"][maat]))
    for soort, grens in PER_SECONDE.items():
        if van := _beste(uitslag, soort):
            gesteld.append(Doel(f"bladzijden per seconde {soort}", grens, van, minstens=True))
    meeste = zoeken["vragen"]["zoeken"]["hoogstens"]
    gesteld.append(Doel("vragen aan de database, hoogstens", MEESTE_VRAGEN, meeste))
    gevonden = vindbaar["gevonden"] / vindbaar["keren"]
    gesteld.append(Doel("bewaard is meteen gevonden (deel)", 1, gevonden, minstens=True))
    return gesteld


def _beste(uitslag: dict, soort: str) -> float | None:
    """The best of the numbers of connections, not compressed, as the prototype was measured."""
    van = [een for een in uitslag.get("server", ()) if een["soort"] == soort and not een["gzip"]]
    return max((een["per seconde"] for een in van), default=None)


def druk_doelen(uitslagen: list[dict]) -> None:
    print(f"\n{'Doelen':<58}{'doel':>10}{'bereikt':>10}{'rekentijd':>11}")
    for uitslag in uitslagen:
        aantal = f"{uitslag['aanbod']:,}".replace(",", ".")
        for doel in doelen(uitslag):
            teken = "≥" if doel.minstens else "≤"
            oordeel = "gehaald" if doel.is_gehaald else "NIET GEHAALD"
            rekentijd = "" if doel.rekentijd is None else f"{doel.rekentijd:.1f}"
            print(
                f"  {aantal:>7} {uitslag['soort']:<11}{doel.wat:<38}"
                f"{teken + f' {doel.grens:g}':>10}{doel.bereikt:>10.1f}{rekentijd:>11}  {oordeel}"
            )

"""What the search page shows of a question: filters with counts, cards, the way on."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from aanbod.forms import Vinkfilter, ZoekFilter
from aanbod.models.versie import Stand
from aanbod.zoeken.kennis import kennis
from aanbod.zoeken.lezing import Lezing, Onderwerpvermoeden, lees, onderwerpen_van
from aanbod.zoeken.nood import nood_bij
from aanbod.zoeken.plaatsherkenning import bedoelde_gemeente, bedoelde_plek
from aanbod.zoeken.treffer import ONBEKEND_VER
from aanbod.zoeken.vraag import Volgorde, Zoekvraag
from aanbod.zoeken.waarom import waarom
from aanbod.zoeken.zoek import Resultaat, zoek
from wijken.plaats import Plaats, vind_plaats

from .kaartjes import Kaartje, per_sleutel

PER_PAGINA = 20
# The fields whose values are a choice out of a list; of these alone a page may be kept.
ZONDER_VRAAG = {"volgorde", "voor", "pagina"} | {
    naam for naam, veld in ZoekFilter.base_filters.items() if hasattr(veld, "vertaal")
}
ZONDER_STARTPUNT = (
    "Vul een postcode of een straat in. Dan weten wij vanaf waar wij de afstand moeten meten."
)


@dataclass
class Filterkeuze:
    """A choice with how many results it would give.

    `is_geteld` is false once the question was widened: filters were left out then, so what
    a choice would give is not known.
    """

    waarde: str
    label: str
    aantal: int
    gekozen: bool
    is_geteld: bool = True


@dataclass
class Filter:
    """One filter of the form with, per choice, how many results it would give."""

    naam: str
    label: str
    soort: str
    keuzes: list[Filterkeuze]

    @property
    def heeft_keus(self) -> bool:
        """A filter without data hides itself."""
        return any(keuze.aantal or keuze.gekozen for keuze in self.keuzes)


class Zoekpagina:
    """One question, answered once; the page, its map and its partial all read from it."""

    def __init__(self, gemeente, data, stand: Stand | None = None):
        self.gemeente = gemeente
        self.data = data
        self.moment = timezone.now()
        self.kennis = kennis(gemeente, stand)
        self.etiketten = self.kennis.etiketten
        self.filter = ZoekFilter.bij(data, self.etiketten)
        self.nood = nood_bij(self.filter.hele_tekst)
        self.lezing = self._lees()
        self.plaats = self._vind_plaats()
        self.zoekvraag = Zoekvraag(
            gemeente=gemeente,
            kennis=self.kennis,
            lezing=self.lezing,
            plaats=self.plaats,
            gebied=self.filter.vak,
            volgorde=self.filter.gevraagde_volgorde,
            moment=self.moment,
            voorwaarden=self._voorwaarden(),
        )
        self.resultaat: Resultaat = zoek(self.zoekvraag)

    def _lees(self) -> Lezing:
        """A place in its own field goes before one in the question."""
        vast = self.filter.houdt_vast_aan
        return lees(
            self.filter.tekst,
            self.kennis,
            # Who is in danger is not told that it was misspelt.
            letterlijk=vast("letterlijk") or bool(self.nood),
            zonder_plaats=vast("zonderplaats") or bool(self.filter.plaatstekst),
        )

    def _vind_plaats(self) -> Plaats | None:
        tekst = bedoelde_plek(self.filter.plaatstekst, self.etiketten) or self.lezing.plek
        plaats = vind_plaats(tekst, self.gemeente, self.etiketten.wijken)
        if self.filter.plaatstekst or plaats is None or not plaats.is_overal:
            return plaats
        return None

    @cached_property
    def werkzame_filters(self) -> list[str]:
        """Without a place to start from, no walk is too far."""
        return [naam for naam in self.filter.filterend if naam != "lopen" or self.heeft_startpunt]

    def _voorwaarden(self) -> dict[str, frozenset[str]]:
        return {
            naam: nodig
            for naam, nodig in self.filter.voorwaarden.items()
            if naam in self.werkzame_filters
        }

    @property
    def heeft_startpunt(self) -> bool:
        return bool(self.plaats and self.plaats.punt)

    @property
    def fouten(self) -> list[tuple[str, str]]:
        fouten = self.filter.fouten
        if self.plaats and self.plaats.melding:
            fouten.append((self.filter.form.fields["plaats"].label, self.plaats.melding))
        elif self._vraagt_afstand and not self.heeft_startpunt and not self.plaatskeuzes():
            fouten.append((self.filter.form.fields["plaats"].label, ZONDER_STARTPUNT))
        return fouten

    @property
    def _vraagt_afstand(self) -> bool:
        dichtbij = self.filter.gevraagde_volgorde == Volgorde.DICHTBIJ
        return dichtbij or "lopen" in self.filter.gevraagd

    @property
    def wijkcode(self) -> str | None:
        """The one wijk that the question is about, if it is one."""
        if gekozen := self.filter.gevraagd.get("wijk"):
            return gekozen
        if self.plaats and len(self.plaats.wijken) == 1:
            return next(iter(self.plaats.wijken))
        return None

    @property
    def is_zonder_vraag(self) -> bool:
        """Only choices that the page itself offers: no words, place or position of a visitor."""
        return not self.fouten and set(self.data) <= ZONDER_VRAAG and self._is_gewone_bladzijde

    @property
    def _is_gewone_bladzijde(self) -> bool:
        nummer = self.data.get("pagina", "1")
        return all(len(waarden) == 1 for _, waarden in self.data.lists()) and (
            nummer.isascii() and nummer.isdecimal() and len(nummer) < 4
        )

    # --- How the question was read -------------------------------------------------------

    @cached_property
    def onderwerpen(self) -> list[Onderwerpvermoeden]:
        """What the question is about; where nobody knows its words, what is found by them."""
        return self.lezing.onderwerpen or onderwerpen_van(self.resultaat.treffers, self.etiketten)

    @property
    def zegt_niets(self) -> bool:
        """Something was typed, and nothing of it says what to look for: "ik weet het niet"."""
        gelezen = self.lezing
        gebruikt = [gelezen.termen, gelezen.plek, gelezen.buiten, gelezen.doelgroepen]
        return bool(self.filter.tekst) and not any([*gebruikt, gelezen.toegang, self.nood])

    @property
    def elders_url(self) -> str:
        """Where a question about another gemeente is asked; empty when it is about this one.

        Once only: one that names two gemeenten would be sent to and fro for ever.
        """
        if self.filter.gevraagd.get("vanuit"):
            return ""
        if gevonden := bedoelde_gemeente(self.filter.plaatstekst, self.etiketten):
            return self.url(gemeente=gevonden[1], vanuit=self.gemeente.slug, plaats=None)
        if self.lezing.andere_gemeente:
            slug = self.lezing.andere_gemeente[1]
            return self.url(gemeente=slug, vanuit=self.gemeente.slug)
        return ""

    def lezing_uitleg(self) -> dict:
        """What to tell of how the question was read, with the way to insist."""
        vanuit = self.filter.gevraagd.get("vanuit")
        namen = {slug: naam for naam, slug in self.etiketten.gemeenten.values()}
        uitleg = {}
        if self.lezing.hersteld:
            uitleg["hersteld"] = {
                "getypt": self.filter.tekst,
                "gelezen": self.lezing.hele_tekst,
                "letterlijk_url": self.url(letterlijk=self.filter.hele_tekst),
            }
        if vanuit in namen:
            uitleg["vanuit"] = {
                "naam": namen[vanuit],
                "url": self.url(gemeente=vanuit, vanuit=None, zonderplaats=self.filter.hele_tekst),
            }
        return uitleg

    def houdt_vast(self) -> dict[str, str]:
        """The fields by which the visitor insists: they go along when a filter changes."""
        namen = ("letterlijk", "zonderplaats")
        return {een: self.filter.hele_tekst for een in namen if self.filter.houdt_vast_aan(een)}

    def _url_zonder_plaats(self, **anders) -> str:
        """Without the place, whether it stands in its own field or in the question."""
        in_de_vraag = self.lezing.plek or self.filter.houdt_vast_aan("zonderplaats")
        zonder = self.filter.hele_tekst if in_de_vraag else None
        return self.url(plaats=None, zonderplaats=zonder, **anders)

    # --- Addresses ---------------------------------------------------------------------

    def url(self, *, gemeente: str = "", **anders) -> str:
        """The address of this question with some fields changed; None leaves one out."""
        vraag = self.data.copy()
        vraag.pop("pagina", None)
        for naam, waarde in anders.items():
            if waarde is None:
                vraag.pop(naam, None)
            else:
                vraag[naam] = waarde
        for naam in [naam for naam, waarde in vraag.items() if waarde == ""]:
            del vraag[naam]
        pad = reverse("portaal:zoeken", args=[gemeente or self.gemeente.slug])
        return f"{pad}?{vraag.urlencode()}" if vraag else pad

    @property
    def vraag(self) -> str:
        """The query string of this question, without the page."""
        return self.url().partition("?")[2]

    # --- Filters -----------------------------------------------------------------------

    def filters(self) -> dict[str, list[Filter]]:
        """Those with data, split in the five visible ones and the rest."""
        met_data = [een for een in map(self._filter, self.werkzame_filters) if een.heeft_keus]
        groepen = {"zichtbaar": [], "meer": [], "professional": []}
        for een in met_data:
            if een.naam in ZoekFilter.PROFESSIONAL:
                groepen["professional"].append(een)
            else:
                groepen["zichtbaar" if een.naam in ZoekFilter.ZICHTBAAR else "meer"].append(een)
        if not self.filter.voor_professionals:
            groepen["professional"] = []
        return groepen

    def _filter(self, naam: str) -> Filter:
        veld = self.filter.filters[naam]
        gekozen = self.filter.gevraagd.get(naam)
        if isinstance(veld, Vinkfilter):
            keuzes = [self._keuze(naam, "on", veld.label, bool(gekozen))]
            return Filter(naam, veld.label, "vink", keuzes)
        keuzes = [
            self._keuze(naam, waarde, label, waarde == gekozen)
            for waarde, label in veld.extra["choices"]
        ]
        met_data = [keuze for keuze in keuzes if keuze.aantal or keuze.gekozen]
        return Filter(naam, veld.label, "keuze", met_data)

    def _keuze(self, naam, waarde, label, gekozen) -> Filterkeuze:
        gevraagd = self.filter.filters[naam].vertaal(waarde)
        aantal = self.resultaat.tellingen.aantal(naam, gevraagd)
        return Filterkeuze(waarde, label, aantal, gekozen, is_geteld=not self.resultaat.verbreding)

    def actieve_filters(self) -> list[tuple[str, str]]:
        """(label, address without it) for everything that narrows the results."""
        actief = []
        if self.plaats and self.lezing.plek and self.plaats.label:
            actief.append((self.plaats.label, self._url_zonder_plaats()))
        for naam, waarde in self.filter.gevraagd.items():
            if label := self._label(naam, waarde):
                actief.append((label, self.url(**{naam: None})))
        return actief

    def _label(self, naam: str, waarde: str) -> str:
        """What a field in use is called; empty for one that narrows nothing."""
        veld = self.filter.filters[naam]
        if naam == "plaats":
            return self.plaats.label if self.plaats else ""
        if naam == "gebied":
            return veld.label
        if isinstance(veld, Vinkfilter):
            return veld.label
        return dict(veld.extra["choices"])[waarde] if naam in self.werkzame_filters else ""

    def volgordes(self) -> list[Filterkeuze]:
        """The orders that make sense here; only one is no choice."""
        gekozen = self.filter.gevraagde_volgorde
        zinvol = {
            Volgorde.BEST: True,
            Volgorde.DICHTBIJ: self.heeft_startpunt,
            Volgorde.OPEN: self.resultaat.heeft_uren,
        }
        keuzes = [
            Filterkeuze(een.value, een.label, len(self.resultaat.treffers), een == gekozen)
            for een in Volgorde
            if zinvol[een]
        ]
        return keuzes if len(keuzes) > 1 else []

    def plaatskeuzes(self) -> list[tuple[str, str]]:
        """(name, address) for each wijk that an ambiguous place name may mean."""
        return (
            [(naam, self.url(plaats=naam)) for naam in self.plaats.mogelijk] if self.plaats else []
        )

    # --- Results -----------------------------------------------------------------------

    def blad(self) -> dict:
        """The page of cards that was asked (a page too far gives the last one)."""
        paginator = Paginator(self.resultaat.treffers, PER_PAGINA)
        pagina = paginator.get_page(self.data.get("pagina", "1"))
        treffers = list(pagina.object_list)
        plek, nu_open = self.resultaat.ontmoetingsplek, self.resultaat.nu_open
        kaartjes = self.kaartjes([*treffers, *nu_open, *([plek] if plek else [])])
        aantal = paginator.count
        return {
            "ontmoetingsplek": kaartjes.get(plek.pk) if plek else None,
            "nu_open": [kaartjes[treffer.pk] for treffer in nu_open if treffer.pk in kaartjes],
            "resultaat": {
                "aantal": aantal,
                "aantal_tekst": self._aantal_tekst(aantal),
                "kaartjes": [
                    kaartjes[een.pk] for een in treffers if een.hier and een.pk in kaartjes
                ],
                "verder": [
                    kaartjes[een.pk] for een in treffers if not een.hier and een.pk in kaartjes
                ],
                "elders": self.resultaat.tellingen.buiten.get("plaats", 0),
                "elders_url": self._url_zonder_plaats(lopen=None),
                "verbreding": self.resultaat.verbreding,
                "pagina": pagina.number,
                "paginas": paginator.num_pages,
                "vorige_url": self.url(pagina=pagina.number - 1) if pagina.has_previous() else "",
                "volgende_url": self.url(pagina=pagina.number + 1) if pagina.has_next() else "",
            },
        }

    def _aantal_tekst(self, aantal: int) -> str:
        """Widened, the number is not that of the question; what is not here is counted apart."""
        andere = "andere " if self.resultaat.verbreding else ""
        tekst = f"1 {andere}plek" if aantal == 1 else f"{aantal} {andere}plekken"
        hier = sum(treffer.hier for treffer in self.resultaat.treffers)
        if hier == aantal:
            return tekst
        waar = "in dit gebied" if self.filter.vak else "dichtbij"
        return f"{tekst}: {hier} {waar}, {aantal - hier} voor heel {self.gemeente}"

    def kaartjes(self, treffers) -> dict[int, Kaartje]:
        """The cards of these, by key, with why each is here."""
        pks = [treffer.pk for treffer in treffers]
        versie = self.kennis.versie
        kaarten = per_sleutel(pks, self.gemeente, versie=versie, moment=self.moment)
        return {
            treffer.pk: kaarten[treffer.pk].bij_de_vraag(
                meter=self._afstand(treffer), waarom=self.waarom(treffer)
            )
            for treffer in treffers
            if treffer.pk in kaarten
        }

    def waarom(self, treffer) -> str:
        """Not by words of a cry for help: "noemt “zitten”" below it would be a mockery."""
        return " · ".join(waarom(treffer, self.zoekvraag, zonder_woorden=bool(self.nood)))

    @staticmethod
    def _afstand(treffer) -> float | None:
        """Metres from the place that was asked; None without one or without a pin."""
        return None if treffer.meter == ONBEKEND_VER else treffer.meter

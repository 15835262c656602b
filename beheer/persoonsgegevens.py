"""Which fields hold something about a person: why, for how long, and how they are erased.

`TABEL` is the policy. `manage.py bewaartermijnen` prints it, `manage.py dagelijks` enforces it
(`actions.wissen`), and what ran out is not shown by the queries either. A test finds fields that
are missing here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

# Per kind of record in the history: these values stand apart from it, and are really erased.
PERSOONLIJK = {
    "contactpersoon": frozenset({"naam", "rol", "telefoon", "email", "bereikbaar"}),
}

NA_AFHANDELEN = timedelta(days=30)
HOOGSTENS = timedelta(days=180)
IN_DE_GESCHIEDENIS = timedelta(days=365)
ZONDER_INLOGGEN = timedelta(days=365)
# A file that was read and then left; once it is applied the file itself goes, its rows stay a year.
IMPORT_BLIJFT_LIGGEN = timedelta(days=30)
IMPORT_VERSLAG = timedelta(days=365)
# So long an expired invitation can be sent again; then the address of who did not come goes.
UITNODIGING_WEG = timedelta(days=30)


@dataclass(frozen=True)
class Bewaring:
    """`wist` is a function of `actions.wissen`."""

    model: str
    velden: tuple[str, ...]
    doel: str
    termijn: str
    wist: str


_TOT_HET_ANTWOORD = (
    "tot er is geantwoord; hooguit 30 dagen na het afhandelen en 180 dagen na ontvangst"
)
_TOT_VERWERKT = "tot het bestand is verwerkt, hooguit 30 dagen"
TABEL = (
    Bewaring(
        "beheer.Signaal", ("email", "telefoon", "antwoord"),
        "antwoorden op een melding", _TOT_HET_ANTWOORD, "signalen",
    ),
    Bewaring(
        "beheer.Signaal", ("toelichting",),
        "nakijken wat er niet klopt", "tot de melding is afgehandeld; hooguit 180 dagen", "signalen",
    ),
    Bewaring(
        "beheer.Voorstel", ("email",),
        "laten weten wat er met een voorstel gebeurde", _TOT_HET_ANTWOORD, "voorstellen",
    ),
    Bewaring(
        "beheer.Voorstel", ("toelichting",),
        "een voorstel begrijpen", "30 dagen na het oordeel; hooguit 180 dagen", "voorstellen",
    ),
    Bewaring(
        "beheer.Verzendteller", ("sleutel",),
        "misbruik van formulieren tegengaan", "tot het einde van de dag", "verzendtellers",
    ),
    Bewaring(
        "beheer.Persoonswaarde", ("oud", "nieuw"),
        "een wijziging van een contactpersoon kunnen terugdraaien",
        "tot de contactpersoon weg is; hooguit een jaar", "persoonswaarden",
    ),
    Bewaring(
        "aanbod.Contactpersoon", ("naam", "rol", "telefoon", "email", "bereikbaar"),
        "een organisatie kunnen bereiken",
        "tot de contactpersoon weggaat of de aanbieder in het archief staat", "contactpersonen",
    ),
    Bewaring(
        "beheer.Netwerknotitie", ("tekst",),
        "weten hoe collega’s met een organisatie samenwerken",
        "een jaar nadat iemand voor het laatst zei dat het klopt", "netwerknotities",
    ),
    Bewaring(
        "gebruikers.Gebruiker", ("email", "naam"),
        "inloggen, en weten wie iets wijzigde",
        "zolang iemand een rol heeft; daarna een jaar na het laatste inloggen", "gebruikers",
    ),
    Bewaring(
        "account.EmailAddress", ("email",),
        "inloggen, en een nieuw wachtwoord sturen",
        "zolang iemand een rol heeft; daarna een jaar na het laatste inloggen", "gebruikers",
    ),
    Bewaring(
        "usersessions.UserSession", ("ip", "user_agent"),
        "laten zien waar iemand is ingelogd", "zolang de sessie duurt: hooguit een dag", "sessies",
    ),
    Bewaring(
        "beheer.Uitnodiging", ("email",),
        "iemand uitnodigen", "tot 30 dagen nadat de uitnodiging verliep", "uitnodigingen",
    ),
    Bewaring(
        "beheer.Import", ("naam", "inhoud", "bladen"),
        "een bestand inlezen", f"{_TOT_VERWERKT}; daarna alleen de naam, een jaar", "imports",
    ),
    Bewaring(
        "beheer.Importregel", ("naam", "velden", "redenen"),
        "kiezen wat erin gaat, en het verslag", f"{_TOT_VERWERKT}; daarna een jaar", "imports",
    ),
)  # fmt: skip

# Fields with a name such as `naam` or `telefoon` that are about an organisation, a place or a word.
NIET_OVER_MENSEN = {
    "aanbod.Aanbieder": "een organisatie",
    "aanbod.AanbiederAlias": "een organisatie",
    "aanbod.Aanbod": "wat een organisatie doet",
    "aanbod.Doelgroep": "een groep",
    "aanbod.Kwaliteitspunten": "punten van een record",
    "aanbod.Onderwerp": "een onderwerp",
    "aanbod.Taal": "een taal",
    "aanbod.Zoekdocument": "wat een organisatie doet, om te vinden",
    "beheer.Wijziging": "het record; van een persoon blijft dit leeg",
    "hulpvragen.Keuze": "een antwoord in de hulpwijzer",
    "hulpvragen.Vragenboom": "een versie van de hulpwijzer",
    "wijken.Buurt": "een gebied",
    "wijken.Editie": "een bestand met grenzen",
    "wijken.Gemeente": "een gebied",
    "wijken.Locatie": "een plek van een organisatie",
    "wijken.Plaatsnaam": "een gebied",
    "wijken.Regio": "een gebied",
    "wijken.Wijk": "een gebied",
}


def is_te_oud(gekomen: str, klaar: str, nu: datetime | None = None) -> Q:
    """What someone sent in, by the names of the two moments; handled, or waiting for too long."""
    nu = nu or timezone.now()
    return Q(**{f"{klaar}__lte": nu - NA_AFHANDELEN}) | Q(**{f"{gekomen}__lte": nu - HOOGSTENS})


def is_oude_import(nu: datetime | None = None) -> Q:
    """Never applied, or applied a year ago. What it changed stays in the history, with undo."""
    nu = nu or timezone.now()
    blijft_liggen = Q(handeling__isnull=True, gemaakt_op__lte=nu - IMPORT_BLIJFT_LIGGEN)
    return blijft_liggen | Q(klaar_op__lte=nu - IMPORT_VERSLAG)


def is_vertrokken(nu: datetime | None = None) -> Q:
    """A gebruiker without a role, who has not signed in for a year."""
    grens = (nu or timezone.now()) - ZONDER_INLOGGEN
    lang_weg = Q(last_login__lte=grens) | Q(last_login__isnull=True, date_joined__lte=grens)
    return Q(rollen__isnull=True, is_staff=False, is_superuser=False) & lang_weg

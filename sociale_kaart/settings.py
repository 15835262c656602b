"""Settings, driven by the environment. Each variable is explained where it is read.

Without any variable the project runs on SQLite in `var/`, with DEBUG off.
"""

import contextlib
import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from .inloggen import *  # noqa: F403 settings of one subject, as if they stood here
from .omgeving import HTTPS, aan

BASE_DIR = Path(__file__).resolve().parent.parent


TESTEN = "pytest" in sys.modules


# VAR_DIR: where the database, the secret and the collected static files stand.
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as fout:
    raise ImproperlyConfigured(
        f"VAR_DIR={VAR_DIR} is geen map waarin geschreven kan worden."
    ) from fout

# DEBUG=1: error pages with code and self-reloading; never on a machine others can reach.
DEBUG = aan("DEBUG")

# ALLOWED_HOSTS: the host names of the site, comma separated. Local names by default.
ALLOWED_HOSTS = [
    naam.strip()
    for naam in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    if naam.strip()
]
CSRF_TRUSTED_ORIGINS = [f"https://{naam}" for naam in ALLOWED_HOSTS] if HTTPS else []


KORTSTE_GEHEIM = 32


def geheim() -> str:
    """SECRET_KEY from the environment, or made once and kept in VAR_DIR (mode 600)."""
    if os.environ.get("SECRET_KEY"):
        return os.environ["SECRET_KEY"]
    bestand = VAR_DIR / "secret_key"
    if not bestand.exists():
        # Written whole under another name first: a kill half-way leaves no empty key, and of
        # two that start at once the first one's key holds.
        proef = VAR_DIR / f"secret_key.{os.getpid()}"
        with open(os.open(proef, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as open_proef:
            open_proef.write(get_random_secret_key())
        with contextlib.suppress(FileExistsError):
            os.link(proef, bestand)
        proef.unlink()
    try:
        waarde = bestand.read_text().strip()
    except (OSError, UnicodeDecodeError):
        waarde = ""
    if len(waarde) < KORTSTE_GEHEIM:
        raise ImproperlyConfigured(
            f"{bestand} is leeg of beschadigd. Zet het terug uit een reservekopie. Is die er niet: "
            "verwijder het, er komt vanzelf een nieuw. Dan stelt iedereen de tweede stap opnieuw in "
            "(manage.py wis_tweede_stap)."
        )
    return waarde


SECRET_KEY = geheim()
# SECRET_KEY_FALLBACKS: earlier keys, comma separated, of which links and second steps still work.
SECRET_KEY_FALLBACKS = [
    sleutel for sleutel in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if sleutel
]


# --- Database -------------------------------------------------------------------------
# DATABASE_URL: postgres://user:password@host:5432/name. SQLite in VAR_DIR without it.
def database() -> dict:
    adres = os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'sociale_kaart.sqlite3'}"
    try:
        gelezen = dj_database_url.parse(adres, conn_max_age=60, conn_health_checks=True)
    except ValueError:
        gelezen = {}
    soort = gelezen.get("ENGINE", "").rpartition(".")[2]
    if soort not in {"sqlite3", "postgresql"} or not gelezen.get("NAME"):
        # The value itself stays out of the message: it may hold a password.
        raise ImproperlyConfigured(
            "DATABASE_URL is niet te lezen. Schrijf postgres://gebruiker:wachtwoord@host:5432/naam."
        )
    return gelezen


DATABASES = {"default": database()}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue instead of failing; readers never wait for a writer.
        "transaction_mode": "IMMEDIATE",
        # An import of ten thousand rows writes for some fifteen seconds.
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456;",
    }
else:
    # PostgreSQL's default is that of a spinning disk: it would read all of the country
    # rather than use an index for one gemeente. An option in DATABASE_URL goes first.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c random_page_cost=1.1")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Apps -----------------------------------------------------------------------------
INSTALLED_APPS = [
    "sociale_kaart.apps.BeheerAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django_filters",
    "django_htmx",
    "leaflet",
    "csp",
    # Signing in: by e-mail, with a second step, and through a gemeente's own sign-in.
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "gebruikers",
    "wijken",
    "aanbod",
    "beheer",
    "hulpvragen",
    "portaal",
]

MIDDLEWARE = [
    # First, so that no answer of another middleware (a redirect, a file) goes without them.
    "sociale_kaart.middleware.veilige_koppen",
    "django.middleware.security.SecurityMiddleware",
    "portaal.paginacache.paginacache",
    # Pages carry no secret of a visitor, so compressing them gives nothing away.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gebruikers.middleware.niet_bewaren",
    "gebruikers.middleware.sessies",
    "gebruikers.middleware.tweede_stap",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "sociale_kaart.urls"
WSGI_APPLICATION = "sociale_kaart.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["portaal.templatetags.pictogrammen"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portaal.context.overal",
            ],
        },
    }
]

# Public pages are the same for everyone and belong to no app that may be named in a
# model; so the address of a record is given here, by the rightmost app.
ABSOLUTE_URL_OVERRIDES = {
    "aanbod.aanbod": lambda aanbod: _adres("aanbod", aanbod),
    "wijken.wijk": lambda wijk: _adres("wijk", wijk),
}


def _adres(soort, record):
    from portaal import adressen

    return getattr(adressen, soort)(record)


# --- Mail -------------------------------------------------------------------------------
_POORT = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


# EMAIL_URL: smtp://user:password@host:25, smtp+tls:// (STARTTLS) or smtps:// (TLS at once).
# Without it, mail is written in the terminal and goes nowhere: for development.
def post():
    adres = os.environ.get("EMAIL_URL", "")
    try:
        deel = urlsplit(adres)
        goed = deel.scheme in _POORT and deel.hostname and deel.port != 0
    except ValueError:
        goed = False
    if adres and not goed:
        # The value itself stays out of the message: it may hold a password.
        raise ImproperlyConfigured(
            "EMAIL_URL is niet te lezen. Schrijf smtp://gebruiker:wachtwoord@host:25."
        )
    return deel


_post = post()
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _post.hostname else 'console'}.EmailBackend"
EMAIL_HOST = _post.hostname or "localhost"
EMAIL_PORT = _post.port or _POORT.get(_post.scheme, 25)
EMAIL_HOST_USER = unquote(_post.username or "")
EMAIL_HOST_PASSWORD = unquote(_post.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _post.scheme == "smtp+tls", _post.scheme == "smtps"
EMAIL_TIMEOUT = 10
# EMAIL_FROM: the sender of mail from this site.
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM") or "Sociale Kaart <sociale-kaart@localhost>"

# --- Language and time ----------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- Static files ---------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTEN
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A name that was not collected gets its plain address instead of a page that breaks.
WHITENOISE_MANIFEST_STRICT = False

# --- Map ------------------------------------------------------------------------------
# TILES_URL: tiles for the map, {z}/{x}/{y}. Empty turns them off; the map works without.
TEGELS_URL = os.environ.get(
    "TILES_URL",
    "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857/{z}/{x}/{y}.png",
)
TEGELS_BRON = "Kaartgegevens © Kadaster"
TEGELS_MAX_ZOOM = 19
LEAFLET_CONFIG = {"MAX_ZOOM": TEGELS_MAX_ZOOM, "PLUGINS": {}, "RESET_VIEW": False}

# PDOK_URL: where `import_wijken --pdok` asks the boundaries of the CBS; its year is theirs.
PDOK_URL = (
    os.environ.get("PDOK_URL") or "https://api.pdok.nl/cbs/wijken-en-buurten-2024/ogc/v1"
).rstrip("/")
if not PDOK_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(f"PDOK_URL={PDOK_URL!r} is geen adres. Begin met https://.")

# LOCATIESERVER_URL: where an address is looked up for a pin on the map; empty turns it off.
LOCATIESERVER_URL = os.environ.get(
    "LOCATIESERVER_URL", "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
).rstrip("/")
if LOCATIESERVER_URL and not LOCATIESERVER_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(
        f"LOCATIESERVER_URL={LOCATIESERVER_URL!r} is geen adres. Begin met https://."
    )

# SNEL_WEG_URL: the neutral site that "snel weg" leaves for.
SNEL_WEG_URL = os.environ.get("SNEL_WEG_URL", "https://www.buienradar.nl/")

# SITE_URL: where people reach the site, for the links in mails that no request asks for. Without it
# and without HTTPS=1 such mails are not sent: their links would lead nowhere.
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")
if not SITE_URL and HTTPS and ALLOWED_HOSTS:
    SITE_URL = f"https://{ALLOWED_HOSTS[0]}"
if SITE_URL and not SITE_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(f"SITE_URL={SITE_URL!r} is geen adres. Begin met https://.")

# SECURITY_CONTACT: who hears of a leak; stands in /.well-known/security.txt.
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")

# --- Security -------------------------------------------------------------------------
_tegels = urlsplit(TEGELS_URL)
if TEGELS_URL and not (_tegels.scheme in {"http", "https"} and _tegels.netloc):
    raise ImproperlyConfigured(f"TILES_URL={TEGELS_URL!r} is geen adres. Begin met https://.")
_tegel_host = [f"{_tegels.scheme}://{_tegels.netloc}"] if TEGELS_URL else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_tegel_host],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
# One path for all that is signed in to: the admin stands below it too.
SESSION_COOKIE_PATH = "/werk/"
CSRF_COOKIE_PATH = "/werk/"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    # The proxy that speaks https says so in this header, and must strip it from outside.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# TRUSTED_PROXY=1: the network address of a visitor is the last one in X-Forwarded-For.
TRUSTED_PROXY = aan("TRUSTED_PROXY")
ALLAUTH_TRUSTED_PROXY_COUNT = int(TRUSTED_PROXY)
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
CSRF_FAILURE_VIEW = "portaal.views.fouten.geweigerd"

# --- Cache ----------------------------------------------------------------------------
CACHES = {
    # What all processes must know at once: how often someone tried to sign in, and which codes
    # were used. allauth keeps it in the default cache; keys are hashed, they hold addresses.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "gebruikers_poging",
        "KEY_FUNCTION": "gebruikers.pogingen.sleutel",
        # Far above what is counted in ten minutes: a full table would forget who is locked out.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
    # What is the same for everyone until the data change; never a question or its answer.
    "geheugen": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "geheugen",
        # Django keeps 300 by default, and drops a third of them at the 301st.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
        "TIMEOUT": 24 * 3600,
    },
    # Whole pages without a question, some 15 kB each (portaal/paginacache.py).
    "paginas": {
        # A kept page has no context for a test to look at; its own tests turn it on.
        "BACKEND": "django.core.cache.backends.dummy.DummyCache"
        if TESTEN
        else "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "paginas",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
        "TIMEOUT": 24 * 3600,
    },
}

# --- Logging: the path, never the query -------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"zonder_vraag": {"()": "sociale_kaart.logging.ZonderVraag"}},
    "formatters": {"kort": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "scherm": {
            "class": "logging.StreamHandler",
            "formatter": "kort",
            "filters": ["zonder_vraag"],
        }
    },
    "root": {"handlers": ["scherm"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["scherm"], "level": "WARNING", "propagate": False},
        # Bots ask for any host name; that is no news.
        "django.security.DisallowedHost": {"level": "CRITICAL", "propagate": False},
        "django.server": {"handlers": ["scherm"], "level": "INFO", "propagate": False},
    },
}

if TESTEN:
    # Fast, and only there.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

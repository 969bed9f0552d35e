"""How the house is wired: one file, read top to bottom; state lives under LANTOA_HOME."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONCE, NONE, SELF  # noqa: F401

PACKAGE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("LANTOA_HOME", PACKAGE.parent.parent / ".lantoa")).resolve()


def _secret(name: str) -> str:
    """Read a secret of this installation, made once with mode 0600; never in the repository."""
    path = HOME / "secrets" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _database() -> dict[str, object]:
    """Read DATABASE_URL (postgres://user:password@host:port/name), or use SQLite in the home."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "lantoa.sqlite3",
            "CONN_MAX_AGE": None,  # opening anew means a checkpoint of the log at every request
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = urlparse(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,  # what a connection has planned (kit/rows.py) goes with it
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"prepare_threshold": 2},
    }


def _mail(url: str) -> dict[str, object]:
    """Read LANTOA_MAIL_URL: smtp:// (STARTTLS), smtps:// (TLS), smtp+plain:// (no cipher)."""
    parts = urlparse(url)
    if not parts.hostname:
        return {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    usual = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "HOST": parts.hostname,
        "PORT": parts.port or usual[parts.scheme],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "TLS": parts.scheme == "smtp",
        "SSL": parts.scheme == "smtps",
    }


DEBUG = os.environ.get("LANTOA_DEBUG") == "1"
SECRET_KEY = os.environ.get("LANTOA_SECRET_KEY") or _secret("django")
ALLOWED_HOSTS = os.environ.get("LANTOA_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in ("*", "")]
HTTPS = os.environ.get("LANTOA_HTTPS") == "1"
TLS = os.environ.get("LANTOA_TLS") == "1"  # `up --https`: no gate before us that writes headers

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "lantoa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lantoa.home.card_views.CardDoor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lantoa.home.queued.Queue",
    "lantoa.home.doors.Doors",
    "lantoa.home.spending.Purse",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lantoa.home.doors.around",
            ],
            "builtins": ["lantoa.kit.tags"],
            "libraries": {"reach": "lantoa.reach.tags"},
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
        },
    }
]
ROOT_URLCONF = "lantoa.urls"
WSGI_APPLICATION = "lantoa.wsgi.application"

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "lantoa.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "home:sign_in"
LOGIN_REDIRECT_URL = "home:desk"
LOGOUT_REDIRECT_URL = "home:sign_in"
CACHES = {  # counters of a minute: one web process; Django's 300 keys would forget a busy line's
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "home/locked.html"
AXES_CLIENT_IP_CALLABLE = "lantoa.home.doors.line"
AXES_VERBOSE = False

LANGUAGE_CODE = "vi"
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lantoa.kit.statics.Statics"},
}
FILES = HOME / "files"
PROVINCE = os.environ.get("LANTOA_PROVINCE_URL", "")

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
UPLOAD_MAX_BYTES = 40 * 2**20

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
JOBS = "lantoa.clock.JOBS"

MAIL = _mail(os.environ.get("LANTOA_MAIL_URL", ""))
MAIL_FROM = os.environ.get("LANTOA_MAIL_FROM", "") if "HOST" in MAIL else ""
EMAIL_BACKEND = str(MAIL["BACKEND"])
EMAIL_HOST, EMAIL_PORT = MAIL.get("HOST", ""), MAIL.get("PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.get("USER", ""), MAIL.get("PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("TLS", False), MAIL.get("SSL", False)
EMAIL_TIMEOUT = 20
NOTIFY_SCHEMES = frozenset(
    os.environ.get("LANTOA_NOTIFY_SCHEMES", "tgram,zalo,viber,line,discord,pover").split(",")
)

SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = HTTPS or TLS
CSRF_COOKIE_SECURE = HTTPS or TLS
CSRF_FAILURE_VIEW = "lantoa.home.doors.expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "media-src": [SELF, "blob:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

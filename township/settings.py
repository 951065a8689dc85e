"""Django's settings, assembled from the environment; loud where a default would be unsafe."""

import datetime
from pathlib import Path

from django.utils.functional import SimpleLazyObject

from township.environment import Environment
from township.look import UNFOLD_SETTINGS

_ENVIRONMENT = Environment.read()
_HERE = Path(__file__).parent


def _session_secret() -> str:
    from township.identity import session_secret

    return session_secret()


TOWNSHIP_DATA = _ENVIRONMENT.data
"""Folder with the database, the media and the keys."""

TOWNSHIP_ACCEL = _ENVIRONMENT.accel
"""Where nginx holds the media for itself, such as ``/media/``; empty: this program sends them."""

DEBUG = _ENVIRONMENT.debug
# Lazy, so that importing the settings (a test run, --help) makes no file.
SECRET_KEY = SimpleLazyObject(_session_secret)
ALLOWED_HOSTS = list(_ENVIRONMENT.allowed_hosts)
DATABASES = {"default": _ENVIRONMENT.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "auditlog",
    "axes",
    "township.accounts",
    "township.stations",
    "township.courses",
    "township.ledger",
    "township.faults",
    "township.feeds",
    "township.reports",
    "township.privacy",
]

MIDDLEWARE = [
    # What holds for every answer.
    "township.middleware.AccessLog",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "township.middleware.ContentSecurityPolicy",
    "django.middleware.common.CommonMiddleware",
    # What follows is for people with a browser.
    "township.middleware.StationDoor",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # Last, as it asks: it turns a login that was refused too often into a page.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "township.urls"
WSGI_APPLICATION = "township.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
LOCALE_PATHS = [_HERE / "locale"]
USE_TZ = True

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
"""A whole office may share one address, and nobody must be able to lock a colleague out."""
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "township.accounts.views.locked_out"
AXES_DISABLE_ACCESS_LOG = True
"""Who came in is noted with everything else that was done."""
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AUDITLOG_DISABLE_REMOTE_ADDR = True
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "home"

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = _ENVIRONMENT.https
CSRF_COOKIE_SECURE = _ENVIRONMENT.https
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

STATIC_URL = "static/"
STATICFILES_DIRS = [_HERE / "static"]
WHITENOISE_USE_FINDERS = True

# Every upload goes to a file: films are large, and a file can be moved into the store by renaming.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
"""Room for a batch of records; courseware is streamed to disk and not counted here."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django's own lines quote the query and the values of a failure, where names may stand;
        # AccessLog says the same without them.
        "django.request": {"level": "CRITICAL"},
        # Whoever knocks under a strange name would fill it with tracebacks.
        "django.security": {"level": "CRITICAL"},
        "django.server": {"level": "CRITICAL"},
        "axes": {"level": "CRITICAL"},
        # A line for each request that waits for another, which on the evening is every one.
        "waitress.queue": {"level": "ERROR"},
    },
}

UNFOLD = UNFOLD_SETTINGS

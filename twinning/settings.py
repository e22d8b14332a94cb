"""The one settings file. What differs between machines comes from the environment (see README.md)."""

import os
import sys
from pathlib import Path

from csp.constants import NONE, SELF

from twinning.account.settings import account_settings
from twinning.environment import WrongEnvironment, read_environment

BASE_DIR = Path(__file__).resolve().parent.parent

try:
    ENVIRONMENT = read_environment(os.environ, BASE_DIR)
except WrongEnvironment as wrong:
    # One sentence to whoever starts the program, instead of a traceback.
    sys.exit(str(wrong))

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
# Where this site stands, for what is written when nobody asks through a browser.
SITE_ADDRESS = ENVIRONMENT.site_address
CSRF_FAILURE_VIEW = "twinning.views.kept.token_refused"
CSRF_TRUSTED_ORIGINS = ENVIRONMENT.csrf_trusted_origins
TWINNING_DEMO = ENVIRONMENT.demo

# Status (docs: the fold). A statement vouches for this long; a link needs review after this long.
STATUS_HORIZON_YEARS = ENVIRONMENT.status_horizon_years
STATUS_REVIEW_YEARS = ENVIRONMENT.status_review_years

# How long an invitation stands.
INVITATION_DAYS = ENVIRONMENT.invitation_days

# The largest scan that is taken; the pixels are those of one page.
SCAN_MAX_MEGABYTES = ENVIRONMENT.scan_max_megabytes
SCAN_MAX_MEGAPIXELS = ENVIRONMENT.scan_max_megapixels
SCAN_MAX_PAGES = ENVIRONMENT.scan_max_pages
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "archive.uploads.CappedUploadHandler",
]

# Our own first, from the top floor down, so that their templates and commands win; only the queue stands before them,
# whose list our admin takes out again.
INSTALLED_APPS = [
    "django_tasks",
    "django_tasks_db",
    "twinning",
    "agreements",
    "municipalities",
    "archive",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
    "django_filters",
    "js_lib_leaflet",
    "rest_framework",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "twinning.urls"
WSGI_APPLICATION = "twinning.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "twinning.work.staff.masthead",
            ],
        },
    },
]

DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = ENVIRONMENT.media_root
# Scans go to "originals", what is made of them to "derivatives"; nothing uses Django's own default.
# In production every static file carries its hash in its name and may be kept for ever.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    **ENVIRONMENT.media_storages,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# As many files as can be chosen at once without scripts; with them each is sent by itself.
DATA_UPLOAD_MAX_NUMBER_FILES = 200

# What takes long is written into a queue in the database, which a worker works off (`manage.py work`).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Counters of failed attempts are shared by all processes; `migrate` makes the table.
# Kept large: where it is full some are thrown out, whoever's they are.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "twinning_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# The second backend answers for single records, from the roles that staff hold in their municipalities.
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "municipalities.rights.RolesBackend",
]
globals().update(account_settings(ENVIRONMENT))

# Security. HTTPS=0 is for a machine that speaks plain http to itself only, such as `make run`.
# Behind a proxy gunicorn itself believes X-Forwarded-Proto, and only from FORWARDED_ALLOW_IPS.
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SESSION_COOKIE_SECURE = ENVIRONMENT.https
# However one logged in: many sit at a machine that others use too.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.https
SECURE_HSTS_PRELOAD = ENVIRONMENT.https
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        # A form that leads to the municipality's own login is sent on to its server.
        "form-action": [SELF, *([ENVIRONMENT.oidc["origin"]] if ENVIRONMENT.oidc else [])],
        "frame-ancestors": [NONE],
    },
}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    # Never Basic (national profile SAK.09).
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly"],
    "EXCEPTION_HANDLER": "archive.api.problems.problem_handler",
    "URL_FORMAT_OVERRIDE": None,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "plain"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    # Django answers HEAD with a body and leaves it to the server to drop it, which gunicorn would tell each time.
    "loggers": {"gunicorn.http.wsgi": {"level": "ERROR"}},
}

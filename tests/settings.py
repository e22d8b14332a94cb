"""Production's settings, with what only tests need. DATABASE_URL chooses the database, as everywhere."""

import os

# Each process of a test run keeps its files apart; the programs that it starts find them.
os.environ.setdefault("TWINNING_TEST_RUN", str(os.getpid()))

os.environ.update(
    DEBUG="0",
    HTTPS="0",
    SECRET_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    MEDIA_ROOT="var/test-media/{TWINNING_TEST_RUN}".format_map(os.environ) + os.environ.get("PYTEST_XDIST_WORKER", ""),
    MEDIA_STORAGE="folder",
)

from twinning.settings import *

# Tests need no collected files, and no slow passwords.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
LOGGING = {**LOGGING, "root": {"handlers": ["stdout"], "level": "ERROR"}}

# The threads of a live server leave no connection behind them, which would keep PostgreSQL from dropping the database.
DATABASES["default"]["CONN_MAX_AGE"] = 0

# Any N+1 in a page, an API answer or the admin is an error. It is looked for on one database: it takes its time.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
LOOKING = ["zeal.middleware.zeal_middleware"] if "sqlite" in DATABASES["default"]["ENGINE"] else []
MIDDLEWARE = ["tests.one_at_a_time.one_at_a_time", *LOOKING, *MIDDLEWARE]
ZEAL_RAISE = True
# Logging in reads the session anew after it has given it another key; allauth reads a key once to show, once to change.
ZEAL_ALLOWLIST = [
    {"model": "sessions.Session", "field": "get()"},
    {"model": "mfa.Authenticator", "field": "get()"},
]

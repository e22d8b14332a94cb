"""How the registry is served, in production as by `make run`: `gunicorn twinning.wsgi`."""

import os

# Reading the settings here lets a wrong environment stop the start, once, before any worker exists.
from twinning.settings import ENVIRONMENT

bind = f"127.0.0.1:{ENVIRONMENT.port}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
accesslog = "-"
control_socket_disable = True

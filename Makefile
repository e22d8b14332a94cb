# Twinning: `make run` serves the registry with its founding data, `make test` runs all that CI runs.
# Needs Python 3.11 and make, nothing else.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PO := $(wildcard locale/*/LC_MESSAGES/django.po)
MO := $(PO:.po=.mo)
STATIC := $(shell find static -type f 2>/dev/null)
CODE := twinning agreements municipalities archive tests .ci manage.py gunicorn.conf.py

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Nobody's pip settings ask questions or print advice here.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# What is imported is compiled once for all processes, and kept, whatever the machine says; most of a package never is.
export PYTHONDONTWRITEBYTECODE :=
PIP_INSTALL := install -qq --no-compile --require-hashes

.PHONY: help
help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/' | expand -t 20

# --- The environment: rebuilt only when a lock file changed ---

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Install Python 3.11, or say where it is: make PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip $(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(BIN)/python -m pip $(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

# Judges manifests in the tests; apart from the rest, since it asks for another Pillow.
var/iiif/.ready: requirements-iiif.txt | $(BIN)/python
	@$(BIN)/python -m venv --without-pip var/iiif
	$(BIN)/python -m pip --python var/iiif/bin/python $(PIP_INSTALL) -r requirements-iiif.txt
	@touch $@

.PHONY: dev iiif
iiif: var/iiif/.ready ## install the validator of IIIF manifests

dev: $(VENV)/.dev translations ## install what developers need

# --- Translations ---

locale/%/LC_MESSAGES/django.mo: locale/%/LC_MESSAGES/django.po | $(VENV)/.runtime
	$(BIN)/pybabel -q compile -l $* -i $< -o $@

.PHONY: translations messages
translations: $(MO)

messages: $(VENV)/.dev ## bring new texts into locale/, and say which lack a translation
	$(BIN)/python .ci/messages.py

# --- Serving: the same server and settings as in production, for this machine only ---

var/secret-key: | $(VENV)/.runtime
	@mkdir -p var
	@(umask 077 && $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))' > $@)

var/static/staticfiles.json: $(STATIC) $(VENV)/.runtime
	@mkdir -p var static
	@DEBUG=0 SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	  ALLOWED_HOSTS=localhost $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@touch $@

.PHONY: run
run: $(VENV)/.runtime $(MO) var/secret-key var/static/staticfiles.json ## serve the registry with demo data on 127.0.0.1:$PORT
	@SECRET_KEY="$${SECRET_KEY:-$$(cat var/secret-key)}"; export SECRET_KEY; PORT=$(PORT) BIN=$(BIN) exec sh .ci/serve

.PHONY: manage
manage: $(VENV)/.runtime $(MO) var/secret-key ## a command on what make run serves: make manage DO=verify_scans
	@test -n "$(DO)" || { echo 'Say which command: make manage DO="verify_scans --json"'; exit 2; }
	@SECRET_KEY="$${SECRET_KEY:-$$(cat var/secret-key)}" PORT=$(PORT) BIN=$(BIN) DO='$(DO)' sh .ci/manage

# --- Judging ---

.PHONY: lint types check deploy-check templates migrations test lock
lint: $(VENV)/.dev ## ruff: rules and format
	$(BIN)/ruff check -q .
	$(BIN)/ruff format -q --check .

types: $(VENV)/.dev ## mypy, strict
	$(BIN)/mypy $(CODE)

templates: $(VENV)/.dev ## djlint, as a linter only
	$(BIN)/djlint templates --lint --quiet

migrations: $(VENV)/.dev ## no model change without its migration
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemigrations --check --dry-run

deploy-check: $(VENV)/.dev ## Django's own checks under production settings
	@SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	  ALLOWED_HOSTS=register.example.se $(BIN)/python -W error manage.py check --deploy --fail-level WARNING

check: $(VENV)/.dev translations ## all judgements and the quick tests, in under a minute
	@$(MAKE) --no-print-directory -j2 types lint templates migrations deploy-check
	$(BIN)/python -m pytest -q -n 2 --dist=loadfile -m "not slow and not browser"

test: $(VENV)/.dev translations ## everything CI runs, on SQLite and PostgreSQL
	@mkdir -p var/test-results
	@$(MAKE) --no-print-directory -j2 types iiif lint templates migrations deploy-check
	@$(BIN)/python .ci/test.py

lock: ## read pyproject.toml anew and lock every dependency with its hashes
	@test -x var/uv/bin/uv || { "$(PYTHON)" -m venv var/uv && var/uv/bin/pip install -q uv; }
	@for extra in "pyproject.toml -o requirements.txt" \
	  "pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt" \
	  "--group iiif -o requirements-iiif.txt"; do \
	  var/uv/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-annotate --no-header $$extra || exit 1; done

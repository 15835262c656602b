# The project's commands; `make help` lists them.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 of nieuwer is nodig (nu: $$($(PYTHON) --version 2>&1)). Wijs hem aan met PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python kan hier geen virtuele omgeving maken. Op Debian en Ubuntu: installeer python3-venv." >&2; rm -rf $(VENV); exit 1; }

$(VENV)/run.stamp: requirements/run.txt | $(BIN)/python
	@echo "Pakketten installeren (een keer) ..."
	@$(BIN)/pip install --quiet --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt | $(BIN)/python
	@echo "Pakketten voor ontwikkelaars installeren (een keer) ..."
	@$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/run.stamp

run: $(VENV)/run.stamp ## Install, migrate, load the data and serve on http://127.0.0.1:8000 (PORT=...)
	@$(BIN)/python manage.py serveer --poort $(PORT)

dev: $(VENV)/dev.stamp ## The same with DEBUG, reloading by itself
	@DEBUG=1 $(BIN)/python manage.py migrate --noinput -v 0
	@DEBUG=1 $(BIN)/python manage.py begin
	@DEBUG=1 $(BIN)/python manage.py runserver $(PORT)

test: $(VENV)/dev.stamp ## The whole suite: SQLite, PostgreSQL and browser, where they are found
	@$(BIN)/python -m tests $(ARGS)

check: $(VENV)/dev.stamp ## Format, lint, migrations, architecture and deploy check
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/djlint --quiet --lint --check templates
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/lint-imports
	@HTTPS=1 $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(VENV)/dev.stamp ## Put code and templates in the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/djlint --quiet --reformat templates || true

kwaliteit: $(VENV)/dev.stamp ## How often the search is right, per onderwerp (ARGS=--missers, ARGS=--neem-op)
	@$(BIN)/python -m tests.kwaliteit $(ARGS)

bench: $(VENV)/dev.stamp ## Median and p95 of pages, on stated sizes (GROOT=1, POSTGRES=1, KAART=1 add; ZOEKEN=1)
	@$(BIN)/python -m tests.bench $(if $(GROOT),groot) $(if $(POSTGRES),postgres) $(if $(KAART),kaart) $(if $(ZOEKEN),zoeken=$(ZOEKEN))

lock: ## Resolve the versions anew (needs uv on the PATH)
	uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements/run.txt
	uv pip compile -q pyproject.toml --group test --group check --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements/dev.txt

clean: ## Remove the virtual environment, the database and everything generated
	rm -rf $(VENV) var .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: help run dev test check format kwaliteit bench lock clean

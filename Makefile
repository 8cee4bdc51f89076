# One entry point for everything. `make run` and `make test` set themselves up; nothing else is needed than Python 3.11.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

# what to run on: SOURCES=<folder or URL of delivered files>, MONTHS=2026-03 or 2026-01..2026-03 or all
SOURCES ?=
MONTHS ?=
SIZE ?= 0.1
PORT ?= 8080
export GX_ANALYTICS_ENABLED := false
# what Airflow would otherwise print before it knows its home
export AIRFLOW_HOME ?= $(CURDIR)/.airflow
# a notice of machines without a login session
export PYTHONWARNINGS ?= ignore:XDG_RUNTIME_DIR

.PHONY: run ui sql test test-slow check format bench bench-kpis bench-linkage bench-returns docs lock clean help

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/	/' | expand -t 14

run: $(VENV)/ready  ## the whole pipeline on an embedded database, to the latest month's scorecard
	@$(BIN)/python -m childrens_services.local run --sources "$(SOURCES)" --months "$(MONTHS)" --size $(SIZE)

ui: $(VENV)/ready  ## Airflow on this machine, until Ctrl+C
	@$(BIN)/python -m childrens_services.local ui --sources "$(SOURCES)" --size $(SIZE) --port $(PORT)

sql: $(VENV)/ready  ## a psql prompt on the warehouse of the last run
	@$(BIN)/python -m childrens_services.local sql --sources "$(SOURCES)"

test: $(VENV)/ready-dev  ## all tests
	$(BIN)/python -m pytest -m "not slow" -n auto --dist loadscope --no-loadscope-reorder

test-slow: $(VENV)/ready-dev  ## the proofs that take minutes
	$(BIN)/python -m pytest -m slow -n auto --dist loadscope --no-loadscope-reorder

check: $(VENV)/ready-dev  ## lint, types, SQL, and that generated pages are fresh; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar include/sql
	$(BIN)/python -m childrens_services.returns.lint
	$(BIN)/python -m childrens_services.measure.docs --check
	$(BIN)/python -m childrens_services.check.feed_docs --check
	$(BIN)/python -m childrens_services.returns.docs --check
	$(BIN)/python -m childrens_services.dictionary --check

format: $(VENV)/ready-dev  ## put the code in its one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench-returns: $(VENV)/ready-dev  ## a return from files to issues, beside the published validators where installed
	$(BIN)/python -m tests.bench.returns

docs: $(VENV)/ready-dev  ## write the generated pages
	$(BIN)/python -m childrens_services.measure.docs
	$(BIN)/python -m childrens_services.check.feed_docs
	$(BIN)/python -m childrens_services.returns.docs
	$(BIN)/python -m childrens_services.dictionary

bench: $(VENV)/ready-dev  ## rows per second beside the bare floor
	$(BIN)/python -m tests.bench

bench-kpis: $(VENV)/ready-dev  ## every indicator of a month with one year of history and with eight, and all months
	$(BIN)/python -m tests.bench.kpis --rebuild

bench-linkage: $(VENV)/ready-dev  ## how fast and how well the full county's children are linked
	$(BIN)/python -m tests.bench.linkage

# needs uv; run it after a change to the dependencies in pyproject.toml
COMPILE = uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
lock:  ## write the locked requirements again
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock

clean:  ## forget every local run (databases, landed files, logs); the environment stays
	rm -rf .airflow

# pip itself comes from the lock first: older ones cannot install a lock in which a package is named with extras
$(VENV)/pip: requirements.lock
	$(PYTHON) -m venv $(VENV)
	sed -n '/^pip==/,/[^\\]$$/p' requirements.lock > $(VENV)/pip.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r $(VENV)/pip.lock
	@touch $@

$(VENV)/ready: $(VENV)/pip pyproject.toml
	@echo "Installing the locked packages …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

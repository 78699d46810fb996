# luutru: what a person or a schedule runs. Needs Python 3.11 to 3.14, make and git; uses uv when it is on the PATH.
# Set PYTHON to choose an interpreter: make PYTHON=python3.13 test

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c '$(SUPPORTED)' 2>/dev/null && echo $$name && break; done)
UV := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup crawl browser test bench score lint docs notebooks pictures lock clean

help:  ## say what each target does
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "make %-9s %s\n", $$1, $$2 }'

setup: $(READY)  ## make .venv with everything of requirements.lock

# Once for each change of the lock file or of pyproject.toml.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "luutru needs Python 3.11 to 3.14 and found none on the PATH. Install one, or name it: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c '$(SUPPORTED)' 2>/dev/null || { echo "luutru needs Python 3.11 to 3.14, which $(PYTHON) is not. Name another: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -n "$(UV)" || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module. Install it (Debian, Ubuntu: apt install python3-venv), or install uv." >&2; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON) and $(if $(UV),uv,pip) ..."
ifneq ($(UV),)
	@test -x $(BIN)/python || $(UV) venv --quiet --python "$(PYTHON)" $(VENV)
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
else
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
endif
	@touch $@

crawl: $(READY)  ## crawl the demo department, publish a release, show its newest articles
	@$(BIN)/luutru run demo
	@echo
	@$(BIN)/luutru query "select published_at, section, title from articles where is_latest order by published_at desc, title limit 10"

# Exports are seen in a browser. Where none is there and none can be installed, that test is skipped and says so.
browser:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	test "$$(id -u)" = 0 && command -v apt-get >/dev/null || exit 0; \
	echo "Installing Chromium, through which some tests look ..."; \
	{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends \
		chromium fonts-dejavu-core; } >/dev/null 2>&1 || echo "That failed: these tests will be skipped."

test: $(READY) browser  ## the whole proof: ruff, mypy, pytest
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/pytest -n 2 -m "not bench"

lint: $(READY)  ## mend what ruff can mend, then say what is left
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/mypy

# The whole table takes some four hours on two idle cores. Some benches alone: make bench ONLY="reading text".
bench: $(READY)  ## measure speed, memory and safety, and write docs/benchmarks.md
	@$(BIN)/python -m tests.benchmarks $(ONLY)

score: $(READY)  ## how well pages are read, beside other tools, and how well Vietnamese text is treated
	@$(BIN)/python -m tests.score
	@echo
	@$(BIN)/python -m tests.score.language

docs: $(READY)  ## write what is generated in docs/ and data/README.md anew
	@$(BIN)/python -m pipelines.manual > docs/cli.md
	@$(BIN)/python -m tests.benchmarks.page > docs/benchmarks.md
	@$(BIN)/python -m tests.benchmarks.scale > docs/scale.md
	@$(BIN)/python -m pipelines.dictionary > data/README.md

notebooks: $(READY)  ## run the notebooks on the demo department over one winter and store their outputs
	@$(BIN)/python -m tests.house.notebooks

pictures: $(READY)  ## make the pictures of docs/pictures anew (needs Chromium)
	@$(BIN)/python -m tests.house.pictures

lock:  ## resolve the dependencies anew (needs uv)
	@test -n "$(UV)" || { echo "make lock needs uv: https://docs.astral.sh/uv/" >&2; exit 1; }
	@$(UV) pip compile --quiet --universal --generate-hashes --all-extras --group dev pyproject.toml \
		-o requirements.lock --custom-compile-command "make lock"

clean:  ## remove the environment and caches; never touches data/
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
	@find crawler pipelines tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Everything from a fresh clone: `make site`, `make test`, `make serve`. Needs Python 3.11 or newer with venv, and make.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check test lint bench lock clean help
.DEFAULT_GOAL := help

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

site: $(VENV)/.installed ## build the site into site/
	@$(BIN)/modelbook build $(STRICT)
	@echo "The site is in site/. To look at it: $(BIN)/python -m http.server --directory site 8000, then http://localhost:8000/"

serve: $(VENV)/.installed ## preview that follows every edit, at http://localhost:8000/
	@$(BIN)/modelbook serve

check: $(VENV)/.installed ## report every problem of the records and notes
	@$(BIN)/modelbook check

test: $(VENV)/.installed-dev ## run the tests
	@$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/.installed-dev ## ruff, and mypy --strict on the package
	@$(BIN)/ruff check .
	@$(BIN)/mypy --strict generator

bench: $(VENV)/.installed-dev ## measure our build beside that of stock MkDocs
	@$(BIN)/python bench/pipeline.py
	@$(BIN)/python bench/build.py

lock: ## resolve the dependencies again, with the hashes of every platform's files and no addresses
	@$(PYTHON) -m venv .cache/lock && .cache/lock/bin/python -m pip install --quiet uv
	@.cache/lock/bin/uv pip compile $(RESOLVE) --group build pyproject.toml -o requirements.lock
	@.cache/lock/bin/uv pip compile $(RESOLVE) --group dev pyproject.toml -o requirements-dev.lock

RESOLVE := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
           --custom-compile-command "make lock"

clean: ## remove what was made, the environment too
	rm -rf site .site.old .site.new .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis $(VENV)

# An environment is made once and filled again when the lock changes. The tests' lock holds the site's lock and more.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Modelbook needs Python 3.11 or newer; say which with make PYTHON=...")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the site needs into $(VENV)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what the tests need into $(VENV)"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Two commands matter: `make run` and `make test`. Each target does its own set-up.
SHELL := /bin/bash
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
VENV ?= .venv
PY := $(VENV)/bin/python
PORT ?= 8000
export PORT

.PHONY: run test check fix bench pictures wheel lock texts

$(VENV)/.made: requirements/dev.txt
	@if [ -z "$(PYTHON)" ]; then echo "Bijeen needs Python 3.11 or newer, and found none."; exit 1; fi
	@echo "Making the environment (once, about a minute)..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python has no venv module here. On Debian: apt install python3-venv"; exit 1; }
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

texts: $(VENV)/.made
	@$(PY) -m tests.house.texts compile

run: texts
	@BIJEEN_DEMO=1 $(PY) -m config.run

test: texts
	@BIJEEN_DEMO=1 $(PY) -m pytest -q -n 2 --dist loadgroup $(ARGS)

check: texts
	@$(PY) -m tests.house.check

fix: $(VENV)/.made
	@$(VENV)/bin/ruff check -q --fix . ; $(VENV)/bin/ruff format -q . ; $(VENV)/bin/djade --target-version 5.2 $$(git ls-files "templates/*.html") ; true

bench: texts
	@$(PY) -m benchmarks

pictures: texts
	@BIJEEN_DEMO=1 $(PY) -m tests.browser.pictures $(ARGS)

wheel: texts
	@rm -rf dist && $(VENV)/bin/hatchling build -t wheel && ls dist

# uv is only needed to lock: pip install uv
lock:
	uv pip compile pyproject.toml --extra site --extra postgres --extra redis --extra mail --group dev \
	  --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links --no-header -q -o requirements/dev.txt

# setup, demo and test are all a newcomer needs; `make demo` installs what is missing.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := build/demo

.PHONY: setup demo test lint eval rivals bench bench-stream fuzz lock schema clean

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

demo: setup
	@mkdir -p $(DEMO) && rm -f $(DEMO)/demo.db $(DEMO)/demo.db-*
	$(BIN)/recoupe read examples/reports --record $(DEMO)/demo.db
	$(BIN)/recoupe stories --record $(DEMO)/demo.db
	@$(BIN)/python examples/demo.py $(DEMO)

test: setup
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: setup
	$(BIN)/python -m eval

# Other ways of grouping need packages that are no part of setup.
rivals: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[rivals]'
	$(BIN)/python -m eval.story_rivals

bench: setup
	$(BIN)/python -m bench

# Hours, for two years of feeds; started again, it goes on where it was stopped.
bench-stream: setup
	$(BIN)/python -m bench.stream

# Needs a wheel of atheris, which there is for Linux on x86-64 alone: so it is no part of setup.
fuzz: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	$(BIN)/python -m fuzz -max_total_time=$(or $(SECONDS),300) -max_len=1000

schema: setup
	$(BIN)/python -m recoupe.export.schema docs/schema

# Resolve the dependencies of pyproject.toml anew and pin what comes out.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	( echo "# Made by 'make lock' from pyproject.toml; do not edit."; \
	  build/lock/bin/python -m pip freeze --exclude-editable ) > requirements.lock

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# make           format, lint and types, then the tests
# make demo      a database of the sample articles in demo/, and what it answers
# make test      the tests alone            make check   format, lint and types alone
# make test-web the tests of the web page alone, in headless Chromium
# make golden    accept what the command line prints now as what it should print
# make accuracy  what is right on the annotated articles of tests/accuracy; ARGS=--errors lists what is not, ARGS=--record keeps the figures
# make bench     cold start, articles per second (read; read and stored, with one process and two); matching, looking and exporting among a million events
# make soak      the tests of crashes and of any sequence of changes, ten times as often
# make fuzz      ten minutes for each reader and for the extraction; SECONDS=60 TARGETS="pdf eml" for less of it
#
# Everything is installed in .venv, with the first Python from 3.11 on that is found. Another: make PYTHON=/path/to/python

VENV := .venv
BIN := $(VENV)/bin
CANDIDATES := python3.13 python3.12 python3.11 python3
SUITABLE := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(SUITABLE)' 2>/dev/null && echo $$p && break; done)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable
SECONDS := 600
DEMO := DIPLTRACK_CONFIG=none $(BIN)/dipltrack --db demo/demo.db

.DEFAULT_GOAL := all
.PHONY: all check test test-web golden accuracy bench soak fuzz demo clean
.NOTPARALLEL:

all: check test

# Stamps: a second run installs nothing, a changed pyproject.toml does.
$(VENV)/made:
	@test -n "$(PYTHON)" || { echo "No Python from 3.11 on found. Install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/package: pyproject.toml | $(VENV)/made
	$(INSTALL) .
	@touch $@

$(VENV)/test: pyproject.toml | $(VENV)/made
	$(INSTALL) '.[test]'
	@touch $@ $(VENV)/package

$(VENV)/dev: pyproject.toml | $(VENV)/made
	$(INSTALL) '.[dev]'
	@touch $@ $(VENV)/test $(VENV)/package

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: $(VENV)/test
	$(BIN)/python -m pytest

test-web: $(VENV)/test
	$(BIN)/python -m pytest -rs tests/web

golden: $(VENV)/test
	DIPLTRACK_ACCEPT=1 $(BIN)/python -m pytest tests/cli tests/test_readme.py
	@git --no-pager diff --stat -- tests README.md

accuracy: $(VENV)/test
	$(BIN)/python -m tests.accuracy $(ARGS)

bench: $(VENV)/package
	$(BIN)/python -m tests.bench

soak: $(VENV)/test
	DIPLTRACK_SOAK=10 $(BIN)/python -m pytest tests/storage/test_processes.py tests/storage/test_sequences.py tests/storage/test_any_order.py

fuzz: $(VENV)/test
	$(INSTALL) '.[test,fuzz]'
	$(BIN)/python -m tests.reading.fuzz $(SECONDS) $(TARGETS)

demo: $(VENV)/package
	@mkdir -p demo
	@rm -f demo/demo.db demo/demo.db-wal demo/demo.db-shm demo/timeline.csv
	$(DEMO) add data/articles
	$(DEMO) meetings --country Japan
	$(DEMO) timeline
	$(DEMO) timeline --output demo/timeline.csv

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis fuzz

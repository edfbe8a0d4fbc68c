# `make demo` and `make test` set up all they need in .venv; nothing else is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What the product is measured beside, in an environment of its own.
PEERS := .bench
DEMO := .demo/dealgate-demo.sqlite
# The tests that take them.
PICTURES := test_the_board_and_a_deal or test_a_sheet_is_written_and_sent or test_from_the_first_deal_to_the_minutes \
  or test_it_is_fine_on_a_screen_and_on_a_phone or test_on_a_screen_and_on_a_phone or test_as_of_a_day_when_it_was_alive

.PHONY: help demo test proofs pictures lint bench reliability lock clean

help:
	@echo "make demo    set up, and walk through the main job on a sample pipeline"
	@echo "make test    set up, and run the test suite"
	@echo "make proofs  the slow proofs"
	@echo "make pictures  the documentation's screenshots"
	@echo "make lint    style, types, direction of imports"
	@echo "make bench   measure speed, for most of an hour; writes docs/performance.md"
	@echo "make reliability  storms, kills, fuzzing and sizes in full; writes docs/reliability.md"
	@echo "make lock    pin the dependencies anew"
	@echo "make clean   remove the environment and the demo"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "dealgate needs Python 3.11 or newer; set PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(PEERS)/.peers: requirements/bench.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

demo: $(VENV)/.run
	@rm -rf .demo && mkdir -p .demo
	@$(BIN)/python docs/tour.py $(BIN)/dealgate $(DEMO)

test: $(VENV)/.dev
	$(BIN)/pytest

proofs: $(VENV)/.dev
	$(BIN)/pytest -m proof

pictures: $(VENV)/.dev
	DEALGATE_PICTURES=1 $(BIN)/pytest -n 0 -m "" tests/serving -k "$(PICTURES)"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev $(PEERS)/.peers
	$(BIN)/python -m benchmarks

reliability: $(VENV)/.dev
	$(BIN)/python -m benchmarks.storm --write
	$(BIN)/python -m benchmarks.kill --write
	$(BIN)/python -m benchmarks.fuzz --write
	$(BIN)/python -m benchmarks.scale --write

lock: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --extra build --universal --python-version 3.11 \
	  --no-emit-index-url --no-header --generate-hashes --quiet --output-file requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --extra build --extra all --extra dev --universal --python-version 3.11 \
	  --no-emit-index-url --no-header --generate-hashes --quiet --output-file requirements/dev.txt
	$(BIN)/uv pip compile requirements/bench.in --universal --python-version 3.11 --no-strip-extras \
	  --no-emit-index-url --no-header --generate-hashes --quiet --output-file requirements/bench.txt

clean:
	rm -rf $(VENV) $(PEERS) .demo build dist

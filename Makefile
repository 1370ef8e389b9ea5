# make demo: set up, then run the main job on the sample.  make test: set up, then run the tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types clean

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

test: .venv/ready
	$(BIN)/python -m pytest

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

clean:
	rm -rf .venv demo-output build dist

# make demo: set up, then run the main job on the sample.  make test: set up, then run the tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test docs messages lint types clean

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

# Start-up counts, and where Python may not write bytecode as it runs, every command would compile the package again.
# Without the columns of tracebacks the bytecode loads faster (15 ms of a check); compiled patterns and files that were
# read are kept from the runs.
.PHONY: compiled
compiled: .venv/ready
	@$(BIN)/python -X no_debug_ranges -m compileall -q footnotes
	@PYTHONDONTWRITEBYTECODE= $(BIN)/footnotes check --no-cache $(SAMPLE) $(REFS) >/dev/null 2>&1 || test $$? -eq 1
	@for style in chicago chicago-ibid apa mhra mla; do \
	  PYTHONDONTWRITEBYTECODE= $(BIN)/footnotes bibliography $(REFS) --style $$style >/dev/null || exit; \
	done

SAMPLE := references/sample/trials.md
REFS := --bibliography references/moscow-trials.bib

demo: compiled
	@mkdir -p demo-output
	@echo '== The references that were found'
	@$(BIN)/footnotes find $(SAMPLE) $(REFS)
	@echo; echo '== Why the page numbers alone on line 14 mean what they mean'
	@$(BIN)/footnotes explain $(SAMPLE):14 $(REFS)
	@echo; echo '== What is wrong (the sample has mistakes on purpose)'
	@$(BIN)/footnotes check $(SAMPLE) $(REFS) || test $$? -eq 1
	@echo; echo '== The manuscript with footnotes and a bibliography'
	@for style in chicago mhra; do \
	  $(BIN)/footnotes render $(SAMPLE) $(REFS) --style $$style -o demo-output/trials-$$style.md || exit; \
	  echo "$$style: demo-output/trials-$$style.md"; \
	done
	@echo; echo '== A page to look at: open it in a browser'
	@$(BIN)/footnotes report $(SAMPLE) $(REFS) -o demo-output/report.html

test: compiled
	$(BIN)/python -m pytest --numprocesses auto --quiet

# The pages that are made of the code, and of them and the others the site in build/site.
docs: .venv/ready
	@mkdir -p docs/rules
	$(BIN)/python -m pytest --quiet --accept tests/checks/test_documentation.py tests/cli/test_command_reference.py
	$(BIN)/sphinx-build -W --keep-going -q -b html -c docs/_site . build/site
	@echo 'The site: build/site/index.html'

# The texts of the package, and what they are in other languages.
messages: .venv/ready
	$(BIN)/python translating/messages.py

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

clean:
	rm -rf .venv demo-output build dist

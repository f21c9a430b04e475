# What every newcomer needs is `make demo` and `make test`; `make help` lists the rest.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BIOME := node_modules/.bin/biome
PORT ?= 8000
export VAR_FOLDER ?= $(CURDIR)/var
# Without bytecode each of a hundred processes would compile Django and Wagtail again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup install demo test check format opensearch judge bench screenshots lock messages clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.dev ## install into .venv all that tests and checks need

# Running needs less than developing: the demonstration installs neither test tools nor drivers.
$(VENV)/.vectors $(VENV)/.dev: $(VENV)/.%: requirements/%.txt requirements/installer.txt scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh requirements/$*.txt
	@touch $@

.PHONY: catalogues
catalogues:
	@$(BIN)/python -m scripts.catalogues compile

install: ## install what runs, and no tests, into PREFIX, for a server of readers (docs/operations.md)
	@PYTHON="$(PYTHON)" sh deploy/install.sh "$(PREFIX)"

demo: $(VENV)/.vectors catalogues ## load the demonstration content and serve it on PORT (default 8000)
	@sh scripts/demo.sh $(PORT)

test: setup catalogues ## run all tests that this machine can run
	$(BIN)/python -m pytest $(ARGS)

# Only the scripts need Node: where nothing may be skipped, its absence is an error.
.PHONY: lint-scripts
lint-scripts:
	@if [ -x $(BIOME) ] && command -v node >/dev/null; then $(BIOME) check --error-on-warnings; else \
		echo "The scripts are not linted, because biome is missing: npm ci" >&2; \
		[ -z "$$REQUIRE_EVERYTHING" ] && [ "$$CI" != true ]; \
	fi

check: setup catalogues lint-scripts ## lint, types, import contracts, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.catalogues check
	$(BIN)/python -m cms makemigrations --check --dry-run
	@! grep -rnE 'https?://[a-z.-]*(pypi|pythonhosted|npmjs|maven)\.' --include='*.txt' --include='*.toml' --include='*.lock' requirements pyproject.toml

format: setup ## format the code
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .
	@[ ! -x $(BIOME) ] || ! command -v node >/dev/null || $(BIOME) check --write

opensearch: setup ## start three nodes of OpenSearch on this machine, and say their SEARCH_URL; Ctrl+C stops them
	@$(BIN)/python -m scripts.opensearch $(ARGS)

judge: setup catalogues ## ask the judged queries, and say how well search understands; ARGS=--misses
	LANGUAGES=fr,en,de,el,ar,uk $(BIN)/python -m tests.search.judging $(ARGS)

bench: setup catalogues ## measure, beside something of the same run; ARGS=--pages runs Lighthouse, ARGS=--search measures the search beside other engines, ARGS="--against ../other" compares checkouts
	$(BIN)/python -m tests.benchmarks $(ARGS)

screenshots: setup catalogues ## take pictures of every page into screenshots/; ARGS=--readme renews the README's, ARGS=--editors those of docs/editors.md
	$(BIN)/python -m tests.browser.screenshots $(ARGS)

messages: setup ## take new messages over into the catalogues
	$(BIN)/python -m scripts.catalogues update

lock: setup ## lock the requirements anew
	sh scripts/lock.sh

clean: ## delete what was made here, the data in var/ excepted
	rm -rf $(VENV) .installations .mypy_cache .ruff_cache .hypothesis .import_linter_cache screenshots
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find portal cms -name '*.mo' -delete

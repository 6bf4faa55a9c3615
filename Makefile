# Everything a person does with the checkout. `make` lists it.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
ARGS ?=

.PHONY: help serve test check bench schema pictures assets lock clean

help: ## List what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '%-14s %s\n' "$$name" "$$text"; done

serve: $(STAMP) ## Install what is needed, start the registry, run until Ctrl-C (PORT=8000)
	@$(BIN)/samverkan serve

test: $(STAMP) ## Run all tests (ARGS="-k limits" for some)
	@$(BIN)/python -m pytest $(ARGS)

check: $(STAMP) ## Format, lint, types of code and web pages, and the committed schema
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/basedpyright
	$(BIN)/python hatch_build.py check
	@$(BIN)/samverkan schema | diff -u api/schema.graphql - || \
		{ echo 'api/schema.graphql is not what the code says: make schema'; exit 1; }

bench: $(STAMP) ## Time reads, questions and writes beside bare ones, on Flen and made-up registries (ARGS="--parts questions")
	@$(BIN)/python -m tests.bench $(ARGS)

schema: $(STAMP) ## Write api/schema.graphql anew
	@$(BIN)/samverkan schema > $(VENV)/schema.graphql && mv $(VENV)/schema.graphql api/schema.graphql

pictures: $(STAMP) ## Take docs/pictures anew (needs chromium); look at each before committing
	@$(BIN)/python -m tests.pictures

assets: $(STAMP) ## Build the web pages anew
	@$(BIN)/python hatch_build.py

lock: ## Resolve the dependencies anew into requirements.lock (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv: https://docs.astral.sh/uv/'; exit 1; }
	uv pip compile --upgrade --generate-hashes --no-emit-index-url --universal --python-version 3.11 --all-extras \
		pyproject.toml -o requirements.lock

clean: ## Remove what was installed and built; the data in .samverkan stays
	rm -rf $(VENV) api/explorer/static api/explorer/node_modules dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Made again only when what it is made from is newer.
$(STAMP): requirements.lock pyproject.toml hatch_build.py
	@python=; for candidate in $(PYTHON) python3 python3.11 python3.12 python3.13 python3.14 python; do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			python=$$candidate; break; fi; done; \
	if [ -z "$$python" ]; then \
		echo 'Samverkan needs Python 3.11 or later, and none was found.'; \
		echo 'Install one (Debian: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3 …'; \
		exit 1; fi; \
	[ -x $(BIN)/python ] && $(BIN)/python -c '' 2>/dev/null || \
	{ echo "Making $(VENV) with $$($$python --version) …"; $$python -m venv --clear $(VENV); } || \
	{ echo "$$python cannot make a virtual environment. Debian: apt install python3-venv"; exit 1; }
	@echo 'Installing the pinned dependencies, hashes checked. Some 700 MB on disk, once …'
	@$(BIN)/python -m pip install --disable-pip-version-check --no-input --require-hashes -r requirements.lock
	@echo 'Installing Samverkan itself and building its web pages …'
	@$(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet --no-build-isolation --no-deps -e .
	@touch $@

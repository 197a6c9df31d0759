# Every target sets up .venv by itself when it is missing, or when requirements.lock has changed.

BIN := .venv/bin
READY := .venv/ready
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help install demo demo-script run test bench faults simulate claims check lock locales screenshots

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-22s%s\n", $$1, $$2}'

install: $(READY) ## set up .venv from requirements.lock
	@:

demo: $(READY) ## the sandbox in the browser: phones, both bots, made-up confidants
	@$(BIN)/amana demo $(ARGS)

demo-script: $(READY) ## play one case in each language in the terminal, and check it
	@$(BIN)/amana demo --script $(ARGS)

run: $(READY) ## both bots, against Telegram
	@$(BIN)/amana run $(ARGS)

# One more than there are cores: much of what a test does is waiting for a process or for the disk.
test: $(READY) ## all tests; only loopback is in reach, and warnings are errors
	@$(BIN)/python -m pytest -q --numprocesses $$(($$(nproc) + 1)) --dist worksteal $(ARGS)

bench: $(READY) ## measure
	@$(BIN)/python -m tests.bench $(ARGS)

faults: $(READY) ## kill the process at named points and at random, and count; then spoiled updates
	@$(BIN)/python -m tests.faults $(ARGS)

simulate: $(READY) ## thousands of days at the line in simulated time, each from a seed
	@$(BIN)/python -m tests.simulation $(ARGS)

check: $(READY) ## lint, types, import contracts, catalogs
	@status=0; \
	look() { name="$$1"; shift; out=$$("$$@" 2>&1) && echo "ok    $$name" || { status=1; echo "$$out"; echo "wrong $$name"; }; }; \
	look "ruff check" $(BIN)/ruff check --output-format concise --quiet; \
	look "ruff format" $(BIN)/ruff format --check --quiet --output-format concise; \
	look "mypy --strict" $(BIN)/mypy --no-error-summary; \
	look "import contracts" $(BIN)/lint-imports --no-logo; \
	look "catalogs" $(BIN)/python -m locales.manage check; \
	exit $$status

# Pins stay where they are; `make lock ARGS=--upgrade` moves them. Hashes of every wheel and sdist go
# in, and nothing that tells where they were fetched: pip finds them wherever it is set to look.
lock: $(READY) ## make requirements.lock anew from pyproject.toml
	@$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--extra test --extra dev --output-file requirements.lock $(ARGS) pyproject.toml
	@sed -i '/^#/d; /^$$/d' requirements.lock
	@! grep -nE '^-|://|@' requirements.lock || { echo "requirements.lock names a place"; exit 1; }

locales: $(READY) ## bring the catalogs in line with the texts
	@$(BIN)/python -m locales.manage extract
	@$(BIN)/python -m locales.manage update
	@$(BIN)/python -m locales.manage compile

claims: $(READY) ## break each sentence of SECURITY.md in a copy, and see its tests fail
	@$(BIN)/python -m tests.breaking $(ARGS)

screenshots: $(READY) ## pictures of the sandbox page for the README
	@$(BIN)/python -m tests.stories.page.screenshots $(ARGS)

$(READY): requirements.lock pyproject.toml
	@sh deploy/venv.sh
	@touch $@

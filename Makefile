# One command each; `make help` shows them. Everything lives in .venv; nothing is installed elsewhere, but for
# Debian's Chromium, which `make test` needs for the browser tests and installs when there is none and it may.
PORT ?= 8501
ADDRESS ?= 127.0.0.1
PYTHON ?= python3
BIN := .venv/bin
CYCLONEDX := 7.5.0
PIP_LICENSES := 5.5.5
# so many browsers side by side in `make test`, each with a server and a database of its own; 0 is one after the other
BROWSERS ?= 2
# LOCK=--upgrade also moves what comes along to its newest version
LOCK ?=

# tests and servers run in many processes: each would compile everything again
test test-fast: export PYTHONDONTWRITEBYTECODE =
PYTEST = $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

.PHONY: help run dev install test test-fast check format hooks build benchmarks lock sbom clean
.DEFAULT_GOAL := help

help: ## deze lijst
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: install ## zet alles klaar en serveer het dashboard op 127.0.0.1:8501 (PORT=… ADDRESS=…)
	@$(BIN)/python -m store build --if-needed
	@echo "Open http://$(ADDRESS):$(PORT)"
	@$(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.address $(ADDRESS)

dev: install ## voor wie aan de code werkt: opslaan is meteen zien, ook in queries
	@$(BIN)/python -m store build --if-needed
	@echo "Open http://127.0.0.1:$(PORT)"
	@DASHBOARD_DEVELOP=1 $(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.runOnSave true \
		--server.fileWatcherType auto --server.folderWatchList $(CURDIR)/queries

install: .venv/installed ## zet alleen klaar

.venv/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/installed-benchmarks: .venv/installed-dev requirements-benchmarks.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-benchmarks.txt
	@touch $@

test: .venv/installed-dev ## alle tests, ook die in een echte browser
	@sh tests/browser/ensure_chromium.sh
	$(PYTEST) -m "not browser"
	$(BIN)/python -m pytest -n $(BROWSERS) --dist loadfile -m browser

test-fast: .venv/installed-dev ## de tests zonder browser, eigen servers en wat seconden duurt; van duizenden keuzes een vast deel
	TEST_FAST=1 $(PYTEST) -m "not browser and not slow"

check: .venv/installed-dev ## lint, opmaak en types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/installed-dev ## zet de opmaak goed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

hooks: .venv/installed-dev ## laat git vóór elke commit lint en opmaak controleren
	$(BIN)/pre-commit install

build: install ## bouw de database opnieuw
	$(BIN)/python -m store build

benchmarks: .venv/installed-benchmarks ## meet de snelheid, zie benchmarks/README.md (ARGS="--only using --repeats 20")
	@sh tests/browser/ensure_chromium.sh
	$(BIN)/python -m benchmarks.run $(ARGS)

lock: .venv/installed-dev ## zet alle pakketten vast, met controlegetallen, voor elk systeem (na een wijziging in requirements*.in)
	for name in requirements requirements-dev requirements-benchmarks; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--custom-compile-command "make lock" $(LOCK) $$name.in -o $$name.txt || exit 1; done

sbom: .venv/installed-dev ## sbom.json en licenties.md: welke pakketten er meekomen en onder welke licentie
	$(PYTHON) -m venv --clear .venv/sbom
	.venv/sbom/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/uv tool run --from cyclonedx-bom==$(CYCLONEDX) cyclonedx-py environment .venv/sbom --pyproject pyproject.toml -o sbom.json
	$(BIN)/uv tool run --from pip-licenses==$(PIP_LICENSES) pip-licenses --python .venv/sbom/bin/python --format markdown --with-urls --output-file licenties.md

clean: ## haal de omgeving en gebouwde databases weg (eigen gegevens in data/db/own blijven)
	rm -rf .venv data/db/*.duckdb* data/db/current.json* data/db/build.lock

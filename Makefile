# Everything here sets itself up: it needs Python 3.11+ and make, and nothing else.
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench system-deps lock clean venv

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PYTHONS := $(PYTHON) python3.13 python3.12 python3.11 python3 python
# The register's own takes as long again: benchmarks/bench_registry.py.
BENCHES := $(addprefix bench_,startup docx sealed command disk pdf scale di letter_rules roster) summary
CHECKED := $(wildcard src tests benchmarks tools)

# Prints the name of a Python that is new enough (tomllib came with 3.11), or says what to do.
find_python = for p in $(PYTHONS); do "$$p" -c 'import tomllib' 2>/dev/null && echo "$$p" && exit; \
	done; echo 'This needs Python 3.11 or newer; none was found (set PYTHON=… to name one).' >&2; exit 1

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*##/\1	/p' Makefile | expand -t 14

demo: venv  ## every document of a sample study, written to ./demo
	@$(BIN)/inservice-docs demo --out demo

test: venv  ## all tests; on Debian as root it first installs what they need
	@$(BIN)/python tools/system_deps.py || true
	@$(BIN)/pytest -n auto --dist worksteal $(ARGS)

lint: venv  ## style, types and the direction of imports
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: venv  ## measure against other tools; tables in benchmarks/results and README (20 minutes)
	@set -e; for b in $(BENCHES); do $(BIN)/python benchmarks/$$b.py; done

system-deps:  ## LibreOffice, poppler and a Kai font (Debian and Ubuntu, as root)
	@python=$$($(find_python)) && "$$python" tools/system_deps.py

lock: venv  ## resolve all dependencies anew into requirements.lock
	@$(BIN)/python -m pip install -qq uv
	@$(BIN)/uv pip compile pyproject.toml --universal --all-extras --group dev --upgrade --quiet \
		--generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements.lock

clean:  ## remove the environment, the demo and all caches
	@rm -rf $(VENV) demo dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find $(CHECKED) -name __pycache__ -prune -exec rm -rf {} +

venv:
	@python=$$($(find_python)) && "$$python" tools/install.py --editable $(VENV)

# Two commands are enough: `make run` and `make test`. Everything else is `make help`.
# Needs Python 3.11 or later (with venv or pip), make and git.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then command -v $$p; break; fi; done)
VENV := .venv/bin/python
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup assets run demo test check format bench messages states

help: ## show these lines
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

setup: ## fetch and build all that is needed, into .venv; run again it does nothing
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or later is needed, and none was found." >&2; exit 1; }
	@$(PYTHON) -m tools.setup

assets: ## build style sheet and fonts only
	@$(PYTHON) -m tools.setup assets

run: setup ## start the product with its demo province at http://localhost:8000
	@$(VENV) -m tools.run

demo: setup ## make the demo province in the data folder
	@.venv/bin/donghanh demo

test: setup ## test everything, on SQLite and on PostgreSQL
	@$(VENV) -m tools.test

check: setup ## format, lint, types, floors, migrations, translations, state diagrams
	@$(VENV) -m tools.check

format: setup ## bring the code into its format
	@.venv/bin/ruff check -q --fix src tests tools benchmarks; .venv/bin/ruff format src tests tools benchmarks

bench: setup ## measure against the budgets of the design
	@$(VENV) -m benchmarks

messages: setup ## collect the texts to translate
	@$(VENV) -m tools.messages extract

states: setup ## draw the state diagrams in docs/states
	@$(VENV) -m tools.states write

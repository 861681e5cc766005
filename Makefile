# Inroad: `make help` lists what can be done here. Everything is installed into this folder; nothing is asked.

SHELL := /bin/sh
PYTHON = $$(sh scripts/find-python)
VENV_PYTHON := backend/.venv/bin/python
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := help
.PHONY: help run setup demo dev check test contract clients lock stack stack-stop stack-status clean

help: ## this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, then serve Inroad at http://127.0.0.1:8000 (INROAD_PORT chooses another port)
	@python=$(PYTHON) && "$$python" scripts/setup.py run && exec "$$python" scripts/run.py

setup: ## install everything, the tools of check and test included
	@python=$(PYTHON) && "$$python" scripts/setup.py dev

demo: ## serve the story of one search, with made-up people, beside your own data
	@python=$(PYTHON) && "$$python" scripts/setup.py run && exec "$$python" scripts/run.py --demo

dev: setup ## serve with reload on both sides
	@exec $(VENV_PYTHON) scripts/run.py --dev

check: setup ## lint, formats, types, import contracts, drift, breaking changes, containers
	@$(VENV_PYTHON) scripts/check.py

test: setup ## check, all tests on both databases, the browser and the tour (SUITE="backend" for one, "speed" for the gate)
	@$(VENV_PYTHON) scripts/suite.py $(if $(SUITE),"$(SUITE)")

contract: setup ## write openapi/openapi.json, the types made from it, and what changed in it
	@$(VENV_PYTHON) scripts/drift.py --write contract types
	@$(VENV_PYTHON) openapi/breaking/changes.py --write

clients: setup ## make the typed Python client from the contract, into clients/python
	@$(VENV_PYTHON) scripts/clients.py

lock: ## write the backend's locks anew from pyproject.toml (UPGRADE=1 for the newest of everything)
	@python=$(PYTHON) && "$$python" scripts/lock.py $(if $(UPGRADE),--upgrade)

stack: ## start two API processes, a worker and PostgreSQL in the background, on loopback
	@python=$(PYTHON) && "$$python" scripts/setup.py run && "$$python" scripts/stack.py start

stack-stop: ## end what `make stack` started; its data stays
	@python=$(PYTHON) && "$$python" scripts/stack.py stop

stack-status: ## which processes of the stack run
	@python=$(PYTHON) && "$$python" scripts/stack.py status

clean: ## end the stack and remove all that was installed or built; data/ stays
	@python=$(PYTHON) && "$$python" scripts/stack.py remove
	rm -rf .state backend/.venv frontend/dist frontend/node_modules frontend/tools/node/node_modules \
		openapi/node_modules deploy/tools/node_modules

# Every command of a developer and of CI. `make` alone lists them.
PYTHON ?= python3
# Test processes at a time.
JOBS ?= 2
# More options for pytest, e.g. make test ARGS='-k journal -x'.
ARGS ?=

BIN := .venv/bin
export PYTHON
# A suite starts hundreds of interpreters: without compiled files each compiles the program again, a second of work.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo test bundle smoke deb tar lint format bench torture postgresql translations pictures lock clean sounds
# The commands are steps of one another: -j would let a test start before its setup has finished.
.NOTPARALLEL:

help: ## list the commands
	@sed -En 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## install what is missing: system packages, .venv with the locked dependencies
	@packaging/setup.sh

demo: setup ## show the program with a sample library (with no screen: play a day of it)
	$(BIN)/offcirc demo $(if $(DISPLAY)$(WAYLAND_DISPLAY),,--headless)

test: lint ## lint, then the whole test suite, then the demo with no screen; CI runs this
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not torture" --ignore tests/screen \
		--ignore tests/packaging/test_bundle.py $(ARGS)
	$(BIN)/python -m pytest tests/screen -m "not torture"  # alone: a keyboard that is held up is no scanner
	$(BIN)/offcirc demo --headless

bundle: setup ## freeze the program into dist/offcirc, unless nothing has changed since
	$(BIN)/python packaging/bundle/build.py

smoke: bundle ## try the frozen program without a Python: self-test, demo, licences, odd places; CI runs this
	$(BIN)/python -m pytest tests/packaging/test_bundle.py -m "not torture" $(ARGS)

deb: bundle ## the package for Debian and Ubuntu, of dist/offcirc
	$(BIN)/python packaging/linux/packages.py deb

tar: bundle ## the folder for any Linux, of dist/offcirc
	$(BIN)/python packaging/linux/packages.py tar

lint: setup ## check format, style, types and import contracts
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: setup ## format, and mend what ruff can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: bundle ## the benchmarks, as ratios to floors measured in the same run
	$(BIN)/python -m tests.benchmarks

torture: setup ## the long fault trials, with a report (hours are fine: no time limit)
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m torture -p no:randomly --timeout 0 -v $(ARGS)

postgresql: setup ## the suites that need a server, with its records in PostgreSQL
	OFFCIRC_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n $(JOBS) --dist worksteal --timeout 0 \
		tests/faults tests/contract -m "not torture" $(ARGS)

translations: setup ## bring the window's catalogues up to date with its texts, and compile them
	$(BIN)/python packaging/translations.py

pictures: setup ## pictures of every page, both themes, three languages, into DIR, or a folder it names
	$(BIN)/python -m tests.screen.pictures $(DIR)

# Pins that are there stay as long as pyproject.toml allows; UV='--upgrade' or UV='--upgrade-package NAME' moves them.
# dev.lock holds everything; run.lock is what a central server or a frozen program needs, with dev.lock's versions.
COMPILE = $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" pyproject.toml $(UV)
lock: setup ## make requirements/*.lock again after a change of pyproject.toml, then install them
	$(COMPILE) --all-extras --group dev -o requirements/dev.lock
	$(COMPILE) --extra central -c requirements/dev.lock -o requirements/run.lock
	@packaging/setup.sh

sounds: setup ## make resources/sounds/*.wav again, after a change of packaging/make_sounds.py
	$(BIN)/python packaging/make_sounds.py

clean: ## remove all that git ignores: .venv, caches, build products
	rm -f .venv/*.stamp
	git clean -Xdffq

# Two commands for a fresh machine: `make run` and `make test`. Everything lives in .venv and data/.
PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000
DATABASE ?= sqlite
BOOKINGS ?= 10000
ROUNDS ?= 10000
TIMES ?= 20
ONLY ?=
KILLS ?= 250
WALKS ?= 12
FIRST ?= 0
UPDATES ?= 100000
ARTICLES ?= 100 1000 10000 100000

# Compiled once, not by each of the many processes of a run, whatever the shell says.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check lint types house stories properties race walk kill chaos bench bench-chat bench-outbox bench-pages screens \
	search-eval migration lock clean

run: .venv/.runtime
	$(BIN)/dezurni serve --demo --host $(HOST) --port $(PORT)

test: .venv/.dev $(if $(shell command -v npm),.venv/.axe .venv/.twilio)
	$(BIN)/python -m pytest

check: lint types house test

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/.dev
	$(BIN)/mypy

house: .venv/.dev
	$(BIN)/lint-imports

# Each story on both databases: make test tells it on one of them, by turns.
stories: .venv/.dev
	$(BIN)/python -m pytest --both-databases tests/stories

# The rules that must hold for anything at all, on two thousand examples each instead of the suite's forty.
properties: .venv/.dev
	$(BIN)/python -m pytest --hypothesis-profile=thorough -m hypothesis --timeout=1800 tests

# The races, on both databases: eight processes book 10,000 times each (half an hour; BOOKINGS=1000: less), and two
# operators accept a page at once, 10,000 times (ROUNDS=1000: less). One of them alone: ONLY=accept, ONLY=ledger. Then
# the suite's own races, twenty times as often (TIMES=5: less).
race: .venv/.dev
	BOOKINGS=$(BOOKINGS) ROUNDS=$(ROUNDS) $(BIN)/python -m pytest -n 0 -m slow -k "$(ONLY)" --durations=0 tests/race
	RACE_TIMES=$(TIMES) $(BIN)/python -m pytest --timeout=1800 -k "$(ONLY)" tests/core/desk/test_races.py \
		tests/core/desk/test_session_races.py tests/core/desk/test_learning_races.py tests/core/escalation/test_page_races.py

# Closing a month of 10,000 clients and a million entries against bare SQL (make bench DATABASE=postgresql); an
# incoming call against a bare route at up to a million contacts; a day of 10,000 calls and five operators.
bench: .venv/.dev
	$(BIN)/python -m tests.benchmarks --database $(DATABASE)
	$(BIN)/python -m tests.benchmarks.phone

# The chat: updates a second through webhook, dialogue and database beside a bare aiogram bot that echoes, and memory over
# 100,000 updates (UPDATES=10000: less); some ten minutes.
bench-chat: .venv/.dev
	$(BIN)/python -m tests.benchmarks.chat --flat $(UPDATES)

# The outbox: rows a second beside a bare loop, and how soon 1,000 pages are out behind 10,000 routine messages.
bench-outbox: .venv/.dev
	$(BIN)/python -m tests.benchmarks.claiming
	$(BIN)/python -m tests.benchmarks.paging --database sqlite
	$(BIN)/python -m tests.benchmarks.paging --database postgresql

# Each page of the staff with 2,000 clients, 50,000 tickets and 500,000 messages, 20 pages open beside it; a few
# minutes for each database, the most of them to fill it.
bench-pages: .venv/.dev
	$(BIN)/python -m tests.benchmarks.pages --database sqlite
	$(BIN)/python -m tests.benchmarks.pages --database postgresql

# Callers and operators who do whatever comes to their mind while Twilio loses, doubles and delays; a minute for each
# walk on a busy machine (WALKS=3: less; FIRST=100: others).
walk: .venv/.dev
	WALKS=$(WALKS) FIRST=$(FIRST) $(BIN)/python -m pytest -n 0 -m slow tests/stories/test_phone_walk.py

# A picture of each page under docs/screens, after a day of the demo; two minutes, with Chromium.
screens: .venv/.dev
	$(BIN)/python -m tests.screens

# Processes killed 250 times on SQLite, and 250 times on PostgreSQL, three at once, while they page, deliver and send
# statements; there some are frozen and the database falls down. A quarter of an hour (KILLS=50: less).
chaos: .venv/.dev
	KILLS=$(KILLS) $(BIN)/python -m pytest -n 0 -s -m slow tests/slow/test_chaos.py

# How right, how sure and how fast the search is, beside two baselines; some ten minutes, most of them for 100,000
# articles (ARTICLES="100 1000": less).
search-eval: .venv/.dev
	$(BIN)/python -m tests.search_eval --counts $(ARTICLES)

# A worker that sends a month to 60 clients is killed a dozen times, on both databases; some minutes. Another is
# frozen while a page is due, and must be told of by the process beside it.
kill: .venv/.dev
	$(BIN)/python -m pytest -n 0 -m slow tests/slow/test_kill.py tests/slow/test_frozen_worker.py

# Writes the next migration from what the rows say: make migration TITLE="Tickets have a mood."
migration: .venv/.dev
	$(BIN)/python -m app.migration "$(TITLE)"

# Rebuilds both lock files; the runtime set is a part of the development set.
lock: .venv/.dev
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --all-extras \
		--python-version 3.11 --upgrade pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 -c requirements-dev.lock pyproject.toml -o requirements.lock

clean:
	rm -rf .venv build *.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Dežurni needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ .venv/.runtime

# Twilio's own OpenAPI document, out of the one package that publishes it; where there is no npm, its test is skipped.
TWILIO := @twilio/cli-core@9.0.0
TWILIO_DOCUMENT := package/src/services/twilio-api/twilio_api_v2010.json

.venv/.twilio: | .venv/bin/python
	@mkdir -p .venv/twilio
	cd .venv/twilio && npm pack --silent $(TWILIO) >/dev/null && tar -xzf *.tgz --strip-components=4 $(TWILIO_DOCUMENT)
	@rm -f .venv/twilio/*.tgz && touch $@

# What the browser tests ask whether a page is open to all; where there is no npm, those are skipped.
.venv/.axe: tests/browser/package-lock.json | .venv/bin/python
	@mkdir -p .venv/axe && cp tests/browser/package.json tests/browser/package-lock.json .venv/axe
	npm ci --prefix .venv/axe --ignore-scripts --no-audit --no-fund --silent
	@touch $@

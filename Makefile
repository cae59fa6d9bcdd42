# Two commands are enough: `make demo` and `make test`. Both install what they need.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
# Which Python; .ci/python.sh chooses when none is named.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
# What is compiled once is not compiled by every process of the tests and every program that they start.
export PYTHONDONTWRITEBYTECODE :=

# What tests start as real servers, and what shows pages; see tests/real and tests/reports.
TEST_PROGRAMS := systemd-analyze:systemd unshare:util-linux ip:iproute2 nginx:nginx-light apache2:apache2 php-cgi:php-cgi php-fpm8.2:php-fpm initdb:postgresql redis-server:redis-server chromium:chromium curl:curl openssl:openssl dig:dnsutils named:bind9 python3-spf python3-yaml gnutls-serv:gnutls-bin certutil:libnss3-tools sslscan:sslscan soffice:libreoffice-calc-nogui pdftotext:poppler-utils
# Applications that are real, too; dbconfig-no-thanks keeps their packages from setting up databases of the system.
TEST_APPLICATIONS := mariadbd:mariadb-server-core php:php-cli php-mysql php-sqlite3 dbconfig-no-thanks wordpress wordpress-theme-twentytwentyone phpmyadmin adminer \
  mediawiki dokuwiki roundcube-core roundcube-sqlite3 java:default-jre-headless tomcat10 tomcat10-admin tomcat10-examples \
  phpsysinfo php-xml radicale monit python3-flask nagios4-cgi libjs-jquery libjs-jquery-ui libjs-bootstrap libjs-moment libjs-underscore libjs-mustache libjs-prototype

# What else ends TLS in Debian, and is compared in `make tls-parity`.
TLS_PROGRAMS := lighttpd:lighttpd lighttpd-mod-openssl lighttpd-mod-mbedtls lighttpd-mod-gnutls lighttpd-mod-wolfssl lighttpd-mod-nss haproxy:haproxy hitch:hitch \
  stunnel4:stunnel4 h2o:h2o caddy:caddy go:golang-go node:nodejs java:default-jre-headless bssl-tool:android-boringssl testssl:testssl.sh

# What else reads the DNS of a domain, and serves it.
DOMAIN_PROGRAMS := named:bind9 dig:dnsutils python3-spf python3-yaml

SSLYZE := 6.3.1
OBSERVATORY := 1.4.8
OBSERVATORY_FOLDER := .peers/observatory
OBSERVATORY_PRELOADED := $(OBSERVATORY_FOLDER)/node_modules/@mdn/mdn-http-observatory/conf/hsts-preload.json

.PHONY: help install demo test check lint types fast bench bench-http bench-requests tls-parity bench-tls bench-hostile domain-parity observatory-parity accuracy secrets ends turns extremes promises lock docs clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:[^#]*##/\t/' | expand -t 12

install: $(BIN)/tilik ## make .venv/bin/tilik

$(BIN)/tilik: requirements.lock pyproject.toml
	@bash .ci/python.sh "$(PYTHON)" "$(VENV)"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# An editable installation is not compiled by itself, and half a second of every start would go into that.
	@$(BIN)/python -m compileall -q checks reports scanner
	@touch $@

demo: install ## scan an invented city on loopback addresses and write its reports to demo-out/
	$(BIN)/tilik demo --out demo-out

test: install ## everything that must hold, with real servers
	@bash .ci/programs.sh $(TEST_PROGRAMS) $(TEST_APPLICATIONS)
	$(MAKE) --no-print-directory lint types
	$(BIN)/python -m pytest --numprocesses 4 --dist worksteal

check: install lint ## lint, types and the fast tests, in under 90 seconds on two cores
	$(MAKE) --no-print-directory --jobs 2 --output-sync types fast

lint:
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .

types:
	$(BIN)/mypy

fast:
	$(BIN)/python -m pytest -m "not real and not sweep and not slow" --numprocesses 2 --dist worksteal

bench: install ## sites a second, CPU and requests a site, peak memory: 100 sites, then 1,000; then the pages of 500 hosts; the CPU of recognising products; what a domain costs; an hourly look for signs of compromise
	@bash .ci/programs.sh $(DOMAIN_PROGRAMS)
	$(BIN)/python -m tests.bench.scan
	$(BIN)/python -m tests.bench.reports
	$(BIN)/python -m tests.bench.recognition
	$(BIN)/python -m tests.bench.domains
	$(BIN)/python -m tests.bench.rhythm

tls-parity: install .peers/bin/sslyze ## what tilik tells of some 140 TLS servers, beside sslscan, sslyze, openssl and (one in ten) testssl.sh, and which real clients get in; ONLY="Java* Go*" asks these alone
	@bash .ci/programs.sh $(TEST_PROGRAMS) $(TLS_PROGRAMS)
	$(BIN)/python -m tests.real.tls.parity $(ONLY)

bench-requests: install ## what a full look costs some twenty sites in requests, beside what it did, and the signs that caused the rest; fails on more than 60 more
	$(BIN)/python -m tests.bench.requests

chain-parity: install ## four hundred chains of certificates as Chromium, OpenSSL, GnuTLS and tilik judge them, and every difference
	@bash .ci/programs.sh chromium:chromium certutil:libnss3-tools openssl:openssl gnutls-cli:gnutls-bin
	$(BIN)/python -m tests.real.tls.chains.parity

bench-tls: install .peers/bin/sslyze ## hosts a second and CPU a host of all TLS questions, beside sslscan and sslyze
	@bash .ci/programs.sh $(TEST_PROGRAMS)
	$(BIN)/python -m tests.bench.tls

domain-parity: install ## SPF of invented domains by tilik, by the test suite of RFC 7208 and by pyspf, and every difference
	@bash .ci/programs.sh $(DOMAIN_PROGRAMS)
	$(BIN)/python -m tests.real.domains.parity

observatory-parity: install $(OBSERVATORY_PRELOADED) ## the score of some six hundred answers by tilik and by MDN's HTTP Observatory, and every difference
	$(BIN)/python -m tests.real.observatory.parity

# The HTTP Observatory is under the MPL: a program to compare with, in a folder of its own, never imported and no dependency. Its preload list,
# which an install step would download, is empty.
$(OBSERVATORY_PRELOADED):
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(OBSERVATORY_FOLDER) @mdn/mdn-http-observatory@$(OBSERVATORY)
	@echo '{}' > $@

.PHONY: browser-parity
browser-parity: install ## more than 3,000 generated answers as Chromium shows them and as tilik reads them, and every difference, in some 40 minutes; SEED=… draws the same ones again, KIND=… those of one kind, EACH=… so many of each
	@bash .ci/programs.sh chromium:chromium
	$(BIN)/python -m tests.real.browser.parity $(if $(SEED),--seed $(SEED)) $(if $(KIND),--kind $(KIND)) $(if $(EACH),--each $(EACH))

bench-http: install ## CPU a question, pace beside ffuf, and 200 sites with everything that HTTP is asked
	@bash .ci/programs.sh nginx:nginx-light ffuf:ffuf
	$(BIN)/python -m tests.bench.http

# sslyze is under the AGPL: a program to compare with, in an environment of its own, never imported and no dependency.
.peers/bin/sslyze:
	$(BIN)/python -m venv .peers
	.peers/bin/python -m pip install --quiet --disable-pip-version-check sslyze==$(SSLYZE)

bench-hostile: install ## what fifty misbehaving servers cost a scan: memory, time, and the time of the hosts beside them
	$(BIN)/python -m tests.bench.hostile

secrets: install ## some nine thousand planted secrets of every kind, markup and encoding: a line for each kind, and what of them is kept
	$(BIN)/python -m tests.planted.sweep

accuracy: install ## precision and recall on more than 2,200 labelled behaviours of servers, half of them traps; fails on one false accusation
	@bash .ci/programs.sh $(TEST_PROGRAMS)
	$(BIN)/python -m tests.accuracy
	$(BIN)/python -m tests.accuracy.compromise
	$(BIN)/python -m tests.accuracy.compromise --signs

.PHONY: applications
applications: install ## the verdict of every check on some thirty real applications, each kept and neglected, beside the verdicts that were looked at by hand
	@bash .ci/programs.sh $(TEST_PROGRAMS) $(TEST_APPLICATIONS) $$($(BIN)/python -m tests.real.applications.product)
	$(BIN)/python -m pytest -m "sweep or not sweep" tests/real/applications

.PHONY: software-parity
software-parity: install ## some 25 real applications as tilik and WhatWeb name them, beside what the package manager says; ONLY="gitweb zabbix" asks these alone
	@bash .ci/programs.sh whatweb:whatweb $(TEST_PROGRAMS) $(TEST_APPLICATIONS) $$($(BIN)/python -m tests.real.applications.product)
	$(BIN)/python -m tests.real.software.parity $(ONLY)

.PHONY: nights
nights: install ## a month of schedules as a table; a year of nights (NIGHTS=365 HOSTS=50): size of the store, last report, history; a scheduled run that notifies, killed at fifty moments
	$(BIN)/python -m tests.scanner.schedule.month
	$(BIN)/python -m tests.bench.year
	$(BIN)/python -m tests.scanner.notices.kills

.PHONY: kills
kills: install ## tilik killed with SIGKILL at every transaction, statement and file of everything that it writes, and asked to go on; ONLY="judge waive" does these families alone
	@bash .ci/programs.sh initdb:postgresql
	$(BIN)/python -m tests.scanner.store.kills $(ONLY)

promises: install ## everything that is promised, attacked from outside in a network namespace; ONLY="rates budgets" attacks these families alone
	@bash .ci/programs.sh $(TEST_PROGRAMS) unshare:util-linux ip:iproute2
	$(BIN)/python -m tests.promises $(if $(ONLY),--only $(ONLY))

.PHONY: advice
advice: install ## every fix put into nginx, Apache with mod_php and PHP-FPM, and .htaccess, as Debian lays them out, every verify command run, in one table
	@bash .ci/programs.sh $(TEST_PROGRAMS) $(TEST_APPLICATIONS)
	$(BIN)/python -m tests.advice
	$(BIN)/python -m pytest -m "sweep or not sweep" tests/advice

.PHONY: pictures
pictures: install ## the pictures of docs/readers.md, from the reports of the example city
	@bash .ci/programs.sh chromium:chromium soffice:libreoffice-calc-nogui pdftoppm:poppler-utils
	$(BIN)/python -m tests.reports.pictures

.PHONY: first-pages
first-pages: install ## page one of each situation on a laptop, a telephone and paper, in both languages, to be looked at; OUT=… is the folder
	@bash .ci/programs.sh chromium:chromium pdftoppm:poppler-utils
	$(BIN)/python -m tests.reports.first_pages $(or $(OUT),first-pages)

.PHONY: mutations
mutations: install ## changes of the code for the worse, each made in a copy of the tree: which test notices it
	$(BIN)/python -m tests.mutations

ends: install ## every way in which a command can end: streams, signals, files, names, terminals
	$(BIN)/python -m pytest -m "sweep or not sweep" tests/scanner/cli/test_ends.py tests/scanner/cli/test_ends_files.py

turns: install ## thousands of patterns in which connections come to a server that is down: nothing is called whole that is not
	$(BIN)/python -m pytest -m "sweep or not sweep" tests/scanner/probes/tls/test_chance.py --numprocesses 2

extremes: install ## values that no honest server sends, in every field of what a report is made from
	$(BIN)/python -m pytest -m "sweep or not sweep" tests/reports/export/test_extremes.py --numprocesses 4

docs: install ## rewrite the parts of the documentation that are generated
	$(BIN)/python -m tests.generated_docs --write

lock: install ## bring requirements.lock up to date with pyproject.toml
	$(BIN)/python -m uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements.lock

clean: ## remove what was made, except .venv
	rm -rf demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis

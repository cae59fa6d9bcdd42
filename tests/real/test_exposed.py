"""What was really left open on a real server is found, what was not is never claimed, and what cannot be seen is UNKNOWN for the right reason."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from checks import Exchange, Response
from tests.real.apache import apache
from tests.real.curl import curl, lasting
from tests.real.look import Look, look
from tests.real.nginx import nginx
from tests.real.programs import program
from tests.real.server import Server
from tests.real.site import HOME, Site

pytestmark = pytest.mark.real

SECRET, TOKEN = "Rahasia-Dinkes-2026", "ghp_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"
ENV = f"APP_NAME=Dinkes\nAPP_ENV=production\nAPP_KEY=base64:{SECRET}\nDB_HOST=127.0.0.1\nDB_USERNAME=dinkes\nDB_PASSWORD={SECRET}\n"
FOLDERS = {
    "uploads/foto.jpg": "x",
    "uploads/laporan 2026.pdf": "x",
    "backup/dinkes.sql.gz": "x",
    "backup/situs.zip": "x",
    "backup/baca.txt": "x",
}
ECHO = "<?php $code = bin2hex(random_bytes(8)); ?>" + HOME.replace("</p>", " <?= $_SERVER['REQUEST_URI'] ?> <?= $code ?></p>")
HONEST = "<?php if ($_SERVER['REQUEST_URI'] !== '/') http_response_code(404); ?>" + HOME


def git(*arguments: str, folder: Path) -> None:
    """Run git, whatever this machine's own settings of git are."""
    alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/bin:/bin:/usr/local/bin"}
    person = ("-c", "user.name=Pengelola", "-c", "user.email=pengelola@dinkes.kotacontoh.go.id")
    subprocess.run((program("git", "git"), *person, *arguments), cwd=folder, env=alone, check=True, capture_output=True, timeout=30)


def repository(folder: Path) -> None:
    """As it is left behind by a deployment with ``git clone``."""
    git("init", "--initial-branch=main", folder=folder)
    git("add", "--all", folder=folder)
    git("commit", "--message=awal", folder=folder)
    git("remote", "add", "origin", "https://git.kotacontoh.go.id/dinkes.git", folder=folder)


def repository_with_token(folder: Path) -> None:
    repository(folder)
    git("remote", "set-url", "origin", f"https://dinkes:{TOKEN}@git.kotacontoh.go.id/dinkes.git", folder=folder)


class Case(NamedTuple):
    """A site, and what must be said of repository, settings file, listings and administration tools.

    ``nginx`` and ``apache`` are the directives of each, None where the case is left out; ``steady`` when every look shows the same.
    """

    name: str
    outcomes: tuple[str, str, str, str]
    nginx: str | None = ""
    apache: str | None = ""
    files: dict[str, str] = {"index.html": HOME}
    repository: bool = False
    token: bool = False
    steady: bool = True


CHECKS = ("exposed-git", "exposed-env", "exposed-listing", "exposed-admin")
FILES = {"index.html": HOME, ".env": ENV}
LISTING = "fail (sensitive /backup/, open /uploads/)"
INDEXES = "<Location />\nOptions +Indexes\n</Location>"
CATCH_ALL, CLOSED, LIMITED, BROKEN = "unknown (catch-all)", "unknown (forbidden)", "unknown (rate-limited)", "unknown (server-error)"
NO_DOTS = ("location ~ /\\. { deny all; }", 'RedirectMatch 403 "/\\."')
TO_HOME = ("error_page 404 = @home; location @home { return 302 /; }", "ErrorDocument 404 https://pulang.kotacontoh.go.id/")
ALL_TO_HOME = ("location / { try_files $uri /index.html; }", "FallbackResource /index.html")
ONLY_HOME = (
    "location = / {} location = /index.html {} location / { return 403; }",
    "RewriteEngine On\nRewriteCond %{REQUEST_URI} !^/(index.html)?$\nRewriteRule ^ - [F]",
)
PELIT = "location = / {{}} location = /index.html {{}} location / {{ limit_req zone={}; {} }}"
ZONES = "limit_req_zone $binary_remote_addr zone=pelit:1m rate=1r/m; limit_req_zone $binary_remote_addr zone=sibuk:1m rate=1r/m;"
DEAD = ("location / { proxy_pass http://127.0.0.1:1; }", "ProxyPass / http://127.0.0.1:1/")

CASES = (
    Case("bersih", ("pass", "pass", "pass", "pass")),
    Case("repositori", ("fail (open /.git/)", "pass", "pass", "pass"), repository=True),
    Case("token", ("fail (credentials /.git/config, open /.git/)", "pass", "pass", "pass"), repository=True, token=True),
    Case("rahasia", ("pass", "fail (secrets /.env)", "pass", "pass"), files=FILES),
    Case("cadangan", ("pass", "fail (secrets /.env.bak)", "pass", "pass"), files={"index.html": HOME, ".env.bak": ENV}),
    Case("tanpa-rahasia", ("pass", "fail (settings /.env)", "pass", "pass"), files={"index.html": HOME, ".env": "APP_NAME=Dinkes\nAPP_DEBUG=false\nTIMEZONE=WIB\n"}),
    Case("folder", ("pass", "pass", LISTING, "pass"), "autoindex on;", INDEXES, files={"index.html": HOME} | FOLDERS),
    Case("folder-debian", ("pass", "pass", LISTING, "pass"), None, f"{INDEXES}\nIndexOptions FancyIndexing VersionSort HTMLTable NameWidth=* Charset=UTF-8", files={"index.html": HOME} | FOLDERS),
    Case("folder-json", ("pass", "pass", LISTING, "pass"), "autoindex on; autoindex_format json;", None, files={"index.html": HOME} | FOLDERS),
    Case("folder-xml", ("pass", "pass", LISTING, "pass"), "autoindex on; autoindex_format xml;", None, files={"index.html": HOME} | FOLDERS),
    Case("folder-kepala", ("pass", "pass", LISTING, "pass"), None, f"{INDEXES}\nIndexOptions FancyIndexing\nIndexIgnore .??* HEADER*\nHeaderName HEADER.html", files={"index.html": HOME, "uploads/HEADER.html": "<h2>Berkas</h2><p>Silakan unduh.</p>"} | FOLDERS),
    Case("folder-utama", ("pass", "pass", "fail (open /)", "pass"), "autoindex on;", INDEXES, files={"foto.jpg": "x", "profil.pdf": "x"}),
    Case("folder-tertutup", ("pass", "pass", "pass", "pass"), files={"index.html": HOME} | FOLDERS),
    Case("titik-ditolak", ("pass", "pass", "pass", "pass"), *NO_DOTS, files=FILES, repository=True),
    Case("pulang", ("pass", "pass", "pass", "pass"), *TO_HOME),
    Case("apa-pun", (CATCH_ALL, CATCH_ALL, CATCH_ALL, CATCH_ALL), *ALL_TO_HOME),
    Case("apa-pun-rahasia", (CATCH_ALL, "fail (secrets /.env)", CATCH_ALL, CATCH_ALL), *ALL_TO_HOME, files=FILES),
    Case("apa-pun-repositori", ("fail (open /.git/)", CATCH_ALL, CATCH_ALL, CATCH_ALL), *ALL_TO_HOME, repository=True),
    Case("php-404", ("pass", "pass", "pass", "pass"), None, "FallbackResource /index.php", files={"index.php": HONEST}),
    Case("php-apa-pun", (CATCH_ALL, CATCH_ALL, CATCH_ALL, CATCH_ALL), None, "FallbackResource /index.php", files={"index.php": ECHO}, steady=False),
    Case("php-rahasia", (CATCH_ALL, "fail (secrets /.env)", CATCH_ALL, CATCH_ALL), None, "FallbackResource /index.php", files={"index.php": ECHO, ".env": ENV}, steady=False),
    Case("tertutup", ("pass", "pass", CLOSED, CLOSED), *ONLY_HOME),
    Case("pelit", (LIMITED, LIMITED, LIMITED, LIMITED), PELIT.format("pelit", "limit_req_status 429;"), None, steady=False),
    Case("sibuk", (BROKEN, BROKEN, BROKEN, BROKEN), PELIT.format("sibuk", ""), None, steady=False),
    Case("mati", (BROKEN, BROKEN, BROKEN, BROKEN), *DEAD),
)  # fmt: skip


def host_of(case: Case) -> str:
    return f"{case.name}.kotacontoh.go.id"


def site_of(case: Case, settings: str) -> Site:
    plant = (repository_with_token if case.token else repository) if case.repository else None
    return Site(host=host_of(case), https=settings, files=case.files, plant=plant)


@pytest.fixture(scope="module")
def by_nginx() -> Iterator[Server]:
    with nginx([site_of(case, case.nginx) for case in CASES if case.nginx is not None], ZONES) as running:
        yield running


@pytest.fixture(scope="module")
def by_apache() -> Iterator[Server]:
    with apache([site_of(case, case.apache) for case in CASES if case.apache is not None]) as running:
        yield running


@pytest.mark.parametrize("case", [case for case in CASES if case.nginx is not None], ids=lambda case: case.name)
def test_nginx(by_nginx: Server, case: Case) -> None:
    judge(by_nginx, case)


@pytest.mark.parametrize("case", [case for case in CASES if case.apache is not None], ids=lambda case: case.name)
def test_apache(by_apache: Server, case: Case) -> None:
    judge(by_apache, case)


def judge(server: Server, case: Case) -> None:
    host = host_of(case)
    look_there = look(server, host, "--level", "probe", only=CHECKS)
    assert tuple(look_there.outcome(check) for check in CHECKS) == case.outcomes
    assert SECRET not in repr(look_there)
    assert TOKEN not in repr(look_there)
    proofs(server, host, look_there)
    if case.steady:
        for path, answer in probes(look_there, host):
            assert lasting(answer) == lasting(curl(server, host, path)), path


def probes(look_there: Look, host: str) -> Collection[tuple[str, Response]]:
    """Paths that only a scanner asks for, one for each different answer."""
    paths = {
        key.removeprefix(f"http probe https://{host}"): answer
        for key, answer in look_there.evidence.items()
        if key.startswith("http probe ")
    }
    # Only the beginning is fetched of what may be large, and its key says so.
    answers = {path: answer.first for path, answer in paths.items() if isinstance(answer, Exchange) and " " not in path}
    assert answers
    return {(answer.status, answer.body.sha256): (path, answer) for path, answer in answers.items()}.values()


def proofs(server: Server, host: str, look_there: Look) -> None:
    """What a finding states of a file is true of the file that curl fetches."""
    for finding in look_there.findings("exposed-env"):
        answer = curl(server, host, finding["subject"])
        assert (answer.status, answer.sha256) == (200, finding["facts"]["sha256"])
        if finding["problem"] == "secrets":
            assert finding["facts"]["names"] == ["APP_KEY", "DB_PASSWORD"]
            assert finding["facts"]["count"] == ENV.count("\n")
    for finding in look_there.findings("exposed-git"):
        if finding["problem"] == "open":
            assert finding["facts"]["paths"] == ["/.git/HEAD", "/.git/config"]
    for finding in look_there.findings("exposed-listing"):
        assert finding["facts"]["count"] == {"/uploads/": 2, "/backup/": 3, "/": 2}[finding["subject"]]
        if finding["problem"] == "sensitive":
            assert sorted(finding["facts"]["names"]) == ["dinkes.sql.gz", "situs.zip"]

"""Behaviours that real servers have, of nginx and of Apache with PHP: what the servers in this process might only imitate."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from checks.core.model.finding import Target
from scanner.settings import Network
from tests.accuracy.backgrounds import CATCH_ALL, CLOSED, LOGIN, LOST
from tests.accuracy.behaviour import Behaviour
from tests.accuracy.exposures import ADMINER, CONFIG, ENV, JOOMLA, WORDPRESS
from tests.accuracy.measure import DOMAIN, Verdicts, verdicts_on
from tests.real.apache import apache
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import HOME, Site

AREAS = ("exposed", "software")
OPEN, ALL = "unknown", {"exposed-*": CATCH_ALL}
HOMELY = {"index.html": HOME}
_FRONT_OR = "<?php if ($_SERVER['REQUEST_URI'] === '/') {{ ?>" + HOME + "<?php }} else {{ {} }}"
_SHELL = "location / {{ try_files $uri /index.html; }} {}"


class ServerKind(msgspec.Struct, frozen=True):
    """Directives of the server's own language, what must be said, and the files besides a front page."""

    directives: str
    must: Mapping[str, str]
    files: Mapping[str, str] = MappingProxyType({})


def script(answer: str) -> dict[str, str]:
    """A site of one PHP script; what it does for every path but the front page."""
    return {"index.php": _FRONT_OR.format(answer)}


CLEAN = {"exposed-*": "pass"}
NGINX: Mapping[str, ServerKind] = {
    "honest": ServerKind("", CLEAN),
    "settings": ServerKind("", {"exposed-env": "fail (secrets)", **CLEAN}, {".env": ENV}),
    "repository": ServerKind("", {"exposed-git": "fail (open)", **CLEAN}, {".git/HEAD": "ref: refs/heads/main\n", ".git/config": CONFIG.format("https://git.example/a.git")}),
    "listing": ServerKind("autoindex on;", {"exposed-listing": "fail (sensitive, open)", **CLEAN}, {"uploads/a.jpg": "x", "backup/a.sql": "x"}),
    "adminer": ServerKind("types { text/html php; }", {"exposed-admin": "fail (database)", **CLEAN}, {"adminer.php": ADMINER}),
    "application-shell": ServerKind(_SHELL.format(""), ALL),
    "settings-before-a-shell": ServerKind(_SHELL.format(""), {"exposed-env": "fail (secrets)", **ALL}, {".env": ENV}),
    "soft-404": ServerKind("error_page 404 =200 /lost.html;", ALL, {"lost.html": LOST}),
    "soft-404-in-gzip": ServerKind("error_page 404 =200 /lost.html; gzip_static off; gzip_types *;", ALL, {"lost.html": LOST * 50}),
    "redirect-to-the-front-page": ServerKind("error_page 404 = @home; location @home { return 302 /; }", CLEAN),
    "redirect-to-log-in": ServerKind("error_page 404 = @in; location @in { return 302 /masuk.html?dari=$uri; }", CLEAN, {"masuk.html": LOGIN}),
    "settings-before-a-log-in": ServerKind(
        "error_page 404 = @in; location @in { return 302 /masuk.html?dari=$uri; }", {"exposed-env": "fail (secrets)", **CLEAN}, {"masuk.html": LOGIN, ".env": ENV}
    ),
    "dot-files-refused": ServerKind("location ~ /\\. { deny all; }", CLEAN, {".env": ENV}),
    "everything-refused": ServerKind("location = / {} location = /index.html {} location / { return 403; }", {"exposed-env": "pass", "exposed-git": "pass", "exposed-vcs": "pass", "exposed-*": CLOSED}),
    "hangs-up": ServerKind("location = / {} location = /index.html {} location / { return 444; }", {"exposed-*": OPEN}),
    "requests-limited": ServerKind("location = / {} location = /index.html {} location / { limit_req zone=pelit; limit_req_status 429; }", {"exposed-*": OPEN}),
    "gateway-dead": ServerKind("location / { proxy_pass http://127.0.0.1:1; }", {"exposed-*": "unknown (server-error)"}),
    "maintenance": ServerKind("error_page 503 /m.html; location = /m.html { internal; } location / { return 503; }", {"exposed-*": "unknown"}, {"m.html": "<h1>Situs sedang dalam pemeliharaan</h1>"}),
}  # fmt: skip
_ALL_TO_PHP = "FallbackResource /index.php"
APACHE: Mapping[str, ServerKind] = {
    "honest": ServerKind("", CLEAN),
    "settings": ServerKind("", {"exposed-env": "fail (secrets)", **CLEAN}, {".env.bak": ENV}),
    "listing": ServerKind("<Location />\nOptions +Indexes\n</Location>", {"exposed-listing": "fail (open)", **CLEAN}, {"files/a.jpg": "x"}),
    "wordpress-not-installed": ServerKind("", {"exposed-admin": "fail (installer)", **CLEAN}, {"wp-admin/install.php": WORDPRESS}),
    "joomla-not-installed": ServerKind("", {"exposed-admin": "fail (installer)", **CLEAN}, {"installation/index.php": JOOMLA}),
    "php-404": ServerKind(_ALL_TO_PHP, CLEAN, script(f"http_response_code(404); ?>{LOST}<?php")),
    "php-soft-404": ServerKind(_ALL_TO_PHP, ALL, script(f"?>{LOST}<?php")),
    "php-echo": ServerKind(_ALL_TO_PHP, ALL, script(f"?>{LOST}<?php echo htmlspecialchars($_SERVER['REQUEST_URI']), bin2hex(random_bytes(9));")),
    "php-random": ServerKind(_ALL_TO_PHP, ALL, script("for ($i = 0; $i < 40; $i++) echo strtr(bin2hex(random_bytes(4)), '0123456789', 'ghijklmnop'), ' ';")),
    "php-settings-before-random": ServerKind(
        _ALL_TO_PHP, {"exposed-env": "fail (secrets)", **ALL},
        script("echo '<p>'; for ($i = 0; $i < 40; $i++) echo strtr(bin2hex(random_bytes(4)), '0123456789', 'ghijklmnop'), ' ';") | {".env": ENV},
    ),
    "php-wrong-length": ServerKind(_ALL_TO_PHP, {"exposed-*": OPEN}, script("header('Content-Length: 5000'); echo 'pendek';")),
    "php-decoys": ServerKind(
        _ALL_TO_PHP, {"exposed-env": CATCH_ALL, "exposed-listing": "pass", "exposed-git": "pass"},
        script(f"if (str_contains($_SERVER['REQUEST_URI'], '.env')) {{{{ header('Content-Type: text/plain'); ?>{ENV}<?php }}}} else http_response_code(404);"),
    ),
    "php-blocks": ServerKind(_ALL_TO_PHP, {"exposed-*": "unknown (blocked)"}, script("http_response_code(403); echo '<h1>Akses Anda diblokir</h1>';")),
    "php-fails": ServerKind(_ALL_TO_PHP, {"exposed-*": "unknown (server-error)"}, script("http_response_code(500);")),
    "php-empty": ServerKind(_ALL_TO_PHP, ALL, script("")),
}  # fmt: skip
_ZONES = "limit_req_zone $binary_remote_addr zone=pelit:1m rate=1r/m;"


def behaviours(step: int = 1) -> tuple[Behaviour, ...]:
    """Their labels, every one or every so many; what answers is `scan`'s to start."""
    kinds = {"nginx": _every(NGINX, step), "apache": _every(APACHE, step)}
    return tuple(
        Behaviour(name=f"{kind}-{name}", must=kind_of_server.must)
        for kind, sites in kinds.items()
        for name, kind_of_server in sites.items()
    )


def scan(step: int = 1) -> Verdicts:
    """The verdicts on each of them."""
    of_nginx, of_apache = _every(NGINX, step), _every(APACHE, step)
    with nginx(_sites(of_nginx, 66), _ZONES) as server:
        scan_results = _scanned("nginx", server, list(of_nginx))
    with apache(_sites(of_apache, 67)) as server:
        return {**scan_results, **_scanned("apache", server, list(of_apache))}


def _every(kind_of_server: Mapping[str, ServerKind], step: int) -> dict[str, ServerKind]:
    return {name: kind_of_server[name] for name in list(kind_of_server)[::step]}


def _sites(kind_of_server: Mapping[str, ServerKind], net: int) -> list[Site]:
    return [
        Site(host=_host(name), address=f"127.0.{net}.{n}", https=one.directives, files={**({} if "index.php" in one.files else HOMELY), **one.files})
        for n, (name, one) in enumerate(kind_of_server.items(), start=1)
    ]  # fmt: skip


def _host(name: str) -> str:
    return f"{name}.{DOMAIN}"


def _scanned(kind: str, server: Server, names: list[str]) -> Verdicts:
    network = Network(
        allow_private=("127.0.0.0/8",), ports={"443": server.https, "80": server.http}, trusted_roots=(str(server.root),), rate=200.0, timeout=30.0, host_seconds=600.0
    )  # fmt: skip
    targets = [Target(host=_host(name), domain=DOMAIN, opd="contoh", address=server.address(_host(name))) for name in names]
    scan_results = verdicts_on(targets, network)
    return {f"{kind}-{name}": scan_results[_host(name)] for name in names}

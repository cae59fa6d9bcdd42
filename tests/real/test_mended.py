"""The configuration that reports print is put into a real server as it is printed, and the findings it is for are gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks.http.cookies import http_cookies
from checks.http.coop import http_coop
from checks.http.corp import http_corp
from checks.http.csp import http_csp
from checks.http.disclosure import http_disclosure
from checks.http.framing import http_framing
from checks.http.hsts import http_hsts
from checks.http.nosniff import http_nosniff
from checks.http.permissions_policy import http_permissions_policy
from checks.http.redirect import http_redirect
from checks.http.referrer_policy import http_referrer_policy
from tests.real.apache import apache
from tests.real.curl import curl
from tests.real.look import look
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import HOME, Site

pytestmark = pytest.mark.real

HEADERS = (http_hsts, http_csp, http_framing, http_nosniff, http_referrer_policy, http_permissions_policy, http_coop, http_corp)
MENDED, AS_IT_COMES = "diperbaiki.kotacontoh.go.id", "bawaan.kotacontoh.go.id"
PHP = {"index.php": f"<?php session_start(); ?>{HOME}"}
WORSE = {check.id: "fail (missing)" for check in HEADERS}


@pytest.fixture(scope="module")
def as_it_comes() -> Iterator[Server]:
    with apache([Site(host=AS_IT_COMES, http="", files=PHP)]) as running:
        yield running


def test_nginx_before_and_after() -> None:
    block = "\n".join(check.fix.nginx for check in (*HEADERS, http_disclosure))
    with nginx([Site(host=AS_IT_COMES), Site(host=MENDED, https=block)]) as server:
        before, after = look(server, AS_IT_COMES).outcomes(), look(server, MENDED).outcomes()
        assert curl(server, MENDED).values("server") == ("nginx",)
    expected = WORSE | {"http-disclosure": "fail (version Server)"}
    assert {check: before[check] for check in expected} == expected
    assert {check: after[check] for check in expected} == dict.fromkeys(expected, "pass")


def test_apache_with_php_as_it_comes(as_it_comes: Server) -> None:
    shown, seen = curl(as_it_comes, AS_IT_COMES), look(as_it_comes, AS_IT_COMES)
    assert {check: seen.outcome(check) for check in WORSE} == WORSE
    assert seen.outcome("http-redirect") == "fail (missing)"
    assert seen.outcome("http-cookies") == "fail (session-insecure PHPSESSID, session-readable PHPSESSID)"
    told = {finding["facts"]["header"]: finding["facts"]["value"] for finding in seen.findings("http-disclosure")}
    assert told == {"Server": shown.values("server")[0], "X-Powered-By": shown.values("x-powered-by")[0]}


def test_apache_with_php_mended() -> None:
    block = "\n".join(check.fix.apache for check in HEADERS)
    ini = f"{http_cookies.fix.apache}\nexpose_php = On\n".replace("#", ";")
    with apache([Site(host=MENDED, https=block, files={**PHP, ".user.ini": ini})], http_disclosure.fix.apache) as server:
        shown, seen = curl(server, MENDED), look(server, MENDED)
    assert shown.values("server") == ("Apache",)
    assert shown.values("x-powered-by") == ()
    mended = (*WORSE, "http-disclosure", "http-cookies")
    assert {check: seen.outcome(check) for check in mended} == dict.fromkeys(mended, "pass")


def test_a_htaccess_file_mends_the_same() -> None:
    """What LiteSpeed and cPanel are told, in a server that reads the same file."""
    rules = "\n".join(check.fix.litespeed for check in (*HEADERS, http_redirect))
    with apache([Site(host=MENDED, http="", files={"index.html": HOME, ".htaccess": rules})]) as server:
        seen = look(server, MENDED)
    mended = (*WORSE, "http-redirect")
    assert {check: seen.outcome(check) for check in mended} == dict.fromkeys(mended, "pass")

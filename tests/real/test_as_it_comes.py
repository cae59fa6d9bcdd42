"""A web server with PHP as it comes, which nobody has hardened; tests/advice hardens it by what reports print."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks.http.coop import http_coop
from checks.http.corp import http_corp
from checks.http.csp import http_csp
from checks.http.framing import http_framing
from checks.http.hsts import http_hsts
from checks.http.nosniff import http_nosniff
from checks.http.permissions_policy import http_permissions_policy
from checks.http.referrer_policy import http_referrer_policy
from tests.real.apache import apache
from tests.real.curl import curl
from tests.real.look import look
from tests.real.server import Server
from tests.real.site import HOME, Site

pytestmark = pytest.mark.real

HEADERS = (http_hsts, http_csp, http_framing, http_nosniff, http_referrer_policy, http_permissions_policy, http_coop, http_corp)
AS_IT_COMES = "bawaan.kotacontoh.go.id"
PHP = {"index.php": f"<?php session_start(); ?>{HOME}"}
WORSE = {check.id: "fail (missing)" for check in HEADERS}


@pytest.fixture(scope="module")
def as_it_comes() -> Iterator[Server]:
    with apache([Site(host=AS_IT_COMES, http="", files=PHP)]) as running:
        yield running


def test_apache_with_php_as_it_comes(as_it_comes: Server) -> None:
    answer, look_there = curl(as_it_comes, AS_IT_COMES), look(as_it_comes, AS_IT_COMES)
    assert {check: look_there.outcome(check) for check in WORSE} == WORSE
    assert look_there.outcome("http-redirect") == "fail (missing)"
    assert look_there.outcome("http-cookies") == "fail (session-insecure PHPSESSID, session-readable PHPSESSID)"
    headers = {finding["facts"]["header"]: finding["facts"]["value"] for finding in look_there.findings("http-disclosure")}
    assert headers == {"Server": answer.values("server")[0], "X-Powered-By": answer.values("x-powered-by")[0]}

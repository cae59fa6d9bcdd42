"""Cookies with and without each attribute, set by nginx and by PHP: tilik says of them what curl shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from checks.core.configuration.measure import Circumstances
from checks.core.configuration.render import settings_files
from checks.core.configuration.settings_file import WebServer
from checks.http.cookies import http_cookies
from tests.real.apache import apache
from tests.real.curl import curl, lasting
from tests.real.look import look
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import HOME, Site

pytestmark = pytest.mark.real


class Baked(NamedTuple):
    """A cookie, its attributes as PHP's setcookie() names them, and what tilik must say of it."""

    name: str
    attributes: dict[str, str | bool]
    outcome: str


BAKED = (
    Baked("ci_session", {"path": "/", "secure": True, "httponly": True, "samesite": "Lax"}, "pass"),
    Baked("ci_session", {"path": "/", "secure": True, "httponly": True}, "pass"),
    Baked("ci_session", {"path": "/", "httponly": True, "samesite": "Lax"}, "fail (session-insecure ci_session)"),
    Baked("ci_session", {"path": "/", "secure": True, "samesite": "Lax"}, "fail (session-readable ci_session)"),
    Baked("ci_session", {"path": "/"}, "fail (session-insecure ci_session, session-readable ci_session)"),
    Baked("bahasa", {"path": "/", "secure": True}, "pass"),
    Baked("bahasa", {"path": "/"}, "fail (insecure bahasa)"),
    Baked("bahasa", {"path": "/", "samesite": "None"}, "fail (same-site bahasa)"),
    Baked("bahasa", {"path": "/", "secure": True, "samesite": "None"}, "pass"),
    Baked("__Host-id", {"path": "/", "secure": True, "httponly": True}, "pass"),
    Baked("__Host-id", {"path": "/", "secure": True, "httponly": True, "domain": "kotacontoh.go.id"}, "fail (prefix __Host-id)"),
    Baked("__Secure-id", {"path": "/", "httponly": True}, "fail (prefix __Secure-id)"),
)
ATTRIBUTES = {"path": "path", "secure": "secure", "httponly": "HttpOnly", "samesite": "SameSite", "domain": "domain"}


def host_of(number: int) -> str:
    return f"kuki{number}.kotacontoh.go.id"


def by_nginx(number: int, cookie: Baked) -> Site:
    attributes = (ATTRIBUTES[name] if value is True else f"{ATTRIBUTES[name]}={value}" for name, value in cookie.attributes.items())
    return Site(host=host_of(number), https=f'add_header Set-Cookie "{"; ".join((f"{cookie.name}=abc123", *attributes))}";')


def by_php(number: int, cookie: Baked) -> Site:
    attributes = ", ".join(f"'{name}' => {'true' if value is True else repr(value)}" for name, value in cookie.attributes.items())
    return Site(host=host_of(number), files={"index.php": f"<?php setcookie('{cookie.name}', 'abc123', [{attributes}]); ?>{HOME}"})


@pytest.fixture(scope="module", params=[(nginx, by_nginx), (apache, by_php)], ids=["nginx", "php"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    serve, bake = request.param
    with serve([bake(number, cookie) for number, cookie in enumerate(BAKED)]) as running:
        yield running


@pytest.mark.parametrize("number", range(len(BAKED)), ids=lambda n: f"{BAKED[n].name} {' '.join(BAKED[n].attributes)}")
def test_a_cookie_is_judged_by_what_curl_shows(server: Server, number: int) -> None:
    host, cookie = host_of(number), BAKED[number]
    answer = curl(server, host)
    (line,) = answer.values("set-cookie")
    attributes = {part.strip().split("=")[0].lower() for part in line.split(";")[1:]}
    assert attributes == set(cookie.attributes)

    look_there = look(server, host)
    assert look_there.outcome("http-cookies") == cookie.outcome
    assert lasting(look_there.answer(f"https://{host}/").final) == lasting(answer)
    assert "abc123" not in repr(look_there)


def _user_ini(host: str) -> str:
    """What the report has for the site's folder."""
    files = settings_files(WebServer.NGINX, http_cookies.fix.measures, Circumstances(host=host), "id", step=True)
    (text,) = (file.text for file in files if file.name == ".user.ini")
    return text


PAGE = {"index.php": f"<?php session_start(); ?>{HOME}"}
SESSIONS = (
    (Site(host="bawaan.kotacontoh.go.id", files=PAGE), "fail (session-insecure PHPSESSID, session-readable PHPSESSID)"),
    (Site(host="diperbaiki.kotacontoh.go.id", files={**PAGE, ".user.ini": _user_ini("diperbaiki.kotacontoh.go.id")}), "pass"),
    (
        Site(host="hapus.kotacontoh.go.id", files={"index.php": f"<?php setcookie('PHPSESSID', '', 1); ?>{HOME}"}),
        "not-applicable (no-cookies)",
    ),
)


def test_php_sessions_as_they_come_and_as_the_report_mends_them() -> None:
    with apache([site for site, _ in SESSIONS]) as server:
        assert {site.host: look(server, site.host).outcome("http-cookies") for site, _ in SESSIONS} == {s.host: o for s, o in SESSIONS}

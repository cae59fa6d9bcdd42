"""Security headers on a real nginx and a real Apache, each set, left out and set wrongly: tilik says of them what curl shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.real.apache import apache
from tests.real.curl import curl, lasting
from tests.real.look import look
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import Site

pytestmark = pytest.mark.real

HSTS, CSP, XFO = "Strict-Transport-Security", "Content-Security-Policy", "X-Frame-Options"
NOSNIFF, REFERRER = "X-Content-Type-Options", "Referrer-Policy"
SOUND = {
    HSTS: ("max-age=31536000; includeSubDomains",),
    CSP: ("default-src 'self'; object-src 'none'; base-uri 'self'",),
    XFO: ("SAMEORIGIN",),
    NOSNIFF: ("nosniff",),
    REFERRER: ("strict-origin-when-cross-origin",),
}
CHECKS = {
    HSTS: "http-hsts",
    CSP: "http-csp",
    XFO: "http-framing",
    NOSNIFF: "http-nosniff",
    REFERRER: "http-referrer-policy",
}


class Variant(NamedTuple):
    """The sound site with other values of one header, what tilik must then say, and the facts it must give."""

    header: str
    values: tuple[str, ...]
    outcome: str
    facts: dict[str, object] = {}


VARIANTS = (
    Variant(HSTS, SOUND[HSTS], "pass"),
    Variant(HSTS, ('max-age="31536000"; includeSubDomains; preload',), "pass"),
    Variant(HSTS, ("max-age=31536000; preload",), "fail (preload)", {"missing": ["includeSubDomains"]}),
    Variant(HSTS, (), "fail (missing)"),
    Variant(HSTS, ("max-age=86400",), "fail (short)", {"days": 1}),
    Variant(HSTS, ("max-age=0",), "fail (off)"),
    Variant(HSTS, ("max-age=0", "max-age=31536000"), "fail (off, contradictory)", {"values": ["max-age=0", "max-age=31536000"]}),
    Variant(HSTS, ("max-age=setahun",), "fail (invalid)", {"value": "max-age=setahun"}),
    Variant(CSP, (), "fail (missing)"),
    Variant(CSP, ("upgrade-insecure-requests",), "fail (no-script-limit)"),
    Variant(
        CSP,
        ("default-src 'self'; script-src 'self' 'unsafe-inline'",),
        "fail (unsafe-inline)",
        {"directive": "script-src", "sources": ["'unsafe-inline'"]},
    ),
    Variant(CSP, ("default-src 'self' 'unsafe-inline'", "script-src 'self'"), "pass"),
    Variant(CSP, ("default-src https:",), "fail (open-sources)", {"directive": "default-src", "sources": ["https:"]}),
    Variant(XFO, (), "fail (missing)"),
    Variant(XFO, ("DENY",), "pass"),
    Variant(XFO, ("ALLOW-FROM https://kotacontoh.go.id",), "fail (ignored)", {"value": "ALLOW-FROM https://kotacontoh.go.id"}),
    Variant(XFO, ("DENY", "SAMEORIGIN"), "fail (contradictory)", {"value": "DENY, SAMEORIGIN"}),
    Variant(NOSNIFF, (), "fail (missing)"),
    Variant(NOSNIFF, ("none", "nosniff"), "fail (invalid)", {"value": "none, nosniff"}),
    Variant(REFERRER, (), "fail (missing)"),
    Variant(REFERRER, ("strict",), "fail (invalid)", {"value": "strict"}),
    Variant(REFERRER, ("no-referrer, unsafe-url",), "fail (full-address)", {"policy": "unsafe-url"}),
)


def host_of(number: int) -> str:
    return f"situs{number}.kotacontoh.go.id"


def quote(value: str) -> str:
    """Both servers write strings this way."""
    return '"' + value.replace('"', '\\"') + '"'


def directives(variant: Variant, form: str) -> str:
    headers = SOUND | {variant.header: variant.values}
    return "\n".join(form.format(name, quote(value)) for name, values in headers.items() for value in values)


@pytest.fixture(scope="module", params=["nginx", "apache"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    serve, form = (nginx, "add_header {} {} always;") if request.param == "nginx" else (apache, "Header always add {} {}")
    sites = [Site(host=host_of(n), https=directives(variant, form)) for n, variant in enumerate(VARIANTS)]
    with serve(sites) as running:
        yield running


@pytest.mark.parametrize("number", range(len(VARIANTS)), ids=lambda n: f"{VARIANTS[n].header}: {' + '.join(VARIANTS[n].values) or 'none'}")
def test_one_header_changed_gives_one_verdict(server: Server, number: int) -> None:
    variant, host = VARIANTS[number], host_of(number)
    answer = curl(server, host)
    for name, values in (SOUND | {variant.header: variant.values}).items():
        assert answer.values(name.lower()) == values

    look_there = look(server, host)
    outcomes = look_there.outcomes()
    assert {check: outcomes[check] for check in CHECKS.values()} == dict.fromkeys(CHECKS.values(), "pass") | {
        CHECKS[variant.header]: variant.outcome
    }
    facts = [finding["facts"] for finding in look_there.findings(CHECKS[variant.header])]
    assert {name: value for fact in facts for name, value in fact.items()} == variant.facts
    assert lasting(look_there.answer(f"https://{host}/").final) == lasting(answer)

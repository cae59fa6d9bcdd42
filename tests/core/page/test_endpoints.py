"""A site's twin, the facts of its endpoints, and the store."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from checks.core.check.lookup import answer
from checks.core.check.need import Endpoints
from checks.core.evidence.codec import pack, unpack
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.endpoints import EndpointAnswers, EndpointsRequest, Role, twin_of
from checks.core.evidence.observation import Observation
from checks.core.facts.endpoints import EndpointsFacts, endpoints_facts
from checks.core.model.finding import Target
from checks.core.page.endpoints import same_page
from checks.core.testing import evidence as build

REQUEST = EndpointsRequest(build.HOST, 443, 80, build.TWIN)
HTTPS, HTTP = f"https://{build.HOST}/", f"http://{build.HOST}/"


@pytest.mark.parametrize(
    ("host", "domain", "twin"),
    [
        ("dinkes.kotacontoh.go.id", "kotacontoh.go.id", "www.dinkes.kotacontoh.go.id"),
        ("www.kotacontoh.go.id", "kotacontoh.go.id", "kotacontoh.go.id"),
        # A public suffix is nobody's.
        ("www.go.id", "www.go.id", ""),
        ("www.contoh.test", "", "contoh.test"),
        ("www.test", "", ""),
    ],
)
def test_the_twin(host: str, domain: str, twin: str) -> None:
    assert twin_of(host, domain) == twin


@pytest.mark.parametrize("changes", [{"port": 8443}, {"host": "192.0.2.7"}])
def test_other_ports_and_addresses_have_none(changes: dict[str, Any]) -> None:
    target = Target(**{"host": build.HOST, "domain": "kotacontoh.go.id"} | changes)
    request = Endpoints().at(target)
    assert isinstance(request, EndpointsRequest)
    assert request.twin == ""


def collected(**observations: Observation) -> dict[str, Observation]:
    """What a store holds: each answer under its own key, and the list of them under that of the probe."""
    role_requests = {role: REQUEST.asking(role) for name in observations if (role := Role(name.replace("_", "-")))}
    gathering = EndpointAnswers(build.HOST, build.AT, build.TWIN, role_keys={role: one.key for role, one in role_requests.items()})
    return {
        REQUEST.key: gathering,
        **{role_requests[Role(name.replace("_", "-"))].key: observation for name, observation in observations.items()},
    }


def facts(**observations: Observation) -> EndpointsFacts:
    twin_facts = endpoints_facts(build.TARGET, collected(**observations))
    assert twin_facts is not None
    return twin_facts


def test_it_survives_the_store_and_finds_its_answers_there() -> None:
    evidence = {key: unpack(pack(observation)) for key, observation in collected(https=build.page(), tls=build.handshake()).items()}
    twin_facts = answer(REQUEST, {key: observation for key, observation in evidence.items() if observation is not None})
    assert isinstance(twin_facts, EndpointAnswers)
    assert twin_facts.answer(Role.HTTPS) == build.page()
    assert twin_facts.handshake(Role.TLS) == build.handshake()
    assert twin_facts.answer(Role.HTTP) is None


def test_which_lives_which_is_canonical_and_where_each_leads() -> None:
    twin = facts(
        https=build.redirect(HTTPS, f"https://{build.TWIN}/beranda"),
        http=build.redirect(HTTP, HTTPS, f"https://{build.TWIN}/beranda"),
        tls=build.handshake(),
        twin_a=build.dns_answer("A", "192.0.2.7"),
        twin_https=build.page(),
        twin_http=build.failure("refused"),
        twin_tls=build.handshake(names=(build.HOST,)),
    )
    assert (twin.canonical, twin.twin, twin.published, twin.registered) == (f"https://{build.TWIN}", build.TWIN, True, False)
    assert [(one.url, one.outcome, one.status, one.leads_to, one.certificate) for one in twin.endpoints] == [
        (HTTPS, "answered", 301, f"https://{build.TWIN}/beranda", True),
        (HTTP, "answered", 301, f"https://{build.TWIN}/beranda", None),
        (f"https://{build.TWIN}/", "answered", 200, "", False),
        (f"http://{build.TWIN}/", "refused", None, "", None),
    ]


def test_a_redirect_that_was_not_followed_is_told_and_is_not_canonical() -> None:
    away = build.redirect(HTTPS, "https://lain.example/x", stop=build.failure("out-of-scope"))
    twin = facts(https=away)
    assert twin.canonical is None
    assert twin.endpoints[0].leads_to == "https://lain.example/"


@pytest.mark.parametrize(
    ("observations", "published"),
    [
        ({"twin_a": build.dns_answer("A", rcode="NXDOMAIN")}, False),
        ({"twin_a": build.dns_answer("A"), "twin_aaaa": build.dns_answer("AAAA")}, False),
        ({"twin_a": build.dns_answer("A"), "twin_aaaa": build.dns_answer("AAAA", "2001:db8::7")}, True),
        ({"twin_a": build.dns_answer("A"), "twin_aaaa": build.failure("timeout")}, None),
        ({"twin_a": build.failure("servfail")}, None),
        ({}, None),
    ],
)
def test_whether_the_dns_has_the_twin(observations: dict[str, Observation], published: bool | None) -> None:
    assert facts(https=build.page(), **observations).published is published


def test_nobody_asked() -> None:
    assert endpoints_facts(build.TARGET, {}) is None


def test_little_text_is_the_same_only_byte_for_byte() -> None:
    short = build.response(text="<h1>Login</h1>")
    assert same_page(short, build.response(text="<h1>Login</h1>"))
    assert not same_page(short, build.response(text="<h1>Login </h1>"))


@given(st.binary(max_size=80), st.text(max_size=80), st.binary(max_size=80))
def test_hostile_evidence(wire: bytes, location: str, der: bytes) -> None:
    there = build.page({"Location": location}, location, 302)
    malformed = DnsAnswer(build.TWIN, "A", wire, build.AT)
    twin = facts(https=there, twin_a=malformed, twin_https=there, twin_tls=build.handshake(chain=(der,)), wildcard=malformed)
    assert not any(ord(letter) < 32 or letter == "\u202e" for one in twin.endpoints for letter in one.leads_to)

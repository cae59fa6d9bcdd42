"""The preflight: where it is asked, with what, and whose certificates are looked at on the way."""

from __future__ import annotations

import httpx

from checks import Exchange, Failure, FailureKind, Http, Https, Level, Page
from checks.core.check import registry
from checks.core.check.need import Need
from checks.core.evidence.observation import Observation, Request
from checks.core.evidence.tls import TlsRequest
from checks.core.ratings.observatory import Preflight, PreflightRequest
from scanner.net import loop
from scanner.net.policy.scope import Grant
from scanner.plan.requests import requests
from scanner.probes import PROBES
from tests.scanner.engine.test_collect import HOME, PAGE, a_check, quiet_page
from tests.scanner.net.fakes import HOST, PUBLIC, TARGET, World, response

WWW = f"www.{HOST}"
PLAIN = a_check("x-plain", {"page": Http("/")}, quiet_page)


def ask(world: World) -> tuple[Observation, list[Request]]:
    """What the probe gives, and the TLS questions it put."""
    shaken: list[Request] = []

    async def run() -> Observation:
        async with world.door.visit(TARGET) as visit:

            async def see(request: Request) -> Observation:
                if isinstance(request, TlsRequest):
                    shaken.append(request)
                    return Failure(FailureKind.TIMEOUT, visit.clock.now())
                observation: Observation = await PROBES[type(request)].probe(request, visit, see)
                return observation

            observation: Observation = await PROBES[PreflightRequest].probe(PreflightRequest(HOST, 443, 80), visit, see)
            return observation

    return loop.run(run()), shaken


def world(serve: dict[str, httpx.Response]) -> World:
    grant = Grant(frozenset((443, 80)), Level.VISIT)
    return World(
        lambda request: serve.get(f"{request.method} {request.url}", response(404)),
        names={HOST: [(PUBLIC,)], WWW: [(PUBLIC,)]},
        grants={HOST: grant, WWW: grant},
    )


def test_it_is_asked_where_the_redirects_end_in_the_name_of_another_site() -> None:
    here = world(
        {
            f"GET http://{HOST}/": response(301, {"Location": f"https://{HOST}/"}),
            f"GET https://{HOST}/": response(302, {"Location": f"https://{WWW}/beranda?a=1"}),
            f"GET https://{WWW}/beranda?a=1": response(200),
            f"OPTIONS https://{WWW}/beranda?a=1": response(204, {"Access-Control-Allow-Origin": "*"}),
        }
    )
    observation, shaken = ask(here)
    assert isinstance(observation, Exchange)
    assert observation.final.value("access-control-allow-origin") == "*"
    last = here.server.requests[-1]
    assert (last.method, last.headers["Origin"], last.headers["Access-Control-Request-Method"]) == (
        "OPTIONS",
        "https://tilik.example",
        "GET",
    )
    assert {request.host for request in shaken} == {HOST, WWW}


def test_its_own_redirects_are_followed_and_end() -> None:
    page, options = f"GET https://{HOST}/", f"OPTIONS https://{HOST}/"
    observation, _ = ask(
        world({page: response(200), options: response(303, {"Location": "/cors"}), f"GET https://{HOST}/cors": response(200)})
    )
    assert isinstance(observation, Exchange)
    assert (observation.url, observation.final.status) == (f"https://{HOST}/cors", 200)
    # After a 303 a browser asks with GET, also for the very address: that is no loop (RFC 9110 section 15.4.4).
    observation, _ = ask(world({page: response(200), options: response(303, {"Location": "/"})}))
    assert isinstance(observation, Exchange)
    assert (observation.stop, observation.final.status) == (None, 200)
    observation, _ = ask(world({page: response(200), options: response(307, {"Location": "/"})}))
    assert isinstance(observation, Exchange)
    assert observation.stop is not None
    assert observation.stop.kind is FailureKind.TOO_LARGE


def test_without_a_page_it_is_not_asked() -> None:
    away = {f"GET {scheme}://{HOST}/": response(302, {"Location": "https://lain.example/"}) for scheme in ("http", "https")}
    here = world(away)
    observation, _ = ask(here)
    assert isinstance(observation, Failure)
    assert {request.method for request in here.server.requests} == {"GET"}


def test_it_is_planned_where_both_front_pages_are() -> None:
    key = Preflight().at(TARGET).key
    assert key in {request.key for request in requests(TARGET, (HOME, PLAIN))}
    assert key in {request.key for request in requests(TARGET, registry.load())}
    for few in ((HOME,), (PLAIN,), (PAGE,)):
        assert key not in {request.key for request in requests(TARGET, few)}
    fronts: set[Need] = {Https("/"), Http("/"), Page("/")}
    assert fronts == {need for subject in (HOME, PLAIN, PAGE) for need in subject.needs.values()}

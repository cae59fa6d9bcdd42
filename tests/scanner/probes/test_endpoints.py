"""The four endpoints: who is asked, who is not, and what a real server that answers for both names shows."""

from __future__ import annotations

from collections.abc import Mapping

from checks import DnsAnswer, Level, Role, Target, build
from checks.core.assess.judge import judge
from checks.core.check.need import Endpoints
from checks.core.evidence.codec import unpack
from checks.core.evidence.endpoints import EndpointAnswers, EndpointsRequest
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.facts.endpoints import endpoints_facts
from checks.core.model.failure import FailureKind
from checks.http.endpoints import http_endpoints
from scanner.engine.collect import collect
from scanner.example_city import start
from scanner.example_city.behaviour import files, redirect_to, to_https
from scanner.example_city.page import example_page, missing
from scanner.example_city.site import Respond, Site
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Grant, Scope
from scanner.probes import PROBES
from scanner.settings import Settings
from tests.scanner.net.fakes import HOST, PUBLIC, TARGET, World

WWW = f"www.{HOST}"
HOME = {"/": example_page("Beranda", "<p>Jadwal imunisasi di puskesmas kecamatan.</p>", "Dinas Kesehatan")}


def ask(
    dns: Mapping[str, DnsAnswer], grants: Mapping[str, Grant] | None = None, target: Target = TARGET
) -> tuple[EndpointAnswers, list[str]]:
    """What the probe gives, and the keys of what it asked; every web server answers, and TLS is not spoken."""
    questions: list[str] = []
    world = World(names={HOST: [(PUBLIC,)], WWW: [(PUBLIC,)]}, grants=grants)

    async def run() -> Observation:
        async with world.door.visit(target) as visit:

            async def see(request: Request) -> Observation:
                if request.key not in questions:
                    questions.append(request.key)
                if request.key in dns:
                    return dns[request.key]
                return Failure(FailureKind.TIMEOUT, visit.clock.now())

            question = Endpoints().at(target)
            observation: Observation = await PROBES[EndpointsRequest].probe(question, visit, see)
            return observation

    observation = loop.run(run())
    assert isinstance(observation, EndpointAnswers)
    return observation, questions


OWN = [f"http visit https://{HOST}/", f"http visit http://{HOST}/", f"tls {HOST}:443"]
THERE = {f"dns A {WWW}": build.dns_answer("A", PUBLIC, name=WWW)}


def test_a_twin_that_does_not_exist_costs_one_question_to_the_dns() -> None:
    observation, questions = ask({f"dns A {WWW}": build.dns_answer("A", name=WWW, rcode="NXDOMAIN")})
    assert questions == [*OWN, f"dns A {WWW}"]
    assert (observation.twin, observation.registered) == (WWW, False)


def test_a_name_without_addresses_of_one_kind_is_asked_for_the_other() -> None:
    empty = {f"dns A {WWW}": build.dns_answer("A", name=WWW), f"dns AAAA {WWW}": build.dns_answer("AAAA", name=WWW)}
    assert ask(empty)[1] == [*OWN, f"dns A {WWW}", f"dns AAAA {WWW}"]


def test_a_twin_in_the_dns_is_asked_and_so_is_whether_any_name_is() -> None:
    _, questions = ask(THERE)
    assert questions == [
        *OWN,
        f"dns A {WWW}",
        f"dns A *.{HOST}",
        f"http visit https://{WWW}/",
        f"http visit http://{WWW}/",
        f"tls {WWW}:443",
    ]


def test_a_dns_that_does_not_answer_keeps_the_twin_from_being_asked() -> None:
    observation, questions = ask({})
    assert questions == [*OWN, f"dns A {WWW}"]
    assert list(observation.role_keys) == [Role.HTTPS, Role.HTTP, Role.TLS, Role.TWIN_A]


def test_a_twin_that_may_not_be_asked_is_not_even_looked_up() -> None:
    only_dns = Grant(frozenset((443, 80)), Level.PASSIVE)
    grants = {HOST: Grant(frozenset((443, 80)), Level.VISIT), WWW: only_dns}
    observation, questions = ask(THERE, grants)
    assert questions == OWN
    assert (observation.twin, observation.registered) == ("", False)


def test_a_twin_on_the_list_is_known_to_be() -> None:
    grants = {name: Grant(frozenset((443, 80)), Level.VISIT) for name in (HOST, WWW)}
    assert ask(THERE, grants)[0].registered


def test_the_door_asks_about_wildcards_only_of_names_in_scope() -> None:
    world = World()
    now = world.clock.now()
    assert world.scope.refuse_name(f"*.{HOST}", now) is None
    assert world.scope.refuse_name("*.lain.kotacontoh.go.id", now) is not None
    assert world.scope.refuse_name(f"a.*.{HOST}", now) is not None


def seen_in_a_city(*sites: Site) -> dict[str, Observation]:
    """Everything that a probe of the host's endpoints collects from real servers."""
    with start(sites) as city:

        async def run() -> dict[str, bytes]:
            door = Door(Scope.of((), (build.TARGET,)), Settings(network=city.network))
            async with door.visit(build.TARGET) as visit:
                return await collect([Endpoints().at(build.TARGET)], visit)

        return {key: unpack(packed) for key, packed in loop.run(run()).items()}


def answers_of(*sites: Site) -> list[tuple[str, object]]:
    verdict = judge(http_endpoints, build.TARGET, seen_in_a_city(*sites))
    assert verdict.outcome.assessed, verdict
    return [(finding.problem, finding.facts) for finding in verdict.findings]


SITE = Site(host=HOST, address="127.0.53.71", https=files(HOME, missing("Dinas Kesehatan")), http=to_https)


def twin(https: Respond | None, http: Respond | None = to_https) -> Site:
    return Site(host=WWW, address="127.0.53.71", https=https, http=http)


def test_a_real_server_that_shows_the_first_sites_certificate() -> None:
    assert answers_of(SITE, twin(None)) == [("other-certificate", {"host": WWW, "names": (HOST,)})]


def test_real_servers_that_do_it_right_and_that_copy() -> None:
    assert answers_of(SITE) == []
    assert answers_of(SITE, twin(redirect_to(f"https://{HOST}"))) == []
    assert answers_of(SITE, twin(SITE.https)) == [("duplicate", {"url": f"https://{WWW}/", "canonical": f"https://{HOST}/"})]


def test_facts_of_real_servers() -> None:
    endpoint_facts = endpoints_facts(build.TARGET, seen_in_a_city(SITE, twin(redirect_to(f"https://{HOST}"))))
    assert endpoint_facts is not None
    assert (endpoint_facts.canonical, endpoint_facts.published, endpoint_facts.wildcard) == (f"https://{HOST}", True, False)
    assert [(one.url, one.status, one.certificate) for one in endpoint_facts.endpoints] == [
        (f"https://{HOST}/", 200, True),
        (f"http://{HOST}/", 301, None),
        (f"https://{WWW}/", 301, True),
        (f"http://{WWW}/", 301, None),
    ]

"""What tilik's own probes tell of a server."""

from __future__ import annotations

import hashlib

import msgspec

from checks import Acceptance, ClientOutcome, Handshake, Level, Order, Target, TlsAnswers, TlsSurvey
from checks.core.evidence.observation import Observation, Request
from checks.core.evidence.tls import TlsRequest, TlsSurveyRequest
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.probes import PROBES
from scanner.probes.tls.survey.asker import Asker
from scanner.probes.tls.survey.browsers import outcome, replies
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.settings import Network, Settings
from tests.real.tls.facts import Account, Value, of_versions
from tests.real.tls.keys import HOST
from tests.real.tls.servers import Place

QUICK = Network(allow_private=("127.0.0.0/8",), rate=1000.0, connections=4)


def ask(place: Place, request: Request, network: Network = QUICK) -> Observation:
    """One question to a server, through the door."""
    target = Target(host=HOST, port=place.port, address=place.address, level=Level.PROBE)

    async def see(other: Request) -> Observation:
        raise AssertionError(f"{other.key} was not expected")

    async def run() -> Observation:
        settings = Settings(network=network)
        async with Door(Scope.of((), (target,)), settings).visit(target) as visit:
            observation: Observation = await PROBES[type(request)].probe(request, visit, see)
            return observation

    return loop.run(run())


def answers(place: Place, network: Network = QUICK) -> TlsAnswers:
    """The survey of the one address."""
    survey = ask(place, TlsSurveyRequest(HOST, place.port), network)
    assert isinstance(survey, TlsSurvey), survey
    (only,) = survey.addresses.values()
    assert isinstance(only, TlsAnswers), only
    return only


def hello_outcome(place: Place, client: str) -> ClientOutcome | None:
    """What the hello of a real client gets."""
    target = Target(host=HOST, port=place.port, address=place.address, level=Level.PROBE)

    async def run() -> ClientOutcome | None:
        async with Door(Scope.of((), (target,)), Settings(network=QUICK)).visit(target) as visit:
            answer = (await replies(Asker(visit, TlsSurveyRequest(HOST, place.port), place.address), (client,)))[client]
        return outcome(answer) if isinstance(answer, ServerAnswer) else None

    return loop.run(run())


def tilik(place: Place) -> Account:
    """Everything that the other witnesses have a word for too. A server without a certificate completes no handshake."""
    survey = answers(place)
    values = facts(survey)
    # A server with two certificates shows one of them to a handshake; the others must have seen that one too.
    leaf = frozenset((survey.certificate,)) if survey.certificate else frozenset()
    if leaf:
        values["certificate"] = leaf
    handshake = ask(place, TlsRequest(HOST, place.port))
    if isinstance(handshake, Handshake):
        chain = tuple(hashlib.sha256(der).hexdigest() for der in handshake.chain)
        values |= {"chain": chain}
    return Account(values, {"certificate": leaf})


def facts(survey: TlsAnswers) -> dict[str, Value]:
    """The survey in the notation of the comparison; a question without an answer is a fact that is missing."""
    values = of_versions(
        {version: accepted is Acceptance.YES for version, accepted in survey.versions.items() if accepted is not Acceptance.UNKNOWN}
    )
    for version, suites in survey.suites.items():
        values[f"suites {version}"] = frozenset(suites)
        if survey.order.get(version) is Order.SERVER and len(suites) > 1:
            values[f"order {version}"] = suites
        if (order := survey.order.get(version, Order.UNKNOWN)) is not Order.UNKNOWN:
            values[f"decides {version}"] = order.value
    if survey.dh:
        values["dh"] = survey.dh.bits
    plain = msgspec.structs.asdict(survey)
    for name in ("groups", "signatures", "alpn"):
        if plain[name] is not None:
            values[name] = frozenset(plain[name])
    values |= {fact: plain[field] for fact, field in _SAME.items() if plain[field] is not None}
    return values


_SAME = {
    "compression": "compression",
    "secure-renegotiation": "secure_renegotiation",
    "client-renegotiation": "client_renegotiation",
    "extended-master-secret": "extended_master_secret",
    "encrypt-then-mac": "encrypt_then_mac",
    "fallback": "fallback_scsv",
    "heartbeat": "heartbeat",
    "session-id": "session_id",
    "ticket": "session_ticket",
    "early-data": "early_data",
    "stapled": "stapled",
}

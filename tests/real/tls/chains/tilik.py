"""What tilik says of a chain: the findings by which clients do not go on."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.need import Survey, Tls
from checks.core.evidence.tls import Handshake, TlsSurvey
from checks.core.model.finding import Target, Verdict
from checks.core.testing import evidence as build
from scanner.net.trust_store import Roots
from tests.real.tls.chains.house import Chain

_CHECKS = ("tls-trust", "tls-chain", "tls-expiry", "tls-hostname", "tls-signature", "tls-key")
# What is a fault, and yet opens in every browser.
_HARMLESS = ("partly", "soon", "order", "superfluous", "root", "weak", "exponent", "authority")
_ADDRESS = "127.0.0.1"


class Opinion(msgspec.Struct, frozen=True):
    """Why a browser does not go on, empty where it does; and the other clients that findings name."""

    browser: str
    clients: frozenset[str]


def opinion(chain: Chain, roots: Roots) -> Opinion:
    """Of the checks about certificates, on evidence of this chain alone."""
    reasons: list[str] = []
    clients: set[str] = set()
    for verdict in verdicts(chain, roots):
        for finding in verdict.findings:
            names = finding.facts.get("clients", ())
            clients.update(client.split(" ")[0] for client in (names if isinstance(names, tuple) else ()))
            if finding.problem not in _HARMLESS and (finding.problem != "rare" or "Chrome" in clients):
                reasons.append(f"{verdict.check}/{finding.problem}")
    return Opinion(", ".join(reasons), frozenset(clients))


def verdicts(chain: Chain, roots: Roots) -> list[Verdict]:
    """Of every check about certificates, on evidence of this chain alone."""
    now = dt.datetime.now(dt.UTC)
    verification = roots.verify(chain.sent, now)
    handshake = Handshake(
        chain.host, _ADDRESS, "TLSv1.3", "TLS_AES_128_GCM_SHA256", chain.sent, verification.trust, now,
        trust_detail=verification.words, public=verification.public, path=verification.path[1:], refusals=verification.refusals,
    )  # fmt: skip
    survey = TlsSurvey({_ADDRESS: build.tls_answers(address=_ADDRESS)}, now, chain.host)
    target = Target(host=chain.host, domain="rantai.test", opd="uji")
    observations = {Tls(): handshake, Survey(): survey}
    evidence = {request.key: one for need, one in observations.items() if (request := need.at(target))}
    return [judge(check, target, evidence) for check in registry.load() if check.id in _CHECKS]

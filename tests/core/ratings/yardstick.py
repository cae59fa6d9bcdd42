"""A healthy host as the yardsticks see it; change one thing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from checks.core.evidence.tls import PROTOCOLS, Acceptance, Handshake, Order, TlsAnswers, TlsSurvey
from checks.core.parse import X509
from checks.core.ratings.tls_posture import Posture
from checks.core.testing import evidence as build

LEAF = X509(
    subject=f"CN={build.HOST}",
    issuer="CN=CA Contoh",
    names=(build.HOST,),
    addresses=(),
    not_before=build.AT - dt.timedelta(days=30),
    not_after=build.AT + dt.timedelta(days=60),
    key="EC secp256r1",
    signature="sha256",
    algorithm="ecdsa-with-SHA256",
    bits=256,
    ocsp=("http://ocsp.example/",),
    serial="1",
    sha256="00" * 32,
)
SHAKEN = build.handshake()


def acceptances(*versions: str) -> dict[str, Acceptance]:
    """Exactly these versions are accepted."""
    return {version: Acceptance.YES if version in versions else Acceptance.NO for version in PROTOCOLS}


def offering(order: Order = Order.SERVER, **suites: tuple[str, ...]) -> TlsAnswers:
    """A server of these suites: ``TLSv1_2=("TLS_…",)``."""
    offered = {version.replace("_", "."): names for version, names in suites.items()}
    return build.tls_answers(versions=acceptances(*offered), suites=offered, order=dict.fromkeys(offered, order))


def host(*answers: TlsAnswers, leaf: dict[str, Any] | None = None, shaken: dict[str, Any] | None = None, **changes: Any) -> Posture:
    """Everything healthy, but for these answers and what is changed of the certificate, the handshake, or the posture."""
    handshake: Handshake = msgspec.structs.replace(SHAKEN, **(shaken or {}))
    answers_there = answers or (build.tls_answers(),)
    return Posture(**{
        "host": build.HOST,
        "survey": TlsSurvey({one.address: one for one in answers_there}, build.AT),
        "handshake": handshake,
        "leaf": msgspec.structs.replace(LEAF, **(leaf or {})),
        "hsts": 63_072_000,
        **changes,
    })  # fmt: skip

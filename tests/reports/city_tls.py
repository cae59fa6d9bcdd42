"""The TLS of the invented city: good, or old and expired."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from checks import Acceptance, DhGroup, Order, Text
from checks.core.evidence.tls import PROTOCOLS
from checks.core.facts.values import Certificate, TlsFacts
from checks.core.ratings.mozilla import Conformance, Deviation
from checks.core.ratings.ssllabs import Scores, TlsRating
from checks.core.ratings.ssllabs_caps import Cap

AT = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
MODERN = ("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256")
STRONG = ("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")
LEGACY = ("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA")


def certificate(subject: str, issuer: str, ends: dt.datetime, days: int, names: tuple[str, ...] = ()) -> Certificate:
    return Certificate(
        subject=subject, issuer=issuer, names=names, not_before=ends - dt.timedelta(days=days), not_after=ends,
        days_left=(ends - AT).days, key="EC secp256r1", signature="sha256", serial="01", sha256="00" * 32,
        spki_sha256=hashlib.sha256(subject.encode("utf-8", "surrogatepass")).hexdigest(),
    )  # fmt: skip


def tls_facts(host: str, *, expired: bool = False) -> TlsFacts:
    """What a survey of a model server gives, or one of a server nobody has touched in years."""
    leaf = certificate(f"CN={host}", "CN=CA Contoh R3,O=CA Contoh", AT + dt.timedelta(days=-12 if expired else 40), 90, (host,))
    intermediate = certificate("CN=CA Contoh R3,O=CA Contoh", "CN=Akar Contoh X1", AT + dt.timedelta(days=700), 1000)
    offered: dict[str, tuple[str, ...]] = {"TLSv1.0": LEGACY, "TLSv1.2": STRONG[:1] + LEGACY}
    if not expired:
        offered = {"TLSv1.2": STRONG, "TLSv1.3": MODERN}
    beyond = Deviation(
        profile="intermediate" if expired else "modern", topic="versions", advice=False, values=("TLSv1.0",) if expired else ("TLSv1.2",),
        text=Text(id="Versi di luar profil diterima.", en="Versions outside the profile are accepted."),
    )  # fmt: skip
    cap = Cap("T", "expired", Text(id="Sertifikat di luar masa berlakunya.", en="The certificate is outside its validity period."))
    return TlsFacts(
        protocols=offered,
        versions={version: Acceptance.YES if version in offered else Acceptance.NO for version in PROTOCOLS},
        order=dict.fromkeys(offered, Order.CLIENT if expired else Order.SERVER),
        groups=("x25519", "secp256r1"),
        dh=DhGroup(1024, "RFC 2409 group 2") if expired else None,
        alpn="http/1.1",
        application_protocols=("h2", "http/1.1"),
        extensions={"compression": False, "secure_renegotiation": True, "stapled": None},
        certificate=leaf,
        chain=(leaf, intermediate),
        trust="trusted",
        addresses={"192.0.2.7": "answered"},
        connections=38,
        ssllabs=TlsRating(
            grade="T" if expired else "A", score=67 if expired else 93, scores=Scores(95, 90, 50) if expired else Scores(100, 90, 90),
            caps=(cap,) if expired else (), without_trust="B" if expired else None, omissions=("revocation",),
        ),
        mozilla=Conformance(profile=None if expired else "intermediate", deviations=(beyond,)),
    )  # fmt: skip


def with_key(facts: TlsFacts, spki: str, *names: str) -> TlsFacts:
    """The same with a certificate of this public key, for these names."""
    assert facts.certificate is not None
    return msgspec.structs.replace(facts, certificate=msgspec.structs.replace(facts.certificate, spki_sha256=spki, names=names))

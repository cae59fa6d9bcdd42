"""A default certificate is judged by the names in it, not by being another one."""

from __future__ import annotations

from checks.core.evidence.certificates import Presentation, ServerCertificate, Trust
from checks.core.evidence.tls import TlsSurvey
from checks.core.testing import evidence as build
from checks.tls.sni import tls_sni
from tests.each import each


def certificate_at(names: tuple[str, ...], *, sni: bool, days_left: int = 60) -> ServerCertificate:
    chain = (build.certificate_der(names, days_left),)
    return ServerCertificate(chain=chain, presentations=(Presentation("TLSv1.2", sni),), trust=Trust.TRUSTED)


OWN = certificate_at((build.HOST,), sni=True)


@each(
    ("certificates", "problems"),
    [
        # Servers that take turns: the same names, another date (RFC 6066 section 3 gives away names, not dates).
        ((OWN, certificate_at((build.HOST,), sni=False, days_left=20)), []),
        ((OWN, certificate_at((build.HOST, "dev.kotacontoh.go.id"), sni=False)), ["other"]),
        ((OWN, certificate_at(("hosting.example",), sni=False)), ["other"]),
    ],
)
def test_names_count(certificates: tuple[ServerCertificate, ...], problems: list[str]) -> None:
    survey = TlsSurvey(
        {"192.0.2.7": build.tls_answers(certificate="5a" * 32, default_certificate="c3" * 32, certificates=certificates)}, build.AT
    )
    assert [finding.problem for finding in tls_sni.judge(tls=build.handshake(), survey=survey)] == problems

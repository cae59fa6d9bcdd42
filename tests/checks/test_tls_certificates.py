"""Every kind of broken certificate gives its own verdict and no other, over all the checks that look at certificates."""

import datetime as dt
from typing import Any

import pytest

from checks import Handshake, Outcome, Revocation, RevocationStatus, Trust, build
from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.dns_need import DnsClimb
from checks.core.check.need import Need, Revoked, Survey, Tls
from checks.core.evidence.observation import Observation
from tests.each import each

CHECKS = [check for check in registry.load() if check.area == "tls" and "tls" in check.needs]
ROOT = build.authority("CA Akar")
ISSUER = build.authority("Let's Encrypt", ROOT)
CAA = build.climb("CAA", '0 issue "letsencrypt.org"')
OCSP = "http://ocsp.example/"


def leaf(*names: str, **details: Any) -> bytes:
    parameters: dict[str, Any] = {"scts": 2, "ocsp": OCSP, **details}
    return ISSUER.issue(*(names or (build.HOST,)), **parameters)


def handshake(*chain: bytes, trust: Trust = Trust.TRUSTED) -> Handshake:
    return build.handshake(chain=chain, trust=trust)


def evidence(tls: Handshake, revocation: RevocationStatus | None = None, **answers: Any) -> dict[str, Observation]:
    observed: dict[Need, Observation] = {
        Tls(): tls,
        Survey(): build.survey(**answers),
        Revoked(): revocation or build.revocation(Revocation.GOOD, "stapled"),
        DnsClimb("CAA"): CAA,
    }
    return {request.key: observation for need, observation in observed.items() if (request := need.at(build.TARGET))}


def findings_of(tls: Handshake, revocation: RevocationStatus | None = None, **answers: Any) -> set[str]:
    observed = evidence(tls, revocation, **answers)
    verdicts = [judge(check, build.TARGET, observed) for check in CHECKS]
    assert [v for v in verdicts if v.outcome is Outcome.ERROR] == []
    return {f"{verdict.check}/{finding.problem}" for verdict in verdicts for finding in verdict.findings}


BROKEN = {
    "tls-expiry/expired": handshake(leaf(days_left=-3), ISSUER.certificate),
    "tls-expiry/not-yet": handshake(leaf(days_left=100), ISSUER.certificate),
    "tls-hostname/mismatch": handshake(leaf("lain.example"), ISSUER.certificate),
    "tls-trust/self-signed": handshake(build.authority(build.HOST).issue(build.HOST, lifetime=3650), trust=Trust.SELF_SIGNED),
    "tls-trust/unknown-root": handshake(leaf(lifetime=3650, scts=0), ISSUER.certificate, ROOT.certificate, trust=Trust.UNKNOWN_ROOT),
    "tls-chain/incomplete": handshake(leaf(), trust=Trust.INCOMPLETE),
    "tls-chain/expired": handshake(leaf(), build.authority("Let's Encrypt", ROOT, days_left=-1).certificate),
    "tls-chain/superfluous": handshake(leaf(), ISSUER.certificate, build.authority("CA Lain").certificate),
    "tls-chain/root": handshake(leaf(), ISSUER.certificate, ROOT.certificate),
    "tls-key/weak": handshake(leaf(kind="rsa-1024"), ISSUER.certificate),
    "tls-signature/sha1": build.handshake(chain=(build.old_signature("sha1"),), public=False),
    "tls-signature/md5": build.handshake(chain=(build.old_signature("md5"),), public=False),
    "tls-lifetime/too-long": handshake(leaf(lifetime=700, days_left=650), ISSUER.certificate),
    "tls-transparency/missing": handshake(leaf(scts=1), ISSUER.certificate),
    "tls-caa/forbidden": handshake(build.authority("Sectigo Limited").issue(build.HOST, scts=2, ocsp=OCSP)),
}


def test_a_sound_certificate() -> None:
    assert findings_of(handshake(leaf(), ISSUER.certificate)) == set()


@each("problem", BROKEN)
def test_its_own_verdict_and_no_other(problem: str) -> None:
    assert findings_of(BROKEN[problem]) == {problem}


@pytest.mark.parametrize(("kind", "weak"), [("rsa-2047", True), ("rsa-2048", False), ("secp192r1", True), ("secp256r1", False)])
def test_how_short_a_key_may_be(kind: str, weak: bool) -> None:
    assert findings_of(handshake(leaf(kind=kind), ISSUER.certificate)) == ({"tls-key/weak"} if weak else set())


@pytest.mark.parametrize(
    ("usage", "refusals", "clients"),
    [("key_encipherment", (), ("GnuTLS",)), ("key_cert_sign", ("OpenSSL",), ("OpenSSL", "GnuTLS"))],
)  # fmt: skip
def test_who_else_refuses_a_key_for_another_use(usage: str, refusals: tuple[str, ...], clients: tuple[str, ...]) -> None:
    """OpenSSL 3.0 goes on with the first and says "unsuitable certificate purpose" of the second; GnuTLS 3.7.9 breaks off with either."""
    handshake = build.handshake(chain=(leaf(usages=(usage,)), ISSUER.certificate), refusals=refusals)
    (verdict,) = (judge(check, build.TARGET, evidence(handshake)) for check in CHECKS if check.id == "tls-trust")
    (finding,) = verdict.findings
    assert (finding.problem, finding.facts["clients"]) == ("usage", clients)


def test_wrong_order() -> None:
    upper = build.authority("CA Atas", ROOT)
    lower = build.authority("Let's Encrypt", upper)
    certificate = lower.issue(build.HOST, scts=2, ocsp=OCSP)
    assert findings_of(handshake(certificate, upper.certificate, lower.certificate)) == {"tls-chain/order"}


def test_revoked() -> None:
    when = build.AT - dt.timedelta(days=2)
    revoked = build.revocation(Revocation.REVOKED, "crl", reason="keyCompromise", revoked_at=when)
    assert findings_of(handshake(leaf(), ISSUER.certificate), revoked) == {"tls-revocation/revoked"}


@pytest.mark.parametrize(("must_staple", "problem"), [(True, "required"), (False, "absent")])
def test_not_stapled(must_staple: bool, problem: str) -> None:
    assert findings_of(handshake(leaf(must_staple=must_staple), ISSUER.certificate), stapled=False) == {f"tls-stapling/{problem}"}


@each(
    ("issued", "limit"),
    [("2018-02-28", None), ("2018-03-01", 825), ("2020-08-31", 825), ("2020-09-01", 398), ("2026-03-14", 398), ("2026-03-15", 200),
     ("2027-03-15", 100), ("2029-03-14", 100), ("2029-03-15", 47)],
)  # fmt: skip
def test_the_limit_in_force_when_it_was_issued(issued: str, limit: int | None) -> None:
    start = dt.datetime.fromisoformat(issued).replace(tzinfo=dt.UTC)

    def lasting(days: int) -> set[str]:
        ends = (start - build.AT).days + days
        # A day's rounding apart, the certificate begins on the day in question.
        return {
            f for f in findings_of(handshake(leaf(days_left=ends + 1, lifetime=days), ISSUER.certificate)) if f.startswith("tls-lifetime")
        }

    longest = limit or 3000
    assert lasting(longest) == set()
    assert lasting(longest + 1) == ({"tls-lifetime/too-long"} if limit else set())

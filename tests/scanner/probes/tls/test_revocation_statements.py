"""What an OCSP response and a CRL prove, and everything that makes them prove nothing."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import SignatureAlgorithmOID
from hypothesis import given, strategies as st

from checks.core.evidence.tls import Revocation, RevocationStatus
from scanner.probes.tls.revocation import crl, ocsp as revocation_ocsp
from scanner.probes.tls.revocation.statements import Unbelievable, Unverifiable, require_signature
from tests.each import each
from tests.real.certificates import DAY, CertificateRequest, Issued, ec_key, issue, rsa_key
from tests.scanner.probes.tls.issuer import HOST, LEAF, NOW, OTHER, ROOT, Statement, delegate, revocation_list

SISTER = issue(CertificateRequest(name=f"www.{HOST}", key=ec_key()), ROOT)
RESPONDER = delegate(ROOT)


def ocsp_status(der: bytes, leaf: Issued = LEAF, issuer: Issued = ROOT) -> RevocationStatus:
    return revocation_ocsp.read_response(der, "stapled", leaf.certificate, issuer.certificate, NOW)


def crl_status(der: bytes, leaf: Issued = LEAF) -> RevocationStatus:
    return crl.read_crl(der, "crl", leaf.certificate, ROOT.certificate, NOW)


@pytest.mark.parametrize(
    "statement",
    [
        Statement(),
        Statement(by_key=True),
        Statement(algorithm=hashes.SHA256()),
        Statement(begins=-0.9, ends=None),
        Statement(signer=RESPONDER, enclosed=(RESPONDER,)),
        Statement(signer=RESPONDER, enclosed=(SISTER, RESPONDER), by_key=True),
    ],
    ids=["by name", "by key", "SHA-256", "no end, of today", "delegate", "delegate by key"],
)
def test_a_good_certificate(statement: Statement) -> None:
    assert ocsp_status(statement.der()) == RevocationStatus(Revocation.GOOD, NOW, "stapled")


def test_a_revoked_certificate_with_reason_and_time() -> None:
    status = ocsp_status(Statement(state=ocsp.OCSPCertStatus.REVOKED).der())
    assert status == RevocationStatus(Revocation.REVOKED, NOW, "stapled", "keyCompromise", NOW - 2 * DAY)


def test_a_certificate_the_issuer_does_not_know() -> None:
    assert ocsp_status(Statement(state=ocsp.OCSPCertStatus.UNKNOWN).der()) == RevocationStatus(Revocation.UNKNOWN, NOW, "stapled")


def test_an_issuer_with_an_rsa_key() -> None:
    root = issue(CertificateRequest(name="Akar RSA", key=rsa_key(), authority=True))
    leaf = issue(CertificateRequest(name=HOST, key=ec_key()), root)
    status = ocsp_status(Statement(about=leaf, issuer=root, signer=root).der(), leaf, root)
    assert status.state is Revocation.GOOD
    impostor = issue(CertificateRequest(name="Akar RSA", key=rsa_key(), authority=True))
    with pytest.raises(Unbelievable, match="signature is not that of the issuer"):
        ocsp_status(Statement(about=leaf, issuer=root, signer=impostor).der(), leaf, root)


FALSE_ROOT = issue(CertificateRequest(name="Akar Contoh", key=ec_key(), authority=True))
FALSE_NAME = delegate(OTHER, name="Penjawab OCSP Contoh")


@each(
    ("statement", "words"),
    [
        (Statement(begins=-9, ends=-1), "it held until"),
        (Statement(begins=-1.1, ends=None), "it held until"),
        (Statement(begins=1, ends=2), "it holds only from"),
        (Statement(signer=OTHER), "signed by somebody else"),
        (Statement(signer=OTHER, enclosed=(OTHER,)), "signed by somebody else"),
        (Statement(signer=RESPONDER), "signed by somebody else"),
        (Statement(signer=(no_right := delegate(ROOT, signing=False)), enclosed=(no_right,)), "signed by somebody else"),
        (Statement(signer=(old := delegate(ROOT, age=8)), enclosed=(old,)), "signed by somebody else"),
        (Statement(signer=FALSE_NAME, enclosed=(FALSE_NAME,)), "signed by somebody else"),
        (Statement(signer=FALSE_NAME, enclosed=(RESPONDER,)), "signature is not that of the issuer"),
        (Statement(signer=FALSE_ROOT), "signature is not that of the issuer"),
        (Statement(about=SISTER), "about another certificate"),
        (Statement(issuer=OTHER), "about another certificate"),
    ],
    ids=[
        "over", "no end, of yesterday", "not yet", "other issuer", "other issuer enclosed", "delegate not enclosed", "delegate without the right",
        "delegate too old", "delegate of another", "delegate's name only", "issuer's name only", "sister certificate", "sister issuer",
    ],
)  # fmt: skip
def test_what_makes_a_response_unbelievable(statement: Statement, words: str) -> None:
    with pytest.raises(Unbelievable, match=words):
        ocsp_status(statement.der())


def test_a_responder_that_refuses_says_nothing() -> None:
    refusal = ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.TRY_LATER).public_bytes(serialization.Encoding.DER)
    with pytest.raises(Unbelievable, match="try later"):
        ocsp_status(refusal)


def test_a_certificate_on_no_list() -> None:
    assert crl_status(revocation_list(SISTER)) == RevocationStatus(Revocation.GOOD, NOW, "crl")


@pytest.mark.parametrize(("reason", "word"), [(x509.ReasonFlags.superseded, "superseded"), (None, "")])
def test_a_certificate_on_the_list(reason: x509.ReasonFlags | None, word: str) -> None:
    status = crl_status(revocation_list(SISTER, LEAF, reason=reason))
    assert status == RevocationStatus(Revocation.REVOKED, NOW, "crl", word, NOW - 2 * DAY)


def part(url: str = "", **more: bool) -> x509.IssuingDistributionPoint:
    """The part of all certificates that a list covers."""
    flags = dict.fromkeys(("only_contains_user_certs", "only_contains_ca_certs", "indirect_crl", "only_contains_attribute_certs"), False)
    name = [x509.UniformResourceIdentifier(url)] if url else None
    return x509.IssuingDistributionPoint(full_name=name, relative_name=None, only_some_reasons=None, **flags | more)


POINT = "http://crl.kotacontoh.example/1.crl"
POINTING = issue(CertificateRequest(name=HOST, key=ec_key(), crl=POINT), ROOT)


@pytest.mark.parametrize("covered", [part(POINT), part(only_contains_user_certs=True)], ids=["its point", "servers"])
def test_a_partial_list_that_covers_the_certificate(covered: x509.IssuingDistributionPoint) -> None:
    assert crl_status(revocation_list(POINTING, extensions=(covered,)), POINTING).state is Revocation.REVOKED


@each(
    ("der", "words"),
    [
        (revocation_list(LEAF, by=OTHER), "another issuer"),
        (revocation_list(LEAF, by=FALSE_ROOT), "signature is not that of the issuer"),
        (revocation_list(LEAF, begins=-9, ends=-1), "it held until"),
        (revocation_list(LEAF, begins=1, ends=2), "it holds only from"),
        (revocation_list(extensions=(part("http://crl.kotacontoh.example/2.crl"),)), "another distribution point"),
        (revocation_list(extensions=(part(only_contains_ca_certs=True),)), "other certificates"),
        (revocation_list(extensions=(part(indirect_crl=True),)), "other certificates"),
        (revocation_list(extensions=(x509.DeltaCRLIndicator(1),)), "changes only"),
    ],
    ids=["other issuer", "issuer's name only", "over", "not yet", "other point", "authorities", "indirect", "changes"],
)
def test_what_makes_a_list_unbelievable(der: bytes, words: str) -> None:
    with pytest.raises(Unbelievable, match=words):
        crl_status(der, POINTING)


GOOD_RESPONSE, EMPTY_LIST = Statement().der(), revocation_list()


@given(st.one_of(st.binary(max_size=200), st.tuples(st.integers(0, len(GOOD_RESPONSE) - 1), st.integers(1, 255))))
def test_no_changed_response_is_believed(change: bytes | tuple[int, int]) -> None:
    if isinstance(change, tuple):
        at, by = change
        change = GOOD_RESPONSE[:at] + bytes((GOOD_RESPONSE[at] ^ by,)) + GOOD_RESPONSE[at + 1 :]
    with pytest.raises(Unbelievable):
        ocsp_status(change)


@given(st.one_of(st.binary(max_size=200), st.tuples(st.integers(0, len(EMPTY_LIST) - 1), st.integers(1, 255))))
def test_no_changed_list_is_believed(change: bytes | tuple[int, int]) -> None:
    if isinstance(change, tuple):
        at, by = change
        change = EMPTY_LIST[:at] + bytes((EMPTY_LIST[at] ^ by,)) + EMPTY_LIST[at + 1 :]
    with pytest.raises(Unbelievable):
        crl_status(change)


OF_RSA = issue(CertificateRequest(name="Akar RSA", key=rsa_key(), authority=True))


@pytest.mark.parametrize("algorithm", [hashes.SHA256(), hashes.SHA384(), hashes.SHA512()], ids=lambda one: one.name)
def test_a_list_signed_with_rsassa_pss_is_believed_and_a_change_is_not(
    algorithm: hashes.SHA256 | hashes.SHA384 | hashes.SHA512,
) -> None:
    """RFC 4055 section 3.1: OpenSSL and authorities write such lists with `rsa_padding_mode:pss`."""
    leaf = issue(CertificateRequest(name=HOST, key=ec_key()), OF_RSA)
    builder = x509.CertificateRevocationListBuilder().issuer_name(OF_RSA.certificate.subject)
    builder = builder.last_update(NOW - DAY).next_update(NOW + DAY)
    assert isinstance(OF_RSA.key, rsa.RSAPrivateKey)
    signed = builder.sign(OF_RSA.key, algorithm, rsa_padding=padding.PSS(padding.MGF1(algorithm), algorithm.digest_size))
    der = signed.public_bytes(serialization.Encoding.DER)
    assert crl.read_crl(der, "crl", leaf.certificate, OF_RSA.certificate, NOW).state is Revocation.GOOD
    with pytest.raises(Unbelievable):
        crl.read_crl(der[:-9] + bytes((der[-9] ^ 1,)) + der[-8:], "crl", leaf.certificate, OF_RSA.certificate, NOW)


def test_a_key_of_a_kind_that_is_not_known_makes_nothing_false() -> None:
    key = dsa.generate_private_key(1024)
    with pytest.raises(Unverifiable):
        require_signature(key.public_key(), key.sign(b"x", hashes.SHA256()), b"x", SignatureAlgorithmOID.DSA_WITH_SHA256, hashes.SHA256())

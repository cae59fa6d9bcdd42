"""The chain as sent: what leads where, whatever the order, and whatever the bytes."""

import datetime as dt
import hashlib
import itertools

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from hypothesis import given, strategies as st

from checks.core.assess.judge import judge
from checks.core.evidence.tls import Trust
from checks.core.model.finding import Outcome
from checks.core.parse import chain
from checks.core.testing import evidence as build
from checks.tls.chain import tls_chain
from checks.tls.signature import tls_signature
from tests.core.assess.test_judge import collection
from tests.each import each

ROOT = build.authority("CA Akar")
UPPER = build.authority("CA Atas", ROOT)
LOWER = build.authority("CA Bawah", UPPER)
STRANGER = build.authority("CA Lain")
LEAF = LOWER.issue(build.HOST)
MEMBERS = {"lower": LOWER.certificate, "upper": UPPER.certificate, "root": ROOT.certificate, "stranger": STRANGER.certificate}


def names(*certificates: str) -> list[str]:
    return [f"CN={name},O={name}" for name in certificates]


def test_a_chain_in_order() -> None:
    sent = chain((LEAF, LOWER.certificate, UPPER.certificate))
    assert sent is not None
    assert [member.subject for member in sent.path] == [f"CN={build.HOST}", *names("CA Bawah", "CA Atas")]
    assert (sent.ordered, sent.superfluous, sent.root) == (True, (), None)


@each("order", list(itertools.permutations(("lower", "upper", "root", "stranger"))))
def test_every_order(order: tuple[str, ...]) -> None:
    sent = chain((LEAF, *(MEMBERS[name] for name in order)))
    assert sent is not None
    assert {member.subject for member in sent.path} == {f"CN={build.HOST}", *names("CA Bawah", "CA Atas", "CA Akar")}
    assert [member.subject for member in sent.superfluous] == names("CA Lain")
    assert sent.root is not None
    assert sent.ordered == ([name for name in order if name != "stranger"] == ["lower", "upper", "root"])


def test_a_gap_ends_the_path() -> None:
    sent = chain((LEAF, UPPER.certificate))
    assert sent is not None
    assert len(sent.path) == 1
    assert [member.subject for member in sent.superfluous] == names("CA Atas")


def test_the_name_alone_certifies_nothing() -> None:
    forged = build.authority("CA Bawah", STRANGER)
    other = build.authority("CA Atas", STRANGER).issue(build.HOST)
    sent = chain((other, forged.certificate))
    assert sent is not None
    assert len(sent.path) == 1


def test_duplicates_are_superfluous() -> None:
    sent = chain((LEAF, LEAF, LOWER.certificate, LOWER.certificate))
    assert sent is not None
    assert (len(sent.path), len(sent.superfluous), sent.ordered) == (2, 2, True)


def test_a_member_that_cannot_be_read_ends_the_chain() -> None:
    sent = chain((LEAF, b"\x30\x03", LOWER.certificate))
    assert sent is not None
    assert (len(sent.path), sent.superfluous) == (1, ())


@given(st.lists(st.sampled_from([LEAF, *MEMBERS.values(), b"", b"\x30\x82\xff\xff"]) | st.binary(max_size=40), max_size=40))
def test_any_list(sent: list[bytes]) -> None:
    read = chain(sent)
    if read is not None:
        assert len(read.path) + len(read.superfluous) <= len(sent)
        assert read.root is None or read.root in read.path


def _with_key(name: str, issuer: str, bits: int, exponent: int = 65537) -> bytes:
    """A certificate of a key of any size, signed by nobody: its signature is as long as that of a key of this size."""
    modulus = int.from_bytes(hashlib.shake_256(f"{name} {bits}".encode()).digest(bits // 8)) | 1 | 3 << bits - 2
    unsigned = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(rsa.RSAPublicNumbers(exponent, modulus).public_key())
        .serial_number(modulus % 1_000_003 + 1)
        .not_valid_before(build.AT)
        .not_valid_after(build.AT + dt.timedelta(days=90))
        .sign(SIGNER, hashes.SHA256())
    )
    signature = b"\x03" + _length(bits // 8 + 1) + b"\x00" + (modulus >> 2).to_bytes(bits // 8)
    body = unsigned.tbs_certificate_bytes + bytes.fromhex("300d06092a864886f70d01010b0500") + signature
    return b"\x30" + _length(len(body)) + body


def _length(octets: int) -> bytes:
    return bytes([octets]) if octets < 128 else b"\x82" + octets.to_bytes(2)


SIGNER = rsa.generate_private_key(65537, 2048)


@pytest.mark.parametrize(
    ("bits", "exponent", "unverified"),
    [(4096, 65537, False), (8192, 65537, False), (8200, 65537, True), (16384, 65537, True), (4096, 2**40 + 1, True)],
)
def test_a_key_larger_than_browsers_accept_verifies_nothing(bits: int, exponent: int, unverified: bool) -> None:
    sent = chain((_with_key("situs", "CA", 2048), _with_key("CA", "CA", bits, exponent)))
    assert sent is not None
    assert (len(sent.path), sent.unverified) == (1, unverified)


def test_many_certificates_of_one_name_are_not_all_verified() -> None:
    sent = chain([_with_key("CA", "CA", 2048 + 8 * n) for n in range(20)])
    assert sent is not None
    assert sent.unverified is False
    again = chain([_with_key("CA", "CA", 2048 + 8 * n) for n in range(60)])
    assert again is not None
    assert again.unverified


def test_what_was_not_verified_is_no_good_news() -> None:
    large = build.handshake(chain=(_with_key(build.HOST, "CA", 2048), _with_key("CA", "CA", 16384)), trust=Trust.TRUSTED)
    for subject in (tls_chain, tls_signature):
        verdict = judge(subject, build.TARGET, collection(subject, tls=large, survey=build.survey()))
        assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, "unverified-chain")

"""What a chain is worth: each way to be wrong has its own name, and a trusted path is told from the leaf to the root."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from checks.core.evidence.tls import Trust
from scanner.errors import SettingsError
from scanner.net.trust_store import Roots
from tests.real.certificates import CertificateRequest, Issued, ec_key, issue

NOW = dt.datetime.now(dt.UTC)
# Domain validated, by the CA/Browser Forum Baseline Requirements section 7.1.6.1.
PUBLIC = "2.23.140.1.2.1"
ISSUER_URL = "http://ca.kotacontoh.example/antara.der"


def authority(name: str, by: Issued | None = None) -> Issued:
    return issue(CertificateRequest(name=name, key=ec_key(), life=900, authority=True), by)


def site(by: Issued | None = None, age: int = 30, issuer_url: str = "", policy: str = "") -> bytes:
    return issue(CertificateRequest(name="dinkes.kotacontoh.go.id", key=ec_key(), age=age, issuer_url=issuer_url, policy=policy), by).der


ROOT = authority("Akar Contoh")
UPPER = authority("CA Antara Atas", ROOT)
LOWER = authority("CA Antara Bawah", UPPER)
STRANGER = authority("Akar Asing")
SITE = site(LOWER)
NO_AUTHORITY = issue(CertificateRequest(name="situs.kotacontoh.go.id", key=ec_key()), LOWER)


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Roots:
    file = tmp_path_factory.mktemp("roots") / "root.pem"
    file.write_bytes(ROOT.pem)
    return Roots((str(file),))


@pytest.mark.parametrize(
    ("chain", "trust"),
    [
        pytest.param((SITE, LOWER.der, UPPER.der), Trust.TRUSTED, id="in order"),
        pytest.param((SITE, STRANGER.der, UPPER.der, ROOT.der, LOWER.der), Trust.TRUSTED, id="in disorder"),
        pytest.param((site(ROOT, age=400),), Trust.TRUSTED, id="expired, which is judged elsewhere"),
        pytest.param((site(),), Trust.SELF_SIGNED, id="its own issuer"),
        pytest.param((site(STRANGER), STRANGER.der), Trust.UNKNOWN_ROOT, id="a private root"),
        pytest.param((site(STRANGER),), Trust.UNKNOWN_ROOT, id="a private root that is not sent"),
        pytest.param((site(LOWER, issuer_url=ISSUER_URL, policy=PUBLIC), UPPER.der), Trust.INCOMPLETE, id="a hole that can be filled"),
        pytest.param((site(LOWER, issuer_url=ISSUER_URL), UPPER.der), Trust.UNKNOWN_ROOT, id="a private authority's hole"),
        pytest.param((site(LOWER, issuer_url="ldap://ca.kotacontoh.example/antara", policy=PUBLIC),), Trust.UNKNOWN_ROOT, id="a hole that browsers cannot fill"),
        pytest.param((SITE[:-1] + bytes((SITE[-1] ^ 1,)), LOWER.der, UPPER.der), Trust.INVALID, id="a forged signature"),
        pytest.param((site(NO_AUTHORITY), NO_AUTHORITY.der, LOWER.der, UPPER.der), Trust.INVALID, id="signed by another site"),
        pytest.param((LOWER.der, SITE), Trust.UNKNOWN_ROOT, id="another certificate first"),
        pytest.param((b"\x30\x82\xff\xff",), Trust.INVALID, id="garbage"),
        pytest.param((SITE, b"garbage"), Trust.INVALID, id="garbage behind it"),
        pytest.param((), Trust.INVALID, id="nothing"),
    ],
)  # fmt: skip
def test_what_a_chain_is_worth(roots: Roots, chain: tuple[bytes, ...], trust: Trust) -> None:
    verification = roots.verify(chain, NOW)
    assert verification.trust is trust
    assert bool(verification.words) == (trust is not Trust.TRUSTED)
    assert bool(verification.path) == (trust is Trust.TRUSTED)


@pytest.mark.parametrize("others", list(itertools.permutations((LOWER.der, UPPER.der, STRANGER.der))))
def test_the_path_leads_from_the_leaf_to_the_root_however_it_was_sent(roots: Roots, others: Sequence[bytes]) -> None:
    assert roots.verify((SITE, *others), NOW).path == (SITE, LOWER.der, UPPER.der, ROOT.der)


def test_a_root_of_the_settings_is_not_public(roots: Roots) -> None:
    assert not roots.verify((SITE, LOWER.der, UPPER.der), NOW).public


def test_without_roots_of_the_settings_nobody_knows_it() -> None:
    assert Roots().verify((SITE, LOWER.der, UPPER.der), NOW).trust is Trust.UNKNOWN_ROOT


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_a_file_without_certificates_is_a_fault_of_the_settings(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "root.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match="no readable certificates"):
        Roots((str(file),))

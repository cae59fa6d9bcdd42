"""What testssl.sh says of a suite, it says of the version that it was asked with."""

from __future__ import annotations

from tests.real.tls.testssl import read


def test_lines() -> None:
    lines = (
        ("SSLv3", "TLSv1.1 is not offered, and downgraded to a weaker protocol"), ("TLS1", "not offered"), ("TLS1_2", "connection failed rather than downgrading to TLSv1.1"), ("TLS1_1", "offered (deprecated)"), ("TLS1_3", "not offered + downgraded to weaker protocol"),
        ("cipher-tls1_1_xc013", "TLS 1.1 xc013 ..."), ("cipher-tls1_x2f", "TLS 1 x2f ..."),
        ("PFS_ECDHE_curves", "prime256v1 X25519 brainpoolP256r1"),
    )  # fmt: skip
    facts = read([{"id": name, "finding": text} for name, text in lines]).facts
    assert facts == {
        "version SSLv3": False, "version TLSv1.0": False, "version TLSv1.1": True, "version TLSv1.3": False,
        "suites TLSv1.1": frozenset(("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",)), "suites TLSv1.0": frozenset(("TLS_RSA_WITH_AES_128_CBC_SHA",)),
        "groups": frozenset(("secp256r1", "x25519", "brainpoolp256r1")),
    }  # fmt: skip

"""What sslyze got no answer to, it has not asked."""

from __future__ import annotations

from tests.real.tls.facts import Account, compare
from tests.real.tls.sslyze import read

ACCEPTED, REFUSED, LATE = "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_NULL_SHA", "TLS_RSA_WITH_AES_256_CBC_SHA"


def suite(name: str, **more: object) -> dict[str, object]:
    return {"cipher_suite": {"name": name, "is_anonymous": False}, "ephemeral_key": None, **more}


def test_a_handshake_that_timed_out_is_no_refusal() -> None:
    rejected = [
        suite(REFUSED, error_message="TLS alert: handshake failure"),
        suite(LATE, error_message="Connection to server timed out during the TLS handshake"),
    ]
    result = {"is_tls_version_supported": True, "accepted_cipher_suites": [suite(ACCEPTED)], "rejected_cipher_suites": rejected}
    theirs = read({"tls_1_2_cipher_suites": {"result": result}})
    fact = "suites TLSv1.2"
    assert compare(Account({fact: frozenset((ACCEPTED, LATE))}), theirs)[fact] is None
    assert compare(Account({fact: frozenset((ACCEPTED, REFUSED))}), theirs)[fact] is not None

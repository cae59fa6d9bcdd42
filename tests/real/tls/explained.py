"""Where another tool tells something else than tilik, who is right, and why. Each was looked into with a capture of the connection."""

from __future__ import annotations

import fnmatch

import msgspec


class Explained(msgspec.Struct, frozen=True):
    """Server and fact are patterns."""

    server: str
    witness: str
    fact: str
    why: str


EXPLAINED = (
    Explained(
        "GnuTLS finite fields only", "sslyze", "*TLSv1.3", "tilik is right: sslyze offers no finite-field group with TLS 1.3; openssl and sslscan do."
    ),
    Explained(
        "Apache X25519 only", "sslyze", "suites TLSv1.2", "tilik is right: sslyze asks these suites with an OpenSSL that is older than X25519."
    ),
)  # fmt: skip


def explanation(server: str, witness: str, fact: str) -> str | None:
    """Why they differ; None when nobody has found out."""
    for known in EXPLAINED:
        if known.witness == witness and fnmatch.fnmatchcase(server, known.server) and fnmatch.fnmatchcase(fact, known.fact):
            return known.why
    return None

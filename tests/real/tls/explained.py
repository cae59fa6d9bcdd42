"""Where another tool tells something else than tilik, who is right, and why."""

from __future__ import annotations

import fnmatch

import msgspec


class Explained(msgspec.Struct, frozen=True):
    """Server, witness and fact are patterns."""

    server: str
    witness: str
    fact: str
    why: str


_LONE_GROUP = (
    "tilik is right: before TLS 1.3, OpenSSL refuses an ECDSA certificate whose curve the client does not list (RFC 8422 section 5.1). "
    "The other tool lists each group alone; with the certificate's curve beside it, openssl s_client -groups gets them all."
)
_BROKEN_OFF = (
    "tilik is right, openssl s_client resumes too: sslyze breaks its first connection off, and s_server forgets the sessions of such."
)

EXPLAINED = (
    Explained("GnuTLS finite fields only", "sslyze", "version TLSv1.3", "tilik is right: sslyze offers no finite-field group with TLS 1.3; openssl and sslscan do."),
    Explained("Apache X25519 only", "sslyze", "suites TLSv1.2", "tilik is right: sslyze asks these suites with an OpenSSL that is older than X25519; sslscan finds them."),
    Explained("nginx 0-RTT", "*", "groups", _LONE_GROUP),
    Explained("nginx secp384r1 only", "*", "groups", _LONE_GROUP),
    Explained("Apache no tickets", "*", "groups", _LONE_GROUP),
    Explained("OpenSSL *", "sslyze", "session-id", _BROKEN_OFF),
    Explained("OpenSSL 0-RTT", "sslyze", "early-data", "tilik is right, s_client gets a ticket for early data: sslyze breaks its first connection off, upon which s_server takes no early data."),
    Explained("tlslite-ng TLS 1.3", "sslyze", "groups", "tilik is right, sslscan finds them, and so do tlslite-ng's settings: sslyze asks for Brainpool curves with suites that this server lacks."),
)  # fmt: skip


def explanation(server: str, witness: str, fact: str) -> str | None:
    """Why they differ; None when nobody has found out."""
    for known in EXPLAINED:
        if (
            fnmatch.fnmatchcase(witness, known.witness)
            and fnmatch.fnmatchcase(server, known.server)
            and fnmatch.fnmatchcase(fact, known.fact)
        ):
            return known.why
    return None

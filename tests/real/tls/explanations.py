"""Where another tool finds less than tilik, and why. That tilik finds less, or something else, has no excuse."""

from __future__ import annotations

import fnmatch

import msgspec

from tests.real.tls.facts import Difference


class Explanation(msgspec.Struct, frozen=True):
    """Server, witness and fact are patterns."""

    server: str
    witness: str
    fact: str
    why: str


_LONE_GROUP = (
    "tilik is right: before TLS 1.3, OpenSSL, GnuTLS and mbed TLS refuse an ECDSA certificate whose curve the client does not list (RFC 8422 section 5.1). "
    "The other tool lists each group alone; with the certificate's curve beside it, openssl s_client -groups gets them all."
)
_BROKEN_OFF = (
    "tilik is right, openssl s_client resumes too: sslyze breaks its first connection off, and s_server forgets the sessions of such."
)
_TOO_SOON = (
    "tilik is right, openssl s_client resumes too: Apache stores a session where all its processes find it after its Finished is sent. "
    "sslyze comes back at once and may meet another process before that; 50 ms later every session is resumed."
)

_SERVED_ALL = (
    "tilik is right, openssl s_client -groups gets it: computing with a prime of that size takes a busy machine longer than sslscan waits."
)
_MANY_SUITES = (
    "tilik is right, openssl s_client gets in: this wolfSSL breaks off a hello with more than 150 suites, and an X25519 key whose highest bit is set. "
    "sslscan asks for TLS 1.2 with 344 suites, and for TLS 1.3 with a constant key that has the bit; RFC 7748 section 5 wants it ignored, and no client sets it."
)
_NEVER_ENDS = (
    "tilik tells what the server chooses in its ServerHello: h2o 2.2.5 as Debian has it chooses these suites, too, and then breaks off, because it cannot decrypt "
    "what the client sends (openssl s_client -state ends after its Finished). The other tools list what ends well."
)
EXPLANATIONS = (
    Explanation("*GnuTLS*", "sslscan", "groups", _SERVED_ALL),
    Explanation("lighttpd with gnutls*", "sslscan", "groups", _SERVED_ALL),
    Explanation("lighttpd with wolfssl*", "sslscan", "version TLSv1.2", _MANY_SUITES),
    Explanation("lighttpd with wolfssl*", "sslscan", "version TLSv1.3", _MANY_SUITES),
    Explanation("h2o as installed, rsa", "*", "suites TLSv1.2", _NEVER_ENDS),
    Explanation("GnuTLS secure, ec", "*", "groups", _LONE_GROUP),
    Explanation("OpenSSL TLS 1.2 only, no tickets, ec", "*", "groups", _LONE_GROUP),
    Explanation("Apache TLS 1.0 to 1.2, ec", "*", "groups", _LONE_GROUP),
    Explanation("nginx TLS 1.2 only, ec", "*", "groups", _LONE_GROUP),
    Explanation("nginx strong suites, own order, ec", "*", "groups", _LONE_GROUP),
    Explanation("nginx X448, RSA", "sslyze", "suites TLSv1.2", "tilik is right: sslyze asks these suites with an OpenSSL that is older than X448; sslscan finds them."),
    Explanation("GnuTLS finite fields only", "sslyze", "version TLSv1.3", "tilik is right: sslyze offers no finite-field group with TLS 1.3; openssl and sslscan do."),
    Explanation("Apache X25519 only", "sslyze", "suites TLSv1.2", "tilik is right: sslyze asks these suites with an OpenSSL that is older than X25519; sslscan finds them."),
    Explanation("nginx secp384r1 only", "*", "groups", _LONE_GROUP),
    Explanation("Apache no tickets", "*", "groups", _LONE_GROUP),
    Explanation("nginx TLS 1.0 to 1.2, ec", "*", "groups", _LONE_GROUP),
    Explanation("Apache TLS 1.2 only, ec", "*", "groups", _LONE_GROUP),
    Explanation("lighttpd with mbedtls, ec", "*", "groups", _LONE_GROUP),
    Explanation("Apache *", "sslyze", "session-id", _TOO_SOON),
    Explanation("OpenSSL *", "sslyze", "session-id", _BROKEN_OFF),
    Explanation("Node.js*", "sslyze", "client-renegotiation", "tilik is right, openssl s_client renegotiates (R): sslyze asks whether it can be done ten times, and Node.js takes three in ten minutes (tls.CLIENT_RENEG_LIMIT)."),
    Explanation("Java*", "sslyze", "ticket", "tilik is right, openssl s_client gets a ticket and resumes with it (-sess_out, -sess_in: Reused); sslyze's own attempts fail."),
    Explanation("OpenSSL 0-RTT", "sslyze", "early-data", "tilik is right, s_client gets a ticket for early data: sslyze breaks its first connection off, upon which s_server takes no early data."),
    Explanation("tlslite-ng TLS 1.3", "sslyze", "groups", "tilik is right, sslscan and openssl s_client -tls1_2 find them: sslyze asks the newest version only, and TLS 1.3 has none of these Brainpool curves (RFC 8446 section 4.2.7)."),
)  # fmt: skip


_SHA1_OF_OLD = (
    "the hello is answered, and the client itself breaks off after the ServerKeyExchange (openssl s_client -msg: legacy sigalg disallowed): "
    "its security level allows no SHA-1, which TLS 1.0 and 1.1 sign with. At level 0 it gets in."
)
_SMALL_PRIME = "the hello is answered, and the client itself breaks off after the ServerKeyExchange (openssl s_client -msg: dh key too small). At security level 0 it gets in."
_NO_RENEGOTIATION_INFO = (
    "the hello is answered, and the client itself breaks off after the ServerHello (openssl s_client -msg: unsafe legacy renegotiation disabled): "
    "this server says nothing of RFC 5746."
)
# Servers whose answer a client does not accept: server, client, and why, by the client's own words.
BREAKS_OFF = (
    ("nginx TLS 1.0 only", "openssl", _SHA1_OF_OLD),
    ("nginx TLS 1.0 only", "curl", _SHA1_OF_OLD),
    ("OpenSSL TLS 1.1 only", "openssl", _SHA1_OF_OLD),
    ("OpenSSL TLS 1.1 only", "curl", _SHA1_OF_OLD),
    ("nginx DHE with 1024 bits", "openssl", _SMALL_PRIME),
    ("nginx DHE with 1024 bits", "curl", _SMALL_PRIME),
    ("own: DH with 512 bits", "openssl", _NO_RENEGOTIATION_INFO),
    ("own: DH with 512 bits", "curl", _NO_RENEGOTIATION_INFO),
)


def break_off(server: str, client: str) -> str | None:
    """Why a client that was answered goes no further; None when nobody has found out."""
    return next((why for name, who, why in BREAKS_OFF if (name, who) == (server, client)), None)


def explanation(server: str, witness: str, difference: Difference) -> str | None:
    """Why they differ; None when nobody has found out."""
    if not difference.more:
        return None
    for one in EXPLANATIONS:
        if (
            fnmatch.fnmatchcase(witness, one.witness)
            and fnmatch.fnmatchcase(server, one.server)
            and fnmatch.fnmatchcase(difference.fact, one.fact)
        ):
            return one.why
    return None

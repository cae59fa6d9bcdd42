"""TLS contexts of the sites, from modern ones down to TLS 1.0.

OpenSSL as cryptography brings it, because Python's own module is built with whatever the system has: it may know no post-quantum group.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from OpenSSL import SSL

from scanner.example_city.certificates import CityAuthority
from scanner.example_city.site import Protocols, Site

_SESSIONS = b"kota contoh"


def context(site: Site, authority: CityAuthority, folder: Path) -> SSL.Context:
    """A server context with a fresh certificate for the site; its key passes through a file in ``folder``."""
    pem = folder / f"{site.host}.pem"
    pem.write_bytes(authority.issue(site.host, site.certificate))
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.use_certificate_file(str(pem))
    context.use_privatekey_file(str(pem))
    context.set_alpn_select_callback(_choose)
    context.set_options(SSL.OP_CIPHER_SERVER_PREFERENCE)
    context.set_session_id(_SESSIONS)
    if site.protocols is Protocols.LEGACY:
        # Level 0, because SHA-1 signatures, which TLS 1.0 makes, are refused above it.
        context.set_cipher_list(b"ALL:!aNULL:@SECLEVEL=0")
        context.set_min_proto_version(SSL.TLS1_VERSION)
        context.set_max_proto_version(SSL.TLS1_2_VERSION)
    else:
        context.set_cipher_list(b"ECDHE+AESGCM:ECDHE+CHACHA20")
        context.set_min_proto_version(SSL.TLS1_2_VERSION)
    return context


def by_name(contexts: Mapping[str, SSL.Context], first: str) -> SSL.Context:
    """The first site's context, which hands over to that of the name the client asks for (SNI, RFC 6066 section 3)."""

    def hand_over(connection: SSL.Connection) -> None:
        name = (connection.get_servername() or b"").decode("latin-1")
        connection.set_context(contexts.get(name, contexts[first]))

    contexts[first].set_tlsext_servername_callback(hand_over)
    return contexts[first]


def _choose(connection: SSL.Connection, protocols: list[bytes]) -> bytes | SSL._NoOverlappingProtocols:
    return b"http/1.1" if b"http/1.1" in protocols else SSL.NO_OVERLAPPING_PROTOCOLS

"""TLS contexts of the sites, from modern ones down to TLS 1.0."""

from __future__ import annotations

import ssl
import warnings
from pathlib import Path

from scanner.example_city.certificates import Authority
from scanner.example_city.site import Protocols, Site


def context(site: Site, authority: Authority, folder: Path) -> ssl.SSLContext:
    """A server context with a fresh certificate for the site; its key passes through a file in ``folder``."""
    pem = folder / f"{site.host}.pem"
    pem.write_bytes(authority.issue(site.host, site.certificate))
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(pem)
    made.set_alpn_protocols(["http/1.1"])
    if site.protocols is Protocols.LEGACY:
        _allow_legacy(made)
    else:
        made.minimum_version = ssl.TLSVersion.TLSv1_2
        made.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    return made


def _allow_legacy(made: ssl.SSLContext) -> None:
    """TLS 1.0 to 1.2 with every authenticated suite OpenSSL still has: level 0, because SHA-1 signatures are refused above it."""
    made.set_ciphers("ALL:!aNULL:@SECLEVEL=0")
    made.maximum_version = ssl.TLSVersion.TLSv1_2
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"ssl\.TLSVersion\.TLSv1 is deprecated", DeprecationWarning)
        made.minimum_version = ssl.TLSVersion.TLSv1

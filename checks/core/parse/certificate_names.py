"""Whether a certificate is for a host (RFC 9525)."""

from __future__ import annotations

from ipaddress import ip_address

from checks.core.parse.address import is_address
from checks.core.parse.certificate import X509


def covers(read: X509, host: str) -> bool:
    """True when a name or address of the certificate's subjectAltName is the host.

    A wildcard stands for exactly one label, the left-most, and only as a whole (RFC 9525 section 6.3).
    """
    if is_address(host):
        return any(ip_address(host) == ip_address(address) for address in read.addresses if is_address(address))
    reference = host.lower().rstrip(".")
    _, _, parent = reference.partition(".")
    return reference in read.names or ("." in parent and f"*.{parent}" in read.names)

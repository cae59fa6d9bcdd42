"""TLSA records, and whether what a server shows is what they vouch for (RFC 6698 section 2, RFC 7671, RFC 7672 section 3)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import msgspec

from checks.core.evidence.tls import Handshake
from checks.core.parse.certificate import certificate
from checks.core.parse.certificate_fields import certificate_fields
from checks.core.parse.certificate_names import covers
from checks.core.parse.chain import chain

_EE, _TA = 3, 2
_DIGESTS: dict[int, Callable[[bytes], bytes]] = {
    0: lambda octets: octets,
    1: lambda octets: hashlib.sha256(octets).digest(),
    2: lambda octets: hashlib.sha512(octets).digest(),
}
_LENGTHS = {1: 32, 2: 64}


class TlsaRecord(msgspec.Struct, frozen=True, order=True):
    """By ``usage`` 3 (DANE-EE) the server's own certificate, by 2 (DANE-TA) one that issued it; ``selector`` 0 all of it, 1 its key; ``matching`` 1 and 2 the hash of that."""

    usage: int
    selector: int
    matching: int
    data: bytes

    @property
    def usable(self) -> bool:
        """Whether senders of mail go by it: 0 and 1 are for the web (RFC 7672 section 3.1.3)."""
        meaningful = self.usage in (_EE, _TA) and self.selector in (0, 1) and self.matching in _DIGESTS
        return meaningful and len(self.data) == _LENGTHS.get(self.matching, len(self.data)) and bool(self.data)

    @property
    def label(self) -> str:
        """As it is written, the data shortened."""
        return f"{self.usage} {self.selector} {self.matching} {self.data.hex()[:16]}…"

    def vouches_for(self, der: bytes) -> bool:
        """Whether a certificate, in DER, is the one that it means."""
        try:
            octets = der if self.selector == 0 else certificate_fields(der).spki
        except ValueError:
            # Servers may send anything.
            return False
        return _DIGESTS[self.matching](octets) == self.data


def fits_tlsa(records: Sequence[TlsaRecord], tls: Handshake, names: Sequence[str]) -> bool:
    """Whether one of the usable records fits what a server of one of these ``names`` showed.

    DANE-EE looks at nothing but the key: not at names and not at dates (RFC 7672 section 3.1.1). An authority must be in the chain, and names and dates do matter (3.1.2).
    """
    if not tls.chain:
        return False
    if any(record.vouches_for(tls.leaf) for record in records if record.usable and record.usage == _EE):
        return True
    leaf, sent = certificate(tls.leaf), chain(tls.chain)
    if leaf is None or sent is None or not any(covers(leaf, name) for name in names) or not leaf.not_before <= tls.at <= leaf.not_after:
        return False
    digests = {link.sha256 for link in sent.path}
    path = [der for der in tls.chain if hashlib.sha256(der).hexdigest() in digests]
    return any(record.vouches_for(der) for record in records if record.usable and record.usage == _TA for der in path)

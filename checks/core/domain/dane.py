"""Which keys the DNS vouches for at the mail servers of a domain (RFC 6698, RFC 7672)."""

from __future__ import annotations

from collections.abc import Sequence

import dns.rdatatype
import msgspec

from checks.core.domain.mail_hosts import mail_hosts
from checks.core.domain.resolution import Resolution
from checks.core.domain.signed_answer import SignedAnswer, signed_answer
from checks.core.domain.tlsa import TlsaRecord
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.undecided import Unknown


class DaneHost(msgspec.Struct, frozen=True):
    """A mail host with its TLSA records. ``signed``: its own address is vouched for; ``secure``: so are the records. ``open`` says why nobody could tell."""

    name: str
    records: tuple[TlsaRecord, ...] = ()
    signed: bool = False
    secure: bool = False
    open: Unknown | None = None

    @property
    def usable(self) -> tuple[TlsaRecord, ...]:
        """Those that senders go by: of an insecure answer none (RFC 7672 section 2.2)."""
        return tuple(record for record in self.records if record.usable) if self.secure and self.signed else ()


def dane_hosts(domain: str, dns: Resolution) -> tuple[DaneHost, ...]:
    """The hosts of the MX records; of a resolver that does not verify none is told anything but what its records say."""
    names = [host.name for host in mail_hosts(domain, dns).hosts if not host.literal]
    control = signed_answer(dns, ".", "SOA")
    # The addresses matter only to who can tell whether they are vouched for.
    rdtypes = ("A", "AAAA") if isinstance(control, SignedAnswer) and control.shows_verification else ()
    answers = [
        (name, [signed_answer(dns, name, rdtype) for rdtype in rdtypes], signed_answer(dns, f"_25._tcp.{name}", "TLSA")) for name in names
    ]
    return tuple(_host(name, control, addresses, tlsa) for name, addresses, tlsa in answers)


def _host(
    name: str, control: SignedAnswer | Unknown, addresses: Sequence[SignedAnswer | Unknown], tlsa: SignedAnswer | Unknown
) -> DaneHost:
    if isinstance(tlsa, Unknown):
        return DaneHost(name, open=tlsa)
    records = tuple(
        TlsaRecord(one.usage, one.selector, one.mtype, one.cert)
        for rrset in tlsa.message.answer
        if rrset.rdtype == dns.rdatatype.TLSA
        for one in rrset
    )
    if isinstance(control, Unknown):
        return DaneHost(name, records, open=control)
    if not control.shows_verification:
        return DaneHost(name, records, open=Unknown(reason.RESOLVER_UNVALIDATED, ". SOA"))
    if not tlsa.conclusive:
        return DaneHost(name, records, open=Unknown(reason.of_failure(FailureKind.SERVFAIL), f"_25._tcp.{name} TLSA"))
    readable = [one for one in addresses if isinstance(one, SignedAnswer) and one.conclusive]
    if len(readable) < len(addresses):
        failed = next((one for one in addresses if isinstance(one, Unknown)), None)
        return DaneHost(name, records, open=failed or Unknown(reason.of_failure(FailureKind.SERVFAIL), f"{name} A"))
    return DaneHost(name, records, all(one.authenticated for one in readable), tlsa.authenticated)

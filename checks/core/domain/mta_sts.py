"""What the DNS says of a domain's policy for the encryption of mail (RFC 8461 section 3.1)."""

from __future__ import annotations

from checks.core.domain.resolution import DnsRecords, Resolution
from checks.core.evidence.mail_servers import policy_host
from checks.core.parse.mta_sts import MtaStsRecord, mta_sts_record


def mta_sts_answer(domain: str, dns: Resolution) -> DnsRecords:
    """What stands where the record of the domain itself belongs; that of a domain above never counts (section 3.4)."""
    return dns.ask(f"_mta-sts.{domain}", "TXT")


def mta_sts_records(domain: str, dns: Resolution) -> tuple[MtaStsRecord, ...]:
    """The records as far as they were seen: of more than one, senders take none."""
    return tuple(record for text in mta_sts_answer(domain, dns).records if (record := mta_sts_record(text)) is not None)


def policy_addresses(domain: str, dns: Resolution) -> tuple[DnsRecords, DnsRecords]:
    """What the DNS says of the host where senders fetch the policy: A and AAAA."""
    return dns.ask(policy_host(domain), "A"), dns.ask(policy_host(domain), "AAAA")

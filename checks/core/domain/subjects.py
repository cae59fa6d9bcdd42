"""The questions of each subject: those that its rule asks, one answer leading to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable

from checks.core.domain.caa import caa_state
from checks.core.domain.dane import dane_hosts
from checks.core.domain.dangling import dead_ends
from checks.core.domain.dkim import selector_keys
from checks.core.domain.dmarc import dmarc_state
from checks.core.domain.dnssec import dnssec_state
from checks.core.domain.mail_hosts import mail_hosts
from checks.core.domain.mta_sts import mta_sts_records, policy_addresses
from checks.core.domain.name_servers import name_servers
from checks.core.domain.resolution import Resolution, controls, unlikely_name
from checks.core.domain.spf import spf_state
from checks.core.evidence.domain import DnsLookup, DnsQuestion, DomainLookups, DomainSubject
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.undecided import NotApplicable, Unknown


def _dmarc(domain: str, dns: Resolution) -> None:
    dmarc_state(domain, dns)


def _spf(domain: str, dns: Resolution) -> None:
    dns.ask(domain, "MX")
    spf_state(domain, dns)


def _mx(domain: str, dns: Resolution) -> None:
    mail_hosts(domain, dns)


def _tls_rpt(domain: str, dns: Resolution) -> None:
    dns.ask(domain, "MX")
    dns.ask(f"_smtp._tls.{domain}", "TXT")


def _dangling(domain: str, dns: Resolution) -> None:
    dead_ends(domain, dns)


def _name_servers(domain: str, dns: Resolution) -> None:
    name_servers(domain, dns)


def _caa(domain: str, dns: Resolution) -> None:
    caa_state(domain, dns)


def _wildcard(domain: str, dns: Resolution) -> None:
    dns.ask(domain, "SOA")
    for rdtype in ("A", "AAAA"):
        dns.ask(unlikely_name(domain), rdtype)


def _dnssec(domain: str, dns: Resolution) -> None:
    dnssec_state(domain, dns)


def _dkim(domain: str, dns: Resolution) -> None:
    dns.ask(domain, "MX")
    selector_keys(domain, dns)


def _mta_sts(domain: str, dns: Resolution) -> None:
    dns.ask(domain, "MX")
    if mta_sts_records(domain, dns):
        policy_addresses(domain, dns)


def _dane(domain: str, dns: Resolution) -> None:
    dane_hosts(domain, dns)


_RULES: dict[DomainSubject, Callable[[str, Resolution], None]] = {
    DomainSubject.DMARC: _dmarc,
    DomainSubject.SPF: _spf,
    DomainSubject.MX: _mx,
    DomainSubject.TLS_RPT: _tls_rpt,
    DomainSubject.DANGLING: _dangling,
    DomainSubject.NAME_SERVERS: _name_servers,
    DomainSubject.DNSSEC: _dnssec,
    DomainSubject.CAA: _caa,
    DomainSubject.WILDCARD: _wildcard,
    DomainSubject.DKIM: _dkim,
    DomainSubject.MTA_STS: _mta_sts,
    DomainSubject.DANE: _dane,
}


def open_questions(
    domain: str, subject: DomainSubject, lookups: Iterable[DnsLookup], hosts: tuple[str, ...] = ()
) -> tuple[DnsQuestion, ...]:
    """What has to be asked now, as far as the answers so far tell; empty when nothing is left."""
    answers = tuple(lookups)
    dns = Resolution(domain, answers, hosts)
    # What stops a rule is an answer that is among the open questions, or one that nobody can give.
    with contextlib.suppress(Unknown, NotApplicable):
        _RULES[subject](domain, dns)
    done = {lookup.question for lookup in answers}
    return tuple(question for question in dict.fromkeys((*controls(domain), *dns.open_questions)) if question not in done)


def resolution(lookups: DomainLookups) -> Resolution:
    """What was seen, for a rule to read."""
    return Resolution(lookups.domain, lookups.lookups, lookups.hosts)


def require_zone(lookups: DomainLookups) -> None:
    """`NotApplicable` for a name that has no name servers of its own, `Unknown` where nobody could tell, or it does not exist."""
    answer = name_servers(lookups.domain, resolution(lookups)).answer.require()
    if answer.nxdomain:
        raise Unknown(reason.of_failure(FailureKind.NO_SUCH_NAME), lookups.domain)
    if not answer.records:
        raise NotApplicable(reason.NO_ZONE)

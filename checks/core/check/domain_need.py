"""What a check asks of a domain as a whole, once for all of its hosts."""

from __future__ import annotations

from typing import ClassVar

from checks.core.check.need import Need
from checks.core.evidence.domain import DomainLookups, DomainLookupsRequest, DomainSubject
from checks.core.evidence.mail_servers import MailServersRequest, MailServerTalks, MtaStsAnswer, MtaStsRequest
from checks.core.evidence.name_servers import NameServerAnswers, NameServersRequest, ServerSubject
from checks.core.evidence.observation import Observation, Request
from checks.core.model.finding import Level, Target


class OfDomain(Need, frozen=True):
    """A question about a domain: no host is asked it, and a domain is asked nothing else."""

    of_domains: ClassVar[bool] = True


class DomainRecords(OfDomain, frozen=True):
    """Everything the DNS says on one subject of the domain."""

    subject: DomainSubject
    yields: ClassVar[type[Observation]] = DomainLookups
    level: ClassVar[Level] = Level.PASSIVE

    def at(self, target: Target) -> Request | None:
        return DomainLookupsRequest(target.host, self.subject)


class MailServers(OfDomain, frozen=True):
    """What each mail server says before any mail is sent."""

    yields: ClassVar[type[Observation]] = MailServerTalks

    def at(self, target: Target) -> Request | None:
        return MailServersRequest(target.host)


class MtaStsFile(OfDomain, frozen=True):
    """The policy file of MTA-STS, and the certificate of its host."""

    yields: ClassVar[type[Observation]] = MtaStsAnswer

    def at(self, target: Target) -> Request | None:
        return MtaStsRequest(target.host)


class _FromNameServers(OfDomain, frozen=True):
    subject: ClassVar[ServerSubject]
    yields: ClassVar[type[Observation]] = NameServerAnswers

    def at(self, target: Target) -> Request | None:
        return NameServersRequest(target.host, self.subject)


class ZoneAuthority(_FromNameServers, frozen=True):
    """What each says of the domain."""

    subject: ClassVar[ServerSubject] = ServerSubject.AUTHORITY
    level: ClassVar[Level] = ServerSubject.AUTHORITY.level


class Recursion(_FromNameServers, frozen=True):
    """What each says of a name that is none of the domain's."""

    subject: ClassVar[ServerSubject] = ServerSubject.RECURSION
    level: ClassVar[Level] = ServerSubject.RECURSION.level


class Transfer(_FromNameServers, frozen=True):
    """Whether each hands out the whole zone to anybody."""

    subject: ClassVar[ServerSubject] = ServerSubject.TRANSFER
    level: ClassVar[Level] = ServerSubject.TRANSFER.level

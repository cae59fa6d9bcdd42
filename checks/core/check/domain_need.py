"""What a check asks of a domain as a whole, once for all of its hosts."""

from __future__ import annotations

from typing import ClassVar

from checks.core.check.need import Need
from checks.core.evidence.domain import DomainLookups, DomainLookupsRequest, DomainSubject
from checks.core.evidence.mail_servers import MailServersRequest, MailServerTalks, MtaStsAnswer, MtaStsRequest
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

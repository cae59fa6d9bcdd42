"""What a process needs to know to collect. It is a value, so that it can travel to another process or machine; nothing in it is a secret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from checks.core.check.check import Check
from checks.core.check.registry import Repertoire
from checks.core.model.city import Opd
from checks.core.model.finding import Level, Target
from scanner import plugins
from scanner.net.clock import Clock
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.net.revocation.fetch import Others
from scanner.settings import CrawlSettings, IdentitySettings, Network, ScanSettings, Settings, TlsSettings


class ScanJob(msgspec.Struct, frozen=True, kw_only=True):
    """Ask these targets what these checks need, within what these OPDs permit and at most at ``level``.

    ``besides`` are hosts on the list that are left out this time: registered, but not asked. ``resolve`` are the addresses that were
    typed for this run, by the names of targets. Of the settings it has what collecting goes by: where the store is, which may have a
    password in it, is not the business of who collects.
    """

    identity: IdentitySettings
    network: Network
    tls: TlsSettings
    crawl: CrawlSettings
    scan: ScanSettings
    zone: str
    plugins: tuple[str, ...]
    opds: tuple[Opd, ...]
    targets: tuple[Target, ...]
    level: Level = Level.PROBE
    only: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    resolve: dict[str, str] = {}

    def repertoire(self) -> Repertoire:
        """The checks and topics that were asked for, and who answers what they need."""
        return plugins.safe_repertoire(self.plugins).select(self.only)

    def checks(self) -> tuple[Check, ...]:
        """The checks that were asked for."""
        return self.repertoire().checks

    def scope(self, within: Scope | None = None) -> Scope:
        """What may be asked; nothing of it that another scope refuses ``within`` which this one counts."""
        return Scope.of(self.opds, self.targets, self.level, self.zone, self.besides, within)

    def door(self, clock: Clock | None = None, others: Others | None = None) -> Door:
        """The door to the network, with this job's scope, in one of several processes where there are ``others``."""
        return Door(self.scope(), self, clock=clock, others=others)


def scan_job(
    opds: Iterable[Opd],
    targets: Iterable[Target],
    settings: Settings,
    level: Level,
    only: Iterable[str] = (),
    besides: Iterable[str] = (),
    resolve: Mapping[str, str] | None = None,
) -> ScanJob:
    """A job whose targets are asked at most at ``level``."""
    return ScanJob(
        identity=settings.identity,
        network=settings.network,
        tls=settings.tls,
        crawl=settings.crawl,
        scan=settings.scan,
        zone=settings.report.zone,
        plugins=settings.plugins,
        opds=tuple(opds),
        targets=tuple(msgspec.structs.replace(target, level=min(target.level, level)) for target in targets),
        level=level,
        only=tuple(only),
        besides=tuple(besides),
        resolve=dict(resolve or {}),
    )

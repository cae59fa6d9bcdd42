"""What a process needs to know to collect. It is a value, so that it can travel to another process or machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from checks.core.check import registry
from checks.core.check.check import Check
from checks.core.model.city import Opd
from checks.core.model.finding import Level, Target
from scanner import plugins
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.net.revocation.fetch import Others
from scanner.settings import Settings


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """Ask these targets what these checks need, within what these OPDs permit and at most at ``level``.

    ``besides`` are hosts on the list that are left out this time: registered, but not asked. ``resolve`` are the addresses that were
    typed for this run, by the names of targets.
    """

    settings: Settings
    opds: tuple[Opd, ...]
    targets: tuple[Target, ...]
    level: Level = Level.PROBE
    only: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    resolve: dict[str, str] = {}

    def checks(self) -> tuple[Check, ...]:
        """The checks that were asked for."""
        return registry.select(plugins.load(self.settings.plugins), self.only)

    def door(self, others: Others | None = None) -> Door:
        """The door to the network, with this errand's scope, in one of several processes where there are ``others``."""
        zone = self.settings.report.zone
        return Door(Scope.of(self.opds, self.targets, self.level, zone, self.besides), self.settings, others=others)


def errand(
    opds: Iterable[Opd],
    targets: Iterable[Target],
    settings: Settings,
    level: Level,
    only: Iterable[str] = (),
    besides: Iterable[str] = (),
    resolve: Mapping[str, str] | None = None,
) -> Errand:
    """An errand whose targets are asked at most at ``level``."""
    capped = tuple(msgspec.structs.replace(target, level=min(target.level, level)) for target in targets)
    return Errand(
        settings=settings,
        opds=tuple(opds),
        targets=capped,
        level=level,
        only=tuple(only),
        besides=tuple(besides),
        resolve=dict(resolve or {}),
    )

"""What is killed, in families; in each there is a kill a moment, numbered from 1 until there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property

from tests.scanner.store.kills.deeds import Deeds
from tests.scanner.store.kills.points import COLLECTED
from tests.scanner.store.kills.stores import empty_database
from tests.scanner.store.kills.sweep import BETWEEN, LISTS, Sweep, in_the_gap
from tests.scanner.store.kills.town import HOSTS, Town

# Of a scan on PostgreSQL every so many moments: a new schema takes longer than a new file.
_SHARE = 7
_JOBS = (1, 2)
# Kills the deed at its moment of this number; False where it has none.
Kill = Callable[[int], bool]
POSTGRESQL = "scan-postgresql"


class Stage:
    """A town for one family after another. ``server`` is the URL of a PostgreSQL, on which the database ``name`` becomes the town's."""

    def __init__(self, town: Town, server: str = "", name: str = "") -> None:
        self._town, self._server, self._name = town, server, name
        self.sweep = cache(lambda jobs: Sweep(town, jobs))

    @cached_property
    def deeds(self) -> Deeds:
        return Deeds(self._town, self.sweep(1))

    def on_postgresql(self) -> Sweep:
        return Sweep(self._town, where=empty_database(self._server, self._name))

    def kill(self, family: str) -> Kill:
        """How this family is killed, here."""
        return FAMILIES[family](self)


def _scan(sweep: Sweep, stride: int = 1) -> Kill:
    """A scan killed at each moment, with all that may come in between and every list of the next day, in turns."""

    def kill(number: int) -> bool:
        moment = 1 + (number - 1) * stride
        if moment > sweep.moments:
            return False
        between, (hosts, lines) = BETWEEN[(number - 1) % len(BETWEEN)], LISTS[(number - 1) // len(BETWEEN) % len(LISTS)]
        sweep.killed_at(moment, between, hosts, lines)
        return True

    return kill


def _gap(sweep: Sweep) -> Kill:
    """A scan killed whenever the evidence of a host is kept and not judged."""

    def kill(number: int) -> bool:
        if number > len(HOSTS):
            return False
        sweep.killed_at(number, in_the_gap, kind=COLLECTED)
        return True

    return kill


def _scans(jobs: int) -> dict[str, Callable[[Stage], Kill]]:
    return {
        f"scan-jobs-{jobs}": lambda stage: _scan(stage.sweep(jobs)),
        f"scan-jobs-{jobs}-unjudged": lambda stage: _gap(stage.sweep(jobs)),
    }


FAMILIES: dict[str, Callable[[Stage], Kill]] = {
    **{name: kill for jobs in _JOBS for name, kill in _scans(jobs).items()},
    POSTGRESQL: lambda stage: _scan(stage.on_postgresql(), _SHARE),
    "resume": lambda stage: stage.deeds.gone_on,
    "judge": lambda stage: stage.deeds.judged,
    "retest": lambda stage: stage.deeds.retest,
    "report": lambda stage: stage.deeds.reported,
    "handover": lambda stage: stage.deeds.handed_over,
    "waive": lambda stage: stage.deeds.waived,
    "upgrade": lambda stage: stage.deeds.brought_up_to_date,
}

"""The open findings of a scan, a row each, the worst first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.model.risk import RiskLevel
from reports.views.check_texts import CheckTexts
from reports.views.host import HostView, Sighting, host_view
from scanner.cli.command_words import COLUMN_WORDS

HEADINGS = tuple(COLUMN_WORDS[name] for name in ("finding", "level", "opd", "asset", "check", "statement"))


class FindingRow(msgspec.Struct, frozen=True, kw_only=True):
    """``id`` is the name of the finding that other commands take, ``level`` a risk level, ``accepted`` whether its risk is accepted for a time."""

    id: str
    level: str
    magnitude: int
    opd: str
    asset: str
    check: str
    problem: str
    statement: str
    accepted: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of `HEADINGS`."""
        return (self.id, self.level, self.opd, self.asset, self.check, self.statement)


class FindingFilter(msgspec.Struct, frozen=True, kw_only=True):
    """``least`` is the lowest risk level that is told, ``checks`` are globs, ``opds`` codes; empty ones let everything through."""

    least: str | None = None
    checks: tuple[str, ...] = ()
    opds: Collection[str] = ()

    def admits(self, sighting: Sighting) -> bool:
        """Whether it is one of those asked for."""
        rank = RiskLevel(self.least).rank if self.least else 0
        return (
            sighting.finding.level.rank >= rank
            and (not self.checks or any(fnmatchcase(sighting.check, glob) for glob in self.checks))
            and (not self.opds or sighting.target.opd in self.opds)
        )


def finding_rows(assessments: Iterable[Assessment], catalogue: CheckTexts, admitted: FindingFilter, lang: str) -> list[FindingRow]:
    """Sorted by risk, then OPD, asset and check."""
    rows = [row for one in assessments for row in _rows(host_view(one, catalogue), admitted, lang)]
    return sorted(rows, key=lambda row: (-row.magnitude, row.opd, row.asset, row.check, row.id))


def _rows(host: HostView, admitted: FindingFilter, lang: str) -> Iterator[FindingRow]:
    for sighting in filter(admitted.admits, host.sightings):
        yield FindingRow(
            id=sighting.id,
            level=sighting.finding.level.value,
            magnitude=sighting.finding.magnitude,
            opd=sighting.target.opd,
            asset=host.name,
            check=sighting.check,
            problem=sighting.finding.problem,
            statement=sighting.text[lang],
            accepted=sighting.acceptance is not None,
        )

"""One asset's fault is one asset's: what an output cannot be made with is found, set apart and named, and the output is made of the rest."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TypeVar

import msgspec

from checks import Target
from checks.core.assess.assessment import Assessment
from checks.core.model.city import Opd
from reports.views.fault import Faults, ViewFault, stand_in
from reports.views.source import Source

_T = TypeVar("_T")
Make = Callable[[Source], object]


class Quarantine:
    """``faults`` gathers what could not be made. Nothing is tried twice until something fails."""

    def __init__(self, faults: list[ViewFault]) -> None:
        self.faults = faults

    def result(self, output: str, make: Callable[[Source], _T], source: Source, rehearse: Make | None = None) -> _T | None:
        """What ``make`` makes of the source, with stand-ins for assets of which it cannot be made; None where nothing helps.

        ``rehearse`` is the same without what may be done once only. ``OSError`` is the disk's fault, and passes.
        """
        result, trace = _attempt(make, source)
        if trace is None:
            return result
        culprits = _Culprits(output, rehearse or make)
        for opd in source.scan.opds:
            culprits.look(source, opd)
        rest = msgspec.structs.replace(source.without(culprits.gaps), faults={**source.faults, **culprits.faults})
        if culprits.all and rest.scan.opds:
            result, still = _attempt(make, rest)
            if still is None:
                self.faults += culprits.all
                return result
            trace = still
        self.faults.append(ViewFault(output=output, trace=trace))
        return None


def alone(output: str, make: Callable[[Assessment], _T], assessment: Assessment) -> tuple[_T, ViewFault | None]:
    """What ``make`` makes of one asset where no other is, or of what stands in for it, and then why."""
    try:
        return make(assessment), None
    except OSError:
        raise
    except Exception:
        fault = ViewFault(output=output, trace=traceback.format_exc(), host=assessment.target.name, opd=assessment.target.opd, whole=False)
    try:
        return make(stand_in(assessment, fault)), fault
    except Exception:
        fault = msgspec.structs.replace(fault, whole=True)
        return make(stand_in(assessment, fault)), fault


class _Culprits:
    """What is to blame: ``faults`` by asset, and the OPDs that no output is made of, with the fault, by code."""

    def __init__(self, output: str, make: Make) -> None:
        self._output, self._make = output, make
        self.faults: dict[Target, ViewFault] = {}
        self.gaps: dict[str, ViewFault] = {}

    @property
    def all(self) -> list[ViewFault]:
        return [*self.faults.values(), *self.gaps.values()]

    def look(self, source: Source, opd: Opd) -> None:
        """Find what is to blame in one OPD; its assets are read here, so that a store that cannot be read is nobody's fault."""
        assessments = tuple(source.only(opd).assessments())
        trace = self._trace(source, opd, assessments)
        if trace is None:
            return
        faults = {one.target: fault for one in assessments if (fault := self._fault(source, opd, one))}
        trace = self._trace(source, opd, assessments, faults)
        if trace is not None:
            # No asset alone: they are set apart together.
            faults = {one.target: self._of(one, trace) for one in assessments}
            trace = self._trace(source, opd, assessments, faults)
        if trace is None:
            self.faults |= faults
        else:
            self.gaps[opd.code] = ViewFault(output=self._output, trace=trace, opd=opd.code)

    def _fault(self, source: Source, opd: Opd, one: Assessment) -> ViewFault | None:
        trace = self._trace(source, opd, (one,))
        if trace is None:
            return None
        partly = self._of(one, trace, whole=False)
        return partly if self._trace(source, opd, (one,), {one.target: partly}) is None else self._of(one, trace)

    def _of(self, one: Assessment, trace: str, *, whole: bool = True) -> ViewFault:
        return ViewFault(output=self._output, trace=trace, host=one.target.name, opd=one.target.opd, whole=whole)

    def _trace(self, source: Source, opd: Opd, assessments: tuple[Assessment, ...], faults: Faults | None = None) -> str | None:
        """How it fails of these assets of an OPD alone; None where it does not."""
        alone = msgspec.structs.replace(source.only(opd), assessments_of=lambda _: assessments, faults={**source.faults, **(faults or {})})
        return _attempt(self._make, alone)[1]


def _attempt(make: Callable[[Source], _T], source: Source) -> tuple[_T | None, str | None]:
    """What was made, or the traceback."""
    try:
        return make(source), None
    except OSError:
        raise
    except Exception:
        return None, traceback.format_exc()

"""What reports are made from: a scan, the assessments of its OPDs, and how to speak of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from checks import Check
from checks.core.assess.assessment import Assessment, Scan
from checks.core.model.city import Opd
from reports.views.check_texts import CheckTexts
from reports.views.fault import NO_FAULTS, Faults, ViewFault
from reports.views.imprint import Imprint
from reports.views.opd import OpdView, opd_view
from reports.views.sent import SentTotals


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """``assessments_of`` gives the assessments of the OPD with that code; it is asked once an OPD and output, and no more than one OPD is held
    in memory. ``faults`` are the assets that are shown by what stands in for them, ``gaps`` the OPDs, by code, that are left out because
    nothing can be made of them, ``sent`` what each OPD was subjected to so far, by code."""

    scan: Scan
    assessments_of: Callable[[str], Iterable[Assessment]]
    checks: tuple[Check, ...]
    imprint: Imprint
    lang: str
    faults: Faults = NO_FAULTS
    gaps: Mapping[str, ViewFault] = MappingProxyType({})
    sent: Mapping[str, SentTotals] = MappingProxyType({})

    def only(self, opd: Opd) -> Source:
        """As if no other OPD were in the scan."""
        return self._with((opd,))

    def without(self, gaps: Mapping[str, ViewFault]) -> Source:
        """As if these OPDs were not in the scan, but for ``gaps``."""
        rest = self._with(tuple(opd for opd in self.scan.opds if opd.code not in gaps))
        return msgspec.structs.replace(rest, gaps={**self.gaps, **gaps})

    def assessments(self) -> Iterator[Assessment]:
        return (assessment for opd in self.scan.opds for assessment in self.assessments_of(opd.code))

    def views(self) -> Iterator[OpdView]:
        """One at a time."""
        catalogue = CheckTexts(self.checks, self.imprint.zone)
        return (
            opd_view(self.scan, opd, self.assessments_of(opd.code), catalogue, self.imprint, self.faults, self.sent.get(opd.code))
            for opd in self.scan.opds
        )

    def view(self) -> OpdView:
        """That of the one OPD that there is."""
        (view,) = self.views()
        return view

    def _with(self, opds: tuple[Opd, ...]) -> Source:
        return msgspec.structs.replace(self, scan=msgspec.structs.replace(self.scan, opds=opds))

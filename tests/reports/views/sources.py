"""The invented city as views and as a source of forms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from checks.core.assess.assessment import Assessment
from reports.export import registry
from reports.export.format import ReportOutput
from reports.strategy import Decree
from reports.views.check_texts import CheckTexts
from reports.views.deliveries import LastPackage
from reports.views.fault import ViewFault
from reports.views.imprint import Imprint
from reports.views.opd import OpdView, opd_view
from reports.views.quarantine import Quarantine
from reports.views.source import Source
from tests.reports.city import ASSESSMENTS, IMPRINT, OPDS, SCAN
from tests.reports.city_checks import CHECKS


def view(code: str = "dinkes", *assessments: Assessment, imprint: Imprint = IMPRINT) -> OpdView:
    """One OPD of the invented city, with these assessments instead of its own where some are given."""
    opd = next(opd for opd in OPDS if opd.code == code)
    return opd_view(SCAN, opd, assessments or ASSESSMENTS[code], CheckTexts(CHECKS), imprint)


def appetite(least: int) -> Imprint:
    """The imprint of a city that handles risks from this magnitude."""
    return msgspec.structs.replace(IMPRINT, decree=Decree(appetite=least))


def source(lang: str = "id", assessments: dict[str, tuple[Assessment, ...]] = ASSESSMENTS) -> Source:
    """The whole invented city."""
    return Source(scan=SCAN, assessments_of=assessments.__getitem__, checks=CHECKS, imprint=IMPRINT, lang=lang)


def write(
    out: Path,
    *names: str,
    of: Source | None = None,
    city: bool = True,
    deliveries: Mapping[str, LastPackage] = MappingProxyType({}),
    faults: list[ViewFault] | None = None,
) -> list[Path]:
    """The files of the formats of these names; of the invented city unless another source is given."""
    output = ReportOutput(
        out=out, source=of or source(), city=city, quarantine=Quarantine([] if faults is None else faults), deliveries=deliveries
    )
    formats = registry.load_formats()
    return [path for name in names for path in formats[name].write(output)]

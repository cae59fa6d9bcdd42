"""The invented city as views and as a source of forms."""

from __future__ import annotations

import msgspec

from checks.core.assess.assessment import Assessment
from reports.strategy import Decree
from reports.views.check_texts import Catalogue
from reports.views.imprint import Imprint
from reports.views.opd import OpdView, opd_view
from reports.views.source import Source
from tests.reports.invented import IMPRINT, OPDS, SCAN, SEEN
from tests.reports.invented_checks import CHECKS


def view(code: str = "dinkes", *assessments: Assessment, imprint: Imprint = IMPRINT) -> OpdView:
    """One OPD of the invented city, with these assessments instead of its own where some are given."""
    opd = next(opd for opd in OPDS if opd.code == code)
    return opd_view(SCAN, opd, assessments or SEEN[code], Catalogue(CHECKS), imprint)


def appetite(least: int) -> Imprint:
    """The imprint of a city that handles risks from this magnitude."""
    return msgspec.structs.replace(IMPRINT, decree=Decree(appetite=least))


def source(lang: str = "id", seen: dict[str, tuple[Assessment, ...]] = SEEN) -> Source:
    """The whole invented city."""
    return Source(scan=SCAN, assessments_of=seen.__getitem__, checks=CHECKS, imprint=IMPRINT, lang=lang)

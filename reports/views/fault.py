"""An asset whose part of an output cannot be made: a bug of ours met what nobody foresaw. It is named there, as a question that stayed open."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from checks import Outcome, Target, Verdict
from checks.core.assess.assessment import Assessment
from checks.core.facts.values import Facts
from checks.core.model.text import tame

# Under this name a fault stands among the verdicts of an asset whose findings can be shown.
REPORT_FAULT = "report"
# The reasons of such verdicts; their words are in `reports.words.open`.
ASSET, _DETAILS = "report-asset", "report-details"


class ViewFault(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be made for ``output``, and the traceback.

    ``host`` is the asset's name, empty where all of the OPD with the code ``opd`` is missing; ``opd`` is empty where all of the output is.
    ``whole``: nothing of the asset can be shown; otherwise its verdicts can, and what was learned beside them cannot.
    """

    output: str
    trace: str
    host: str = ""
    opd: str = ""
    whole: bool = True

    @property
    def error(self) -> str:
        """The error in one harmless line: the traceback tells of the scanner's machine."""
        return str(tame(self.trace.strip().rpartition("\n")[2]))


Faults = Mapping[Target, ViewFault]
NO_FAULTS: Faults = MappingProxyType({})


def stand_in(assessment: Assessment, fault: ViewFault) -> Assessment:
    """What is said of the asset instead. A host that is hard to show hides no finding: they are left out only where they cannot be shown."""
    traffic = msgspec.structs.replace(assessment.traffic, log=())
    if not fault.whole:
        verdicts = (*assessment.verdicts, Verdict(check=REPORT_FAULT, outcome=Outcome.ERROR, reason=_DETAILS, detail=fault.error))
        return msgspec.structs.replace(assessment, verdicts=verdicts, facts=Facts(), traffic=traffic)
    checks = [verdict.check for verdict in assessment.verdicts] or [REPORT_FAULT]
    return Assessment(
        target=assessment.target,
        started=assessment.started,
        finished=assessment.finished,
        verdicts=tuple(Verdict(check=check, outcome=Outcome.ERROR, reason=ASSET, detail=fault.error) for check in checks),
        traffic=traffic,
        whole=assessment.whole,
    )

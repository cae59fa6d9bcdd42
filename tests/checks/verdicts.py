"""Judge evidence by hand on the example host."""

from checks.core.assess.judge import judge
from checks.core.check.check import Check
from checks.core.evidence.observation import Observation
from checks.core.model.finding import Verdict
from checks.core.testing import evidence as build


def verdict(check: Check, **answers: Observation) -> Verdict:
    """The verdict when the check's needs are answered like this."""
    requests = {name: check.needs[name].at(build.TARGET) for name in answers}
    return judge(check, build.TARGET, {request.key: answers[name] for name, request in requests.items() if request is not None})


def problems(check: Check, **answers: Observation) -> list[str]:
    """The keys of the problems found, each with its subject in brackets where it has one, in alphabetical order."""
    outcome = verdict(check, **answers)
    assert outcome.outcome.assessed, outcome
    return sorted(f.problem + (f"[{f.subject}]" if f.subject else "") for f in outcome.findings)

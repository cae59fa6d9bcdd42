"""What cannot be read is an ERROR of every check that rests on it, and says nothing of the site."""

from checks.core.assess.contract import example_target
from checks.core.assess.judge import judge
from checks.core.check.check import Check
from checks.core.evidence.observation import Damage, Observation
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Outcome
from checks.core.testing import evidence as build
from tests.core.assess.test_any_evidence import CHECKS
from tests.core.assess.test_judge import collection
from tests.each import each

DAMAGE = Damage(FailureKind.PROBE_ERROR, build.AT, "observation a cannot be read: noise")


@each("subject_check", CHECKS, ids=lambda subject_check: subject_check.id)
def test_a_clean_site_with_one_answer_that_cannot_be_read_is_an_error(subject_check: Check) -> None:
    target = example_target(subject_check)
    clean = next(example for example in subject_check.examples if example.outcome is Outcome.PASS)
    answers = {name: answer for name, answer in clean.evidence.items() if isinstance(answer, Observation)}
    for name in subject_check.needs:
        verdict = judge(subject_check, target, collection(subject_check, target, **{**answers, name: DAMAGE}))
        assert (verdict.outcome, verdict.reason, verdict.detail) == (Outcome.ERROR, reason.UNREADABLE.key, DAMAGE.detail)

"""Over all addresses: the worst counts, and silence never passes."""

import pytest

from checks import Failure, Outcome, TlsSurvey, build
from checks.core.judge import judge
from checks.core.model import Verdict
from checks.core.need import Survey
from checks.tls.compression import tls_compression

FIRST, SECOND = "192.0.2.7", "2001:db8::7"


def seen(first: object, second: object) -> Verdict:
    answers = {
        address: given if isinstance(given, Failure) else build.tls_answers(address=address, compression=given)
        for address, given in ((FIRST, first), (SECOND, second))
    }
    request = Survey().at(build.TARGET)
    return judge(tls_compression, build.TARGET, {request.key: TlsSurvey(answers, build.AT)})


REFUSED, SILENT = build.failure("refused"), build.failure("timeout")


@pytest.mark.parametrize(
    ("first", "second", "outcome", "subjects", "reason"),
    [
        (False, False, Outcome.PASS, [], None),
        (True, True, Outcome.FAIL, [""], None),
        (False, True, Outcome.FAIL, [SECOND], None),
        (True, False, Outcome.FAIL, [FIRST], None),
        (None, False, Outcome.UNKNOWN, [], "unanswered"),
        (None, True, Outcome.FAIL, [SECOND], "unanswered"),
        (False, REFUSED, Outcome.PASS, [], None),
        (True, REFUSED, Outcome.FAIL, [""], None),
        (False, SILENT, Outcome.UNKNOWN, [], "timeout"),
        (True, SILENT, Outcome.FAIL, [""], "timeout"),
        (REFUSED, REFUSED, Outcome.UNKNOWN, [], "refused"),
        (SILENT, REFUSED, Outcome.UNKNOWN, [], "timeout"),
    ],
)
def test_two_addresses(first: object, second: object, outcome: Outcome, subjects: list[str], reason: str | None) -> None:
    verdict = seen(first, second)
    assert (verdict.outcome, [f.subject for f in verdict.findings], verdict.reason) == (outcome, subjects, reason)


def test_no_address_is_no_pass() -> None:
    request = Survey().at(build.TARGET)
    verdict = judge(tls_compression, build.TARGET, {request.key: TlsSurvey({}, build.AT)})
    assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, "unanswered")

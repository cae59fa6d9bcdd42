"""Over all addresses: the worst counts, and silence never passes."""

import zlib

import msgspec

from checks import Failure, Outcome, TlsSurvey, Vulnerable, Weak, Weakness, WeaknessStatus, build
from checks.core.assess.judge import judge
from checks.core.check.need import Survey
from checks.core.evidence.codec import unpack
from checks.core.model.finding import Verdict
from checks.tls.compression import tls_compression
from checks.tls.heartbleed import tls_heartbleed
from tests.each import each

FIRST, SECOND = "192.0.2.7", "2001:db8::7"


def verdict_at_two(first: object, second: object) -> Verdict:
    answers = {
        address: observation if isinstance(observation, Failure) else build.tls_answers(address=address, compression=observation)
        for address, observation in ((FIRST, first), (SECOND, second))
    }
    request = Survey().at(build.TARGET)
    return judge(tls_compression, build.TARGET, {request.key: TlsSurvey(answers, build.AT)})


REFUSED, SILENT = build.failure("refused"), build.failure("timeout")


@each(
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
    verdict = verdict_at_two(first, second)
    assert (verdict.outcome, [f.subject for f in verdict.findings], verdict.reason) == (outcome, subjects, reason)


def test_no_address_is_no_pass() -> None:
    request = Survey().at(build.TARGET)
    verdict = judge(tls_compression, build.TARGET, {request.key: TlsSurvey({}, build.AT)})
    assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, "unanswered")


YES, NO, OPEN = Vulnerable.YES, Vulnerable.NO, Vulnerable.UNKNOWN


@each(
    ("by_address", "outcome", "subjects", "reason"),
    [
        ({FIRST: NO, SECOND: NO}, Outcome.PASS, [], None),
        ({FIRST: YES, SECOND: YES}, Outcome.FAIL, [""], None),
        ({FIRST: NO, SECOND: YES}, Outcome.FAIL, [SECOND], None),
        ({FIRST: YES, SECOND: OPEN}, Outcome.FAIL, [""], "unanswered"),
        ({FIRST: NO, SECOND: OPEN}, Outcome.UNKNOWN, [], "unanswered"),
        ({FIRST: YES}, Outcome.FAIL, [""], None),
        ({}, Outcome.FAIL, [""], None),
    ],
)
def test_a_hole_at_two_addresses(by_address: dict[str, Vulnerable], outcome: Outcome, subjects: list[str], reason: str | None) -> None:
    worst = min(by_address.values() or (YES,), key=(YES, OPEN, NO).index)
    request = Weak(Weakness.HEARTBLEED).at(build.TARGET)
    verdict = judge(tls_heartbleed, build.TARGET, {request.key: WeaknessStatus(worst, build.AT, "", by_address)})
    assert (verdict.outcome, [f.subject for f in verdict.findings], verdict.reason) == (outcome, subjects, reason)


def test_what_was_stored_before_addresses_were_named_still_reads() -> None:
    record = msgspec.msgpack.encode({"type": "tls-weakness-seen", "vulnerable": "weak", "at": build.AT, "detail": "told"})
    assert unpack(zlib.compress(record)) == WeaknessStatus(Vulnerable.WEAK, build.AT, "told")

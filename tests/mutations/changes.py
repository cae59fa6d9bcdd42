"""Changes for the worse that a test must notice: where, what stands there, what would stand there instead, and which test fails then."""

from __future__ import annotations

import msgspec


class Change(msgspec.Struct, frozen=True):
    """``before`` stands once in ``file``; with ``after`` in its place ``test``, a file or a node of pytest, fails. ``what`` says what is lost."""

    what: str
    file: str
    before: str
    after: str
    test: str


_SCOPE, _PACE = "tests/scanner/net/policy/test_scope.py", "tests/scanner/net/policy/test_rate_limit.py"
_STORE, _WORDS = "tests/scanner/store/test_contract.py", "tests/core/redact/test_names_and_tokens.py"
_RATE_LIMIT, _NAMES = "scanner/net/policy/rate_limit.py", "checks/core/redact/secret_names.py"

CHANGES = (
    Change(
        "a suffix without its dot",
        "scanner/net/policy/scope.py",
        'host.endswith(f".{name}")',
        "host.endswith(name)",
        f"{_SCOPE}::test_what_the_dns_is_asked",
    ),
    Change(
        "a resumed scan leaves out what was collected and not judged",
        "scanner/run.py",
        "conclusions.add(unjudged)",
        "conclusions.add([])",
        "tests/scanner/test_resume.py",
    ),
    Change(
        "history is taken from any scan, a later one too",
        "scanner/store/history/looks.py",
        ', _target.scan <= bindparam("until"))',
        ")",
        f"{_STORE}::test_history_is_never_taken_from_a_later_scan",
    ),
    Change(
        "history is taken from a scan that judged nothing",
        "scanner/store/history/looks.py",
        "_target.judged.is_(True), _scan.kind",
        "_scan.kind",
        f"{_STORE}::test_history_is_that_of_the_last_scan_that_judged_the_target",
    ),
    Change(
        "what is collected again counts as judged",
        "scanner/store/prepared.py",
        "collected=True, judged=False, ",
        "collected=True, ",
        f"{_STORE}::test_evidence_that_is_collected_again_has_to_be_judged_again",
    ),
    Change(
        "one good answer forgives eightfold slowness",
        _RATE_LIMIT,
        "max(1.0, self._slowness * 0.8)",
        "1.0",
        f"{_PACE}::test_forgiving_takes_several_good_answers",
    ),
    Change(
        "who comes late makes up for it in a burst",
        _RATE_LIMIT,
        "_LATE = 0.05",
        "_LATE = 1.0",
        f"{_PACE}::test_who_comes_late_makes_up_for_nothing",
    ),
    Change(
        "a second has one start too many",
        _RATE_LIMIT,
        "_SECOND * self._span if len(self._starts) >= self._most else",
        "_SECOND * self._span if len(self._starts) > self._most else",
        f"{_PACE}::test_not_even_a_second_that_is_measured_short_has_more_than_the_rate",
    ),
    Change("no jitter", _RATE_LIMIT, "_JITTER = 0.05, 0.03", "_JITTER = 0.05, 0.0", f"{_PACE}::test_requests_leave_in_no_exact_beat"),
    Change(
        "an answer that had begun is asked for again",
        "scanner/net/http/transport.py",
        "isinstance(wrong, ConnectionError) and not answer.begun",
        "isinstance(wrong, ConnectionError)",
        "tests/scanner/net/http/test_transport.py::test_an_answer_that_has_begun_is_not_asked_for_again",
    ),
    Change(
        "ten times as many control characters pass for text",
        "scanner/net/http/stored_response.py",
        "_CONTROL.findall(sample)) * 50",
        "_CONTROL.findall(sample)) * 5",
        "tests/scanner/net/http/test_stored_response.py",
    ),
    Change("`sandi` means no secret", _NAMES, "sandi(?<![a-z]sandi)(?![a-z])|", "", _WORDS),
    Change("`sandi` is not looked for", _NAMES, '    "sandi",\n', "", _WORDS),
    Change("a token of GitLab is no secret", "checks/core/redact/secret_forms.py", "gl(?:pat|", "gl(?:", _WORDS),
    Change(
        "half the words make it the same page",
        "checks/core/page/soft_404.py",
        "ALIKE = 0.7",
        "ALIKE = 0.5",
        "tests/core/page/test_soft_404.py",
    ),
    Change(
        "who mended something on the very day counts as silent",
        "reports/views/city/unresponsive.py",
        "day >= since",
        "day > since",
        "tests/reports/views/test_overview.py::test_who_mended_something_on_the_very_day_is_not_silent",
    ),
    Change(
        "importance moves the impact by two",
        "checks/core/model/finding.py",
        '"low": -1, "normal": 0, "high": 1',
        '"low": -2, "normal": 0, "high": 2',
        "tests/core/model/test_risk.py",
    ),
)

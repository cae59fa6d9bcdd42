"""What holds for every check, whatever was seen of a server."""

from functools import cache

import pytest
from hypothesis import given, strategies as st

from checks.core.assess.contract import example_target
from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.check import Check
from checks.core.evidence import codec
from checks.core.evidence.http import Exchange, Hop
from checks.core.evidence.observation import Failure, Observation
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Outcome
from checks.core.testing import evidence as build
from tests.core.assess.test_judge import PAGE, collection
from tests.each import each

CHECKS = registry.load()
# Everything our examples were made of, by type: evidence that any check of that type may meet.
POOL: dict[type, list[Observation]] = {}
for _check in CHECKS:
    for _example in _check.examples:
        for _answer in _example.evidence.values():
            assert isinstance(_answer, Observation)
            POOL.setdefault(type(_answer), []).append(_answer)

HEADERS = st.sampled_from([
    "Content-Security-Policy", "Strict-Transport-Security", "Set-Cookie", "X-Frame-Options", "Referrer-Policy", "Server", "Location",
    "X-Content-Type-Options", "X-Powered-By", "Content-Type", "X-Generator",
])  # fmt: skip
URLS = st.sampled_from(
    [PAGE.url, f"http://{build.HOST}/", f"https://{build.HOST}:8443/x?y", "http://www.kotacontoh.go.id/", "https://[", ""]
)
STATUSES = st.sampled_from([200, 204, 301, 302, 304, 308, 401, 403, 404, 429, 500, 503])
FAILURES = st.builds(build.failure, st.sampled_from(FailureKind), st.text(max_size=20))
HOPS = st.builds(
    lambda url, headers, text, status: Hop(url, "192.0.2.7", build.response(headers, text, status)),
    URLS, st.lists(st.tuples(HEADERS, st.text(max_size=60)), max_size=6), st.text(st.characters(exclude_categories=["Cs"]), max_size=80), STATUSES,
)  # fmt: skip
EXCHANGES = st.builds(
    lambda hops, stop: Exchange(tuple(hops), build.AT, stop), st.lists(HOPS, min_size=1, max_size=3), st.none() | FAILURES
)


@cache
def observations(sort: type) -> st.SearchStrategy[Observation | None]:
    """Of a sort an answer, a failure, or nothing; made once, as hypothesis reads all that it may choose from."""
    right = st.sampled_from(POOL.get(sort, [build.failure("reset")]))
    return st.none() | FAILURES | right | (EXCHANGES if sort is Exchange else right)


def evidence_for(check_of_ours: Check) -> st.SearchStrategy[dict[str, Observation]]:
    sorts = {
        request.key: need.yields for need in check_of_ours.needs.values() if (request := need.at(example_target(check_of_ours))) is not None
    }
    observed = st.fixed_dictionaries({key: observations(sort) for key, sort in sorts.items()})
    return observed.map(lambda answers: {key: answer for key, answer in answers.items() if answer is not None})


@pytest.mark.slow
@pytest.mark.parametrize("check_of_ours", CHECKS, ids=lambda check_of_ours: check_of_ours.id)
@given(data=st.data())
def test_whatever_was_seen(check_of_ours: Check, data: st.DataObject) -> None:
    evidence = data.draw(evidence_for(check_of_ours))
    target = example_target(check_of_ours)
    verdict = judge(check_of_ours, target, evidence)
    observed = [evidence.get(request.key) for need in check_of_ours.needs.values() if (request := need.at(target))]
    if verdict.outcome is Outcome.PASS:
        assert all(answer is not None and not isinstance(answer, Failure) for answer in observed)
    assert verdict.outcome is not Outcome.ERROR, verdict.detail
    assert (verdict.outcome is Outcome.FAIL) == bool(verdict.findings)
    assert verdict.reason is None or verdict.reason in reason.REASONS or verdict.reason in {r.key for r in check_of_ours.reasons}
    # What was found may stand beside a part of the question that stayed open.
    assert verdict.outcome is Outcome.FAIL or (verdict.reason is None) == (verdict.outcome is Outcome.PASS)
    for finding in verdict.findings:
        check_of_ours.problem(finding.problem).text.fill(finding.facts)
    # Judging again, from what the store gives back, makes the same bytes.
    evidence_again = {key: codec.unpack(codec.pack(answer)) for key, answer in evidence.items()}
    assert codec.pack_verdict(judge(check_of_ours, target, evidence_again)) == codec.pack_verdict(verdict)


@each("check_of_ours", CHECKS, ids=lambda check_of_ours: check_of_ours.id)
def test_a_clean_site_with_one_failure_never_passes(check_of_ours: Check) -> None:
    target = example_target(check_of_ours)
    clean = next(example for example in check_of_ours.examples if example.outcome is Outcome.PASS)
    answers = {name: answer for name, answer in clean.evidence.items() if isinstance(answer, Observation)}
    assert judge(check_of_ours, target, collection(check_of_ours, target, **answers)).outcome is Outcome.PASS
    for name in check_of_ours.needs:
        for kind in FailureKind:
            verdict = judge(check_of_ours, target, collection(check_of_ours, target, **{**answers, name: build.failure(kind)}))
            assert verdict.outcome is not Outcome.PASS
            if name not in check_of_ours.takes_failure:
                assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, reason.of_failure(kind).key)

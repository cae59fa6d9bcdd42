"""CORS beyond the examples: what counts as permission, and from whom."""

import pytest

from checks.core.check.need import FOREIGN_ORIGIN
from checks.core.evidence.http import Exchange
from checks.core.testing import evidence as build
from checks.http.cors import http_cors
from tests.checks.verdicts import problems, verdict

ORIGIN, CREDENTIALS = "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"


def answering(*headers: tuple[str, str]) -> Exchange:
    return build.page(headers)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([(ORIGIN, FOREIGN_ORIGIN), (CREDENTIALS, "true")], ["reflected-with-credentials"]),
        ([(ORIGIN, FOREIGN_ORIGIN), (CREDENTIALS, "True")], ["reflected"]),
        ([(ORIGIN, FOREIGN_ORIGIN), (CREDENTIALS, "false")], ["reflected"]),
        ([(ORIGIN, f"{FOREIGN_ORIGIN}/"), (CREDENTIALS, "true")], []),
        ([(ORIGIN, FOREIGN_ORIGIN.upper()), (CREDENTIALS, "true")], []),
        ([(ORIGIN, FOREIGN_ORIGIN), (ORIGIN, FOREIGN_ORIGIN), (CREDENTIALS, "true")], []),
        ([(ORIGIN, "*")], []),
        ([(ORIGIN, "*"), (CREDENTIALS, "true")], ["wildcard-with-credentials"]),
        ([(ORIGIN, "https://www.kotacontoh.go.id"), (CREDENTIALS, "true")], []),
        ([(CREDENTIALS, "true")], []),
    ],
)
def test_a_foreign_origin(headers: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(http_cors, foreign=answering(*headers), sandboxed=answering()) == expected


def test_null_counts_only_in_answer_to_null() -> None:
    permitting = answering((ORIGIN, "null"), (CREDENTIALS, "true"))
    assert problems(http_cors, foreign=permitting, sandboxed=answering()) == []
    assert problems(http_cors, foreign=answering(), sandboxed=permitting) == ["null-with-credentials"]
    assert problems(http_cors, foreign=answering(), sandboxed=answering((ORIGIN, FOREIGN_ORIGIN))) == []


def test_what_stands_at_the_end_of_the_redirects_counts() -> None:
    url = f"https://{build.HOST}/"
    away = build.redirect(url, f"{url}id/", headers={ORIGIN: FOREIGN_ORIGIN, CREDENTIALS: "true"})
    assert problems(http_cors, foreign=away, sandboxed=away) == []


def test_half_an_answer_is_none() -> None:
    seen = verdict(http_cors, foreign=answering((ORIGIN, FOREIGN_ORIGIN)), sandboxed=build.failure("timeout"))
    assert (seen.outcome, seen.reason) == ("unknown", "timeout")


def test_both_questions_are_requests_of_their_own() -> None:
    keys = {request.key for need in http_cors.needs.values() if (request := need.at(build.TARGET))}
    assert len(keys) == 2
    assert all("from " in key for key in keys)

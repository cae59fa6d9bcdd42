"""What every check of a known hole of TLS implementations is tested with."""

from checks import Example, Problem, Vulnerable, build, reason


def weakness_examples(problem: Problem) -> tuple[Example, ...]:
    """The hole is there, it is not, it could not be judged, and nothing came back."""
    failure = build.failure("timeout")
    return (
        Example(problem(), status=build.weakness(Vulnerable.YES)),
        Example(status=build.weakness(Vulnerable.NO)),
        Example(status=build.weakness(Vulnerable.UNKNOWN), reason=reason.UNANSWERED),
        Example(status=failure, reason=reason.of_failure(failure.kind)),
    )

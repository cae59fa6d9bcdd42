"""Many small cases of one behaviour in one test, which tries all of them and reports each that fails by its name."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def each(
    names: str | tuple[str, ...], cases: Iterable[Any], ids: Callable[[Any], str] | Iterable[str] | None = None
) -> Callable[[Test], Test]:
    """Like ``pytest.mark.parametrize``, for cases that cost less than a test of its own does: a millisecond or two, and as much to be collected.

    Every case is tried. Those that fail are raised together as a group of exceptions, each with a note that names its case. Fixtures are
    made once for all cases.
    """
    parameters = (names,) if isinstance(names, str) else names
    rows = [(case,) if isinstance(names, str) else tuple(case) for case in cases]
    labels = [ids(row[0]) for row in rows] if callable(ids) else [*ids] if ids else [", ".join(map(repr, row)) for row in rows]
    assert rows, "a test without a case cannot fail"

    def wrap(test: Test) -> Test:
        signature = inspect.signature(test)

        @functools.wraps(test)
        def tried(**fixtures: object) -> None:
            failures: list[BaseException] = []
            for label, row in zip(labels, rows, strict=True):
                try:
                    test(**dict(zip(parameters, row, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as failure:
                    failure.add_note(f"in the case {label}")
                    failures.append(failure)
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {len(rows)} cases fail", failures)

        rest = [parameter for name, parameter in signature.parameters.items() if name not in parameters]
        vars(tried)["__signature__"] = signature.replace(parameters=rest)
        return tried

    return wrap

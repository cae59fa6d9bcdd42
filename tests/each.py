"""Many small cases of one behaviour in one test, which tries all of them and reports each that fails by its name."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def each(
    names: str | tuple[str, ...],
    cases: Iterable[Any] | Callable[[], Iterable[Any]],
    ids: Callable[[Any], str] | Iterable[str] | None = None,
) -> Callable[[Test], Test]:
    """Like ``pytest.mark.parametrize``, for cases that cost less than a test of its own does: a millisecond or two, and as much to be collected.

    Every case is tried. Those that fail are raised together as a group of exceptions, each with a note that names its case. Fixtures are
    made once for all cases. Cases that take time to make are a function, called when the test runs and never at collection.
    """
    parameters = (names,) if isinstance(names, str) else names
    labels = ids if callable(ids) or ids is None else [*ids]

    @functools.cache
    def rows() -> list[tuple[Any, ...]]:
        table = [(case,) if isinstance(names, str) else tuple(case) for case in (cases if isinstance(cases, Iterable) else cases())]
        assert table, "a test without a case cannot fail"
        assert not isinstance(labels, list) or len(labels) == len(table), "a name for each case"
        return table

    def label(place: int) -> str:
        # Only a failure's label is read, and a repr of evidence is long.
        if labels is None:
            return ", ".join(map(repr, rows()[place]))
        return labels(rows()[place][0]) if callable(labels) else labels[place]

    if isinstance(cases, Iterable):
        rows()

    def wrap(test: Test) -> Test:
        signature = inspect.signature(test)

        @functools.wraps(test)
        def tried(**fixtures: object) -> None:
            failures: list[BaseException] = []
            for place, row in enumerate(rows()):
                try:
                    test(**dict(zip(parameters, row, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as failure:
                    failure.add_note(f"in the case {label(place)}")
                    failures.append(failure)
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {len(rows())} cases fail", failures)

        rest = [parameter for name, parameter in signature.parameters.items() if name not in parameters]
        vars(tried)["__signature__"] = signature.replace(parameters=rest)
        return tried

    return wrap

"""The HTTP Observatory's rating of one asset, test by test, in words."""

from __future__ import annotations

import msgspec

from checks import Text
from checks.core.ratings.observatory import HttpRating
from reports.words.observatory import TESTS
from reports.words.observatory_results import RESULTS

_FINE = 200


class TestLine(msgspec.Struct, frozen=True):
    """One test. ``key`` is the result's own name, ``modifier`` what it adds to the score."""

    test: Text
    result: Text
    key: str
    modifier: int

    @property
    def points(self) -> str:
        """``+5``, ``−20`` or ``0``."""
        return f"+{self.modifier}" if self.modifier > 0 else f"−{-self.modifier}" if self.modifier else "0"


class ObservatoryView(msgspec.Struct, frozen=True, kw_only=True):
    """``score`` is empty without a grade, for which ``reason`` then says why; ``status`` is said where it is not 200. Worst tests first."""

    algorithm: str
    grade: str | None
    score: str
    reason: Text | None
    status: str
    lines: tuple[TestLine, ...]


def observatory_view(rating: HttpRating) -> ObservatoryView:
    """What a reader sees of a rating."""
    lines = (TestLine(_label(TESTS, name), _label(RESULTS, mark.result), mark.result, mark.modifier) for name, mark in rating.tests.items())
    return ObservatoryView(
        algorithm=str(rating.algorithm),
        grade=rating.grade,
        score=str(rating.score) if rating.grade else "",
        reason=rating.reason,
        status=str(rating.status) if rating.status not in (None, _FINE) else "",
        lines=tuple(sorted(lines, key=lambda line: line.modifier)),
    )


def _label(words: dict[str, Text], name: str) -> Text:
    """Another version's names stand for themselves."""
    return words.get(name, Text(id=name, en=name))

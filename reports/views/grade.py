"""A grade as every output prints it: with what it does not cover, where a good one would have been withheld."""

from __future__ import annotations

from checks import Text
from checks.core.assess.tally import Tally
from reports.words import fill, percentage
from reports.words.headlines import GRADE_OF_PART, GRADE_OF_VISIT, GRADE_WITH_COVERAGE


def grade_limits(tally: Tally) -> Text | None:
    """What a bad grade does not cover: ``cakupan 60 %``; None where it covers enough, or none is given."""
    if tally.grade is None or tally.sufficient:
        return None
    if not tally.coverage.enough:
        return fill(GRADE_WITH_COVERAGE, share=percentage(tally.coverage.share))
    return GRADE_OF_VISIT if tally.whole else GRADE_OF_PART


def grade_text(tally: Tally) -> Text | None:
    """``A``, ``F (cakupan 60 %)``; None where no grade is given."""
    if tally.grade is None:
        return None
    limits = grade_limits(tally)
    return Text(id=f"{tally.grade} ({limits.id})", en=f"{tally.grade} ({limits.en})") if limits else Text(id=tally.grade, en=tally.grade)

"""The rating of a target by the HTTP Observatory, or why there is none."""

from __future__ import annotations

import msgspec

from checks.core.check.lookup import Evidence
from checks.core.model import reason
from checks.core.model.finding import Target
from checks.core.model.text import Text
from checks.core.ratings.observatory.answers import NoGrade, answers
from checks.core.ratings.observatory.score import Mark, score
from checks.core.ratings.observatory.scripts import NoUrl

ALGORITHM = 4

_NO_URL = Text(
    id="Alamat sebuah skrip pada halaman bukan URL yang sah, sehingga HTTP Observatory pun tidak memberi nilai.",
    en="The address of a script on the page is no valid URL, for which the HTTP Observatory gives no grade either.",
)


class HttpRating(msgspec.Struct, frozen=True, kw_only=True):
    """``grade`` and ``score`` are None where the original gives none, or the site's own answers were not all seen; ``reason`` says why.

    ``status`` is that of the page that was scored: also one that asks for a log-in (401, 403) is.
    """

    algorithm: int = ALGORITHM
    grade: str | None = None
    score: int | None = None
    status: int | None = None
    tests: dict[str, Mark] = {}
    reason: Text | None = None


def observatory(target: Target, evidence: Evidence) -> HttpRating | None:
    """The rating; None where the pages it needs were not asked for."""
    try:
        evidence_read = answers(target, evidence)
        result = score(evidence_read)
    except NoGrade as raised:
        return HttpRating(reason=raised.why.text) if raised.why is not reason.NOT_COLLECTED else None
    except NoUrl:
        return HttpRating(reason=_NO_URL)
    return HttpRating(grade=result.grade, score=result.score, status=evidence_read.site.final.status, tests=result.tests)

"""The examples of a group of the catalogue: of every entry its proof and its trap, and each way in which the question stays open."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checks.core.check.check import Example
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.evidence.http import Exchange, Nowhere
from checks.core.exposure.entry import EntryGroup, Matter, Sample
from checks.core.exposure.judge import NOT_CALLED_FOR, findings_of
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Finding, Outcome, Reason
from checks.core.parse import asks_password
from checks.core.testing import evidence as build

_NAMES = {"host": build.HOST, "label": "dinkes", "opd": "dinkes", "year": "2026"}


def page_of(example: Sample, path: str, scheme: str = "https") -> Exchange:
    """An answer of the example host with this body."""
    return build.page({"Content-Type": example.type}, example.text, example.status, path, scheme, bytes.fromhex(example.magic))


def entry_examples(read: EntryGroup) -> Iterator[Example]:
    """What the check that judges this group is tested with."""
    for entry in read.entries:
        path = entry.paths[0].format_map(_NAMES) if entry.paths else "/hilang"
        proof = page_of(entry.proves, path)
        yield _case(read, PathAnswer(entry.id, path, proof, build.nowhere()), findings=tuple(findings_of(entry, path, proof)))
        yield _case(read, PathAnswer(entry.id, path, page_of(entry.trap, path), build.nowhere()))
        if entry.secret:
            elsewhere = page_of(msgspec.structs.replace(entry.proves, text=entry.proves.text.replace("contoh", "${RAHASIA}")), path)
            yield _case(read, PathAnswer(entry.id, path, elsewhere, build.nowhere()), findings=tuple(findings_of(entry, path, elsewhere)))
        if not entry.paths:
            yield _case(read, findings=tuple(findings_of(entry, path, proof)), crawl=(proof,))
            yield _case(read, crawl=(page_of(entry.trap, path),), reason=NOT_CALLED_FOR, outcome=Outcome.NOT_APPLICABLE)
        if entry.matter is Matter.OBSERVATION and asks_password(entry.proves.text):
            plain = page_of(entry.proves, path, "http")
            yield _case(read, PathAnswer(entry.id, path, plain, build.nowhere()), findings=tuple(findings_of(entry, path, plain)))
    entry = next(entry for entry in read.entries if entry.paths)
    path = entry.paths[0].format_map(_NAMES)
    page, slow = build.page(path=path), build.failure("timeout")
    yield _case(read, PathAnswer(entry.id, path, build.gone(path)))
    yield _case(read, PathAnswer(entry.id, path, build.gone(path, 429)), reason=reason.RATE_LIMITED)
    yield _case(read, PathAnswer(entry.id, path, slow), reason=reason.of_failure(FailureKind.TIMEOUT))
    yield _case(read, PathAnswer(entry.id, path, page), reason=reason.NO_BASELINE)
    yield _case(read, PathAnswer(entry.id, path, page, build.nowhere(200, build.HOME)), reason=reason.CATCH_ALL)
    yield _case(read, PathAnswer(entry.id, path, page, Nowhere((slow,), build.AT)), reason=reason.NO_BASELINE)
    yield _case(read, home=build.gone("/", 503), reason=reason.SERVER_ERROR)
    yield _case(read, reason=NOT_CALLED_FOR, outcome=Outcome.NOT_APPLICABLE)


def _case(
    read: EntryGroup,
    *questions: PathAnswer,
    findings: tuple[Finding, ...] = (),
    home: Exchange | None = None,
    reason: Reason | None = None,
    outcome: Outcome | None = None,
    crawl: tuple[Exchange, ...] = (),
) -> Example:
    pages = {"pages": build.crawl(build.page(), *crawl)} if read.looks_at_pages else {}
    catalogue = CatalogueAnswers(build.AT, questions)
    return Example(*findings, reason=reason, outcome=outcome, home=home or build.page(), catalogue=catalogue, **pages)

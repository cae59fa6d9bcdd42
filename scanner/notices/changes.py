"""What a scan, or the calendar, has that somebody should know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.assess.waivers import Waiver
from checks.core.model.finding import Finding, Kind
from checks.core.model.risk import RiskLevel
from checks.core.model.text import Text
from reports.views.check_texts import CheckTexts
from reports.words import date_text, fill
from scanner.notices.notice import Notice, NoticeKind
from scanner.notices.words import LINES

_KINDS = {State.NEW: NoticeKind.NEW, State.REOPENED: NoticeKind.REOPENED, State.FIXED: NoticeKind.FIXED}
# Of what could be assessed before; less than this is told.
_LEAST_SHARE = 0.75
# So long before a decision lapses whoever made it is told.
_WAIVER_DAYS = dt.timedelta(days=14)


def finding_notices(scan: Scan, assessments: Iterable[Assessment], catalogue: CheckTexts, least: RiskLevel) -> Iterator[Notice]:
    """What is new, back again, or gone since the scan before, from a risk level up. A false positive is in no ledger; an accepted risk is left alone."""
    for one in assessments:
        findings = {Identity(v.check, f.problem, f.subject): f for v in one.verdicts for f in v.findings}
        for identity, entry in one.ledger.items():
            if entry.changed >= scan.started and entry.state in _KINDS and identity not in one.accepted:
                yield from _of_entry(one, identity, entry, findings.get(identity), catalogue, least)


def coverage_notices(scan: Scan, now: Iterable[Assessment], before: Mapping[tuple[str, int], float]) -> Iterator[Notice]:
    """Hosts of which much less could be assessed than in the scan before; ``before`` are shares by host and port."""
    for one in now:
        share, old = one.tally.coverage.share, before.get((one.target.host, one.target.port), 0.0)
        if share < old * _LEAST_SHARE:
            text = fill(LINES["coverage"], host=one.target.name, share=f"{share:.0%}", before=f"{old:.0%}")
            yield Notice(key=f"coverage {one.target.name} {scan.id}", kind=NoticeKind.COVERAGE, opd=one.target.opd, text=text)


def waiver_notices(waivers: Iterable[Waiver], catalogue: CheckTexts, now: dt.datetime) -> Iterator[Notice]:
    """Decisions that lapse soon."""
    for one in waivers:
        if one.ended is None and now < one.expires <= now + _WAIVER_DAYS:
            title = catalogue.advice(one.check).title
            text = fill(LINES["waiver"], title=title, host=one.target.name, finding=one.id, day=date_text(one.until))
            yield Notice(key=f"waiver {one.number} {one.until}", kind=NoticeKind.WAIVER, opd=one.target.opd, text=text)


def run_notice(name: str, number: int, exit_code: int) -> Notice:
    """A run of a schedule that failed."""
    text = fill(LINES["run"], name=name, code=str(exit_code))
    return Notice(key=f"run {number}", kind=NoticeKind.RUN, opd="", text=text)


def _of_entry(
    one: Assessment, identity: Identity, entry: Entry, finding: Finding | None, catalogue: CheckTexts, least: RiskLevel
) -> Iterator[Notice]:
    kind, id = _KINDS[entry.state], finding_id(one.target, identity)
    if finding is not None:
        level = finding.level
        kind = NoticeKind.INCIDENT if finding.kind is Kind.INCIDENT else kind
    else:
        risk = catalogue.risk(identity.check, identity.problem)
        if risk is None:
            return
        level = risk.level
    if kind is not NoticeKind.INCIDENT and level.rank < least.rank:
        return
    title: Text = catalogue.advice(identity.check).title
    text = fill(LINES["finding"], level=level.label, title=title, host=one.target.name, finding=id)
    yield Notice(key=f"{kind} {id} {entry.changed.isoformat()}", kind=kind, opd=one.target.opd, text=text, finding=id)

"""What the calendar has that somebody should know: of the posture of the city, not of one scan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from checks.core.assess.assessment import Assessment
from checks.core.model.risk import RiskLevel
from reports.strategy import Decree
from reports.views.check_texts import CheckTexts
from reports.views.host import host_view
from reports.views.tasks import deadline
from reports.words import date_text, fill, quantity
from reports.words.format import local
from scanner.notices.notice import Notice, NoticeKind
from scanner.notices.words import LINES

# So long before its end a certificate is told of: what renews itself has done it by then (at a third of its life, 30 days of 90).
_CERTIFICATE_DAYS = dt.timedelta(days=14)


def deadline_notices(
    assessments: Iterable[Assessment], catalogue: CheckTexts, decree: Decree, today: dt.date, zone: str, least: RiskLevel
) -> Iterator[Notice]:
    """Findings from a risk level up whose last day, as the report has it, is over. An accepted risk has none."""
    for one in assessments:
        for sighting in host_view(one, catalogue).sightings:
            due = deadline(sighting, catalogue.advice(sighting.check), today, decree, zone)
            level = sighting.finding.level
            if sighting.acceptance is None and sighting.entry is not None and due < today and level.rank >= least.rank:
                title = catalogue.advice(sighting.check).title
                text = fill(
                    LINES["deadline"], level=level.label, title=title, host=one.target.name, finding=sighting.id, day=date_text(due)
                )
                key = f"deadline {sighting.id} {due}"
                yield Notice(key=key, kind=NoticeKind.DEADLINE, opd=one.target.opd, text=text, finding=sighting.id)


def certificate_notices(assessments: Iterable[Assessment], now: dt.datetime, zone: str) -> Iterator[Notice]:
    """Certificates that end soon. What has ended is a finding."""
    for one in assessments:
        if one.facts.tls is None:
            continue
        everyone = (one.facts.tls.certificate, *(fact.certificate for fact in one.facts.tls.certificates))
        for hash, end in {cert.sha256: cert.not_after for cert in everyone if cert is not None}.items():
            if now < end <= now + _CERTIFICATE_DAYS:
                text = fill(LINES["certificate"], host=one.target.name, day=date_text(local(end, zone).date()))
                key = f"certificate {one.target.name} {hash}"
                yield Notice(key=key, kind=NoticeKind.CERTIFICATE, opd=one.target.opd, text=text)


def silence_notices(assessments: Iterable[Assessment], now: dt.datetime, days: int, catalogue: CheckTexts) -> Iterator[Notice]:
    """Hosts that nothing was asked of for so many days, and checks that nothing was asked by anywhere: a schedule that does not do what it should."""
    oldest = now - dt.timedelta(days)
    by_check: dict[str, dt.datetime] = {}
    for one in assessments:
        times = [one.ages.get(verdict.check, one.finished) for verdict in one.verdicts]
        for verdict, at in zip(one.verdicts, times, strict=True):
            by_check[verdict.check] = max(at, by_check.get(verdict.check, at))
        if times and (last := max(times)) < oldest:
            text = fill(LINES["silent_host"], host=one.target.name, days=quantity((now - last).days, "day"))
            key = f"silence {one.target.name} {last:%Y-%m-%d}"
            yield Notice(key=key, kind=NoticeKind.SILENCE, opd=one.target.opd, text=text)
    if not by_check or max(by_check.values()) < oldest:
        # Nothing at all was asked: that is told of each host.
        return
    for check, last in by_check.items():
        if last < oldest:
            text = fill(LINES["silent_check"], title=catalogue.advice(check).title, days=quantity((now - last).days, "day"))
            yield Notice(key=f"silence {check} {last:%Y-%m-%d}", kind=NoticeKind.SILENCE, opd="", text=text)

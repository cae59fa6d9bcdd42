"""One asset as the reports show it: its counts, its findings in words, and what became of every question."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from checks import Finding, Outcome, Target, Text
from checks.core.assess.assessment import Assessment
from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Entry, Identity
from checks.core.assess.tally import Tally
from checks.core.assess.waivers import Ground
from checks.core.check.topic import TopicFacts
from checks.core.facts.shared_keys import Holder, holder
from checks.core.facts.values import Software, Traffic
from checks.core.model.text import tame
from reports.views.check_texts import CheckTexts
from reports.views.configuration import verification
from reports.views.endpoints import EndpointsView, endpoints_view
from reports.views.observatory import ObservatoryView, observatory_view
from reports.views.tls import TlsView, tls_view
from reports.views.waived import Decision, decisions_on
from reports.words.request_log import log_line

_ADDRESS = re.compile(r"(?:redirect to )?((?:https?://\S+|[\w-]+(?:\.[\w-]+)+)(?: \d{3})?)")
# How products call themselves, and whose configuration `Fix.servers` has for them.
_SERVERS = {
    "nginx": "nginx",
    "openresty": "nginx",
    "apache": "Apache",
    "apache httpd": "Apache",
    "apache http server": "Apache",
    "litespeed": "LiteSpeed/cPanel",
    "openlitespeed": "LiteSpeed/cPanel",
    "cpanel": "LiteSpeed/cPanel",
    "iis": "IIS",
    "microsoft-iis": "IIS",
    "microsoft iis": "IIS",
}


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One finding on one asset, in words; ``stake`` is what can happen, for people without training. ``entry`` is its line in the ledger, None when no history is kept; ``acceptance`` who accepted its risk; ``last_sight`` when it was seen last, where that was before this scan."""

    target: Target
    check: str
    finding: Finding
    subject: str
    text: Text
    stake: Text
    verify: Text
    entry: Entry | None = None
    acceptance: Decision | None = None
    last_sight: dt.datetime | None = None

    @property
    def id(self) -> str:
        """The short name of the finding, for the command line."""
        return finding_id(self.target, Identity(self.check, self.finding.problem, self.finding.subject))


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one question. ``why`` is said for what stayed open or does not apply, ``detail`` is the engineer's; ``answer_time`` when it was answered, where that was before this scan."""

    check: str
    title: Text
    outcome: Outcome
    reason: str | None = None
    why: Text | None = None
    detail: str = ""
    answer_time: dt.datetime | None = None

    @property
    def address(self) -> str:
        """The address that ``detail`` tells of, with its status; empty where it has only words, which are an engineer's and English."""
        place = _ADDRESS.fullmatch(self.detail)
        return place[1] if place else ""


class HostView(msgspec.Struct, frozen=True, kw_only=True):
    """An asset. ``servers`` are the keys of `Fix.servers` that fit it, ``log`` what it was asked, line by line, ``holds`` the public key it showed,
    ``topics`` what plug-ins state, ``absent`` the sorts of evidence that none of them reads any more, ``waived`` what people decided about,
    ``incidents_sought`` whether any check looked for signs of an incident there, and could tell."""

    target: Target
    tally: Tally
    sightings: tuple[Sighting, ...]
    answers: tuple[CheckResult, ...]
    servers: frozenset[str]
    software: tuple[Software, ...]
    addresses: tuple[str, ...]
    topics: tuple[TopicFacts, ...]
    absent: tuple[str, ...]
    endpoints: EndpointsView | None
    tls: TlsView | None
    observatory: ObservatoryView | None
    holds: Holder | None
    traffic: Traffic
    log: tuple[Text, ...]
    ledger: dict[Identity, Entry]
    incidents_sought: bool = False
    waived: tuple[Decision, ...] = ()

    @property
    def name(self) -> str:
        return self.target.name

    @property
    def magnitude(self) -> int:
        """That of the worst finding, 1..25; 0 when there is none."""
        return max((sighting.finding.magnitude for sighting in self.sightings), default=0)

    def having(self, outcome: Outcome) -> tuple[CheckResult, ...]:
        return tuple(answer for answer in self.answers if answer.outcome is outcome)

    @property
    def open(self) -> tuple[CheckResult, ...]:
        """The questions that stayed open: UNKNOWN and ERROR."""
        return self.having(Outcome.UNKNOWN) + self.having(Outcome.ERROR)


def host_view(assessment: Assessment, catalogue: CheckTexts) -> HostView:
    """Everything a report shows of one asset; nothing a server said leaves here with control characters."""
    target, facts = assessment.target, assessment.facts
    decisions = decisions_on(assessment, catalogue)
    accepted = {Identity(one.check, one.finding.problem, one.finding.subject): one for one in decisions if one.ground is Ground.ACCEPTED}
    sightings = [
        Sighting(
            target=target,
            check=verdict.check,
            finding=finding,
            subject=harmless(finding.subject),
            text=catalogue.finding_text(verdict.check, finding),
            stake=catalogue.stake(verdict.check, finding.problem),
            verify=verification(
                catalogue.advice(verdict.check),
                target,
                finding,
                finding_id(target, identity := Identity(verdict.check, finding.problem, finding.subject)),
                "https" if facts.tls else "http",
            ),
            entry=assessment.ledger.get(identity),
            acceptance=accepted.get(identity),
            last_sight=_last_sight(assessment, identity),
        )
        for verdict in assessment.verdicts
        for finding in verdict.findings
    ]
    return HostView(
        target=target,
        tally=assessment.tally,
        sightings=tuple(sorted(sightings, key=lambda s: (-s.finding.magnitude, s.check, s.finding.problem, s.subject))),
        answers=_answers(assessment, catalogue),
        servers=frozenset(_SERVERS[name] for s in facts.software if (name := s.name.lower()) in _SERVERS),
        software=tuple(_harmless(one) for one in facts.software),
        addresses=tuple(harmless(address) for address in facts.dns.addresses),
        topics=tuple(facts.topics.values()),
        absent=tuple(harmless(sort) for sort in facts.absent),
        endpoints=endpoints_view(facts.endpoints) if facts.endpoints else None,
        tls=tls_view(facts.tls, assessment.started) if facts.tls else None,
        observatory=observatory_view(facts.http.observatory) if facts.http.observatory else None,
        holds=holder(target, facts),
        traffic=assessment.traffic,
        log=tuple(log_line(harmless(line)) for line in assessment.traffic.log),
        ledger=assessment.ledger,
        incidents_sought=any(v.outcome.assessed and catalogue.seeks_incidents(v.check) for v in assessment.verdicts),
        waived=decisions,
    )


def blank(assessment: Assessment, catalogue: CheckTexts) -> HostView:
    """An asset of which nothing can be shown but which questions are open; for one without findings and facts."""
    return HostView(
        target=assessment.target,
        tally=assessment.tally,
        sightings=(),
        answers=_answers(assessment, catalogue),
        servers=frozenset(),
        software=(),
        addresses=(),
        topics=(),
        absent=(),
        endpoints=None,
        tls=None,
        observatory=None,
        holds=None,
        traffic=assessment.traffic,
        log=(),
        ledger={},
    )


def _answers(assessment: Assessment, catalogue: CheckTexts) -> tuple[CheckResult, ...]:
    return tuple(
        CheckResult(
            check=verdict.check,
            title=catalogue.advice(verdict.check).title,
            outcome=verdict.outcome,
            reason=verdict.reason,
            why=catalogue.reason(verdict.check, verdict.reason),
            detail=_detail(verdict.outcome, verdict.detail),
            answer_time=assessment.ages.get(verdict.check),
        )
        for verdict in assessment.verdicts
    )


def _last_sight(assessment: Assessment, identity: Identity) -> dt.datetime | None:
    """When a finding was seen last; None where this scan saw it."""
    answer_time, entry = assessment.ages.get(identity.check), assessment.ledger.get(identity)
    if answer_time is None or entry is None:
        return answer_time
    return entry.last_seen if entry.last_seen <= answer_time else None


def harmless(text: str) -> str:
    """What a server said, on one line, without control, bidirectional or invisible characters, at most 300 characters."""
    return str(tame(text))


def _harmless(software: Software) -> Software:
    version = None if software.version is None else harmless(software.version)
    return msgspec.structs.replace(software, name=harmless(software.name), version=version, place=harmless(software.place))


def _detail(outcome: Outcome, detail: str) -> str:
    """What the network said; of a bug of ours only its name, for a traceback tells of the scanner's machine."""
    if outcome is Outcome.ERROR:
        detail = detail.strip().rpartition("\n")[2]
    return harmless(detail)

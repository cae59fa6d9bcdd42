"""What is worth a line of the journal, as one."""

from __future__ import annotations

import datetime as dt
import os
import platform
import pwd

import msgspec

from checks.core.assess.waivers import Waiver
from checks.core.model.city import Opd, Permission
from checks.core.model.finding import Target
from scanner.engine.messages import TargetEvidence
from scanner.store.journal.entry import Deed, JournalContent, JournalEntry
from scanner.store.plans import Plan
from scanner.store.records import Handover, Retest

# By which whoever starts tilik says on whose word: a run of a schedule names itself.
ASKER = "TILIK_ASKER"


def asker() -> str:
    """On whose word this process works: as the environment says, or its user and machine."""
    if by := os.environ.get(ASKER):
        return by
    try:
        user = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        user = str(os.geteuid())
    return f"{user}@{platform.node()}"


def scan_entries(deed: Deed, scan: int, plan: Plan, targets: int, at: dt.datetime) -> list[JournalEntry]:
    """A line for each department that a scan is about, with its permission; one without a department where there is none."""
    about = {"level": plan.level.name.lower(), "only": " ".join(plan.only), "targets": str(targets)}
    who, about = asker(), {name: value for name, value in about.items() if value}
    contents = {opd.code: _on_letter(opd.permission, JournalContent(about=about)) for opd in plan.opds or (Opd(code="", name=""),)}
    return [JournalEntry(at=at, deed=deed, who=who, opd=opd, scan=scan, content=one) for opd, one in contents.items()]


def visit_entry(scan: int, evidence: TargetEvidence, permission: Permission | None) -> JournalEntry:
    """A target was asked, or was to be: what was sent, and from where."""
    content = JournalContent(started=evidence.started, finished=evidence.finished, traffic=evidence.traffic)
    return _about(evidence.target, Deed.VISIT, evidence.finished, scan, _on_letter(permission, content))


def retest_entry(scan: int, target: Target, retest: Retest, permission: Permission | None) -> JournalEntry:
    """One finding was looked at again."""
    about = {"finding": retest.finding, "check": retest.check, "state": retest.state.value}
    content = JournalContent(started=retest.started, finished=retest.finished, traffic=retest.traffic, about=about)
    return _about(target, Deed.RETEST, retest.finished, scan, _on_letter(permission, content))


def decision_entry(waiver: Waiver) -> JournalEntry:
    """Somebody decided about a finding."""
    about = {"finding": waiver.id, "ground": waiver.ground.value, "reason": waiver.reason, "until": waiver.until.isoformat()}
    return _about(waiver.target, Deed.DECISION, waiver.at, None, JournalContent(about=about), waiver.who)


def decision_end_entry(waiver: int, finding: str, target: Target, at: dt.datetime, who: str) -> JournalEntry:
    """Somebody took a decision back."""
    return _about(target, Deed.DECISION_END, at, None, JournalContent(about={"finding": finding, "decision": str(waiver)}), who)


def handover_entry(one: Handover) -> JournalEntry:
    """A package was handed over."""
    about = {"to": one.to, "package": one.package, "sha256": one.sha256}
    return JournalEntry(at=one.at, deed=Deed.HANDOVER, who=one.who, opd=one.opd, scan=one.scan, content=JournalContent(about=about))


def _on_letter(permission: Permission | None, content: JournalContent) -> JournalContent:
    """The content, with the letter that allowed it."""
    return msgspec.structs.replace(content, permission=permission.reference, until=permission.until) if permission else content


def _about(target: Target, deed: Deed, at: dt.datetime, scan: int | None, content: JournalContent, who: str = "") -> JournalEntry:
    return JournalEntry(at=at, deed=deed, who=who or asker(), opd=target.opd, target=target.name, scan=scan, content=content)

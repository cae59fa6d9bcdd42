"""The words of every check, found by id; also for verdicts whose check is no longer loaded."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from checks import Check, Finding, Fix, Kind, Risk, Text
from checks.core.check.stakes import stake
from checks.core.model.bearing import UNSTATED, Bearing
from checks.core.model.reason import REASONS
from checks.core.model.text import Fact, tame
from reports.views.fault import REPORT_FAULT
from reports.words import fill
from reports.words.format import ZONE, day, local
from reports.words.open import DETAILS, FAULTS

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


class Advice(msgspec.Struct, frozen=True):
    """What a reader is told about one check, whatever the target."""

    title: Text
    action: Text
    why: Text
    fix: Fix
    references: tuple[str, ...] = ()
    bearing: Bearing = UNSTATED


class CheckTexts:
    """Looks up texts of checks. A stored verdict may be older than the rules: what is missing gets a plain stand-in, never an error."""

    def __init__(self, checks: Iterable[Check], zone: str = ZONE) -> None:
        """Moments are told as days on the clocks of the IANA ``zone``."""
        self._checks = {check.id: check for check in checks}
        self.zone = zone

    def advice(self, id: str) -> Advice:
        check = self._checks.get(id)
        if check is None:
            return msgspec.structs.replace(_advice_without_check(id), title=DETAILS) if id == REPORT_FAULT else _advice_without_check(id)
        return Advice(check.title, check.action, check.why, check.fix, check.references, check.bearing)

    def finding_text(self, id: str, finding: Finding) -> Text:
        """The finding in words, its facts filled in and harmless to print."""
        try:
            text = self._checks[id].problem(finding.problem).text
            return fill(text, **{name: _printable(fact, self.zone) for name, fact in finding.facts.items()})
        except KeyError:
            return Text(
                id=f"Temuan “{finding.problem}”; penjelasannya tidak ada lagi pada versi aturan ini.",
                en=f"Finding “{finding.problem}”; this version of the rules no longer explains it.",
            )

    def risk(self, id: str, problem: str) -> Risk | None:
        """The risk of a problem on an ordinary asset; None when the rules no longer know it."""
        try:
            return self._checks[id].problem(problem).risk
        except KeyError:
            return None

    def stake(self, id: str, problem: str) -> Text:
        """What the problem puts at stake, in one sentence; for a plug-in's the first of why its check matters."""
        own = stake(id, problem)
        if own is not None:
            return own.text
        why = self.advice(id).why
        return Text(id=_SENTENCE.split(why.id, maxsplit=1)[0], en=_SENTENCE.split(why.en, maxsplit=1)[0])

    def seeks_incidents(self, id: str) -> bool:
        """Whether signs of an incident are all that the check looks for; one that may meet a trace of them beside its own question does not tell that there are none."""
        return id in self._checks and all(problem.kind is Kind.INCIDENT for problem in self._checks[id].problems)

    def reason(self, id: str, key: str | None) -> Text | None:
        """Why a question stayed open, in words, also where ours is the fault; None when no reason was given."""
        if key is None:
            return None
        own = self._checks[id].reasons if id in self._checks else ()
        reason = REASONS.get(key) or next((reason for reason in own if reason.key == key), None)
        return reason.text if reason else FAULTS.get(key) or Text(id=f"Alasan: {key}.", en=f"Reason: {key}.")


def _printable(fact: Fact, zone: str) -> Text | Fact:
    """A fact as it may be printed: a date or a moment in UTC (RFC 3339) as a day in the words of each language, all else without harm."""
    if isinstance(fact, str) and _DATE.fullmatch(fact):
        try:
            date = dt.date.fromisoformat(fact) if "T" not in fact else local(dt.datetime.fromisoformat(fact), zone).date()
        except ValueError:
            return tame(fact)
        return Text(id=day(date, "id"), en=day(date, "en"))
    return tame(fact)


def _advice_without_check(id: str) -> Advice:
    return Advice(
        Text(id=f"Pemeriksaan {id}", en=f"Check {id}"),
        Text(id=f"Tinjau temuan pemeriksaan {id}", en=f"Review the findings of check {id}"),
        Text(
            id="Pemeriksaan ini dijalankan ketika pemindaian berlangsung, tetapi tidak aktif lagi pada versi yang membuat laporan ini.",
            en="This check ran in the scan, but is no longer active in the version that made this report.",
        ),
        Fix(
            any=Text(
                id="Mintalah penjelasan kepada tim keamanan yang menerbitkan laporan ini.",
                en="Ask the security team that issued this report for an explanation.",
            )
        ),
    )

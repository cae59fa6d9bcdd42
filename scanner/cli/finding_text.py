"""Everything that is known of one finding, in lines."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator

from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import State
from checks.core.assess.waivers import Waiver, evidence_hash
from checks.core.check.check import Check
from checks.core.model.finding import Finding
from checks.core.model.text import Text
from reports import words
from reports.views.check_texts import CheckTexts
from reports.views.evidence import proof
from reports.views.host import harmless, host_view
from reports.words import fill, format, quantity
from scanner.cli.finding_words import FINDING_WORDS
from scanner.settings import Settings
from scanner.store import Note, Retest, TrackedFinding
from scanner.store.rows import unpack_evidence

_WORDS = words.WORDS | FINDING_WORDS


class Dossier:
    """Writes in the language and the zone of the settings; nothing a server said reaches the terminal with control characters."""

    def __init__(self, tracked_finding: TrackedFinding, settings: Settings, checks: Iterable[Check]) -> None:
        self._tracked_finding, self._lang, self._zone = tracked_finding, settings.report.lang, settings.report.zone
        self._catalogue = CheckTexts(checks, self._zone)

    def finding(self, assessment: Assessment, finding: Finding | None) -> Iterator[str]:
        """What it is, where it stands, and its evidence as the asset's last scan saw it."""
        identity, target = self._tracked_finding.identity, self._tracked_finding.target
        yield self._line("finding_id", self._tracked_finding.id)
        yield self._line("dossier_asset", " · ".join(part for part in (target.name, target.opd) if part))
        yield self._line(
            "dossier_check", " · ".join(part for part in (identity.check, identity.problem, harmless(identity.subject)) if part)
        )
        yield self._state(assessment)
        if finding is None:
            yield self._say("dossier_gone")
            return
        risk = finding.risk
        yield self._line("dossier_risk", f"{risk.level.label[self._lang]} ({risk.likelihood} × {risk.impact} → {risk.magnitude})")
        yield self._line("dossier_facts", self._catalogue.finding_text(identity.check, finding)[self._lang])
        yield self._line("dossier_hash", evidence_hash(finding))
        yield self._line("dossier_action", self._catalogue.advice(identity.check).action[self._lang])
        for sighting in host_view(assessment, self._catalogue).sightings:
            if (sighting.check, sighting.finding) == (identity.check, finding) and sighting.verify.id:
                yield self._line("dossier_verify", sighting.verify[self._lang])

    def waiver(self, waiver: Waiver, state: Text) -> str:
        """One decision about it."""
        ground = self._say(f"ground_{waiver.ground}")
        until = f"{self._say('waived_until')} {format.day(waiver.until, self._lang)}"
        decision = f"{ground}, {harmless(waiver.who)}: {harmless(waiver.reason)} ({until}; {state[self._lang]})"
        return f"{self._say('dossier_waiver', number=str(waiver.number))}: {decision}"

    def note(self, note: Note) -> str:
        """One note about it."""
        return self._line("dossier_note", f"{self._moment(note.at)}, {harmless(note.who)}: {harmless(note.text)}")

    def retest(self, retest: Retest) -> str:
        """That it was asked about again, in a line."""
        return self._line(
            "dossier_retest", f"{self._moment(retest.finished)}: {self._say(f'state_{retest.state}')}, SHA-256 {digest(retest)}"
        )

    def proof(self, retest: Retest) -> Iterator[str]:
        """What was sent, and what came back."""
        yield f"{self._say('retest_asked')} ({retest.traffic.count}):"
        yield from (f"  {harmless(line)}" for line in retest.traffic.log or (self._say("retest_nothing"),))
        yield f"{self._say('retest_answers')}:"
        for key, observation in sorted(unpack_evidence(retest.evidence).items()):
            yield f"  {harmless(key)}"
            yield from (f"    {line}" for line in proof(observation, self._lang))

    def comparison(self, before: Finding | None, time: dt.datetime, retest: Retest) -> Iterator[str]:
        """Before and after in five lines: the finding, how it was at an earlier ``time`` and how it is now, the proof, and what follows."""
        identity, target = self._tracked_finding.identity, self._tracked_finding.target
        where = " · ".join(part for part in (target.name, identity.check, harmless(identity.subject)) if part)
        yield f"{self._say('retest_finding', id=self._tracked_finding.id)}: {where}"
        yield f"{self._say('retest_before', at=self._moment(time))}: {self._sight(before) if before else self._say('retest_absent')}"
        yield f"{self._say('retest_after', at=self._moment(retest.finished))}: {self._outcome(retest, before)}"
        yield self._line(
            "retest_proof", self._say("retest_digest", requests=quantity(retest.traffic.count, "request"), sha256=digest(retest))
        )
        outcome = retest.state if retest.state in (State.FIXED, State.UNVERIFIABLE) else "open"
        yield self._line("retest_result", self._say(f"retest_{outcome}"))

    def _outcome(self, retest: Retest, before: Finding | None) -> str:
        identity = self._tracked_finding.identity
        for finding in retest.verdict.findings:
            if (finding.problem, finding.subject) == (identity.problem, identity.subject):
                return self._say("retest_same") if finding == before else self._sight(finding)
        why = self._catalogue.reason(retest.check, retest.verdict.reason)
        return self._say(f"outcome_{retest.verdict.outcome}") + (f" ({why[self._lang]})" if why else "")

    def _sight(self, finding: Finding) -> str:
        level = finding.level
        return f"{level.rank} {level.label[self._lang]}, {self._catalogue.finding_text(self._tracked_finding.identity.check, finding)[self._lang]}"

    def _state(self, assessment: Assessment) -> str:
        entry = assessment.ledger[self._tracked_finding.identity]
        state = self._say(f"state_{entry.state}")
        first, last = self._moment(entry.first_seen), self._moment(entry.last_seen)
        return self._line("dossier_state", self._say("dossier_seen", state=state, first=first, last=last))

    def _moment(self, at: dt.datetime) -> str:
        return format.moment(at, self._zone, self._lang)

    def _say(self, word: str, **parts: Text | str) -> str:
        return fill(_WORDS[word], **parts)[self._lang]

    def _line(self, word: str, text: str) -> str:
        return f"{self._say(word)}: {text}"


def digest(retest: Retest) -> str:
    """SHA-256 over the packed evidence in the order of its keys, in hexadecimal."""
    whole = hashlib.sha256()
    for key, blob in sorted(retest.evidence.items()):
        whole.update(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest() + hashlib.sha256(blob).digest())
    return whole.hexdigest()

"""What became of each finding since the scan before: new, still there, fixed, reopened, not verifiable this time."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping

import msgspec

from checks.core.model import reason
from checks.core.model.finding import Outcome, Verdict


class State(enum.StrEnum):
    """A finding's state at one scan."""

    NEW = "new"
    STILL = "still"
    FIXED = "fixed"
    REOPENED = "reopened"
    UNVERIFIABLE = "unverifiable"

    @property
    def open(self) -> bool:
        """True while nobody has shown that it is gone."""
        return self is not State.FIXED


class Identity(msgspec.Struct, frozen=True, order=True):
    """What makes two sightings the same finding on one target."""

    check: str
    problem: str
    subject: str = ""


class Entry(msgspec.Struct, frozen=True):
    """One line of the ledger. ``last_seen`` is the last scan that saw the finding, ``changed`` when the state began."""

    state: State
    first_seen: dt.datetime
    last_seen: dt.datetime
    changed: dt.datetime


Ledger = Mapping[Identity, Entry]


def advance(before: Ledger, verdicts: Iterable[Verdict], at: dt.datetime) -> dict[Identity, Entry]:
    """The ledger of one target after a scan at ``at``, from the ledger before it and the scan's verdicts.

    A finding is fixed only when its check was answered in full and did not find it; without an answer it is not verifiable.
    A fixed finding is remembered, so that it can reopen.
    """
    by_check = {verdict.check: verdict for verdict in verdicts}
    identities = {Identity(v.check, f.problem, f.subject) for v in by_check.values() for f in v.findings}
    after: dict[Identity, Entry] = {}
    for identity in sorted(identities | set(before)):
        old = before.get(identity)
        if old is None:
            after[identity] = Entry(State.NEW, at, at, at)
        elif identity in identities:
            state = State.REOPENED if old.state is State.FIXED else State.STILL
            after[identity] = Entry(state, old.first_seen, at, at if state is not old.state else old.changed)
        elif old.state is State.FIXED:
            after[identity] = old
        else:
            state = State.FIXED if _is_answer(by_check.get(identity.check)) else State.UNVERIFIABLE
            after[identity] = Entry(state, old.first_seen, old.last_seen, at if state is not old.state else old.changed)
    return after


def _is_answer(verdict: Verdict | None) -> bool:
    """Whether what this verdict does not find is not there.

    A FAIL with a reason answered only part of its question, and a site that lost its HTTPS has mended nothing about it.
    """
    if verdict is None or (verdict.outcome is Outcome.FAIL and verdict.reason is not None) or verdict.reason == reason.NO_HTTPS.key:
        return False
    return verdict.outcome.assessed or verdict.outcome is Outcome.NOT_APPLICABLE

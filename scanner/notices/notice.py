"""One thing that somebody is told."""

from __future__ import annotations

import enum

import msgspec

from checks.core.model.text import Text


class NoticeKind(enum.StrEnum):
    """In the order in which a message has them."""

    INCIDENT = "incident"
    NEW = "new"
    REOPENED = "reopened"
    FIXED = "fixed"
    DEADLINE = "deadline"
    CERTIFICATE = "certificate"
    COVERAGE = "coverage"
    SILENCE = "silence"
    WAIVER = "waiver"
    RUN = "run"


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """``key`` is what makes it the same thing: it is told once. ``opd`` is the code of whom it concerns, empty for the team alone.

    ``finding`` is the short name of the finding that it is about, empty where it is about none.
    """

    key: str
    kind: NoticeKind
    opd: str
    text: Text
    finding: str = ""

    @property
    def is_for_opd(self) -> bool:
        """Told to the OPD, too: what it has to do with itself."""
        return self.kind not in (NoticeKind.COVERAGE, NoticeKind.SILENCE, NoticeKind.WAIVER, NoticeKind.RUN)

    @property
    def is_urgent(self) -> bool:
        """Told in quiet hours, too."""
        return self.kind is NoticeKind.INCIDENT

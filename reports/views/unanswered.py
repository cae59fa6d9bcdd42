"""What could not be assessed, gathered by reason. Not knowing is never good news, so it is never left out."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checks import Outcome, Text
from checks.core.model.reason import ONE_SIGN
from reports.views.host import CheckResult, HostView
from reports.words.open import NO_REASON, OUR_FAULT
from reports.words.remedies import remedy


class Blind(msgspec.Struct, frozen=True, kw_only=True):
    """One asset's open questions of one reason. ``all`` when nothing at all was answered there."""

    host: str
    answers: tuple[CheckResult, ...]
    all: bool

    @property
    def details(self) -> tuple[str, ...]:
        """What the network said, each once."""
        return tuple(dict.fromkeys(answer.detail for answer in self.answers if answer.detail))

    @property
    def addresses(self) -> tuple[str, ...]:
        """What of it is an address, each once."""
        return tuple(dict.fromkeys(answer.address for answer in self.answers if answer.address))


class OpenReason(msgspec.Struct, frozen=True, kw_only=True):
    """A reason, what to do about it, and where it struck."""

    why: Text
    remedy: Text
    hosts: tuple[Blind, ...]

    @property
    def questions(self) -> int:
        return sum(len(blind.answers) for blind in self.hosts)


def open_reasons(hosts: Iterable[HostView]) -> tuple[OpenReason, ...]:
    """Every UNKNOWN and ERROR, where somebody should look first, then the reason that closed most questions."""
    blind_by_reason: dict[tuple[Text, Text], list[Blind]] = {}
    for host in hosts:
        by_reason: dict[tuple[Text, Text], list[CheckResult]] = {}
        for answer in host.open:
            by_reason.setdefault(_reason(answer), []).append(answer)
        for key, answers in by_reason.items():
            nothing = host.tally.coverage.assessed == 0 and len(answers) == len(host.open)
            blind_by_reason.setdefault(key, []).append(Blind(host=host.name, answers=tuple(answers), all=nothing))
    groups = (OpenReason(why=why, remedy=what, hosts=tuple(blind)) for (why, what), blind in blind_by_reason.items())
    return tuple(sorted(groups, key=lambda group: (group.why != ONE_SIGN.text, -group.questions, group.why.id)))


def main_reason(host: HostView) -> Text | None:
    """Why most of a host's open questions stayed open; None when none did."""
    return next((group.why for group in open_reasons((host,))), None)


def _reason(answer: CheckResult) -> tuple[Text, Text]:
    bug = answer.outcome is Outcome.ERROR
    return (answer.why or (OUR_FAULT if bug else NO_REASON), remedy(answer.reason, bug=bug))

"""How scan, judge and check end: findings by level, the worst of them, and what to do next."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Set

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Identity
from checks.core.assess.tally import ENOUGH
from checks.core.model.finding import Finding, Outcome, Target
from checks.core.model.risk import RiskLevel
from checks.core.model.text import Text
from reports.terminal.host import STYLES
from reports.terminal.line import TerminalLine
from reports.views.check_texts import CheckTexts
from reports.words import count, fill, percentage, quantity
from scanner.cli.command_words import SUMMARY_WORDS
from scanner.cli.error_output import printable
from scanner.cli.output import print_lines

_WORST, _NAMES = 5, 3


class WorstFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One of the findings with the highest risk; ``accepted`` when somebody accepted that for a time."""

    id: str
    target: Target
    check: str
    finding: Finding
    accepted: bool

    @property
    def order(self) -> tuple[int, str, str]:
        """The worst first; of equals always the same one."""
        return (-self.finding.magnitude, self.target.name, self.id)


class FindingSummary(msgspec.Struct, frozen=True, kw_only=True):
    """``blind`` are the targets of which too little was seen to call their state good, ``faulty`` those with a verdict ERROR; ``ids`` name every finding."""

    targets: int
    levels: dict[RiskLevel, int]
    worst: tuple[WorstFinding, ...]
    blind: tuple[str, ...]
    faulty: tuple[str, ...]
    ids: frozenset[str]


def summary(assessments: Iterable[Assessment]) -> FindingSummary:
    """Count what counts; one assessment is held at a time."""
    levels: Counter[RiskLevel] = Counter()
    worst: list[WorstFinding] = []
    blind, faulty, ids, targets = list[str](), list[str](), set[str](), 0
    for one in assessments:
        targets, tally = targets + 1, one.tally
        levels.update(tally.levels)
        findings = tuple(_findings(one))
        ids.update(finding.id for finding in findings)
        worst = heapq.nsmallest(_WORST, (*worst, *findings), key=lambda finding: finding.order)
        blind += [one.target.name] if tally.coverage.total and not tally.coverage.enough else []
        faulty += [one.target.name] if tally.outcomes[Outcome.ERROR] else []
    return FindingSummary(
        targets=targets, levels=dict(levels), worst=tuple(worst), blind=tuple(blind), faulty=tuple(faulty), ids=frozenset(ids)
    )


def _findings(one: Assessment) -> Iterator[WorstFinding]:
    accepted = one.accepted
    for verdict in one.verdicts:
        for finding in verdict.findings:
            identity = Identity(verdict.check, finding.problem, finding.subject)
            yield WorstFinding(
                id=finding_id(one.target, identity),
                target=one.target,
                check=verdict.check,
                finding=finding,
                accepted=identity in accepted,
            )


def summary_lines(result: FindingSummary, catalogue: CheckTexts, lang: str) -> Iterator[TerminalLine]:
    """The counts, and the worst findings with the names that other commands take."""
    findings = quantity(sum(result.levels.values()), "finding")
    yield TerminalLine(0, ((fill(SUMMARY_WORDS["summary"], targets=quantity(result.targets, "target"), findings=findings)[lang], "bold"),))
    counts = [(f"{count(n)[lang]} {level.label[lang]}", STYLES[level]) for level in reversed(RiskLevel) if (n := result.levels.get(level))]
    if counts:
        yield TerminalLine(2, tuple(piece for place, one in enumerate(counts) for piece in (((" · ", "dim"), one) if place else (one,))))
        yield TerminalLine(0, ((SUMMARY_WORDS["worst"][lang], "bold"),))
    for one in result.worst:
        level, text = one.finding.level, catalogue.finding_text(one.check, one.finding)[lang]
        mark = f" ({SUMMARY_WORDS['accepted'][lang]})" if one.accepted else ""
        yield TerminalLine(
            2,
            (
                (f"{level.rank} {level.label[lang]}", STYLES[level]),
                (f"  {one.target.name}  {printable(text)}{mark}  ", ""),
                (f"{one.check} {one.id}", "dim"),
            ),
        )
    if result.blind:
        yield _names("blind", result.blind, lang, limit=percentage(ENOUGH))
    if result.faulty:
        yield _names("faulty", result.faulty, lang)


def _names(word: str, names: tuple[str, ...], lang: str, **parts: Text) -> TerminalLine:
    few = ", ".join(names[:_NAMES])
    rest = f", {fill(SUMMARY_WORDS['more'], more=quantity(len(names) - _NAMES, 'more'))[lang]}" if len(names) > _NAMES else ""
    result = fill(SUMMARY_WORDS[word], targets=quantity(len(names), "target"), names=f"{few}{rest}", **parts)
    return TerminalLine(0, ((result[lang], "magenta"),))


def comparison(before: Set[str], after: Set[str], lang: str) -> TerminalLine:
    """What of the findings, by their names, is new and what is gone."""
    if before == after:
        return TerminalLine(0, ((SUMMARY_WORDS["unchanged"][lang], ""),))
    new, absent = (quantity(len(those), "finding") for those in (after - before, before - after))
    return TerminalLine(0, ((fill(SUMMARY_WORDS["compared"], new=new, absent=absent)[lang], "bold"),))


def next_commands(result: FindingSummary) -> Iterator[str]:
    """What a scan's reader goes on with: the worst finding, and the reports."""
    yield from (f"tilik finding show {one.id}" for one in result.worst[:1])
    yield "tilik report"


def print_summary(lines: Iterable[TerminalLine], commands: Iterable[str], lang: str) -> None:
    """Print it, and the ``commands`` to go on with; coloured on a terminal, plain in a pipe."""
    steps = [TerminalLine(2, ((command, ""),)) for command in commands]
    print_lines((*lines, *((TerminalLine(0, ((SUMMARY_WORDS["next"][lang], "bold"),)), *steps) if steps else ())))

"""A bar and a line a host on a terminal, plain lines in a pipe."""

from __future__ import annotations

import re
import sys
from collections import Counter
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from checks.core.assess.tally import tally
from checks.core.model.finding import Outcome, Target, Verdict
from checks.core.model.reason import REASONS
from checks.core.model.risk import RiskLevel
from reports.words import count, fill, quantity
from scanner.cli.command_words import PROGRESS_WORDS

# What a reason says first; the rest is for reports.
_CLAUSE = re.compile(r"[^.:;,]+")
_ASIDE = re.compile(r" \([^()]{1,200}\)")


class Bar:
    """Tells of each target as it is judged, on standard error. A context manager."""

    def __init__(self, total: int, lang: str, initial: int = 0) -> None:
        self._lang = lang
        self._console = Console(stderr=True, highlight=False)
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=self._console, transient=True,
            disable=not sys.stderr.isatty(),
        )  # fmt: skip
        self._task = self._bar.add_task("tilik", total=total, completed=initial)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def advance(self, target: Target, verdicts: tuple[Verdict, ...]) -> None:
        """A target's verdicts are in the store."""
        counts, lang = tally(verdicts), self._lang
        words = [f"{target.name}: {quantity(counts.findings, 'finding')[lang]}"]
        if counts.worst:
            words[0] += f" ({', '.join(f'{n} {level.label[lang]}' for level in reversed(RiskLevel) if (n := counts.levels[level]))})"
        if unknowns := counts.outcomes[Outcome.UNKNOWN]:
            words.append(_open(unknowns, Counter(v.reason for v in verdicts if v.outcome is Outcome.UNKNOWN), lang))
        if errors := counts.outcomes[Outcome.ERROR]:
            words.append(quantity(errors, "fault")[lang])
        self._console.print(Text(", ".join(words)), soft_wrap=True)
        self._bar.advance(self._task)


def _open(unknowns: int, reasons: Counter[str | None], lang: str) -> str:
    """How many questions stayed open, and the most frequent reason in its first words."""
    clauses = [
        clause[0].strip()
        for key, _ in reasons.most_common()
        if key in REASONS and (clause := _CLAUSE.match(_ASIDE.sub("", REASONS[key].text[lang])))
    ]
    if not clauses:
        return fill(PROGRESS_WORDS["open"], n=count(unknowns))[lang]
    if len(reasons) == 1:
        return fill(PROGRESS_WORDS["open_reason"], n=count(unknowns), reason=clauses[0])[lang]
    return fill(PROGRESS_WORDS["open_reasons"], n=count(unknowns), reason=clauses[0], more=quantity(len(reasons) - 1, "more"))[lang]

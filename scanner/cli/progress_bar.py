"""A bar and a line a host on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from checks.core.assess.tally import tally
from checks.core.model.finding import Outcome, Target, Verdict
from reports.words import quantity


class Bar:
    """Tells of each target as it is judged, on standard error. A context manager."""

    def __init__(self, total: int, initial: int = 0) -> None:
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
        counts = tally(verdicts)
        words = [f"{target.name}: {quantity(counts.findings, 'finding').en}"]
        if unknowns := counts.outcomes[Outcome.UNKNOWN]:
            why = sorted({verdict.reason or "" for verdict in verdicts if verdict.outcome is Outcome.UNKNOWN})
            words.append(f"{unknowns} not assessed ({', '.join(why)})")
        if errors := counts.outcomes[Outcome.ERROR]:
            words.append(quantity(errors, "fault").en)
        self._console.print(Text(", ".join(words)), soft_wrap=True)
        self._bar.advance(self._task)

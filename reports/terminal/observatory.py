"""The HTTP Observatory's rating of one asset on a terminal: grade and score, and what costs points."""

from __future__ import annotations

from collections.abc import Iterator

from checks import Text
from reports.terminal.line import TerminalLine
from reports.views.observatory import ObservatoryView
from reports.words import WORDS, fill


def observatory_lines(view: ObservatoryView, lang: str) -> Iterator[TerminalLine]:
    """A line with the grade, or why there is none; one a test that costs points, the dearest first."""

    def say(word: str, **parts: Text | str) -> str:
        return fill(WORDS[word], **parts)[lang]

    grade = say("observatory_grade", grade=view.grade, score=view.score) if view.grade else say("observatory_none")
    because = f" ({view.reason[lang]})" if view.reason else ""
    yield TerminalLine(2, ((f"{say('observatory_line', algorithm=view.algorithm)}: ", ""), (grade, "bold"), (because, "dim")))
    if view.status:
        yield TerminalLine(4, ((say("observatory_status", status=view.status), "magenta"),))
    for line in view.lines:
        if line.modifier < 0:
            yield TerminalLine(4, ((f"{line.points:>4}  {line.test[lang]}: {line.result[lang]}", "dim"),))

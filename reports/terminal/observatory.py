"""The HTTP Observatory's rating of one asset on a terminal: grade and score, and what costs points."""

from __future__ import annotations

from collections.abc import Iterator

from checks import Text
from reports.terminal.line import Said
from reports.views.observatory import ObservatoryView
from reports.words import WORDS, fill


def observatory_lines(seen: ObservatoryView, lang: str) -> Iterator[Said]:
    """A line with the grade, or why there is none; one a test that costs points, the dearest first."""

    def say(word: str, **parts: Text | str) -> str:
        return fill(WORDS[word], **parts)[lang]

    grade = say("observatory_grade", grade=seen.grade, score=seen.score) if seen.grade else say("observatory_none")
    because = f" ({seen.reason[lang]})" if seen.reason else ""
    yield Said(2, ((f"{say('observatory_line', algorithm=seen.algorithm)}: ", ""), (grade, "bold"), (because, "dim")))
    if seen.status:
        yield Said(4, ((say("observatory_status", status=seen.status), "yellow"),))
    for line in seen.lines:
        if line.modifier < 0:
            yield Said(4, ((f"{line.points:>4}  {line.test[lang]}: {line.result[lang]}", "dim"),))

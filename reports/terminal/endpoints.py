"""A site's addresses on a terminal: a line each, and one about the name with or without www."""

from __future__ import annotations

from collections.abc import Iterator

from reports.terminal.line import TerminalLine
from reports.views.endpoints import EndpointsView
from reports.words import WORDS


def endpoints_lines(view: EndpointsView, lang: str) -> Iterator[TerminalLine]:
    """Under a heading, the addresses in a column and what each answers."""
    yield TerminalLine(2, ((WORDS["endpoints"][lang], "bold"),))
    wide = max((len(line.url) for line in view.lines), default=0)
    for line in view.lines:
        remarks = "".join(f" · {remark[lang]}" for remark in line.remarks)
        yield TerminalLine(4, ((f"{line.url:<{wide}}", "" if line.lives else "dim"), (f"  {line.answer[lang]}", "dim"), (remarks, "")))
    if view.twin is not None:
        yield TerminalLine(4, ((view.twin[lang], "dim"),))
